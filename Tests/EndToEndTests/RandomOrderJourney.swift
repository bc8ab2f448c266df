import SurveyFormats
import SurveyInterview
import SurveyModel
import SurveyResponses
import SurveyTerminal
import Testing

/// The orders for a seed are worked out with another program from the algorithm that the reference names.
@Suite("Random orders, from the definition to the batch")
struct RandomOrderJourney {
  static let content = """
    <scale id="five" from="1" to="5"><point value="1"/></scale>
    <choices id="drinks" order="random">
      <choice value="tea"><label>Tea</label></choice>
      <choice value="wine"><label>Wine</label></choice>
      <choice value="milk"><label>Milk</label></choice>
    </choices>
    <section id="visit" order="random">
      <rating id="kind" scale="five"><prompt>Kind?</prompt></rating>
      <rating id="fast" scale="five"><prompt>Fast?</prompt></rating>
      <rating id="clean" scale="five"><prompt>Clean?</prompt></rating>
      <text id="why" relevant="kind le 2" fixed="yes"><prompt>Why?</prompt></text>
    </section>
    <single id="drink" order="random"><prompt>What will it be?</prompt>
      <choice value="tea"><label>Tea</label></choice>
      <choice value="wine"><label>Wine</label></choice>
      <choice value="milk"><label>Milk</label></choice>
      <choice value="none" fixed="yes"><label>Nothing</label></choice>
    </single>
    <single id="first" choices="drinks"><prompt>Which first?</prompt></single>
    <multiple id="others" choices="drinks" other="yes"><prompt>Which others?</prompt></multiple>
    <grid id="views" scale="five" order="random"><prompt>How is</prompt>
      <row id="price"><label>Price</label></row><row id="staff"><label>Staff</label></row>
      <row id="place"><label>Place</label></row></grid>
    """

  private func interview(_ seed: UInt64?) throws -> Interview {
    var interview = Interview(
      of: try Journey.survey(Self.content), id: "r", language: try #require(LanguageTag("en")),
      now: LocalDateTime(Journey.today),
      seed: seed)
    interview.apply(.forward)
    return interview
  }

  private func ids(_ interview: Interview) -> [String] { interview.route.map { interview.survey.items[$0].id } }

  private func shown(_ id: String, _ interview: Interview) throws -> [String] {
    let item = try #require(interview.survey.itemIndex[id])
    let list = try #require(interview.survey.choiceList(of: interview.survey.items[item]))
    return try #require(interview.offeredChoices(of: item)).map { list.choices[$0].code.text }
  }

  @Test func aSeedMakesAnOrderAndNoSeedTheDocuments() throws {
    let rest = ["drink", "first", "others"]
    #expect(ids(try interview(1)) == ["fast", "clean", "kind"] + rest + ["views.staff", "views.place", "views.price"])
    #expect(ids(try interview(2)) == ["kind", "fast", "clean"] + rest + ["views.place", "views.price", "views.staff"])
    #expect(
      ids(try interview(nil)) == ["kind", "fast", "clean"] + rest + ["views.price", "views.staff", "views.place"])
  }

  @Test func choicesFollowTheirQuestionOrTheirList() throws {
    let interview = try interview(42)
    #expect(try shown("drink", interview) == ["milk", "wine", "tea", "none"])
    #expect(try shown("first", interview) == ["wine", "tea", "milk"])
    // The same list in the same order, with one's own words at the end.
    #expect(try shown("others", interview) == ["wine", "tea", "milk", "other"])
  }

  @Test func movingReviewingAndCountingFollowTheOrder() throws {
    var interview = try interview(1)
    func place() -> String? { interview.currentItem.map { interview.survey.items[$0].id } }
    #expect(place() == "fast")
    #expect(interview.apply(.back) == [.atStart])
    interview.apply(.answer(.value(.number(5))))
    #expect(place() == "clean")
    #expect(interview.progress?.questions == .init(place: 2, total: 3, isApproximate: true))
    interview.apply(.answer(.value(.number(4))))
    interview.apply(.answer(.value(.number(1))))
    #expect(place() == "why")
    #expect(interview.progress?.overall == .init(place: 4, total: 10, isApproximate: false))
    interview.apply(.back)
    #expect(place() == "kind")
    #expect(
      interview.makeReview().entries.prefix(4).map { interview.survey.items[$0.item].id }
        == ["fast", "clean", "kind", "why"])
    // A draft goes on in the same order, whatever seed is offered then.
    let resumed = Interview(of: interview.survey, resuming: interview.draft, now: LocalDateTime(Journey.today), seed: 2)
    #expect(resumed.route == interview.route)
    #expect(resumed.position == interview.position)
    #expect(resumed.draft.response.seed == 1)
  }

  @Test func whatIsTypedIsTheNumberThatIsShown() throws {
    let content = """
      <single id="drink" order="random"><prompt>What will it be?</prompt>
        <choice value="1"><label>Tea</label></choice>
        <choice value="2"><label>Wine</label></choice>
        <choice value="3"><label>Milk</label></choice>
        <choice value="4" fixed="yes"><label>Nothing</label></choice>
      </single>
      """
    let survey = try Journey.survey(content)
    for seed in 0..<20 as Range<UInt64> {
      let begun = Interview(
        of: survey, id: "r", language: try #require(LanguageTag("en")), now: LocalDateTime(Journey.today), seed: seed)
      let codes = survey.choicesInOrder(of: survey.items[0], seed: seed).map { String($0 + 1) }
      var lines = ["2", "s"][...]
      var transcript = ""
      var dialogue = LineInterview(begun, readLine: { lines.popFirst() }, write: { transcript += $0 })
      guard case .submitted(let submission) = dialogue.run() else {
        Issue.record("\(transcript)")
        continue
      }
      #expect(submission.response.answers[0] == .value(.code(codes[1])))
      let labels = ["1": "Tea", "2": "Wine", "3": "Milk", "4": "Nothing"]
      let menu = codes.enumerated().map { "\($0 + 1). \(labels[$1] ?? "")" }.joined(separator: "\n")
      #expect(transcript.contains(menu), "\(transcript)")
      #expect(transcript.contains("4. Nothing"))
    }
  }

  @Test func theSeedTravelsWithTheResponse() throws {
    let survey = try Journey.survey(Self.content)
    for seed in [0, 42, UInt64.max] {
      var response = Response(to: survey, id: "r")
      response.seed = seed
      let bytes = JSONWriter.bytes(ResponseWriter.json(response, of: survey), .pretty)
      #expect(Journey.read(bytes, .json, survey).responses.first?.response.seed == seed)
      #expect(Journey.read("seed,kind\n\(seed),1\n", .table, survey).first?.response.seed == seed)
    }
    let wrong = try #require(Journey.read("seed,kind\n-1,1\n", .table, survey).first)
    #expect(wrong.response.seed == nil)
    #expect(
      wrong.messages == ["-: the seed '-1' is not a whole number from 0 to 18446744073709551615; it is not used"])
    // Nothing in random order, no seed.
    let plain = try Journey.survey("<yesno id='q'><prompt>Q?</prompt></yesno>")
    let begun = Interview(
      of: plain, id: "r", language: try #require(LanguageTag("en")), now: LocalDateTime(Journey.today), seed: 1)
    #expect(begun.draft.response.seed == nil)
  }
}
