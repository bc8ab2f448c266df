import SurveyModel
import SurveyResponses
import SurveyScoring
import Testing

@Suite("Loops, rosters and piping from the definition to the replay")
struct LoopJourney {
  static let visits = """
    <scale id="five" from="1" to="5"><point value="1"><label>Awful</label></point></scale>
    <text id="name"><prompt>Your name?</prompt></text>
    <multiple id="shops" other="yes">
      <prompt>Which shops, <output value="name"/>?</prompt>
      <choice value="paris"><label>Paris</label></choice>
      <choice value="rome"><label>Rome</label></choice>
    </multiple>
    <loop id="visit" over="shops" as="shop">
      <title>Visits</title>
      <label>In <output value="label(shop)"/></label>
      <rating id="kind" scale="five"><prompt>Kind in <em><output value="shop"/></em>?</prompt></rating>
      <text id="why" relevant="kind le 2 and shop ne 'rome'">
        <prompt>“<output value="label(kind)"/>” in visit <output value="position()"/>: why?</prompt>
      </text>
      <variable id="doubled" value="kind * 2"/>
    </loop>
    <variable id="best" value="max(visit.kind)"/>
    <statement id="end" relevant="visit gt 1">
      <prompt><output value="visit"/> visits, best <output value="best"/>, in all <output value="sum(visit.doubled)"/>.</prompt>
    </statement>
    """

  @Test func passesFollowTheChoices() throws {
    let survey = try Journey.survey(Self.visits)
    let journey = try Journey(survey, ["Ann", "1 3", "Lyon", "1", "rude", "5", "", "s"])
    for line in [
      "Which shops, Ann?", "Kind in Paris?", "“Awful” in visit 1: why?", "Kind in Lyon?",
      "2 visits, best 5, in all 12.", "In Lyon.\n",
    ] {
      #expect(journey.transcript.contains(line), "\(line) in\n\(journey.transcript)")
    }
    #expect(!journey.transcript.contains("Rome?"))
    let collected = try journey.replay()
    func value(_ id: String) throws -> AnswerValue? {
      collected.block.value(ofVariable: try #require(survey.itemIndex[id]), of: survey)
    }
    #expect(try value("visit") == .number(2))
    #expect(try value("visit.paris.doubled") == .number(2))
    #expect(try value("visit.rome.doubled") == nil)
    #expect(try value("best") == .number(5))
  }

  @Test func aPassWhoseChoiceIsTakenBackIsParked() throws {
    let survey = try Journey.survey(Self.visits)
    let journey = try Journey(survey, ["Ann", "1", "1", ":b", ":b", "2", "4", "s"])
    let values = Journey.values(try #require(journey.submitted), of: survey)
    #expect(values == ["name": "\"Ann\"", "shops": "[\"rome\"]", "visit.rome.kind": "4"])
  }

  @Test func aLoopMayGoOverAListAndCountItsPasses() throws {
    let survey = try Journey.survey(
      """
      <choices id="cities"><choice value="a"><label>Aix</label></choice><choice value="b"><label>Bari</label></choice></choices>
      <loop id="city" over="cities" as="town"><yesno id="been"><prompt>Been to <output value="town"/>?</prompt></yesno></loop>
      <number id="trips" integer="yes" min="0" max="4"><prompt>Trips?</prompt></number>
      <loop id="trip" count="trips" max="4" as="number">
        <label>Trip <output value="number"/></label>
        <number id="days"><prompt>Days?</prompt></number>
        <yesno id="longer" relevant="number gt 1"><prompt>Longer than the first?</prompt></yesno>
      </loop>
      <variable id="total" value="sum(trip.days)"/>
      """)
    let journey = try Journey(survey, ["y", "n", "2", "3", "4", "y", "s"])
    #expect(journey.transcript.contains("Been to Bari?"))
    #expect(journey.transcript.contains("Trip 2."))
    #expect(
      Journey.values(try #require(journey.submitted), of: survey) == [
        "city.a.been": "\"yes\"", "city.b.been": "\"no\"", "trips": "2", "trip.1.days": "3", "trip.2.days": "4",
        "trip.2.longer": "\"yes\"",
      ])
    let collected = try journey.replay()
    #expect(collected.block.value(ofVariable: try #require(survey.itemIndex["total"]), of: survey) == .number(7))
  }

  static let staff = """
    <roster id="staff" min="1" max="3">
      <prompt>Anyone else?</prompt>
      <text id="who"><prompt>Who?</prompt></text>
      <number id="minutes"><prompt>Minutes with <output value="who"/>?</prompt></number>
    </roster>
    <variable id="total" value="sum(staff.minutes)"/>
    <statement id="end"><prompt><output value="staff"/> people, <output value="total"/> minutes.</prompt></statement>
    """

  @Test func entriesAreAddedOneByOne() throws {
    let survey = try Journey.survey(Self.staff)
    let journey = try Journey(survey, ["Bob", "10", "y", "Eve", "2.5", "n", "", "s"])
    #expect(journey.transcript.contains("Minutes with Eve?"))
    #expect(journey.transcript.contains("2 people, 12.5 minutes."))
    let values = Journey.values(try #require(journey.submitted), of: survey)
    #expect(values["staff.2"] == "\"yes\"" && values["staff.3"] == "\"no\"" && values["staff.1"] == nil)
    try journey.replay()
  }

  /// Tables made elsewhere have no column that says whether there is an entry.
  @Test func entriesWithAnswersAreThere() throws {
    let survey = try Journey.survey(Self.staff)
    let table = """
      id,staff.1.who,staff.1.minutes,staff.3.who,staff.3.minutes,staff.2
      a,Bob,10,Eve,5,
      b,Bob,10,,,
      c,Bob,10,Eve,5,no

      """
    let collected = Journey.read(table, .table, survey)
    let total = try #require(survey.itemIndex["total"])
    let counter = try #require(survey.itemIndex["staff"])
    func numbers(_ row: Int) -> [AnswerValue?] {
      [counter, total].map { collected[row].block.value(ofVariable: $0, of: survey) }
    }
    #expect(numbers(0) == [.number(3), .number(15)])
    #expect(collected[0].issues.isEmpty)
    #expect(numbers(1) == [.number(1), .number(10)])
    // What the respondent said himself stands: the third entry needs the second.
    #expect(numbers(2) == [.number(1), .number(10)])
    #expect(collected[2].messages.contains { $0.hasPrefix("staff.3.who: is off the route") })
  }

  @Test func loopsMayBeNested() throws {
    let survey = try Journey.survey(
      """
      <choices id="cities"><choice value="a"><label>Aix</label></choice><choice value="b"><label>Bari</label></choice></choices>
      <loop id="city" over="cities" as="town">
        <multiple id="seen"><prompt>Seen in <output value="town"/>?</prompt>
          <choice value="m"><label>Museum</label></choice><choice value="p"><label>Port</label></choice></multiple>
        <loop id="sight" over="seen" as="thing">
          <number id="stars" min="0" max="5"><prompt><output value="thing"/> of <output value="town"/>?</prompt></number>
        </loop>
        <variable id="town-stars" value="sum(sight.stars)"/>
      </loop>
      <variable id="stars-of-all" value="sum(city.sight.stars)"/>
      <variable id="stars-of-museums" value="sum(city.sight.m.stars)"/>
      <variable id="sights-of-a" value="city.a.sight"/>
      """)
    let journey = try Journey(survey, ["1 2", "5", "1", "1", "4", "s"])
    #expect(journey.transcript.contains("Museum of Bari?"))
    let collected = try journey.replay()
    let ids = ["city.a.town-stars", "city.b.town-stars", "stars-of-all", "stars-of-museums", "sights-of-a"]
    let values = try ids.map { collected.block.value(ofVariable: try #require(survey.itemIndex[$0]), of: survey) }
    #expect(values == [.number(6), .number(4), .number(10), .number(9), .number(2)])
  }

  /// Passes that were not asked are out of scope, so that half of what was asked is enough.
  @Test func aDimensionMayTakeAllPassesAndAllRows() throws {
    let survey = try Journey.survey(
      """
      <scale id="five" from="1" to="5"><point value="1"><label>No</label></point><point value="5"><label>Yes</label></point></scale>
      <multiple id="shops"><prompt>Shops?</prompt>
        <choice value="a"><label>A</label></choice><choice value="b"><label>B</label></choice>
        <choice value="c"><label>C</label></choice></multiple>
      <loop id="visit" over="shops"><rating id="kind" scale="five"><prompt>Kind?</prompt></rating></loop>
      <grid id="views" scale="five"><prompt>Views?</prompt>
        <row id="price"><label>Price</label></row><row id="place"><label>Place</label></row></grid>
      <scoring>
        <dimension id="kindness"><item ref="visit.kind"/></dimension>
        <dimension id="all" missing="all"><item ref="visit.kind" reversed="yes"/><item ref="views"/></dimension>
      </scoring>
      """)
    let table =
      "id,shops,visit.a.kind,visit.b.kind,visit.c.kind,views.price,views.place\n1,a|c,4,,5,3,5\n2,a|c,4,,,3,\n"
    let collected = Journey.read(table, .table, survey)
    let scorer = ResponseScorer(survey: survey)
    let percents = collected.map { response in
      let scores = scorer.score(response.block)
      return [0, 1].map { scores.percent($0)?.doubleValue }
    }
    // Mean 4.5 of 1...5 is 87.5 %; reversed 4 and 5 are 2 and 1, with 3 and 5 a mean of 2.75: 43.75 %.
    #expect(percents[0] == [87.5, 43.75])
    #expect(percents[1] == [75, nil])
  }

  /// A message about an answer that was refused shows that answer, although it is not kept.
  @Test func messagesShowWhatWasRefused() throws {
    let survey = try Journey.survey(
      """
      <number id="a"><prompt>A?</prompt></number>
      <number id="b"><prompt>B?</prompt>
        <constraint test="a + . le 10"><message>The sum is <output value="a + b"/>.</message></constraint></number>
      """)
    let journey = try Journey(survey, ["4", "7", "6", "s"])
    #expect(journey.transcript.contains("The sum is 11."))
    #expect(Journey.values(try #require(journey.submitted), of: survey) == ["a": "4", "b": "6"])
  }

  @Test func decimalsAreLimited() throws {
    let survey = try Journey.survey(
      "<number id='price' decimals='2'><prompt>Price?</prompt></number><number id='n' decimals='0'><prompt>N?</prompt></number>",
      languages: "en fr")
    let journey = try Journey(survey, in: "fr", ["19,999", "1234567,89", "0,5", "3", "s"])
    #expect(journey.transcript.contains("donnez au plus 2 chiffres après la virgule."))
    #expect(journey.transcript.contains("donnez au plus 0 chiffre après la virgule."))
    #expect(Journey.values(try #require(journey.submitted), of: survey) == ["price": "1234567.89", "n": "3"])
    let read = Journey.read("id,price,n\n1,0.29,4\n2,0.295,4.5\n", .table, survey)
    #expect(read[0].issues.isEmpty)
    #expect(
      read[1].messages == [
        "price: '0.295' is not an answer: more than 2 digits after the decimal sign",
        "n: '4.5' is not an answer: more than 0 digits after the decimal sign",
      ])
  }

  @Test func valuesAreShownInTheLanguage() throws {
    let survey = try Journey.survey(
      """
      <number id="a"><prompt>A?</prompt></number>
      <date id="d"><prompt>D?</prompt></date>
      <single id="s"><prompt>S?</prompt><choice value="x"><label>Iks</label><label xml:lang="it">Ics</label></choice>
        <choice value="y"><label>Ipsilon</label></choice></single>
      <statement id="end"><prompt><output value="a div 2"/>; <output value="d"/>; <output value="s"/>; <output value="a gt 2"/></prompt></statement>
      """, languages: "en it")
    let journey = try Journey(survey, in: "it", ["5", "2026-03-01", "1", "", "s"])
    #expect(journey.transcript.contains("2,5; 1º marzo 2026; Ics; Sì"), "\(journey.transcript)")
  }
}
