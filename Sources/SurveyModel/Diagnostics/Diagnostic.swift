/// One thing that is wrong with a definition, or that deserves a look: facts and a place, no prose.
///
/// The words belong to ``Problem/message`` and the layout to ``DiagnosticRenderer``; a diagnostic itself is a value that
/// can be compared, sorted and tested.
public struct Diagnostic: Sendable, Hashable {
  /// How serious a diagnostic is.
  public enum Severity: Int, Sendable, Hashable, Comparable, CaseIterable {
    /// Worth knowing; nothing need change.
    case note
    /// Probably not what the author meant; the survey still runs.
    case warning
    /// The survey has no meaning until this is mended.
    case error

    /// The word that messages print.
    public var word: String {
      switch self {
      case .note: "note"
      case .warning: "warning"
      case .error: "error"
      }
    }

    /// From note to error.
    public static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
  }

  /// A second place that explains the first, such as where a name is defined.
  public struct Note: Sendable, Hashable {
    /// What stands there, as a whole clause.
    public let message: String

    /// The place.
    public let range: SourceRange

    /// Makes a note.
    public init(_ message: String, at range: SourceRange) {
      self.message = message
      self.range = range
    }
  }

  /// What is wrong, with its facts.
  public let problem: Problem

  /// Where; the caret is drawn under it.
  public let range: SourceRange

  /// Other places that belong to it.
  public let notes: [Note]

  /// A known name that the author probably meant in place of the one at ``range``.
  public let suggestion: String?

  /// The change that would mend it, where one is known.
  public let fix: Fix?

  /// How serious it is: what its code says, unless the reader of the messages takes it otherwise.
  public let severity: Severity

  /// Makes a diagnostic.
  ///
  /// - Parameters:
  ///   - problem: What is wrong.
  ///   - range: Where.
  ///   - suggestion: The name that was probably meant.
  ///   - fix: The change that would mend it; by default, where a name is suggested, that name in place of the range.
  ///   - notes: Other places that belong to it.
  public init(
    _ problem: Problem, at range: SourceRange, suggestion: String? = nil, fix: Fix? = nil, notes: [Note] = []
  ) {
    self.problem = problem
    self.range = range
    self.suggestion = suggestion
    self.fix = fix ?? suggestion.map { .rename([range], to: $0, .likely) }
    self.notes = notes
    severity = problem.code.severity
  }

  /// The stable name of the kind of problem, such as `unknown-reference`.
  public var code: DiagnosticCode { problem.code }

  /// The same diagnostic, taken more or less seriously.
  public func with(severity: Severity) -> Diagnostic { Diagnostic(self, severity: severity, notes: notes) }

  /// The same diagnostic with one more place that belongs to it.
  public func adding(_ note: Note) -> Diagnostic { Diagnostic(self, severity: severity, notes: notes + [note]) }

  private init(_ other: Diagnostic, severity: Severity, notes: [Note]) {
    problem = other.problem
    range = other.range
    suggestion = other.suggestion
    fix = other.fix
    self.notes = notes
    self.severity = severity
  }
}

extension Sequence<Diagnostic> {
  /// Diagnostics in the order in which a reader meets them: by place, errors before warnings at one place.
  public func sortedByPlace() -> [Diagnostic] {
    sorted { left, right in
      if left.range != right.range { return left.range < right.range }
      if left.severity != right.severity { return left.severity > right.severity }
      if left.code != right.code { return left.code.rawValue < right.code.rawValue }
      // Words are dear, and hardly ever needed to tell two diagnostics apart.
      return left.problem.message < right.problem.message
    }
  }

  /// Whether any of them is an error.
  ///
  /// It is the code that counts: what somebody wants to be warned of more loudly keeps no survey from running.
  public var containsError: Bool { contains { $0.code.severity == .error } }
}
