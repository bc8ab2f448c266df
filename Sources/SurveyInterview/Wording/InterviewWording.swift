public import SurveyModel

/// Every phrase that an interview says by itself, in the language of the respondent.
///
/// French, Italian and English are complete; other languages read English. The words common to all front ends are
/// here, and each front end adds its own in an extension. French puts a no-break space before `:`, `;`, `?` and `!`.
public struct InterviewWording: Sendable, Hashable {
  /// The language whose words these are.
  public let language: LanguageTag

  /// The words that surveys need not write themselves.
  public let standard: StandardWording

  /// The words for a language.
  public init(_ language: LanguageTag) {
    self.language = language
    standard = StandardWording(language)
  }

  /// Picks the version for the language.
  public func callAsFunction(fr: String, it: String, en: String) -> String { standard(fr: fr, it: it, en: en) }

  /// A count with its noun: French has the singular for 0 and 1, Italian and English for 1.
  public func count(
    _ count: Int, fr: (one: String, many: String), it: (one: String, many: String), en: (one: String, many: String)
  ) -> String {
    let isOneElsewhere = count == 1
    let noun = self(
      fr: count < 2 ? fr.one : fr.many, it: isOneElsewhere ? it.one : it.many, en: isOneElsewhere ? en.one : en.many)
    return "\(count) \(noun)"
  }

  /// Text in the quotation marks of the language.
  public func quoted(_ text: String) -> String {
    self(fr: "«\u{A0}\(text)\u{A0}»", it: "«\(text)»", en: "“\(text)”")
  }

  /// Several texts in one line; semicolons, because each may hold commas.
  public func joined(_ texts: [String]) -> String {
    texts.joined(separator: self(fr: "\u{A0}; ", it: "; ", en: "; "))
  }
}
