/// Writes indented XML.
struct MarkupWriter {
  private(set) var text = "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
  private var depth = 0

  /// Writes an element with others inside.
  mutating func element(
    _ name: String, _ attributes: [(String, String)] = [], _ content: (inout MarkupWriter) -> Void
  ) {
    line("<\(name)\(Self.written(attributes))>")
    depth += 1
    content(&self)
    depth -= 1
    line("</\(name)>")
  }

  /// Writes an empty element.
  mutating func element(_ name: String, _ attributes: [(String, String)] = []) {
    line("<\(name)\(Self.written(attributes))/>")
  }

  /// Writes an element with text inside.
  mutating func element(_ name: String, _ attributes: [(String, String)] = [], text: String) {
    line("<\(name)\(Self.written(attributes))>\(Self.escaped(text))</\(name)>")
  }

  private mutating func line(_ line: String) {
    text += String(repeating: "  ", count: depth) + line + "\n"
  }

  private static func written(_ attributes: [(String, String)]) -> String {
    attributes.map { " \($0.0)=\"\(escaped($0.1))\"" }.joined()
  }

  private static func escaped(_ text: String) -> String {
    var result = ""
    for scalar in text.unicodeScalars {
      switch scalar {
      case "<": result += "&lt;"
      case ">": result += "&gt;"
      case "&": result += "&amp;"
      case "\"": result += "&quot;"
      // A line end inside a value would be read as another character.
      case "\r": result += "&#13;"
      // XML has no way to write these.
      case "\u{0}"..<"\u{9}", "\u{B}", "\u{C}", "\u{E}"..<" ", "\u{FFFE}", "\u{FFFF}": result += "\u{FFFD}"
      default: result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
