import SurveyModel

/// Writes the vocabulary, and the functions of the expression language, as a page for people.
struct ReferencePage {
  /// The whole page, in Markdown.
  func text() -> String {
    var text = """
      # The elements of a survey

      Namespace `\(Vocabulary.namespace)`. Parts are listed in the order in which they are best written; any order is
      read, because what counts is only the order of questions, points, choices, items, steps and bands among
      themselves. `+` stands for at least one, `*` for any number, `?` for at most one.


      """
    for element in Vocabulary.elements { text += section(element) }
    return text + functions()
  }

  private func functions() -> String {
    let rows = FunctionSignature.all.map { function in
      row(["`\(function.name)(\(function.parameters))`", function.summary])
    }
    return """
      # The functions of expressions

      What is in quotes is written as it stands, not calculated; `…` stands for any number of further values.

      | function | value |
      |---|---|

      """ + rows.joined()
  }

  private func section(_ spec: ElementSpec) -> String {
    let parents = Vocabulary.parents(of: spec.kind)
    var text = "## `<\(spec.name)>`\(spec.kind.distinction.map { " \($0)" } ?? "")\n\n\(spec.documentation)\n\n"
    if !parents.isEmpty { text += "Stands in \(list(parents)).\n\n" }
    if spec.text == .mixed { text += "Holds text, `<em>`, `<strong>` and `<br/>`.\n\n" }
    if spec.text == .piped { text += "Holds text, `<em>`, `<strong>`, `<br/>` and `<output>`.\n\n" }
    if spec.text == .plain { text += "Holds text.\n\n" }
    if spec.text == .none, !spec.parts.isEmpty {
      text += "Holds " + spec.parts.map(part).joined(separator: ", ") + ".\n\n"
    }
    if let alternative = spec.alternative {
      let attributes = alternative.attributes.map { "`\($0.rawValue)`" }.joined(separator: " or ")
      let part = alternative.part.map { " or `<\($0.name)>`" } ?? ""
      text += "Takes either the attribute \(attributes)\(part).\n\n"
    }
    guard !spec.attributes.isEmpty else { return text }
    text += "| attribute | value | default | meaning |\n|---|---|---|---|\n"
    for attribute in spec.attributes { text += row(attribute) }
    return text + "\n"
  }

  private func part(_ part: ElementSpec.Part) -> String {
    let names = part.kinds.map { "`<\($0.name)>`" }.joined(separator: " or ")
    let mark =
      switch part.occurrence {
      case .optional: "?"
      case .one: ""
      case .any: "\\*"
      case .some: "+"
      }
    return (part.kinds.count > 1 ? "(\(names))" : names) + mark + (part.isLocalized ? " once a language" : "")
  }

  private func row(_ attribute: AttributeSpec) -> String {
    let value = attribute.type.keywords == nil ? attribute.type.expectation : ""
    let words = attribute.type.keywords?.words.map { "`\($0.word)`: \($0.documentation)" } ?? []
    return row([
      "`\(attribute.name.rawValue)`" + (attribute.isRequired ? " (required)" : ""),
      value + words.joined(separator: "<br>"), attribute.defaultValue.map { $0.isEmpty ? "" : "`\($0)`" } ?? "",
      attribute.documentation,
    ])
  }

  /// A row of a table, in whose cells a bar would end the cell.
  private func row(_ cells: [String]) -> String {
    let escaped = cells.map { $0.replacing("|", with: "\\|") }
    return "| " + escaped.joined(separator: " | ") + " |\n"
  }

  private func list(_ names: [String]) -> String { names.map { "`<\($0)>`" }.joined(separator: ", ") }
}
