public import SurveyModel
public import SurveyStatistics

/// How often each exact value occurs.
///
/// Merging adds counts, so the result is the same to the last bit whatever the order, the chunks or the number of
/// threads; sums, squares and quantiles follow from it when they are asked for. Answers on scales have few values, and
/// so have the scores made of them.
///
/// The values stand in order, because merging, medians and ranks all want them so. Values that are new are put in their
/// places as long as there are few; where there are many, they wait in a dictionary until there are enough of them to be put
/// in their places at once.
public struct ValueDistribution: Sendable {
  /// A value, and how often it occurs.
  public typealias Entry = (value: Ratio, count: Int)

  private var sorted: [Entry] = []
  private var waiting: [Ratio: Int] = [:]

  /// How many values were added.
  public private(set) var count = 0

  /// No values.
  public init() {}

  /// Makes room for so many different values.
  mutating func reserveCapacity(_ count: Int) { sorted.reserveCapacity(count) }

  /// Adds a value, several times over.
  public mutating func add(_ value: Ratio, times: Int = 1) {
    guard times > 0 else { return }
    count += times
    guard let last = sorted.last, !waiting.isEmpty || value <= last.value else {
      if waiting.isEmpty { sorted.append((value, times)) } else { wait(value, times) }
      return
    }
    let place = place(of: value)
    if place < sorted.count, sorted[place].value == value {
      sorted[place].count += times
    } else if waiting.isEmpty, sorted.count < Self.few {
      sorted.insert((value, times), at: place)
    } else {
      wait(value, times)
    }
  }

  /// So many values are moved up faster than one is hashed, seeing that each is new but once.
  private static let few = 512

  private mutating func wait(_ value: Ratio, _ times: Int) {
    waiting[value, default: 0] += times
    if waiting.count > 32 + sorted.count / 4 {
      sorted = entries
      waiting = [:]
    }
  }

  /// The first place whose value is not below.
  private func place(of value: Ratio) -> Int {
    var (low, high) = (0, sorted.count)
    while low < high {
      let middle = (low + high) / 2
      if sorted[middle].value < value { low = middle + 1 } else { high = middle }
    }
    return low
  }

  /// Adds everything that another holds.
  public mutating func merge(_ other: ValueDistribution) {
    if other.count == 0 { return }
    if count == 0 {
      self = other
      return
    }
    sorted = Self.merged(entries, other.entries)
    waiting = [:]
    count += other.count
  }

  private static func merged(_ left: [Entry], _ right: [Entry]) -> [Entry] {
    var merged: [Entry] = []
    // Exactly as much as is needed: what segments hold is most of the memory of a batch.
    merged.reserveCapacity(left.count + right.count - commonCount(left, right))
    var at = 0
    for entry in right {
      while at < left.count, left[at].value < entry.value {
        merged.append(left[at])
        at += 1
      }
      if at < left.count, left[at].value == entry.value {
        merged.append((entry.value, left[at].count + entry.count))
        at += 1
      } else {
        merged.append(entry)
      }
    }
    merged.append(contentsOf: left[at...])
    return merged
  }

  /// How many values two distributions have in common.
  private static func commonCount(_ left: [Entry], _ right: [Entry]) -> Int {
    var (common, at) = (0, 0)
    for entry in right {
      while at < left.count, left[at].value < entry.value { at += 1 }
      if at < left.count, left[at].value == entry.value { common += 1 }
    }
    return common
  }

  /// Takes away what another holds, all of which is in this one.
  mutating func remove(_ other: ValueDistribution) {
    let less = other.entries
    var next = 0
    sorted = entries.compactMap { entry in
      guard next < less.count, less[next].value == entry.value else { return entry }
      next += 1
      let left = entry.count - less[next - 1].count
      return left > 0 ? (entry.value, left) : nil
    }
    waiting = [:]
    count -= other.count
  }

  /// How often a value occurs.
  public subscript(value: Ratio) -> Int {
    let place = place(of: value)
    return place < sorted.count && sorted[place].value == value ? sorted[place].count : waiting[value] ?? 0
  }

  /// The values in ascending order with their counts.
  public var entries: [Entry] {
    if waiting.isEmpty { return sorted }
    return Self.merged(sorted, waiting.sorted { $0.key < $1.key }.map { (value: $0.key, count: $0.value) })
  }

  /// How many different values there are.
  public var valueCount: Int { sorted.count + waiting.count }

  /// The least value.
  public var minimum: Ratio? { entries.first?.value }

  /// The greatest value.
  public var maximum: Ratio? { entries.last?.value }

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
    entries.reduce(0) { $0 + (least <= $1.value && $1.value <= greatest ? $1.count : 0) }
  }
}

extension ValueDistribution: Hashable {
  /// Whether both hold the same values equally often.
  public static func == (left: ValueDistribution, right: ValueDistribution) -> Bool {
    left.count == right.count && left.entries.elementsEqual(right.entries) { $0 == $1 }
  }

  /// Hashes the values with their counts.
  public func hash(into hasher: inout Hasher) {
    for (value, times) in entries {
      hasher.combine(value)
      hasher.combine(times)
    }
  }
}

// MARK: - Moments

extension ValueDistribution {
  /// Size, mean and variance, with the exact mean; `nil` without values.
  ///
  /// From exact integers where they fit 128 bits, else from doubles in ascending order, so that the result never
  /// depends on the order of adding. The exact mean is `nil` where it needs more than 128 bits.
  public var summary: (sample: SampleSummary, exactMean: Ratio?)? {
    guard count > 0 else { return nil }
    let entries = entries
    guard let (moments, denominator) = scaled(entries) else {
      return SampleSummary(counted: entries.map { (value: $0.value.doubleValue, count: $0.count) }).map { ($0, nil) }
    }
    let (divisor, overflow) = denominator.multipliedReportingOverflow(by: Int128(count))
    return SampleSummary(moments, factor: 1 / Double(denominator)).map { sample in
      (sample, overflow ? nil : Ratio(moments.sum, over: divisor))
    }
  }

  /// Σx and Σx² over the common denominator of all values.
  private func scaled(_ entries: [Entry]) -> (moments: IntegerMoments, denominator: Int128)? {
    var denominator: Int128 = 1
    for (value, _) in entries where value.denominator != denominator {
      let step = value.denominator / WeightUnits.divisor(denominator, value.denominator)
      // Twice this size, squared and summed, is about as much as 128 bits hold.
      guard step <= 1 << 40, denominator * step <= 1 << 40 else { return nil }
      denominator *= step
    }
    var (sum, squares) = (Int128(0), Int128(0))
    for (value, times) in entries {
      // Both are below 2⁶³, where division is several times cheaper than that of 128 bits.
      let factor = Int64(truncatingIfNeeded: denominator) / Int64(truncatingIfNeeded: value.denominator)
      let (number, first) = value.numerator.multipliedReportingOverflow(by: Int128(factor))
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
