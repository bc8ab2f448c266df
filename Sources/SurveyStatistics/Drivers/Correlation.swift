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

  /// Pearson's product-moment correlation (1896) of the complete pairs.
  ///
  /// `nil` for fewer than two complete pairs and when a variable does not vary over them.
  public static func pearson(_ first: [Double?], _ second: [Double?]) throws(StatisticsError) -> Correlation? {
    let pairs = try completePairs(first, second)
    return coefficient(pairs.first, pairs.second)
  }

  /// Spearman's rank correlation (1904): Pearson's of the mid-ranks, `nil` as there.
  public static func spearman(_ first: [Double?], _ second: [Double?]) throws(StatisticsError) -> Correlation? {
    let pairs = try completePairs(first, second)
    return coefficient(midRanks(pairs.first), midRanks(pairs.second))
  }

  private static func coefficient(_ first: [Double], _ second: [Double]) -> Correlation? {
    guard
      let a = SampleSummary(first), let b = SampleSummary(second), let v1 = a.variance, let v2 = b.variance
    else { return nil }
    let products = compensatedSum(first.count) { (first[$0] - a.mean) * (second[$0] - b.mean) }
    let covariance = products / Double(first.count - 1)
    return correlationCoefficient(covariance: covariance, v1, v2).map {
      Correlation(coefficient: $0, count: first.count)
    }
  }

  private static func completePairs(
    _ first: [Double?], _ second: [Double?]
  ) throws(StatisticsError) -> (first: [Double], second: [Double]) {
    guard first.count == second.count else {
      throw .mismatchedLengths(expected: first.count, found: second.count)
    }
    var pairs: (first: [Double], second: [Double]) = ([], [])
    for (index, pair) in zip(first, second).enumerated() {
      guard let a = pair.0, let b = pair.1 else { continue }
      guard a.isFinite, b.isFinite else { throw .notFinite(index: index) }
      pairs.first.append(a)
      pairs.second.append(b)
    }
    return pairs
  }
}

extension Correlation {
  /// The interval of Pearson's correlation: tanh(artanh r ± z/√(n − 3)) (Fisher, 1921).
  ///
  /// `nil` for fewer than four pairs, and for −1 and 1, whose transform is infinite.
  public func fisherInterval(level: ConfidenceLevel = .ninetyFive) -> ConfidenceInterval? {
    guard count > 3, abs(coefficient) < 1 else { return nil }
    let center = (log1p(coefficient) - log1p(-coefficient)) / 2
    let margin = level.normalQuantile / Double(count - 3).squareRoot()
    return ConfidenceInterval(
      lower: Self.hyperbolicTangent(center - margin), upper: Self.hyperbolicTangent(center + margin))
  }

  /// tanh x = 1 − 2/(e²ˣ + 1).
  private static func hyperbolicTangent(_ x: Double) -> Double { 1 - 2 / (exp(2 * x) + 1) }
}
