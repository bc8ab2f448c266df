import SurveyModel
import SurveyResponses
import SurveyXML
import Testing

@Suite("Collected defaults")
struct DefaultResponseTests {
  static let definition = """
    <survey xmlns="urn:sonde:survey:1" id="stay" version="1" xml:lang="en">
      <title>Stay</title>
      <number id="guests" default="2"><prompt>Guests?</prompt></number>
      <number id="price" readonly="yes" default="guests * 0.1"><prompt>Price</prompt></number>
      <text id="why" relevant="price gt 0.25"><prompt>Why?</prompt></text>
    </survey>
    """

  @Test(
    "a default is no answer; a readonly value that differs is reported, and kept as it was given",
    arguments: [
      // guests, price, what is said
      ("", "", []), ("2", "", []), ("3", "0.3", []), ("3", "0.30000000000000004", []),
      ("3", "0.4", ["price: is readonly, and '0.4' is not its value, which is '0.3'"]),
      ("", "0.2", ["price: is readonly, and '0.2' is not its value, which is missing"]),
    ])
  func readonly(guests: String, price: String, said: [String]) throws {
    let reading = SurveyReader.read(SourceText(name: "stay.xml", bytes: Array(Self.definition.utf8)))
    let declared = try #require(reading.survey)
    let survey = try #require(SurveyCompiler.compile(declared).survey)
    var reader = ResponseReader(survey: survey, now: LocalDateTime(CalendarDate(dayNumber: 0)), format: .table)
    var found: [CollectedResponse] = []
    func handle(_ event: ResponseEvent) { if case .response(let one) = event { found.append(one) } }
    reader.read(Array("guests,price\n\(guests),\(price)\n".utf8), handle)
    reader.finish(handle)
    let collected = try #require(found.first)
    func text(_ issue: ResponseIssue) -> String {
      "\(issue.item ?? ""): \(issue.message)".replacing("0.30000000000000004", with: "0.3")
    }
    #expect(collected.issues.map(text) == said)
    #expect(collected.response.answers[0] == (Double(guests).map { .value(.number($0)) } ?? .skipped))
    #expect(collected.response.answers[1] == (Double(price).map { .value(.number($0)) } ?? .skipped))
  }
}
