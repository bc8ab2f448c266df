/// The test that several independent net scores are equal: Σw(x − x̄)² with weights 1/SE², about χ² (Cochran, 1954).
///
/// Each group first receives ¾, 1½ and ¾ answers, as in ``NetScoreDifference``; for two groups this is the square of its
/// statistic.
public struct NetScoreHomogeneity: Hashable, Sendable {
  /// The statistic.
  public let statistic: Double
  /// The number of groups less 1.
  public let degreesOfFreedom: Double
  /// The p-value of equal scores.
  public let pValue: Double

  /// The test of at least two scores, or `nil` for fewer and when one has no answers.
  public init?(_ scores: [NetScore]) {
    guard scores.count > 1, scores.allSatisfy({ $0.count > 0 }),
      let distribution = ChiSquared(degreesOfFreedom: Double(scores.count - 1))
    else { return nil }
    let parts = scores.map { $0.components(adjustedBy: NetScore.waldAdjustment) }
    let weights = parts.map { $0.count / $0.variance }
    let total = weights.compensatedSum()
    let center = compensatedSum(parts.count) { weights[$0] * parts[$0].value } / total
    statistic = compensatedSum(parts.count) { index in
      weights[index] * (parts[index].value - center) * (parts[index].value - center)
    }
    degreesOfFreedom = distribution.degreesOfFreedom
    pValue = distribution.upperTail(statistic)
  }
}
