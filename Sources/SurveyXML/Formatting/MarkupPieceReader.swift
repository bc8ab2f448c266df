/// Takes a document apart into what a formatter moves about. The document is known to be well-formed.
struct MarkupPieceReader {
  private let bytes: [UInt8]
  private let kinds: [ElementKind?]
  private let elements: [Int]
  private var nextElement = 0
  private var offset: Int

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - tree: The document.
  ///   - kinds: What each node is; empty where the document is none of ours.
  init(_ tree: XMLTree, kinds: [ElementKind?]) {
    bytes = tree.bytes
    self.kinds = kinds
    elements = tree.nodes.indices.filter { tree.isElement($0) }
    offset = MarkupBytes.endOfMark(in: tree.bytes)
  }

  /// The pieces up to the next end tag, or to the end of the document, and what lies before that.
  mutating func pieces() -> (pieces: [MarkupPiece], endGap: MarkupGap) {
    var pieces: [MarkupPiece] = []
    while true {
      let gap = gap()
      guard offset < bytes.count, !MarkupBytes.matches("</", in: bytes, at: offset) else { return (pieces, gap) }
      pieces.append(MarkupPiece(gap: gap, content: content()))
    }
  }

  private mutating func content() -> MarkupPiece.Content {
    guard bytes[offset] == MarkupBytes.lessThan else {
      let start = offset
      while offset < bytes.count, bytes[offset] != MarkupBytes.lessThan, !MarkupBytes.isSpace(bytes[offset]) {
        offset += 1
      }
      return .word(text(start..<offset))
    }
    if MarkupBytes.matches("<!--", in: bytes, at: offset) { return .verbatim(comment()) }
    if MarkupBytes.matches("<![CDATA[", in: bytes, at: offset) { return .verbatim(verbatim(upTo: "]]>")) }
    if MarkupBytes.matches("<?", in: bytes, at: offset) { return .verbatim(verbatim(upTo: "?>")) }
    return .element(element())
  }

  // MARK: Elements

  private mutating func element() -> MarkupElement {
    let kind = kinds.isEmpty ? nil : kinds[elements[nextElement]]
    nextElement += 1
    let nameStart = offset + 1
    offset = MarkupBytes.endOfName(in: bytes, from: nameStart)
    let name = text(nameStart..<offset)
    var attributes: [MarkupElement.Attribute] = []
    while true {
      let gap = gap()
      guard offset < bytes.count, bytes[offset] != MarkupBytes.greaterThan, bytes[offset] != MarkupBytes.slash else {
        break
      }
      attributes.append(.init(text: attribute(), beginsLine: gap >= .line && !attributes.isEmpty))
    }
    let isEmptyTag = offset < bytes.count && bytes[offset] == MarkupBytes.slash
    offset = min(offset + (isEmptyTag ? 2 : 1), bytes.count)
    var inner: (pieces: [MarkupPiece], endGap: MarkupGap) = ([], .none)
    if !isEmptyTag {
      inner = pieces()
      while offset < bytes.count, bytes[offset] != MarkupBytes.greaterThan { offset += 1 }
      offset = min(offset + 1, bytes.count)
    }
    let isText = kind.map { Vocabulary.spec($0).text != .none } ?? Self.looksLikeText(inner.pieces)
    return MarkupElement(
      name: name, attributes: attributes, isText: isText, children: inner.pieces, endGap: inner.endGap)
  }

  private mutating func attribute() -> String {
    let nameStart = offset
    offset = MarkupBytes.endOfName(in: bytes, from: offset)
    let name = text(nameStart..<offset)
    offset = MarkupBytes.skipSpace(in: bytes, from: offset)
    offset = MarkupBytes.skipSpace(in: bytes, from: offset + 1)
    let quote = bytes[offset]
    let valueStart = offset + 1
    offset = valueStart
    while offset < bytes.count, bytes[offset] != quote { offset += 1 }
    let value = text(valueStart..<offset)
    offset = min(offset + 1, bytes.count)
    let mark = value.utf8.contains(MarkupBytes.quote) ? "'" : "\""
    return "\(name)=\(mark)\(value)\(mark)"
  }

  /// Whether an element that the vocabulary does not know holds text.
  private static func looksLikeText(_ pieces: [MarkupPiece]) -> Bool {
    pieces.contains { piece in
      switch piece.content {
      case .word: true
      case .verbatim(let markup): markup.lines[0].hasPrefix("<![CDATA[")
      case .element(let element): inlineNames.contains(element.name)
      }
    }
  }

  private static let inlineNames: Set<String> = Set(
    [ElementKind.emphasis, .strong, .lineBreak, .output].map(\.name))

  // MARK: Other markup

  private mutating func comment() -> VerbatimMarkup {
    let indentation = indentationOfLine()
    let lines = lines(upTo: "-->").enumerated().map { index, line in
      let trimmed = Self.withoutSpaceAtEnd(line)
      return index == 0 ? trimmed : Self.withoutTabsAtStart(trimmed)
    }
    return VerbatimMarkup(lines: lines, indentation: indentation)
  }

  private mutating func verbatim(upTo end: StaticString) -> VerbatimMarkup {
    VerbatimMarkup(lines: lines(upTo: end), indentation: nil)
  }

  private mutating func lines(upTo end: StaticString) -> [String] {
    let start = offset
    // A comment's own opening cannot be its end: `<!-->` is not well-formed.
    let found = MarkupBytes.find(end, in: bytes, from: start + 2) ?? bytes.count
    offset = min(found + end.utf8CodeUnitCount, bytes.count)
    return text(start..<offset).split(separator: "\n", omittingEmptySubsequences: false).map(String.init)
  }

  /// How far the line is indented, where nothing but white space stands before; `nil` in the middle of a line.
  private func indentationOfLine() -> Int? {
    var start = offset
    while start > 0, bytes[start - 1] != MarkupBytes.lineFeed, bytes[start - 1] != MarkupBytes.carriageReturn {
      start -= 1
    }
    var columns = 0
    while start < offset, bytes[start] == MarkupBytes.space || bytes[start] == MarkupBytes.tab {
      columns += bytes[start] == MarkupBytes.tab ? Self.tabWidth : 1
      start += 1
    }
    return start == offset ? columns : nil
  }

  private static let tabWidth = 2

  private static func withoutTabsAtStart(_ line: String) -> String {
    let head = line.prefix { $0 == " " || $0 == "\t" }
    guard head.contains("\t") else { return line }
    let columns = head.reduce(0) { $0 + ($1 == "\t" ? tabWidth : 1) }
    return String(repeating: " ", count: columns) + line.dropFirst(head.count)
  }

  private static func withoutSpaceAtEnd(_ line: String) -> String {
    var line = line[...]
    while line.last == " " || line.last == "\t" { line.removeLast() }
    return String(line)
  }

  // MARK: Characters

  /// Passes over white space.
  private mutating func gap() -> MarkupGap {
    let start = offset
    offset = MarkupBytes.skipSpace(in: bytes, from: offset)
    guard offset > start else { return .none }
    var lineEnds = 0
    for index in start..<offset {
      let isPair =
        bytes[index] == MarkupBytes.carriageReturn && index + 1 < offset
        && bytes[index + 1] == MarkupBytes.lineFeed
      if bytes[index] == MarkupBytes.lineFeed || bytes[index] == MarkupBytes.carriageReturn, !isPair { lineEnds += 1 }
    }
    return lineEnds == 0 ? .space : lineEnds == 1 ? .line : .blankLine
  }

  /// The characters of a stretch, with line feeds for whatever ends its lines, which is how XML reads them too.
  private func text(_ range: Range<Int>) -> String {
    guard bytes[range].contains(MarkupBytes.carriageReturn) else {
      return String(decoding: bytes[range], as: UTF8.self)
    }
    var characters: [UInt8] = []
    for index in range {
      guard bytes[index] == MarkupBytes.carriageReturn else {
        characters.append(bytes[index])
        continue
      }
      let isPair = index + 1 < range.upperBound && bytes[index + 1] == MarkupBytes.lineFeed
      if !isPair { characters.append(MarkupBytes.lineFeed) }
    }
    return String(decoding: characters, as: UTF8.self)
  }
}
