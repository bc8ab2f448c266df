/// The χ² distribution.
public struct ChiSquared: Hashable, Sendable {
  /// The degrees of freedom, above 0.
  public let degreesOfFreedom: Double

  /// The distribution with these degrees of freedom, or `nil` unless they are positive and finite.
  public init?(degreesOfFreedom: Double) {
    guard degreesOfFreedom > 0, degreesOfFreedom.isFinite else { return nil }
    self.degreesOfFreedom = degreesOfFreedom
  }

  /// The probability of a value below `x`.
  public func cumulative(_ x: Double) -> Double { gamma.tails(x / 2).lower }

  /// The probability of a value above `x`, with full relative precision in the far tail.
  public func upperTail(_ x: Double) -> Double { gamma.tails(x / 2).upper }

  /// The value below which a share `p` of the distribution lies, or `nil` when `p` does not lie inside 0…1.
  public func quantile(_ p: Double) -> Double? {
    guard p > 0, p < 1 else { return nil }
    return 2 * gamma.inverse(lower: p, upper: 1 - p)
  }

  private var gamma: IncompleteGamma { IncompleteGamma(a: degreesOfFreedom / 2) }
}
