public import SurveyModel
import SurveyScoring

/// Runs cases through the replay and the scorer that responses go through, and compares.
public struct TestRunner: Sendable {
  let survey: CompiledSurvey
  let scorer: ResponseScorer

  /// Makes a runner.
  ///
  /// - Parameter survey: The survey that is tested.
  public init(survey: CompiledSurvey) {
    self.survey = survey
    scorer = ResponseScorer(survey: survey)
  }

  /// Runs one case.
  ///
  /// - Parameters:
  ///   - testCase: The case, whose names the survey has.
  ///   - now: The moment that `now()` means, and the day of `today()`.
  /// - Returns: What came of it.
  public func run(_ testCase: TestCase, now: LocalDateTime) -> TestResult {
    var response = Response(to: survey, id: testCase.name.text)
    for given in testCase.answers {
      guard let index = survey.itemIndex[given.ref.text] else { continue }
      response.answers[index] = answer(given, to: survey.items[index], now: now)
    }
    for index in survey.impliedEntries(answers: response.answers) { response.answers[index] = .value(.code("yes")) }
    let block = survey.replay(response, now: now)
    let outcome = Outcome(response: response, block: block, scores: scorer.score(block))
    return TestResult(
      name: testCase.name.text, failures: testCase.expectations.compactMap { failure(of: $0, in: outcome) })
  }

  /// What the survey made of a case.
  struct Outcome {
    let response: Response
    let block: ProgramBlock
    let scores: ResponseScores
  }

  /// The answer as a response file would give it: something that is none is kept as text, with the reason.
  private func answer(_ given: TestCase.GivenAnswer, to item: Item, now: LocalDateTime) -> Answer {
    func invalid(_ reason: InvalidReason) -> Answer { .invalid(text: given.text, reason: reason) }
    if let state = given.state {
      guard item.allowed.contains(state) || !AnswerState.offered.contains(state) else {
        return invalid(.stateNotAllowed(state))
      }
      return Answer(state: state) ?? .skipped
    }
    guard !given.text.isEmpty else { return .skipped }
    switch survey.value(ofText: given.text, for: item) {
    case .failure(let failure): return invalid(failure.reason)
    case .success(let value):
      return survey.invalidity(of: value, for: item, now: now).map(invalid) ?? .value(value)
    }
  }

  // MARK: Comparing

  private func failure(of expectation: TestCase.Expectation, in outcome: Outcome) -> TestFailure? {
    let name = expectation.subject.text
    let difference: Difference?
    switch expectation.fact {
    case .asked(let isAsked): difference = asked(name, isAsked, outcome)
    case .accepted(let isAccepted): difference = accepted(name, isAccepted, outcome)
    case .flagged(let isRaised): difference = flagged(name, isRaised, outcome)
    default: difference = survey.scoring.index[name].flatMap { scoreDifference($0, expectation.fact, outcome) }
    }
    return difference.map {
      TestFailure(
        range: expectation.range, subject: $0.subject, expected: $0.expected, actual: $0.actual, trace: $0.trace)
    }
  }

  /// Something that is not as expected.
  struct Difference {
    let subject: String
    let expected: String
    let actual: String
    var trace: [String] = []
  }
}
