/// Cuts an expression into tokens.
///
/// As in XPath, `-` inside a name belongs to the name, so that ids may be written as they are: a difference is `a - b`.
struct ExpressionLexer {
  private let bytes: [UInt8]
  private var offset = 0

  /// Symbols of other languages, with what is written here instead, and the word that means exactly the same, where there
  /// is one.
  private static let foreign: [(symbol: String, advice: String, word: String?)] = [
    ("==", "write '=' for equality", "="), ("<>", "write '!=' for inequality", "!="), ("&&", "write 'and'", "and"),
    ("||", "write 'or'", "or"), ("/", "write 'div' for division", "div"),
    ("%", "write 'mod' for the remainder", "mod"), ("!", "write 'not(…)'", nil),
    ("&", "write 'and', or concat(…) to join texts", nil), ("|", "write 'or'", nil),
    ("$", "write the question's id alone", nil), ("{", "write the question's id alone, without braces", nil),
    ("#", "write the question's id alone", nil),
  ]

  init(_ text: String) { bytes = Array(text.utf8) }

  /// All tokens, the last of them ``ExpressionToken/Kind/end``.
  static func tokens(of text: String) throws(ExpressionFault) -> [ExpressionToken] {
    var lexer = ExpressionLexer(text)
    var tokens: [ExpressionToken] = []
    repeat { tokens.append(try lexer.next()) } while tokens[tokens.count - 1].kind != .end
    return tokens
  }

  private mutating func next() throws(ExpressionFault) -> ExpressionToken {
    while let byte = current, byte == 0x20 || byte == 0x0A || byte == 0x0D || byte == 0x09 { offset += 1 }
    let start = offset
    guard let byte = current else { return ExpressionToken(kind: .end, range: start..<start) }
    if byte.isLetter { return name(from: start) }
    if byte.isDigit { return try number(from: start) }
    if byte == UInt8(ascii: "'") || byte == UInt8(ascii: "\"") { return try text(from: start, quote: byte) }
    if byte == UInt8(ascii: ".") {
      offset += 1
      return ExpressionToken(kind: .candidate, range: start..<offset)
    }
    return try symbol(from: start)
  }

  private var current: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func name(from start: Int) -> ExpressionToken {
    while let byte = current {
      if byte.isNameByte {
        offset += 1
      } else if byte == UInt8(ascii: "."), offset + 1 < bytes.count, bytes[offset + 1].isNameByte {
        // The code of a choice, which may begin with a digit.
        offset += 2
      } else {
        break
      }
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    return ExpressionToken(kind: .name(text), range: start..<offset)
  }

  private mutating func number(from start: Int) throws(ExpressionFault) -> ExpressionToken {
    while let byte = current, byte.isDigit { offset += 1 }
    if current == UInt8(ascii: "."), offset + 1 < bytes.count, bytes[offset + 1].isDigit {
      offset += 1
      while let byte = current, byte.isDigit { offset += 1 }
    }
    if let byte = current, byte.isLetter {
      while let byte = current, byte.isNameByte { offset += 1 }
      let text = String(decoding: bytes[start..<offset], as: UTF8.self)
      throw ExpressionFault("'\(text)' is neither a number nor a name; a name begins with a letter", at: start..<offset)
    }
    let text = String(decoding: bytes[start..<offset], as: UTF8.self)
    guard let value = Double(text), value.isFinite else {
      throw ExpressionFault("'\(text)' is too large a number", at: start..<offset)
    }
    return ExpressionToken(kind: .number(value), range: start..<offset)
  }

  private mutating func text(from start: Int, quote: UInt8) throws(ExpressionFault) -> ExpressionToken {
    offset += 1
    while let byte = current, byte != quote { offset += 1 }
    guard current == quote else {
      throw ExpressionFault(
        "the text that begins here has no closing \(Character(Unicode.Scalar(quote)))", at: start..<bytes.count)
    }
    let text = String(decoding: bytes[(start + 1)..<offset], as: UTF8.self)
    offset += 1
    return ExpressionToken(kind: .text(text), range: start..<offset)
  }

  private mutating func symbol(from start: Int) throws(ExpressionFault) -> ExpressionToken {
    let rest = bytes[start...].prefix(2)
    for length in [2, 1] where rest.count >= length {
      let text = String(decoding: rest.prefix(length), as: UTF8.self)
      if let foreign = Self.foreign.first(where: { $0.symbol == text }) {
        throw ExpressionFault(
          "'\(text)' is not used here; \(foreign.advice)", at: start..<(start + length),
          replacement: foreign.word.map { separated($0, start, start + length) })
      }
      if let symbol = ExpressionToken.Symbol(rawValue: text) {
        offset += length
        return ExpressionToken(kind: .symbol(symbol), range: start..<offset)
      }
    }
    var end = start + 1
    while end < bytes.count, bytes[end] & 0xC0 == 0x80 { end += 1 }
    let character = String(decoding: bytes[start..<end], as: UTF8.self)
    let hint = "’‘“”«»".contains(character) ? "; texts stand between straight quotation marks: 'text'" : ""
    throw ExpressionFault("'\(character)' has no meaning here\(hint)", at: start..<end)
  }

  /// A word in place of a symbol, with the spaces that a symbol does without.
  private func separated(_ word: String, _ lower: Int, _ upper: Int) -> String {
    guard word.utf8.allSatisfy(\.isLetter) else { return word }
    let needsSpaceBefore = lower > 0 && (bytes[lower - 1].isNameByte || bytes[lower - 1] == UInt8(ascii: "."))
    let needsSpaceAfter = upper < bytes.count && (bytes[upper].isNameByte || bytes[upper] == UInt8(ascii: "."))
    return (needsSpaceBefore ? " " : "") + word + (needsSpaceAfter ? " " : "")
  }
}

extension UInt8 {
  /// Whether the byte is an ASCII letter.
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }

  /// Whether the byte is an ASCII digit.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }

  /// Whether the byte may stand in a name after its first letter.
  var isNameByte: Bool { isLetter || isDigit || self == UInt8(ascii: "-") || self == UInt8(ascii: "_") }
}
