import SurveyFormats

/// Finds where fields end, 16 bytes at a time. Every buffer that is scanned has ``padding`` bytes to spare behind its end.
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
    var isASCII = true
    let (a, b) = (SIMD16<UInt8>(repeating: byte), SIMD16<UInt8>(repeating: other))
    let beyond = SIMD16<UInt8>(repeating: 0x80)
    while at < end {
      let block = UnsafeRawPointer(at).loadUnaligned(as: SIMD16<UInt8>.self)
      let found = lanes(block .== a) | lanes(block .== b)
      let others = lanes(block .>= beyond)
      guard isEmpty(found) else {
        let place = firstPlace(found)
        isASCII = isASCII && firstPlace(others) >= place
        at += place
        break
      }
      isASCII = isASCII && isEmpty(others)
      at += 16
    }
    return Found(end: min(at, end), isASCII: isASCII)
  }

  /// The most bytes that ``wordEnd(_:delimiter:)`` looks at, so that it stays within the bytes to spare.
  private static let longestWord = 48

  /// Where an unquoted word of ASCII ends: at a delimiter, a quotation mark, a byte up to the carriage return, which is
  /// white space or worse, or one that is not ASCII; or at 48 where it does not end before.
  @inline(__always)
  static func wordEnd(_ start: UnsafePointer<UInt8>, delimiter: UInt8) -> Int {
    let (delimiters, quotes) = (SIMD16<UInt8>(repeating: delimiter), SIMD16<UInt8>(repeating: quote))
    let (returns, others) = (SIMD16<UInt8>(repeating: carriageReturn), SIMD16<UInt8>(repeating: 0x80))
    let end = first(from: start, to: start + longestWord) {
      ($0 .== delimiters) .| ($0 .== quotes) .| ($0 .<= returns) .| ($0 .>= others)
    }
    return end - start
  }

  /// The first place of either of two bytes; `end` where there is none.
  @inline(__always)
  static func find(
    _ byte: UInt8, or other: UInt8, from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    let (a, b) = (SIMD16<UInt8>(repeating: byte), SIMD16<UInt8>(repeating: other))
    return first(from: start, to: end) { ($0 .== a) .| ($0 .== b) }
  }

  /// The first place of what a mask finds in blocks of 16 bytes; `end` where it finds nothing before.
  @inline(__always)
  private static func first(
    from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>, _ mask: (SIMD16<UInt8>) -> SIMDMask<SIMD16<Int8>>
  ) -> UnsafePointer<UInt8> {
    var at = start
    while at < end {
      let found = mask(UnsafeRawPointer(at).loadUnaligned(as: SIMD16<UInt8>.self))
      guard isEmpty(found) else { return min(at + firstPlace(found), end) }
      at += 16
    }
    return end
  }

  /// The first place of a backslash or a control character of ASCII; `end` where there is none.
  @inline(__always)
  static func controlOrBackslash(
    from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8> {
    let backslashes = SIMD16<UInt8>(repeating: UInt8(ascii: "\\"))
    let controls = SIMD16<UInt8>(repeating: 0x1F)
    return first(from: start, to: end) { ($0 .== backslashes) .| ($0 .<= controls) }
  }

  /// The first place of either of two bytes among 16; 16 where there is none.
  @inline(__always)
  static func shortEnd(_ start: UnsafePointer<UInt8>, of byte: UInt8, or other: UInt8) -> Int {
    let (a, b) = (SIMD16<UInt8>(repeating: byte), SIMD16<UInt8>(repeating: other))
    let block = UnsafeRawPointer(start).loadUnaligned(as: SIMD16<UInt8>.self)
    return firstPlace((block .== a) .| (block .== b))
  }

  /// The first place of a quotation mark, a backslash, a control character or a byte that is not ASCII; `end` where there
  /// is none.
  @inline(__always)
  static func endOfPlain(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    let (quotes, backslashes) = (SIMD16<UInt8>(repeating: quote), SIMD16<UInt8>(repeating: UInt8(ascii: "\\")))
    let (controls, others) = (SIMD16<UInt8>(repeating: 0x1F), SIMD16<UInt8>(repeating: 0x80))
    return first(from: start, to: end) {
      ($0 .== quotes) .| ($0 .== backslashes) .| ($0 .<= controls) .| ($0 .>= others)
    }
  }

  /// The first place of what is no letter of ASCII, digit or underscore; `end` where there is none.
  @inline(__always)
  static func endOfName(from start: UnsafePointer<UInt8>, to end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8> {
    let (cases, letters) = (SIMD16<UInt8>(repeating: 0x20), SIMD16<UInt8>(repeating: UInt8(ascii: "a")))
    let (zeros, underscores) = (
      SIMD16<UInt8>(repeating: UInt8(ascii: "0")), SIMD16<UInt8>(repeating: UInt8(ascii: "_"))
    )
    let (lastLetter, lastDigit) = (SIMD16<UInt8>(repeating: 25), SIMD16<UInt8>(repeating: 9))
    return first(from: start, to: end) { bytes in
      let isNoLetter = lanes(((bytes | cases) &- letters) .> lastLetter)
      let isNoDigit = lanes((bytes &- zeros) .> lastDigit)
      let isUnderscore = lanes(bytes .== underscores)
      return unsafeBitCast(isNoLetter & isNoDigit & ~isUnderscore, to: SIMDMask<SIMD16<Int8>>.self)
    }
  }

  /// Whether there is a zero byte.
  @inline(__always)
  static func hasZero(_ start: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    length > 0 && find(0, or: 0, from: start, to: start + length) < start + length
  }

  /// The first place at which a mask is set; 16 where it is nowhere.
  @inline(__always)
  private static func firstPlace(_ mask: SIMDMask<SIMD16<Int8>>) -> Int { firstPlace(lanes(mask)) }

  /// The first number that is not 0; 16 where all are.
  @inline(__always)
  private static func firstPlace(_ lanes: SIMD16<UInt8>) -> Int {
    let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    return firstPlace(UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
  }

  /// The first byte of two words that is not 0, the lower word first; 16 where all are.
  ///
  /// Without a branch, because where texts end cannot be foreseen.
  @inline(__always)
  static func firstPlace(_ low: UInt64, _ high: UInt64) -> Int {
    let (first, second) = (low.trailingZeroBitCount >> 3, high.trailingZeroBitCount >> 3)
    // Of a word that is 0, the number is 8.
    return first &+ (second & (0 &- first >> 3))
  }

  /// Whether a mask is set nowhere.
  @inline(__always)
  static func isEmpty(_ mask: SIMDMask<SIMD16<Int8>>) -> Bool { isEmpty(lanes(mask)) }

  /// Whether numbers are all 0.
  @inline(__always)
  static func isEmpty(_ lanes: SIMD16<UInt8>) -> Bool {
    let words = unsafeBitCast(lanes, to: SIMD2<UInt64>.self)
    return words[0] | words[1] == 0
  }

  /// A mask as two words with eight bits a place, the first place lowest.
  ///
  /// All bits of a lane are set or none, so that it can be read so; `any` and `all` would go from lane to lane.
  @inline(__always)
  static func words(_ mask: SIMDMask<SIMD16<Int8>>) -> (low: UInt64, high: UInt64) {
    let words = unsafeBitCast(mask, to: SIMD2<UInt64>.self)
    return (UInt64(littleEndian: words[0]), UInt64(littleEndian: words[1]))
  }

  /// A mask as numbers: −1, which is 255, where it is set, and 0 where it is not.
  @inline(__always)
  static func lanes(_ mask: SIMDMask<SIMD16<Int8>>) -> SIMD16<UInt8> { unsafeBitCast(mask, to: SIMD16<UInt8>.self) }

  /// Whether bytes are well-formed UTF-8, without making a text of them.
  static func isUTF8(_ text: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    UTF8Check.firstInvalid(in: UnsafeBufferPointer(start: text, count: length), 0..<length) == nil
  }

  /// The number of Unicode scalars; `nil` when the bytes are not UTF-8.
  static func scalarCount(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int? {
    guard isUTF8(text, length) else { return nil }
    var count = length
    var at = 0
    while at + 16 <= length {
      let block = UnsafeRawPointer(text + at).loadUnaligned(as: SIMD16<UInt8>.self)
      let (low, high) = words((block & SIMD16(repeating: 0xC0)) .== SIMD16(repeating: 0x80))
      count -= (low.nonzeroBitCount + high.nonzeroBitCount) >> 3
      at += 16
    }
    while at < length {
      count -= text[at] & 0xC0 == 0x80 ? 1 : 0
      at += 1
    }
    return count
  }
}
