import SurveyModel
import SurveyXML

/// Reads a definition.
func read(_ text: String) -> SurveyReading {
  SurveyReader.read(SourceText(name: "t.xml", bytes: Array(text.utf8)))
}

/// Reads bytes that need not be text.
func read(_ bytes: [UInt8]) -> SurveyReading {
  SurveyReader.read(SourceText(name: "t.xml", bytes: bytes))
}

/// Each diagnostic in one line: `2:5-10 unknown-element single`, with the columns where it begins and ends, and the
/// suggestion where there is one; notes follow as `note 1:1`.
func lines(_ reading: SurveyReading) -> [String] {
  reading.diagnostics.flatMap { diagnostic in
    [line(diagnostic, reading)]
      + diagnostic.notes.map { "note \(reading.sources.position(of: $0.range).text)" }
  }
}

private func line(_ diagnostic: Diagnostic, _ reading: SurveyReading) -> String {
  let source = reading.sources[diagnostic.range.source]
  let start = source.position(at: diagnostic.range.lower)
  let end = source.position(at: diagnostic.range.upper)
  let last = start.line == end.line ? "\(end.column)" : end.text
  return "\(start.text)-\(last) \(diagnostic.code.rawValue)" + (diagnostic.suggestion.map { " \($0)" } ?? "")
}

extension SourcePosition {
  /// `line:column`.
  var text: String { "\(line):\(column)" }
}

/// A survey around some content; the content begins at the third line.
func survey(_ content: String, attributes: String = "") -> String {
  """
  <survey xmlns="urn:sonde:survey:1" id="s" version="1" xml:lang="en"\(attributes)>
  <title>T</title>
  \(content)
  </survey>
  """
}
