import SurveyFormats
import SurveyModel
import SurveyResponses
import SurveyXML
import Testing

@Suite("Reading collected responses")
struct ResponseReaderTests {
  static let definition = """
    <survey xmlns="urn:sonde:survey:1" id="visit" version="2" xml:lang="en" languages="en fr"
            allow="dont-know not-applicable">
      <title>Visit</title><title xml:lang="fr">Visite</title>
      <codes not-applicable="99" dont-know="98"/>
      <scale id="five"><point value="1"/><point value="2"/><point value="3"/><point value="4"/><point value="5"/></scale>
      <choices id="ways">
        <choice value="shop"><label>Shop</label><label xml:lang="fr">Magasin</label></choice>
        <choice value="web"><label>Web</label><label xml:lang="fr">Site</label></choice>
        <choice value="none" exclusive="yes"><label>None</label><label xml:lang="fr">Aucun</label></choice>
      </choices>
      <rating id="fair" scale="five" required="yes"><prompt>Fair?</prompt><prompt xml:lang="fr">Juste ?</prompt></rating>
      <multiple id="used" choices="ways"><prompt>Used?</prompt><prompt xml:lang="fr">Usage ?</prompt></multiple>
      <text id="why" relevant="fair le 2"><prompt>Why?</prompt><prompt xml:lang="fr">Pourquoi ?</prompt></text>
      <number id="visits" min="0" max="50" integer="yes">
        <prompt>Visits?</prompt><prompt xml:lang="fr">Visites ?</prompt>
        <constraint test=". ge 1 or not(used has 'shop')">
          <message>You used the shop, so at least one visit.</message><message xml:lang="fr">Au moins une.</message>
        </constraint>
      </number>
      <date id="last"><prompt>Last?</prompt><prompt xml:lang="fr">Dernière ?</prompt></date>
      <variable id="often" value="visits ge 10"/>
    </survey>
    """

  /// What was read, as short text: answers by item, then issues with their places.
  struct Reading {
    var answers: [[String: Answer]] = []
    var issues: [String] = []
  }

  static func survey() throws -> CompiledSurvey {
    let reading = SurveyReader.read(SourceText(name: "visit.xml", bytes: Array(definition.utf8)))
    let compilation = SurveyCompiler.compile(try #require(reading.survey), sources: reading.sources)
    try #require(!(reading.diagnostics + compilation.diagnostics).containsError, "\(reading.diagnostics)")
    return try #require(compilation.survey)
  }

  private func read(_ text: String, _ format: ResponseFormat, chunk: Int = .max) throws -> Reading {
    let survey = try Self.survey()
    var reading = Reading()
    var reader = ResponseReader(survey: survey, now: LocalDateTime(CalendarDate(dayNumber: 20_000)), format: format)
    func handle(_ event: ResponseEvent) {
      switch event {
      case .columns: break
      case .rejected(let issue, _): reading.issues.append("rejected \(describe(issue))")
      case .remark(let issue): reading.issues.append("remark \(describe(issue))")
      case .response(let collected):
        var answers: [String: Answer] = [:]
        for (item, answer) in zip(survey.items, collected.response.answers) { answers[item.id] = answer }
        reading.answers.append(answers)
        reading.issues += collected.issues.map(describe)
      }
    }
    var rest = Array(text.utf8)[...]
    while !rest.isEmpty {
      reader.read(Array(rest.prefix(chunk)), handle)
      rest = rest.dropFirst(chunk)
    }
    reader.finish(handle)
    return reading
  }

  private func describe(_ issue: ResponseIssue) -> String {
    let place = issue.place.map { "\($0.line):\($0.column) " } ?? ""
    return "\(place)\(issue.response ?? "?") \(issue.item ?? "-"): \(issue.message)"
  }

  @Test("a table: values, codes of non-answers, empties, and answers off the route")
  func table() throws {
    let text = #"""
      response-id,language,fair,used,why,visits,last,often
      a,fr,5,shop|web,,12,2026-03-01,true
      b,en,2,none,"too dear, and ""slow""",0,,
      c,en,99,,,98,,
      d,en,4,web,but why?,3,,
      """#
    let reading = try read(text, .table)
    #expect(reading.answers.count == 4)
    #expect(reading.answers[0]["used"] == .value(.codes(["shop", "web"])))
    #expect(reading.answers[0]["last"] == .value(.date(try #require(CalendarDate(iso: "2026-03-01")))))
    #expect(reading.answers[0]["why"] == .notAsked)
    #expect(reading.answers[1]["why"] == .value(.text("too dear, and \"slow\"")))
    #expect(reading.answers[1]["last"] == .skipped)
    #expect(reading.answers[2]["fair"] == .notApplicable)
    #expect(reading.answers[2]["visits"] == .dontKnow)
    #expect(reading.answers[3]["why"] == .notAsked)
    #expect(reading.issues == ["5:12 d why: is off the route; its answer is not used"])
  }

  @Test("the same records for every way the bytes are cut")
  func chunks() throws {
    let text = "response-id,fair,why\na,1,\"é,\n\"\"x\"\"\"\nb,7,\n"
    let whole = try read(text, .table)
    for chunk in 1..<text.utf8.count {
      let cut = try read(text, .table, chunk: chunk)
      #expect(cut.answers == whole.answers)
      #expect(cut.issues == whole.issues)
    }
  }

  @Test("each thing that does not fit is reported where it stands, and the rest is kept")
  func issues() throws {
    let text = """
      {"survey": "visit", "version": "1", "id": "r1", "language": "de",
       "submitted": "2026-03-02T10:00:00Z",
       "answers": {
         "fair": 7,
         "fairs": 3,
         "used": ["none", "web"],
         "visits": 0.5,
         "last": "02/03/2026",
         "why": {"state": "refused"},
         "often": true
       }}
      """
    let reading = try read(text, .json)
    #expect(
      reading.issues == [
        "1:1 r1 -: answers version 1; this is version 2",
        "1:1 r1 -: the language 'de' is not one of the survey's",
        "4:4 r1 fair: '7' is not an answer: no choice has the code '7'",
        "5:4 r1 fairs: no item has this id; what it holds is not used; did you mean 'fair'?",
        "6:4 r1 used: 'none|web' is not an answer: 'none' excludes the others",
        "7:4 r1 visits: '0.5' is not an answer: a whole number is expected",
        "8:4 r1 last: '02/03/2026' is not an answer: a date is expected, YYYY-MM-DD",
        "9:4 r1 why: 'refused' is not an answer: the item does not allow refused",
        "9:4 r1 why: is off the route; its answer is not used",
      ])
    #expect(reading.answers[0]["fair"]?.state == .invalid)
  }

  @Test("constraints are checked again, and required items asked for")
  func replayedChecks() throws {
    let text = """
      {"survey": "visit", "id": "r1", "submitted": "2026-03-02", "answers": {"used": ["shop"], "visits": 0}}
      """
    let reading = try read(text, .json)
    #expect(
      reading.issues == [
        "1:1 r1 fair: is required and has no answer",
        "1:90 r1 visits: fails its check: You used the shop, so at least one visit.",
      ])
  }

  @Test("a response to another survey is rejected; the others are read")
  func otherSurvey() throws {
    let text = """
      {"survey": "visit", "id": "r1", "submitted": "x", "answers": {"fair": 3}}
      {"survey": "other", "id": "r2", "answers": {}}
      not json

      {"id": "r3", "fair": 4}
      """
    let reading = try read(text, .jsonLines)
    #expect(reading.answers.map { $0["fair"] } == [.value(.number(3)), .value(.number(4))])
    #expect(reading.issues.count == 2)
    #expect(reading.issues.first == "rejected 2:1 r2 -: answers the survey 'other', not 'visit'; it is not scored")
    #expect(reading.issues.last?.hasPrefix("rejected 3:1 #3 -: ") == true)
  }

  @Test("a column of no item is named once, and what the rows hold in it is left alone")
  func unknownColumns() throws {
    let reading = try read("response-id,fair,fairs,colour\na,3,4,red\nb,4,,\n", .table)
    #expect(reading.answers.count == 2)
    #expect(
      reading.issues == [
        "remark 1:18 ? fairs: no item has this id; what it holds is not used; did you mean 'fair'?",
        "remark 1:24 ? colour: no item has this id; what it holds is not used",
      ])
  }

  @Test("a column that stands twice counts once, and is named")
  func repeatedColumns() throws {
    let reading = try read("response-id,fair,fair\na,5,1\n", .table)
    #expect(reading.answers.map { $0["fair"] } == [.value(.number(5))])
    #expect(reading.issues == ["remark 1:18 ? fair: stands in two columns; the first one counts"])
  }

  @Test("whether an item was asked is for the route to say, not for the response")
  func claimedNotAsked() throws {
    let text = """
      {"survey": "visit", "id": "r1", "submitted": "2026-03-02",
       "answers": {"fair": {"state": "not-asked"}, "why": {"state": "not-asked"}}}
      """
    let reading = try read(text, .json)
    #expect(
      reading.issues == [
        "2:14 r1 fair: is on the route, so it was asked; it counts as left empty",
        "2:14 r1 fair: is required and has no answer",
      ])
  }

  @Test("an array of 3,000 responses on one line is read with its places")
  func longArray() throws {
    let one = "{\"survey\":\"visit\",\"id\":\"r\",\"submitted\":\"x\",\"answers\":{\"fair\":3}}"
    let last = "{\"survey\":\"visit\",\"id\":\"z\",\"submitted\":\"x\",\"answers\":{\"fair\":9}}"
    let reading = try read("[" + String(repeating: one + ",", count: 3_000) + last + "]", .json)
    #expect(reading.answers.count == 3_001)
    // The bracket, the records with their commas, and the last one up to the key, which is 10 bytes before its end.
    let column = 2 + 3_000 * (one.utf8.count + 1) + last.utf8.count - 10
    #expect(reading.issues == ["1:\(column) z fair: '9' is not an answer: no choice has the code '9'"])
  }

  @Test("columns of single choices make up a multiple response")
  func indicatorColumns() throws {
    let reading = try read("response-id,fair,used.web,used.shop\na,3,1,0\nb,3,0,0\nc,3,2,1\n", .table)
    #expect(reading.answers.map { $0["used"] } == [.value(.codes(["web"])), .skipped, .value(.codes(["shop"]))])
    #expect(reading.issues == ["4:5 c used.web: '2' is not an answer: 0 or 1 is expected"])
  }

  @Test(
    "numbers that are none, or are",
    arguments: [
      ("4", true), (" 4", false), ("４", false), ("4.0", true), ("1e1", true), ("0x4", false), ("nan", false),
      ("inf", false), ("4,5", false), ("", true), ("51", false),
    ])
  func numbers(text: String, isAnswer: Bool) throws {
    let reading = try read("response-id,fair,visits\na,3,\"\(text)\"\n", .table)
    #expect(reading.issues.isEmpty == isAnswer, "\(reading.issues)")
  }

  @Test("formats by name and by content")
  func formats() {
    #expect(ResponseFormat(fileName: "x/responses.JSONL") == .jsonLines)
    #expect(ResponseFormat(fileName: "responses") == nil)
    #expect(ResponseFormat(sniffing: Array("\u{FEFF} [".utf8)) == .json)
    #expect(ResponseFormat(sniffing: Array("{\"a\": 1}\n{\"a\": 2}\n".utf8)) == .jsonLines)
    #expect(ResponseFormat(sniffing: Array("{\"a\": 1}\n".utf8)) == .json)
    #expect(ResponseFormat(sniffing: Array("{\n\"a\": 1}\n".utf8)) == .json)
    #expect(ResponseFormat(sniffing: Array("id,a\n".utf8)) == .table)
  }

  @Test("what is written is read back the same, whatever the answers")
  func roundTrip() throws {
    let survey = try Self.survey()
    var response = Response(to: survey, id: "r \"1\"", language: LanguageTag("fr"))
    response.started = "2026-03-02T09:00:00Z"
    response.submitted = "2026-03-02T09:10:00Z"
    let answers: [String: Answer] = [
      "fair": .value(.number(2)), "used": .value(.codes(["shop"])), "why": .value(.text("é\n\"")),
      "visits": .notApplicable, "last": .value(.date(CalendarDate(dayNumber: 20_000))),
    ]
    for (id, answer) in answers { response.answers[try #require(survey.itemIndex[id])] = answer }
    response.remarks = ["fair": "?"]
    let bytes = JSONWriter.bytes(ResponseWriter.json(response, of: survey), .pretty)
    var reader = ResponseReader(survey: survey, now: LocalDateTime(CalendarDate(dayNumber: 0)), format: .json)
    var found: [CollectedResponse] = []
    reader.read(bytes) { _ in }
    reader.finish { if case .response(let collected) = $0 { found.append(collected) } }
    #expect(found.map(\.response) == [response])
    #expect(found.first?.issues.isEmpty == true)
  }

  @Test("what is written as XML is read back the same", arguments: ["é\n\"<&>]]>\r\n  x", "  ", "\u{202E}abc", "𝄞\t"])
  func xmlRoundTrip(text: String) throws {
    let survey = try Self.survey()
    var response = Response(to: survey, id: "r \"<1>\"", language: LanguageTag("fr"))
    response.started = "2026-03-02T09:00:00Z"
    response.submitted = "2026-03-02T09:10:00Z"
    response.seed = 18_446_744_073_709_551_615
    response.confirmed = ["visits", "fair"]
    let answers: [String: Answer] = [
      "fair": .value(.number(2)), "used": .value(.codes(["shop", "web"])), "why": .value(.text(text)),
      "visits": .notApplicable, "last": .skipped,
    ]
    for (id, answer) in answers { response.answers[try #require(survey.itemIndex[id])] = answer }
    response.remarks = ["fair": "a & b"]
    let bytes = ResponseWriter.xml(response, of: survey)
    var reader = ResponseReader(survey: survey, now: LocalDateTime(CalendarDate(dayNumber: 0)), format: .xml)
    var found: [CollectedResponse] = []
    func take(_ event: ResponseEvent) {
      switch event {
      case .response(let collected): found.append(collected)
      default: Issue.record("\(event)")
      }
    }
    reader.read(bytes, take)
    reader.finish(take)
    #expect(found.map(\.response) == [response])
    #expect(found.first?.issues.isEmpty == true)
  }

  @Test("a draft keeps answers off the route and the place where the respondent stopped")
  func drafts() throws {
    let survey = try Self.survey()
    var response = Response(to: survey, id: "r1", language: LanguageTag("fr"))
    response.answers[try #require(survey.itemIndex["fair"])] = .value(.number(5))
    response.answers[try #require(survey.itemIndex["why"])] = .value(.text("parked"))
    let draft = DraftFile(response: response, position: "visits", isInReview: false)
    let (found, issues) = DraftFile.read(
      draft.bytes(of: survey), of: survey, now: LocalDateTime(CalendarDate(dayNumber: 0)))
    #expect(issues.isEmpty)
    #expect(found?.response == response)
    #expect(found?.position == "visits")
  }
}
