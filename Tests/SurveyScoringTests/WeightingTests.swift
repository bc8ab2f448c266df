import SurveyModel
import SurveyScoring
import SurveyStatistics
import Testing

/// Weighted results, whose expected values are those of R's survey package (raking, post-stratification, svymean).
@Suite struct WeightingTests {
  /// Seven women aged a a a b b c c and five men a b b c c, with x from 1 to 5.
  static let sexes = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
  static let ages = [0, 0, 0, 1, 1, 2, 2, 0, 1, 1, 2, 2]
  static let values = [5, 4, 4, 3, 5, 2, 4, 3, 4, 2, 1, 5]
  static let given = ["1", "2", "0.5", "1.5", "3", "1", "0.25", "2", "1", "0.75", "1", "2"]

  static let sexMargin = margin("sex", [("f", 50), ("m", 50)])
  static let ageMargin = margin("age", [("a", 30), ("b", 45), ("c", 25)])

  static func margin(_ item: String, _ shares: [(String?, Int)]) -> Weighting.Margin {
    Weighting.Margin(
      of: item.split(separator: " ").map { Name(String($0)) },
      shares: shares.map { code, value in
        .init(codes: (code ?? "").split(separator: " ").map { Name(String($0)) }, value: Ratio(value))
      })
  }

  static func survey(_ weighting: Weighting) throws -> CompiledSurvey {
    func list(_ id: String, _ codes: String) -> ChoiceList {
      ChoiceList(
        id: Name(id), isScale: false,
        choices: codes.map { Choice(code: Name(String($0)), label: nil) })
    }
    return try compiled(
      scales: [("five", 1...5), ("eleven", 0...10)],
      questions: [
        ("sex", .single(choices: "sexes", hasOther: false)), ("age", .single(choices: "ages", hasOther: false)),
        ("x", .rating(scale: "five")), ("w", .number(NumberLimits())), ("nps", .rating(scale: "eleven")),
      ],
      choices: [list("sexes", "fm"), list("ages", "abc")],
      scores: [
        .dimension(Dimension(id: "score", items: [.init(ref: "x")])),
        .topBox(TopBox(id: "top", item: "x", from: 4, to: 5)),
        .netScore(
          SurveyModel.NetScore(
            id: "net", item: "nps",
            groups: [
              .init(id: "d", from: 0, to: 6, sign: -1), .init(id: "n", from: 7, to: 8, sign: 0),
              .init(id: "p", from: 9, to: 10, sign: 1),
            ])),
      ], weighting: weighting)
  }

  /// The outcome over the twelve, whose weights are those of a column where one is given.
  static func outcome(
    _ survey: CompiledSurvey, weights: [String] = given, repeated: Int = 1, without: Set<Int> = []
  ) throws -> WeightingOutcome {
    let scorer = ResponseScorer(survey: survey)
    let nps = GoldSurvey.table.split(separator: "\n").dropFirst().map {
      Double($0.split(separator: ",", omittingEmptySubsequences: false).dropLast().last ?? "")
    }
    // Two aggregates in turn, merged: the order of responses must not matter.
    var aggregates = (0..<2).map { _ in ScoreAggregate(scorer.plan) }
    for row in values.indices {
      var answers: [String: Answer?] = [
        "age": .value(.code(["a", "b", "c"][ages[row]])), "x": .value(.number(Double(values[row]))),
        "w": .value(.number(try #require(Double(weights[row])))), "nps": nps[row].map { .value(.number($0)) },
      ]
      if !without.contains(row) { answers["sex"] = .value(.code(["f", "m"][sexes[row]])) }
      aggregates[row % 2].add(scorer.score(block(survey, answers)), times: repeated)
    }
    aggregates[1].merge(aggregates[0])
    return try #require(
      AggregateResults(aggregates[1], plan: scorer.plan, now: LocalDateTime(today)).weighting)
  }

  static func results(_ outcome: WeightingOutcome) throws -> WeightedResults {
    guard case .weighted(let results) = outcome else { throw GoldSurvey.Missing() }
    return results
  }

  /// A mean on 1 to 5 as percent.
  private func percent(_ mean: Double) -> Double { (mean - 1) * 25 }

  @Test func raking() throws {
    let survey = try Self.survey(Weighting(.rake, margins: [Self.sexMargin, Self.ageMargin]))
    let results = try Self.results(try Self.outcome(survey))
    let score = try #require(results.scores[0])
    expect(score.value, percent(3.46338376), digits: 6)
    expect(score.standardError, 0.37803 * 25, digits: 3)
    expect(score.unweighted, percent(3.5), digits: 12)
    expect(results.effect.effectiveSize, 10.99824592, digits: 6)
    expect(results.effect.designEffect, 1.09108308, digits: 6)
    // 100 points over 12 respondents: a weight of 1 is 8.3333.
    expect(results.effect.smallest, 5.25731644 * 0.12, digits: 6)
    expect(results.effect.largest, 13.03683040 * 0.12, digits: 6)
    #expect(!results.isCostly && results.trimmed == 0 && results.missing == 0)
    #expect(results.margins.map { $0.categories.map(\.count) } == [[7, 5], [4, 4, 4]])
    for (margin, targets) in zip(results.margins, [[0.5, 0.5], [0.3, 0.45, 0.25]]) {
      for (category, target) in zip(margin.categories, targets) {
        expect(category.target, target, digits: 12)
        expect(category.after, target, digits: 8)
      }
    }
    expect(results.margins[0].categories[0].before, 7.0 / 12, digits: 12)
  }

  @Test func postStratification() throws {
    let survey = try Self.survey(Weighting(.poststratify, margins: [Self.sexMargin]))
    let score = try #require(try Self.results(try Self.outcome(survey)).scores[0])
    expect(score.value, percent(3.42857143), digits: 6)
    let cells = Self.margin(
      "sex age", [("f a", 15), ("f b", 20), ("f c", 15), ("m a", 15), ("m b", 25), ("m c", 10)])
    // By hand: 15·13/3 + 20·4 + 15·3 + 15·3 + 25·3 + 10·3, over 100.
    let joint = try Self.survey(Weighting(.poststratify, margins: [cells]))
    let mean = (15.0 * 13 / 3 + 80 + 45 + 45 + 75 + 30) / 100
    expect(try Self.results(try Self.outcome(joint)).scores[0]?.value, percent(mean), digits: 9)
  }

  @Test func aColumnOfWeights() throws {
    let survey = try Self.survey(Weighting(.column, item: "w"))
    let results = try Self.results(try Self.outcome(survey))
    expect(results.scores[0]?.value, percent(3.75), digits: 12)
    expect(results.scores[0]?.standardError, 0.40277965 * 25, digits: 6)
    expect(results.scores[1]?.value, 60.9375, digits: 12)
    expect(results.scores[1]?.standardError, 16.279609, digits: 5)
    expect(results.effect.effectiveSize, 9.10222222, digits: 8)
    #expect(results.effect.smallest == 0.25 && results.effect.largest == 3)
  }

  /// The net score of the golden survey with the weights 1 2 .5 1.5 3 1 .25 2 1 .75 1 2, and its error.
  @Test func aWeightedNetScore() throws {
    let survey = try Self.survey(Weighting(.column, item: "w"))
    let net = try #require(try Self.results(try Self.outcome(survey)).scores[2])
    expect(net.value, 4.6875, digits: 9)
    expect(net.standardError, 28.81585310, digits: 6)
    expect(net.unweighted, 8.333333, digits: 5)
  }

  @Test func multiplesOfWeightsChangeNothing() throws {
    let survey = try Self.survey(Weighting(.column, item: "w"))
    let once = try Self.results(try Self.outcome(survey))
    let thrice = try Self.results(
      try Self.outcome(survey, weights: Self.given.map { String((Double($0) ?? 0) * 4) }))
    for score in 0..<3 {
      expect(thrice.scores[score]?.value, once.scores[score]?.value ?? 0, digits: 12)
      expect(thrice.scores[score]?.standardError, once.scores[score]?.standardError ?? 0, digits: 12)
    }
    expect(thrice.effect.effectiveSize, once.effect.effectiveSize, digits: 12)
  }

  @Test func equalWeightsAreNone() throws {
    let survey = try Self.survey(Weighting(.column, item: "w"))
    let results = try Self.results(try Self.outcome(survey, weights: Self.given.map { _ in "1" }))
    for score in 0..<3 {
      expect(results.scores[score]?.value, results.scores[score]?.unweighted ?? 0, digits: 12)
    }
    // 1.31425748 is the standard deviation of the twelve.
    expect(results.scores[0]?.standardError, 1.31425748 * 25 / 12.0.squareRoot(), digits: 6)
    expect(results.effect.effectiveSize, 12, digits: 12)
  }

  @Test func negativeAndHugeWeightsAreNone() throws {
    let survey = try Self.survey(Weighting(.column, item: "w"))
    var weights = Self.given
    (weights[0], weights[1], weights[2]) = ("-1", "1000001", "0")
    let results = try Self.results(try Self.outcome(survey, weights: weights))
    #expect(results.missing == 2 && results.count == 10 && results.effect.smallest == 0)
  }

  @Test func withoutWeights() throws {
    let survey = try Self.survey(Weighting(.column, item: "w"))
    #expect(try Self.outcome(survey, weights: Self.given.map { _ in "-1" }) == .failed(.noWeights))
    let scorer = ResponseScorer(survey: try Self.survey(Weighting(.rake, margins: [Self.sexMargin])))
    let nobody = AggregateResults(ScoreAggregate(scorer.plan), plan: scorer.plan, now: LocalDateTime(today))
    #expect(nobody.weighting == .failed(.noRespondents))
  }

  @Test func anEmptyCategoryIsNamed() throws {
    let margin = Self.margin("sex", [("f", 50), ("m", 48), (nil, 2)])
    let survey = try Self.survey(Weighting(.poststratify, margins: [margin]))
    #expect(try Self.outcome(survey) == .failed(.emptyCategory(margin: 0, category: 2)))
    // Once somebody gives no answer there is a category for them.
    let results = try Self.results(try Self.outcome(survey, without: [0]))
    expect(results.margins[0].categories[2].after, 0.02, digits: 9)
  }

  @Test func withoutAnAnswerAWeightStays() throws {
    let survey = try Self.survey(Weighting(.poststratify, margins: [Self.sexMargin]))
    let results = try Self.results(try Self.outcome(survey, without: [0]))
    #expect(results.margins[0].without == 1)
    expect(results.margins[0].categories[0].after, 0.5, digits: 9)
    // Six women and five men stand for eleven, and the one without an answer for itself.
    expect(results.effect.smallest, 11.0 / 12, digits: 9)
    expect(results.effect.largest, 1.1, digits: 9)
  }

  /// All women are young and all men are old, so the two margins cannot both hold.
  @Test func marginsThatContradictEachOther() throws {
    let ages = Self.margin("age", [("a", 90), ("b", 5), ("c", 5)])
    let survey = try Self.survey(Weighting(.rake, margins: [Self.sexMargin, ages]))
    let scorer = ResponseScorer(survey: survey)
    var aggregate = ScoreAggregate(scorer.plan)
    for (sex, age) in [("f", "a"), ("f", "a"), ("m", "b"), ("m", "c")] {
      aggregate.add(
        scorer.score(block(survey, ["sex": .value(.code(sex)), "age": .value(.code(age)), "x": 3])))
    }
    let outcome = AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today)).weighting
    guard case .failed(.notConverged(let margin, let error))? = outcome else {
      Issue.record("\(String(describing: outcome))")
      return
    }
    #expect((0...1).contains(margin) && error > 0.1)
  }

  @Test func trimming() throws {
    let margin = Self.margin("sex", [("f", 10), ("m", 90)])
    let free = try Self.results(try Self.outcome(try Self.survey(Weighting(.poststratify, margins: [margin]))))
    expect(free.effect.largest, 0.9 * 12 / 5, digits: 9)
    #expect(free.trimmed == 0)
    // The median is that of a woman, 0.1·12/7, as there are seven of them: at most twice that is 2.4/7.
    let capped = try Self.results(
      try Self.outcome(try Self.survey(Weighting(.poststratify, margins: [margin], trim: 2))))
    #expect(capped.trimmed == 5)
    expect(capped.effect.largest / capped.effect.smallest, 2, digits: 9)
    expect(capped.margins[0].categories[1].after, 10.0 / 17, digits: 9)
  }

  @Test func aMillionRespondentsAreAsManyCells() throws {
    let survey = try Self.survey(Weighting(.rake, margins: [Self.sexMargin, Self.ageMargin]))
    let results = try Self.results(try Self.outcome(survey, repeated: 1_000_000))
    let once = try Self.results(try Self.outcome(survey))
    #expect(results.count == 12_000_000)
    expect(results.scores[0]?.value, once.scores[0]?.value ?? 0, digits: 9)
    // n/(n − 1) is 12/11 there and 1 here, and the error falls with the root of the million.
    let factor = (11.0 / 12).squareRoot() / 1000
    expect(results.scores[0]?.standardError, (once.scores[0]?.standardError ?? 0) * factor, digits: 8)
  }

  @Test func aDesignEffectAboveTwoIsCostly() throws {
    let margin = Self.margin("age", [("a", 96), ("b", 2), ("c", 2)])
    let results = try Self.results(try Self.outcome(try Self.survey(Weighting(.rake, margins: [margin]))))
    #expect(results.isCostly && results.effect.designEffect > 2)
  }
}
