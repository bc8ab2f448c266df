import SurveyModel
import SurveyScoring
import SurveyStatistics
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

  /// Walks of ten raised answers from 210 random starts for each rule.
  @Test(arguments: [Maturity.Rule.staged, .share(1), .share(0), .share(Ratio(decimal: "0.75") ?? 1)])
  func raisingOneAnswerNeverLowersAMaturity(rule: Maturity.Rule) throws {
    var generator = SplitMix64(seed: 8)
    let steps = [3, 4, 2]
    let survey = try ReadinessTests.survey(steps, rule: rule)
    let scorer = ResponseScorer(survey: survey)
    let ladder = try #require(survey.scoring.index["ladder"])
    let index = try #require(survey.scoring.index["readiness"])
    let ids = steps.enumerated().flatMap { step, count in (1...count).map { "q\(step + 1)-\($0)" } }
    var tried = 0
    for _ in 0..<210 {
      var answers: [String: Answer?] = [:]
      var levels: [String: Int] = [:]
      for id in ids {
        let roll = Int.random(in: 0..<12, using: &generator)
        levels[id] = roll < 2 ? nil : roll % 5
        answers[id] = roll == 0 ? .dontKnow : roll == 1 ? .notApplicable : .value(.number(Double(roll % 5)))
      }
      var scores = scorer.score(block(survey, answers))
      for _ in 0..<10 {
        guard let raised = ids.filter({ (levels[$0] ?? 4) < 4 }).randomElement(using: &generator) else { break }
        tried += 1
        levels[raised, default: 0] += 1
        answers[raised] = .value(.number(Double(levels[raised] ?? 0)))
        let old = scores
        scores = scorer.score(block(survey, answers))
        let (before, after) = (try #require(old.maturity(ladder)), try #require(scores.maturity(ladder)))
        #expect(after.level ?? -1 >= before.level ?? -1)
        #expect(after.percent ?? -1 >= before.percent ?? -1)
        #expect(scores.percent(index) ?? -1 >= old.percent(index) ?? -1)
        #expect(after.firstBlocking ?? 99 >= before.firstBlocking ?? 99)
        for (old, new) in zip(before.steps, after.steps) { #expect(new.level ?? -1 >= old.level ?? -1) }
      }
    }
    #expect(tried >= 2000)
  }

  /// Turning answers and groups round turns the net round: x becomes 10 − x, detractors 0–6 become promoters 4–10.
  @Test func mirroredAnswersHaveTheOppositeNet() throws {
    var generator = SplitMix64(seed: 13)
    func scorer(_ groups: [(from: Ratio, to: Ratio, sign: Int)]) throws -> ResponseScorer {
      let groups = groups.enumerated().map { index, group in
        SurveyModel.NetScore.Group(id: Name("g\(index)"), from: group.from, to: group.to, sign: group.sign)
      }
      return ResponseScorer(
        survey: try compiled(
          scales: [("eleven", 0...10)], questions: [("x", .rating(scale: "eleven"))],
          scores: [.netScore(SurveyModel.NetScore(id: "n", item: "x", groups: groups))]))
    }
    let plain = try scorer([(0, 6, -1), (7, 8, 0), (9, 10, 1)])
    let turned = try scorer([(0, 1, -1), (2, 3, 0), (4, 10, 1)])
    func scores(_ scorer: ResponseScorer) -> [ResponseScores] {
      (0...10).map { scorer.score(block(scorer.survey, ["x": .value(.number(Double($0)))])) }
    }
    let (forward, backward) = (scores(plain), scores(turned))
    func summary(_ counts: [Int], _ scores: [ResponseScores], _ scorer: ResponseScorer) -> NetScoreSummary? {
      var aggregate = ScoreAggregate(scorer.plan)
      for (score, count) in zip(scores, counts) where count > 0 { aggregate.add(score, times: count) }
      let results = AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today))
      return if case .netScore(let summary)? = results.scores.first { summary } else { nil }
    }
    for _ in 0..<2000 {
      let counts = (0...10).map { _ in max(0, Int.random(in: -12...9, using: &generator)) }
      let first = try #require(summary(counts, forward, plain))
      let second = try #require(summary(counts.reversed(), backward, turned))
      #expect(first.net == second.net.map { 0 - $0 })
      #expect((first.against, first.neither, first.favourable) == (second.favourable, second.neither, second.against))
      if let lower = first.interval?.lower, let upper = second.interval?.upper { #expect(abs(lower + upper) < 1e-9) }
    }
  }

  /// However responses are dealt out over parts, and in whatever order the parts are merged: the aggregate is the same to
  /// the last bit. Results hang on nothing else, which every fiftieth case sees too.
  @Test func mergingIsTheSameInAnyOrderAndSplit() throws {
    var generator = SplitMix64(seed: 9)
    let gold = try GoldSurvey()
    let nothing = ScoreAggregate(gold.scorer.plan)
    for number in 0..<2000 {
      let scores = (0..<Int.random(in: 1...14, using: &generator)).map { _ in
        gold.responses[Int.random(in: gold.responses.indices, using: &generator)].scores
      }
      let whole = scores.reduce(into: nothing) { $0.add($1) }
      var parts = Array(repeating: nothing, count: Int.random(in: 1...4, using: &generator))
      for score in scores.shuffled(using: &generator) {
        parts[Int.random(in: parts.indices, using: &generator)].add(score)
      }
      let merged = parts.shuffled(using: &generator).reduce(into: nothing) { $0.merge($1) }
      #expect(merged == whole)
      guard number % 50 == 0 else { continue }
      let now = LocalDateTime(today)
      // Equal doubles here are equal bits: there is no -0 and no NaN among results.
      #expect(
        AggregateResults(merged, plan: gold.scorer.plan, now: now).scores
          == AggregateResults(whole, plan: gold.scorer.plan, now: now).scores)
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
