import SurveyModel
import SurveyReports
import SurveyResponses
import SurveyScoring
import Testing

@Suite("A grid from its definition to the report")
struct GridJourney {
  static let content = """
    <scale id="agreement" from="1" to="3">
      <point value="1"><label>No</label></point><point value="2"><label>Partly</label></point>
      <point value="3"><label>Yes</label></point>
    </scale>
    <grid id="views" scale="agreement" allow="dont-know" required="yes">
      <prompt>What do you think of us?</prompt>
      <row id="price"><label>Prices are fair</label></row>
      <row id="staff"><label>Staff are kind</label></row>
      <row id="queue" relevant="views.staff le 2"><label>Queues are short</label></row>
    </grid>
    <text id="why" relevant="views.price = 1"><prompt>Why are they not?</prompt></text>
    <scoring>
      <dimension id="opinion"><item ref="views.price"/><item ref="views.staff" reversed="yes"/></dimension>
    </scoring>
    """

  @Test func dialogueFileAndReplayAgree() throws {
    let survey = try Journey.survey(Self.content)
    let journey = try Journey(survey, ["1", "dk", "too much", "s"])
    #expect(
      Journey.values(try #require(journey.submitted), of: survey) == ["views.price": "1", "why": "\"too much\""])
    let collected = try journey.replay()
    let item = try #require(survey.itemIndex["views.staff"])
    #expect(collected.response.answers[item] == .dontKnow)
  }

  @Test func thePromptAndTheScaleAreReadOnce() throws {
    let journey = try Journey(try Journey.survey(Self.content), ["2", "1", "?", "3", "s"])
    #expect(
      journey.transcript.contains(
        """
        Question 1 of about 2.
        What do you think of us?
        Type the value, then Enter.
        1. No
        2. Partly
        3. Yes
        dk. I don’t know

        Prices are fair
        Answer 1-3: 2
        Chosen: 2, Partly.

        Question 2 of about 2.
        Staff are kind
        Answer 1-3: 1
        Chosen: 1, No.

        Question 3 of 3.
        Queues are short
        Answer 1-3: ?
        """), "\(journey.transcript)")
    // Help shows the scale again.
    #expect(journey.transcript.contains("3. Yes\ndk. I don’t know\n\nQueues are short\nAnswer 1-3: 3\n"))
    #expect(
      journey.transcript.contains(
        "What do you think of us?\n1. Prices are fair — 2, Partly\n2. Staff are kind — 1, No\n"),
      "\(journey.transcript)")
    try journey.replay()
  }

  @Test(arguments: [
    (ResponseFormat.table, "response-id,views.price,views.staff,views.queue\na,3,1,2\n"),
    (.json, #"{"survey":"s","answers":{"views":{"price":3,"staff":1,"queue":2}}}"#),
    (.json, #"{"survey":"s","answers":{"views.price":3,"views.staff":1,"views.queue":2}}"#),
  ])
  func everyFormGivesTheSame(_ format: ResponseFormat, _ text: String) throws {
    let survey = try Journey.survey(Self.content)
    let collected = try #require(Journey.read(text, format, survey).first)
    #expect(collected.messages.filter { !$0.contains("was not submitted") } == [])
    #expect(
      Journey.values(collected.response, of: survey) == ["views.price": "3", "views.staff": "1", "views.queue": "2"])
    let scorer = ResponseScorer(survey: survey)
    let scores = scorer.score(collected.block)
    guard case .dimension(let opinion) = scores.scores[0] else {
      Issue.record("the score is a dimension")
      return
    }
    #expect(opinion.percent == 100)
    var aggregate = ScoreAggregate(scorer.plan)
    aggregate.add(scores)
    let builder = ReportBuilder(scorer: scorer, language: try #require(LanguageTag("en")))
    let results = AggregateResults(aggregate, plan: scorer.plan, now: LocalDateTime(Journey.today))
    let report = TextReport(builder.report(of: results)).text
    #expect(report.contains("What do you think of us? — Prices are fair"), "\(report)")
  }

  @Test func whatDoesNotFitIsReportedByColumn() throws {
    let survey = try Journey.survey(Self.content)
    let nested = #"{"survey":"s","answers":{"views":{"price":9,"taste":1,"staff":3,"queue":1}}}"#
    #expect(
      try #require(Journey.read(nested, .json, survey).first).messages.sorted() == [
        "-: was not submitted; what it holds is scored",
        "views.price: '9' is not an answer: no choice has the code '9'",
        "views.queue: is off the route; its answer is not used",
        "views.taste: no item has this id; what it holds is not used",
      ])
    let state = #"{"survey":"s","answers":{"views":{"state":"dont-know"}}}"#
    let unknown = try #require(Journey.read(state, .json, survey).first)
    #expect(unknown.response.answers.prefix(2) == [.dontKnow, .dontKnow])
  }
}
