import SurveyFormats
import SurveyXML

/// Cuts an XML file of responses, which arrives in pieces, into its `response` elements, each of which is then read alone:
/// the reader holds one piece and one element, and one that is broken does not end the reading of the others.
struct ResponseDocumentReader: Sendable {
  /// What the reader came upon.
  enum Event: Sendable {
    /// An element inside `responses`, or a lone `response`, and what `responses` says of all of them.
    case element([UInt8], start: TextPlace, common: [RecordElement.Attribute])
    /// Something is wrong with the file between two elements, or with an element too long to be held.
    case fault(String, TextPlace)
  }

  private enum Lexeme: Sendable {
    case text
    /// Inside `<…>`, with the quotation mark that is open.
    case tag(quote: UInt8)
    case comment, characters, instruction
  }

  private static let limit = 16 << 20

  private var lexeme = Lexeme.text
  private var place = PlaceCounter()
  /// The tag so far, and the last bytes of what is no tag.
  private var tag: [UInt8] = []
  private var tagStart = TextPlace(line: 1, column: 1)
  private var depth = 0
  private var root: String?
  private var common: [RecordElement.Attribute] = []

  /// The element that is being read.
  private var held: [UInt8] = []
  private var heldCount = 0
  private var start = TextPlace(line: 1, column: 1)
  private var isHolding = false
  private var hasStrayText = false
  private var isStopped = false

  mutating func read(_ chunk: [UInt8]) -> [Event] {
    var events: [Event] = []
    for byte in chunk where !isStopped { take(byte, &events) }
    return events
  }

  mutating func finish() -> [Event] {
    guard !isStopped else { return [] }
    isStopped = true
    var events: [Event] = []
    if isHolding {
      events.append(element())
    } else if root == nil {
      events.append(.fault("there is no XML element here; responses stand in <responses>", place.place))
    }
    if root == "responses", depth > 0 || isHolding {
      events.append(.fault("the file ends where </responses> should stand", place.place))
    }
    return events
  }

  // MARK: - Bytes

  private mutating func take(_ byte: UInt8, _ events: inout [Event]) {
    let here = place.place
    place.pass(byte)
    if isHolding { hold(byte) }
    switch lexeme {
    case .text:
      if byte == UInt8(ascii: "<") {
        lexeme = .tag(quote: 0)
        tag = [byte]
        tagStart = here
      } else if !isHolding, !Self.isSpace(byte), !hasStrayText, !(byte >= 0x80 && root == nil) {
        // A byte-order mark stands before the root; other text nowhere between elements.
        hasStrayText = true
        events.append(.fault("text stands where only elements do", here))
      }
    case .tag(let quote):
      tag.append(byte)
      if tag.count > Self.limit {
        events.append(.fault("the tag that begins here has more than \(Self.limit) bytes", tagStart))
        isStopped = true
      } else if quote != 0 {
        if byte == quote { lexeme = .tag(quote: 0) }
      } else if tag.count == 4, tag == Array("<!--".utf8) {
        lexeme = .comment
        tag = []
      } else if tag.count == 9, tag == Array("<![CDATA[".utf8) {
        lexeme = .characters
        tag = []
      } else if tag.count == 2, byte == UInt8(ascii: "?") {
        lexeme = .instruction
        tag = []
      } else if byte == UInt8(ascii: "\"") || byte == UInt8(ascii: "'") {
        lexeme = .tag(quote: byte)
      } else if byte == UInt8(ascii: ">") {
        lexeme = .text
        endTag(&events)
      }
    case .comment: endLexeme(at: byte, "-->")
    case .characters: endLexeme(at: byte, "]]>")
    case .instruction: endLexeme(at: byte, "?>")
    }
  }

  private mutating func endLexeme(at byte: UInt8, _ end: String) {
    tag.append(byte)
    if tag.count > end.utf8.count { tag.removeFirst() }
    if tag == Array(end.utf8) { lexeme = .text }
  }

  private mutating func hold(_ byte: UInt8) {
    heldCount += 1
    if heldCount <= Self.limit { held.append(byte) } else { held = [] }
  }

  // MARK: - Tags

  private mutating func endTag(_ events: inout [Event]) {
    let isEnd = tag.count > 1 && tag[1] == UInt8(ascii: "/")
    let isEmpty = !isEnd && tag.dropLast().last == UInt8(ascii: "/")
    let name = Self.name(of: tag)
    if tag.starts(with: Array("<!".utf8)) {
      events.append(.fault("a document type, or anything else that begins with <!, is not read here", tagStart))
      isStopped = true
    } else if root == nil {
      begin(name, isEmpty: isEmpty, &events)
    } else if root == "response", !isHolding {
      events.append(.fault("one 'response' stands alone; several stand in <responses>", tagStart))
      isStopped = true
    } else if isHolding {
      inElement(name, isEnd: isEnd, isEmpty: isEmpty, &events)
    } else if isEnd {
      depth = 0
      if name != "responses" { events.append(.fault("</responses> should stand here", tagStart)) }
    } else if depth == 0 {
      events.append(.fault("more text follows the end of <responses>", tagStart))
      isStopped = true
    } else {
      beginElement(isEmpty: isEmpty, &events)
    }
  }

  private mutating func begin(_ name: String, isEmpty: Bool, _ events: inout [Event]) {
    root = name
    switch name {
    case "response": beginElement(isEmpty: isEmpty, &events)
    case "responses":
      depth = isEmpty ? 0 : 1
      let whole = isEmpty ? tag : tag + Array("</\(Self.qualifiedName(of: tag))>".utf8)
      switch RecordElement.read(whole) {
      case .success(let element):
        common = element.attributes
        for attribute in common where !Self.commonAttributes.contains(attribute.name) {
          events.append(
            .fault("'\(attribute.name)' is not an attribute of 'responses'", tagPlace(of: attribute.offset)))
        }
      case .failure(let fault):
        events.append(.fault(fault.message, tagPlace(of: fault.offset)))
        isStopped = true
      }
    default:
      events.append(.fault("the outermost element is '\(name)'; responses stand in <responses>", tagStart))
      isStopped = true
    }
  }

  /// What `responses` may say of all of them.
  private static let commonAttributes = ["survey", "version", "definition"]

  private mutating func beginElement(isEmpty: Bool, _ events: inout [Event]) {
    isHolding = true
    hasStrayText = false
    held = tag
    heldCount = tag.count
    start = tagStart
    depth += 1
    if isEmpty { endElement(&events) }
  }

  private mutating func inElement(_ name: String, isEnd: Bool, isEmpty: Bool, _ events: inout [Event]) {
    if isEnd {
      depth -= 1
      // The end tag ends the response whatever is open in it, so that one that is broken ends there.
      if name == "response" || depth <= (root == "responses" ? 1 : 0) { endElement(&events) }
    } else if name == "response", root == "responses" {
      // The response before was never closed.
      let opening = tag
      held.removeLast(min(opening.count, held.count))
      events.append(element())
      depth = 1
      tag = opening
      beginElement(isEmpty: isEmpty, &events)
    } else if !isEmpty {
      depth += 1
    }
  }

  private mutating func endElement(_ events: inout [Event]) {
    depth = root == "responses" ? 1 : 0
    events.append(element())
  }

  private mutating func element() -> Event {
    isHolding = false
    var bytes: [UInt8] = []
    swap(&bytes, &held)
    let count = heldCount
    heldCount = 0
    guard count <= Self.limit else {
      return .fault("the element that begins here has more than \(Self.limit) bytes", start)
    }
    return .element(bytes, start: start, common: common)
  }

  private func tagPlace(of offset: Int) -> TextPlace { TextPlace(of: offset, in: tag, from: tagStart) }

  private static func qualifiedName(of tag: [UInt8]) -> String {
    let name = tag.dropFirst().drop { $0 == UInt8(ascii: "/") }
    return String(
      decoding: name.prefix { !isSpace($0) && $0 != UInt8(ascii: ">") && $0 != UInt8(ascii: "/") }, as: UTF8.self)
  }

  private static func name(of tag: [UInt8]) -> String {
    let name = qualifiedName(of: tag)
    return name.lastIndex(of: ":").map { String(name[name.index(after: $0)...]) } ?? name
  }

  private static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || (0x09...0x0D).contains(byte) }
}
