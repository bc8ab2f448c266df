public import SurveyModel
public import SurveyStatistics

/// How often each exact value occurs.
///
/// Merging adds counts, so the result is the same to the last bit whatever the order, the chunks or the number of
/// threads; sums, squares and quantiles follow from it when they are asked for. Answers on scales have few values, and
/// so have the scores made of them.
public struct ValueDistribution: Sendable, Hashable {
  private var counts: [Ratio: Int] = [:]

  /// How many values were added.
  public private(set) var count = 0

  /// No values.
  public init() {}

  /// Makes room for so many different values.
  mutating func reserveCapacity(_ count: Int) { counts.reserveCapacity(count) }

  /// Adds a value, several times over.
  public mutating func add(_ value: Ratio, times: Int = 1) {
    guard times > 0 else { return }
    counts[value, default: 0] += times
    count += times
  }

  /// Adds everything that another holds.
  public mutating func merge(_ other: ValueDistribution) {
    counts.merge(other.counts, uniquingKeysWith: +)
    count += other.count
  }

  /// Takes away what another holds, all of which is in this one.
  mutating func remove(_ other: ValueDistribution) {
    for (value, times) in other.counts {
      let left = (counts[value] ?? 0) - times
      counts[value] = left > 0 ? left : nil
    }
    count = counts.values.reduce(0, +)
  }

  /// How often a value occurs.
  public subscript(value: Ratio) -> Int { counts[value] ?? 0 }

  /// The values in ascending order with their counts.
  public var entries: [(value: Ratio, count: Int)] {
    counts.sorted { $0.key < $1.key }.map { (value: $0.key, count: $0.value) }
  }

  /// The least value.
  public var minimum: Ratio? { counts.keys.min() }

  /// The greatest value.
  public var maximum: Ratio? { counts.keys.max() }

  /// The lower median: the value of the ⌈n/2⌉th in ascending order, which is always a value that occurs.
  public var lowerMedian: Ratio? {
    var before = 0
    for (value, times) in entries {
      before += times
      if 2 * before >= count { return value }
    }
    return nil
  }

  /// How many values lie in a closed range.
  public func count(from least: Ratio, to greatest: Ratio) -> Int {
    counts.reduce(0) { $0 + (least <= $1.key && $1.key <= greatest ? $1.value : 0) }
  }

  /// The exact mean; `nil` without values, or when it needs more than 128 bits.
  public var exactMean: Ratio? {
    guard count > 0, let scaled else { return nil }
    let (denominator, overflow) = scaled.denominator.multipliedReportingOverflow(by: Int128(count))
    return overflow ? nil : Ratio(scaled.moments.sum, over: denominator)
  }

  /// Size, mean and variance; `nil` without values.
  ///
  /// From exact integers where they fit 128 bits, else from doubles in ascending order, so that the result never
  /// depends on the order of adding.
  public var summary: SampleSummary? {
    if let scaled { return SampleSummary(scaled.moments, factor: 1 / Double(scaled.denominator)) }
    return SampleSummary(entries.flatMap { Array(repeating: $0.value.doubleValue, count: $0.count) })
  }

  /// Σx and Σx² over the common denominator of all values.
  private var scaled: (moments: IntegerMoments, denominator: Int128)? {
    var denominator: Int128 = 1
    for value in counts.keys {
      let step = value.denominator / WeightUnits.divisor(denominator, value.denominator)
      // Twice this size, squared and summed, is about as much as 128 bits hold.
      guard step <= 1 << 40, denominator * step <= 1 << 40 else { return nil }
      denominator *= step
    }
    var sum: Int128 = 0
    var squares: Int128 = 0
    for (value, times) in counts {
      let (number, first) = value.numerator.multipliedReportingOverflow(by: denominator / value.denominator)
      let (once, second) = number.multipliedReportingOverflow(by: Int128(times))
      let (twice, third) = once.multipliedReportingOverflow(by: number)
      let (nextSum, fourth) = sum.addingReportingOverflow(once)
      let (nextSquares, fifth) = squares.addingReportingOverflow(twice)
      if first || second || third || fourth || fifth { return nil }
      (sum, squares) = (nextSum, nextSquares)
    }
    return IntegerMoments(count: count, sum: sum, sumOfSquares: squares).map { ($0, denominator) }
  }
}
