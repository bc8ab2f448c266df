import SurveyModel

/// Widths, wrapping and bars for a terminal.
struct TextLayout: Sendable {
  /// The widest line.
  let width: Int
  /// Whether only ASCII may be drawn; letters of the languages stay as they are.
  let isASCII: Bool

  /// How many columns a text takes.
  static func width(of text: String) -> Int {
    text.unicodeScalars.reduce(0) { $0 + DiagnosticRenderer.width(of: $1) }
  }

  /// A text at the right end of so many columns; for our own words only.
  static func right(_ text: String, _ columns: Int) -> String {
    String(repeating: " ", count: max(0, columns - width(of: text))) + text
  }

  /// A text at the left end of so many columns; for our own words only.
  static func left(_ text: String, _ columns: Int) -> String {
    text + String(repeating: " ", count: max(0, columns - width(of: text)))
  }

  /// Breaks a text at spaces.
  ///
  /// - Parameters:
  ///   - text: The text, on one line.
  ///   - first: What stands before the first line.
  ///   - rest: How many spaces stand before the others.
  func wrapped(_ text: String, first: String = "", rest: Int = 0) -> [String] {
    var lines: [String] = []
    var line = first
    var isFresh = true
    for word in text.split(separator: " ").map(String.init) {
      let added = Self.width(of: word) + (isFresh ? 0 : 1)
      if !isFresh, Self.width(of: line) + added > width {
        lines.append(line)
        line = String(repeating: " ", count: rest) + word
      } else {
        line += (isFresh ? "" : " ") + word
      }
      isFresh = false
    }
    lines.append(line)
    return lines
  }

  /// Signs that a terminal without Unicode cannot show, in ASCII.
  func drawn(_ text: String) -> String {
    guard isASCII else { return text }
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "\u{A0}", "\u{202F}": result += " "
      case "–", "—", "\u{2212}": result += "-"
      case "’", "‘": result += "'"
      case "“", "”", "«", "»": result += "\""
      case "…": result += "..."
      case "→": result += "->"
      case "·", "•": result += "*"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }

  /// A bar from one share of its columns to another, with a tick where it has not come to.
  ///
  /// - Parameters:
  ///   - start: Where the bar begins, 0 to 1.
  ///   - end: Where it ends; before the start for a bar to the left.
  ///   - tick: Where the target is.
  ///   - columns: How many columns there are.
  func bar(from start: Double = 0, to end: Double, tick: Double? = nil, columns: Int) -> String {
    var cells = Array(repeating: " ", count: columns)
    let (low, high) = (min(start, end) * Double(columns), max(start, end) * Double(columns))
    let blocks = ["", "▏", "▎", "▍", "▌", "▋", "▊", "▉", "█"]
    for column in 0..<columns {
      let covered = max(0, min(high, Double(column) + 1) - max(low, Double(column)))
      if isASCII || low > 0 {
        // Eighths grow from the left only; a bar that begins elsewhere is drawn in whole cells.
        if covered >= 0.5 { cells[column] = isASCII ? "#" : "█" }
      } else {
        let eighths = Int((covered * 8).rounded())
        if eighths > 0 { cells[column] = blocks[eighths] }
      }
    }
    if let tick {
      let column = min(columns - 1, max(0, Int(tick * Double(columns))))
      if cells[column] == " " { cells[column] = isASCII ? "|" : "│" }
    }
    return cells.joined()
  }
}
