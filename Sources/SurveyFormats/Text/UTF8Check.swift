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
      // Most text is ASCII with a few letters of two bytes, and passed over eight bytes at a time.
      while at + 9 <= range.upperBound, case let passed = shortCharacters(bytes, at), passed > 0 { at += passed }
      guard at < range.upperBound else { break }
      guard let length = sequenceLength(at: at, in: bytes, upTo: range.upperBound) else { return at }
      at += length
    }
    return nil
  }

  /// How many bytes, 8 or 9, are whole characters of one or two bytes; 0 where there is anything else.
  ///
  /// - Parameters:
  ///   - bytes: The text.
  ///   - offset: The beginning of a character; nine bytes are there.
  @inline(__always)
  private static func shortCharacters(_ bytes: UnsafeBufferPointer<UInt8>, _ offset: Int) -> Int {
    let raw = UnsafeRawBufferPointer(bytes)
    let word = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset, as: UInt64.self))
    // Of each byte, the highest bit says what is found about it.
    let highest: UInt64 = 0x8080_8080_8080_8080
    if word & highest == 0 { return 8 }
    let next = UInt64(littleEndian: raw.loadUnaligned(fromByteOffset: offset + 1, as: UInt64.self))
    let leads = word & word << 1 & ~(word << 2) & highest
    let isLonger = word & word << 1 & word << 2 & highest != 0
    let (continuations, following) = (word & ~(word << 1) & highest, next & ~(next << 1) & highest)
    // C0 and C1 lead nothing: what they would lead is ASCII.
    let allowed = (word & 0x1E1E_1E1E_1E1E_1E1E) &+ 0x7E7E_7E7E_7E7E_7E7E
    guard !isLonger, leads == following, continuations & 0x80 == 0, leads & ~allowed == 0 else { return 0 }
    return leads >> 63 == 1 ? 9 : 8
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
