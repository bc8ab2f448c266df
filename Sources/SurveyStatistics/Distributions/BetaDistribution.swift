/// The beta distribution on 0…1.
public struct BetaDistribution: Hashable, Sendable {
  /// The first shape parameter, above 0.
  public let alpha: Double
  /// The second shape parameter, above 0.
  public let beta: Double

  /// The distribution with these shapes, or `nil` unless both are positive and finite.
  public init?(alpha: Double, beta: Double) {
    guard alpha > 0, beta > 0, alpha.isFinite, beta.isFinite else { return nil }
    self.alpha = alpha
    self.beta = beta
  }

  /// The probability of a value below `x`.
  public func cumulative(_ x: Double) -> Double { IncompleteBeta(a: alpha, b: beta).tails(x: x, y: 1 - x).lower }

  /// The probability of a value above `x`.
  public func upperTail(_ x: Double) -> Double { IncompleteBeta(a: alpha, b: beta).tails(x: x, y: 1 - x).upper }

  /// The value below which a share `p` of the distribution lies, or `nil` when `p` does not lie inside 0…1.
  public func quantile(_ p: Double) -> Double? {
    guard p > 0, p < 1 else { return nil }
    let odds = IncompleteBeta(a: alpha, b: beta).inverseOdds(lower: p, upper: 1 - p)
    return odds.isFinite ? odds / (1 + odds) : 1
  }
}
