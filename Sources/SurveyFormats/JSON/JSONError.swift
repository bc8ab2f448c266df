/// Why a text is not JSON that we read, and where.
public struct JSONError: Error, Sendable, Hashable {
  /// What is wrong, as facts. The words are in ``JSONError/message``.
  public enum Fact: Sendable, Hashable {
    case empty
    case encoding(TextEncoding)
    case notUTF8(byte: UInt8)
    case tooLong(limit: Int)
    case tooDeep(limit: Int)
    case unexpectedEnd(Expectation)
    case unexpected(Unicode.Scalar, Expectation)
    case unknownWord(String)
    case trailingComma
    case trailingText
    case duplicateKey(String, firstOffset: Int, firstPlace: TextPlace)
    case leadingZero
    case incompleteNumber
    case unterminatedString
    case controlCharacter(UInt8)
    case badEscape(Unicode.Scalar)
    case badUnicodeEscape
    case loneSurrogate(UInt16)
  }

  /// What could have stood in the place of what was found.
  public enum Expectation: Sendable, Hashable {
    case value
    case key
    case colon
    case commaOrBracket
    case commaOrBrace
  }

  /// What is wrong.
  public let fact: Fact

  /// Where: bytes from the start of the bytes that were parsed (in JSON Lines, of the line).
  public let offset: Int

  /// The same place as line and column.
  public let place: TextPlace

  /// Makes an error.
  public init(_ fact: Fact, offset: Int, place: TextPlace) {
    self.fact = fact
    self.offset = offset
    self.place = place
  }

  /// What is wrong in one sentence that stands alone, without a full stop and without the place.
  public var message: String {
    switch fact {
    case .empty: "there is no JSON value here: the text is empty"
    case .encoding(let encoding): "the text is \(encoding.name); save it as UTF-8"
    case .notUTF8(let byte): "byte 0x\(hexadecimal(byte, digits: 2)) is not UTF-8; save the text as UTF-8"
    case .tooLong(let limit): "the text has more than \(limit) bytes"
    case .tooDeep(let limit): "arrays and objects are nested more than \(limit) deep"
    case .unexpectedEnd(let expectation): "the text ends where \(expectation.words) should stand"
    case .unexpected(let scalar, let expectation): Self.unexpected(scalar, expectation)
    case .unknownWord(let word): Self.unknown(word)
    case .trailingComma: "a comma stands before the closing bracket; the last entry has none after it"
    case .trailingText: "more text follows the end of the JSON value"
    case .duplicateKey(let key, _, let first):
      "the key \"\(key)\" is used twice; first on line \(first.line), column \(first.column)"
    case .leadingZero: "a number does not begin with 0 and another digit"
    case .incompleteNumber: "a digit is missing from the number"
    case .unterminatedString: "the string that begins here is not closed"
    case .controlCharacter(let byte):
      "U+\(hexadecimal(byte, digits: 4)) is a control character; in a string it is written \(Self.escape(of: byte))"
    case .badEscape(let scalar): "\\\(Self.shown(scalar)) is not an escape; a backslash itself is written \\\\"
    case .badUnicodeEscape: "\\u needs four hexadecimal digits"
    case .loneSurrogate(let unit):
      "\\u\(hexadecimal(unit, digits: 4)) is half of a surrogate pair; the other half is missing"
    }
  }

  private static func unexpected(_ scalar: Unicode.Scalar, _ expectation: Expectation) -> String {
    switch scalar {
    case "'": "strings and keys stand in double quotation marks, not in '"
    case "/", "#": "JSON has no comments; \(expectation.words) should stand here"
    default: "\(expectation.words) should stand here, not \(shown(scalar))"
    }
  }

  private static func unknown(_ word: String) -> String {
    switch word.lowercased() {
    case "nan", "-nan", "infinity", "-infinity", "inf", "-inf":
      "\(word) is not a JSON number; a number that is missing is written null"
    case "true", "false", "null": "\(word) is written \(word.lowercased())"
    case "none", "nil", "undefined", "na": "\(word) is not JSON; nothing is written null"
    default: "\(word) is not JSON; a text stands in double quotation marks"
    }
  }

  private static func escape(of byte: UInt8) -> String {
    switch byte {
    case Byte.tab: "\\t"
    case Byte.lineFeed: "\\n"
    case Byte.carriageReturn: "\\r"
    default: "\\u\(hexadecimal(byte, digits: 4))"
    }
  }

  private static func shown(_ scalar: Unicode.Scalar) -> String {
    switch scalar.properties.generalCategory {
    case .control, .format, .lineSeparator, .paragraphSeparator, .unassigned, .privateUse, .nonspacingMark:
      "U+\(hexadecimal(scalar.value, digits: 4))"
    default: String(scalar)
    }
  }
}

extension JSONError.Expectation {
  fileprivate var words: String {
    switch self {
    case .value: "a value"
    case .key: "a key in double quotation marks"
    case .colon: "a colon"
    case .commaOrBracket: "a comma or ]"
    case .commaOrBrace: "a comma or }"
    }
  }
}
