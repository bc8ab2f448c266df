/// cov/√(v₁·v₂) inside −1…1, or `nil` when either variance is not positive.
func correlationCoefficient(covariance: Double, _ first: Double, _ second: Double) -> Double? {
  guard first > 0, second > 0 else { return nil }
  // Two roots, because the product of two large variances can overflow.
  let value = covariance / (first.squareRoot() * second.squareRoot())
  return value.isFinite ? min(1, max(-1, value)) : nil
}

/// The correlation of two variables and the number of pairs it rests on.
public struct Correlation: Hashable, Sendable {
  /// The coefficient, −1…1.
  public let coefficient: Double
  /// The number of complete pairs.
  public let count: Int

  /// Pearson's product-moment correlation (1896), or `nil` for fewer than two pairs or a constant variable.
  public static func pearson(_ first: [Double], _ second: [Double]) throws(StatisticsError) -> Correlation? {
    try checkPairs(first, second)
    guard let a = SampleSummary(first), let b = SampleSummary(second) else { return nil }
    let n = Double(first.count - 1)
    let products = compensatedSum(first.count) { (first[$0] - a.mean) * (second[$0] - b.mean) }
    guard
      let coefficient = correlationCoefficient(
        covariance: n > 0 ? products / n : 0, a.variance ?? 0, b.variance ?? 0)
    else { return nil }
    return Correlation(coefficient: coefficient, count: first.count)
  }

  /// Spearman's rank correlation (1904): Pearson's of the mid-ranks, `nil` as there.
  public static func spearman(_ first: [Double], _ second: [Double]) throws(StatisticsError) -> Correlation? {
    try checkPairs(first, second)
    return try pearson(midRanks(first), midRanks(second))
  }

  private static func checkPairs(_ first: [Double], _ second: [Double]) throws(StatisticsError) {
    guard first.count == second.count else {
      throw .mismatchedLengths(expected: first.count, found: second.count)
    }
    try checkFinite(first)
    try checkFinite(second)
  }
}
