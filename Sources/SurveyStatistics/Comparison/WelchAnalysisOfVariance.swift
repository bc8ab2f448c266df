/// The comparison of several independent means without assuming equal variances (Welch, 1951).
public struct WelchAnalysisOfVariance: Hashable, Sendable {
  /// Welch's F.
  public let statistic: Double
  /// The number of groups less 1.
  public let numeratorDegreesOfFreedom: Double
  /// The denominator's degrees of freedom.
  public let denominatorDegreesOfFreedom: Double
  /// The p-value of equal means.
  public let pValue: Double

  /// The comparison of at least two groups, or `nil` when a group has fewer than two values or does not vary.
  public init?(_ groups: [SampleSummary]) {
    guard groups.count > 1 else { return nil }
    var weights: [Double] = []
    for group in groups {
      guard let variance = group.variance, variance > 0 else { return nil }
      weights.append(Double(group.count) / variance)
    }
    let k = Double(groups.count)
    let total = weights.compensatedSum()
    let origin = groups[0].mean
    let mean = compensatedSum(groups.count) { weights[$0] * (groups[$0].mean - origin) } / total
    let between = compensatedSum(groups.count) { index in
      let distance = groups[index].mean - origin - mean
      return weights[index] * distance * distance
    }
    let imbalance = compensatedSum(groups.count) { index in
      let rest = 1 - weights[index] / total
      return rest * rest / Double(groups[index].count - 1)
    }
    statistic = between / (k - 1) / (1 + 2 * (k - 2) / (k * k - 1) * imbalance)
    numeratorDegreesOfFreedom = k - 1
    denominatorDegreesOfFreedom = (k * k - 1) / (3 * imbalance)
    guard
      let distribution = FDistribution(
        numerator: numeratorDegreesOfFreedom, denominator: denominatorDegreesOfFreedom)
    else { return nil }
    pValue = distribution.upperTail(statistic)
  }
}
