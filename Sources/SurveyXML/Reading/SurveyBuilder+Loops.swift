internal import SurveyModel

extension SurveyBuilder {
  /// A loop or a roster; `nil` where it does not say what its passes are, which is reported.
  mutating func loop(_ node: Int, _ kind: ElementKind) -> Loop? {
    let texts = collectTexts(of: node)
    var elements: [SurveyElement] = []
    for child in tree.children(of: node) {
      if let element = element(child) { elements.append(element) }
    }
    guard let repetition = kind == .roster ? entries(of: node, texts) : repetition(of: node) else {
      incomplete.append(id(of: node))
      return nil
    }
    return Loop(
      id: id(of: node), title: texts[.pipedTitle], intro: texts[.pipedIntro], label: texts[.pipedLabel],
      repetition: repetition,
      variable: document.name(.variable, of: node), relevance: document.fragment(.relevant, of: node),
      inherited: inherited(node), elements: elements, limits: range(of: [.min, .max], in: node))
  }

  private func entries(of node: Int, _ texts: Texts) -> Loop.Repetition? {
    guard let maximum = integer(.max, of: node) else { return nil }
    return .entries(minimum: integer(.min, of: node) ?? 0, maximum: maximum, prompt: texts[.prompt])
  }

  private mutating func repetition(of node: Int) -> Loop.Repetition? {
    if let name = document.reference(.over, of: node) { return .over(name) }
    guard let count = document.fragment(.count, of: node) else { return nil }
    if let maximum = integer(.max, of: node) { return .count(count, maximum: maximum) }
    if document.attribute(.max, of: node) == nil {
      let expected = "the most passes that count may ask for; each has columns of its own"
      diagnostics.append(
        Diagnostic(
          .missingAttribute("max", element: "loop id=\"\(id(of: node).text)\"", expected: expected),
          at: tree.nameRange(of: node)))
    }
    return nil
  }
}
