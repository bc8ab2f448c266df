/// White space between two pieces of a document, as its author left it.
enum MarkupGap: Int, Comparable {
  case none, space, line, blankLine

  static func < (left: MarkupGap, right: MarkupGap) -> Bool { left.rawValue < right.rawValue }
}

/// A part of a document as it is written, which is what a formatter moves about.
struct MarkupPiece {
  /// What a piece is.
  enum Content {
    /// Characters without white space, references as they stand.
    case word(String)
    /// A comment, a processing instruction or a CDATA section.
    case verbatim(VerbatimMarkup)
    case element(MarkupElement)
  }

  /// What lies before it.
  let gap: MarkupGap

  let content: Content
}

/// An element as it is written.
struct MarkupElement {
  /// An attribute or a declaration of a namespace, as `name="value"`.
  struct Attribute {
    let text: String
    /// Whether the author began a line with it.
    let beginsLine: Bool
  }

  let name: String
  let attributes: [Attribute]

  /// Whether the element holds text, so that white space inside it separates words.
  let isText: Bool

  let children: [MarkupPiece]

  /// What lies before the end tag.
  let endGap: MarkupGap

  /// The attributes as they follow the name, on one line.
  var attributeText: String { attributes.map { " " + $0.text }.joined() }

  /// Whether a line ends anywhere between the tags, but for those inside children.
  var hasLineBreak: Bool { endGap >= .line || children.contains { $0.gap >= .line } }
}

/// Markup that is copied as it stands.
struct VerbatimMarkup {
  let lines: [String]

  /// How far the line is indented on which it begins, where the lines after that may move along with it.
  let indentation: Int?

  /// The lines where the first of them is indented anew: the shape of a comment stays.
  func lines(indentedBy indentation: Int) -> [String] {
    guard let old = self.indentation else { return lines }
    return lines.enumerated().map { index, line in
      guard index > 0, !line.isEmpty else { return line }
      let spaces = line.prefix { $0 == " " }.count
      return String(repeating: " ", count: max(0, spaces + indentation - old)) + line.dropFirst(spaces)
    }
  }
}
