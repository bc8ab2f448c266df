internal import SurveyModel

extension MarkupFault {
  /// Reads the XML declaration at the head of the file, of which there is one right form.
  mutating func readDeclaration() -> Diagnostic? {
    let start = offset
    let lineEnd = text.byteRange(ofLine: text.position(at: start).line).upperBound
    guard let end = MarkupBytes.find("?>", in: bytes, from: start), end <= lineEnd || isDeclaration(start + 5, end)
    else { return fault("the XML declaration is not closed with '?>'", start, lineEnd) }
    guard isDeclaration(start + 5, end) else {
      return fault(
        "the XML declaration reads <?xml version=\"1.0\" encoding=\"UTF-8\"?>", start, end + 2)
    }
    offset = end + 2
    return nil
  }

  /// Whether a stretch holds `version`, then perhaps `encoding`, then perhaps `standalone`, each with a quoted value.
  private func isDeclaration(_ lower: Int, _ upper: Int) -> Bool {
    var place = lower
    var expected = ["version", "encoding", "standalone"]
    while true {
      let before = place
      place = min(MarkupBytes.skipSpace(in: bytes, from: place), upper)
      if place == upper { return !expected.contains("version") }
      let nameEnd = MarkupBytes.endOfName(in: bytes, from: place)
      let name = String(decoding: bytes[place..<nameEnd], as: UTF8.self)
      guard place > before, let index = expected.firstIndex(of: name) else { return false }
      guard index == 0 || !expected.contains("version") else { return false }
      expected.removeFirst(index + 1)
      place = MarkupBytes.skipSpace(in: bytes, from: nameEnd)
      guard place < upper, bytes[place] == MarkupBytes.equals else { return false }
      place = MarkupBytes.skipSpace(in: bytes, from: place + 1)
      guard place < upper, bytes[place] == MarkupBytes.quote || bytes[place] == MarkupBytes.apostrophe,
        let close = bytes[(place + 1)...].firstIndex(of: bytes[place]), close < upper
      else { return false }
      guard isValue(String(decoding: bytes[place + 1..<close], as: UTF8.self), of: name) else { return false }
      place = close + 1
    }
  }

  private func isValue(_ value: String, of name: String) -> Bool {
    switch name {
    case "version": value.hasPrefix("1.") && value.utf8.count > 2 && value.utf8.dropFirst(2).allSatisfy(isDigit)
    case "encoding": !value.isEmpty
    default: value == "yes" || value == "no"
    }
  }

  private func isDigit(_ byte: UInt8) -> Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(byte) }
}
