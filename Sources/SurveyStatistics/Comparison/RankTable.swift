/// How often each value occurs in each group, values ascending, with the mid-ranks that follow.
///
/// Rank tests need nothing else, so that they also work on counts of answers to a scale.
public struct RankTable: Hashable, Sendable {
  /// The number of values in each group.
  public let groupSizes: [Int]
  /// The sum of the mid-ranks in each group.
  public let rankSums: [Double]
  /// Σ(t³ − t) over groups of t tied values.
  public let tieCorrection: Double

  /// The ranks in counts of answers.
  ///
  /// `counts` holds one row for each group and one column for each answer option in ascending order.
  public init(counts: [[Int]]) throws(StatisticsError) {
    let width = counts.first?.count ?? 0
    for row in counts {
      guard row.count == width else { throw .mismatchedLengths(expected: width, found: row.count) }
      if let negative = row.first(where: { $0 < 0 }) { throw .outOfRange("a count", value: Double(negative)) }
    }
    try self.init(places: counts.map { row in row.enumerated().map { (place: $0.offset, count: $0.element) } })
  }

  /// The ranks of values that are given with their counts, in memory that depends on the number of different values.
  ///
  /// - Parameter groups: The values of each group, in any order, with how often each occurs. Ranks depend on nothing but
  ///   the order of values, so that each stands for itself by its place, from 0, among all that differ.
  public init(places groups: [[(place: Int, count: Int)]]) throws(StatisticsError) {
    var sizes: [Int] = []
    for (place, count) in groups.joined() {
      if count < 0 { throw .outOfRange("a count", value: Double(count)) }
      if place < 0 { throw .outOfRange("a place", value: Double(place)) }
      if place >= sizes.count { sizes += Array(repeating: 0, count: place + 1 - sizes.count) }
      sizes[place] += count
    }
    var ties = CompensatedSum()
    var below = 0.0
    let ranks = sizes.map { size in
      let size = Double(size)
      defer { below += size }
      ties.add(size * (size * size - 1))
      return below + (size + 1) / 2
    }
    groupSizes = groups.map { $0.reduce(0) { $0 + $1.count } }
    rankSums = groups.map { group in
      var sum = CompensatedSum()
      for (place, count) in group { sum.add(Double(count) * ranks[place]) }
      return sum.value
    }
    tieCorrection = ties.value
  }

  private init(groupSizes: [Int], rankSums: [Double], tieCorrection: Double) {
    self.groupSizes = groupSizes
    self.rankSums = rankSums
    self.tieCorrection = tieCorrection
  }

  /// A group and all others together: ranks are the same however the values are grouped, so that comparing each of many
  /// groups with the rest takes one ranking.
  public func oneAgainstRest(_ group: Int) -> RankTable {
    func rest<Number: AdditiveArithmetic>(_ numbers: [Number]) -> Number {
      numbers.indices.reduce(.zero) { $1 == group ? $0 : $0 + numbers[$1] }
    }
    return RankTable(
      groupSizes: [groupSizes[group], rest(groupSizes)], rankSums: [rankSums[group], rest(rankSums)],
      tieCorrection: tieCorrection)
  }

  /// The ranks of the values of several groups.
  public init(groups: [[Double]]) throws(StatisticsError) {
    for group in groups {
      try checkFinite(group)
    }
    let values = Set(groups.joined()).sorted()
    let position = Dictionary(uniqueKeysWithValues: values.enumerated().map { ($0.element, $0.offset) })
    var counts = Array(repeating: Array(repeating: 0, count: values.count), count: groups.count)
    for (index, group) in groups.enumerated() {
      for value in group {
        counts[index][position[value, default: 0]] += 1
      }
    }
    try self.init(counts: counts)
  }

  /// The number of all values.
  public var total: Int { groupSizes.reduce(0, +) }

  /// 1 − Σ(t³ − t)/(N³ − N): the share of the rank variance that ties leave, 0 when all values are equal.
  public var untiedShare: Double {
    let n = Double(total)
    return n > 1 ? 1 - tieCorrection / (n * (n * n - 1)) : 0
  }
}
