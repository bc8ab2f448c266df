import SurveyFormats
import SurveyModel
import SurveyResponses
import SurveyXML
import Testing

@Suite("Collected times")
struct ClockResponseTests {
  static let definition = """
    <survey xmlns="urn:sonde:survey:1" id="calls" version="1" xml:lang="en">
      <title>Calls</title>
      <time id="opening" max="18:30"><prompt>Opening?</prompt></time>
      <datetime id="call" max="now()"><prompt>Last call?</prompt></datetime>
    </survey>
    """

  private func read(_ text: String, _ format: ResponseFormat) throws -> (answers: [[Answer?]], issues: [String]) {
    let reading = SurveyReader.read(SourceText(name: "calls.xml", bytes: Array(Self.definition.utf8)))
    let declared = try #require(reading.survey)
    let survey = try #require(SurveyCompiler.compile(declared).survey)
    let now = try #require(LocalDateTime(iso: "2026-03-05T00:00"))
    var reader = ResponseReader(survey: survey, now: now, format: format)
    var answers: [[Answer?]] = []
    var issues: [String] = []
    func handle(_ event: ResponseEvent) {
      if case .columns = event { return }
      guard case .response(let collected) = event else { return issues.append("\(event)") }
      answers.append(collected.response.answers)
      issues += collected.issues.map { "\($0.item ?? ""): \($0.message)" }
      // What was read is written as it was given, so that it can be read again.
      let written = JSONWriter.bytes(ResponseWriter.json(collected.response, of: survey), .compact)
      var again = ResponseReader(survey: survey, now: now, format: .json)
      again.read(written) { _ in }
      again.finish {
        if case .response(let copy) = $0 {
          #expect(copy.response.answers.map(\.?.value) == collected.response.answers.map(\.?.value))
        }
      }
    }
    reader.read(Array(text.utf8), handle)
    reader.finish(handle)
    return (answers, issues)
  }

  private func time(_ iso: String) throws -> Answer { .value(.time(try #require(TimeOfDay(iso: iso)))) }
  private func moment(_ iso: String) throws -> Answer { .value(.datetime(try #require(LocalDateTime(iso: iso)))) }

  @Test("tables and JSON hold the same text")
  func values() throws {
    let table = try read("opening,call\n09:05,2026-03-01T10:00:30\n09:05:00,\n", .table)
    #expect(table.answers == [[try time("09:05"), try moment("2026-03-01T10:00:30")], [try time("09:05"), .skipped]])
    #expect(table.issues.isEmpty)
    let json = try read(#"{"answers": {"opening": "09:05", "call": "2026-03-01T10:00:30"}}"#, .json)
    #expect(json.answers == [table.answers[0]])
  }

  @Test("what is no time is kept as it was written, with the reason")
  func invalid() throws {
    let table = try read("opening,call\n9:05,2026-03-01\n09:05:00.250,2026-03-01T10:00Z\n18:31,\n", .table)
    #expect(
      table.issues == [
        "opening: '9:05' is not an answer: a time is expected, HH:MM or HH:MM:SS",
        "call: '2026-03-01' is not an answer: a date and time is expected, YYYY-MM-DDTHH:MM, without a zone",
        "opening: '09:05:00.250' is not an answer: a time is expected, HH:MM or HH:MM:SS",
        "call: '2026-03-01T10:00Z' is not an answer: a date and time is expected, YYYY-MM-DDTHH:MM, without a zone",
        "opening: '18:31' is not an answer: more than 18:30",
      ])
    let json = try read(#"{"answers": {"opening": 9}}"#, .json)
    #expect(json.issues.first == "opening: '9' is not an answer: a time, HH:MM is expected")
  }

  @Test("now() is what the respondent's clock showed when the response was submitted, whatever the zone")
  func now() throws {
    for (stamp, isLate) in [
      ("2026-03-01T10:00:00Z", false), ("2026-03-01T10:00:00+01:00", false), ("2026-03-01T09:59:59-08:00", true),
      ("2026-03-01 10:00", false), ("2026-03-01", true), ("2026-03-02", false), ("", false),
    ] {
      let table = try read("submitted,call\n\(stamp),2026-03-01T10:00\n", .table)
      #expect(table.issues.contains { $0.hasPrefix("call:") } == isLate, "\(stamp)")
    }
  }
}
