/// Student's t distribution.
public struct StudentT: Hashable, Sendable {
  /// The degrees of freedom ν > 0, not necessarily whole.
  public let degreesOfFreedom: Double

  /// The distribution with these degrees of freedom, or `nil` unless they are positive and finite.
  public init?(degreesOfFreedom: Double) {
    guard degreesOfFreedom > 0, degreesOfFreedom.isFinite else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value below `t`.
  public func cumulative(_ t: Double) -> Double {
    t < 0 ? tail(beyond: -t) : 1 - tail(beyond: t)
  }

  /// The probability of a value above `t`, with full relative precision in the far tail.
  public func upperTail(_ t: Double) -> Double {
    cumulative(-t)
  }

  /// The probability of a value at least as far from 0 as `t`, on either side.
  public func twoSided(_ t: Double) -> Double {
    2 * tail(beyond: t.magnitude)
  }

  /// The value below which a share `p` of the distribution lies.
  ///
  /// `nil` when `p` does not lie inside 0…1 and when the square of the value is too large for a number, as in the far
  /// tail with one degree of freedom.
  public func quantile(_ p: Double) -> Double? {
    guard p > 0, p < 1 else { return nil }
    if p == 0.5 { return 0 }
    let lower = p < 0.5
    let outside = 2 * (lower ? p : 1 - p)
    let inside = 2 * (lower ? 0.5 - p : p - 0.5)
    // t² / ν is the odds of a beta variable with parameters ½ and ν/2.
    let odds = IncompleteBeta(a: 0.5, b: degreesOfFreedom / 2)
      .inverseOdds(lower: inside, upper: outside, guess: roughOdds(p))
    let magnitude = sqrt(odds * degreesOfFreedom)
    return magnitude.isFinite ? (lower ? -magnitude : magnitude) : nil
  }

  /// The odds near those of a quantile: by the normal distribution and one more term (Fisher and Cornish, 1960), where
  /// there are enough degrees of freedom for that to be near.
  private func roughOdds(_ p: Double) -> Double? {
    guard degreesOfFreedom > 10, let z = StandardNormal.quantile(p) else { return nil }
    let t = z + (z * z * z + z) / (4 * degreesOfFreedom)
    return t * t / degreesOfFreedom
  }

  /// The probability above a non-negative `t`.
  private func tail(beyond t: Double) -> Double {
    guard t.isFinite else { return 0 }
    let square = t * t
    let total = degreesOfFreedom + square
    guard total.isFinite else { return 0 }
    let beta = IncompleteBeta(a: 0.5, b: degreesOfFreedom / 2)
    return 0.5 * beta.tails(x: square / total, y: degreesOfFreedom / total).upper
  }
}
