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

    mutating func remove(_ other: Pair) {
      counted.remove(other.counted)
      added.remove(other.added)
    }
  }

  /// Fractions whose common denominator is small, or larger than is worked with, or of which one needs more than 64 bits.
  private static func values(_ kind: Int, _ chance: inout SeededGenerator) -> [Ratio] {
    let denominators: [Int128] = kind == 0 ? [1, 2, 3, 4, 5, 12] : [1, 1_000_003, 998_244_353, 1_000_000_007]
    let values = (0..<20).compactMap { _ in
      Ratio(Int128(Int.random(in: -300...300, using: &chance)), over: denominators.randomElement(using: &chance) ?? 1)
    }
    return values + (kind == 2 ? [Ratio(1 << 100, over: 3)].compactMap(\.self) : [])
  }

  /// How often each value of a support occurs: one in so many, and then up to nine times.
  private static func counts(_ support: ValueSupport, oneIn many: Int, _ chance: inout SeededGenerator) -> [Int] {
    support.values.map { _ in
      Int.random(in: 0..<many, using: &chance) == 0 ? Int.random(in: 1...9, using: &chance) : 0
    }
  }

  @Test("Counting on a support says what adding value by value says", arguments: 0..<3)
  func counting(kind: Int) throws {
    var chance = SeededGenerator(seed: UInt64(kind + 1))
    for _ in 0..<700 {
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
      let few = Pair(Self.counts(support, oneIn: 12, &chance), support)
      var some = Pair(Self.counts(support, oneIn: 2, &chance), support)
      #expect(one.isOne(given) && few.isOne(given) && some.isOne(given))
      let whole = one
      one.merge(few)
      one.merge(some)
      #expect(one.isOne(given))
      let (groups, sameGroups) = ([few, some], [few.added, some.added])
      if one.counted.count > 0 {
        let ranks = try RankTable(places: groups.map { $0.counted.places(among: one.counted) })
        #expect(try ranks == RankTable(places: sameGroups.map { $0.places(among: one.added) }))
      }
      one.remove(few)
      one.remove(some)
      #expect(one.isOne(given) && one.counted == whole.counted)
      // A value that is on no support.
      var stray = ValueDistribution()
      stray.add(1 / 7 ?? 0)
      some.counted.merge(stray)
      some.added.merge(stray)
      #expect(some.isOne(given + [1 / 7 ?? 0]))
    }
  }
}
