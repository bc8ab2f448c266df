/// Finds where fields end, 16 bytes at a time. Every buffer that is scanned has that many bytes to spare behind its end.
enum FieldScan {
  /// Bytes that may be read beyond the end of what is scanned.
  static let padding = 64

  static let quote = UInt8(ascii: "\"")
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")

  /// What was found on the way to the end of a text.
  struct Found {
    /// Where the text ends.
    var end: UnsafePointer<UInt8>
    /// Whether all bytes before are ASCII.
    var isASCII: Bool
  }

  /// The first place of either of two bytes, and whether all before is ASCII.
  ///
  /// - Parameters:
  ///   - start: Where to begin.
  ///   - end: Where to stop; one of the bytes must stand before it or there is no place.
  @inline(__always)
  static func first(
    of byte: UInt8, or other: UInt8, from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
  ) -> Found {
    var at = start
    var high = SIMD16<UInt8>(repeating: 0)
    let (a, b) = (SIMD16<UInt8>(repeating: byte), SIMD16<UInt8>(repeating: other))
    while at < end {
      let block = UnsafeRawPointer(at).loadUnaligned(as: SIMD16<UInt8>.self)
      if any((block .== a) .| (block .== b)) { break }
      high |= block
      at += 16
    }
    var tail: UInt8 = 0
    while at < end, at[0] != byte, at[0] != other {
      tail |= at[0]
      at += 1
    }
    let isASCII = tail < 0x80 && all(high .< SIMD16<UInt8>(repeating: 0x80))
    return Found(end: min(at, end), isASCII: isASCII)
  }

  /// The number of Unicode scalars; `nil` when the bytes are not UTF-8.
  static func scalarCount(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int? {
    let bytes = UnsafeBufferPointer(start: text, count: length)
    guard UTF8Form.isValid(bytes) else { return nil }
    var count = 0
    for byte in bytes { count &+= byte & 0xC0 != 0x80 ? 1 : 0 }
    return count
  }
}

/// Whether bytes are well-formed UTF-8 (Unicode, table 3-7), without making a text of them.
enum UTF8Form {
  static func isValid(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    var at = 0
    let count = bytes.count
    while at < count {
      let lead = bytes[at]
      if lead < 0x80 {
        at += 1
        continue
      }
      let length: Int
      var (least, most): (UInt8, UInt8) = (0x80, 0xBF)
      switch lead {
      case 0xC2...0xDF: length = 2
      case 0xE0...0xEF:
        length = 3
        if lead == 0xE0 { least = 0xA0 }
        if lead == 0xED { most = 0x9F }
      case 0xF0...0xF4:
        length = 4
        if lead == 0xF0 { least = 0x90 }
        if lead == 0xF4 { most = 0x8F }
      default: return false
      }
      guard at + length <= count, bytes[at + 1] >= least, bytes[at + 1] <= most else { return false }
      var next = 2
      while next < length {
        guard bytes[at + next] & 0xC0 == 0x80 else { return false }
        next += 1
      }
      at += length
    }
    return true
  }
}
