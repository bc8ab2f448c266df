import SurveyStatistics
import Testing

/// The numbers of the golden survey; Python and R agree on them.
@Suite struct GoldenSurveyTests {
  static let people = GoldenSurvey.respondents

  /// Each person's mean perception in percent, where at least three of the five were answered.
  static func percentages(of people: [GoldenSurvey.Respondent]) -> [Double] {
    people.compactMap { person in
      let answered = person.perceptions.compactMap { $0 }
      return answered.count < 3
        ? nil : SampleSummary(answered).flatMap { PercentOfMaximum.value($0.mean, lowest: 1, highest: 5) }
    }
  }

  @Test func dimensionMeans() {
    let means = (0..<5).map { SampleSummary(GoldenSurvey.perceptions($0).compactMap { $0 }) }
    expectClose(
      "mean", means.map { $0?.mean }, [3.63636364, 3.4, 3.54545455, 3.58333333, 3.83333333], digits: 8)
    #expect(means.map { $0?.count } == [11, 10, 11, 12, 12])
    let percentages = means.map { $0.flatMap { PercentOfMaximum.summary($0, lowest: 1, highest: 5)?.mean } }
    expectClose("POMP", percentages, [65.909091, 60, 63.636364, 64.583333, 70.833333], digits: 6)
  }

  @Test func segments() throws {
    let groups = try ["A", "B"].map { name in
      try #require(SampleSummary(Self.percentages(of: Self.people.filter { $0.segment == name })))
    }
    expectClose("mean", groups.map(\.mean), [64.79166667, 65.0], digits: 8)
    expectClose([Figure("p", WelchTest(groups[0], groups[1])?.pValue, 0.98988484)], digits: 8)
  }

  @Test func alpha() throws {
    let rows = Self.people.map { $0.perceptions.map { answer in answer.map { Int($0) } } }
    let items = try #require(CrossProducts(itemCount: 5, rows: rows).covariances)
    #expect(items.rowCount == 10)
    expectClose([Figure("α", items.cronbachAlpha, 0.8824814329)], digits: 10)
  }

  @Test func importanceAndPerformance() throws {
    let points = (0..<5).map { dimension in
      let gaps = GoldenSurvey.perceptions(dimension).compactMap { $0 }
      return (
        performance: gaps.reduce(0, +) / Double(gaps.count),
        importance: GoldenSurvey.points(dimension).reduce(0, +) / 12
      )
    }
    let cross = try #require(PerformanceCrosshair(centeredOn: points))
    expectClose([Figure("x", cross.performance, 3.59969697), Figure("y", cross.importance, 20)], digits: 8)
    let fields = points.map { cross.field(performance: $0.performance, importance: $0.importance) }
    #expect(fields == [.keepUp, .lowPriority, .concentrate, .lowPriority, .overkill])
    let wide = ConfidenceInterval(lower: 3, upper: 4)
    #expect(cross.field(performance: 3.5, importance: 30, performanceInterval: wide) == .undetermined)
    #expect(cross.field(performance: 3.5, importance: 30, importanceInterval: wide) == .concentrate)
  }

  @Test func correlationsWithSatisfaction() throws {
    let satisfaction = Self.people.map { $0.satisfaction }
    let pearson = try (0..<5).map { try Correlation.pearson(GoldenSurvey.perceptions($0), satisfaction)?.coefficient }
    let spearman = try (0..<5).map { try Correlation.spearman(GoldenSurvey.perceptions($0), satisfaction)?.coefficient }
    expectClose("r", pearson, [0.91782071, 0.89384185, 0.96395718, 0.86407478, 0.34107037], digits: 8)
    expectClose("ρ", spearman, [0.86290819, 0.91223840, 0.93833333, 0.88507632, 0.30508790], digits: 8)
  }

  @Test func topBoxes() throws {
    let shares = (0..<5).map { dimension in
      AnswerCounts(GoldenSurvey.perceptions(dimension).compactMap { $0.map { Int($0) } }, scale: 1...5).topBoxes(2)
    }
    #expect(shares.map { $0?.successes } == [7, 5, 7, 7, 8] && shares.map { $0?.trials } == [11, 10, 11, 12, 12])
    expectClose("Wilson", shares[0]?.wilsonInterval(), 0.35380117, 0.84833529, digits: 8)
  }

  @Test func netScores() throws {
    func score(_ people: [GoldenSurvey.Respondent]) throws -> NetScore {
      try #require(AnswerCounts(people.map { $0.recommendation }, scale: 0...10).netScore())
    }
    let all = try score(Self.people)
    #expect([all.detractors, all.passives, all.promoters] == [3, 5, 4])
    expectClose(
      [
        Figure("NPS", all.value.map { 100 * $0 }, 8.33333333),
        Figure("SE", all.standardError.map { 100 * $0 }, 21.91629700),
      ], digits: 8)
    expectClose(
      "interval", all.adjustedWaldInterval()?.interval.mapped(factor: 100), -31.27850004, 44.61183337, digits: 8)
    expectClose("A", try [score(Self.people.filter { $0.segment == "A" }).value], [0])
    expectClose("B", try [score(Self.people.filter { $0.segment == "B" }).value], [1.0 / 6])
    let weights = [1, 2, 0.5, 1.5, 3, 1, 0.25, 2, 1, 0.75, 1, 2]
    let values = Self.people.map { $0.recommendation >= 9 ? 100.0 : ($0.recommendation <= 6 ? -100 : 0) }
    let weighted = try WeightedMean(values, weights: weights)
    expectClose(
      [Figure("weighted", weighted.mean, 4.6875), Figure("SE", weighted.standardError, 28.81585310)], digits: 8)
  }
}
