/// The test of a linear trend in shares over ordered groups such as waves (Cochran, 1954; Armitage, 1955).
public struct CochranArmitageTest: Hashable, Sendable {
  /// The standardised trend, positive when shares rise.
  public let zScore: Double
  /// The two-sided p-value of no trend.
  public let pValue: Double

  /// The test, or `nil` when all answers are equal or all lie in one group.
  ///
  /// - Parameters:
  ///   - groups: The share in each group.
  ///   - scores: The place of each group on the axis, 0, 1, 2, … when `nil`.
  public init?(_ groups: [Proportion], scores: [Double]? = nil) throws(StatisticsError) {
    let scores = scores ?? groups.indices.map { Double($0) }
    guard scores.count == groups.count else {
      throw .mismatchedLengths(expected: groups.count, found: scores.count)
    }
    try checkFinite(scores)
    let total = groups.reduce(0.0) { $0 + Double($1.trials) }
    guard total > 0 else { return nil }
    let share = groups.reduce(0.0) { $0 + Double($1.successes) } / total
    let center = compensatedSum(groups.count) { Double(groups[$0].trials) * scores[$0] } / total
    let trend = compensatedSum(groups.count) { index in
      (scores[index] - center) * (Double(groups[index].successes) - Double(groups[index].trials) * share)
    }
    let spread = compensatedSum(groups.count) { index in
      Double(groups[index].trials) * (scores[index] - center) * (scores[index] - center)
    }
    let variance = share * (1 - share) * spread
    guard variance > 0 else { return nil }
    zScore = trend / variance.squareRoot()
    pValue = StandardNormal.twoSided(zScore)
  }
}
