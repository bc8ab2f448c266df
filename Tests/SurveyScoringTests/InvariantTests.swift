import SurveyModel
import SurveyScoring
import SurveyTestSupport
import Testing

/// What must hold for every survey and every response, tried on thousands of random ones that repeat exactly.
@Suite struct InvariantTests {
  private static let ids = (1...6).map { "q\($0)" }

  /// One dimension over six items of a scale, some reversed, some weighted.
  private func survey(
    _ bounds: ClosedRange<Int>, reversed: Set<String> = [], weights: [Ratio] = [], _ rule: MissingRule = .half,
    _ method: Dimension.Method = .mean
  ) throws -> CompiledSurvey {
    let items = Self.ids.enumerated().map { index, id in
      Dimension.Item(
        ref: Name(id), isReversed: reversed.contains(id), weight: weights.indices.contains(index) ? weights[index] : 1)
    }
    return try compiled(
      scales: [("scale", bounds)], questions: Self.ids.map { ($0, .rating(scale: "scale")) },
      scores: [.dimension(Dimension(id: "d", items: items, method: method, missing: rule))],
      allowed: [.notApplicable, .dontKnow])
  }

  private func score(_ survey: CompiledSurvey, _ answers: [String: Answer?]) throws -> DimensionScore {
    try #require(ResponseScorer(survey: survey).score(block(survey, answers)).dimension(0))
  }

  private func random(
    _ bounds: ClosedRange<Int>, missing: Double, using generator: inout SplitMix64
  ) -> [String: Answer?] {
    var answers: [String: Answer?] = [:]
    for id in Self.ids {
      answers[id] =
        Double.random(in: 0..<1, using: &generator) < missing
        ? .skipped : .value(.number(Double(Int.random(in: bounds, using: &generator))))
    }
    return answers
  }

  private func mapped(_ answers: [String: Answer?], _ change: (Double) -> Double) -> [String: Answer?] {
    answers.mapValues { answer in
      if case .number(let number)?? = answer.map({ $0.value }) { .value(.number(change(number))) } else { answer }
    }
  }

  @Test func reversingTwiceIsNotReversing() throws {
    var generator = SplitMix64(seed: 1)
    let plain = try survey(1...5)
    let reversed = try survey(1...5, reversed: Set(Self.ids))
    for _ in 0..<2000 {
      let answers = random(1...5, missing: 0.2, using: &generator)
      let turned = mapped(answers) { 6 - $0 }
      #expect(try score(plain, answers) == score(reversed, turned))
    }
  }

  @Test func reversingMirrorsThePercent() throws {
    var generator = SplitMix64(seed: 2)
    let plain = try survey(0...4)
    let reversed = try survey(0...4, reversed: Set(Self.ids))
    for _ in 0..<2000 {
      let answers = random(0...4, missing: 0.2, using: &generator)
      let (forward, backward) = (try score(plain, answers), try score(reversed, answers))
      #expect(forward.percent.map { 100 - $0 } == backward.percent)
    }
  }

  @Test func percentIsUnchangedWhenItemsAndBoundsShift() throws {
    var generator = SplitMix64(seed: 3)
    let low = try survey(1...7)
    let high = try survey(11...17)
    for _ in 0..<2000 {
      let answers = random(1...7, missing: 0.3, using: &generator)
      #expect(try score(low, answers).percent == score(high, mapped(answers) { $0 + 10 }).percent)
    }
  }

  @Test func sumIsTheMeanTimesTheItemsInScope() throws {
    var generator = SplitMix64(seed: 4)
    let mean = try survey(1...5)
    let sum = try survey(1...5, .half, .sum)
    for _ in 0..<2000 {
      let answers = random(1...5, missing: 0.3, using: &generator)
      let (first, second) = (try score(mean, answers), try score(sum, answers))
      #expect(first.raw.map { $0 * Ratio(first.inScope) } == second.raw)
      #expect(first.percent == second.percent)
    }
  }

  @Test func completeResponsesScoreAlikeUnderEveryRule() throws {
    var generator = SplitMix64(seed: 5)
    let rules: [MissingRule] = [.half, .all, .atLeast(3), .atLeast(6), .share(try ratio(4, 5))]
    let surveys = try rules.map { try survey(1...5, $0) }
    for _ in 0..<2000 {
      let answers = random(1...5, missing: 0, using: &generator)
      let scores = try surveys.map { try score($0, answers) }
      #expect(scores.allSatisfy { $0 == scores[0] && $0.state == .scored })
    }
  }

  @Test func multiplyingAllWeightsChangesNothing() throws {
    var generator = SplitMix64(seed: 6)
    let weights: [Ratio] = [1, try ratio(1, 2), 3, try ratio(7, 4), 0, 2]
    let first = try survey(1...5, weights: weights)
    let second = try survey(1...5, weights: weights.map { $0 * Ratio(12) })
    for _ in 0..<2000 {
      let answers = random(1...5, missing: 0.2, using: &generator)
      #expect(try score(first, answers) == score(second, answers))
    }
  }

  /// A not-applicable item beside answered ones changes counts and nothing else.
  @Test func notApplicableItemsChangeOnlyCounts() throws {
    var generator = SplitMix64(seed: 7)
    let with = try survey(1...5)
    let items = Self.ids.dropLast().map { Dimension.Item(ref: Name($0)) }
    let without = try compiled(
      scales: [("scale", 1...5)], questions: Self.ids.map { ($0, .rating(scale: "scale")) },
      scores: [.dimension(Dimension(id: "d", items: Array(items)))], allowed: [.notApplicable])
    for _ in 0..<2000 {
      var answers = random(1...5, missing: 0.3, using: &generator)
      answers["q6"] = .notApplicable
      let (first, second) = (try score(with, answers), try score(without, answers))
      #expect(first.raw == second.raw && first.percent == second.percent && first.state == second.state)
      #expect(first.inScope == second.inScope && first.counted == second.counted)
      #expect(first.states[.notApplicable] == 1)
    }
  }

  @Test(arguments: [Maturity.Rule.staged, .share(1), .share(0), .share(Ratio(decimal: "0.75") ?? 1)])
  func raisingOneAnswerNeverLowersAMaturity(rule: Maturity.Rule) throws {
    var generator = SplitMix64(seed: 8)
    let survey = try ReadinessTests.survey(rule: rule)
    let scorer = ResponseScorer(survey: survey)
    let ladder = try #require(survey.scoring.index["ladder"])
    let ids = ReadinessTests.answers().keys.sorted()
    var tried = 0
    for _ in 0..<700 {
      var answers: [String: Answer?] = [:]
      for id in ids {
        let roll = Int.random(in: 0..<12, using: &generator)
        answers[id] = roll == 0 ? .dontKnow : roll == 1 ? .notApplicable : .value(.number(Double(roll % 5)))
      }
      guard let raised = ids.randomElement(using: &generator), case .value(.number(let level))?? = answers[raised],
        level < 4, let before = scorer.score(block(survey, answers)).maturity(ladder)
      else { continue }
      tried += 1
      answers[raised] = .value(.number(level + 1))
      let after = try #require(scorer.score(block(survey, answers)).maturity(ladder))
      #expect(after.level ?? -1 >= before.level ?? -1)
      #expect(after.percent ?? -1 >= before.percent ?? -1)
      #expect(after.firstBlocking ?? 99 >= before.firstBlocking ?? 99)
      for (old, new) in zip(before.steps, after.steps) { #expect(new.level ?? -1 >= old.level ?? -1) }
    }
    #expect(tried > 300)
  }

  @Test func mergingIsTheSameInAnyOrderAndSplit() throws {
    var generator = SplitMix64(seed: 9)
    let gold = try GoldSurvey()
    let scores = (0..<40).flatMap { _ in gold.responses.map(\.scores) }
    var whole = ScoreAggregate(gold.scorer.plan)
    for score in scores { whole.add(score) }
    let expected = AggregateResults(whole, plan: gold.scorer.plan, now: LocalDateTime(today))
    for _ in 0..<25 {
      var parts = Array(repeating: ScoreAggregate(gold.scorer.plan), count: Int.random(in: 1...9, using: &generator))
      for score in scores.shuffled(using: &generator) {
        parts[Int.random(in: parts.indices, using: &generator)].add(score)
      }
      var merged = ScoreAggregate(gold.scorer.plan)
      for part in parts.shuffled(using: &generator) { merged.merge(part) }
      #expect(merged == whole)
      let results = AggregateResults(merged, plan: gold.scorer.plan, now: LocalDateTime(today))
      // Equal doubles here are equal bits: there is no -0 and no NaN among results.
      #expect(results.scores == expected.scores)
    }
  }

  @Test func aBlockOfManyRowsScoresLikeBlocksOfOne() throws {
    let survey = try survey(1...5, reversed: ["q2"], weights: [1, 2, 1, 1, 3, 1])
    let scorer = ResponseScorer(survey: survey)
    var generator = SplitMix64(seed: 10)
    var wide = ProgramBlock(for: survey.program, rowCount: 300, now: LocalDateTime(today))
    var single: [ResponseScores] = []
    for row in 0..<300 {
      let answers = random(1...5, missing: 0.3, using: &generator)
      for (id, answer) in answers {
        guard let item = survey.itemIndex[id] else { continue }
        wide.set(answer, item: item, row: row, of: survey)
      }
      single.append(scorer.score(block(survey, answers)))
    }
    wide.run(survey.program)
    #expect(scorer.scoreAll(wide) == single)
    #expect(scorer.score(wide, row: 17) == single[17])
  }
}
