import SurveyModel

/// Text made safe for a terminal and broken into lines.
public enum WrappedText {
  /// The widest line; longer ones are hard to follow, however wide the window is.
  public static let widest = 76

  /// Breaks a text into lines at spaces; no-break spaces hold, line feeds break.
  ///
  /// Anything that could move a cursor or change the terminal is replaced, so this is the one way out for every text.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - width: Columns of the window.
  /// - Returns: The lines, without line feeds.
  public static func lines(_ text: String, width: Int) -> [String] {
    let limit = max(20, min(width, widest))
    return text.split(separator: "\n", omittingEmptySubsequences: false).flatMap { lines(paragraph: $0, limit: limit) }
  }

  private static func lines(paragraph: Substring, limit: Int) -> [String] {
    var lines: [String] = []
    var line = ""
    var used = 0
    for word in DiagnosticRenderer.safe(String(paragraph)).split(separator: " ", omittingEmptySubsequences: true) {
      let width = word.unicodeScalars.reduce(0) { $0 + DiagnosticRenderer.width(of: $1) }
      if used > 0, used + 1 + width > limit {
        lines.append(line)
        (line, used) = ("", 0)
      }
      if used > 0 {
        line += " "
        used += 1
      }
      line += word
      used += width
    }
    return lines + [line]
  }
}
