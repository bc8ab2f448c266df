internal import SurveyModel

/// Makes the model of a file of tests.
///
/// As with surveys, a value that cannot be read has been reported before, and is left out here without a word.
struct TestsBuilder {
  let document: CheckedTree
  private(set) var diagnostics: [Diagnostic] = []

  private var tree: XMLTree { document.tree }

  init(_ document: CheckedTree) { self.document = document }

  /// Builds the tests; `nil` where the file does not say what they are about.
  mutating func build() -> SurveyTests? {
    var cases: [TestCase] = []
    for child in tree.children(of: 0) where document.kinds[child] == .testCase {
      cases.append(testCase(child))
    }
    diagnostics.removeAll { document.isGuess($0.range) }
    guard let survey = document.name(.survey, of: 0), let day = document.value(.today, of: 0),
      let today = CalendarDate(iso: day)
    else { return nil }
    if !survey.isRelativePath {
      let expected = "a path relative to this file, such as ../service.xml"
      diagnostics.append(
        Diagnostic(.badValue(attribute: "survey", value: survey.text, expected: expected), at: survey.range))
    }
    let time = document.value(.time, of: 0).flatMap { TimeOfDay(iso: $0) } ?? .midnight
    return SurveyTests(survey: survey, now: LocalDateTime(today, time), cases: cases)
  }

  private mutating func testCase(_ node: Int) -> TestCase {
    var answers: [TestCase.GivenAnswer] = []
    var expectations: [TestCase.Expectation] = []
    for child in tree.children(of: node) {
      switch document.kinds[child] {
      case .answer: if let answer = answer(child) { answers.append(answer) }
      case .expect: expectations += self.expectations(child)
      default: continue
      }
    }
    let name = document.name(.name, of: node) ?? Name("", at: tree.nameRange(of: node))
    return TestCase(name: name, answers: answers, expectations: expectations)
  }

  private mutating func answer(_ node: Int) -> TestCase.GivenAnswer? {
    var space = WhiteSpace()
    var text = ""
    for child in tree.children(of: node) where !tree.isElement(child) { text += space.normalized(tree.text(child)) }
    let state = document.value(.state, of: node).flatMap { AnswerState(name: $0) }
    if state != nil, !text.isEmpty {
      diagnostics.append(
        Diagnostic(
          .attributeAndText(element: tree.name(of: node), attribute: "state"), at: tree.nameRange(of: node)))
    }
    return document.name(.ref, of: node).map { TestCase.GivenAnswer(ref: $0, text: text, state: state) }
  }

  // MARK: Expectations

  private mutating func expectations(_ node: Int) -> [TestCase.Expectation] {
    let facts: [(AttributeName, TestCase.Fact)] = [
      (.asked, .asked(true)), (.notAsked, .asked(false)), (.valid, .accepted(true)), (.invalid, .accepted(false)),
      (.advice, .advised(true)), (.noAdvice, .advised(false)),
      (.flagged, .flagged(true)), (.notFlagged, .flagged(false)),
    ]
    var found: [TestCase.Expectation] = []
    for (name, fact) in facts {
      found += document.names(name, of: node).map { TestCase.Expectation($0, fact, at: $0.range) }
    }
    let ofScore = scoreFacts(node)
    guard let score = document.name(.score, of: node) else {
      // Numbers without a score, or nothing at all.
      if !ofScore.isEmpty || found.isEmpty, document.attribute(.score, of: node) == nil { reportMissing(.score, node) }
      return found
    }
    if ofScore.isEmpty { reportMissing(.percent, node) }
    return found + ofScore.map { TestCase.Expectation(score, $0.fact, at: $0.range) }
  }

  private mutating func reportMissing(_ name: AttributeName, _ node: Int) {
    let expected = Vocabulary.spec(.expect).attribute(name)?.type.expectation ?? ""
    diagnostics.append(
      Diagnostic(
        .missingAttribute(name.rawValue, element: tree.name(of: node), expected: expected),
        at: tree.nameRange(of: node)))
  }

  private func scoreFacts(_ node: Int) -> [(fact: TestCase.Fact, range: SourceRange)] {
    let tolerance = number(.tolerance, of: node) ?? Self.tolerance
    let facts: [(AttributeName, TestCase.Fact?)] = [
      (.percent, number(.percent, of: node).map { .number(.percent, $0, tolerance: tolerance) }),
      (.raw, number(.raw, of: node).map { .number(.raw, $0, tolerance: tolerance) }),
      (.level, number(.level, of: node).map { .number(.level, $0, tolerance: 0) }),
      (.state, document.value(.state, of: node).map { .state($0) }),
      (.band, document.name(.band, of: node).map { .band(Self.unlessNone($0)) }),
      (.firstBlocking, document.name(.firstBlocking, of: node).map { .firstBlocking(Self.unlessNone($0)) }),
      (.group, document.name(.group, of: node).map { .group(Self.unlessNone($0)) }),
    ]
    return facts.compactMap { name, fact in
      guard let fact, let attribute = document.attribute(name, of: node) else { return nil }
      return (fact, tree.attributeValueRange(attribute))
    }
  }

  /// Half a unit of the second decimal, which is as far as reports print.
  private static let tolerance = Ratio(decimal: "0.005") ?? 0

  private static func unlessNone(_ name: Name) -> Name? { name.text == "none" ? nil : name }

  private func number(_ name: AttributeName, of node: Int) -> Ratio? {
    document.value(name, of: node).flatMap { Ratio(decimal: $0) }
  }
}
