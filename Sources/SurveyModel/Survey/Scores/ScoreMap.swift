/// Numbers for answers that have none of their own: choices, and points of a scale that count otherwise than they read.
public struct ScoreMap: Sendable, Hashable {
  /// How the numbers of several choices become one.
  public enum Several: String, Sendable, Hashable, CaseIterable {
    /// They are added; a choice without an entry adds nothing.
    case sum
    /// The greatest counts.
    case max
    /// The least counts.
    case min
  }

  /// A number.
  public struct Entry: Sendable, Hashable {
    /// The code that it stands for.
    public let code: Name?

    /// The non-answer that it stands for instead. What does not apply has no number, so it never lowers a score.
    public let state: AnswerState?

    /// The number.
    public let value: Ratio

    /// Where the entry stands.
    public let range: SourceRange

    /// Makes an entry.
    public init(code: Name? = nil, state: AnswerState? = nil, value: Ratio, range: SourceRange = .none) {
      self.code = code
      self.state = state
      self.value = value
      self.range = range
    }

    /// The non-answers that may count as a number.
    public static let states: [AnswerState] = [.dontKnow, .refused, .skipped]
  }

  /// The id.
  public let id: Name
  /// The numbers, in document order.
  public let entries: [Entry]
  /// What becomes of several choices.
  public let several: Several

  /// Makes a map.
  public init(id: Name, entries: [Entry], several: Several = .sum) {
    self.id = id
    self.entries = entries
    self.several = several
  }
}
