import SurveyModel
import SurveyTestSupport
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

  @Test(arguments: [
    (7, 2, 3, 4), (-7, 2, -4, -3), (6, 3, 2, 2), (0, 5, 0, 0), (1, 1 << 90, 0, 1), (-1, 1 << 90, -1, 0),
  ])
  func floorAndCeiling(_ numerator: Int, _ denominator: Int128, _ floor: Int, _ ceiling: Int) throws {
    let value = try ratio(Int128(numerator), denominator)
    #expect(value.floor == floor && value.ceiling == ceiling)
    #expect(try ratio(.max).ceiling == .max)
    #expect(try ratio(.min, 3).ceiling == .min)
  }

  /// What fits 64 bits goes another way than what does not; both are held against school arithmetic in 128 bits, with
  /// numbers of all sizes up to where its products still fit.
  @Test func smallFractionsAreCalculatedAsLargeOnes() throws {
    var random = SplitMix64(seed: 64)
    func number() -> Int128 {
      let bits = Int.random(in: 1...62, using: &random)
      let number = Int128(Int64.random(in: 0..<(1 << bits), using: &random))
      return Bool.random(using: &random) ? number : -number
    }
    func lowest(_ numerator: Int128, _ denominator: Int128) -> [Int128] {
      var (a, b) = (numerator.magnitude, denominator.magnitude)
      while b != 0 { (a, b) = (b, a % b) }
      let sign: Int128 = denominator < 0 ? -1 : 1
      return [sign * numerator / Int128(a), sign * denominator / Int128(a)]
    }
    func parts(_ value: Ratio) -> [Int128] { [value.numerator, value.denominator] }
    for _ in 0..<20_000 {
      let (a, b, c, d) = (number(), number() | 1, number(), number() | 1)
      let (left, right) = (try ratio(a, b), try ratio(c, d))
      #expect(parts(left) == lowest(a, b))
      #expect(parts(left + right) == lowest(a * d + c * b, b * d))
      #expect(parts(left - right) == lowest(a * d - c * b, b * d))
      #expect(parts(left * right) == lowest(a * c, b * d))
      if c == 0 { #expect(left / right == nil) } else { #expect((left / right).map(parts) == lowest(a * d, b * c)) }
      let isLess = (b < 0) == (d < 0) ? a * d < c * b : a * d > c * b
      #expect((left < right) == isLess)
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
