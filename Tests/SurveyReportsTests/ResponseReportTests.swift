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

  @Test func english() throws {
    for tag in ["en", "fr", "it"] {
      print(TextReport(try report(tag), width: 80).text)
    }
    print(TextReport(try report("en"), width: 50, isASCII: true).text)
    print(TextReport(try report("en"), width: 80, isPlain: true).text)
  }
}
