import SurveyFormats
import SurveyModel
import SurveyResponses
import SurveyXML
import Testing

@Suite("Responses to earlier versions")
struct RenameTests {
  static let definition = """
    <survey xmlns="urn:sonde:survey:1" id="visit" version="3" xml:lang="en" allow="dont-know">
      <title>Visit</title>
      <scale id="five">
        <point value="1"/><point value="2"/><point value="3"/><point value="4"/><point value="5" was="10 6.0"/>
      </scale>
      <choices id="ways">
        <choice value="store" was="shop boutique"><label>Store</label></choice>
        <choice value="web"><label>Web</label></choice>
      </choices>
      <rating id="fair" was="q1 just" scale="five"><prompt>Fair?</prompt></rating>
      <single id="first" choices="ways" other="yes" was="entry"><prompt>First?</prompt></single>
      <multiple id="used" choices="ways" was="channels"><prompt>Used?</prompt></multiple>
      <grid id="views" was="opinions" scale="five">
        <prompt>Views</prompt>
        <row id="price" was="cost"><label>Price</label></row>
        <row id="staff"><label>Staff</label></row>
      </grid>
      <allocation id="weight" was="points" choices="ways"><prompt>Weights?</prompt></allocation>
      <ranking id="order" choices="ways"><prompt>Order?</prompt></ranking>
    </survey>
    """

  private static func survey() throws -> CompiledSurvey {
    let reading = SurveyReader.read(SourceText(name: "visit.xml", bytes: Array(definition.utf8)))
    let declared = try #require(reading.survey)
    return try #require(SurveyCompiler.compile(declared).survey)
  }

  private func read(_ text: String, _ format: ResponseFormat) throws -> (answers: [[String: String]], said: [String]) {
    let survey = try Self.survey()
    var reader = ResponseReader(survey: survey, now: LocalDateTime(CalendarDate(dayNumber: 0)), format: format)
    var answers: [[String: String]] = []
    var said: [String] = []
    func handle(_ event: ResponseEvent) {
      switch event {
      case .response(let collected):
        var given: [String: String] = [:]
        for (item, answer) in zip(survey.items, collected.response.answers) {
          if let answer, answer != .skipped { given[item.id] = answer.value?.tableText ?? answer.state.name }
        }
        answers.append(given)
        said += collected.issues.map { "\($0.item ?? ""): \($0.message)" }
      case .columns: break
      case .remark(let issue), .rejected(let issue, _): said.append("\(issue.item ?? ""): \(issue.message)")
      }
    }
    reader.read(Array(text.utf8), handle)
    reader.finish(handle)
    return (answers, said)
  }

  @Test("columns are read under their former names, parts and rows included")
  func columns() throws {
    let table = try read(
      """
      q1,entry,entry.other,channels,opinions.cost,opinions.staff,points.shop,points.web
      2,other,Fair,shop|web,3,4,70,30

      """, .table)
    #expect(
      table.answers == [
        [
          "fair": "2", "first": "other", "first.other": "Fair", "used": "store|web", "views.price": "3",
          "views.staff": "4", "weight.store": "70", "weight.web": "30",
        ]
      ])
    #expect(table.said == [])
  }

  @Test("codes are read as what they are called now")
  func codes() throws {
    let table = try read("fair,first,used,order\n10,boutique,web|shop,web|boutique\n6,shop,,\n", .table)
    #expect(
      table.answers == [
        ["fair": "5", "first": "store", "used": "store|web", "order": "web|store"], ["fair": "5", "first": "store"],
      ])
    #expect(table.said == [])
    let json = try read(
      #"{"answers": {"just": 10, "entry": "shop", "channels": ["web", "shop"], "opinions": {"cost": 10}}}"#, .json)
    #expect(json.answers == [["fair": "5", "first": "store", "used": "store|web", "views.price": "5"]])
  }

  @Test("one column a choice, under former names of question and choice")
  func indicators() throws {
    let table = try read("channels.shop,channels.web\n1,0\n", .table)
    #expect(table.answers == [["used": "store"]])
    #expect(try read("used.boutique,used.web\n1,1\n", .table).answers == [["used": "store|web"]])
    #expect(table.said == [])
  }

  @Test("the name of now goes before a former one, which is said once")
  func both() throws {
    let table = try read("q1,fair\n2,3\n2,4\n", .table)
    #expect(table.answers == [["fair": "3"], ["fair": "4"]])
    #expect(table.said == ["q1: is called 'fair' now, and that is given, too; what it holds is not used"])
    let json = try read(#"{"answers": {"q1": 2, "fair": 3}}"#, .json)
    #expect(json.answers == [["fair": "3"]])
    #expect(json.said.first == "q1: is called 'fair' now, and that is given, too; what it holds is not used")
  }

  @Test("what is wrong is said of the name of now")
  func issues() throws {
    #expect(try read("q1\n7\n", .table).said == ["fair: '7' is not an answer: no choice has the code '7'"])
  }

  @Test("a draft keeps its place, its remarks and what was confirmed")
  func drafts() throws {
    let survey = try Self.survey()
    let text = """
      {"survey": "visit", "version": "2", "answers": {"q1": 2}, "confirmed": ["q1", "opinions.cost"],
       "remarks": {"channels": "hm", "opinions.cost": "old", "views.price": "new"}, "position": "entry"}
      """
    let (found, _) = DraftFile.read(
      Array(text.utf8), of: survey, now: LocalDateTime(CalendarDate(dayNumber: 0)))
    let draft = try #require(found)
    #expect(draft.position == "first")
    #expect(draft.response.confirmed == ["fair", "views.price"])
    #expect(draft.response.remarks == ["used": "hm", "views.price": "new"])
    #expect(draft.response.answers[0] == .value(.number(2)))
  }

  @Test("in each pass of a loop, defaults and former names are the pass's own, that of its choice included")
  func loops() throws {
    let definition = """
      <survey xmlns="urn:sonde:survey:1" id="tour" version="2" xml:lang="en">
        <title>Tour</title>
        <choices id="towns">
          <choice value="paris" was="lutetia"><label>Paris</label></choice>
          <choice value="rome"><label>Rome</label></choice>
        </choices>
        <loop id="shops" over="towns">
          <number id="visits" was="calls trips"><prompt>Visits?</prompt></number>
          <number id="twice" readonly="yes" default="2 * visits"><prompt>Twice</prompt></number>
        </loop>
      </survey>
      """
    let reading = SurveyReader.read(SourceText(name: "tour.xml", bytes: Array(definition.utf8)))
    let declared = try #require(reading.survey)
    let compilation = SurveyCompiler.compile(declared, sources: reading.sources)
    #expect(compilation.diagnostics.map(\.problem.message) == [])
    let survey = try #require(compilation.survey)
    var reader = ResponseReader(survey: survey, now: LocalDateTime(CalendarDate(dayNumber: 0)), format: .table)
    var issues: [String] = []
    func handle(_ event: ResponseEvent) {
      if case .response(let one) = event { issues += one.issues.map { "\($0.item ?? ""): \($0.message)" } }
    }
    let table = "shops.rome.calls,shops.rome.twice,shops.lutetia.trips,shops.lutetia.twice\n3,6,4,9\n"
    reader.read(Array(table.utf8), handle)
    reader.finish(handle)
    #expect(issues == ["shops.paris.twice: is readonly, and '9' is not its value, which is '8'"])
  }
}
