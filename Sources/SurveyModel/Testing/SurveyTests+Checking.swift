extension SurveyTests {
  /// What does not fit the survey: names that it does not have, and things that a kind of score cannot have.
  ///
  /// - Parameter survey: The survey.
  /// - Returns: What was found, in the order of the text.
  public func diagnostics(for survey: CompiledSurvey) -> [Diagnostic] {
    var check = TestsCheck(survey: survey)
    for testCase in cases { check.check(testCase) }
    return check.diagnostics.sortedByPlace()
  }
}

/// Holds the names in tests against a survey.
private struct TestsCheck {
  let survey: CompiledSurvey
  var diagnostics: [Diagnostic] = []

  mutating func check(_ testCase: TestCase) {
    var given: [String: SourceRange] = [:]
    for answer in testCase.answers {
      if let first = given[answer.ref.text] {
        diagnostics.append(
          Diagnostic(
            .duplicateID(answer.ref.text), at: answer.ref.range, notes: [.init("the first answer is here", at: first)]))
      }
      given[answer.ref.text] = given[answer.ref.text] ?? answer.ref.range
      checkItem(answer.ref) { $0.takesAnswer }
    }
    for expectation in testCase.expectations { check(expectation) }
  }

  private mutating func check(_ expectation: TestCase.Expectation) {
    switch expectation.fact {
    case .asked: checkItem(expectation.subject) { $0.isAsked }
    case .accepted: checkItem(expectation.subject) { $0.takesAnswer }
    case .flagged:
      checkName(expectation.subject, "flag", among: survey.scoring.flags.map(\.flag.id.text))
    case .advised, .state: _ = score(expectation.subject)
    case .number(let measure, _, _):
      guard let (score, _) = score(expectation.subject), !has(measure, score) else { return }
      report(.typeMismatch("\(kind(of: score)) has no \(measure.rawValue)"), at: expectation.range)
    case .band(let band):
      guard let (score, index) = score(expectation.subject) else { return }
      guard let bands = survey.scoring.bands[index] else {
        report(.typeMismatch("'\(score.id.text)' has no bands"), at: expectation.range)
        return
      }
      if let band { checkName(band, "band of '\(score.id.text)'", among: bands.bands.map(\.id.text)) }
    case .firstBlocking(let step):
      guard let (score, index) = score(expectation.subject) else { return }
      guard case .maturity = score else {
        report(.typeMismatch("\(kind(of: score)) has no steps"), at: expectation.range)
        return
      }
      let steps = (survey.scoring.components[index] ?? []).map { survey.scoring.scores[$0].id.text }
      if let step { checkName(step, "step of '\(score.id.text)'", among: steps) }
    case .group(let group):
      guard let (score, _) = score(expectation.subject) else { return }
      let groups: [Name]
      switch score {
      case .netScore(let net): groups = net.groups.map(\.id)
      case .quadrants(let typology): groups = typology.quadrants.map(\.id)
      default:
        report(.typeMismatch("\(kind(of: score)) has no groups"), at: expectation.range)
        return
      }
      if let group { checkName(group, "group of '\(score.id.text)'", among: groups.map(\.text)) }
    }
  }

  // MARK: Names

  private mutating func checkItem(_ name: Name, isMeant: (Item) -> Bool) {
    guard survey.item(named: name.text).map(isMeant) != true else { return }
    report(
      .unknownReference(name.text, kind: "question"), at: name.range,
      suggestion: survey.currentName(ofFormer: name.text)
        ?? NameSuggestion.nearest(to: name.text, among: survey.items.filter(isMeant).map(\.id)))
  }

  private mutating func score(_ name: Name) -> (score: Score, index: Int)? {
    if let index = survey.scoring.index[name.text] { return (survey.scoring.scores[index], index) }
    checkName(name, "score", among: survey.scoring.scores.map(\.id.text))
    return nil
  }

  private mutating func checkName(_ name: Name, _ kind: String, among names: [String]) {
    guard !names.contains(name.text) else { return }
    report(
      .unknownReference(name.text, kind: kind), at: name.range,
      suggestion: NameSuggestion.nearest(to: name.text, among: names))
  }

  private mutating func report(_ problem: Problem, at range: SourceRange, suggestion: String? = nil) {
    diagnostics.append(Diagnostic(problem, at: range, suggestion: suggestion))
  }

  // MARK: Scores

  private func has(_ measure: TestCase.Measure, _ score: Score) -> Bool {
    switch (measure, score) {
    case (.percent, .quadrants), (.percent, .importancePerformance): false
    case (.percent, _), (.raw, .dimension), (.level, .maturity): true
    default: false
    }
  }

  private func kind(of score: Score) -> String {
    switch score {
    case .dimension: "a dimension"
    case .index: "an index"
    case .maturity: "a maturity"
    case .topBox: "a top-box score"
    case .netScore: "a net score"
    case .gap: "a gap"
    case .importancePerformance: "an importance-performance map"
    case .quadrants: "a typology"
    }
  }
}
