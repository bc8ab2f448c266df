internal import SurveyModel

/// Counts the texts of a survey and remembers those that some language lacks.
struct TranslationGaps {
  /// A text that some language lacks.
  private struct Gap {
    let node: Int
    let languages: [LanguageTag]
  }

  private var total = 0
  private var gaps: [Gap] = []

  /// Takes one text.
  ///
  /// - Parameters:
  ///   - variants: Its versions.
  ///   - node: Its first version's element.
  ///   - languages: The survey's languages.
  mutating func record(_ variants: [LocalizedText.Variant], at node: Int, languages: [LanguageTag]) {
    total += 1
    let missing = languages.filter { language in !variants.contains { $0.language == language } }
    if !missing.isEmpty { gaps.append(Gap(node: node, languages: missing)) }
  }

  /// One warning for each language that is not complete.
  func diagnostics(for languages: [LanguageTag], in document: CheckedTree) -> [Diagnostic] {
    languages.compactMap { language in
      let missing = gaps.filter { $0.languages.contains(language) }
      guard !missing.isEmpty else { return nil }
      let notes = missing.prefix(5).map { gap in
        Diagnostic.Note(
          "\(description(of: gap.node, in: document)) has no version in '\(language)'",
          at: document.tree.nameRange(of: gap.node))
      }
      return Diagnostic(
        .missingTranslation(language: language.tag, missing: missing.count, total: total),
        at: place(of: language, in: document), notes: notes)
    }
  }

  /// Where the survey says that it has a language.
  private func place(of language: LanguageTag, in document: CheckedTree) -> SourceRange {
    let declared = document.names(.languages, of: 0) + document.names(.language, of: 0)
    return declared.first { LanguageTag($0.text) == language }?.range ?? document.tree.nameRange(of: 0)
  }

  /// The text's element and the nearest id or value around it, as in "<label> of '3' in 'agreement'".
  private func description(of node: Int, in document: CheckedTree) -> String {
    let tree = document.tree
    var name = "<\(tree.name(of: node))>"
    var link = " of "
    for outer in stride(from: node - 1, through: 0, by: -1) where Int(tree.nodes[outer].end) > node {
      if let value = document.value(.value, of: outer), document.attribute(.id, of: outer) == nil {
        name += "\(link)'\(value)'"
        link = " in "
      } else if let id = document.value(.id, of: outer) {
        return name + "\(link)'\(id)'"
      }
    }
    return name
  }
}
