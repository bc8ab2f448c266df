extension JSONScanner {
  /// Reads a number; the cursor stands on its minus sign or first digit.
  mutating func number() throws(JSONError) -> JSONNumber {
    let start = at
    if current == UInt8(ascii: "-") { at += 1 }
    if let byte = current, byte.isLetter {
      while let byte = current, byte.isLetter { at += 1 }
      throw error(.unknownWord(String(decoding: bytes[start..<min(at, start + 40)], as: UTF8.self)), at: start)
    }
    let whole = at
    try digits()
    if bytes[whole] == Byte.zero, at - whole > 1 { throw error(.leadingZero, at: whole) }
    if current == UInt8(ascii: ".") {
      at += 1
      try digits()
    }
    if current == UInt8(ascii: "e") || current == UInt8(ascii: "E") {
      at += 1
      if current == UInt8(ascii: "+") || current == UInt8(ascii: "-") { at += 1 }
      try digits()
    }
    return JSONNumber(checked: String(decoding: bytes[start..<at], as: UTF8.self))
  }

  private mutating func digits() throws(JSONError) {
    let start = at
    while let byte = current, Byte.digits.contains(byte) { at += 1 }
    guard at > start else { throw error(.incompleteNumber, at: at) }
  }

  /// Reads a string; the cursor stands on its opening quotation mark.
  mutating func string() throws(JSONError) -> String {
    let opening = at
    at += 1
    // Nearly every string has no escape and is decoded where it stands.
    try skipPlain(opening: opening)
    if bytes[at] == Byte.quote {
      at += 1
      return try text(of: bytes[(opening + 1)..<(at - 1)])
    }
    var content = ""
    var plain = opening + 1
    while bytes[at] != Byte.quote {
      content += try text(of: bytes[plain..<at])
      content.unicodeScalars.append(try escape())
      plain = at
      try skipPlain(opening: opening)
    }
    content += try text(of: bytes[plain..<at])
    at += 1
    return content
  }

  /// Moves to the next quotation mark or backslash; on return there is one.
  private mutating func skipPlain(opening: Int) throws(JSONError) {
    while at < bytes.count {
      let byte = bytes[at]
      if byte == Byte.quote || byte == Byte.backslash { return }
      guard byte >= Byte.space else { throw error(.controlCharacter(byte), at: at) }
      at += 1
    }
    throw error(.unterminatedString, at: opening)
  }

  private func text(of slice: ArraySlice<UInt8>) throws(JSONError) -> String {
    // `String(validating:as:)` does both in one call, but unspecialised: it looks up metadata for each string.
    if let offset = UTF8Check.firstInvalid(in: bytes, slice.indices) {
      throw error(.notUTF8(byte: bytes[offset]), at: offset)
    }
    return String(decoding: slice, as: UTF8.self)
  }

  /// Reads an escape; the cursor stands on its backslash.
  private mutating func escape() throws(JSONError) -> Unicode.Scalar {
    let start = at
    at += 2
    guard start + 1 < bytes.count else { throw error(.badEscape("\u{FFFD}"), at: start) }
    switch bytes[start + 1] {
    case Byte.quote: return "\""
    case Byte.backslash: return "\\"
    case UInt8(ascii: "/"): return "/"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "u"): return try unicodeEscape(start: start)
    default: throw error(.badEscape(UTF8Check.scalar(at: start + 1, in: bytes)), at: start)
    }
  }

  private mutating func unicodeEscape(start: Int) throws(JSONError) -> Unicode.Scalar {
    let unit = try codeUnit(escapeAt: start)
    if let scalar = Unicode.Scalar(unit) { return scalar }
    guard UTF16.isLeadSurrogate(unit), bytes[at...].starts(with: [Byte.backslash, UInt8(ascii: "u")]) else {
      throw error(.loneSurrogate(unit), at: start)
    }
    let next = at
    at += 2
    let trail = try codeUnit(escapeAt: next)
    let value = 0x10000 + (UInt32(unit & 0x3FF) << 10 | UInt32(trail & 0x3FF))
    guard UTF16.isTrailSurrogate(trail), let scalar = Unicode.Scalar(value) else {
      throw error(.loneSurrogate(unit), at: start)
    }
    return scalar
  }

  /// Reads four hexadecimal digits.
  private mutating func codeUnit(escapeAt start: Int) throws(JSONError) -> UInt16 {
    var unit: UInt16 = 0
    for _ in 0..<4 {
      guard let byte = current, let digit = Character(Unicode.Scalar(byte)).hexDigitValue else {
        throw error(.badUnicodeEscape, at: start)
      }
      unit = unit << 4 | UInt16(digit)
      at += 1
    }
    return unit
  }
}
