import SurveyModel
import SurveyScoring
import SurveyTestSupport
import Testing

/// What users of other assessment tools had to ask for: what does not apply never counts as nothing done, a full score stays
/// reachable whatever the weights, weights of 0 are kept, negative ones are refused, and what is shown is what is stored.
@Suite struct AssessmentLawTests {
  private static let ids = (1...5).map { "q\($0)" }

  private func survey(_ weights: [Ratio], without left: Set<String> = []) throws -> CompiledSurvey {
    let items = zip(Self.ids, weights).compactMap { id, weight in
      left.contains(id) ? nil : Dimension.Item(ref: Name(id), isReversed: id == "q3", weight: weight)
    }
    return try compiled(
      scales: [("levels", 0...4)], questions: Self.ids.map { ($0, .check(scale: "levels", parts: CheckParts())) },
      scores: [
        .dimension(Dimension(id: "d", items: items, missing: .all)),
        .index(CompositeIndex(id: "i", components: [.init(ref: "d")])),
        .maturity(Maturity(id: "m", steps: ["d"], target: 50)),
      ], allowed: [.notApplicable, .dontKnow])
  }

  private func weights(_ generator: inout SplitMix64) throws -> [Ratio] {
    try Self.ids.map { _ in try ratio(Int128(Int.random(in: 1...40, using: &generator)), 10) }
  }

  private func answers(_ generator: inout SplitMix64) -> [String: Int] {
    Dictionary(uniqueKeysWithValues: Self.ids.map { ($0, Int.random(in: 0...4, using: &generator)) })
  }

  private func scores(_ survey: CompiledSurvey, _ answers: [String: Int], none: Set<String> = []) -> ResponseScores {
    let given = answers.map { id, value -> (String, Answer?) in
      (id, none.contains(id) ? .notApplicable : .value(.number(Double(value))))
    }
    return ResponseScorer(survey: survey).score(block(survey, Dictionary(uniqueKeysWithValues: given)))
  }

  /// An item that does not apply is as good as one that was never there, and never worse than one where nothing is done.
  @Test func whatDoesNotApplyIsNotThere() throws {
    var generator = SplitMix64(seed: 401)
    for _ in 0..<40 {
      let weights = try weights(&generator)
      let whole = try survey(weights)
      let id = Self.ids[Int.random(in: 0..<5, using: &generator)]
      let part = try survey(weights, without: [id])
      for _ in 0..<50 {
        var answers = answers(&generator)
        let found = scores(whole, answers, none: [id])
        #expect(found.percent(0) == scores(part, answers).percent(0))
        answers[id] = id == "q3" ? 4 : 0
        #expect(try #require(found.percent(0)) >= (try #require(scores(whole, answers).percent(0))))
      }
    }
  }

  /// Weights rescale the ceiling and the floor with everything else, and so does what does not apply.
  @Test func fullAndEmptyScoresStayReachable() throws {
    var generator = SplitMix64(seed: 402)
    for _ in 0..<200 {
      let survey = try survey(try weights(&generator))
      for _ in 0..<10 {
        // At most a third may not apply, or the step has no score.
        let none: Set<String> =
          Bool.random(using: &generator) ? [Self.ids[Int.random(in: 0..<5, using: &generator)]] : []
        let best = Dictionary(uniqueKeysWithValues: Self.ids.map { ($0, $0 == "q3" ? 0 : 4) })
        let full = scores(survey, best, none: none)
        #expect(full.percent(0) == 100 && full.percent(1) == 100 && full.percent(2) == 100)
        #expect(full.maturity(2)?.level == 4)
        #expect(scores(survey, best.mapValues { 4 - $0 }, none: none).percent(0) == 0)
      }
    }
  }

  /// A weight of 0 is kept: the item stays in the trace and in the counts, and never moves the score.
  @Test func aWeightOfZeroIsKept() throws {
    var generator = SplitMix64(seed: 403)
    for _ in 0..<100 {
      var weights = try weights(&generator)
      weights[4] = 0
      let survey = try survey(weights)
      let scorer = ResponseScorer(survey: survey)
      for _ in 0..<10 {
        var answers = answers(&generator)
        let one = scores(survey, answers)
        answers["q5"] = Int.random(in: 0...4, using: &generator)
        let other = scores(survey, answers)
        #expect(one.percent(0) == other.percent(0))
        let parts = scorer.trace(0, in: other).parts
        #expect(parts.count == 5 && parts[4].weight == 0 && parts[4].coded == nil)
        #expect(parts[4].value == Ratio(answers["q5"] ?? -1))
      }
    }
  }

  /// What a trace shows is what is stored, at every level.
  @Test func whatIsShownIsWhatIsStored() throws {
    var generator = SplitMix64(seed: 404)
    for _ in 0..<100 {
      let survey = try survey(try weights(&generator))
      let scorer = ResponseScorer(survey: survey)
      for _ in 0..<10 {
        let none: Set<String> = Bool.random(using: &generator) ? ["q2"] : []
        let found = scores(survey, answers(&generator), none: none)
        for score in 0..<3 { #expect(scorer.trace(score, in: found).percent == found.percent(score)) }
        let trace = scorer.trace(0, in: found)
        let sum = trace.parts.reduce(Ratio(0)) { $0 + ($1.coded ?? 0) * ($1.share ?? 0) }
        #expect(sum == trace.value)
        #expect(scorer.trace(2, in: found).level == found.maturity(2)?.level)
      }
    }
  }

  /// Weighted results do not hang on the order or the grouping of responses.
  @Test func weightedResultsAreTheSameInAnyOrderAndSplit() throws {
    var generator = SplitMix64(seed: 405)
    let margin = WeightingTests.margin("sex", [("f", 52), ("m", 48)])
    let ages = WeightingTests.margin("age", [("a", 30), ("b", 45), ("c", 25)])
    for weighting in [Weighting(.rake, margins: [margin, ages]), Weighting(.column, item: "w")] {
      let survey = try WeightingTests.survey(weighting)
      let scorer = ResponseScorer(survey: survey)
      for _ in 0..<20 {
        let responses = (0..<60).map { index -> ResponseScores in
          scorer.score(
            block(
              survey,
              [
                "sex": .value(.code(["f", "m"][index % 2])), "age": .value(.code(["a", "b", "c"][index % 3])),
                "x": .value(.number(Double(Int.random(in: 1...5, using: &generator)))),
                "w": .value(.number(Double(Int.random(in: 0...3000, using: &generator)) / 1000)),
              ]))
        }
        var whole = ScoreAggregate(scorer.plan)
        for response in responses { whole.add(response) }
        var parts = (0..<4).map { _ in ScoreAggregate(scorer.plan) }
        for response in responses.shuffled(using: &generator) {
          parts[Int.random(in: 0..<4, using: &generator)].add(response)
        }
        for index in [2, 0, 3] { parts[1].merge(parts[index]) }
        let now = LocalDateTime(today)
        #expect(
          AggregateResults(whole, plan: scorer.plan, now: now).weighting
            == AggregateResults(parts[1], plan: scorer.plan, now: now).weighting)
      }
    }
  }
}
