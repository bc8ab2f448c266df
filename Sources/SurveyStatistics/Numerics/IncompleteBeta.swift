/// The regularised incomplete beta function Iₓ(a, b), its complement and its inverse.
///
/// The continued fraction of Didonato and Morris (1992, algorithm 708) with a saddle-point kernel, so that parameters
/// of 10⁸ and more keep their precision. Parameters must be positive and finite.
struct IncompleteBeta: Sendable {
  let a: Double
  let b: Double

  /// Iₓ(a, b) and 1 − Iₓ(a, b) for x in 0…1; `y` is 1 − x, given separately so that neither end loses digits.
  func tails(x: Double, y: Double) -> TailProbabilities {
    guard x > 0 else { return TailProbabilities(lower: 0) }
    guard y > 0 else { return TailProbabilities(upper: 0) }
    let kernel = betaKernel(a, b, x: x, y: y)
    // How far x lies below the mean a/(a + b), times a + b; the smaller of x and y gives it with the most digits.
    let distance = x <= y ? a - (a + b) * x : (a + b) * y - b
    if distance > 0 {
      return TailProbabilities(lower: kernel * Self.continuedFraction(a, b, x: x, y: y, distance: distance))
    } else {
      return TailProbabilities(upper: kernel * Self.continuedFraction(b, a, x: y, y: x, distance: -distance))
    }
  }

  /// The odds x / (1 − x) at which Iₓ(a, b) = `lower`; `upper` is 1 − `lower`. Both must lie inside 0…1.
  ///
  /// - Parameter guess: Odds that are probably near; a/b, the odds of the mean, where nothing better is known.
  func inverseOdds(lower: Double, upper: Double, guess: Double? = nil) -> Double {
    let guess = guess ?? a / b
    func point(_ odds: Double) -> (tails: TailProbabilities, density: Double) {
      let x = odds / (1 + odds)
      let y = 1 / (1 + odds)
      return (tails(x: x, y: y), betaKernel(a, b, x: x, y: y) / odds)
    }
    if lower <= upper {
      return solveOnPositiveAxis(target: lower, guess: guess, isIncreasing: true) { odds in
        let (tails, density) = point(odds)
        return (tails.lower, density)
      }
    } else {
      return solveOnPositiveAxis(target: upper, guess: guess, isIncreasing: false) { odds in
        let (tails, density) = point(odds)
        return (tails.upper, -density)
      }
    }
  }

  /// Iₓ(a, b) over its kernel for x up to the mean; every second convergent, in terms that do not cancel.
  private static func continuedFraction(_ a: Double, _ b: Double, x: Double, y: Double, distance: Double) -> Double {
    let offset = 1 + distance
    let ratio = b / a
    let first = 1 + 1 / a
    var p = 1.0
    var s = a + 1
    var (oldNumerator, numerator) = (0.0, 1.0)
    var (oldDenominator, denominator) = (1.0, offset / first)
    var value = first / offset
    for step in 1...100_000 {
      let n = Double(step)
      let t = n / a
      let w = n * (b - n) * x
      let e = a / s
      let alpha = p * (p + ratio) * e * e * (w * x)
      let f = (1 + t) / (first + t + t)
      let beta = n + w / s + f * (offset + n * (y + 1))
      p = 1 + t
      s += 2
      (oldNumerator, numerator) = (numerator, alpha * oldNumerator + beta * numerator)
      (oldDenominator, denominator) = (denominator, alpha * oldDenominator + beta * denominator)
      let next = numerator / denominator
      if !next.isFinite || (next - value).magnitude <= 3e-16 * next { break }
      // Only ratios matter; scaling keeps the terms in range.
      oldNumerator /= denominator
      oldDenominator /= denominator
      numerator = next
      denominator = 1
      value = next
    }
    return value
  }
}
