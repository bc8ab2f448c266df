import SurveyFormats
import SurveyModel
import SurveyResponses
import SurveyXML
import Testing

@Suite("What columns stand for")
struct ColumnMappingTests {
  static let definition = """
    <survey xmlns="urn:sonde:survey:1" id="visit" version="2" xml:lang="en" languages="en fr"
            allow="dont-know not-applicable">
      <title>Visit</title><title xml:lang="fr">Visite</title>
      <codes dont-know="-98"/>
      <scale id="five" from="1" to="5">
        <point value="1"><label>Never</label><label xml:lang="fr">Jamais</label></point>
        <point value="5"><label>Always</label><label xml:lang="fr">Toujours</label></point>
      </scale>
      <choices id="ways">
        <choice value="shop" was="store"><label>Shop; or kiosk</label><label xml:lang="fr">Magasin</label></choice>
        <choice value="web"><label>Web</label><label xml:lang="fr">Site</label></choice>
        <choice value="none" exclusive="yes"><label>None</label><label xml:lang="fr">Aucun</label></choice>
      </choices>
      <rating id="fair" was="just" scale="five"><prompt>Fair?</prompt><prompt xml:lang="fr">Juste ?</prompt></rating>
      <single id="way" choices="ways"><prompt>Way?</prompt><prompt xml:lang="fr">Voie ?</prompt></single>
      <multiple id="used" choices="ways"><prompt>Used?</prompt><prompt xml:lang="fr">Usage ?</prompt></multiple>
      <ranking id="best" choices="ways" top="2"><prompt>Best?</prompt><prompt xml:lang="fr">Mieux ?</prompt></ranking>
      <number id="spent" min="0"><prompt>Spent?</prompt><prompt xml:lang="fr">Dépense ?</prompt></number>
      <date id="last"><prompt>Last?</prompt><prompt xml:lang="fr">Dernière ?</prompt></date>
      <statement id="thanks"><prompt>Thanks.</prompt><prompt xml:lang="fr">Merci.</prompt></statement>
      <variable id="often" value="spent ge 10"/>
    </survey>
    """

  private static let now = LocalDateTime(CalendarDate(dayNumber: 20_000))

  private func survey() throws -> CompiledSurvey {
    let reading = SurveyReader.read(SourceText(name: "visit.xml", bytes: Array(Self.definition.utf8)))
    let compilation = SurveyCompiler.compile(try #require(reading.survey), sources: reading.sources)
    return try #require(compilation.survey, "\(reading.diagnostics) \(compilation.diagnostics)")
  }

  private struct Reading {
    var mapping: ColumnMapping?
    var answers: [[String: Answer]] = []
    var ids: [String] = []
    var issues: [String] = []
  }

  private func read(_ text: String, _ format: ResponseFormat = .table, map: ColumnMap = ColumnMap()) throws -> Reading {
    let survey = try survey()
    var reading = Reading()
    var reader = ResponseReader(survey: survey, now: Self.now, format: format, map: map)
    func handle(_ event: ResponseEvent) {
      switch event {
      case .columns(let mapping): reading.mapping = mapping
      case .remark(let issue), .rejected(let issue, _): reading.issues.append("\(issue.item ?? "-"): \(issue.message)")
      case .response(let collected):
        let named = zip(survey.items, collected.response.answers).map { ($0.id, $1) }
        reading.answers.append(Dictionary(uniqueKeysWithValues: named).compactMapValues { $0 })
        reading.ids.append(collected.response.id)
        reading.issues += collected.issues.map { "\($0.item ?? "-"): \($0.message)" }
      }
    }
    reader.read(Array(text.utf8), handle)
    reader.finish(handle)
    return reading
  }

  @Test("each column gets one role, by the first rule that fits, and the items without a column are known")
  func roles() throws {
    let survey = try survey()
    let header = "id,response-id,just,way,used.web,used.store,used,best.web,often,thanks,Colour,submitted"
    let mapping = try #require(try read(header + "\n").mapping)
    let item = { (id: String) in try #require(survey.itemIndex[id]) }
    #expect(
      mapping.columns.map(\.role) == [
        .ignored(.repeated(of: "response-id")), .metadata(.id), .answer(item: try item("fair")),
        .answer(item: try item("way")), .ignored(.repeated(of: "used")), .ignored(.repeated(of: "used")),
        .answer(item: try item("used")), .rank(item: try item("best"), choice: 1), .ignored(.calculated),
        .ignored(.statement), .ignored(.unknown(suggestion: nil)), .metadata(.submitted),
      ])
    #expect(mapping.columns.map(\.rule).filter { $0 == .formerName }.count == 2)
    #expect(mapping.missing == [try item("spent"), try item("last")])
    #expect(mapping.tellsSubmission)
  }

  @Test("a map gives foreign columns their items, and comes before what the names say")
  func declared() throws {
    let map = ColumnMap(
      columns: [
        .init(name: Name("Q1"), item: Name("fair")), .init(name: Name("Ref"), item: Name("response-id")),
        .init(name: Name("Q3_1"), item: Name("used"), choice: Name("web")),
        .init(
          name: Name("Q2"), item: Name("way"),
          notation: FieldNotation(values: [
            .init(text: Name("boutique"), meaning: .code(Name("shop"))),
            .init(text: Name("?"), meaning: .state(.dontKnow)),
          ])),
      ],
      ignored: [Name("Time")])
    let reading = try read("Ref,Q1,Q2,Q3_1,Time,fair\na7,4,boutique,1,12,1\na8,5,?,0,13,2\n", map: map)
    #expect(reading.ids == ["a7", "a8"])
    #expect(reading.answers.map { $0["fair"] } == [.value(.number(4)), .value(.number(5))])
    #expect(reading.answers.map { $0["way"] } == [.value(.code("shop")), .dontKnow])
    #expect(reading.answers.map { $0["used"] } == [.value(.codes(["web"])), .skipped])
    #expect(reading.issues == ["fair: stands for the same as 'Q1', which comes first; what it holds is not used"])
    let lines = try read("{\"Ref\":\"a7\",\"Q1\":4,\"Q2\":\"boutique\",\"Q3_1\":1,\"Time\":12}\n", .jsonLines, map: map)
    #expect(lines.ids == ["a7"])
    #expect(lines.issues.isEmpty)
    #expect(lines.answers.map { $0["way"] } == [.value(.code("shop"))])
    #expect(lines.answers.map { $0["used"] } == [.value(.codes(["web"]))])
  }

  @Test("labels in any language stand for their codes; former codes for those of now")
  func labels() throws {
    let reading = try read(
      "fair,way,used\nToujours,Site,Magasin|web\nNever,store,Shop; or kiosk\n5,Boutique,Site;store\n")
    #expect(reading.answers.map { $0["fair"] } == [.value(.number(5)), .value(.number(1)), .value(.number(5))])
    #expect(reading.answers.map { $0["way"] }.prefix(2) == [.value(.code("web")), .value(.code("shop"))])
    #expect(reading.answers[2]["way"]?.state == .invalid)
    #expect(
      reading.answers.map { $0["used"] } == [
        .value(.codes(["shop", "web"])), .value(.codes(["shop"])), .value(.codes(["shop", "web"])),
      ])
    #expect(reading.issues == ["way: 'Boutique' is not an answer: no choice has the code 'Boutique'"])
    let lines = try read("{\"fair\": 5, \"way\": \"Magasin\"}\n", .jsonLines)
    #expect(lines.answers.map { $0["way"] } == [.value(.code("shop"))])
  }

  @Test("places of choices make up a ranking; gaps and ties make none")
  func ranks() throws {
    let reading = try read("best.shop,best.web,best.none\n2,1,\n,,\n1,1,\n1,3,\n0,1,2\n-98,-98,-98\n")
    #expect(
      reading.answers.map { $0["best"] } == [
        .value(.ranking(["web", "shop"])), .skipped,
        .invalid(text: "shop=1 web=1", reason: .wrongKind(expected: "each place from 1, once,")),
        .invalid(text: "shop=1 web=3", reason: .wrongKind(expected: "each place from 1, once,")),
        .value(.ranking(["web", "none"])), .dontKnow,
      ])
    #expect(
      reading.issues == [
        "best: 'shop=1 web=1' is not an answer: each place from 1, once, is expected",
        "best: 'shop=1 web=3' is not an answer: each place from 1, once, is expected",
        "best.shop: '0' is not an answer: a place from 1 is expected",
      ])
  }

  @Test("what columns of single choices say together is held against the question's limits")
  func exclusiveIndicators() throws {
    let reading = try read("used.web,used.none\n1,1\n-98,-98\n")
    #expect(reading.answers.map { $0["used"]?.state } == [.invalid, .dontKnow])
    #expect(reading.issues == ["used: 'web|none' is not an answer: 'none' excludes the others"])
  }

  @Test(
    "numbers and dates as they are declared to be written",
    arguments: [
      ("3,5", "1/3/2026", true), ("1.234,5", "01.03.2026", false), ("3.5", "1/3/2026", false), ("4", "1-3-2026", true),
      ("4", "2026-03-01", true), ("4", "31/02/2026", false), ("4", "1/3/26", false),
    ])
  func notation(number: String, date: String, fits: Bool) throws {
    let map = ColumnMap(notation: FieldNotation(decimalSign: .comma, dateOrder: .dayMonthYear))
    let reading = try read("spent;last\n\(number);\(date)\n", map: map)
    #expect(reading.issues.isEmpty == fits, "\(reading.issues)")
    if fits {
      #expect(reading.answers.first?["last"] == .value(.date(try #require(CalendarDate(iso: "2026-03-01")))))
      #expect(reading.answers.first?["spent"] == .value(.number(number == "4" ? 4 : 3.5)))
    }
  }

  @Test("a record says the same alone as in its file, whichever thread asks")
  func singleRecords() async throws {
    let survey = try survey()
    let rows = ["a,5,web|shop", "b,7,\"web\"", "c,1", "d,-98,x|web", "\"e\n\",Toujours,Site", "f,\"1,"]
    let text = "response-id,fair,used\n" + rows.joined(separator: "\n")
    var inFile: [String] = []
    var mapping: ColumnMapping?
    var reader = ResponseReader(survey: survey, now: Self.now, format: .table)
    func handle(_ event: ResponseEvent) {
      if case .columns(let columns) = event { mapping = columns } else { inFile.append(Self.summary(event)) }
    }
    reader.read(Array(text.utf8), handle)
    reader.finish(handle)
    let columns = try #require(mapping)
    let records = RecordReader(survey: survey, now: Self.now)
    let lines = [2, 3, 4, 5, 6, 8]
    let alone = await withTaskGroup(of: (Int, String).self) { group in
      for (index, row) in rows.enumerated() {
        group.addTask {
          let bytes = Array(row.utf8)
          let event = records.event(
            ofRow: bytes, bytes.indices, line: lines[index], number: index + 1, mapping: columns)
          return (index, Self.summary(event))
        }
      }
      return await group.reduce(into: [Int: String]()) { $0[$1.0] = $1.1 }
    }
    #expect(rows.indices.map { alone[$0] ?? "" } == inFile)
  }

  private static func summary(_ event: ResponseEvent) -> String {
    switch event {
    case .response(let collected): "\(collected.response) \(collected.issues)"
    case .rejected(let issue, let source): "\(issue) \(String(decoding: source?.bytes ?? [], as: UTF8.self))"
    case .remark(let issue): "\(issue)"
    case .columns(let mapping): "\(mapping.columns.map(\.role))"
    }
  }
}
