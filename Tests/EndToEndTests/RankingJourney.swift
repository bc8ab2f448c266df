import SurveyModel
import SurveyResponses
import Testing

@Suite("A ranking from its definition to the batch")
struct RankingJourney {
  static let content = """
    <ranking id="need" top="2" allow="dont-know">
      <prompt>What do you need most?</prompt><prompt xml:lang="fr">De quoi avez-vous besoin ?</prompt>
      <prompt xml:lang="it">Di che cosa c’è bisogno?</prompt>
      <choice value="speed"><label>Speed</label></choice>
      <choice value="price"><label>Price</label></choice>
      <choice value="care"><label>Care</label></choice>
    </ranking>
    <text id="why" relevant="rank(need, 'price') = 1"><prompt>Why price?</prompt></text>
    """

  private func survey() throws -> CompiledSurvey { try Journey.survey(Self.content, languages: "en fr it") }

  @Test func dialogueFileAndReplayAgree() throws {
    let survey = try survey()
    let journey = try Journey(survey, ["2 2", "2", "2 care", "because", "s"])
    #expect(
      journey.transcript.contains(
        """
        What do you need most?
        Type the numbers in order, the first one first, with spaces between.
        1. Speed
        2. Price
        3. Care
        4. I don’t know
        The first 2 in order, e.g. 3 1: 2 2
        Error: “Price” stands there twice.
        The first 2 in order, e.g. 3 1: 2
        Error: put 2 in order, each once.
        The first 2 in order, e.g. 3 1: 2 care
        Chosen: 1. Price; 2. Care.
        """), "\(journey.transcript)")
    let collected = try journey.replay()
    #expect(
      Journey.values(collected.response, of: survey) == ["need": #"["price","care"]"#, "why": #""because""#])
  }

  @Test(arguments: [
    ("fr", "Les 2 premiers dans l’ordre, par ex. 3 1\u{A0}: "), ("it", "I primi 2 in ordine, per es. 3 1: "),
  ])
  func prompts(_ language: String, _ prompt: String) throws {
    let journey = try Journey(try survey(), in: language, ["3 1", "s"])
    #expect(journey.transcript.contains(prompt), "\(journey.transcript)")
    #expect(journey.submitted?.answers[0] == .value(.ranking(["care", "speed"])))
    try journey.replay()
  }

  @Test(arguments: [
    (ResponseFormat.table, "need\ncare|speed\n"), (.json, #"{"answers":{"need":["care","speed"]}}"#),
  ])
  func everyFormGivesTheSame(_ format: ResponseFormat, _ text: String) throws {
    let collected = try #require(Journey.read(text, format, try survey()).first)
    #expect(collected.messages.filter { !$0.contains("was not submitted") } == [])
    #expect(collected.response.answers[0] == .value(.ranking(["care", "speed"])))
  }

  @Test func whatIsNoOrderIsReported() throws {
    let text = "need\ncare\ncare|care\ncare|taste\nspeed|price|care\n"
    #expect(
      Journey.read(text, .table, try survey()).map(\.messages) == [
        ["need: 'care' is not an answer: at least 2 are to be chosen"],
        ["need: 'care|care' is not an answer: 'care' stands twice"],
        ["need: 'care|taste' is not an answer: no choice has the code 'taste'"],
        ["need: 'speed|price|care' is not an answer: at most 2 are to be chosen"],
      ])
  }
}
