public import SurveyModel

/// What a check found in one file, for other programs to read.
public struct CheckedFile: Sendable {
  /// The files that places point into: the file itself first, then what it imports.
  public let sources: SourceMap

  /// What was found, in the order of the text.
  public let diagnostics: [Diagnostic]

  /// Makes a file's findings.
  public init(sources: SourceMap, diagnostics: [Diagnostic]) {
    self.sources = sources
    self.diagnostics = diagnostics
  }

  /// The name of the file itself.
  var name: String { sources[SourceID(0)].name }

  /// How many diagnostics there are of a severity.
  func count(_ severity: Diagnostic.Severity) -> Int { diagnostics.count { $0.severity == severity } }

  /// Where a range begins and ends.
  func place(of range: SourceRange) -> FilePlace {
    let source = sources[range.source]
    return FilePlace(
      file: source.name, start: source.position(at: range.lower), end: source.position(at: range.upper),
      startUnits: source.utf16Column(at: range.lower), endUnits: source.utf16Column(at: range.upper), range: range)
  }
}

/// A stretch of a file in the numbers that other programs count in.
struct FilePlace {
  let file: String
  let start: SourcePosition
  /// The position after the last character.
  let end: SourcePosition
  /// The columns in UTF-16 code units, as language servers count them.
  let startUnits: Int
  let endUnits: Int
  let range: SourceRange
}

extension Diagnostic {
  /// The hint as text prints it.
  var help: String? { suggestion.map { "did you mean '\($0)'?" } }
}
