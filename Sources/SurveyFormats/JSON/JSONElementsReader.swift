/// One element of a JSON array, or a JSON text that is no array.
public struct JSONElement: Sendable {
  /// The element's text; empty when it is longer than the limit, or when something other than an element is wrong.
  public let bytes: [UInt8]

  /// Where it begins.
  public let start: TextPlace

  /// The value, or what is wrong; offsets in both count from the start of the element, places from that of the file.
  public let result: Result<JSONNode, JSONError>

  /// Whether nothing after it can be read.
  public let isLast: Bool

  /// The line and column of an offset that a node of this element carries.
  public func place(of offset: Int) -> TextPlace { TextPlace(of: offset, in: bytes, from: start) }
}

/// Reads a JSON array that arrives in pieces element by element, holding no more than a piece and one element.
///
/// An element that is no JSON is reported by its ``JSONElement/result``, and the next one is read as if nothing had
/// happened; where brackets do not match, nothing after it can be read. A text that is no array counts as one element.
public struct JSONElementsReader: Sendable {
  private enum Stage: Sendable {
    /// Before the first bracket.
    case head
    /// In an array: before an element, or before the bracket that closes an empty one.
    case before(first: Bool)
    /// In an element.
    case element
    /// After an element: a comma or a closing bracket.
    case after
    /// After everything; only white space may follow.
    case end
    /// The text is no array and is held as a whole.
    case whole
    case stopped
  }

  private let limits: JSONLimits
  private var stage = Stage.head
  private var held: [UInt8] = []
  private var heldCount = 0
  private var start = TextPlace(line: 1, column: 1)
  private var depth = 0
  private var isInString = false
  private var isEscaped = false
  private var place = PlaceCounter()
  private var head: [UInt8] = []
  private var isHeadKnown = false

  /// Makes a reader.
  ///
  /// - Parameter limits: What is too large for one element.
  public init(limits: JSONLimits = .line) { self.limits = limits }

  /// Takes the next bytes of the file.
  ///
  /// - Parameter chunk: The bytes; an element may be cut anywhere.
  /// - Returns: The elements that end in them.
  public mutating func read(_ chunk: [UInt8]) -> [JSONElement] {
    var elements: [JSONElement] = []
    guard isHeadKnown else {
      head += chunk
      guard head.count >= 4 else { return [] }
      return open()
    }
    for byte in chunk { take(byte, &elements) }
    return elements
  }

  /// Says that the file has ended.
  ///
  /// - Returns: What is left, and what is missing.
  public mutating func finish() -> [JSONElement] {
    var elements = isHeadKnown ? [] : open()
    switch stage {
    case .head: elements.append(fault(.empty))
    case .whole: elements.append(taken(isLast: true))
    case .before, .after: elements.append(fault(.unexpectedEnd(.commaOrBracket)))
    case .element:
      elements.append(taken(isLast: false))
      if case .success? = elements.last?.result { elements.append(fault(.unexpectedEnd(.commaOrBracket))) }
    case .end, .stopped: break
    }
    stage = .stopped
    return elements
  }

  // MARK: - Bytes

  private mutating func open() -> [JSONElement] {
    isHeadKnown = true
    var bytes: [UInt8] = []
    swap(&bytes, &head)
    var elements: [JSONElement] = []
    if let encoding = TextEncoding.wide(bytes) {
      elements.append(fault(.encoding(encoding)))
      stage = .stopped
      return elements
    }
    for byte in bytes.dropFirst(bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0) { take(byte, &elements) }
    return elements
  }

  private mutating func take(_ byte: UInt8, _ elements: inout [JSONElement]) {
    let here = place.place
    let isSpace = byte == Byte.space || byte == Byte.lineFeed || byte == Byte.carriageReturn || byte == Byte.tab
    switch stage {
    case .stopped: return
    case .head where !isSpace:
      if byte == UInt8(ascii: "[") {
        stage = .before(first: true)
      } else {
        begin(.whole, at: here)
        hold(byte)
      }
    case .before(let isFirst) where !isSpace:
      if byte == UInt8(ascii: "]"), isFirst {
        stage = .end
      } else if byte == UInt8(ascii: "]") {
        return stop(.trailingComma, at: here, &elements)
      } else if byte == UInt8(ascii: ",") {
        return stop(.unexpected(",", .value), at: here, &elements)
      } else {
        begin(.element, at: here)
        inElement(byte, &elements)
      }
    case .element: inElement(byte, &elements)
    case .after where !isSpace: between(byte, at: here, &elements)
    case .end where !isSpace: return stop(.trailingText, at: here, &elements)
    case .whole: hold(byte)
    case .head, .before, .after, .end: break
    }
    place.pass(byte)
  }

  private mutating func inElement(_ byte: UInt8, _ elements: inout [JSONElement]) {
    if isInString {
      hold(byte)
      if isEscaped {
        isEscaped = false
      } else if byte == Byte.backslash {
        isEscaped = true
      } else if byte == Byte.quote {
        isInString = false
      }
      return
    }
    switch byte {
    case Byte.quote: isInString = true
    case UInt8(ascii: "{"), UInt8(ascii: "["): depth += 1
    case UInt8(ascii: "}"), UInt8(ascii: "]"):
      guard depth > 0 else { return close(byte, &elements) }
      depth -= 1
    case UInt8(ascii: ",") where depth == 0: return close(byte, &elements)
    default: break
    }
    hold(byte)
  }

  /// Ends an element at the comma or bracket that follows it.
  private mutating func close(_ byte: UInt8, _ elements: inout [JSONElement]) {
    let here = place.place
    elements.append(taken(isLast: false))
    between(byte, at: here, &elements)
  }

  private mutating func between(_ byte: UInt8, at here: TextPlace, _ elements: inout [JSONElement]) {
    switch byte {
    case UInt8(ascii: ","): stage = .before(first: false)
    case UInt8(ascii: "]"): stage = .end
    default: stop(.unexpected(Unicode.Scalar(byte), .commaOrBracket), at: here, &elements)
    }
  }

  private mutating func begin(_ next: Stage, at here: TextPlace) {
    stage = next
    start = here
    depth = 0
    isInString = false
    isEscaped = false
  }

  private mutating func hold(_ byte: UInt8) {
    heldCount += 1
    if heldCount <= limits.bytes { held.append(byte) } else { held = [] }
  }

  // MARK: - Elements

  /// What was held, as an element.
  private mutating func taken(isLast: Bool) -> JSONElement {
    var bytes: [UInt8] = []
    swap(&bytes, &held)
    let count = heldCount
    heldCount = 0
    stage = isLast ? .stopped : .after
    guard count <= limits.bytes else {
      let error = JSONError(.tooLong(limit: limits.bytes), offset: 0, place: start)
      return JSONElement(bytes: [], start: start, result: .failure(error), isLast: isLast)
    }
    while let last = bytes.last,
      last == Byte.space || last == Byte.lineFeed || last == Byte.carriageReturn || last == Byte.tab
    {
      bytes.removeLast()
    }
    let result: Result<JSONNode, JSONError>
    do throws(JSONError) {
      result = .success(try JSONParser.parse(bytes, limits: limits))
    } catch {
      result = .failure(error.moved(to: start))
    }
    return JSONElement(bytes: bytes, start: start, result: result, isLast: isLast)
  }

  private mutating func stop(_ fact: JSONError.Fact, at here: TextPlace, _ elements: inout [JSONElement]) {
    elements.append(
      JSONElement(bytes: [], start: here, result: .failure(JSONError(fact, offset: 0, place: here)), isLast: true))
    stage = .stopped
  }

  private func fault(_ fact: JSONError.Fact) -> JSONElement {
    let error = JSONError(fact, offset: 0, place: place.place)
    return JSONElement(bytes: [], start: place.place, result: .failure(error), isLast: true)
  }
}

extension JSONError {
  fileprivate func moved(to start: TextPlace) -> JSONError {
    var moved = fact
    if case .duplicateKey(let key, let offset, let first) = fact {
      moved = .duplicateKey(key, firstOffset: offset, firstPlace: first.moved(to: start))
    }
    return JSONError(moved, offset: offset, place: place.moved(to: start))
  }
}
