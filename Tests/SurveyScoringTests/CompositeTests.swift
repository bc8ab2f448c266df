import SurveyModel
import SurveyScoring
import SurveyStatistics
import Testing

/// Gaps, respondents' weights, importance and performance, on the twelve customers whose results Python and R computed
/// in units of their scales of 1 to 5: a unit is 25 points of percent.
@Suite struct CompositeTests {
  private static let five = GoldSurvey.characteristics

  private static func survey(
    missing: MissingRule = .half, weights: Name = "importance",
    withoutWeights: CompositeIndex.WithoutWeights = .unscored, top: Int? = nil
  ) throws -> CompiledSurvey {
    let list = ChoiceList(
      id: "aspects", isScale: false, choices: five.map { Choice(code: Name($0), label: nil) })
    func dimension(_ prefix: String, _ id: String) -> Score {
      .dimension(Dimension(id: Name("\(prefix)-\(id)"), items: [.init(ref: Name("\(prefix == "p" ? "" : "e")\(id)"))]))
    }
    let scores: [Score] =
      five.map { dimension("p", $0) } + five.map { dimension("x", $0) } + [
        .gap(
          Gap(
            id: "weighted",
            pairs: five.map { .init(perception: Name("p-\($0)"), expectation: Name("x-\($0)"), points: Name($0)) },
            importance: "importance", missing: missing)),
        .gap(
          Gap(id: "plain", pairs: five.map { .init(perception: Name("p-\($0)"), expectation: Name("x-\($0)")) })),
        .index(
          CompositeIndex(
            id: "quality", components: five.map { .init(ref: Name("p-\($0)"), points: Name($0)) }, missing: missing,
            weights: weights, withoutWeights: withoutWeights)),
        .importancePerformance(
          ImportancePerformance(
            id: "map", aspects: five.map { .init(performance: Name("p-\($0)"), points: Name($0)) },
            importance: "importance")),
      ]
    return try compiled(
      scales: [("five", 1...5)],
      questions: (five + five.map { "e\($0)" }).map { ($0, .rating(scale: "five")) }
        + [
          ("importance", .allocation(choices: "aspects", AllocationLimits())),
          ("order", .ranking(choices: "aspects", top: top)),
        ],
      choices: [list], scores: scores, allowed: [.dontKnow, .notApplicable])
  }

  private static func answers() -> [(id: String, answers: [String: Answer?])] {
    let lines = GoldSurvey.table.split(separator: "\n").map {
      $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init)
    }
    return lines.dropFirst().map { line in
      var answers: [String: Answer?] = [:]
      for (name, text) in zip(lines[0], line) {
        guard let value = Double(text) else { continue }
        let isPoints = name.hasPrefix("i") && five.contains(String(name.dropFirst()))
        answers[isPoints ? "importance.\(name.dropFirst())" : name] = .value(.number(value))
      }
      return (line[0], answers)
    }
  }

  private static func scores(_ survey: CompiledSurvey) -> [(id: String, scores: ResponseScores)] {
    let scorer = ResponseScorer(survey: survey)
    return answers().map { ($0.id, scorer.score(block(survey, $0.answers))) }
  }

  private func results(_ survey: CompiledSurvey) -> AggregateResults {
    let scorer = ResponseScorer(survey: survey)
    var aggregate = ScoreAggregate(scorer.plan)
    for (_, scores) in Self.scores(survey) { aggregate.add(scores) }
    return AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today))
  }

  private func gap(_ survey: CompiledSurvey, _ id: String) throws -> GapSummary {
    guard case .gap(let summary) = results(survey).scores[try #require(survey.scoring.index[id])] else {
      throw GoldSurvey.Missing()
    }
    return summary
  }

  @Test func gapsOfPairs() throws {
    let summary = try gap(Self.survey(), "plain")
    let units = [-1.09090909, -0.6, -1.27272727, -0.66666667, 0.25]
    for (pair, unit) in zip(summary.pairs, units) { expect(pair?.mean, unit * 25, digits: 5) }
    #expect(summary.pairs.map { $0?.count } == [11, 10, 11, 12, 12])
    // The mean of the pairs' means weighs every pair alike, the mean of the respondents' gaps every respondent.
    expect(SampleSummary(summary.pairs.compactMap { $0?.mean })?.mean, -0.67606061 * 25, digits: 5)
  }

  @Test func gapsWeightedByEachRespondent() throws {
    let survey = try Self.survey()
    let summary = try gap(survey, "weighted")
    #expect(summary.scored == 10 && summary.prorated == 1 && summary.unscored == 1)
    expect(summary.gap?.mean, -0.91515152 * 25, digits: 5)
    let index = try #require(survey.scoring.index["weighted"])
    guard case .gap(let sixth) = Self.scores(survey)[5].scores.scores[index] else { throw GoldSurvey.Missing() }
    // One pair is missing: the 75 points of the others are shares of 75, and −0.06666667 units are −5/3 percent.
    #expect(sixth.gap == (try ratio(-5, 3)))
    #expect(sixth.state == .prorated)
    expect(try gap(Self.survey(missing: .all), "weighted").gap?.mean, -25, digits: 8)
  }

  /// Reliability is perceived 0 −1 −2 0 −3 0 0 −1 −1 −4 0 units from what was expected: Σ −12 and Σ² 32 of 11, so the
  /// standard deviation is √1.890909 and the limits are −1.090909 ± 2.228139 · 1.375103 / √11, times 25.
  @Test func theIntervalIsPaired() throws {
    let reliability = try #require(try gap(Self.survey(), "plain").pairs[0])
    expect(reliability.standardDeviation, 1.375103 * 25, digits: 4)
    expect(reliability.interval?.lower, -50.3679, digits: 3)
    expect(reliability.interval?.upper, -4.1776, digits: 3)
  }

  @Test func importanceAndPerformance() throws {
    let survey = try Self.survey()
    guard case .importancePerformance(let map) = results(survey).scores[try #require(survey.scoring.index["map"])]
    else {
      throw GoldSurvey.Missing()
    }
    expect(map.cross?.performance, (3.59969697 - 1) * 25, digits: 5)
    expect(map.cross?.importance, 20, digits: 8)
    #expect(map.aspects.allSatisfy { $0.importance?.count == 12 })
    #expect(map.aspects.map { $0.field == nil } == Array(repeating: false, count: 5))
  }

  /// The means of the points, and what weighting the mean gaps with them would give, which is not what respondents say.
  @Test func meansOfPointsAreNotRespondents() throws {
    let survey = try Self.survey()
    guard case .importancePerformance(let map) = results(survey).scores[try #require(survey.scoring.index["map"])]
    else {
      throw GoldSurvey.Missing()
    }
    let points = map.aspects.compactMap { $0.importance?.mean }
    for (found, expected) in zip(points, [31.25, 16.666667, 27.5, 17.083333, 7.5]) {
      expect(found, expected, digits: 6)
    }
    let gaps = try gap(survey, "plain").pairs.compactMap { $0?.mean }
    let weighted = zip(points, gaps).reduce(0) { $0 + $1.0 * $1.1 / 100 }
    expect(weighted / 25, -0.88604798, digits: 8)
    expect(try gap(Self.survey(missing: .all), "weighted").gap?.mean, -25, digits: 8)
  }

  // MARK: - Respondents' weights

  private func index(_ survey: CompiledSurvey, _ answers: [String: Answer?]) throws -> IndexScore {
    try #require(ResponseScorer(survey: survey).score(block(survey, answers)).index(12))
  }

  private static func row(_ number: Int, _ changes: [String: Answer?] = [:]) -> [String: Answer?] {
    answers()[number - 1].answers.merging(changes) { _, new in new }
  }

  @Test func pointsWeightComponents() throws {
    let survey = try Self.survey()
    // r06: 75 without flexibility 75 50 75, weighted 25 – 25 15 10: (1875 + 1875 + 750 + 750) / 75.
    let sixth = try index(survey, Self.row(6))
    #expect(sixth.percent == 70)
    #expect(sixth.state == .prorated)
    // r01: 100 75 100 75 50 by 40 10 25 20 5.
    let first = try index(survey, Self.row(1))
    #expect(first.percent == 90)
    #expect(first.weights == [try ratio(2, 5), try ratio(1, 10), try ratio(1, 4), try ratio(1, 5), try ratio(1, 20)])
  }

  @Test func aComponentWithoutPointsTakesNoPart() throws {
    let points: [String: Answer?] = [
      "importance.rel": 100, "importance.flx": 0, "importance.tru": 0, "importance.emp": .skipped,
      "importance.aes": .skipped,
    ]
    let result = try index(try Self.survey(missing: .all), Self.row(6, points))
    #expect(result.percent == 75)
    #expect(result.state == .scored)
    // All points on what was not answered leave nothing to score.
    let lost = try index(
      try Self.survey(), Self.row(6, points.merging(["importance.rel": 0, "importance.flx": 100]) { $1 }))
    #expect(lost.state == .unscored(.nothingAnswered))
  }

  @Test(arguments: [(94, false), (95, true), (105, true), (106, false)])
  func pointsThatNearlyAddUpAreRescaled(sum: Int, isScored: Bool) throws {
    var points: [String: Answer?] = [:]
    for id in Self.five { points["importance.\(id)"] = .value(.number(10)) }
    points["importance.rel"] = .value(.number(Double(sum - 40)))
    let result = try index(try Self.survey(), Self.row(1, points))
    guard isScored else {
      #expect(result.state == .unscored(.noImportance))
      return
    }
    // 100·(sum − 40) + 10·(75 + 100 + 75 + 50), over the sum.
    #expect(result.percent == (try ratio(Int128(100 * (sum - 40) + 3000), Int128(sum))))
  }

  /// r01: 100 75 100 75 50, ranked first, fourth, second, third and last: 5 2 4 3 1 points of 15.
  @Test func ranksWeightComponents() throws {
    let survey = try Self.survey(weights: "order")
    let ranked = Self.row(1, ["order": .value(.ranking(["rel", "tru", "emp", "flx", "aes"]))])
    let result = try index(survey, ranked)
    #expect(result.percent == (try ratio(500 + 150 + 400 + 225 + 50, 15)))
    #expect(result.weights == (try [5, 2, 4, 3, 1].map { try ratio($0, 15) }))
  }

  /// Two of five are ranked: the others share the ranks 3, 4 and 5, which are 2 points for each.
  @Test func choicesThatAreNotRankedShareWhatIsLeft() throws {
    let survey = try Self.survey(weights: "order", top: 2)
    let result = try index(survey, Self.row(1, ["order": .value(.ranking(["rel", "tru"]))]))
    #expect(result.percent == (try ratio(500 + 400 + 2 * (75 + 75 + 50), 15)))
  }

  @Test func withoutRanks() throws {
    #expect(try index(try Self.survey(weights: "order"), Self.row(1)).state == .unscored(.noImportance))
    let equal = try Self.survey(weights: "order", withoutWeights: .equal)
    #expect(try index(equal, Self.row(1)).percent == 80)
    #expect(try index(equal, Self.row(1, ["order": .dontKnow])).percent == 80)
  }

  @Test func withoutPoints() throws {
    var none: [String: Answer?] = [:]
    for id in Self.five { none["importance.\(id)"] = .dontKnow }
    #expect(try index(try Self.survey(), Self.row(1, none)).state == .unscored(.noImportance))
    #expect(try index(try Self.survey(withoutWeights: .equal), Self.row(1, none)).percent == 80)
  }
}
