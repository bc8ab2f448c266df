/// The bytes that XML gives a meaning, and the few scans that several stages need.
enum MarkupBytes {
  static let lessThan = UInt8(ascii: "<")
  static let greaterThan = UInt8(ascii: ">")
  static let ampersand = UInt8(ascii: "&")
  static let semicolon = UInt8(ascii: ";")
  static let slash = UInt8(ascii: "/")
  static let equals = UInt8(ascii: "=")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let carriageReturn = UInt8(ascii: "\r")
  static let lineFeed = UInt8(ascii: "\n")
  static let space = UInt8(ascii: " ")
  static let tab = UInt8(ascii: "\t")

  /// XML's white space: space, tab, carriage return and line feed. A no-break space is text.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool {
    byte == 0x20 || byte == 0x0A || byte == 0x09 || byte == 0x0D
  }

  /// Whether a byte may begin a name. Every byte of a multibyte scalar may: libxml2 knows which letters there are.
  static func isNameStart(_ byte: UInt8) -> Bool {
    (byte | 0x20) >= UInt8(ascii: "a") && (byte | 0x20) <= UInt8(ascii: "z")
      || byte == UInt8(ascii: "_") || byte == UInt8(ascii: ":") || byte >= 0x80
  }

  /// Whether a byte may stand inside a name.
  @inline(__always)
  static func isName(_ byte: UInt8) -> Bool {
    isNameStart(byte) || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
      || byte == UInt8(ascii: "-") || byte == UInt8(ascii: ".")
  }

  /// The offset after the name that begins at an offset.
  static func endOfName(in bytes: [UInt8], from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, isName(bytes[offset]) { offset += 1 }
    return offset
  }

  /// The first offset at or after `start` that is not white space.
  static func skipSpace(in bytes: [UInt8], from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, isSpace(bytes[offset]) { offset += 1 }
    return offset
  }

  /// Whether the ASCII text stands at an offset.
  static func matches(_ text: StaticString, in bytes: [UInt8], at offset: Int) -> Bool {
    guard offset >= 0, offset + text.utf8CodeUnitCount <= bytes.count else { return false }
    return text.withUTF8Buffer { buffer in
      for index in 0..<buffer.count where bytes[offset + index] != buffer[index] { return false }
      return true
    }
  }

  /// The offset at which the ASCII text next stands.
  static func find(_ text: StaticString, in bytes: [UInt8], from start: Int) -> Int? {
    var offset = start
    while offset + text.utf8CodeUnitCount <= bytes.count {
      if matches(text, in: bytes, at: offset) { return offset }
      offset += 1
    }
    return nil
  }

  /// The offset after the byte-order mark, if the file has one.
  static func endOfMark(in bytes: [UInt8]) -> Int {
    bytes.count >= 3 && bytes[0] == 0xEF && bytes[1] == 0xBB && bytes[2] == 0xBF ? 3 : 0
  }
}
