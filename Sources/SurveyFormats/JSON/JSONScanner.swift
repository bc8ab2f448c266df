/// The recursive descent over the bytes of one JSON text.
struct JSONScanner {
  let bytes: [UInt8]
  let limits: JSONLimits
  let firstLine: Int
  var at = 0

  init(bytes: [UInt8], limits: JSONLimits, firstLine: Int) {
    self.bytes = bytes
    self.limits = limits
    self.firstLine = firstLine
  }

  var isAtEnd: Bool { at >= bytes.count }

  /// The byte at the cursor; `nil` at the end.
  var current: UInt8? { at < bytes.count ? bytes[at] : nil }

  func error(_ fact: JSONError.Fact, at offset: Int) -> JSONError {
    JSONError(fact, offset: offset, place: place(of: offset))
  }

  func place(of offset: Int) -> TextPlace { TextPlace(of: offset, in: bytes, firstLine: firstLine) }

  mutating func document() throws(JSONError) -> JSONNode {
    guard bytes.count <= limits.bytes else { throw error(.tooLong(limit: limits.bytes), at: 0) }
    if let encoding = TextEncoding.wide(bytes) { throw error(.encoding(encoding), at: 0) }
    if bytes.starts(with: ByteOrderMark.utf8) { at = 3 }
    skipSpace()
    guard !isAtEnd else { throw error(.empty, at: at) }
    let root = try node(depth: 0)
    skipSpace()
    guard isAtEnd else { throw error(.trailingText, at: at) }
    return root
  }

  private mutating func skipSpace() {
    while at < bytes.count {
      switch bytes[at] {
      case Byte.space, Byte.lineFeed, Byte.carriageReturn, Byte.tab: at += 1
      default: return
      }
    }
  }

  private mutating func node(depth: Int) throws(JSONError) -> JSONNode {
    let start = at
    let value: JSONValue
    switch current {
    case UInt8(ascii: "{"): value = try object(depth: depth + 1)
    case UInt8(ascii: "["): value = try array(depth: depth + 1)
    case Byte.quote: value = .string(try string())
    case .some(UInt8(ascii: "-")), .some(Byte.digits): value = .number(try number())
    case .some(let byte) where byte.isLetter: value = try word()
    default: throw unexpected(.value)
    }
    return JSONNode(value, offset: start)
  }

  private mutating func array(depth: Int) throws(JSONError) -> JSONValue {
    try enter(depth)
    var elements: [JSONNode] = []
    if try closes(UInt8(ascii: "]"), afterComma: nil) { return .array([]) }
    while true {
      elements.append(try node(depth: depth))
      skipSpace()
      let comma = at
      switch current {
      case UInt8(ascii: ","): at += 1
      case UInt8(ascii: "]"):
        at += 1
        return .array(elements)
      default: throw unexpected(.commaOrBracket)
      }
      _ = try closes(UInt8(ascii: "]"), afterComma: comma)
    }
  }

  private mutating func object(depth: Int) throws(JSONError) -> JSONValue {
    try enter(depth)
    var object = JSONObject()
    if try closes(UInt8(ascii: "}"), afterComma: nil) { return .object(object) }
    while true {
      let keyOffset = at
      guard current == Byte.quote else { throw unexpected(.key) }
      let key = try string()
      skipSpace()
      guard current == UInt8(ascii: ":") else { throw unexpected(.colon) }
      at += 1
      skipSpace()
      let member = JSONMember(key: key, keyOffset: keyOffset, node: try node(depth: depth))
      if let first = object.append(member) {
        let fact = JSONError.Fact.duplicateKey(
          key, firstOffset: first.keyOffset, firstPlace: place(of: first.keyOffset))
        throw error(fact, at: keyOffset)
      }
      skipSpace()
      let comma = at
      switch current {
      case UInt8(ascii: ","): at += 1
      case UInt8(ascii: "}"):
        at += 1
        return .object(object)
      default: throw unexpected(.commaOrBrace)
      }
      _ = try closes(UInt8(ascii: "}"), afterComma: comma)
    }
  }

  private mutating func enter(_ depth: Int) throws(JSONError) {
    guard depth <= limits.depth else { throw error(.tooDeep(limit: limits.depth), at: at) }
    at += 1
    skipSpace()
  }

  /// Moves past space and, where it is allowed, past the closing bracket.
  ///
  /// - Parameters:
  ///   - bracket: The bracket that would close the array or object.
  ///   - comma: The comma just read, after which the bracket is an error.
  /// - Returns: Whether the bracket was there.
  private mutating func closes(_ bracket: UInt8, afterComma comma: Int?) throws(JSONError) -> Bool {
    skipSpace()
    guard current == bracket else { return false }
    if let comma { throw error(.trailingComma, at: comma) }
    at += 1
    return true
  }

  private mutating func word() throws(JSONError) -> JSONValue {
    let start = at
    while let byte = current, byte.isLetter { at += 1 }
    switch String(decoding: bytes[start..<at], as: UTF8.self) {
    case "true": return .bool(true)
    case "false": return .bool(false)
    case "null": return .null
    case let other: throw error(.unknownWord(String(other.prefix(40))), at: start)
    }
  }

  private func unexpected(_ expectation: JSONError.Expectation) -> JSONError {
    guard let byte = current else { return error(.unexpectedEnd(expectation), at: at) }
    guard UTF8Check.sequenceLength(at: at, in: bytes, upTo: bytes.count) != nil else {
      return error(.notUTF8(byte: byte), at: at)
    }
    return error(.unexpected(UTF8Check.scalar(at: at, in: bytes), expectation), at: at)
  }
}
