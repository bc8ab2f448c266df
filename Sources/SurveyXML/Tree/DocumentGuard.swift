internal import SurveyModel

/// Looks at a file's bytes before a parser sees them: size, encoding, characters, and what XML would allow but Sonde
/// does not.
struct DocumentGuard {
  /// What makes the file unreadable, if anything does.
  private(set) var fault: Diagnostic?

  /// Characters that a survey may not hold, though XML may.
  private(set) var unwanted: [Diagnostic] = []

  private let bytes: [UInt8]
  private let source: SourceID
  private let limits: DocumentLimits

  /// Looks at a file.
  init(_ bytes: [UInt8], source: SourceID, limits: DocumentLimits) {
    self.bytes = bytes
    self.source = source
    self.limits = limits
    fault = faultOfSize() ?? faultOfEncoding() ?? faultOfProlog()
    if fault == nil { scan() }
  }

  private func diagnostic(_ problem: Problem, _ lower: Int, _ upper: Int) -> Diagnostic {
    Diagnostic(problem, at: SourceRange(source: source, lower, min(upper, bytes.count)))
  }

  private func unwantedCharacter(_ scalar: UInt32, _ lower: Int, _ upper: Int) -> Diagnostic {
    .unwantedCharacter(scalar, at: SourceRange(source: source, lower, upper))
  }

  private func faultOfSize() -> Diagnostic? {
    guard bytes.count <= limits.maximumBytes else {
      return diagnostic(.fileTooLarge(bytes: bytes.count, limit: limits.maximumBytes), 0, 0)
    }
    let start = MarkupBytes.endOfMark(in: bytes)
    guard MarkupBytes.skipSpace(in: bytes, from: start) < bytes.count else { return diagnostic(.emptyFile, 0, 0) }
    return nil
  }

  // MARK: Encoding

  private func faultOfEncoding() -> Diagnostic? {
    if let name = wideEncoding { return diagnostic(.otherEncoding(name), 0, min(2, bytes.count)) }
    let start = MarkupBytes.endOfMark(in: bytes)
    guard MarkupBytes.matches("<?xml", in: bytes, at: start),
      let end = MarkupBytes.find("?>", in: Array(bytes[start..<min(start + 1024, bytes.count)]), from: 0)
    else { return nil }
    let declaration = Array(bytes[start..<start + end])
    guard let word = MarkupBytes.find("encoding", in: declaration, from: 5) else { return nil }
    var offset = MarkupBytes.skipSpace(in: declaration, from: word + 8)
    guard offset < declaration.count, declaration[offset] == MarkupBytes.equals else { return nil }
    offset = MarkupBytes.skipSpace(in: declaration, from: offset + 1)
    guard offset < declaration.count else { return nil }
    let quote = declaration[offset]
    guard let close = declaration[(offset + 1)...].firstIndex(of: quote) else { return nil }
    let name = String(decoding: declaration[offset + 1..<close], as: UTF8.self)
    guard name.lowercased() != "utf-8" else { return nil }
    return diagnostic(.otherEncoding(name), start + offset + 1, start + close)
  }

  /// The encoding that the first bytes betray, when its units have more than eight bits.
  private var wideEncoding: String? {
    let head = Array(bytes.prefix(4)) + [1, 1, 1, 1]
    if head.starts(with: [0xFF, 0xFE, 0, 0]) || head.starts(with: [0, 0, 0xFE, 0xFF]) { return "UTF-32" }
    if head.starts(with: [0x3C, 0, 0, 0]) || head.starts(with: [0, 0, 0, 0x3C]) { return "UTF-32" }
    if head.starts(with: [0xFF, 0xFE]) || head.starts(with: [0xFE, 0xFF]) { return "UTF-16" }
    if head.starts(with: [0x3C, 0]) || head.starts(with: [0, 0x3C]) { return "UTF-16" }
    return nil
  }

  // MARK: Document type

  /// A document type can only stand before the root, after white space, comments and processing instructions.
  private func faultOfProlog() -> Diagnostic? {
    var offset = MarkupBytes.endOfMark(in: bytes)
    while true {
      offset = MarkupBytes.skipSpace(in: bytes, from: offset)
      if MarkupBytes.matches("<!--", in: bytes, at: offset) {
        guard let end = MarkupBytes.find("-->", in: bytes, from: offset + 4) else { return nil }
        offset = end + 3
      } else if MarkupBytes.matches("<?", in: bytes, at: offset) {
        guard let end = MarkupBytes.find("?>", in: bytes, from: offset + 2) else { return nil }
        offset = end + 2
      } else if MarkupBytes.matches("<!DOCTYPE", in: bytes, at: offset)
        || MarkupBytes.matches("<!doctype", in: bytes, at: offset)
      {
        return diagnostic(.documentType, offset, offset + 9)
      } else {
        return nil
      }
    }
  }

  // MARK: Characters

  private mutating func scan() {
    var offset = 0
    var lastOpening = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if byte >= 0x80 {
        guard let (scalar, length) = UTF8Scanner.multibyteScalar(in: bytes, at: offset) else {
          fault = diagnostic(.notUTF8(byte: byte), offset, offset + 1)
          return
        }
        guard !ScalarRules.isForbidden(scalar) else {
          fault = diagnostic(.controlCharacter(scalar: scalar), offset, offset + length)
          return
        }
        if ScalarRules.isUnwanted(scalar) {
          unwanted.append(unwantedCharacter(scalar, offset, offset + length))
        }
        offset += length
        continue
      }
      if byte == MarkupBytes.lessThan {
        if offset - lastOpening > 2048, !checkTag(from: lastOpening) { return }
        lastOpening = offset
      } else if byte < 0x20, ScalarRules.isForbidden(UInt32(byte)) {
        fault = diagnostic(.controlCharacter(scalar: UInt32(byte)), offset, offset + 1)
        return
      } else if byte == 0x7F {
        unwanted.append(unwantedCharacter(0x7F, offset, offset + 1))
      }
      offset += 1
    }
    if bytes.count - lastOpening > 2048 { _ = checkTag(from: lastOpening) }
  }

  /// Whether the start tag at an offset is of a size that libxml2 reads quickly.
  ///
  /// Called only where two `<` lie far apart, which a long text does as well as a long tag.
  private mutating func checkTag(from start: Int) -> Bool {
    guard start + 1 < bytes.count, bytes[start] == MarkupBytes.lessThan, MarkupBytes.isNameStart(bytes[start + 1])
    else { return true }
    var offset = MarkupBytes.endOfName(in: bytes, from: start + 1)
    let nameEnd = offset
    var attributes = 0
    var quote: UInt8 = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if quote != 0 {
        if byte == quote { quote = 0 } else if byte == MarkupBytes.lessThan { return true }
      } else if byte == MarkupBytes.greaterThan || byte == MarkupBytes.lessThan {
        return true
      } else if byte == MarkupBytes.quote || byte == MarkupBytes.apostrophe {
        quote = byte
        attributes += 1
      }
      if attributes > limits.maximumAttributes {
        fault = diagnostic(.tooManyAttributes(limit: limits.maximumAttributes), start + 1, nameEnd)
        return false
      }
      if offset - start > limits.maximumTagBytes {
        fault = diagnostic(.tagTooLong(limit: limits.maximumTagBytes), start + 1, nameEnd)
        return false
      }
      offset += 1
    }
    return true
  }
}

extension Diagnostic {
  /// A character that nobody sees and that a survey may not hold: nothing that can be read is lost without it.
  static func unwantedCharacter(_ scalar: UInt32, at range: SourceRange) -> Diagnostic {
    Diagnostic(
      .controlCharacter(scalar: scalar), at: range, fix: Fix("remove it", [Fix.Edit(range, "")], .exact))
  }
}
