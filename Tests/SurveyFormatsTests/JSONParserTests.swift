import SurveyTestSupport
import Testing

@testable import SurveyFormats

@Suite("Reading JSON")
struct JSONParserTests {
  struct Refusal: CustomTestStringConvertible, Sendable {
    let source: String
    let fact: JSONError.Fact
    let offset: Int
    var testDescription: String { source }

    init(_ source: String, _ fact: JSONError.Fact, at offset: Int) {
      self.source = source
      self.fact = fact
      self.offset = offset
    }
  }

  static let accepted: [(String, JSONValue)] = [
    ("null", nil), (" true\r\n", true), ("\u{FEFF}false", false), ("\"\"", ""), ("[]", []), ("{ }", [:]),
    ("[[ ] , {}]", [[], [:]]), ("0", 0), ("-0", .number(JSONNumber(checked: "-0"))),
    ("1.50e+01", .number(JSONNumber(checked: "1.50e+01"))), ("[1,-2,3]", [1, -2, 3]),
    (#"{"a":{"b":[null]},"":"x"}"#, ["a": ["b": [nil]], "": "x"]),
    (#""\"\\\/\b\f\n\r\t""#, "\"\\/\u{8}\u{C}\n\r\t"), (#""\u00e9\u20AC\uD83D\ude00""#, "é€😀"),
    ("\"\u{7F}\u{2028}é😀\"", "\u{7F}\u{2028}é😀"), (#""a\u0000b""#, "a\0b"), (#""\uFFFF""#, "\u{FFFF}"),
  ]

  @Test(arguments: accepted)
  func reads(source: String, expected: JSONValue) throws {
    #expect(try JSONParser.parse(Array(source.utf8)).value == expected)
  }

  static let refused: [Refusal] = [
    Refusal("", .empty, at: 0), Refusal(" \n", .empty, at: 2), Refusal("\u{FEFF}", .empty, at: 3),
    Refusal("[1,]", .trailingComma, at: 2), Refusal("{\"a\":1 , }", .trailingComma, at: 7),
    Refusal("[,1]", .unexpected(",", .value), at: 1), Refusal("[1 2]", .unexpected("2", .commaOrBracket), at: 3),
    Refusal("[1", .unexpectedEnd(.commaOrBracket), at: 2), Refusal("[", .unexpectedEnd(.value), at: 1),
    Refusal("{", .unexpectedEnd(.key), at: 1), Refusal("{\"a\"", .unexpectedEnd(.colon), at: 4),
    Refusal("{\"a\":", .unexpectedEnd(.value), at: 5), Refusal("{\"a\":1", .unexpectedEnd(.commaOrBrace), at: 6),
    Refusal("{a:1}", .unexpected("a", .key), at: 1), Refusal("{'a':1}", .unexpected("'", .key), at: 1),
    Refusal("{1:1}", .unexpected("1", .key), at: 1), Refusal("{\"a\" 1}", .unexpected("1", .colon), at: 5),
    Refusal("[1}", .unexpected("}", .commaOrBracket), at: 2), Refusal("1 2", .trailingText, at: 2),
    Refusal("{}]", .trailingText, at: 2), Refusal("é", .unexpected("é", .value), at: 0),
    Refusal("[/* */]", .unexpected("/", .value), at: 1), Refusal("+1", .unexpected("+", .value), at: 0),
    Refusal(".5", .unexpected(".", .value), at: 0), Refusal("01", .leadingZero, at: 0),
    Refusal("-012", .leadingZero, at: 1), Refusal("1.", .incompleteNumber, at: 2),
    Refusal("-", .incompleteNumber, at: 1), Refusal("1e", .incompleteNumber, at: 2),
    Refusal("1e+", .incompleteNumber, at: 3), Refusal("0x1", .trailingText, at: 1),
    Refusal("NaN", .unknownWord("NaN"), at: 0), Refusal("[-Infinity]", .unknownWord("-Infinity"), at: 1),
    Refusal("True", .unknownWord("True"), at: 0), Refusal("nul", .unknownWord("nul"), at: 0),
    Refusal("\"abc", .unterminatedString, at: 0), Refusal("\"abc\\\"", .unterminatedString, at: 0),
    Refusal("\"a\tb\"", .controlCharacter(9), at: 2), Refusal("\"a\nb\"", .controlCharacter(10), at: 2),
    Refusal("\"\0\"", .controlCharacter(0), at: 1), Refusal(#""\x41""#, .badEscape("x"), at: 1),
    Refusal(#""\u12""#, .badUnicodeEscape, at: 1), Refusal(#""\u123g""#, .badUnicodeEscape, at: 1),
    Refusal(#""\u"#, .badUnicodeEscape, at: 1), Refusal("\"\\", .badEscape("\u{FFFD}"), at: 1),
    Refusal(#""\uD83D""#, .loneSurrogate(0xD83D), at: 1), Refusal(#""\uDE00""#, .loneSurrogate(0xDE00), at: 1),
    Refusal(#""\uD83D\uD83D""#, .loneSurrogate(0xD83D), at: 1),
    Refusal(#""a\uD83Dx""#, .loneSurrogate(0xD83D), at: 2), Refusal(#""\uD83D\n""#, .loneSurrogate(0xD83D), at: 1),
    Refusal("\"a‹E9›\"", .notUTF8(byte: 0xE9), at: 2), Refusal("\"‹C0›‹80›\"", .notUTF8(byte: 0xC0), at: 1),
    Refusal("\"x‹ED›‹A0›‹80›\"", .notUTF8(byte: 0xED), at: 2), Refusal("‹80›", .notUTF8(byte: 0x80), at: 0),
    Refusal("\"‹F5›‹80›‹80›‹80›\"", .notUTF8(byte: 0xF5), at: 1), Refusal("{\"‹FF›\":1}", .notUTF8(byte: 0xFF), at: 2),
    Refusal("‹FF›‹FE›[\0]\0", .encoding(.utf16LittleEndian), at: 0),
    Refusal("\0[\0]", .encoding(.utf16BigEndian), at: 0),
    Refusal(
      "{\"a\":1,\n\"\\u0061\":2}",
      .duplicateKey("a", firstOffset: 1, firstPlace: TextPlace(line: 1, column: 2)), at: 8),
  ]

  @Test(arguments: refused)
  func refuses(_ refusal: Refusal) {
    let source = bytes(refusal.source)
    #expect(throws: JSONError(refusal.fact, offset: refusal.offset, place: TextPlace(of: refusal.offset, in: source))) {
      try JSONParser.parse(source)
    }
  }

  @Test func valuesAndKeysKnowTheirPlaces() throws {
    let source = "{ \"é\": [1,\n  \"x\"],\n\"b\": true }"
    let root = try JSONParser.parse(Array(source.utf8))
    let members = try #require(root.object?.members)
    #expect(members.map(\.keyOffset) == [2, 20])
    #expect(members.map(\.node.offset) == [8, 25])
    #expect(root["é"]?.array?.map(\.offset) == [9, 14])
    #expect(TextPlace(of: 14, in: Array(source.utf8)) == TextPlace(line: 2, column: 3))
  }

  @Test(arguments: [1, 5, 128, 512])
  func nestingIsLimited(depth: Int) throws {
    let limits = JSONLimits(depth: depth, bytes: 1 << 20)
    let nested = { (count: Int) in
      [UInt8](repeating: UInt8(ascii: "["), count: count) + [UInt8](repeating: UInt8(ascii: "]"), count: count)
    }
    _ = try JSONParser.parse(nested(depth), limits: limits)
    #expect(throws: JSONError(.tooDeep(limit: depth), offset: depth, place: TextPlace(line: 1, column: depth + 1))) {
      try JSONParser.parse(nested(depth + 1), limits: limits)
    }
    #expect(throws: JSONError.self) {
      try JSONParser.parse([UInt8](repeating: UInt8(ascii: "["), count: 100_000), limits: limits)
    }
  }

  @Test func sizeIsLimited() {
    #expect(throws: JSONError(.tooLong(limit: 4), offset: 0, place: TextPlace(line: 1, column: 1))) {
      try JSONParser.parse(Array("[1,2]".utf8), limits: JSONLimits(bytes: 4))
    }
  }

  static let wholeNumbers: [(String, Int?)] = [
    ("0", 0), ("-0", 0), ("-0.00", 0), ("0e99999999999999999999", 0), ("3.0", 3), ("30e-1", 3), ("-3e2", -300),
    ("1.5", nil), ("15e-2", nil), ("1.50e1", 15), ("9223372036854775807", .max), ("-9223372036854775808", .min),
    ("9223372036854775808", nil), ("1e18", 1_000_000_000_000_000_000), ("1e19", nil), ("1e99999999999999999999", nil),
    ("1e-9223372036854775808", nil), ("0.001E+3", 1), ("100000000000000000000e-20", 1),
  ]

  @Test(arguments: wholeNumbers)
  func numbersAreIntegersWhenExact(source: String, expected: Int?) throws {
    let number = try #require(JSONNumber(text: source))
    #expect(number.intValue == expected)
    #expect(number.text == source)
  }

  @Test func numbersBeyondDoubleHaveNone() throws {
    #expect(JSONNumber(text: "1e999")?.doubleValue == nil)
    #expect(JSONNumber(text: "1e-999")?.doubleValue == 0)
    #expect(JSONNumber(text: "0.1")?.doubleValue == 0.1)
    #expect(JSONNumber(.nan) == nil)
    #expect(["", "1 ", " 1", "1e", "NaN", "1,5", "--1"].compactMap { JSONNumber(text: $0) } == [])
  }

  @Test func manyKeysAreFoundAndCompared() throws {
    let source = "{" + (0..<100).map { "\"k\($0)\":\($0)" }.joined(separator: ",")
    let root = try JSONParser.parse(Array((source + "}").utf8))
    let found = (0...100).map { index in root["k\(index)"]?.number?.intValue }
    #expect(found == Array(0..<100) + [nil])
    #expect(throws: JSONError.self) { try JSONParser.parse(Array((source + ",\"k50\":0}").utf8)) }
  }

  @Test func randomBytesNeverCrash() {
    var random = SplitMix64(seed: 1)
    let alphabet = bytes(#"{}[]",:\u\nD83DE0eE+-.0123 truefalsnN"# + "\n\t‹00›‹C3›‹A9›‹ED›‹F0›‹FF›")
    var accepted = 0
    for _ in 0..<20_000 {
      let noise = (0..<Int.random(in: 0...24, using: &random)).map { _ in random.pick(alphabet) }
      if (try? JSONParser.parse(noise)) != nil { accepted += 1 }
    }
    #expect(accepted > 0)
  }
}
