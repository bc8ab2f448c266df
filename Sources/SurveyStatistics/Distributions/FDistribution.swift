/// Fisher and Snedecor's F distribution.
public struct FDistribution: Hashable, Sendable {
  /// Degrees of freedom of the numerator, above 0.
  public let numerator: Double
  /// Degrees of freedom of the denominator, above 0.
  public let denominator: Double

  /// The distribution with these degrees of freedom, or `nil` unless both are positive and finite.
  public init?(numerator: Double, denominator: Double) {
    guard numerator > 0, denominator > 0, numerator.isFinite, denominator.isFinite else { return nil }
    self.numerator = numerator
    self.denominator = denominator
  }

  /// The probability of a value below `f`.
  public func cumulative(_ f: Double) -> Double { tails(f).lower }

  /// The probability of a value above `f`, with full relative precision in the far tail.
  public func upperTail(_ f: Double) -> Double { tails(f).upper }

  /// The value below which a share `p` of the distribution lies, or `nil` when `p` does not lie inside 0…1.
  public func quantile(_ p: Double) -> Double? {
    guard p > 0, p < 1 else { return nil }
    let odds = IncompleteBeta(a: numerator / 2, b: denominator / 2).inverseOdds(lower: p, upper: 1 - p)
    let value = odds * denominator / numerator
    return value.isFinite ? value : nil
  }

  private func tails(_ f: Double) -> TailProbabilities {
    guard f > 0 else { return TailProbabilities(lower: 0) }
    let ratio = numerator / denominator * f
    guard ratio.isFinite else { return TailProbabilities(upper: 0) }
    return IncompleteBeta(a: numerator / 2, b: denominator / 2).tails(x: ratio / (1 + ratio), y: 1 / (1 + ratio))
  }
}
