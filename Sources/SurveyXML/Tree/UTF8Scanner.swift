/// Reads one scalar after another out of bytes that need not be UTF-8.
enum UTF8Scanner {
  /// The scalar of more than one byte that begins at an offset.
  ///
  /// Overlong forms, surrogates and values above U+10FFFF are not UTF-8 (Unicode 15, table 3-7).
  ///
  /// - Returns: The scalar and its length, or `nil` when the byte at the offset does not begin one.
  static func multibyteScalar(in bytes: [UInt8], at offset: Int) -> (scalar: UInt32, length: Int)? {
    let lead = bytes[offset]
    let length: Int
    var secondLow: UInt8 = 0x80
    var secondHigh: UInt8 = 0xBF
    switch lead {
    case 0xC2...0xDF: length = 2
    case 0xE0: (length, secondLow) = (3, 0xA0)
    case 0xED: (length, secondHigh) = (3, 0x9F)
    case 0xE1...0xEF: length = 3
    case 0xF0: (length, secondLow) = (4, 0x90)
    case 0xF4: (length, secondHigh) = (4, 0x8F)
    case 0xF1...0xF3: length = 4
    default: return nil
    }
    guard offset + length <= bytes.count else { return nil }
    guard bytes[offset + 1] >= secondLow, bytes[offset + 1] <= secondHigh else { return nil }
    var scalar = UInt32(lead) & (0x7F >> UInt32(length))
    for step in 1..<length {
      let byte = bytes[offset + step]
      guard byte & 0xC0 == 0x80 else { return nil }
      scalar = scalar << 6 | UInt32(byte & 0x3F)
    }
    return (scalar, length)
  }
}
