import SurveyModel
import SurveyScoring
import Testing

/// Drivers of scores: the attitude data of Chatterjee and Price, whose results come from R and statsmodels, and the golden
/// survey, whose correlations come from Python and R.
@Suite struct DriversTests {
  /// The data, each row so many times, as scores that are numbers from 0 to 100.
  private func summary(times: Int, extra: Int = 0) throws -> DriversSummary {
    let limits = NumberLimits(isInteger: true, minimum: 0, maximum: 100)
    let ids = Attitude.names + (0..<extra).map { "extra\($0)" }
    let survey = try compiled(
      scales: [], questions: ids.map { ("q-\($0)", .number(limits)) },
      scores: ids.map { .dimension(Dimension(id: Name($0), items: [.init(ref: Name("q-\($0)"))])) },
      analysis: Analysis(drivers: [.init(of: "rating", by: ids.dropFirst().map { Name($0) })]))
    let scorer = ResponseScorer(survey: survey)
    var aggregates = (0..<3).map { _ in ScoreAggregate(scorer.plan) }
    for row in 0..<30 {
      var answers: [String: Answer?] = [:]
      for (name, column) in zip(Attitude.names, Attitude.columns) {
        answers["q-\(name)"] = .value(.number(column[row]))
      }
      // Columns that have nothing to do with each other.
      for index in 0..<extra {
        answers["q-extra\(index)"] = .value(.number(Double((row * (index + 3) * 7 + index) % 31)))
      }
      aggregates[row % 3].add(scorer.score(block(survey, answers)), times: times)
    }
    aggregates[2].merge(aggregates[0])
    aggregates[2].merge(aggregates[1])
    let results = AggregateResults(aggregates[2], plan: scorer.plan, now: LocalDateTime(today))
    return try #require(results.drivers.first)
  }

  @Test func sharesOfWhatIsExplained() throws {
    let summary = try summary(times: 4)
    #expect(summary.count == 120 && summary.warnings.isEmpty)
    expect(summary.rSquared, 0.73260199, digits: 8)
    let beta = [0.67072520, -0.07342743, 0.30887024, 0.06981172, 0.03119975, -0.18346445]
    let shapley = [0.37081619, 0.05090379, 0.15576599, 0.12034508, 0.00658872, 0.02818221]
    let johnson = [0.36276020, 0.05600228, 0.16361091, 0.12178040, 0.00825547, 0.02019274]
    let inflation = [2.667060, 1.600891, 2.271043, 3.078226, 1.228109, 1.951591]
    for (index, driver) in summary.drivers.enumerated() {
      expect(driver.coefficient, beta[index], digits: 7)
      expect(driver.shapley, shapley[index], digits: 7)
      expect(driver.relativeWeight, johnson[index], digits: 7)
      expect(driver.varianceInflation, inflation[index], digits: 5)
    }
    expect(summary.drivers.compactMap(\.shapley).reduce(0, +), summary.rSquared ?? 0, digits: 12)
    expect(summary.drivers.compactMap(\.relativeWeight).reduce(0, +), summary.rSquared ?? 0, digits: 12)
  }

  @Test func fewResponsesHaveCorrelationsOnly() throws {
    let summary = try summary(times: 1)
    #expect(summary.count == 30 && summary.warnings == [.fewResponses])
    #expect(summary.rSquared == nil && summary.drivers.allSatisfy { $0.shapley == nil && $0.coefficient == nil })
    let again = try self.summary(times: 4)
    for (one, four) in zip(summary.drivers, again.drivers) {
      expect(one.pearson, four.pearson ?? 0, digits: 12)
      expect(one.spearman, four.spearman ?? 0, digits: 12)
    }
  }

  @Test func moreThanFifteenDriversHaveRelativeWeights() throws {
    let summary = try summary(times: 6, extra: 10)
    #expect(summary.warnings.contains(.manyDrivers))
    #expect(summary.drivers.allSatisfy { $0.shapley == nil && $0.relativeWeight != nil })
    expect(summary.drivers.compactMap(\.relativeWeight).reduce(0, +), summary.rSquared ?? 0, digits: 10)
  }

  @Test func correlationsOfTheGoldenSurvey() throws {
    let five = GoldSurvey.characteristics
    let survey = try compiled(
      scales: [("five", 1...5), ("ten", 1...10)],
      questions: five.map { ($0, .rating(scale: "five")) } + [("sat", .rating(scale: "ten"))],
      scores: (five + ["sat"]).map { .dimension(Dimension(id: Name("d-\($0)"), items: [.init(ref: Name($0))])) },
      analysis: Analysis(drivers: [.init(of: "d-sat", by: five.map { Name("d-\($0)") })]))
    let scorer = ResponseScorer(survey: survey)
    var aggregate = ScoreAggregate(scorer.plan)
    let lines = GoldSurvey.table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    for line in lines.dropFirst() {
      var answers: [String: Answer?] = [:]
      for (name, text) in zip(lines[0], line) { answers[name] = Double(text).map { .value(.number($0)) } }
      aggregate.add(scorer.score(block(survey, answers)))
    }
    let results = AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today))
    let summary = try #require(results.drivers.first)
    #expect(summary.drivers.map(\.count) == [11, 10, 11, 12, 12] && summary.count == 10)
    let pearson = [0.91782071, 0.89384185, 0.96395718, 0.86407478, 0.34107037]
    let spearman = [0.86290819, 0.91223840, 0.93833333, 0.88507632, 0.30508790]
    for (index, driver) in summary.drivers.enumerated() {
      expect(driver.pearson, pearson[index], digits: 7)
      expect(driver.spearman, spearman[index], digits: 7)
    }
  }

  @Test func aDriverThatDoesNotVary() throws {
    let survey = try compiled(
      scales: [("five", 1...5)], questions: [("a", .rating(scale: "five")), ("b", .rating(scale: "five"))],
      scores: [
        .dimension(Dimension(id: "x", items: [.init(ref: "a")])),
        .dimension(Dimension(id: "y", items: [.init(ref: "b")])),
      ], analysis: Analysis(drivers: [.init(of: "y", by: ["x"])]))
    let scorer = ResponseScorer(survey: survey)
    var aggregate = ScoreAggregate(scorer.plan)
    for value in [1, 5] {
      aggregate.add(scorer.score(block(survey, ["a": 3, "b": .value(.number(Double(value)))])), times: 60)
    }
    let summary = try #require(
      AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today)).drivers.first)
    #expect(summary.warnings == [.notSeparable] && summary.drivers[0].pearson == nil)
  }
}
