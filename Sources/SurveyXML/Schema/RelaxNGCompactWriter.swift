/// Writes the vocabulary as RELAX NG in its compact form.
struct RelaxNGCompactWriter {
  /// The whole schema.
  func text() -> String {
    var text = """
      default namespace = "\(Vocabulary.namespace)"
      namespace local = ""
      datatypes xsd = "http://www.w3.org/2001/XMLSchema-datatypes"

      start = \(Vocabulary.roots.map { "e.\($0.schemaName)" }.joined(separator: " | "))

      """
    for element in Vocabulary.elements {
      let content = GrammarPattern.content(of: element).map(member).joined(separator: ",\n  ")
      text +=
        "\n## \(element.documentation)\ne.\(element.kind.schemaName) = element \(element.name) {\n  \(content)\n}\n"
    }
    text += "\n"
    for type in ValueType.patterned {
      text += "\(GrammarPattern.typeName(type)) = \(written(GrammarPattern.definition(of: type), 0))\n"
    }
    return trimmed(text)
  }

  private func member(_ pattern: GrammarPattern) -> String {
    guard case .attribute = pattern else { return grouped(pattern, 1) }
    return String(written(pattern, 1).dropFirst(3))
  }

  /// Without spaces at the ends of lines, which come from breaking a line after an operator.
  private func trimmed(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false)
      .map { line in
        var line = line
        while line.last == " " { line.removeLast() }
        return String(line)
      }
      .joined(separator: "\n")
  }

  private func written(_ pattern: GrammarPattern, _ depth: Int) -> String {
    let indent = String(repeating: "  ", count: depth)
    switch pattern {
    case .attribute(let attribute, let value):
      return "\n\(indent)## \(attribute.fullDocumentation)\n\(indent)attribute \(attribute.name.rawValue) "
        + "{ \(written(value, depth + 1)) }"
    case .declaredAttributes(let names):
      return "attribute local:* - (\(names.joined(separator: " | "))) { text }*"
    case .ref(let name): return name.hasPrefix("type.") ? name : "e.\(name)"
    case .optional(let inner): return grouped(inner, depth) + "?"
    case .any(let inner): return grouped(inner, depth) + "*"
    case .some(let inner): return grouped(inner, depth) + "+"
    case .choice(let inner): return joined(inner, " | ", depth)
    case .interleave(let inner): return joined(inner, " & ", depth)
    case .mixed(let inner): return "mixed { \(written(inner, depth)) }"
    case .list(let inner): return "list { \(written(inner, depth)) }"
    case .keyword(let keyword):
      return "\n\(indent)## \(keyword.documentation)\n\(indent)string \(quoted(keyword.word))"
    case .data(let patterns, let except):
      let facets = patterns.map { "pattern = \(quoted($0))" }.joined(separator: " ")
      let words = except.map { "string \(quoted($0))" }.joined(separator: " | ")
      return "xsd:string { \(facets) }" + (except.isEmpty ? "" : " - (\(words))")
    case .text: return "text"
    case .empty: return "empty"
    }
  }

  private func joined(_ patterns: [GrammarPattern], _ separator: String, _ depth: Int) -> String {
    patterns.map { grouped($0, depth) }.joined(separator: separator)
  }

  /// Operators do not mix without parentheses in the compact form.
  private func grouped(_ pattern: GrammarPattern, _ depth: Int) -> String {
    switch pattern {
    case .choice, .interleave: "(\(written(pattern, depth)))"
    case .attribute:
      // The documentation of an optional attribute stands before the attribute, inside the parentheses.
      "(\(written(pattern, depth)))"
    default: written(pattern, depth)
    }
  }

  private func quoted(_ text: String) -> String { text.contains("\"") ? "'\(text)'" : "\"\(text)\"" }
}
