/// A set of choices of one list, by index: what a multiple response holds while expressions run; for a ranking, with
/// the order.
public struct ChoiceSet: Sendable, Hashable {
  /// The first 64 choices, which is nearly always all of them.
  private var low: UInt64 = 0

  /// Further choices, 64 a word, without trailing zero words, so that equal sets are equal values.
  private var high: [UInt64] = []

  /// The choices in the respondent's order; empty unless the set is a ranking.
  private var order: [Int] = []

  /// The empty set.
  public init() {}

  /// The set of some indices; negative ones are ignored.
  public init(_ indices: some Sequence<Int>) {
    for index in indices { insert(index) }
  }

  /// The choices of a ranking, the first one first.
  public init(ranking indices: [Int]) {
    self.init(indices)
    order = indices
  }

  /// The place of a choice in a ranking, from 1; `nil` when it is not ranked.
  public func rank(of index: Int) -> Int? { order.firstIndex(of: index).map { $0 + 1 } }

  /// Adds a choice.
  public mutating func insert(_ index: Int) {
    guard index >= 64 else {
      if index >= 0 { low |= 1 << UInt64(index) }
      return
    }
    let word = index / 64 - 1
    while high.count <= word { high.append(0) }
    high[word] |= 1 << UInt64(index % 64)
  }

  /// Whether a choice is in the set.
  public func contains(_ index: Int) -> Bool {
    if index < 64 { return index >= 0 && low >> UInt64(index) & 1 == 1 }
    let word = index / 64 - 1
    return word < high.count && high[word] >> UInt64(index % 64) & 1 == 1
  }

  /// The choices that satisfy a condition; a ranking keeps its order.
  func filter(_ isKept: (Int) -> Bool) -> ChoiceSet {
    order.isEmpty ? ChoiceSet(indices.filter(isKept)) : ChoiceSet(ranking: order.filter(isKept))
  }

  /// The choices in ascending order.
  private var indices: [Int] {
    ([low] + high).enumerated().flatMap { word, bits in
      (0..<64).filter { bits >> UInt64($0) & 1 == 1 }.map { word * 64 + $0 }
    }
  }

  /// How many choices are in the set.
  public var count: Int { high.reduce(low.nonzeroBitCount) { $0 + $1.nonzeroBitCount } }
}
