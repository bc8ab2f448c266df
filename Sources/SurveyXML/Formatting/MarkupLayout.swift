internal import SurveyModel

/// Lays the pieces of a document out in lines.
///
/// The lines of texts and the breaks between elements are the author's; what this decides is indentation, the blank
/// lines that are too many, and what happens to a line that is too long.
struct MarkupLayout {
  private(set) var text = ""

  /// The width at which tags and elements are broken. Texts are not: where a sentence breaks is the author's.
  static let width = 120

  private static let indentation = 2

  /// Lays out a whole document.
  mutating func write(document: [MarkupPiece]) {
    for (index, piece) in document.enumerated() {
      if index > 0, piece.gap == .blankLine { text += "\n" }
      if case .element(let root) = piece.content {
        writeBroken(root, at: 0)
      } else {
        write(piece, at: 0)
      }
    }
  }

  // MARK: Elements

  private mutating func write(_ piece: MarkupPiece, at indent: Int) {
    switch piece.content {
    case .word(let word): line(word, at: indent)
    case .verbatim(let markup):
      for (index, line) in markup.lines(indentedBy: indent).enumerated() {
        self.line(line, at: index == 0 ? indent : 0)
      }
    case .element(let element):
      if let flat = flat(element), fits(flat, at: indent) {
        line(flat, at: indent)
      } else {
        writeBroken(element, at: indent)
      }
    }
  }

  /// Writes an element with its content on lines of their own.
  private mutating func writeBroken(_ element: MarkupElement, at indent: Int) {
    guard !element.children.isEmpty else {
      writeTag(element, closing: "/>", at: indent)
      return
    }
    writeTag(element, closing: ">", at: indent)
    if element.isText {
      writeText(element, at: indent + Self.indentation)
    } else {
      writeChildren(element, at: indent + Self.indentation)
    }
    line("</\(element.name)>", at: indent)
  }

  private mutating func writeTag(_ element: MarkupElement, closing: String, at indent: Int) {
    var open = "<\(element.name)"
    let column = indent + open.unicodeScalars.count + 1
    var start = indent
    for (index, attribute) in element.attributes.enumerated() {
      let isLast = index == element.attributes.count - 1
      let next = open + " " + attribute.text
      if index > 0, attribute.beginsLine || !fits(isLast ? next + closing : next, at: start) {
        line(open, at: start)
        start = column
        open = attribute.text
      } else {
        open = next
      }
    }
    line(open + closing, at: start)
  }

  /// Writes children that are not words: those that stand on one line stay there while it is not too long.
  private mutating func writeChildren(_ element: MarkupElement, at indent: Int) {
    let children = element.children
    var next = 0
    while next < children.count {
      let first = next
      next += 1
      if element.hasLineBreak {
        while next < children.count, children[next].gap < .line { next += 1 }
      }
      if first > 0, children[first].gap == .blankLine { text += "\n" }
      if next - first > 1, let flat = flat(children[first..<next]), fits(flat, at: indent) {
        line(flat, at: indent)
      } else {
        for child in children[first..<next] { write(child, at: indent) }
      }
    }
  }

  // MARK: Texts

  private mutating func writeText(_ element: MarkupElement, at indent: Int) {
    var current = ""
    var start = indent
    var isFirst = true
    func add(_ atom: InlineAtom, _ layout: inout MarkupLayout) {
      if !isFirst, atom.gap >= .line {
        layout.line(current, at: start)
        if atom.gap == .blankLine { layout.text += "\n" }
        current = ""
        start = indent
      } else if !isFirst, atom.gap == .space {
        current += " "
      }
      isFirst = false
      let lines = atom.markup.lines(indentedBy: indent)
      for (index, line) in lines.enumerated() {
        if index > 0 {
          layout.line(current, at: start)
          current = ""
          start = 0
        }
        current += line
      }
    }
    for atom in Self.atoms(of: element.children) { add(atom, &self) }
    line(current, at: start)
  }

  /// Something in a text that no line can break.
  private struct InlineAtom {
    let gap: MarkupGap
    let markup: VerbatimMarkup

    init(_ gap: MarkupGap, _ text: String) {
      self.gap = gap
      markup = VerbatimMarkup(
        lines: text.split(separator: "\n", omittingEmptySubsequences: false).map(String.init), indentation: nil)
    }

    init(_ gap: MarkupGap, _ markup: VerbatimMarkup) {
      self.gap = gap
      self.markup = markup
    }
  }

  private static func atoms(of pieces: [MarkupPiece]) -> [InlineAtom] {
    pieces.flatMap { piece -> [InlineAtom] in
      switch piece.content {
      case .word(let word): return [InlineAtom(piece.gap, word)]
      case .verbatim(let markup): return [InlineAtom(piece.gap, markup)]
      case .element(let element):
        let open = "<\(element.name)\(element.attributeText)"
        // White space alone still separates the words around the element.
        if element.children.isEmpty, element.endGap == .none { return [InlineAtom(piece.gap, open + "/>")] }
        return [InlineAtom(piece.gap, open + ">")] + atoms(of: element.children)
          + [InlineAtom(element.endGap, "</\(element.name)>")]
      }
    }
  }

  // MARK: One line

  /// An element on one line; `nil` where the author broke it, or something in it cannot stand on one line.
  private func flat(_ element: MarkupElement) -> String? {
    guard !element.hasLineBreak || element.children.isEmpty else { return nil }
    guard !element.attributes.contains(where: { $0.beginsLine || $0.text.contains("\n") }) else { return nil }
    let open = "<\(element.name)\(element.attributeText)"
    if element.children.isEmpty { return open + "/>" }
    guard let content = element.isText ? flatText(element) : flat(element.children[...]) else { return nil }
    return "\(open)>\(content)</\(element.name)>"
  }

  private func flat(_ pieces: ArraySlice<MarkupPiece>) -> String? {
    var result = ""
    for (index, piece) in pieces.enumerated() {
      if index > 0, piece.gap == .space { result += " " }
      switch piece.content {
      case .word(let word): result += word
      case .verbatim(let markup):
        guard markup.lines.count == 1 else { return nil }
        result += markup.lines[0]
      case .element(let element):
        guard let flat = flat(element) else { return nil }
        result += flat
      }
    }
    return result
  }

  private func flatText(_ element: MarkupElement) -> String? {
    var result = ""
    for (index, atom) in Self.atoms(of: element.children).enumerated() {
      guard atom.gap < .line, atom.markup.lines.count == 1 else { return nil }
      if index > 0, atom.gap == .space { result += " " }
      result += atom.markup.lines[0]
    }
    return result
  }

  // MARK: Lines

  private mutating func line(_ line: String, at indent: Int) {
    if !line.isEmpty { text += String(repeating: " ", count: indent) + line }
    text += "\n"
  }

  private func fits(_ line: String, at indent: Int) -> Bool {
    indent + line.unicodeScalars.reduce(0) { $0 + ($1.isASCII ? 1 : DiagnosticRenderer.width(of: $1)) } <= Self.width
  }
}
