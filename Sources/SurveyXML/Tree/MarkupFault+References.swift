internal import SurveyModel

extension MarkupFault {
  /// Reads what `&` begins.
  ///
  /// - Parameter end: Where the text or value ends.
  mutating func readReference(upTo end: Int) -> Diagnostic? {
    let start = offset
    var upper = start + 1
    if upper < end, bytes[upper] == UInt8(ascii: "#") { upper += 1 }
    upper = max(upper, MarkupBytes.endOfName(in: bytes, from: upper))
    let name = bytes[min(start + 1, bytes.count)..<min(upper, bytes.count)]
    guard upper < end, bytes[upper] == MarkupBytes.semicolon, !name.isEmpty else {
      let isPair = MarkupBytes.matches("&&", in: bytes, at: start)
      // Before a name of some length it may be a reference whose semicolon is missing.
      let isSign = name.count < 2 && name.first != UInt8(ascii: "#")
      return fault(
        "'&' begins a reference; for the character itself write &amp;", start, start + 1,
        fix: isPair
          ? replacing(start, start + 2, by: "&amp;&amp;")
          : replacing(start, start + 1, by: "&amp;", isSign ? .exact : .likely))
    }
    let written = String(decoding: name, as: UTF8.self)
    guard let scalar = MarkupDecoder.scalar(ofReference: name) else {
      return written.hasPrefix("#")
        ? fault("&\(written); is not the number of a character", start, upper + 1)
        : fault(
          "&\(written); is not known; XML has only &lt; &gt; &amp; &quot; &apos; and numbers such as &#233;",
          start, upper + 1)
    }
    guard !ScalarRules.isForbidden(scalar.value) else {
      return fault("&\(written); is a character that XML does not allow", start, upper + 1)
    }
    offset = upper + 1
    return nil
  }
}
