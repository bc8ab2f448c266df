import Testing

@testable import SurveyFormats

@Suite("What errors say")
struct MessageTests {
  static let json: [(String, String)] = [
    ("[1,]", "a comma stands before the closing bracket; the last entry has none after it"),
    ("{\"a\":1,\"a\":2}", "the key \"a\" is used twice; first on line 1, column 2"),
    ("{'a':1}", "strings and keys stand in double quotation marks, not in '"),
    ("[1 // one", "JSON has no comments; a comma or ] should stand here"),
    ("[NaN]", "NaN is not a JSON number; a number that is missing is written null"),
    ("None", "None is not JSON; nothing is written null"), ("TRUE", "TRUE is written true"),
    ("[yes]", "yes is not JSON; a text stands in double quotation marks"),
    ("[1", "the text ends where a comma or ] should stand"), ("\u{1}", "a value should stand here, not U+0001"),
    ("\"a\tb\"", "U+0009 is a control character; in a string it is written \\t"),
    ("\"\\q\"", "\\q is not an escape; a backslash itself is written \\\\"),
    ("\"\\uD83D\"", "\\uD83D is half of a surrogate pair; the other half is missing"),
    ("\"‹E9›\"", "byte 0xE9 is not UTF-8; save the text as UTF-8"),
  ]

  @Test(arguments: json)
  func ofJSON(source: String, expected: String) {
    do throws(JSONError) {
      _ = try JSONParser.parse(bytes(source))
      Issue.record("\(source) was accepted")
    } catch {
      #expect(error.message == expected)
    }
  }

  static let tables: [(String, String)] = [
    ("", "the table is empty; its first line names the columns"),
    ("a,‹E9›", "byte 0xE9 is not UTF-8; the file looks like Windows-1252 or Latin-1; save it as UTF-8"),
    ("‹FE›‹FF›\0a", "the file is UTF-16 (big-endian); save it as UTF-8"),
    ("a,\"b", "the quotation mark that opens here is not closed"),
    ("a,\"b\"c", "text follows a closing quotation mark; inside quotation marks, a quotation mark is written twice"),
    ("aaaaaa\0,b", "a zero byte stands here; no text holds one"),
  ]

  @Test(arguments: tables)
  func ofTables(source: String, expected: String) {
    #expect(DelimitedReader.table(bytes(source)).failure?.message == expected)
  }
}
