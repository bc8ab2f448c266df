import SurveyModel
import SurveyReports
import SurveyScoring
import Testing

@Suite struct ResponseReportTests {
  let sample: SampleSurvey

  init() throws { sample = try SampleSurvey() }

  static let answers: [String: Answer] = [
    "vision-clear": 3, "vision-shared": 2, "skills": 1, "skills.owner": .value(.text("Head of HR")),
    "skills.due": .value(.date(CalendarDate(dayNumber: 20_100))), "tools": .dontKnow, "promise": 2, "recommend": 9,
  ]

  private func report(_ tag: String) throws -> Report {
    let block = sample.block(Self.answers)
    return ReportBuilder(scorer: sample.scorer, language: try language(tag))
      .report(ofResponse: "r-01", sample.scorer.score(block), block)
  }

  @Test(arguments: ["en", "fr", "it"])
  func text(tag: String) throws {
    try expectGolden(TextReport(try report(tag)).text, "response.\(tag)")
  }

  @Test func narrowASCII() throws {
    try expectGolden(TextReport(try report("en"), width: 50, isASCII: true).text, "response.en.narrow-ascii")
  }

  @Test(arguments: ["en", "fr", "it"])
  func sentences(tag: String) throws {
    try expectGolden(TextReport(try report(tag), isPlain: true).text, "response.\(tag).plain")
  }

  @Test func nothingAnswered() throws {
    let block = sample.block([:])
    let report = ReportBuilder(scorer: sample.scorer, language: try language("en"))
      .report(ofResponse: "", sample.scorer.score(block), block)
    try expectGolden(TextReport(report).text, "response.en.empty")
  }

  @Test func theFirstSectionIsTheAnswer() throws {
    let report = try report("en")
    #expect(report.sections.map(\.id) == [.answer, .missing, .steps, .next, .scores, .advice, .method])
    // One person's answers have no interval, and no count of answers.
    for case .figures(let figures) in report.sections.flatMap(\.blocks) {
      #expect(figures.allSatisfy { $0.interval == nil && $0.count == nil })
    }
  }
}
