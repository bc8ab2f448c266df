import SurveyModel
import Testing

/// Fractions at and beyond what 128 bits hold: exact where they fit, rounded where they do not, never a trap.
@Suite struct RatioTests {
  private func ratio(_ numerator: Int128, _ denominator: Int128 = 1) throws -> Ratio {
    try #require(Ratio(numerator, over: denominator))
  }

  @Test func productsThatCancelStayExact() throws {
    let large: Int128 = 1 << 100
    #expect(try ratio(large, 3) * ratio(3, large) == 1)
    #expect(try ratio(large, 7) / ratio(large, 7) == 1)
  }

  /// 1/p + 1/q for two primes near 2⁶⁷ needs 134 bits; to 10⁻¹² both are 0.
  @Test func sumsThatDoNotFitAreRounded() throws {
    let p: Int128 = 147_573_952_589_676_412_909  // 2⁶⁷ − 19
    let q: Int128 = 147_573_952_589_676_412_931  // 2⁶⁷ + 3
    #expect(try ratio(1, p) + ratio(1, q) == 0)
    #expect(try ratio(p + 1, p) + ratio(q + 1, q) == 2)
    #expect(try ratio(p / 3, p) + ratio(q, q + 1) == ratio(1_333_333_333_333, 1_000_000_000_000))
    #expect(try ratio(-p / 3, p) - ratio(q, q + 1) == ratio(-1_333_333_333_333, 1_000_000_000_000))
  }

  @Test func productsThatDoNotFitAreRounded() throws {
    let p: Int128 = 147_573_952_589_676_412_909
    let third = try ratio(p / 3, p)
    #expect(third.denominator > 1 << 60)
    #expect(try third * ratio(p / 3 - 1, p + 2) == ratio(111_111_111_111, 1_000_000_000_000))
  }

  @Test func whatIsTooLargeIsTheLimit() throws {
    let most = try ratio(.max)
    #expect(most + most == most * most)
    #expect(try most + most > ratio(100_000_000_000_000_000_000_000_000))
    #expect(-most - most < 0)
    #expect(try ratio(.min) < 0)
    #expect(try ratio(.min, .min) == 1)
    #expect(try ratio(1, .min) < 0)
    #expect((most / (try ratio(1, .max))).map { $0 > 0 } == true)
    #expect(most.text == "\(Int128.max)")
    #expect(most.text(places: 4).isEmpty == false)
    #expect(most.floor == .max)
  }

  @Test func everyPairOfExtremesHasAResult() throws {
    let edges: [Int128] = [.min, .min + 1, -(1 << 64), -1, 1, 3, 1 << 63, (1 << 90) + 1, .max - 1, .max]
    let all = try edges.flatMap { top in try edges.map { try ratio(top, $0) } }
    for left in all {
      for right in all {
        let sum = left + right
        #expect(sum == right + left)
        let product = left * right
        #expect(product == right * left)
        #expect(sum.denominator > 0 && product.denominator > 0 && (left - right).denominator > 0)
        _ = left / right
      }
    }
  }

  @Test func textsWithFewPlaces() throws {
    #expect(try ratio(2, 3).text(places: 4) == "0.6667")
    #expect(try ratio(-1, 3).text(places: 2) == "-0.33")
    #expect(try ratio(1, 2).text(places: 4) == "0.5")
    #expect(try ratio(1, 8).text(places: 2) == "0.13")
    #expect(try ratio(-7, 2).floor == -4)
  }
}
