extension Correlation {
  /// Two values that occur together, and how often.
  public struct Pair: Hashable, Sendable {
    /// The value of the first variable.
    public let first: Double
    /// The value of the second.
    public let second: Double
    /// How often they occur together.
    public let count: Int

    /// A pair that occurs `count` times.
    public init(_ first: Double, _ second: Double, count: Int) {
      self.first = first
      self.second = second
      self.count = count
    }
  }

  /// Spearman's rank correlation of counted pairs: what it is of the pairs one by one, for any number of them.
  ///
  /// `nil` for fewer than two pairs and when a variable does not vary.
  public static func spearman(_ pairs: [Pair]) -> Correlation? {
    let count = pairs.reduce(0) { $0 + $1.count }
    guard count > 1 else { return nil }
    let first = midRanks(pairs.map { ($0.first, $0.count) })
    let second = midRanks(pairs.map { ($0.second, $0.count) })
    // Ranks of either variable are (n + 1)/2 on average.
    let middle = Double(count + 1) / 2
    func sum(_ value: (Pair) -> Double) -> Double {
      compensatedSum(pairs.count) { Double(pairs[$0].count) * value(pairs[$0]) }
    }
    func rank(_ ranks: [Double: Double], _ value: Double) -> Double { (ranks[value] ?? middle) - middle }
    let covariance = sum { rank(first, $0.first) * rank(second, $0.second) }
    let variances = (
      sum { rank(first, $0.first) * rank(first, $0.first) }, sum { rank(second, $0.second) * rank(second, $0.second) }
    )
    return correlationCoefficient(covariance: covariance, variances.0, variances.1)
      .map { Correlation(coefficient: $0, count: count) }
  }

  /// The rank of each value from 1, equal values sharing the middle of their ranks.
  private static func midRanks(_ values: [(value: Double, count: Int)]) -> [Double: Double] {
    var counts: [Double: Int] = [:]
    for (value, count) in values { counts[value, default: 0] += count }
    var before = 0
    var ranks: [Double: Double] = [:]
    for (value, count) in counts.sorted(by: { $0.key < $1.key }) {
      ranks[value] = Double(before) + Double(count + 1) / 2
      before += count
    }
    return ranks
  }
}
