extension ColumnMap {
  /// What does not fit a survey: items, choices and states that it does not have.
  ///
  /// - Parameter survey: The survey.
  /// - Returns: What was found, in the order of the text.
  public func diagnostics(for survey: CompiledSurvey) -> [Diagnostic] {
    var check = ColumnMapCheck(survey: survey)
    check.checkCommon(notation)
    for column in columns { check.check(column) }
    return check.diagnostics.sortedByPlace()
  }
}

/// Holds the names in a column map against a survey.
private struct ColumnMapCheck {
  let survey: CompiledSurvey
  var diagnostics: [Diagnostic] = []

  mutating func check(_ column: ColumnMap.Column) {
    guard let item = survey.item(named: column.item.text), item.takesAnswer else {
      guard survey.item(named: column.item.text) == nil, ResponseMetadata(name: column.item.text) != nil else {
        let names = survey.items.filter(\.takesAnswer).map(\.id) + ResponseMetadata.names
        return report(
          .unknownReference(column.item.text, kind: "question"), at: column.item.range,
          suggestion: survey.currentName(ofFormer: column.item.text)
            ?? NameSuggestion.nearest(to: column.item.text, among: names))
      }
      if let choice = column.choice {
        report(.typeMismatch("'\(column.item.text)' has no choices"), at: choice.range)
      }
      return
    }
    if let choice = column.choice {
      switch item.kind {
      case .choices, .ranking: checkCode(choice, of: item)
      default:
        report(
          .typeMismatch(
            "a column is about one choice of a multiple question or of a ranking, which '\(item.id)' is not"),
          at: choice.range)
      }
    }
    for value in column.notation.values {
      switch value.meaning {
      case .code(let code) where survey.choiceList(of: item) == nil:
        report(.typeMismatch("'\(item.id)' has no choices"), at: code.range)
      case .code(let code): checkCode(code, of: item)
      case .state(let state) where AnswerState.offered.contains(state) && !item.allowed.contains(state):
        report(.typeMismatch("'\(item.id)' does not allow \(state.name)"), at: value.text.range)
      case .state: break
      }
    }
  }

  /// What is declared for all columns must mean something for at least one item.
  mutating func checkCommon(_ notation: FieldNotation) {
    for value in notation.values {
      switch value.meaning {
      case .code(let code):
        let lists = survey.items.compactMap { survey.choiceList(of: $0) }
        guard !lists.contains(where: { $0.index(ofCode: code.text) != nil }) else { continue }
        let codes = lists.flatMap { $0.choices.map(\.code.text) }
        report(
          .unknownReference(code.text, kind: "choice"), at: code.range,
          suggestion: NameSuggestion.nearest(to: code.text, among: codes))
      case .state(let state):
        let isAllowed = state == .skipped || survey.items.contains { $0.allowed.contains(state) }
        if !isAllowed { report(.typeMismatch("no question allows \(state.name)"), at: value.text.range) }
      }
    }
  }

  private mutating func checkCode(_ code: Name, of item: Item) {
    guard let list = survey.choiceList(of: item), list.index(ofCode: code.text) == nil else { return }
    report(
      .unknownReference(code.text, kind: "choice of '\(item.id)'"), at: code.range,
      suggestion: list.renamed(from: code.text)?.code.text
        ?? NameSuggestion.nearest(to: code.text, among: list.choices.map(\.code.text)))
  }

  private mutating func report(_ problem: Problem, at range: SourceRange, suggestion: String? = nil) {
    diagnostics.append(Diagnostic(problem, at: range, suggestion: suggestion))
  }
}
