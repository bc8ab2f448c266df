import SurveyModel

/// A text of a form: a plain string in the source language, or one a language.
///
/// ```swift
/// single("tool", ["pen", "ink"], prompt: ["en": "Which tool?", "fr": "Quel outil ?"])
/// ```
public struct FormText: Sendable, ExpressibleByStringInterpolation, ExpressibleByDictionaryLiteral {
  let versions: [(tag: String?, text: String)]

  /// A text in the form's source language.
  public init(stringLiteral text: String) { versions = [(nil, text)] }

  /// A text in several languages.
  public init(dictionaryLiteral versions: (String, String)...) { self.versions = versions.map { ($0, $1) } }

  func localized(source: LanguageTag) -> LocalizedText {
    LocalizedText(
      versions.map { version in
        // A line feed is the author's line break.
        var content: [LocalizedText.Inline] = []
        for (index, line) in version.text.split(separator: "\n", omittingEmptySubsequences: false).enumerated() {
          if index > 0 { content.append(.lineBreak) }
          content.append(.text(String(line)))
        }
        return LocalizedText.Variant(
          language: version.tag.flatMap { LanguageTag($0) } ?? source, content: content, range: .none)
      })
  }
}
