/// Finds where text stops being UTF-8. The standard library says only whether it does.
package enum UTF8Check {
  /// The first byte of the first ill-formed sequence; `nil` when the range is well-formed.
  static func firstInvalid(in bytes: [UInt8], _ range: Range<Int>) -> Int? {
    bytes.withUnsafeBufferPointer { firstInvalid(in: $0, range) }
  }

  /// The first byte of the first ill-formed sequence; `nil` when the range is well-formed.
  package static func firstInvalid(in bytes: UnsafeBufferPointer<UInt8>, _ range: Range<Int>) -> Int? {
    var at = range.lowerBound
    while at < range.upperBound {
      if bytes[at] < 0x80 {
        at += 1
        // Most text is ASCII, which is passed over eight bytes at a time.
        while at + 8 <= range.upperBound, isASCII(bytes, at) { at += 8 }
        continue
      }
      guard let length = sequenceLength(at: at, in: bytes, upTo: range.upperBound) else { return at }
      at += length
    }
    return nil
  }

  /// Whether the eight bytes from an offset on are ASCII.
  private static func isASCII(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Bool {
    UnsafeRawBufferPointer(bytes).loadUnaligned(fromByteOffset: offset, as: UInt64.self) & 0x8080_8080_8080_8080 == 0
  }

  /// The length of the well-formed sequence that begins at an offset.
  static func sequenceLength(at offset: Int, in bytes: [UInt8], upTo end: Int) -> Int? {
    bytes.withUnsafeBufferPointer { sequenceLength(at: offset, in: $0, upTo: end) }
  }

  /// The length of the well-formed sequence that begins at an offset (Unicode, table 3-7).
  private static func sequenceLength(at offset: Int, in bytes: UnsafeBufferPointer<UInt8>, upTo end: Int) -> Int? {
    let lead = bytes[offset]
    let length: Int
    // The second byte's range rules out overlong forms, surrogates and what lies beyond U+10FFFF.
    var second: ClosedRange<UInt8> = 0x80...0xBF
    switch lead {
    case ..<0x80: return 1
    case 0xC2...0xDF: length = 2
    case 0xE0...0xEF:
      length = 3
      if lead == 0xE0 { second = 0xA0...0xBF }
      if lead == 0xED { second = 0x80...0x9F }
    case 0xF0...0xF4:
      length = 4
      if lead == 0xF0 { second = 0x90...0xBF }
      if lead == 0xF4 { second = 0x80...0x8F }
    default: return nil
    }
    guard offset + length <= end, second.contains(bytes[offset + 1]) else { return nil }
    for next in bytes[(offset + 2)..<max(offset + 2, offset + length)] where next & 0xC0 != 0x80 { return nil }
    return length
  }

  /// The scalar at an offset; U+FFFD where the bytes are not UTF-8.
  static func scalar(at offset: Int, in bytes: [UInt8]) -> Unicode.Scalar {
    guard let length = sequenceLength(at: offset, in: bytes, upTo: bytes.count) else { return "\u{FFFD}" }
    return String(decoding: bytes[offset..<(offset + length)], as: UTF8.self).unicodeScalars.first ?? "\u{FFFD}"
  }
}
