internal import SurveyModel

extension MarkupFault {
  /// Reads a start tag or an empty-element tag.
  mutating func readStartTag() -> Diagnostic? {
    let start = offset
    let nameEnd = MarkupBytes.endOfName(in: bytes, from: offset + 1)
    let name = String(decoding: bytes[offset + 1..<nameEnd], as: UTF8.self)
    let tag = OpenTag(name: name, range: SourceRange(source: source, start + 1, nameEnd))
    if open.isEmpty, sawRoot {
      return fault("a document has one outermost element; <\(name)> is a second", start + 1, nameEnd)
    }
    if let fault = faultOfName(start + 1, nameEnd) { return fault }
    sawRoot = true
    offset = nameEnd
    var seen: [String: SourceRange] = [:]
    while true {
      let before = offset
      offset = MarkupBytes.skipSpace(in: bytes, from: offset)
      guard offset < bytes.count else { return unfinished(tag) }
      if bytes[offset] == MarkupBytes.greaterThan {
        offset += 1
        open.append(tag)
        return nil
      }
      if MarkupBytes.matches("/>", in: bytes, at: offset) {
        offset += 2
        return nil
      }
      if bytes[offset] == MarkupBytes.slash, offset + 1 == bytes.count { return unfinished(tag) }
      if bytes[offset] == MarkupBytes.lessThan { return fault("<\(name)> has no '>'", start, nameEnd) }
      guard MarkupBytes.isNameStart(bytes[offset]) else { return stray(in: tag) }
      if offset == before {
        return fault(
          "a space is missing before this attribute", offset, offset + 1, fix: replacing(offset, offset, by: " "))
      }
      if let fault = readAttribute(of: tag, seen: &seen) { return fault }
    }
  }

  private func unfinished(_ tag: OpenTag) -> Diagnostic {
    fault(
      "the file ends inside the tag <\(tag.name)>", bytes.count, bytes.count,
      notes: [Diagnostic.Note("the tag begins here", at: tag.range)])
  }

  private func stray(in tag: OpenTag) -> Diagnostic {
    let length = UTF8Scanner.multibyteScalar(in: bytes, at: offset)?.length ?? 1
    let character = String(decoding: bytes[offset..<offset + length], as: UTF8.self)
    return fault("'\(character)' cannot stand in the tag <\(tag.name)>", offset, offset + length)
  }

  private mutating func readAttribute(of tag: OpenTag, seen: inout [String: SourceRange]) -> Diagnostic? {
    let nameLower = offset
    let nameUpper = MarkupBytes.endOfName(in: bytes, from: offset)
    let name = String(decoding: bytes[nameLower..<nameUpper], as: UTF8.self)
    if let fault = faultOfName(nameLower, nameUpper) { return fault }
    offset = MarkupBytes.skipSpace(in: bytes, from: nameUpper)
    guard offset < bytes.count else { return unfinished(tag) }
    guard bytes[offset] == MarkupBytes.equals else {
      return fault("the attribute '\(name)' has no value; write \(name)=\"…\"", nameLower, nameUpper)
    }
    offset = MarkupBytes.skipSpace(in: bytes, from: offset + 1)
    guard offset < bytes.count else { return unfinished(tag) }
    let quote = bytes[offset]
    guard quote == MarkupBytes.quote || quote == MarkupBytes.apostrophe else {
      return faultOfBareValue(of: name)
    }
    if let fault = readValue(of: name, in: tag, quote: quote) { return fault }
    let range = SourceRange(source: source, nameLower, nameUpper)
    if let first = seen.updateValue(range, forKey: name) {
      return fault(
        "the attribute '\(name)' is given twice", nameLower, nameUpper,
        notes: [Diagnostic.Note("first given here", at: first)])
    }
    return nil
  }

  /// A colon separates a prefix from a name, so it stands once, and between the two.
  private func faultOfName(_ lower: Int, _ upper: Int) -> Diagnostic? {
    let parts = bytes[lower..<upper].split(separator: UInt8(ascii: ":"), omittingEmptySubsequences: false)
    guard parts.count > 1 else { return nil }
    let isNamed = parts.count == 2 && parts.allSatisfy { $0.first.map(MarkupBytes.isNameStart) ?? false }
    guard !isNamed else { return nil }
    let name = String(decoding: bytes[lower..<upper], as: UTF8.self)
    return fault("'\(name)' is not a name: a colon stands between a prefix and a name", lower, upper)
  }

  private func faultOfBareValue(of name: String) -> Diagnostic {
    let end = endOfBareValue(from: offset)
    let value = String(decoding: bytes[offset..<min(end, bytes.count)], as: UTF8.self)
    // A mark at its end alone says that the value may have begun elsewhere.
    let isPlain = value.utf8.allSatisfy(MarkupBytes.isName)
    return fault(
      "the value of '\(name)' has no quotation marks", offset, end,
      fix: isPlain ? replacing(offset, end, by: "\"\(value)\"") : nil)
  }

  private func endOfBareValue(from start: Int) -> Int {
    var end = start
    while end < bytes.count, !MarkupBytes.isSpace(bytes[end]), bytes[end] != MarkupBytes.greaterThan,
      bytes[end] != MarkupBytes.lessThan
    {
      end += 1
    }
    return max(end, start + 1)
  }

  private mutating func readValue(of name: String, in tag: OpenTag, quote: UInt8) -> Diagnostic? {
    let lower = offset
    offset += 1
    let end = bytes[offset...].firstIndex(of: quote) ?? bytes.count
    while offset < end {
      if bytes[offset] == MarkupBytes.lessThan {
        // A quotation mark that is forgotten swallows what follows, up to the next tag.
        return isOpenToNextTag(from: lower, to: offset)
          ? fault("the value of '\(name)' has no closing quotation mark", lower, lower + 1)
          : fault(
            "'<' cannot stand in the value of '\(name)'; write &lt;, or 'lt' in a condition", offset, offset + 1,
            fix: replacing(offset, offset + 1, by: "&lt;"))
      }
      if bytes[offset] == MarkupBytes.ampersand {
        if let fault = readReference(upTo: end) { return fault }
      } else {
        offset += 1
      }
    }
    guard end < bytes.count else {
      return fault(
        "the file ends before the value of '\(name)' does", lower, lower + 1,
        notes: [Diagnostic.Note("the tag <\(tag.name)> begins here", at: tag.range)])
    }
    offset = end + 1
    return nil
  }

  /// Whether a value runs over the end of its tag: a `>` or a line end lies between it and the `<` that was met.
  private func isOpenToNextTag(from lower: Int, to upper: Int) -> Bool {
    bytes[lower..<upper].contains { $0 == MarkupBytes.greaterThan || $0 == MarkupBytes.lineFeed }
  }

  /// Reads an end tag.
  mutating func readEndTag() -> Diagnostic? {
    let start = offset
    let nameEnd = MarkupBytes.endOfName(in: bytes, from: offset + 2)
    let name = String(decoding: bytes[offset + 2..<nameEnd], as: UTF8.self)
    offset = MarkupBytes.skipSpace(in: bytes, from: nameEnd)
    guard offset < bytes.count else {
      return fault("the file ends inside the end tag </\(name)>", bytes.count, bytes.count)
    }
    if let last = open.last, last.name == name {
      guard bytes[offset] == MarkupBytes.greaterThan else {
        return fault("the end tag </\(name)> has no '>'", start, nameEnd)
      }
      offset += 1
      open.removeLast()
      return nil
    }
    return mismatch(name, start + 2, nameEnd)
  }

  private func mismatch(_ name: String, _ lower: Int, _ upper: Int) -> Diagnostic {
    guard let last = open.last else {
      return fault("</\(name)> closes nothing: no element is open here", lower, upper)
    }
    let isOuter = open.contains { $0.name == name }
    let meant = isOuter ? nil : NameSuggestion.nearest(to: name, among: [last.name])
    // Where the start tag has a name that nothing has, that is as likely to be the slip.
    let isCertain = Vocabulary.kindsByName[last.name] != nil && Vocabulary.kindsByName[name] == nil
    return fault(
      "</\(name)> does not close <\(last.name)> opened at \(place(last.range))", lower, upper, suggestion: meant,
      fix: meant.map { .rename([range(lower, upper)], to: $0, isCertain ? .exact : .likely) },
      notes: [Diagnostic.Note("<\(last.name)> is opened here", at: last.range)])
  }
}
