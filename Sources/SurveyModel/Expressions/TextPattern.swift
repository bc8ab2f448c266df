/// A regular expression that a whole text must match.
///
/// `Regex` is not `Sendable`, so the pattern is kept as text and compiled where it is used.
public struct TextPattern: Sendable, Hashable {
  /// The expression.
  public let source: String

  /// Makes a pattern; ``fault`` tells whether it is one.
  public init(_ source: String) { self.source = source }

  /// What is wrong with the expression; `nil` when it is a regular expression.
  public var fault: String? {
    do {
      _ = try Regex<AnyRegexOutput>(source)
      return RepetitionCheck(source).isRunaway
        ? "a repeated group holds nothing but repeated parts, as in (a+)+, and a text that does not match could take "
          + "forever; let the group begin or end with something that stands once"
        : nil
    } catch {
      // The compiler's own description names a type and offsets into it; the first line says what is wrong.
      return String("\(error)".split(separator: "\n").first ?? "unreadable")
    }
  }

  /// Whether the whole text matches; never, when the pattern is not one.
  public func matches(_ text: String) -> Bool {
    guard let regex = try? Regex<AnyRegexOutput>(source) else { return false }
    return (try? regex.wholeMatch(in: text)) != nil
  }
}
