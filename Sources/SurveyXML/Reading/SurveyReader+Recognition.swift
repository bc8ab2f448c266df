public import SurveyModel

extension SurveyReader {
  /// Whether a file claims to be a definition, by its first tag alone: it names a namespace of ours, or it is called
  /// like one of our documents and names none. So a folder can hold other XML files too, and a definition that is not
  /// well-formed, or lacks its namespace, is not passed over.
  public static func isDefinition(_ source: SourceText) -> Bool {
    guard let tag = firstTag(in: source.bytes) else { return false }
    if MarkupBytes.contains(Vocabulary.namespaceStem, in: source.bytes[tag.range]) { return true }
    let isRoot = Vocabulary.roots.contains { Vocabulary.spec($0).name == tag.name }
    return isRoot && !MarkupBytes.contains("xmlns", in: source.bytes[tag.range])
  }

  /// The outermost element's start tag, as far as there is one.
  private static func firstTag(in bytes: [UInt8]) -> (name: String, range: Range<Int>)? {
    var offset = MarkupBytes.endOfMark(in: bytes)
    while let lower = bytes[min(offset, bytes.count)...].firstIndex(of: MarkupBytes.lessThan) {
      if MarkupBytes.matches("<!--", in: bytes, at: lower) {
        guard let end = MarkupBytes.find("-->", in: bytes, from: lower + 4) else { return nil }
        offset = end + 3
      } else if MarkupBytes.matches("<?", in: bytes, at: lower) {
        guard let end = MarkupBytes.find("?>", in: bytes, from: lower + 2) else { return nil }
        offset = end + 2
      } else if MarkupBytes.matches("<!", in: bytes, at: lower) {
        offset = lower + 2
      } else {
        let nameEnd = MarkupBytes.endOfName(in: bytes, from: lower + 1)
        let name = String(decoding: bytes[lower + 1..<nameEnd], as: UTF8.self)
        return name.isEmpty ? nil : (name, lower..<endOfTag(in: bytes, from: nameEnd))
      }
    }
    return nil
  }

  private static func endOfTag(in bytes: [UInt8], from start: Int) -> Int {
    var offset = start
    var quote: UInt8 = 0
    while offset < bytes.count {
      let byte = bytes[offset]
      if quote != 0 {
        if byte == quote { quote = 0 }
      } else if byte == MarkupBytes.quote || byte == MarkupBytes.apostrophe {
        quote = byte
      } else if byte == MarkupBytes.greaterThan || byte == MarkupBytes.lessThan {
        break
      }
      offset += 1
    }
    return offset
  }
}

extension MarkupBytes {
  fileprivate static func contains(_ text: String, in bytes: ArraySlice<UInt8>) -> Bool {
    let wanted = Array(text.utf8)
    var rest = bytes
    while rest.count >= wanted.count {
      if rest.starts(with: wanted) { return true }
      rest = rest.dropFirst()
    }
    return false
  }
}
