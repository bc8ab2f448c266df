/// The comparison of two groups by ranks (Mann and Whitney, 1947), normal approximation corrected for ties.
public struct MannWhitneyTest: Hashable, Sendable {
  /// U of the first group: how many pairs it wins, ties counting ½.
  public let statistic: Double
  /// U/(n₁n₂), the probability that a value of the first group is the larger one.
  public let superiority: Double
  /// (U − n₁n₂/2)/σ, moved half a step towards 0 if continuity was asked for.
  public let zScore: Double
  /// The two-sided p-value.
  public let pValue: Double

  /// The comparison of the two groups of a rank table, or `nil` when a group is empty or all values are equal.
  public init?(_ table: RankTable, hasContinuityCorrection: Bool = true) {
    guard table.groupSizes.count == 2, table.groupSizes.allSatisfy({ $0 > 0 }) else { return nil }
    let n1 = Double(table.groupSizes[0])
    let n2 = Double(table.groupSizes[1])
    let variance = n1 * n2 / 12 * (n1 + n2 + 1) * table.untiedShare
    guard variance > 0 else { return nil }
    statistic = table.rankSums[0] - n1 * (n1 + 1) / 2
    superiority = statistic / (n1 * n2)
    let distance = statistic - n1 * n2 / 2
    let correction = hasContinuityCorrection ? min(0.5, distance.magnitude) : 0
    zScore = (distance < 0 ? distance + correction : distance - correction) / variance.squareRoot()
    pValue = StandardNormal.twoSided(zScore)
  }
}
