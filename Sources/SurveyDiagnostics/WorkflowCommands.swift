internal import SurveyModel

/// Diagnostics as the workflow commands with which GitHub Actions annotates lines: `::error file=…,line=…::message`.
public enum WorkflowCommands {
  /// One line a diagnostic.
  public static func text(_ files: [CheckedFile]) -> String {
    files.map { file in file.diagnostics.map { line($0, in: file) }.joined() }.joined()
  }

  private static func line(_ diagnostic: Diagnostic, in file: CheckedFile) -> String {
    let place = file.place(of: diagnostic.range)
    var properties = [("file", place.file), ("line", String(place.start.line))]
    if place.end.line == place.start.line {
      properties += [("col", String(place.start.column)), ("endColumn", String(place.end.column))]
    } else {
      // Columns are only taken where both ends are on one line.
      properties.append(("endLine", String(place.end.line)))
    }
    properties.append(("title", diagnostic.code.rawValue))
    let written = properties.map { "\($0.0)=\(escaped($0.1, isProperty: true))" }.joined(separator: ",")
    let message = ([diagnostic.problem.message] + [diagnostic.help].compactMap(\.self)).joined(separator: "; ")
    return "::\(command(diagnostic.severity)) \(written)::\(escaped(message, isProperty: false))\n"
  }

  private static func command(_ severity: Diagnostic.Severity) -> String {
    switch severity {
    case .note: "notice"
    case .warning: "warning"
    case .error: "error"
    }
  }

  /// Text that ends neither a command nor a property. Control characters that have no escape are replaced.
  private static func escaped(_ text: String, isProperty: Bool) -> String {
    var written = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "%": written += "%25"
      case "\r": written += "%0D"
      case "\n": written += "%0A"
      case ":" where isProperty: written += "%3A"
      case "," where isProperty: written += "%2C"
      default: written.unicodeScalars.append(scalar)
      }
    }
    return DiagnosticRenderer.safe(written)
  }
}
