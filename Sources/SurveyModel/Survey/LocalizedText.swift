/// A text that respondents or readers see, in every language in which it was written.
public struct LocalizedText: Sendable, Hashable {
  /// One language's version.
  public struct Variant: Sendable, Hashable {
    /// The language; the survey's source language where the element did not say.
    public let language: LanguageTag

    /// The content, white space already normalised.
    public let content: [Inline]

    /// The element it was read from.
    public let range: SourceRange

    /// Makes a variant.
    public init(language: LanguageTag, content: [Inline], range: SourceRange) {
      self.language = language
      self.content = content
      self.range = range
    }
  }

  /// A piece of a text.
  public indirect enum Inline: Sendable, Hashable {
    /// Plain characters.
    case text(String)
    /// Stress, usually drawn in italics.
    case emphasis([Inline])
    /// Strong importance, usually drawn bold.
    case strong([Inline])
    /// A line break that the author asked for.
    case lineBreak
    /// The value of an expression, as the respondent's answers make it.
    case output(SourceFragment)

    /// The characters alone; a line break becomes a line feed.
    func plainText(_ output: (SourceFragment) -> String) -> String {
      switch self {
      case .text(let text): text
      case .emphasis(let content), .strong(let content): content.plainText(output)
      case .lineBreak: "\n"
      case .output(let value): output(value)
      }
    }

    /// The values put in, in order.
    var outputs: [SourceFragment] {
      switch self {
      case .text, .lineBreak: []
      case .emphasis(let content), .strong(let content): content.flatMap(\.outputs)
      case .output(let value): [value]
      }
    }
  }

  /// The versions, in document order; at most one a language.
  public let variants: [Variant]

  /// Makes a text of its versions.
  public init(_ variants: [Variant]) { self.variants = variants }

  /// The version for a language: that language, else its base language, else the first that was written.
  ///
  /// - Parameter language: The language wanted.
  /// - Returns: The version, or `nil` for a text without any.
  public func variant(for language: LanguageTag) -> Variant? {
    variants.first { $0.language == language }
      ?? variants.first { $0.language.base == language.base }
      ?? variants.first
  }

  /// The characters for a language; a version in another language is marked with its tag, as in `[fr] Bonjour`.
  ///
  /// - Parameters:
  ///   - language: The language wanted.
  ///   - output: The text of a value that answers make; an ellipsis where nothing is known about them.
  public func plainText(in language: LanguageTag, output: (SourceFragment) -> String = { _ in "…" }) -> String {
    guard let variant = variant(for: language) else { return "" }
    let text = variant.content.plainText(output)
    return variant.language.base == language.base ? text : "[\(variant.language)] \(text)"
  }
}

extension Sequence<LocalizedText.Inline> {
  /// The characters alone, an ellipsis for each value that answers make.
  public var plainText: String { plainText { _ in "…" } }

  func plainText(_ output: (SourceFragment) -> String) -> String { map { $0.plainText(output) }.joined() }
}
