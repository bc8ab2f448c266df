import SurveyModel
import SurveyXML
import Testing

@Suite("Constraints")
struct ConstraintTests {
  static let definition = """
    <survey xmlns="urn:sonde:survey:1" id="stay" xml:lang="en" allow="dont-know">
      <title>Stay</title>
      <number id="rooms" min="0" max="9"><prompt>Rooms?</prompt></number>
      <number id="nights" min="0" max="99">
        <prompt>Nights?</prompt>
        <constraint test=". ge rooms"><message>At least one night a room.</message></constraint>
        <constraint test=". + coalesce(rooms, 0) le 20"><message>At most 20.</message></constraint>
        <constraint test="answered(rooms) or . le 5"><message>Say how many rooms.</message></constraint>
      </number>
    </survey>
    """

  /// Which of the three constraints hold, as `+` and `-`.
  private func outcome(rooms: Answer?, nights: Double) throws -> String {
    let reading = SurveyReader.read(SourceText(name: "stay.xml", bytes: Array(Self.definition.utf8)))
    let declared = try #require(reading.survey)
    let survey = try #require(SurveyCompiler.compile(declared).survey)
    var response = Response(to: survey, id: "r")
    response.answers = [rooms, .value(.number(nights))]
    let block = survey.replay(response, now: LocalDateTime(CalendarDate(dayNumber: 0)))
    return (0..<3).map { block.holds(constraint: $0, in: survey.program) ? "+" : "-" }.joined()
  }

  @Test("a check is judged when what it needs is answered; what copes with missing answers is always judged")
  func missing() throws {
    #expect(try outcome(rooms: .value(.number(2)), nights: 3) == "+++")
    #expect(try outcome(rooms: .value(.number(4)), nights: 3) == "-++")
    #expect(try outcome(rooms: .value(.number(4)), nights: 17) == "+-+")
    // Rooms missing: the first cannot be judged; the other two can, and are.
    #expect(try outcome(rooms: nil, nights: 3) == "+++")
    #expect(try outcome(rooms: .dontKnow, nights: 21) == "+--")
    #expect(try outcome(rooms: .skipped, nights: 6) == "++-")
  }
}
