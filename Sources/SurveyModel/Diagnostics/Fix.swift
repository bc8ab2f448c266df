/// A change of the text that would mend what a diagnostic is about.
public struct Fix: Sendable, Hashable {
  /// Whether a program may make the change without asking.
  ///
  /// A fix is exact where the author can only have meant this: a word of the language one letter off with no other word
  /// as near, an escape that XML asks for, something that has no effect. Names that authors choose are never certain,
  /// because `q1` and `q2` are one letter apart as well.
  public enum Applicability: String, Sendable, Hashable, CaseIterable {
    /// It is what the author meant, or changes no meaning.
    case exact
    /// It is probably what the author meant; somebody has to look.
    case likely
  }

  /// Text in place of other text.
  public struct Edit: Sendable, Hashable {
    /// What is replaced; empty where something is inserted.
    public let range: SourceRange

    /// What stands there afterwards, as it is written in the file: escapes included.
    public let replacement: String

    /// Makes an edit.
    public init(_ range: SourceRange, _ replacement: String) {
      self.range = range
      self.replacement = replacement
    }
  }

  /// What the change does, as an instruction, such as `write 'single'`.
  public let title: String

  /// The edits, which belong together: all of them are made, or none.
  public let edits: [Edit]

  /// Whether a program may make the change without asking.
  public let applicability: Applicability

  /// Makes a fix.
  public init(_ title: String, _ edits: [Edit], _ applicability: Applicability) {
    self.title = title
    self.edits = edits
    self.applicability = applicability
  }

  /// A name in place of another, which may stand at several places.
  public static func rename(_ ranges: [SourceRange], to name: String, _ applicability: Applicability) -> Fix {
    Fix("write '\(name)'", ranges.map { Edit($0, escaped(name)) }, applicability)
  }

  /// A name as it is written in an attribute.
  private static func escaped(_ name: String) -> String {
    name.map { character in
      switch character {
      case "&": "&amp;"
      case "<": "&lt;"
      case "\"": "&quot;"
      case "'": "&apos;"
      default: String(character)
      }
    }.joined()
  }
}
