import SurveyModel
import SurveyScoring
import SurveyStatistics
import Testing

/// Typologies, gates and flags on small made-up surveys.
@Suite struct TypologyTests {
  private static func typology(
    _ quadrants: [(String, Quadrants.Side, Quadrants.Side)], satisfaction: ClosedRange<Int> = 1...5, cut: Ratio = 75
  ) throws -> CompiledSurvey {
    try compiled(
      scales: [("a", 1...5), ("b", satisfaction)],
      questions: [("sat", .rating(scale: "b")), ("again", .rating(scale: "a"))],
      scores: [
        .dimension(Dimension(id: "d-sat", items: [.init(ref: "sat")])),
        .dimension(Dimension(id: "d-again", items: [.init(ref: "again")])),
        .quadrants(
          Quadrants(
            id: "types", x: .init("d-sat", cut: cut), y: .init("d-again", cut: 75),
            quadrants: quadrants.map { .init(id: Name($0), x: $1, y: $2) })),
      ])
  }

  private static let four: [(String, Quadrants.Side, Quadrants.Side)] = [
    ("loyalist", .high, .high), ("mercenary", .high, .low), ("hostage", .low, .high), ("defector", .low, .low),
  ]

  private func place(_ survey: CompiledSurvey, _ sat: Answer?, _ again: Answer?) throws -> String? {
    let scores = ResponseScorer(survey: survey).score(block(survey, ["sat": sat, "again": again]))
    guard case .quadrants(let answer) = scores.scores[2], case .quadrants(let types) = survey.scoring.scores[2] else {
      throw GoldSurvey.Missing()
    }
    return answer.quadrant.map { types.quadrants[$0].id.text }
  }

  /// A 4 of 5 is 75 percent, which is on the cut and therefore high.
  @Test func aScoreOnTheCutIsHigh() throws {
    let survey = try Self.typology(Self.four)
    #expect(try place(survey, 4, 4) == "loyalist")
    #expect(try place(survey, 5, 3) == "mercenary")
    #expect(try place(survey, 3, 5) == "hostage")
    #expect(try place(survey, 1, 1) == "defector")
    #expect(try place(survey, 5, nil) == nil)
  }

  @Test func countsAndShares() throws {
    let survey = try Self.typology([("loyalist", .high, .high), ("rest", .low, .low)])
    let scorer = ResponseScorer(survey: survey)
    var aggregate = ScoreAggregate(scorer.plan)
    for (sat, again) in [(5, 5), (4, 4), (1, 2), (5, 1)] as [(Answer?, Answer?)] + [(5, nil)] {
      aggregate.add(scorer.score(block(survey, ["sat": sat, "again": again])))
    }
    guard
      case .quadrants(let summary) = AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(today)).scores[2]
    else {
      throw GoldSurvey.Missing()
    }
    #expect(summary.quadrants.map(\.count) == [2, 1])
    #expect(summary.outside == 1 && summary.missing == 1 && summary.count == 4)
    #expect(summary.quadrants[0].share == 0.5)
    // Wilson for 2 of 4.
    expect(summary.quadrants[0].interval?.lower, 0.150036, digits: 5)
  }

  /// The twelve customers of the golden survey, satisfied from 8 of 10 and coming back from 4 of 5.
  @Test func theGoldenCustomersTypes() throws {
    let survey = try Self.typology(Self.four, satisfaction: 1...10, cut: ratio(700, 9))
    let answers: [(Answer?, Answer?)] = [
      (9, 5), (8, 5), (5, 2), (8, 4), (3, 1), (7, 3), (10, 5), (6, 4), (7, 2), (7, 3), (2, 4), (9, 3),
    ]
    let types = try answers.map { try place(survey, $0, $1) }
    #expect(Self.four.map { type in types.count { $0 == type.0 } } == [4, 1, 2, 5])
    #expect(types[11] == "mercenary" && types[7] == "hostage" && types[10] == "hostage")
  }

  // MARK: - Gates

  private static func tree() throws -> CompiledSurvey {
    try compiled(
      scales: [("a", 1...5)],
      questions: ["base", "leaf", "twig"].map { ($0, .rating(scale: "a")) } + [("bought", .yesno)],
      scores: [
        .dimension(Dimension(id: "trunk", items: [.init(ref: "base")])),
        .dimension(Dimension(id: "branches", items: [.init(ref: "leaf"), .init(ref: "twig")])),
        .index(CompositeIndex(id: "tree", components: [.init(ref: "trunk"), .init(ref: "branches")], missing: .all)),
        .dimension(Dimension(id: "whole", items: [.init(ref: "trunk"), .init(ref: "branches")], missing: .all)),
      ],
      gates: [
        Gate(
          scores: ["branches"],
          condition: SourceFragment(text: "trunk ge 50 or bought eq 'yes'", range: .none))
      ])
  }

  @Test func aClosedGateTakesScoresOutOfScope() throws {
    let survey = try Self.tree()
    let scorer = ResponseScorer(survey: survey)
    let open = scorer.score(block(survey, ["base": 3, "leaf": 5, "twig": 5]))
    #expect((0..<4).map { open.percent($0) } == [50, 100, 75, 75])
    let closed = scorer.score(block(survey, ["base": 2, "leaf": 5, "twig": 5]))
    #expect(closed.dimension(1)?.state == .unscored(.gated))
    #expect((0..<4).map { closed.percent($0) } == [25, nil, 25, 25])
    #expect(closed.index(2)?.state == .scored && closed.dimension(3)?.state == .scored)
    let bought = scorer.score(block(survey, ["base": 2, "leaf": 5, "twig": 5, "bought": .value(.code("yes"))]))
    #expect(bought.percent(1) == 100)
    #expect(closed.dimension(1)?.states[.value] == 2)
    var aggregate = ScoreAggregate(scorer.plan)
    for scores in [open, closed, bought] { aggregate.add(scores) }
    #expect(aggregate.complete == 3)
    #expect(aggregate.scores[1]?.reasons == ["gated": 1])
  }

  @Test func rowsAreGatedOneByOne() throws {
    let survey = try Self.tree()
    let scorer = ResponseScorer(survey: survey)
    var wide = ProgramBlock(for: survey.program, rowCount: 5, now: LocalDateTime(today))
    var single: [ResponseScores] = []
    for row in 0..<5 {
      let answers: [String: Answer?] = ["base": .value(.number(Double(row + 1))), "leaf": 4, "twig": 2]
      for (id, answer) in answers { wide.set(answer, item: try #require(survey.itemIndex[id]), row: row, of: survey) }
      single.append(scorer.score(block(survey, answers)))
    }
    wide.run(survey.program)
    #expect(scorer.scoreAll(wide) == single)
    #expect(single.map { $0.percent(1) == nil } == [true, true, false, false, false])
  }

  // MARK: - Flags

  private static let ids = (1...6).map { "q\($0)" }

  private static func flagged(_ flags: [QualityFlag]) throws -> CompiledSurvey {
    try compiled(
      scales: [("a", 1...5)], questions: ids.map { ($0, .rating(scale: "a")) },
      scores: [
        .dimension(Dimension(id: "d", items: ids.map { .init(ref: Name($0), isReversed: $0 == "q6") }))
      ], flags: flags)
  }

  private func flags(
    _ survey: CompiledSurvey, _ values: [Int?], seconds: Int? = nil, id: String = "r", watch: inout FlagWatch
  ) throws -> [FlagResult] {
    var response = Response(to: survey, id: id)
    for (item, value) in zip(Self.ids, values) {
      response.answers[try #require(survey.itemIndex[item])] = value.map { .value(.number(Double($0))) }
    }
    if let seconds {
      response.started = "2026-03-02T09:59:50Z"
      response.submitted = "2026-03-02T11:\(seconds < 10 ? "00:0" : "00:")\(seconds)+01:00"
    }
    return watch.flags(of: response, survey.replay(response, now: LocalDateTime(today)))
  }

  @Test(
    arguments: [
      ([3, 3, 3, 3, 3, 3], true, true, false), ([5, 5, 5, 5, 5, 5], true, true, true),
      ([3, 3, 3, 3, 3, 2], false, true, false), ([5, 4, 5, 4, 5, 1], false, false, false),
      ([1, 1, 1, 3, 4, 5], false, false, true),
    ] as [([Int?], Bool, Bool, Bool)])
  func patterns(values: [Int?], isStraight: Bool, isLong: Bool, isInconsistent: Bool) throws {
    let survey = try Self.flagged([
      QualityFlag(id: "s", kind: .straightline, over: ["d"]), QualityFlag(id: "l", kind: .longstring, over: ["d"]),
      QualityFlag(id: "i", kind: .inconsistent, over: ["d"]),
    ])
    var watch = FlagWatch(ResponseScorer(survey: survey))
    let found = try flags(survey, values, watch: &watch)
    #expect(found.map(\.isRaised) == [isStraight, isLong, isInconsistent])
  }

  @Test func anEmptyAnswerBreaksARow() throws {
    let survey = try Self.flagged([
      QualityFlag(id: "s", kind: .straightline, over: ["d"]),
      QualityFlag(id: "l", kind: .longstring, over: Self.ids.map { Name($0) }, threshold: 4),
    ])
    var watch = FlagWatch(ResponseScorer(survey: survey))
    #expect(try flags(survey, [3, 3, 3, nil, 3, 3], watch: &watch).map(\.isRaised) == [nil, false])
    #expect(try flags(survey, [1, 3, 3, 3, 3, nil], watch: &watch)[1].measure == 4)
    #expect(try flags(survey, Array(repeating: nil, count: 6), watch: &watch).map(\.isRaised) == [nil, nil])
  }

  /// From 09:59:50 UTC to 11:00:05 an hour east are 15 seconds: 2.5 for each of six answers.
  @Test func timesAreSeconds() throws {
    let survey = try Self.flagged([
      QualityFlag(id: "usual", kind: .speeder), QualityFlag(id: "slow", kind: .speeder, threshold: 3),
    ])
    var watch = FlagWatch(ResponseScorer(survey: survey))
    let found = try flags(survey, [1, 2, 3, 4, 5, 1], seconds: 5, watch: &watch)
    #expect(found.map(\.measure) == [try ratio(5, 2), try ratio(5, 2)])
    #expect(found.map(\.isRaised) == [false, true])
    #expect(try flags(survey, [1, 2, 3, 4, 5, 1], watch: &watch).map(\.isRaised) == [nil, nil])
  }

  /// 30 40 50 60 69 seconds have the median 50, with 11 more it is 45: nine tenths are 45 and 40.5. Five seconds for each
  /// of six answers are 30, so pace alone raises none but the last.
  @Test func theMedianIsThatOfAllResponses() throws {
    let survey = try Self.flagged([
      QualityFlag(id: "fast", kind: .speeder, threshold: 5, medianShare: Ratio(decimal: "0.9"))
    ])
    let scorer = ResponseScorer(survey: survey)
    var watch = FlagWatch(scorer)
    #expect(survey.scoring.flagsNeedAllResponses)
    var aggregates = (0..<2).map { _ in ScoreAggregate(scorer.plan) }
    var all: [[FlagResult]] = []
    for (index, second) in [59, 20, 50, 30, 40].enumerated() {
      let found = try flags(survey, [1, 2, 3, 4, 5, 1], seconds: second, watch: &watch)
      aggregates[index % 2].add(scorer.score(block(survey, [:])), flags: found)
      all.append(found)
    }
    #expect(watch.settled(all).map { $0[0].isRaised } == [false, true, false, true, false])
    let last = try flags(survey, [1, 2, 3, 4, 5, 1], seconds: 1, watch: &watch)
    #expect(last[0].isRaised == true)
    #expect(watch.settled(all + [last]).map { $0[0].isRaised } == [false, true, false, true, false, true])
    aggregates[0].merge(aggregates[1])
    #expect(aggregates[0].flags[0].raised == 2 && aggregates[0].flags[0].medianSeconds == 50)
    aggregates[0].add(scorer.score(block(survey, [:])), flags: last)
    #expect(aggregates[0].flags[0].raised == 3 && aggregates[0].flags[0].medianSeconds == 45)
    #expect(aggregates[0].flags[0].judged == 6)
    // Without times there is nothing to judge by.
    #expect(try flags(survey, [1, 2, 3, 4, 5, 1], watch: &watch)[0].isRaised == nil)
  }

  @Test func copiesAreFoundInAnyOrder() throws {
    let survey = try Self.flagged([QualityFlag(id: "copy", kind: .duplicate, threshold: 5)])
    let scorer = ResponseScorer(survey: survey)
    var watch = FlagWatch(scorer)
    var aggregates = (0..<2).map { _ in ScoreAggregate(scorer.plan) }
    let rows: [[Int?]] = [
      [1, 2, 3, 4, 5, 1], [1, 2, 3, 4, 5, 2], [1, 2, 3, 4, 5, 1], [3, 3, 3, 3, 3, 3], [3, 3, 3, 3, 3, 3],
      [1, 2, nil, nil, 5, 1], [1, 2, 3, 4, 5, 1],
    ]
    var originals: [String?] = []
    for (index, row) in rows.enumerated() {
      let found = try flags(survey, row, id: "r\(index)", watch: &watch)
      originals.append(found[0].original)
      aggregates[index % 2].add(scorer.score(block(survey, [:])), flags: found)
    }
    #expect(originals == [nil, nil, "r0", nil, nil, nil, "r0"])
    var merged = aggregates[1]
    merged.merge(aggregates[0])
    // Equal answers throughout, and too few answers, are not judged.
    #expect(merged.flags[0].judged == 4 && merged.flags[0].raised == 2)
  }

  /// Of three responses "b" and two "a" the last ones are kept; what has no id of its own is not judged. Copies are the
  /// same in any order, and however they are merged.
  @Test func theLastResponseWithAnIDIsKept() throws {
    let survey = try Self.flagged([QualityFlag(id: "again", kind: .sameID)])
    let scorer = ResponseScorer(survey: survey)
    #expect(survey.scoring.flagsNeedAllResponses && survey.scoring.copyFlags.isEmpty)
    var watch = FlagWatch(scorer)
    var all: [[FlagResult]] = []
    for (index, id) in ["a", "b", "c", "b", "a", "b"].enumerated() {
      all.append(try flags(survey, [index % 5 + 1, 2, 3, 4, 5, 1], id: id, watch: &watch))
    }
    #expect(all.map { $0[0].isRaised } == Array(repeating: false, count: 6))
    #expect(watch.settled(all).map { $0[0].isRaised } == [true, true, false, true, false, false])
    var numbered = Response(to: survey, id: "#1")
    numbered.isNumbered = true
    let unnamed = scorer.flags(of: numbered, survey.replay(numbered, now: LocalDateTime(today)))
    #expect(unnamed[0].isRaised == nil)

    func tally(_ results: [[FlagResult]]) -> ScoreAggregate {
      var aggregate = ScoreAggregate(scorer.plan)
      for result in results { aggregate.add(scorer.score(block(survey, [:])), flags: result) }
      return aggregate
    }
    let forward = tally(all + [unnamed])
    var split = tally([unnamed] + all[3...])
    split.merge(tally(Array(all[..<3])))
    #expect(forward.flags[0].judged == 6 && forward.flags[0].raised == 3)
    #expect(split == forward && tally(all.reversed() + [unnamed]) == forward)
    // Nobody is careless for having sent in twice.
    #expect(watch.settled(all).allSatisfy { !$0[0].isSign })
  }

  /// Answers that differ only in where they stand, or in why they are missing, are other answers.
  @Test func fingerprintsTellAnswersApart() throws {
    let survey = try Self.flagged([QualityFlag(id: "copy", kind: .duplicate, threshold: 2)])
    var watch = FlagWatch(ResponseScorer(survey: survey))
    let rows: [[Int?]] = [
      [1, 2, nil, nil, nil, nil], [2, 1, nil, nil, nil, nil], [nil, 1, 2, nil, nil, nil], [1, nil, 2, nil, nil, nil],
      [1, 3, nil, nil, nil, nil], [1, 2, nil, nil, nil, nil],
    ]
    let found = try rows.enumerated().map { try flags(survey, $1, id: "r\($0)", watch: &watch)[0].original }
    #expect(found == [nil, nil, nil, nil, nil, "r0"])
  }

  @Test(
    arguments: [
      ("2026-03-02T09:14:00Z", 1_772_442_840), ("2026-03-02T10:14:00.250+01:00", 1_772_442_840),
      ("1970-01-01T00:00:00Z", 0), ("2026-03-02 09:14:00Z", nil), ("2026-03-02T09:14:00", nil),
      ("2026-03-02T25:14:00Z", nil), ("2026-13-02T09:14:00Z", nil), ("2026-03-02T09:14:00+1", nil), ("", nil),
    ] as [(String, Int?)])
  func timestamps(text: String, seconds: Int?) {
    #expect(Timestamp(iso: text)?.seconds == seconds)
  }
}
