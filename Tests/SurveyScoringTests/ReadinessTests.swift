import SurveyModel
import SurveyScoring
import Testing

/// The seven steps of readiness, whose results were computed in Python and in R; one answer is not applicable.
@Suite struct ReadinessTests {
  static let steps: [[Int?]] = [
    [3, 2, 2, 1], [3, 3, 2], [2, 2, nil], [4, 3, 3, 3], [1, 2, 1, 2], [2, 1, 3, 2, 3, 3], [1, 1, 0, 1, 0, 1],
  ]

  /// A survey with so many practices in each step.
  static func survey(
    _ steps: [Int] = Self.steps.map(\.count), rule: Maturity.Rule = .staged, dontKnow: Maturity.DontKnowRule = .lowest,
    evidenceCap: Ratio? = nil
  ) throws -> CompiledSurvey {
    var questions: [(id: String, kind: Question.Kind)] = []
    var scores: [Score] = []
    for (step, count) in steps.enumerated() {
      let ids = (1...count).map { "q\(step + 1)-\($0)" }
      let parts = CheckParts(evidence: .init(requiredFrom: 3), owner: .init(), due: .init())
      questions += ids.map { ($0, .check(scale: "maturity", parts: parts)) }
      scores.append(.dimension(Dimension(id: Name("s\(step + 1)"), items: ids.map { .init(ref: Name($0)) })))
    }
    let names = steps.indices.map { Name("s\($0 + 1)") }
    scores.append(.index(CompositeIndex(id: "readiness", components: names.map { .init(ref: $0) })))
    scores.append(
      .maturity(
        Maturity(id: "ladder", steps: names, target: 50, dontKnow: dontKnow, rule: rule, evidenceCap: evidenceCap)))
    return try compiled(
      scales: [("maturity", 0...4)], questions: questions, scores: scores, allowed: [.dontKnow, .notApplicable])
  }

  static func answers(_ changes: [String: Answer] = [:]) -> [String: Answer?] {
    var answers: [String: Answer?] = [:]
    for (step, values) in steps.enumerated() {
      for (place, value) in values.enumerated() {
        answers["q\(step + 1)-\(place + 1)"] = value.map { .value(.number(Double($0))) } ?? .notApplicable
      }
    }
    return answers.merging(changes.mapValues { $0 }) { _, new in new }
  }

  private func ladder(_ survey: CompiledSurvey, _ answers: [String: Answer?]) throws -> MaturityScore {
    let scores = ResponseScorer(survey: survey).score(block(survey, answers))
    let index = try #require(survey.scoring.index["ladder"])
    return try #require(scores.maturity(index))
  }

  @Test func staged() throws {
    let survey = try Self.survey()
    let result = try ladder(survey, Self.answers())
    let percents = [50, 66.666667, 50, 81.25, 37.5, 58.333333, 16.666667]
    for (step, percent) in zip(result.steps, percents) { expect(step.percent?.doubleValue, percent, digits: 6) }
    #expect(result.steps.map(\.level) == [1, 2, 2, 3, 1, 1, 0])
    #expect(result.level == 0)
    expect(result.percent?.doubleValue, 51.488095, digits: 6)
    // Steps 1 and 3 are at the target exactly, so they do not block.
    #expect(result.firstBlocking == 4)
    #expect(result.unscored.isEmpty)
  }

  @Test func indexIsTheMeanOfSteps() throws {
    let survey = try Self.survey()
    let scores = ResponseScorer(survey: survey).score(block(survey, Self.answers()))
    let index = try #require(survey.scoring.index["readiness"])
    let ladder = try #require(survey.scoring.index["ladder"])
    #expect(scores.percent(index) == scores.maturity(ladder)?.percent)
    // A mean of items would let long steps outweigh short ones: 49.14 instead of 51.49.
    let items = Self.steps.joined().compactMap(\.self)
    expect(25 * Double(items.reduce(0, +)) / Double(items.count), 49.137931, digits: 6)
  }

  @Test func share() throws {
    let result = try ladder(try Self.survey(rule: .share(try ratio(3, 4))), Self.answers())
    #expect(result.steps.map(\.level) == [2, 2, 2, 3, 1, 2, 0])
    #expect(result.level == 0)
  }

  @Test func nextLevelIsHeldBackByExactlyWhatIsBelow() throws {
    let survey = try Self.survey()
    let scorer = ResponseScorer(survey: survey)
    let block = block(
      survey,
      Self.answers([
        "q5-1.owner": .value(.text("Ana")), "q5-1.due": .value(.date(today)), "q1-1.evidence": .value(.text(" ")),
        "q2-1.evidence": .value(.text("report")),
      ]))
    let ladder = try #require(survey.scoring.index["ladder"])
    let steps = scorer.practices(ofMaturity: ladder, in: scorer.score(block), block)
    #expect(steps.map(\.nextLevel) == [2, 3, 3, 4, 2, 2, 1])
    #expect(steps.map(\.holdingBack) == [[3], [2], [0, 1], [1, 2, 3], [0, 2], [1], [2, 4]])
    #expect(steps.map(\.needed) == [1, 1, 2, 3, 2, 1, 2])
    let blocking = steps[4].practices
    #expect(blocking[0].owner == "Ana")
    #expect(blocking[0].due == today)
    #expect(blocking[2].owner == nil)
    // A level of 3 and above asks for evidence; white space is none.
    #expect(steps[0].unsupported.map { survey.items[$0.item].id } == ["q1-1"])
    #expect(steps[1].unsupported.map { survey.items[$0.item].id } == ["q2-2"])
    #expect(steps[3].unsupported.count == 4)
    #expect(steps[2].practices[2].level == nil)
  }

  @Test func shareRuleNeedsFewer() throws {
    let survey = try Self.survey(rule: .share(try ratio(3, 4)))
    let scorer = ResponseScorer(survey: survey)
    let block = block(survey, Self.answers())
    let ladder = try #require(survey.scoring.index["ladder"])
    let steps = scorer.practices(ofMaturity: ladder, in: scorer.score(block), block)
    // Step 5 is 1 2 1 2: level 2 takes three of four, so one of the two below it.
    #expect(steps[4].holdingBack == [0, 2])
    #expect(steps[4].needed == 1)
    // Step 1 is 3 2 2 1 and at level 2: level 3 takes three of four, one is there.
    #expect(steps[0].nextLevel == 3)
    #expect(steps[0].needed == 2)
  }

  /// One step in two maturities, of which one caps unsupported levels at 2 and takes "don't know" for the lowest: 4 3 – on
  /// 0 to 4 is 2 2 0 there, and 4 3 in the other.
  @Test func aStepIsScoredByEachOfItsMaturities() throws {
    let parts = CheckParts(evidence: .init(requiredFrom: 3))
    let ids = ["a", "b", "c"]
    let survey = try compiled(
      scales: [("maturity", 0...4)], questions: ids.map { ($0, .check(scale: "maturity", parts: parts)) },
      scores: [
        .dimension(Dimension(id: "s", items: ids.map { .init(ref: Name($0)) })),
        .maturity(Maturity(id: "strict", steps: ["s"], target: 50, dontKnow: .lowest, evidenceCap: 2)),
        .maturity(Maturity(id: "mild", steps: ["s"], target: 50, dontKnow: .missing)),
      ], allowed: [.dontKnow])
    let scorer = ResponseScorer(survey: survey)
    let block = block(survey, ["a": 4, "b": 3, "c": .dontKnow])
    let scores = scorer.score(block)
    let (strict, mild) = (try #require(scores.maturity(1)), try #require(scores.maturity(2)))
    #expect(strict.percent == (try ratio(100, 3)))
    #expect(strict.level == 0 && strict.steps[0].dontKnow == 1)
    #expect(mild.percent == (try ratio(175, 2)))
    #expect(mild.level == 3 && mild.steps[0].dontKnow == 0)
    // By itself the dimension knows no rule that its maturities do not share.
    #expect(scores.dimension(0)?.percent == (try ratio(175, 2)))
    #expect(scorer.practices(ofMaturity: 1, in: scores, block)[0].practices.map(\.level) == [2, 2, 0])
    #expect(scorer.practices(ofMaturity: 2, in: scores, block)[0].practices.map(\.level) == [4, 3, nil])
    #expect(scorer.trace(1, in: scores).parts[0].parts.map(\.coded) == [2, 2, 0])
    #expect(scorer.trace(2, in: scores).parts[0].parts.map(\.coded) == [4, 3, nil])
  }

  @Test func dontKnowIsTheLeastLevelOrMissing() throws {
    let counted = try ladder(try Self.survey(), Self.answers(["q4-1": .dontKnow]))
    #expect(counted.steps[3].level == 0)
    #expect(counted.steps[3].dontKnow == 1)
    #expect(counted.steps[3].percent == Ratio(decimal: "56.25"))
    let missing = try ladder(try Self.survey(dontKnow: .missing), Self.answers(["q4-1": .dontKnow]))
    #expect(missing.steps[3].level == 3)
    #expect(missing.steps[3].dontKnow == 0)
    #expect(missing.steps[3].percent == 75)
    #expect(missing.steps[3].state == .prorated)
  }

  @Test func moreThanAThirdNotApplicableIsNotScored() throws {
    let survey = try Self.survey()
    let result = try ladder(survey, Self.answers(["q3-2": .notApplicable]))
    #expect(result.steps[2].state == .unscored(.tooManyNotApplicable(2, of: 3)))
    #expect(result.unscored == [2])
    #expect(result.unscoredBefore == [2])
    #expect(result.level == 0)
    let none = try ladder(survey, Self.answers(["q3-1": .notApplicable, "q3-2": .notApplicable]))
    #expect(none.steps[2].state == .unscored(.nothingInScope))
  }

  /// Step 4 is 4 3 3 3, each of which asks for evidence; with that for the first only, the others count 2.
  @Test func levelsWithoutEvidenceAreCapped() throws {
    let survey = try Self.survey(evidenceCap: 2)
    let result = try ladder(survey, Self.answers(["q4-1.evidence": .value(.text("certificate"))]))
    #expect(result.steps[3].level == 2)
    #expect(result.steps[3].percent == Ratio(decimal: "62.5"))
    let all = ["q4-1", "q4-2", "q4-3", "q4-4"].map { ("\($0).evidence", Answer.value(.text("certificate"))) }
    let supported = try ladder(survey, Self.answers(Dictionary(uniqueKeysWithValues: all)))
    #expect(supported.steps[3].level == 3)
    #expect(supported.steps[3].percent == Ratio(decimal: "81.25"))
  }

  /// Two assessors of four items, two of whose pairs agree, one is a level apart and one three.
  @Test func assessorsAgree() throws {
    let survey = try compiled(
      scales: [("level", 0...4)], questions: (1...4).map { ("q\($0)", .rating(scale: "level")) },
      scores: [
        .dimension(Dimension(id: "s", items: (1...4).map { .init(ref: Name("q\($0)")) })),
        .maturity(Maturity(id: "m", steps: ["s"], target: 50)),
      ])
    let scorer = ResponseScorer(survey: survey)
    var aggregate = ScoreAggregate(scorer.plan)
    for values in [[0, 1, 2, 1], [0, 1, 3, 4]] {
      let answers = values.enumerated().map { ("q\($0 + 1)", Answer.value(.number(Double($1)))) }
      aggregate.add(scorer.score(block(survey, Dictionary(uniqueKeysWithValues: answers))))
    }
    guard
      case .maturity(let summary) = AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today)).scores[1]
    else {
      throw GoldSurvey.Missing()
    }
    let agreement = try #require(summary.agreement)
    #expect(agreement.items == 4 && agreement.answers == 8)
    // Lower medians 0 1 2 1: only the 4 of the last item is further than a level away.
    #expect(agreement.shareWithinOneLevel == 0.875)
    #expect(summary.levels?.median == 0 && summary.levels?.count == 2)
    // By the coincidence matrix: 0 twice, 1 three times, 2, 3 and 4 once each.
    // d²(2,3) = 1, d²(1,4) = (3/2 + 1 + 1 + 1/2)² = 16; Dₒ = 2·17/8. Σ n n d² over pairs, twice, over 8·7 is Dₑ.
    let margins = [2.0, 3, 1, 1, 1]
    var expected = 0.0
    for c in 0..<5 {
      for k in (c + 1)..<max(5, c + 1) {
        let between = margins[c...k].reduce(0, +) - (margins[c] + margins[k]) / 2
        expected += margins[c] * margins[k] * between * between
      }
    }
    expect(agreement.alpha, 1 - 7 * 17 / expected, digits: 9)
  }

  @Test func nothingAnswered() throws {
    let result = try ladder(try Self.survey(), [:])
    #expect(result.level == nil)
    #expect(result.percent == nil)
    #expect(result.firstBlocking == nil)
    #expect(result.unscored.count == 7)
  }
}
