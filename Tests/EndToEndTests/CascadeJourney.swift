import SurveyModel
import SurveyResponses
import SurveyXML
import Testing

@Suite("Choices that depend on an earlier answer, from the definition to the batch")
struct CascadeJourney {
  static let content = """
    <choices id="cities" attributes="country size:number">
      <choice value="rome" country="it" size="2800"><label>Rome</label></choice>
      <choice value="turin" country="it" size="850"><label>Turin</label></choice>
      <choice value="lyon" country="fr" size="520"><label>Lyon</label></choice>
      <choice value="nice" country="fr" size="340"><label>Nice</label></choice>
      <choice value="nowhere"><label>Nowhere</label></choice>
    </choices>
    <single id="home"><prompt>Where do you live?</prompt>
      <choice value="it"><label>Italy</label></choice><choice value="fr"><label>France</label></choice></single>
    <number id="least" integer="yes" required="no"><prompt>At least how many thousands?</prompt></number>
    <single id="city" choices="cities"
      filter="(country = home or not(answered(country))) and coalesce(size, 9999) ge coalesce(least, 0)">
      <prompt>In which city?</prompt></single>
    <multiple id="known" choices="cities"><prompt>Which do you know?</prompt></multiple>
    <ranking id="best" choices="cities" top="2" filter="known has value"><prompt>Which do you like best?</prompt></ranking>
    """

  private func replay(_ row: String) throws -> CollectedResponse {
    let text = "home,least,city,known,best\n\(row)\n"
    return try #require(Journey.read(text, .table, try Journey.survey(Self.content)).first)
  }

  private func faults(_ row: String) throws -> [String] {
    try replay(row).messages.filter { !$0.contains("was not submitted") }
  }

  @Test func aChoiceIsOfferedWhereItsAttributesFit() throws {
    let survey = try Journey.survey(Self.content)
    let journey = try Journey(survey, ["france", "400", "1", "1 3 5", "1 2", "s"])
    #expect(
      journey.transcript.contains(
        """
        In which city?
        1. Lyon
        2. Nowhere
        Answer 1-2: 1
        Chosen: 1, Lyon.
        """), "\(journey.transcript)")
    #expect(
      journey.transcript.contains(
        """
        1. Rome
        2. Lyon
        3. Nowhere
        The first 2 in order, e.g. 3 1: 1 2
        """), "\(journey.transcript)")
    let collected = try journey.replay()
    #expect(Journey.values(collected.response, of: survey)["best"] == #"["rome","lyon"]"#)
  }

  @Test func theBatchAppliesTheSameRule() throws {
    #expect(try faults("fr,400,lyon,,") == [])
    #expect(try faults("fr,,nice,,") == [])
    let notOffered = "is not offered beside the answers before it"
    #expect(
      try faults("fr,400,nice,,") == ["city: 'nice' is not an answer: the choice 'nice' \(notOffered)"])
    #expect(try faults("it,,lyon,,") == ["city: 'lyon' is not an answer: the choice 'lyon' \(notOffered)"])
    // A choice without a country is offered in every one; without a home, nothing else is.
    #expect(try faults(",,nowhere,,") == [])
    #expect(try faults(",,rome,,") == ["city: 'rome' is not an answer: the choice 'rome' \(notOffered)"])
  }

  @Test func aQuestionMayOfferWhatAnotherOneChose() throws {
    #expect(try faults("it,,rome,rome|nice,nice|rome") == [])
    // One is left to put in order.
    #expect(try faults("it,,rome,nice,nice") == [])
    #expect(
      try faults("it,,rome,nice|rome,nice")
        == ["best: 'nice' is not an answer: at least 2 are to be chosen"])
    #expect(try faults("it,,rome,,nice") == ["best: is off the route; its answer is not used"])
  }

  /// A cascade of so many choices, checked and answered: how long checking took, and the state of the answer.
  private func cascade(_ count: Int) throws -> (checking: Duration, state: AnswerState) {
    let list = (0..<count).map {
      "<choice value='c\($0)' country='k\($0 % 100)'><label>City \($0)</label></choice>"
    }
    let countries = (0..<100).map { "<choice value='k\($0)'><label>Country \($0)</label></choice>" }
    let content = """
      <choices id="cities" attributes="country">\(list.joined(separator: "\n"))</choices>
      <single id="home"><prompt>Where?</prompt>\(countries.joined())</single>
      <single id="city" choices="cities" filter="country = home"><prompt>In which?</prompt></single>
      """
    var compiled: CompiledSurvey?
    let checking = try ContinuousClock().measure { compiled = try Journey.survey(content) }
    let survey = try #require(compiled)
    var response = Response(to: survey, id: "r")
    response.answers[0] = .value(.code("k42"))
    response.answers[1] = .value(.code("c142"))
    return (checking, survey.replay(response, now: LocalDateTime(Journey.today)).state(ofItem: 1))
  }

  /// Ten times the choices take about ten times as long; pairs of choices would take a hundred times.
  @Test func tenThousandChoicesAreNotLookedAtInPairs() throws {
    let (few, _) = try cascade(1000)
    let (many, state) = try cascade(10_000)
    #expect(state == .value)
    #expect(many < few * 50, "\(few) and \(many)")
  }
}
