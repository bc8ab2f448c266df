import SurveyModel
import SurveyScoring
import SurveyStatistics
import SurveyTestSupport
import Testing

@Suite struct EdgeCaseTests {
  private static let bands = ["low", "middle", "high", "top"].enumerated().map { index, id in
    Bands.Band(id: Name(id), from: Ratio(25 * index), to: Ratio(25 * index + 25))
  }

  /// One dimension `d` over items on the scale `a` of 1 to 5 and, where named so, `b` of 0 to 10.
  private func survey(
    _ items: [Dimension.Item], method: Dimension.Method = .mean, missing: MissingRule = .half, more: [Score] = [],
    advice: [Advice] = []
  ) throws -> CompiledSurvey {
    let ids = Array(Set(items.map(\.ref.text) + ["a1"])).sorted()
    return try compiled(
      scales: [("a", 1...5), ("b", 0...10)],
      questions: ids.map { ($0, .rating(scale: $0.hasPrefix("b") ? "b" : "a")) },
      scores: [.dimension(Dimension(id: "d", items: items, method: method, missing: missing))] + more,
      bands: [Bands(scores: ["d"], bands: Self.bands)], advice: advice, allowed: [.notApplicable, .dontKnow, .refused])
  }

  private func score(_ survey: CompiledSurvey, _ answers: [String: Answer?]) throws -> DimensionScore {
    try #require(ResponseScorer(survey: survey).score(block(survey, answers)).dimension(0))
  }

  // MARK: - EORTC (2001 scoring manual), computed in Python and in R

  @Test func eortcFunctionalScaleReverses() throws {
    let items = (1...4).map { Dimension.Item(ref: Name("q\($0)"), isReversed: true) }
    let survey = try compiled(
      scales: [("four", 1...4)], questions: (1...4).map { ("q\($0)", .rating(scale: "four")) },
      scores: [.dimension(Dimension(id: "d", items: items))])
    let result = try score(survey, ["q1": 1, "q2": 2, "q3": 1, "q4": 2])
    #expect(result.percent == (try ratio(250, 3)))
    expect(result.percent?.doubleValue, 83.333333, digits: 6)
  }

  @Test func eortcSymptomGlobalAndMissing() throws {
    let survey = try compiled(
      scales: [("four", 1...4), ("seven", 1...7)],
      questions: (1...3).map { ("q\($0)", .rating(scale: "four")) }
        + (1...2).map { ("g\($0)", .rating(scale: "seven")) },
      scores: [
        .dimension(Dimension(id: "symptom", items: [.init(ref: "q1"), .init(ref: "q2")])),
        .dimension(Dimension(id: "three", items: [.init(ref: "q1"), .init(ref: "q2"), .init(ref: "q3")])),
        .dimension(Dimension(id: "global", items: [.init(ref: "g1"), .init(ref: "g2")])),
      ])
    let scores = ResponseScorer(survey: survey).score(block(survey, ["q1": 2, "q2": 3, "g1": 5, "g2": 6]))
    #expect(scores.percent(0) == 50)
    #expect(scores.percent(2) == 75)
    let one = ResponseScorer(survey: survey).score(block(survey, ["q1": 2]))
    #expect(one.dimension(1)?.state == .unscored(.tooFew(counted: 1, required: 2)))
    #expect(one.percent(1) == nil)
  }

  // MARK: - Bands

  @Test func bandEdgesBelongToTheUpperBand() throws {
    let survey = try survey([.init(ref: "a1"), .init(ref: "a2"), .init(ref: "a3")], missing: .all)
    let expected: [([Int], Int)] = [
      ([1, 1, 1], 0), ([2, 2, 1], 0), ([2, 2, 2], 1), ([3, 3, 2], 1), ([3, 3, 3], 2), ([4, 3, 2], 2), ([4, 4, 3], 2),
      ([4, 4, 4], 3), ([5, 5, 2], 3), ([5, 5, 5], 3),
    ]
    for (values, band) in expected {
      let answers = zip(["a1", "a2", "a3"], values).map { ($0, Answer.value(.number(Double($1)))) }
      let result = try score(survey, Dictionary(answers) { first, _ in first })
      #expect(result.band == band, "\(values)")
    }
  }

  @Test func thirdsThatFloatingPointWouldMissAreOnTheEdge() throws {
    // Weights 0.1, 0.2 and 0.7 of 1, 3 and 3.x: in doubles 0.1 + 0.2 + 0.7 is not 1.
    let weights: [Ratio] = [try ratio(1, 10), try ratio(2, 10), try ratio(7, 10)]
    let survey = try survey(zip(["a1", "a2", "a3"], weights).map { .init(ref: Name($0), weight: $1) })
    let result = try score(survey, ["a1": 3, "a2": 3, "a3": 3])
    #expect(result.percent == 50)
    #expect(result.band == 2)
  }

  // MARK: - Missing answers

  @Test func nothingAnsweredIsNoScore() throws {
    let survey = try survey([.init(ref: "a1"), .init(ref: "a2")])
    #expect(try score(survey, [:]).state == .unscored(.nothingAnswered))
    #expect(try score(survey, ["a1": .refused, "a2": .dontKnow]).state == .unscored(.nothingAnswered))
    #expect(
      try score(survey, ["a1": .notApplicable, "a2": .notApplicable]).state == .unscored(.nothingInScope))
    let half = try score(survey, ["a1": .notApplicable, "a2": 4])
    #expect(half.state == .scored)
    #expect(half.inScope == 1)
  }

  @Test func invalidValuesDoNotCount() throws {
    let survey = try survey([.init(ref: "a1"), .init(ref: "a2")])
    let result = try score(survey, ["a1": 9, "a2": 4])
    #expect(result.states[.invalid] == 1)
    #expect(result.state == .prorated)
    #expect(result.raw == 4)
  }

  // MARK: - Weights

  @Test func zeroWeightsTakeNoPart() throws {
    let items: [Dimension.Item] = [.init(ref: "a1"), .init(ref: "a2", weight: 0), .init(ref: "a3")]
    let all = try survey(items, missing: .all)
    // The item without weight may stay empty, and the score is still a full one.
    let result = try score(all, ["a1": 5, "a3": 5])
    #expect(result.state == .scored)
    #expect(result.percent == 100)
    #expect(result.states.total == 3)
    // A count rule for three items must not be out of reach when only two count.
    let three = try survey(items, missing: .atLeast(3))
    #expect(try score(three, ["a1": 5, "a3": 5]).percent == 100)
    #expect(try score(three, ["a1": 5]).state == .unscored(.tooFew(counted: 1, required: 2)))
    let none = try survey([.init(ref: "a1", weight: 0)])
    #expect(try score(none, ["a1": 5]).state == .unscored(.noWeight))
  }

  @Test func weightsRenormaliseOverWhatCounts() throws {
    let survey = try survey([.init(ref: "a1", weight: 3), .init(ref: "a2", weight: 1), .init(ref: "a3", weight: 1)])
    #expect(try score(survey, ["a1": 5, "a2": 1]).raw == 4)
  }

  @Test func hugeWeightsStillScore() throws {
    let odd = try #require(Ratio(decimal: "123456789.123456789"))
    let other = try #require(Ratio(decimal: "987654321.987654321"))
    let survey = try survey([
      .init(ref: "a1", weight: odd), .init(ref: "a2", weight: other), .init(ref: "b1", weight: 1),
    ])
    let result = try score(survey, ["a1": 1, "a2": 5, "b1": 5])
    expect(result.percent?.doubleValue, 100 * (987_654_321.987654321 + 0.5) / (1_111_111_111.11111111 + 1), digits: 6)
  }

  /// The widest numbers and the finest weights that a survey can declare: about 200 bits if nothing were rounded.
  @Test func theWidestNumbersStillScore() throws {
    let text = "999999999.999999999"
    let widest = try #require(Ratio(decimal: text))
    let odd = try #require(Ratio(decimal: "-123456789.987654321"))
    let prime = try #require(Ratio(decimal: "0.999999937"))
    let survey = try compiled(
      scales: [],
      questions: [
        ("a", .number(NumberLimits(minimum: -widest, maximum: widest))),
        ("b", .number(NumberLimits(minimum: odd, maximum: widest))),
        ("c", .number(NumberLimits(minimum: 0, maximum: prime))),
      ],
      scores: [
        .dimension(
          Dimension(
            id: "d", items: [.init(ref: "a", weight: widest), .init(ref: "b", weight: prime), .init(ref: "c")])),
        .dimension(Dimension(id: "s", items: [.init(ref: "a", weight: widest)], method: .sum)),
        .index(CompositeIndex(id: "i", components: [.init(ref: "d", weight: prime), .init(ref: "s", weight: widest)])),
      ])
    let scorer = ResponseScorer(survey: survey)
    var aggregate = ScoreAggregate(scorer.plan)
    for value in [-999_999_999.123, 0, 999_999_999.999] {
      let scores = scorer.score(
        block(
          survey, ["a": .value(.number(value)), "b": .value(.number(value / 9)), "c": .value(.number(0.123456789))]))
      aggregate.add(scores)
      let expected = 50 + value / 1e9 * 50
      #expect(try #require(scores.percent(0)).doubleValue.distance(to: expected).magnitude < 1e-6)
      #expect(try #require(scores.percent(2)).doubleValue.distance(to: expected).magnitude < 1e-6)
    }
    let results = AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today))
    guard case .score(let summary) = results.scores[2] else { throw GoldSurvey.Missing() }
    expect(summary.percent?.mean, 50.0000000073, digits: 6)
  }

  @Test func compositesOfFineWeightsNeitherTrapNorDrift() throws {
    var generator = SplitMix64(seed: 11)
    let ids = (0..<6).flatMap { dimension in (0..<4).map { "q\(dimension)-\($0)" } }
    func weight() throws -> Ratio { try ratio(Int128(Int.random(in: 1...9999, using: &generator)), 10_000) }
    var weights: [[Double]] = []
    var scores: [Score] = []
    for dimension in 0..<6 {
      let items = try (0..<4).map { Dimension.Item(ref: Name("q\(dimension)-\($0)"), weight: try weight()) }
      weights.append(items.map(\.weight.doubleValue))
      scores.append(.dimension(Dimension(id: Name("d\(dimension)"), items: items, missing: .atLeast(1))))
    }
    let parts = try (0..<6).map { CompositeIndex.Component(ref: Name("d\($0)"), weight: try weight()) }
    scores.append(.index(CompositeIndex(id: "i", components: parts, missing: .all)))
    let survey = try compiled(
      scales: [("a", 1...7)], questions: ids.map { ($0, .rating(scale: "a")) }, scores: scores)
    let scorer = ResponseScorer(survey: survey)
    var aggregate = ScoreAggregate(scorer.plan)
    for _ in 0..<300 {
      var answers: [String: Answer?] = [:]
      var expected: [Double] = []
      for dimension in 0..<6 {
        var (sum, total) = (0.0, 0.0)
        for item in 0..<4 where item == 0 || Bool.random(using: &generator) {
          let value = Int.random(in: 1...7, using: &generator)
          answers["q\(dimension)-\(item)"] = .value(.number(Double(value)))
          sum += Double(value - 1) * weights[dimension][item]
          total += weights[dimension][item]
        }
        expected.append(100 * sum / total / 6)
      }
      let result = scorer.score(block(survey, answers))
      aggregate.add(result)
      let weighted = zip(expected, parts).reduce(0) { $0 + $1.0 * $1.1.weight.doubleValue }
      let found = try #require(result.percent(6)).doubleValue
      #expect((found - weighted / parts.reduce(0) { $0 + $1.weight.doubleValue }).magnitude < 1e-9)
    }
    guard case .score(let summary) = AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today)).scores[6]
    else {
      throw GoldSurvey.Missing()
    }
    #expect(summary.percent?.count == 300)
    expect(summary.percent?.mean, try #require(summary.compositeOfMeans), digits: 6)
  }

  // MARK: - Methods and ranges

  @Test func itemsOfDifferentRangesMeetInPercent() throws {
    let survey = try survey([.init(ref: "a1"), .init(ref: "b1")])
    let result = try score(survey, ["a1": 3, "b1": 10])
    #expect(result.raw == 75)
    #expect(result.percent == 75)
  }

  @Test(arguments: [
    (Dimension.Method.mean, 3, 50), (.sum, 9, 50), (.min, 1, 0), (.max, 5, 100), (.count, 2, 67),
  ])
  func methods(method: Dimension.Method, raw: Int, percent: Int) throws {
    let survey = try survey([.init(ref: "a1"), .init(ref: "a2"), .init(ref: "a3")], method: method)
    let result = try score(survey, ["a1": 1, "a2": 3, "a3": 5])
    #expect(result.raw == Ratio(raw))
    #expect(result.percent.map { $0.doubleValue.rounded() } == Double(percent))
  }

  @Test func yesAndDecimalNumbers() throws {
    let limits = NumberLimits(minimum: 0, maximum: 10)
    let survey = try compiled(
      scales: [], questions: [("y", .yesno), ("n", .number(limits))],
      scores: [
        .dimension(Dimension(id: "d", items: [.init(ref: "y")])),
        .dimension(Dimension(id: "e", items: [.init(ref: "n")])),
      ])
    let scores = ResponseScorer(survey: survey).score(
      block(survey, ["y": .value(.code("yes")), "n": .value(.number(0.1))]))
    #expect(scores.percent(0) == 100)
    #expect(scores.percent(1) == 1)
    let outside = ResponseScorer(survey: survey).score(
      block(survey, ["y": .value(.code("no")), "n": .value(.number(10.5))]))
    #expect(outside.percent(0) == 0)
    #expect(outside.dimension(1)?.states[.invalid] == 1)
  }

  /// OWASP SAMM: a practice is the sum over three levels of the mean of two streams, each answered 0, ¼, ½ or 1. Here 1 and
  /// ½, ½ and ¼, 0 and 0 are 1.125; a dimension counts in percent, so as 112.5.
  @Test func samm() throws {
    let limits = NumberLimits(minimum: 0, maximum: 1)
    let ids = (1...3).flatMap { ["a\($0)", "b\($0)"] }
    let levels = (1...3).map { level in
      Score.dimension(
        Dimension(id: Name("level-\(level)"), items: [.init(ref: Name("a\(level)")), .init(ref: Name("b\(level)"))]))
    }
    let practice = Dimension(
      id: "practice", items: (1...3).map { .init(ref: Name("level-\($0)")) }, method: .sum, unit: .raw)
    let survey = try compiled(
      scales: [], questions: ids.map { ($0, .number(limits)) }, scores: levels + [.dimension(practice)])
    let answers = zip(ids, [1, 0.5, 0.5, 0.25, 0, 0]).map { id, value -> (String, Answer?) in
      (id, .value(.number(value)))
    }
    let scores = ResponseScorer(survey: survey).score(block(survey, Dictionary(uniqueKeysWithValues: answers)))
    #expect(scores.dimension(3)?.raw == Ratio(decimal: "112.5"))
  }

  // MARK: - Explanations

  @Test func theTraceExplainsEveryNumber() throws {
    let survey = try survey([
      .init(ref: "a1", isReversed: true, weight: 2), .init(ref: "a2"), .init(ref: "a3"), .init(ref: "a4", weight: 0),
    ])
    let scorer = ResponseScorer(survey: survey)
    let scores = scorer.score(block(survey, ["a1": 2, "a2": 5, "a4": 1]))
    let trace = try #require(scorer.dimensionTrace(0, in: scores))
    #expect(trace.parts.map(\.raw) == [2, 5, nil, 1])
    #expect(trace.parts.map(\.coded) == [4, 5, nil, nil])
    #expect(trace.parts.map(\.share) == [try ratio(2, 3), try ratio(1, 3), nil, nil])
    let sum = trace.parts.reduce(Ratio(0)) { $0 + ($1.coded ?? 0) * ($1.share ?? 0) }
    #expect(sum == trace.result.raw)
  }

  // MARK: - Advice

  @Test func adviceComesByPriority() throws {
    func advice(_ condition: String, _ priority: Int) throws -> Advice {
      Advice(
        condition: SourceFragment(text: condition, range: .none), score: "d", priority: priority,
        text: try words(condition))
    }
    let survey = try survey(
      [.init(ref: "a1")],
      advice: [
        try advice("d lt 60", 3), try advice("d le 50", 1), try advice("d gt 50", 1), try advice("a1 eq 3", 2),
      ])
    let scorer = ResponseScorer(survey: survey)
    let scores = scorer.score(block(survey, ["a1": 3]))
    #expect(scores.advice == [1, 3, 0])
    var aggregate = ScoreAggregate(scorer.plan)
    aggregate.add(scores)
    // Advice that reads items has no meaning for many responses together.
    #expect(AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today)).advice == [1, 0])
  }

  // MARK: - Few responses

  @Test func noneOneAndEqualResponses() throws {
    let survey = try survey([.init(ref: "a1")])
    let scorer = ResponseScorer(survey: survey)
    func summary(_ values: [Int]) throws -> ScoreSummary {
      var aggregate = ScoreAggregate(scorer.plan)
      for value in values { aggregate.add(scorer.score(block(survey, ["a1": .value(.number(Double(value)))]))) }
      let results = AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today))
      guard case .score(let summary) = results.scores[0] else { throw GoldSurvey.Missing() }
      return summary
    }
    #expect(try summary([]).percent == nil)
    let one = try #require(try summary([4]).percent)
    #expect(one.mean == 75)
    #expect(one.standardDeviation == nil && one.interval == nil)
    let equal = try #require(try summary([4, 4, 4]).percent)
    #expect(equal.interval?.width == 0)
    #expect(equal.hasNoVariation)
    #expect(try summary([4, 4, 4]).bands == [0, 0, 0, 3])
  }
}
