import SurveyModel
import SurveyStatistics
import Testing

@testable import SurveyScoring

@Suite("Distributions that were counted together")
struct ValueSupportTests {
  /// A distribution counted on a support, and one of the same values added one by one.
  private struct Pair {
    var counted: ValueDistribution
    var added = ValueDistribution()

    init(_ counts: [Int], _ support: ValueSupport) {
      counted = ValueDistribution(counts, on: support)
      for (value, count) in zip(support.values, counts) { added.add(value, times: count) }
    }

    /// Whether both say the same to whoever asks, to the last bit.
    func isOne(_ values: [Ratio]) -> Bool {
      let (left, right) = (counted.summary, added.summary)
      return counted == added && counted.count == added.count && counted.valueCount == added.valueCount
        && counted.minimum == added.minimum && counted.maximum == added.maximum
        && counted.lowerMedian == added.lowerMedian && left?.sample == right?.sample
        && left?.exactMean == right?.exactMean && values.allSatisfy { counted[$0] == added[$0] }
    }

    mutating func merge(_ other: Pair) {
      counted.merge(other.counted)
      added.merge(other.added)
    }

    mutating func add(_ value: Ratio) {
      counted.add(value)
      added.add(value)
    }

    mutating func remove(_ other: Pair) {
      counted.remove(other.counted)
      added.remove(other.added)
    }
  }

  /// Fractions whose common denominator is small; so large that sums need 128 bits; whose squares fit these only as long as
  /// some of the values do not occur; that have no denominator that is worked with; of which one needs more than 64 bits.
  private static func values(_ kind: Int, _ chance: inout SeededGenerator) -> [Ratio] {
    let denominators: [Int128] =
      switch kind {
      case 0: [1, 2, 3, 4, 5, 12]
      case 1: [1, 999_983, 1_000_003]
      case 2: [1, 1, 1, 999_983]
      default: [1, 1_000_003, 998_244_353, 1_000_000_007]
      }
    let greatest = kind == 2 ? Int.max >> 22 : 300
    let values = (0..<20).compactMap { _ in
      Ratio(
        Int128(Int.random(in: -greatest...greatest, using: &chance)),
        over: denominators.randomElement(using: &chance) ?? 1)
    }
    return values + (kind == 4 ? [Ratio(1 << 100, over: 3)].compactMap(\.self) : [])
  }

  /// How often each value of a support occurs: one in so many, and then up to nine times.
  private static func counts(_ support: ValueSupport, oneIn many: Int, _ chance: inout SeededGenerator) -> [Int] {
    support.values.map { _ in
      Int.random(in: 0..<many, using: &chance) == 0 ? Int.random(in: 1...9, using: &chance) : 0
    }
  }

  @Test("Counting on a support says what adding value by value says", arguments: 0..<5)
  func counting(kind: Int) throws {
    var chance = SeededGenerator(seed: UInt64(kind + 1))
    for _ in 0..<500 {
      let given = Self.values(kind, &chance)
      let outcomes = given.map { Bool.random(using: &chance) ? $0 : nil }
      let (support, places) = ValueSupport.placing(outcomes)
      #expect(support.values == Set(outcomes.compactMap(\.self)).sorted())
      #expect(
        zip(outcomes, places).allSatisfy { outcome, place in
          place < 0 ? outcome == nil : support.values[Int(place)] == outcome
        })
      // Of few values that occur, nothing but those is kept; both ways have to go together.
      var one = Pair(Self.counts(support, oneIn: 1, &chance), support)
      var few = Pair(Self.counts(support, oneIn: 12, &chance), support)
      var some = Pair(Self.counts(support, oneIn: 2, &chance), support)
      #expect(one.isOne(given) && few.isOne(given) && some.isOne(given))
      let whole = one
      one.merge(few)
      one.merge(some)
      #expect(one.isOne(given) && one.counted.hashValue == one.added.hashValue)
      let (groups, sameGroups) = ([few, some], [few.added, some.added])
      if one.counted.count > 0 {
        let ranks = try RankTable(places: groups.map { $0.counted.places(among: one.counted) })
        #expect(try ranks == RankTable(places: sameGroups.map { $0.places(among: one.added) }))
      }
      one.remove(few)
      one.remove(some)
      #expect(one.isOne(given) && one.counted == whole.counted)
      few.merge(whole)
      #expect(few.isOne(given))
      // A value that is on no support.
      some.add(1 / 7 ?? 0)
      #expect(some.isOne(given + [1 / 7 ?? 0]))
    }
  }

  @Test("Distributions on two supports are one however they are put together", arguments: 0..<5)
  func twoSupports(kind: Int) throws {
    var chance = SeededGenerator(seed: UInt64(kind + 11))
    for round in 0..<300 {
      let given = Self.values(kind, &chance)
      // The first has some of the values of the second, or some that it has not.
      let first = ValueSupport.placing(given.prefix(12).map { $0 }).support
      let second = ValueSupport.placing(given.dropFirst(round % 2 == 0 ? 0 : 6).map { $0 }).support
      let one = Pair(Self.counts(first, oneIn: 1 + round % 3, &chance), first)
      let other = Pair(Self.counts(second, oneIn: 1 + round % 5, &chance), second)
      var (left, right) = (one, other)
      left.merge(other)
      right.merge(one)
      #expect(left.isOne(given) && right.isOne(given) && left.counted == right.counted)
      if left.counted.count > 0 {
        let ranks = try RankTable(places: [one, other].map { $0.counted.places(among: left.counted) })
        #expect(try ranks == RankTable(places: [one, other].map { $0.added.places(among: left.added) }))
      }
      left.remove(other)
      right.remove(one)
      #expect(left.isOne(given) && left.counted == one.counted && right.counted == other.counted)
    }
    let (nothing, places) = ValueSupport.placing([nil, nil])
    #expect(places == [-1, -1] && ValueDistribution([], on: nothing) == ValueDistribution())
    #expect(ValueDistribution([], on: nothing).summary == nil)
  }
}
