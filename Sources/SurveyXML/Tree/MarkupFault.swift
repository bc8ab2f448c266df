internal import SurveyModel

/// Explains why a file is not well-formed: the first fault, in our words, at its exact place.
///
/// libxml2 decides whether a document is XML. Only when it says no does this scan run, from the start of the file, and
/// look for what authors get wrong. It knows nothing of the survey language and never decides by itself: where it finds
/// nothing, ``XMLReading`` falls back to the place that libxml2 gave.
struct MarkupFault {
  let bytes: [UInt8]
  let text: SourceText
  let source: SourceID
  var offset: Int
  var open: [OpenTag] = []
  var sawRoot = false

  /// A start tag that waits for its end tag.
  struct OpenTag {
    let name: String
    let range: SourceRange
  }

  private init(_ text: SourceText, source: SourceID) {
    self.text = text
    self.source = source
    bytes = text.bytes
    offset = MarkupBytes.endOfMark(in: bytes)
  }

  /// The first fault of a file.
  ///
  /// - Parameters:
  ///   - text: The file.
  ///   - source: The file's id.
  /// - Returns: The fault, or `nil` when this scan sees none.
  static func first(in text: SourceText, source: SourceID) -> Diagnostic? {
    var scan = MarkupFault(text, source: source)
    return scan.run()
  }

  /// Makes a fault.
  func fault(
    _ detail: String, _ lower: Int, _ upper: Int, suggestion: String? = nil, fix: Fix? = nil,
    notes: [Diagnostic.Note] = []
  ) -> Diagnostic {
    Diagnostic(.notWellFormed(detail), at: range(lower, upper), suggestion: suggestion, fix: fix, notes: notes)
  }

  /// A range of the file.
  func range(_ lower: Int, _ upper: Int) -> SourceRange {
    SourceRange(source: source, lower, min(upper, bytes.count))
  }

  /// Text in place of a stretch of the file.
  func replacing(_ lower: Int, _ upper: Int, by text: String, _ applicability: Fix.Applicability = .exact) -> Fix {
    let title = text.isEmpty ? "remove it" : lower == upper ? "insert '\(text)'" : "write '\(text)'"
    return Fix(title, [Fix.Edit(range(lower, upper), text)], applicability)
  }

  /// A place as `line:column`, for words that must be clear without the note beside them.
  func place(_ range: SourceRange) -> String {
    let position = text.position(at: range.lower)
    return "\(position.line):\(position.column)"
  }

  private mutating func run() -> Diagnostic? {
    if isDeclaration(at: offset) {
      if let fault = readDeclaration() { return fault }
    } else if let late = lateDeclaration() {
      return late
    }
    while offset < bytes.count {
      if let fault = bytes[offset] == MarkupBytes.lessThan ? readMarkup() : readText() { return fault }
    }
    if let last = open.last {
      return fault(
        "the file ends, but <\(last.name)> opened at \(place(last.range)) is not closed", endOfContent, bytes.count,
        notes: [Diagnostic.Note("<\(last.name)> is opened here", at: last.range)])
    }
    return sawRoot ? nil : fault("the file holds no element", endOfContent, bytes.count)
  }

  /// The end of what is written, so that a caret does not point at an empty last line.
  private var endOfContent: Int {
    var end = bytes.count
    while end > 0, MarkupBytes.isSpace(bytes[end - 1]) { end -= 1 }
    return end
  }

  private func isDeclaration(at offset: Int) -> Bool {
    MarkupBytes.matches("<?xml", in: bytes, at: offset)
      && MarkupBytes.endOfName(in: bytes, from: offset + 2) == offset + 5
  }

  private func lateDeclaration() -> Diagnostic? {
    let start = MarkupBytes.skipSpace(in: bytes, from: offset)
    guard start > offset, isDeclaration(at: start) else { return nil }
    return fault(
      "the XML declaration must be the very first thing in the file", start, start + 5,
      fix: Fix("remove the white space before it", [Fix.Edit(range(offset, start), "")], .exact))
  }

  // MARK: Text

  private mutating func readText() -> Diagnostic? {
    let start = offset
    while offset < bytes.count, bytes[offset] != MarkupBytes.lessThan {
      if open.isEmpty, !MarkupBytes.isSpace(bytes[offset]) {
        let lineEnd = text.byteRange(ofLine: text.position(at: offset).line).upperBound
        let nextTag = bytes[offset...].firstIndex(of: MarkupBytes.lessThan) ?? bytes.count
        return fault(
          sawRoot ? "text stands after the end of the document" : "text stands before the first element", offset,
          max(offset + 1, min(lineEnd, nextTag)))
      }
      if bytes[offset] == MarkupBytes.ampersand {
        if let fault = readReference(upTo: bytes.count) { return fault }
      } else if offset >= start + 2, MarkupBytes.matches("]]>", in: bytes, at: offset - 2) {
        return fault(
          "']]>' cannot stand in text; write ']]&gt;'", offset - 2, offset + 1,
          fix: replacing(offset - 2, offset + 1, by: "]]&gt;"))
      } else {
        offset += 1
      }
    }
    return nil
  }

  // MARK: Markup

  private mutating func readMarkup() -> Diagnostic? {
    if MarkupBytes.matches("</", in: bytes, at: offset) { return readEndTag() }
    if MarkupBytes.matches("<!--", in: bytes, at: offset) { return readComment() }
    if MarkupBytes.matches("<![CDATA[", in: bytes, at: offset), !open.isEmpty {
      return readSection("CDATA section", from: offset + 9, to: "]]>")
    }
    if MarkupBytes.matches("<?", in: bytes, at: offset) { return readInstruction() }
    guard offset + 1 < bytes.count, MarkupBytes.isNameStart(bytes[offset + 1]) else {
      if MarkupBytes.matches("<!", in: bytes, at: offset) {
        let detail = "'<!' begins neither a comment '<!--' nor a CDATA section '<![CDATA['"
        return fault(detail, offset, offset + 1)
      }
      // Before a space it can only be the sign; before anything else it may begin a tag that went wrong.
      let isSign = offset + 1 < bytes.count && MarkupBytes.isSpace(bytes[offset + 1]) && !open.isEmpty
      return fault(
        "'<' does not begin a tag here; for the character itself write &lt;", offset, offset + 1,
        fix: replacing(offset, offset + 1, by: "&lt;", isSign ? .exact : .likely))
    }
    return readStartTag()
  }

  private mutating func readComment() -> Diagnostic? {
    let start = offset
    guard let end = MarkupBytes.find("--", in: bytes, from: offset + 4) else {
      return fault("the comment is not closed with '-->'", start, start + 4)
    }
    guard MarkupBytes.matches("-->", in: bytes, at: end) else {
      return fault("'--' cannot stand in a comment; it closes with '-->'", end, end + 2)
    }
    offset = end + 3
    return nil
  }

  private mutating func readInstruction() -> Diagnostic? {
    let start = offset
    let nameEnd = MarkupBytes.endOfName(in: bytes, from: offset + 2)
    let name = String(decoding: bytes[min(offset + 2, nameEnd)..<nameEnd], as: UTF8.self)
    if name.isEmpty { return fault("'<?' needs a name: a processing instruction is <?name …?>", start, start + 2) }
    if name.lowercased() == "xml", start > MarkupBytes.endOfMark(in: bytes) {
      return fault("the XML declaration must be the very first thing in the file", start, nameEnd)
    }
    guard
      MarkupBytes.matches("?>", in: bytes, at: nameEnd)
        || nameEnd < bytes.count && MarkupBytes.isSpace(bytes[nameEnd])
    else { return fault("a space is missing after '<?\(name)'", start, nameEnd) }
    return readSection("processing instruction", from: nameEnd, to: "?>")
  }

  private mutating func readSection(_ name: String, from start: Int, to close: StaticString) -> Diagnostic? {
    guard let end = MarkupBytes.find(close, in: bytes, from: start) else {
      return fault("the \(name) is not closed with '\(close)'", offset, start)
    }
    offset = end + close.utf8CodeUnitCount
    return nil
  }
}
