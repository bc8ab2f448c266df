/// Lays diagnostics out for people: `file:line:column: severity: message [code]`, the source line, a caret under the
/// fault, a hint where a name is nearly right, and notes at other places.
///
/// ```text
/// readiness.xml:42:25: error: no question is named 'consnt' [unknown-reference]
///    42 |   <single id="q7" relevant="consnt = 'yes'">
///       |                             ^~~~~~ help: did you mean 'consent'?
/// readiness.xml:9:15: note: 'consent' is defined here
/// ```
public struct DiagnosticRenderer: Sendable {
  /// The files that ranges point into.
  public let sources: SourceMap

  /// Longer lines are cut around the fault.
  private static let widestLine = 160

  /// Makes a renderer.
  public init(sources: SourceMap) { self.sources = sources }

  /// One diagnostic on one line, as compilers print for editors to read; the suggestion in parentheses.
  public func line(_ diagnostic: Diagnostic) -> String {
    let help = diagnostic.suggestion.map { " (did you mean '\(Self.safe($0))'?)" } ?? ""
    return headline(diagnostic, help: help) + "\n"
  }

  private func headline(_ diagnostic: Diagnostic, help: String) -> String {
    "\(place(diagnostic.range)): \(diagnostic.severity.word): \(Self.safe(diagnostic.problem.message))\(help) "
      + "[\(diagnostic.code.rawValue)]"
  }

  /// The text of one diagnostic, with a line feed at its end.
  public func text(_ diagnostic: Diagnostic) -> String {
    var lines = [headline(diagnostic, help: "")]
    let help = diagnostic.suggestion.map { " help: did you mean '\(Self.safe($0))'?" } ?? ""
    if let excerpt = excerpt(diagnostic.range, help: help) {
      lines += excerpt
    } else if !help.isEmpty {
      lines.append("   \(help)")
    }
    lines += diagnostic.notes.map { "\(place($0.range)): note: \(Self.safe($0.message))" }
    return lines.map { $0 + "\n" }.joined()
  }

  /// The last line of a check: `2 errors, 1 warning in readiness.xml`; `nil` when there is nothing to count.
  public static func summary(of diagnostics: [Diagnostic], in name: String) -> String? {
    let counts = [Diagnostic.Severity.error, .warning, .note].compactMap { severity -> String? in
      let count = diagnostics.count { $0.severity == severity }
      return count == 0 ? nil : "\(count) \(severity.word)\(count == 1 ? "" : "s")"
    }
    return counts.isEmpty ? nil : "\(counts.joined(separator: ", ")) in \(safe(name))"
  }

  private func place(_ range: SourceRange) -> String { Self.safe(sources.place(of: range)) }

  /// The source line with a caret under the range; `nil` for a file without text.
  private func excerpt(_ range: SourceRange, help: String) -> [String]? {
    let source = sources[range.source]
    guard !source.bytes.isEmpty else { return nil }
    let position = source.position(at: range.lower)
    let line = source.byteRange(ofLine: position.line)
    let lower = min(max(range.lower, line.lowerBound), line.upperBound)
    let upper = min(max(range.upper, lower), line.upperBound)
    var before = Self.scalars(source.text(in: line.lowerBound..<lower))
    let marked = Self.scalars(source.text(in: lower..<upper))
    var after = Self.scalars(source.text(in: upper..<line.upperBound))
    if before.count + marked.count + after.count > Self.widestLine {
      if before.count > 60 { before = Self.scalars("…") + before.suffix(59) }
      if after.count > 40 { after = after.prefix(39) + Self.scalars("…") }
    }
    let number = String(position.line)
    let gutter = String(repeating: " ", count: max(0, 5 - number.count)) + number
    let shown = before + marked.prefix(Self.widestLine) + after
    // Tabs stay tabs in the caret line, so that the caret stands right whatever their width.
    let indent = before.map { $0 == "\t" ? "\t" : String(repeating: " ", count: Self.width(of: $0)) }.joined()
    let width = marked.prefix(Self.widestLine).reduce(0) { $0 + Self.width(of: $1) }
    let caret = "^" + String(repeating: "~", count: max(0, width - 1))
    return [
      "\(gutter) | \(Self.safe(String(String.UnicodeScalarView(shown))))",
      "\(String(repeating: " ", count: gutter.count)) | \(indent)\(caret)\(help)",
    ]
  }

  private static func scalars(_ text: String) -> [Unicode.Scalar] { Array(text.unicodeScalars) }

  /// How many columns a terminal gives a scalar: none to marks that combine, two to East Asian wide characters.
  public static func width(of scalar: Unicode.Scalar) -> Int {
    switch scalar.properties.generalCategory {
    case .nonspacingMark, .enclosingMark, .format: return 0
    default: break
    }
    switch scalar.value {
    case 0x1100...0x115F, 0x2E80...0x303E, 0x3041...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFE30...0xFE6F,
      0xFF00...0xFF60, 0xFFE0...0xFFE6, 0x1F300...0x1F64F, 0x1F900...0x1F9FF, 0x20000...0x3FFFD:
      return 2
    default: return 1
    }
  }

  /// Text that cannot move a cursor or change a terminal: control characters and direction changes become U+FFFD.
  public static func safe(_ text: String) -> String {
    guard text.unicodeScalars.contains(where: isUnsafe) else { return text }
    return String(String.UnicodeScalarView(text.unicodeScalars.map { isUnsafe($0) ? "\u{FFFD}" : $0 }))
  }

  private static func isUnsafe(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x09: false
    case 0..<0x20, 0x7F...0x9F, 0x202A...0x202E, 0x2066...0x2069: true
    default: false
    }
  }
}
