import SurveyModel
import SurveyReports
import SurveyScoring
import Testing

@Suite struct AggregateReportTests {
  let sample: SampleSurvey

  init() throws { sample = try SampleSurvey() }

  /// Twelve responses: vision clear and shared, skills, tools, promise, chasing, recommendation; nil is left empty.
  static let rows: [[Int?]] = [
    [3, 3, 2, 1, 4, 2, 9], [2, 3, 1, 1, 5, 1, 10], [4, 3, 2, 2, 4, 2, 8], [1, 2, 0, 1, 2, 4, 3],
    [3, 2, 1, 2, 3, 3, 7], [2, 2, 1, 0, 4, nil, 9], [3, 4, 2, 3, 5, 2, 10], [2, 1, 1, 1, 2, 5, 5],
    [3, 3, 2, 2, nil, nil, nil], [2, 2, 1, 1, 4, 3, 8], [3, 3, 3, 2, 5, 1, 9], [2, 3, 1, 2, 3, 2, 6],
  ]

  static let ids = ["vision-clear", "vision-shared", "skills", "tools", "promise", "chasing", "recommend"]

  func results() -> AggregateResults {
    var aggregate = ScoreAggregate(sample.scorer.plan)
    for row in Self.rows {
      var answers: [String: Answer] = [:]
      for (id, value) in zip(Self.ids, row) { answers[id] = value.map { .value(.number(Double($0))) } }
      aggregate.add(sample.scorer.score(sample.block(answers)))
    }
    return AggregateResults(aggregate, plan: sample.scorer.plan, now: LocalDateTime(SampleSurvey.today))
  }

  func report(_ tag: String) throws -> Report {
    ReportBuilder(scorer: sample.scorer, language: try language(tag))
      .report(of: results(), counts: ResponseCounts(read: 13, rejected: 1))
  }

  @Test(arguments: ["en", "fr", "it"])
  func text(tag: String) throws {
    try expectGolden(TextReport(try report(tag)).text, "aggregate.\(tag)")
  }

  @Test(arguments: ["en", "fr", "it"])
  func sentences(tag: String) throws {
    try expectGolden(TextReport(try report(tag), isPlain: true).text, "aggregate.\(tag).plain")
  }

  @Test func noResponses() throws {
    let none = AggregateResults(
      ScoreAggregate(sample.scorer.plan), plan: sample.scorer.plan, now: LocalDateTime(SampleSurvey.today))
    let report = ReportBuilder(scorer: sample.scorer, language: try language("en")).report(of: none)
    try expectGolden(TextReport(report).text, "aggregate.en.empty")
  }

  @Test func anotherLanguageReadsEnglishWordsAndMarkedTexts() throws {
    let text = TextReport(try report("de")).text
    #expect(text.contains("In short"))
    #expect(text.contains("[fr] De la satisfaction"))
  }
}
