import SurveyStatistics
import Testing

@Suite struct NetScoreTests {
  struct Case: Sendable, CustomTestStringConvertible {
    let counts: [Int]
    let value: Double
    let error: Double
    let adjusted: (Double, Double)
    let score: (Double, Double)
    var testDescription: String { "\(counts)" }
  }

  /// brendan-r/NPS (R) and a separate Python computation.
  static let cases = [
    Case(
      counts: [10, 20, 70], value: 0.6, error: 0.0663324958, adjusted: (0.45269760, 0.71235094),
      score: (0.452167, 0.712768)),
    Case(
      counts: [1, 4, 5], value: 0.4, error: 0.2097617696, adjusted: (-0.06980327, 0.68518788),
      score: (-0.087292, 0.720146)),
    Case(counts: [0, 0, 5], value: 1, error: 0, adjusted: (0.17491453, 1.07508547), score: (0.131035, 1)),
    Case(counts: [0, 3, 0], value: 0, error: 0, adjusted: (-0.40007597, 0.40007597), score: (-0.561497, 0.561497)),
  ]

  @Test(arguments: cases)
  func references(_ expected: Case) throws {
    let c = expected.counts
    let score = try #require(NetScore(detractors: c[0], passives: c[1], promoters: c[2]))
    expectClose(
      [Figure("value", score.value, expected.value), Figure("SE", score.standardError, expected.error)], digits: 10)
    let adjusted = try #require(score.adjustedWaldInterval())
    expectClose("adjusted", adjusted.unclipped, expected.adjusted.0, expected.adjusted.1, digits: 8)
    #expect(adjusted.isClipped == (expected.adjusted.1 > 1))
    #expect(adjusted.interval.upper <= 1)
    expectClose("score", score.scoreInterval(), expected.score.0, expected.score.1, digits: 6)
  }

  /// The same sources.
  @Test func wald() throws {
    let score = try #require(NetScore(detractors: 10, passives: 20, promoters: 70))
    expectClose("Wald", score.waldInterval()?.interval, 0.46999070, 0.73000930, digits: 8)
    let small = try #require(NetScore(detractors: 1, passives: 4, promoters: 5))
    expectClose("Wald", small.waldInterval()?.interval, -0.01112551, 0.81112551, digits: 8)
    #expect(NetScore(detractors: 0, passives: 0, promoters: 5)?.waldInterval()?.interval.width == 0)
  }

  @Test func nothing() {
    let none = NetScore(detractors: 0, passives: 0, promoters: 0)
    #expect(none?.value == nil && none?.standardError == nil && none?.adjustedWaldInterval() == nil)
    #expect(none?.scoreInterval() == nil && none?.waldInterval() == nil)
    #expect(NetScore(detractors: -1, passives: 0, promoters: 0) == nil)
  }

  /// The same sources: (20, 30, 50) against (10, 20, 70).
  @Test func differences() throws {
    let first = try #require(NetScore(detractors: 20, passives: 30, promoters: 50))
    let second = try #require(NetScore(detractors: 10, passives: 20, promoters: 70))
    let plain = try #require(NetScoreDifference(from: first, to: second, isAdjusted: false))
    expectClose(
      [
        Figure("Δ", plain.value, 0.30), Figure("SE", plain.standardError, 0.1024695077),
        Figure("p", plain.pValue, 0.0034147912), Figure("lower", plain.interval.lower, 0.0991634555),
        Figure("upper", plain.interval.upper, 0.5008365445),
      ], digits: 10)
    let adjusted = try #require(NetScoreDifference(from: first, to: second))
    expectClose([Figure("Δ", adjusted.value, 0.2912621359)], digits: 10)
    expectClose("Δ", adjusted.interval, 0.0923129513, 0.4902113205, digits: 10)
  }

  /// By hand: each group's variance stands over its own size, V₁ = 0.61, n₁ = 100, V₂ = 0.44, n₂ = 10.
  @Test func differenceOfUnequalGroups() throws {
    let first = try #require(NetScore(detractors: 20, passives: 30, promoters: 50))
    let second = try #require(NetScore(detractors: 1, passives: 4, promoters: 5))
    let plain = try #require(NetScoreDifference(from: first, to: second, isAdjusted: false))
    expectClose([Figure("SE", plain.standardError, (0.0061 + 0.044).squareRoot())])
  }
}
