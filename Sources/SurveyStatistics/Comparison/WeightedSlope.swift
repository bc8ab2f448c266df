/// The linear trend of means over ordered groups such as waves, each mean weighted by 1/SE².
public struct WeightedSlope: Hashable, Sendable {
  /// The change of the mean for one unit of the score.
  public let slope: Double
  /// The standard error, taking the groups' standard errors as known.
  public let standardError: Double
  /// The two-sided p-value of no trend, by the normal approximation.
  public let pValue: Double

  /// The slope, or `nil` when a group has fewer than two values or does not vary, or all groups have one score.
  public init?(_ groups: [SampleSummary], scores: [Double]? = nil) throws(StatisticsError) {
    let scores = scores ?? groups.indices.map { Double($0) }
    guard scores.count == groups.count else {
      throw .mismatchedLengths(expected: groups.count, found: scores.count)
    }
    try checkFinite(scores)
    var weights: [Double] = []
    for group in groups {
      guard let error = group.standardError, error > 0 else { return nil }
      weights.append(1 / (error * error))
    }
    let total = weights.compensatedSum()
    let center = compensatedSum(groups.count) { weights[$0] * scores[$0] } / total
    let spread = compensatedSum(groups.count) { weights[$0] * (scores[$0] - center) * (scores[$0] - center) }
    guard spread > 0, spread.isFinite else { return nil }
    slope = compensatedSum(groups.count) { weights[$0] * (scores[$0] - center) * groups[$0].mean } / spread
    standardError = 1 / spread.squareRoot()
    pValue = StandardNormal.twoSided(slope / standardError)
  }
}
