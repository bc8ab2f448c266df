import SurveyModel
import SurveyResponses
import Testing

@Suite("Choices that are offered only beside certain answers, from the definition to the batch")
struct ChoiceRelevanceJourney {
  static let content = """
    <choices id="drinks">
      <choice value="tea"><label>Tea</label><label xml:lang="fr">Thé</label><label xml:lang="it">Tè</label></choice>
      <choice value="wine" relevant="adult"><label>Red wine</label><label xml:lang="fr">Vin rouge</label>
        <label xml:lang="it">Vino rosso</label></choice>
      <choice value="milk"><label>Milk</label><label xml:lang="fr">Lait</label><label xml:lang="it">Latte</label></choice>
    </choices>
    <yesno id="adult"><prompt>Are you of age?</prompt><prompt xml:lang="fr">Êtes-vous majeur ?</prompt>
      <prompt xml:lang="it">Maggiorenne?</prompt></yesno>
    <single id="drink" choices="drinks"><prompt>What will it be?</prompt><prompt xml:lang="fr">Que prenez-vous ?</prompt>
      <prompt xml:lang="it">Che cosa prende?</prompt></single>
    <multiple id="known" choices="drinks"><prompt>Which do you know?</prompt><prompt xml:lang="fr">Que connaissez-vous ?</prompt>
      <prompt xml:lang="it">Quali conosce?</prompt></multiple>
    """

  private func survey() throws -> CompiledSurvey { try Journey.survey(Self.content, languages: "en fr it") }

  @Test func dialogueFileAndReplayAgree() throws {
    let survey = try survey()
    // Wine, then not of age after all; the question comes back by itself.
    let journey = try Journey(survey, ["y", "2", "1-3", "1", "n", "red wine", "2", "r", "s"])
    #expect(
      journey.transcript.contains(
        """
        In “What will it be?” this is no longer offered: “Red wine”. It is kept in
        case you change back, but it does not count.
        In “Which do you know?” this is no longer offered: “Red wine”. It is kept in
        case you change back, but it does not count.

        Question 2 of 3.
        What will it be?
        1. Tea
        2. Milk
        Error: “Red wine” is not offered, given your earlier answers.
        Answer 1-2: red wine
        Error: “Red wine” is not offered, given your earlier answers.
        Answer 1-2: 2
        Chosen: 2, Milk.
        """), "\(journey.transcript)")
    #expect(journey.transcript.contains("Which do you know? — Tea; Milk"), "\(journey.transcript)")
    #expect(
      journey.transcript.hasSuffix("Not sent, because it is no longer offered in “Which do you know?”: “Red\nwine”.\n"),
      "\(journey.transcript)")
    let collected = try journey.replay()
    #expect(
      Journey.values(collected.response, of: survey)
        == ["adult": #""no""#, "drink": #""milk""#, "known": #"["tea","milk"]"#])
  }

  @Test(arguments: [
    ("fr", ["o", "2", "2", "1", "n", "vin rouge"], "« Vin rouge » n’est pas proposé, vu vos réponses précédentes."),
    ("it", ["s", "2", "2", "1", "n", "vino rosso"], "«Vino rosso» non è tra le scelte, viste le risposte precedenti."),
  ])
  func wording(_ language: String, _ lines: [String], _ message: String) throws {
    let journey = try Journey(try survey(), in: language, lines)
    let readable = journey.transcript.replacing("\u{A0}", with: " ")
    #expect(readable.contains(message), "\(readable)")
  }

  @Test(arguments: [
    (ResponseFormat.table, "adult,drink,known\nno,wine,tea|wine|milk\n"),
    (.json, #"{"answers":{"adult":"no","drink":"wine","known":["tea","wine","milk"]}}"#),
  ])
  func whatIsNotOfferedIsReportedAndNotCounted(_ format: ResponseFormat, _ text: String) throws {
    let survey = try survey()
    let collected = try #require(Journey.read(text, format, survey).first)
    #expect(
      collected.messages.filter { !$0.contains("was not submitted") } == [
        "drink: 'wine' is not an answer: the choice 'wine' is not offered beside the answers before it",
        "known: 'wine' is not an answer: the choice 'wine' is not offered beside the answers before it",
      ])
    #expect(collected.response.answers[1] == .invalid(text: "wine", reason: .notOffered("wine")))
    #expect(collected.block.state(ofItem: 1) == .invalid)
    #expect(collected.response.answers[2] == .value(.codes(["tea", "milk"])))
  }

  /// In a loop, a condition is about the same pass.
  @Test func aChoiceInALoopAsksItsOwnPass() throws {
    let survey = try Journey.survey(
      """
      <choices id="shops" attributes="sells">
        <choice value="paris" sells="yes"><label>Paris</label></choice>
        <choice value="rome" sells="no"><label>Rome</label></choice>
      </choices>
      <loop id="shop" over="shops">
        <yesno id="bought"><prompt>Did you buy something?</prompt></yesno>
        <single id="what"><prompt>What was on the shelf?</prompt>
          <choice value="tea"><label>Tea</label></choice>
          <choice value="wine" relevant="bought"><label>Wine</label></choice>
        </single>
        <single id="other" choices="shops" filter="sells = bought"><prompt>Which one else?</prompt></single>
      </loop>
      """)
    let table = """
      shop.paris.bought,shop.paris.what,shop.rome.bought,shop.rome.what,shop.paris.other,shop.rome.other
      yes,wine,no,wine,paris,paris
      """
    let collected = try #require(Journey.read(table + "\n", .table, survey).first)
    #expect(
      collected.messages.sorted() == [
        "shop.rome.other: 'paris' is not an answer: the choice 'paris' is not offered beside the answers before it",
        "shop.rome.what: 'wine' is not an answer: the choice 'wine' is not offered beside the answers before it",
      ])
  }
}
