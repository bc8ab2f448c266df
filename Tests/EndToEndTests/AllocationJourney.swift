import SurveyModel
import SurveyResponses
import SurveyScoring
import Testing

@Suite("An allocation from its definition to the score")
struct AllocationJourney {
  static let content = """
    <allocation id="importance" unit="points" required="yes">
      <prompt>Share out 100 points.</prompt><prompt xml:lang="fr">Répartissez 100 points.</prompt>
      <prompt xml:lang="it">Ripartire 100 punti.</prompt>
      <choice value="reliability"><label>Reliability</label></choice>
      <choice value="price"><label>Price</label></choice>
      <choice value="speed"><label>Speed</label></choice>
    </allocation>
    <text id="why" relevant="importance.price gt 50"><prompt>Why so much?</prompt></text>
    <scoring>
      <dimension id="price" report="raw"><item ref="importance.price"/></dimension>
    </scoring>
    """

  @Test func dialogueFileAndReplayAgree() throws {
    let survey = try Journey.survey(Self.content, languages: "en fr it")
    let journey = try Journey(survey, ["40", "70", "35", "", "s"])
    #expect(
      journey.transcript.contains(
        """
        Reliability
        100 to share out.
        Number (points, from 0 to 100): 40
        Noted: 40\u{A0}points.

        Question 2 of about 3.
        Price
        60 of 100 left.
        Number (points, from 0 to 100): 70
        Error: the sum is 110; it must be 100.
        Number (points, from 0 to 100): 35
        Noted: 35\u{A0}points.

        Question 3 of 3.
        Speed
        25 of 100 left.
        Enter answers 25\u{A0}points.
        Number (points, from 0 to 100):\u{20}
        Noted: 25\u{A0}points.
        """), "\(journey.transcript)")
    let collected = try journey.replay()
    #expect(
      Journey.values(collected.response, of: survey) == [
        "importance.reliability": "40", "importance.price": "35", "importance.speed": "25",
      ])
    guard case .dimension(let price) = ResponseScorer(survey: survey).score(collected.block).scores[0] else {
      Issue.record("the score is a dimension")
      return
    }
    #expect(price.raw == 35 && price.percent == 35)
  }

  @Test(arguments: [("fr", "Reste 60 sur 100."), ("it", "Resta 60 su 100."), ("en", "60 of 100 left.")])
  func theRemainderIsTold(_ language: String, _ words: String) throws {
    let survey = try Journey.survey(Self.content, languages: "en fr it")
    #expect(try Journey(survey, in: language, ["40", ":q"]).transcript.contains(words))
  }

  @Test func aChangeFromTheReviewIsFollowedToTheEnd() throws {
    let survey = try Journey.survey(Self.content, languages: "en fr it")
    let journey = try Journey(survey, ["40", "35", "", "1", "45", "", "s"])
    let submitted = try #require(journey.submitted, "\(journey.transcript)")
    #expect(
      Journey.values(submitted, of: survey) == [
        "importance.reliability": "45", "importance.price": "35", "importance.speed": "20",
      ])
    #expect(
      journey.transcript.contains("Your answer now: 25\u{A0}points.\n20 of 100 left.\nEnter answers 20\u{A0}points."))
    try journey.replay()
  }

  @Test(arguments: [
    (ResponseFormat.table, "importance.reliability,importance.price,importance.speed\n40,35,25\n"),
    (.json, #"{"answers":{"importance":{"reliability":40,"price":35,"speed":25}}}"#),
    (.json, #"{"answers":{"importance.reliability":40,"importance.price":35,"importance.speed":25}}"#),
  ])
  func everyFormGivesTheSame(_ format: ResponseFormat, _ text: String) throws {
    let survey = try Journey.survey(Self.content, languages: "en fr it")
    let collected = try #require(Journey.read(text, format, survey).first)
    #expect(collected.messages.filter { !$0.contains("was not submitted") } == [])
    #expect(
      Journey.values(collected.response, of: survey) == [
        "importance.reliability": "40", "importance.price": "35", "importance.speed": "25",
      ])
  }

  @Test func aWrongSumIsReportedOnce() throws {
    let survey = try Journey.survey(Self.content, languages: "en fr it")
    let text = "importance.reliability,importance.price,importance.speed\n40,70,25\n40,35,\n,,\n200,0,0\n"
    #expect(
      Journey.read(text, .table, survey).map(\.messages) == [
        ["importance.speed: fails its check: the sum is 135; it must be 100."],
        ["importance.speed: fails its check: the sum is 75; it must be 100."],
        [],
        ["importance.reliability: '200' is not an answer: more than 100"],
      ])
  }
}
