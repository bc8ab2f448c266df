/// The regularised incomplete beta function Iₓ(a, b), its complement and its inverse.
///
/// The continued fraction (Lentz's method; Press et al., *Numerical Recipes*, 6.4) with a saddle-point kernel, so
/// that parameters of 10⁸ and more keep their precision. Parameters must be positive and finite.
struct IncompleteBeta: Sendable {
  let a: Double
  let b: Double

  /// Iₓ(a, b) and 1 − Iₓ(a, b) for x in 0…1; `y` is 1 − x, given separately so that neither end loses digits.
  func tails(x: Double, y: Double) -> TailProbabilities {
    guard x > 0 else { return TailProbabilities(lower: 0) }
    guard y > 0 else { return TailProbabilities(upper: 0) }
    let kernel = betaKernel(a, b, x: x, y: y)
    if x * (a + b + 2) < a + 1 {
      return TailProbabilities(lower: kernel * Self.continuedFraction(a, b, x) / a)
    } else {
      return TailProbabilities(upper: kernel * Self.continuedFraction(b, a, y) / b)
    }
  }

  /// The odds x / (1 − x) at which Iₓ(a, b) = `lower`; `upper` is 1 − `lower`. Both must lie inside 0…1.
  func inverseOdds(lower: Double, upper: Double) -> Double {
    func point(_ odds: Double) -> (tails: TailProbabilities, density: Double) {
      let x = odds / (1 + odds)
      let y = 1 / (1 + odds)
      return (tails(x: x, y: y), betaKernel(a, b, x: x, y: y) / odds)
    }
    if lower <= upper {
      return solveOnPositiveAxis(target: lower, guess: a / b, isIncreasing: true) { odds in
        let (tails, density) = point(odds)
        return (tails.lower, density)
      }
    } else {
      return solveOnPositiveAxis(target: upper, guess: a / b, isIncreasing: false) { odds in
        let (tails, density) = point(odds)
        return (tails.upper, -density)
      }
    }
  }

  private static func continuedFraction(_ a: Double, _ b: Double, _ x: Double) -> Double {
    let tiny = 1e-300
    let limit = 500 + Int(20 * sqrt(max(a, b)))
    var c = 1.0
    var d = 1 - (a + b) * x / (a + 1)
    if d.magnitude < tiny { d = tiny }
    d = 1 / d
    var fraction = d
    for step in 1...limit {
      let m = Double(step)
      let even = m * (b - m) * x / ((a + 2 * m - 1) * (a + 2 * m))
      d = 1 + even * d
      if d.magnitude < tiny { d = tiny }
      c = 1 + even / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      fraction *= d * c
      let odd = -(a + m) * (a + b + m) * x / ((a + 2 * m) * (a + 2 * m + 1))
      d = 1 + odd * d
      if d.magnitude < tiny { d = tiny }
      c = 1 + odd / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      let factor = d * c
      fraction *= factor
      if (factor - 1).magnitude < 3e-16 { break }
    }
    return fraction
  }
}
