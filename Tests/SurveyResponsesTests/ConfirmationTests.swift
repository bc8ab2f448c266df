import SurveyFormats
import SurveyModel
import SurveyResponses
import SurveyXML
import Testing

@Suite("Collected confirmations")
struct ConfirmationTests {
  static let definition = """
    <survey xmlns="urn:sonde:survey:1" id="team" version="1" xml:lang="en">
      <title>Team</title>
      <number id="size"><prompt>Size?</prompt>
        <constraint test=". le 20" severity="warning"><message>More than 20?</message></constraint>
      </number>
      <text id="name" required="soft"><prompt>Name?</prompt></text>
    </survey>
    """

  private static let doubts = [
    "size: please check: More than 20?", "name: please check: was left empty, and an answer is wanted",
  ]

  @Test(
    "what was confirmed is no longer questioned, in tables and in JSON",
    arguments: [
      ("120,,", doubts), ("120,,size", [doubts[1]]), ("120,,name", [doubts[0]]), ("120,,size|name", []),
      ("120,,size name", []), ("12,Blue,", []),
    ])
  func tables(row: String, said: [String]) throws {
    let text = "submitted,size,name,confirmed\n2026-03-01,\(row)\n"
    let (response, issues, survey) = try read(Array(text.utf8), .table)
    #expect(issues == said)
    // What a table said is kept in JSON.
    let again = try read(JSONWriter.bytes(ResponseWriter.json(response, of: survey), .pretty), .json)
    #expect(again.response.confirmed == response.confirmed)
    #expect(again.issues == said)
  }

  private func read(
    _ bytes: [UInt8], _ format: ResponseFormat
  ) throws -> (response: Response, issues: [String], survey: CompiledSurvey) {
    let reading = SurveyReader.read(SourceText(name: "team.xml", bytes: Array(Self.definition.utf8)))
    let declared = try #require(reading.survey)
    let survey = try #require(SurveyCompiler.compile(declared).survey)
    var reader = ResponseReader(survey: survey, now: LocalDateTime(CalendarDate(dayNumber: 0)), format: format)
    var found: [CollectedResponse] = []
    func handle(_ event: ResponseEvent) { if case .response(let one) = event { found.append(one) } }
    reader.read(bytes, handle)
    reader.finish(handle)
    let collected = try #require(found.first)
    #expect(collected.issues.filter { !$0.isNote }.isEmpty)
    return (collected.response, collected.issues.map { "\($0.item ?? ""): \($0.message)" }, survey)
  }
}
