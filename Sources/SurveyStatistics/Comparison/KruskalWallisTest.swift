/// The comparison of several groups by ranks (Kruskal and Wallis, 1952), corrected for ties.
public struct KruskalWallisTest: Hashable, Sendable {
  /// H, approximately χ² with one degree of freedom fewer than groups.
  public let statistic: Double
  /// The number of groups less 1.
  public let degreesOfFreedom: Int
  /// The p-value.
  public let pValue: Double

  /// The comparison of at least two non-empty groups, or `nil` when a group is empty or all values are equal.
  public init?(_ table: RankTable) {
    let untied = table.untiedShare
    guard
      table.groupSizes.count > 1, table.groupSizes.allSatisfy({ $0 > 0 }), untied > 0,
      let distribution = ChiSquared(degreesOfFreedom: Double(table.groupSizes.count - 1))
    else { return nil }
    let n = Double(table.total)
    // Distances from the expected rank sums, because their squares alone nearly cancel in large samples.
    let spread = compensatedSum(table.groupSizes.count) { group in
      let size = Double(table.groupSizes[group])
      let distance = table.rankSums[group] / size - (n + 1) / 2
      return size * distance * distance
    }
    statistic = 12 / (n * (n + 1)) * spread / untied
    degreesOfFreedom = table.groupSizes.count - 1
    pValue = distribution.upperTail(statistic)
  }
}
