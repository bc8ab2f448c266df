import Testing

@testable import SurveyModel

/// Random orders: the same everywhere, fair, and undisturbed by what stands elsewhere.
@Suite struct ShuffledOrderTests {
  private func order(_ seed: UInt64, _ parts: [String], fixed: Set<String> = []) -> [String] {
    ShuffledOrder.of(parts, in: "q", seed: seed) { fixed.contains(parts[$0]) }.map { parts[$0] }
  }

  private let letters = ["a", "b", "c", "d", "e"]

  /// Worked out from the published algorithms with another program.
  @Test func theOrderIsThatOfThePublishedAlgorithms() {
    #expect(ShuffledOrder.draw(for: "a", in: "q", seed: 42) == 0x1E20_EF53_534B_63CB)
    #expect(order(0, letters) == ["d", "b", "e", "a", "c"])
    #expect(order(1, letters) == ["e", "a", "c", "d", "b"])
    #expect(order(42, letters) == ["c", "b", "a", "d", "e"])
    #expect(order(.max, letters) == ["e", "d", "c", "a", "b"])
  }

  @Test func whatIsFixedStaysWhereItIs() {
    #expect(order(1, letters, fixed: ["a"]) == ["a", "e", "c", "d", "b"])
    for seed in 0..<200 as Range<UInt64> {
      let shuffled = order(seed, letters, fixed: ["b", "e"])
      #expect(shuffled[1] == "b")
      #expect(shuffled[4] == "e")
      #expect(shuffled.sorted() == letters)
    }
  }

  @Test func aPartMoreOrLessLeavesTheOthersInTheirOrder() {
    for seed in 0..<200 as Range<UInt64> {
      let all = order(seed, letters)
      for left in letters {
        #expect(order(seed, letters.filter { $0 != left }) == all.filter { $0 != left })
      }
    }
  }

  /// Each of the six orders of three parts is drawn in a sixth of the cases, give or take five standard deviations.
  @Test func everyOrderIsAsLikely() {
    var counts: [[String]: Int] = [:]
    let draws = 12_000
    for seed in 0..<UInt64(draws) { counts[order(seed, ["a", "b", "c"]), default: 0] += 1 }
    #expect(counts.count == 6)
    let deviation = (Double(draws) / 6 * 5 / 6).squareRoot()
    for count in counts.values { #expect((Double(count) - Double(draws) / 6).magnitude < 5 * deviation) }
  }
}
