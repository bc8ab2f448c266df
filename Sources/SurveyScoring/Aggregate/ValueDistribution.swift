public import SurveyModel
import SurveyStatistics

/// How often each exact value occurs.
///
/// Merging adds counts, so the result is the same to the last bit whatever the order, the chunks or the number of
/// threads; sums, squares and quantiles follow from it when they are asked for. Answers on scales have few values, and
/// so have the scores made of them.
///
/// The values stand in order, because merging, medians and ranks all want them so. Values that are new are put in their
/// places as long as there are few; where there are many, they wait in a dictionary until there are enough of them to be put
/// in their places at once. Distributions that were counted together stand on one ``ValueSupport`` instead, until a value
/// comes that is not on it.
public struct ValueDistribution: Sendable {
  /// A value, and how often it occurs.
  public typealias Entry = (value: Ratio, count: Int)

  /// Counts of values that other distributions share.
  private struct SupportCounts: Sendable {
    let support: ValueSupport
    /// How often each of them occurs here, which may be never.
    var counts: [Int]
  }

  /// Where this is not `nil`, there is nothing else.
  private var onSupport: SupportCounts?
  private var sorted: [Entry] = []
  private var waiting: [Ratio: Int] = [:]

  /// How many values were added.
  public private(set) var count = 0

  /// No values.
  public init() {}

  /// Counts of the values of a support.
  ///
  /// - Parameters:
  ///   - counts: How often each value occurs, which may be never.
  ///   - support: The values.
  init(_ counts: [Int], on support: ValueSupport) {
    count = counts.reduce(0, +)
    let occurring = counts.count { $0 > 0 }
    if occurring * MemoryLayout<Entry>.stride < counts.count * MemoryLayout<Int>.stride {
      // Where few of them occur, counts of all would take more memory.
      sorted.reserveCapacity(occurring)
      for (value, count) in zip(support.values, counts) where count > 0 { sorted.append((value, count)) }
    } else {
      onSupport = SupportCounts(support: support, counts: counts)
    }
  }

  /// Adds a value, several times over.
  public mutating func add(_ value: Ratio, times: Int = 1) {
    guard times > 0 else { return }
    if onSupport != nil { leaveSupport() }
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

  private mutating func leaveSupport() {
    sorted = entries
    onSupport = nil
  }

  /// The first place whose value is not below.
  private func place(of value: Ratio) -> Int { sorted.firstPlace { $0.value >= value } }

  /// Adds everything that another holds.
  public mutating func merge(_ other: ValueDistribution) {
    if other.count == 0 { return }
    if count == 0 {
      self = other
      return
    }
    if changeCounts(by: other, +=) { return }
    var sum = other
    if sum.changeCounts(by: self, +=) {
      self = sum
      return
    }
    sorted = Self.merged(entries, other.entries)
    waiting = [:]
    onSupport = nil
    count += other.count
  }

  /// Adds everything that another holds to the counts on the support, or takes it from them.
  ///
  /// - Returns: Whether all of the other's values are on the support; else nothing is changed.
  private mutating func changeCounts(by other: ValueDistribution, _ change: (inout Int, Int) -> Void) -> Bool {
    guard var counted = onSupport else { return false }
    // Nobody else holds the counts while they change.
    onSupport = nil
    defer { onSupport = counted }
    if let others = other.onSupport, others.support === counted.support {
      for place in others.counts.indices { change(&counted.counts[place], others.counts[place]) }
    } else {
      let entries = other.entries
      guard let places = counted.support.places(of: entries) else { return false }
      for (place, entry) in zip(places, entries) { change(&counted.counts[place], entry.count) }
    }
    change(&count, other.count)
    return true
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
    if changeCounts(by: other, -=) { return }
    let less = other.entries
    var next = 0
    sorted = entries.compactMap { entry in
      guard next < less.count, less[next].value == entry.value else { return entry }
      next += 1
      let left = entry.count - less[next - 1].count
      return left > 0 ? (entry.value, left) : nil
    }
    waiting = [:]
    onSupport = nil
    count -= other.count
  }

  /// How often a value occurs.
  public subscript(value: Ratio) -> Int {
    if let onSupport { return onSupport.support.places(of: [(value, 0)]).map { onSupport.counts[$0[0]] } ?? 0 }
    let place = place(of: value)
    return place < sorted.count && sorted[place].value == value ? sorted[place].count : waiting[value] ?? 0
  }

  /// The values in ascending order with their counts.
  public var entries: [Entry] {
    if let onSupport {
      return zip(onSupport.support.values, onSupport.counts).compactMap { $1 > 0 ? (value: $0, count: $1) : nil }
    }
    if waiting.isEmpty { return sorted }
    return Self.merged(sorted, waiting.sorted { $0.key < $1.key }.map { (value: $0.key, count: $0.value) })
  }

  /// How many different values there are.
  public var valueCount: Int { onSupport?.counts.count { $0 > 0 } ?? sorted.count + waiting.count }

  /// The least value.
  public var minimum: Ratio? { entries.first?.value }

  /// The greatest value.
  public var maximum: Ratio? { entries.last?.value }

  /// The lower median: the value of the ⌈n/2⌉th in ascending order, which is always a value that occurs.
  public var lowerMedian: Ratio? {
    var before = 0
    if let onSupport {
      let place = onSupport.counts.firstIndex { times in
        before += times
        return times > 0 && 2 * before >= count
      }
      return place.map { onSupport.support.values[$0] }
    }
    for (value, times) in entries {
      before += times
      if 2 * before >= count { return value }
    }
    return nil
  }

  /// Σx and Σx² over the common denominator of the values; `nil` where they stand on no support, or on one that
  /// does not tell.
  var momentsOnSupport: (moments: IntegerMoments, denominator: Int128)? {
    onSupport.flatMap { $0.support.moments($0.counts, count: count) }
  }

  /// How often each value occurs, by its place among the values of another, which has all of them.
  ///
  /// Places are those on the other's support, where it has one, of which some may be empty.
  func places(among all: ValueDistribution) -> [(place: Int, count: Int)] {
    if let support = all.onSupport?.support {
      if let onSupport, onSupport.support === support {
        return onSupport.counts.enumerated().filter { $1 > 0 }.map { (place: $0, count: $1) }
      }
      let entries = entries
      guard let places = support.places(of: entries) else { preconditionFailure("a value is not among the others") }
      return zip(places, entries).map { (place: $0, count: $1.count) }
    }
    let values = all.entries
    var place = 0
    return entries.map { value, count in
      while values[place].value < value { place += 1 }
      return (place, count)
    }
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
