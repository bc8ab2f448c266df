/// The regularised incomplete gamma function P(a, x), its complement Q and its inverse, for a > 0.
///
/// Series below x = a + 1, continued fraction above (Press et al., *Numerical Recipes*, 6.2), with a saddle-point
/// kernel so that large parameters keep their precision.
struct IncompleteGamma: Sendable {
  let a: Double

  /// P(a, x) and Q(a, x) for x ≥ 0.
  func tails(_ x: Double) -> TailProbabilities {
    guard x > 0 else { return TailProbabilities(lower: 0) }
    guard x.isFinite else { return TailProbabilities(upper: 0) }
    let kernel = gammaKernel(a, x: x)
    if x < a + 1 {
      return TailProbabilities(lower: kernel * series(x))
    } else {
      return TailProbabilities(upper: kernel * continuedFraction(x))
    }
  }

  /// The x at which P(a, x) = `lower`; `upper` is 1 − `lower`. Both must lie inside 0…1.
  func inverse(lower: Double, upper: Double) -> Double {
    if lower <= upper {
      return solveOnPositiveAxis(target: lower, guess: a, isIncreasing: true) { x in
        (tails(x).lower, gammaKernel(a, x: x) / x)
      }
    } else {
      return solveOnPositiveAxis(target: upper, guess: a, isIncreasing: false) { x in
        (tails(x).upper, -gammaKernel(a, x: x) / x)
      }
    }
  }

  private var iterationLimit: Int { 500 + Int(20 * sqrt(a)) }

  private func series(_ x: Double) -> Double {
    var term = 1 / a
    var sum = term
    var denominator = a
    for _ in 0..<iterationLimit {
      denominator += 1
      term *= x / denominator
      sum += term
      if term < sum * 1e-17 { break }
    }
    return sum
  }

  private func continuedFraction(_ x: Double) -> Double {
    let tiny = 1e-300
    var b = x + 1 - a
    var c = 1 / tiny
    var d = 1 / b
    var fraction = d
    for step in 1...iterationLimit {
      let i = Double(step)
      let numerator = -i * (i - a)
      b += 2
      d = numerator * d + b
      if d.magnitude < tiny { d = tiny }
      c = b + numerator / c
      if c.magnitude < tiny { c = tiny }
      d = 1 / d
      let factor = d * c
      fraction *= factor
      if (factor - 1).magnitude < 3e-16 { break }
    }
    return fraction
  }
}
