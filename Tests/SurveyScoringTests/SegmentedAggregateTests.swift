import SurveyModel
import SurveyScoring
import SurveyTestSupport
import Testing

/// Telling responses apart: keys, their order, exact merging, and what happens when there are too many.
@Suite struct SegmentedAggregateTests {
  private static func survey() throws -> CompiledSurvey {
    try compiled(
      scales: [("five", 1...5)],
      questions: [
        ("sat", .rating(scale: "five")), ("unit", .single(choices: "units", hasOther: true)),
        ("returning", .yesno), ("age", .number(NumberLimits(minimum: 0, maximum: 120))),
        ("site", .text(TextLimits())), ("joined", .date(DateLimits())),
        ("several", .multiple(choices: "units", hasOther: false, minimum: nil, maximum: nil)),
      ],
      choices: [
        ChoiceList(
          id: "units", isScale: false,
          choices: [
            Choice(code: "south", label: try words("South")), Choice(code: "north", label: try words("North")),
          ])
      ],
      scores: [.dimension(Dimension(id: "d", items: [.init(ref: "sat")]))])
  }

  private static func keys(
    _ text: String, _ answers: [String: Answer?], submitted: String? = nil, language tag: String? = nil,
    version: String = ""
  ) throws -> SegmentKey {
    let survey = try survey()
    let segmentation = Segmentation(survey, [try survey.breakdown(text)])
    let keys = segmentation.keys(
      language: tag.flatMap { LanguageTag($0) }, version: version, submitted: submitted, in: block(survey, answers))
    return try #require(keys.first)
  }

  @Test func whatTellsResponsesApart() throws {
    #expect(try Self.keys("unit", ["unit": .value(.code("north"))]).values == [.choice(1, code: "north")])
    #expect(try Self.keys("unit", ["unit": .value(.code("other"))]).values == [.choice(2, code: "other")])
    #expect(try Self.keys("unit", ["unit": .skipped]).values == [.missing])
    #expect(try Self.keys("unit", [:]).isMissing)
    #expect(try Self.keys("returning", ["returning": .value(.code("no"))]).values == [.choice(1, code: "no")])
    #expect(try Self.keys("sat", ["sat": 4]).values == [.number(4)])
    #expect(try Self.keys("age", ["age": .value(.number(0.1))]).values.first?.text == "0.1")
    #expect(try Self.keys("site", ["site": .value(.text(" Bern \n"))]).values == [.text("Bern")])
    #expect(try Self.keys("site", ["site": .value(.text("  "))]).values == [.missing])
    #expect(try Self.keys("language", [:], language: "FR").values == [.text("fr")])
    #expect(try Self.keys("version", [:], version: "2.1").values == [.text("2.1")])
    #expect(try Self.keys("version", [:]).isMissing)
    let crossed = try Self.keys("unit,sat", ["unit": .value(.code("south")), "sat": 2])
    #expect(crossed.values == [.choice(0, code: "south"), .number(2)])
    #expect(try Self.keys("unit,sat", ["sat": 2]).isMissing)
  }

  /// Weeks after ISO 8601, by the calendar: 2026-01-01 is a Thursday, 2027-01-01 a Friday, 2020 has 53 weeks.
  @Test(arguments: [
    ("year", "2026-03-02T23:59:00-08:00", "2026"), ("quarter", "2026-03-31T00:00:00Z", "2026-Q1"),
    ("quarter", "2026-04-01", "2026-Q2"), ("quarter", "2026-12-31", "2026-Q4"), ("month", "2026-12-31", "2026-12"),
    ("week", "2026-01-01", "2026-W01"), ("week", "2025-12-29", "2026-W01"), ("week", "2025-12-28", "2025-W52"),
    ("week", "2027-01-01", "2026-W53"), ("week", "2027-01-04", "2027-W01"), ("week", "2020-12-31", "2020-W53"),
    ("week", "1969-12-29", "1970-W01"), ("week", "1969-12-28", "1969-W52"),
    ("day", "2026-03-02T10:00:00Z", "2026-03-02"),
  ])
  func periods(period: String, moment: String, name: String) throws {
    #expect(try Self.keys("submitted:\(period)", [:], submitted: moment).values.first?.text == name)
    let day = try #require(CalendarDate(iso: moment.prefix(10)))
    let joined = try Self.keys("joined:\(period)", ["joined": .value(.date(day))])
    #expect(joined.values.first?.text == name)
  }

  @Test func periodsFollowEachOtherByOne() throws {
    for period in CalendarPeriod.allCases {
      for number in -900..<900 {
        let (today, tomorrow) = (CalendarDate(dayNumber: number), CalendarDate(dayNumber: number + 1))
        let step = period.number(of: tomorrow) - period.number(of: today)
        #expect(step == (period.name(of: today) == period.name(of: tomorrow) ? 0 : 1))
      }
    }
  }

  @Test func whatIsNoMomentIsMissing() throws {
    #expect(try Self.keys("submitted:month", [:], submitted: "last week").isMissing)
    #expect(try Self.keys("submitted", [:]).isMissing)
  }

  @Test(arguments: [
    ("units", BreakdownFault.unknown("units", near: "unit")),
    ("several", .notCategorical("several", "a respondent may choose several")),
    ("unit:month", .noPeriods("unit")), ("submitted:hour", .unknownPeriod("hour", of: "submitted")),
    ("unit,unit", .repeated("unit")), ("unit,,sat", .empty), ("", .empty), ("language:year", .noPeriods("language")),
  ])
  func whatCannotTellApart(text: String, fault: BreakdownFault) throws {
    let survey = try Self.survey()
    #expect(throws: fault) { try survey.breakdown(text) }
  }

  @Test func orderOfKeys() {
    func sorted(_ values: [SegmentValue]) -> [String] { values.sorted().map { $0.text ?? "-" } }
    #expect(
      sorted([.missing, .choice(1, code: "a"), .choice(0, code: "b")]) == ["b", "a", "-"])
    #expect(sorted([.number(10), .number(9), .number(-1)]) == ["-1", "9", "10"])
    let texts = ["unit 10", "unit 2", "1.10", "1.9", "b", "a10b", "a9b", "a009b", "01-1", "1-01", ""]
    let order = ["", "01-1", "1-01", "1.9", "1.10", "a009b", "a9b", "a10b", "b", "unit 2", "unit 10"]
    for shift in texts.indices {
      #expect(sorted((texts[shift...] + texts[..<shift]).map { .text($0) }) == order)
    }
  }

  @Test func mergingIsTheSameInAnyOrderAndSplit() throws {
    let gold = try GoldSurvey()
    let segmentation = Segmentation(
      gold.survey, [try gold.survey.breakdown("sat"), try gold.survey.breakdown("version")])
    var generator = SplitMix64(seed: 31)
    let rows = gold.responses.enumerated().map { index, response in
      (
        response.scores,
        [SegmentKey([.text(response.segment)]), SegmentKey([index % 3 == 0 ? .missing : .number(Ratio(index % 4))])]
      )
    }
    let nothing = SegmentedAggregate(gold.scorer.plan, segmentation)
    var whole = nothing
    for (scores, keys) in rows { whole.add(scores, keys: keys, times: 3) }
    for number in 0..<2000 {
      // All of them now and then, usually a few.
      let some = number % 100 == 0 ? rows + rows + rows : Array(rows.shuffled(using: &generator).prefix(number % 8))
      var parts = Array(repeating: nothing, count: Int.random(in: 1...4, using: &generator))
      for (scores, keys) in some.shuffled(using: &generator) {
        parts[Int.random(in: parts.indices, using: &generator)].add(scores, keys: keys)
      }
      let expected =
        number % 100 == 0 ? whole : some.reduce(into: nothing) { $0.add($1.0, keys: $1.1) }
      #expect(parts.shuffled(using: &generator).reduce(into: nothing) { $0.merge($1) } == expected)
    }
    #expect(whole.total.count == 36)
    #expect(whole.breakdowns[0].sorted.map(\.key) == [SegmentKey([.text("A")]), SegmentKey([.text("B")])])
    for cells in whole.breakdowns {
      #expect(cells.sorted.reduce(into: ScoreAggregate(gold.scorer.plan)) { $0.merge($1.aggregate) } == whole.total)
    }
    #expect(whole.breakdowns[1].sorted.last?.key.isMissing == true)
  }

  /// As many segments as are allowed are kept; one more, and none is, however the responses are split.
  @Test func tooManySegments() throws {
    let gold = try GoldSurvey()
    let segmentation = Segmentation(gold.survey, [try gold.survey.breakdown("version")])
    let most = SegmentedAggregate.Cells.greatestCount
    func aggregate(_ numbers: Range<Int>) -> SegmentedAggregate {
      var aggregate = SegmentedAggregate(gold.scorer.plan, segmentation)
      for number in numbers {
        aggregate.add(gold.responses[number % 12].scores, keys: [SegmentKey([.text("v\(number)")])])
      }
      return aggregate
    }
    let fits = aggregate(0..<most)
    #expect(!fits.breakdowns[0].isTooFine && fits.breakdowns[0].sorted.count == most)
    let over = aggregate(0..<(most + 1))
    #expect(over.breakdowns[0].isTooFine && over.breakdowns[0].sorted.isEmpty && over.total.count == most + 1)
    var left = aggregate(0..<600)
    var right = aggregate(600..<(most + 1))
    let first = left
    left.merge(right)
    right.merge(first)
    #expect(left == over && right == over)
    var long = aggregate(0..<1)
    long.add(gold.responses[0].scores, keys: [SegmentKey([.text(String(repeating: "x", count: 201))])])
    #expect(long.breakdowns[0].isTooFine)
  }

  @Test func oneTextWrittenInTwoWaysIsOneSegment() throws {
    let gold = try GoldSurvey()
    let segmentation = Segmentation(gold.survey, [try gold.survey.breakdown("version")])
    func text(_ spellings: [String]) -> [Unicode.Scalar] {
      var aggregate = SegmentedAggregate(gold.scorer.plan, segmentation)
      for text in spellings { aggregate.add(gold.responses[0].scores, keys: [SegmentKey([.text(text)])]) }
      return aggregate.breakdowns[0].sorted.flatMap { Array(($0.key.values[0].text ?? "").unicodeScalars) }
    }
    #expect(text(["caf\u{E9}", "cafe\u{301}"]) == Array("cafe\u{301}".unicodeScalars))
    #expect(text(["cafe\u{301}", "caf\u{E9}"]) == Array("cafe\u{301}".unicodeScalars))
  }

  /// Every tally counts a response that comes n times as n responses.
  @Test func timesIsAsOftenAdded() throws {
    for (scorer, responses) in [try Self.everyKindOfScore()] {
      var often = ScoreAggregate(scorer.plan)
      var once = ScoreAggregate(scorer.plan)
      for (index, (scores, flags)) in responses.enumerated() {
        often.add(scores, flags: flags, times: index)
        for _ in 0..<index { once.add(scores, flags: flags) }
      }
      #expect(often == once)
      #expect(often.count == responses.indices.reduce(0, +))
    }
  }

  private static func everyKindOfScore() throws -> (ResponseScorer, [(ResponseScores, [FlagResult])]) {
    let ids = ["a", "b", "c"]
    let d = ids.map { Score.dimension(Dimension(id: Name("d-\($0)"), items: [.init(ref: Name($0))])) }
    let survey = try compiled(
      scales: [("five", 0...4)], questions: ids.map { ($0, .rating(scale: "five")) },
      scores: d + [
        .dimension(Dimension(id: "all", items: ids.map { .init(ref: Name($0)) })),
        .index(CompositeIndex(id: "i", components: ids.map { .init(ref: Name("d-\($0)")) })),
        .maturity(Maturity(id: "m", steps: ["d-a", "d-b"], target: 75)),
        .topBox(TopBox(id: "t", item: "a", from: 3, to: 4)),
        .netScore(
          NetScore(
            id: "n", item: "a",
            groups: [.init(id: "no", from: 0, to: 1, sign: -1), .init(id: "yes", from: 3, to: 4, sign: 1)])),
        .gap(Gap(id: "g", pairs: [.init(perception: "d-a", expectation: "d-b")])),
      ],
      flags: [QualityFlag(id: "twice", kind: .duplicate, threshold: 3)],
      analysis: Analysis(reliabilities: [.init(of: ["all"])]))
    let scorer = ResponseScorer(survey: survey)
    var generator = SplitMix64(seed: 77)
    return (
      scorer,
      (0..<12).map { number in
        var answers: [String: Answer?] = [:]
        for id in ids {
          answers[id] =
            Int.random(in: 0..<6, using: &generator) == 5
            ? .skipped : .value(.number(Double(Int.random(in: 0...4, using: &generator))))
        }
        let block = block(survey, answers)
        let response = Response(to: survey, id: "r\(number % 4)")
        return (scorer.score(block), scorer.flags(of: response, block))
      }
    )
  }
}
