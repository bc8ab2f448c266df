import SurveyModel
public import SurveyResponses
import SurveyXML

/// Reads bytes as responses, whole and in pieces, and holds the two against each other.
public struct ResponseFuzzer: Sendable {
  private let records: RecordReader
  private let format: ResponseFormat

  /// Makes a fuzzer of one format.
  public init(_ format: ResponseFormat) {
    let reading = SurveyReader.read(SourceText(name: "fuzz.xml", bytes: Array(Self.definition.utf8)))
    guard let survey = reading.survey.flatMap({ SurveyCompiler.compile($0, sources: reading.sources).survey }) else {
      preconditionFailure("the fuzzer's own survey does not compile")
    }
    let map = ColumnMap(
      columns: [.init(name: Name("Q1"), item: Name("fair"))], ignored: [Name("Time")],
      notation: FieldNotation(decimalSign: .comma, dateOrder: .dayMonthYear))
    records = RecordReader(survey: survey, now: LocalDateTime(CalendarDate(dayNumber: 20_000)), map: map)
    self.format = format
  }

  /// Reads an input. The first byte says how it is cut.
  public func run(_ input: UnsafeBufferPointer<UInt8>) {
    guard let first = input.first else { return }
    let bytes = Array(input.dropFirst())
    let whole = verdicts(bytes, chunk: max(1, bytes.count))
    let cut = verdicts(bytes, chunk: Int(first % 31) + 1)
    precondition(whole == cut, "what is said depends on where the file is cut:\n\(whole)\n\(cut)")
  }

  private func verdicts(_ bytes: [UInt8], chunk: Int) -> [String] {
    var said: [String] = []
    func take(_ event: ResponseEvent) {
      switch event {
      case .columns(let mapping): said.append("\(mapping.columns.map(\.role)) \(mapping.missing)")
      case .remark(let issue): said.append("\(issue) \(issue.message)")
      case .rejected(let issue, let source): said.append("\(issue) \(issue.message) \(source?.bytes ?? [])")
      case .response(let collected):
        said.append("\(collected.response) \(collected.issues) \(collected.issues.map(\.message))")
        roundTrip(collected.response)
      }
    }
    var reader = ResponseReader(records, format: format)
    var start = 0
    while start < bytes.count {
      let end = min(bytes.count, start + chunk)
      reader.read(Array(bytes[start..<end]), take)
      start = end
    }
    reader.finish(take)
    return said
  }

  /// What is written of a response can be read again.
  private func roundTrip(_ response: Response) {
    var reader = ResponseReader(records, format: .xml)
    var rejected = 0
    func take(_ event: ResponseEvent) { if case .rejected = event { rejected += 1 } }
    reader.read(ResponseWriter.xml(response, of: records.survey), take)
    reader.finish(take)
    precondition(rejected == 0, "a response that was written cannot be read")
  }

  private static let definition = """
    <survey xmlns="urn:sonde:survey:1" id="fuzz" version="1" xml:lang="en" allow="dont-know">
      <title>Fuzz</title><codes dont-know="-98"/>
      <scale id="five" from="1" to="5">
        <point value="1"><label>Never</label></point><point value="5"><label>Always</label></point>
      </scale>
      <choices id="ways">
        <choice value="shop" was="store"><label>Shop</label></choice><choice value="web"><label>Web</label></choice>
        <choice value="none" exclusive="yes"><label>None</label></choice>
      </choices>
      <rating id="fair" was="just" scale="five"><prompt>Fair?</prompt></rating>
      <multiple id="used" choices="ways"><prompt>Used?</prompt></multiple>
      <ranking id="best" choices="ways" top="2"><prompt>Best?</prompt></ranking>
      <text id="why" relevant="fair le 2"><prompt>Why?</prompt></text>
      <number id="visits" min="0" max="50"><prompt>Visits?</prompt>
        <constraint test=". ge 1 or not(used has 'shop')"><message>At least one.</message></constraint>
      </number>
      <date id="last"><prompt>Last?</prompt></date>
      <datetime id="call"><prompt>Call?</prompt></datetime>
      <grid id="views" scale="five"><prompt>Views</prompt>
        <row id="price"><label>Price</label></row><row id="staff"><label>Staff</label></row>
      </grid>
    </survey>
    """
}
