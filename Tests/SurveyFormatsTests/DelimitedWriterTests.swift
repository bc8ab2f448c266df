import SurveyTestSupport
import Testing

@testable import SurveyFormats

@Suite("Writing delimited tables")
struct DelimitedWriterTests {
  static func written(_ cells: [DelimitedCell], _ options: DelimitedWriter.Options = .init()) -> String {
    var writer = DelimitedWriter(options: options)
    writer.row(cells)
    return text(writer.bytes)
  }

  static let rows: [([DelimitedCell], String)] = [
    ([], ""), ([nil], "\"\"\n"), ([""], "\"\"\n"), ([nil, nil], ",\n"), (["a", 1, nil, "é"], "a,1,,é\n"),
    (["a,b", "a\"b", "a\nb", "a\rb", " a;b\t"], "\"a,b\",\"a\"\"b\",\"a\nb\",\"a\rb\", a;b\t\n"),
    ([.text("=1+1"), .text("+1"), .text("-1"), .text("@a"), .text("1-1")], "'=1+1,'+1,'-1,'@a,1-1\n"),
    ([.text("\tx"), .text("\rx"), .text("\nx"), .text("＝1")], "'\tx,\"'\rx\",\"'\nx\",'＝1\n"),
    ([.text("=\"a\",b"), .text("")], "\"'=\"\"a\"\",b\",\n"),
    (
      [-3, .integer(.min), .number(-2.5), .fixed(-1.25, places: 1), .verbatim("-0.25")],
      "-3,-9223372036854775808,-2.5,-1.3,-0.25\n"
    ),
    ([.number(.nan), .fixed(.infinity, places: 2), .number(4)], ",,4\n"),
    (["\u{FEFF}a", "a\0b"], "\"\u{FEFF}a\",a\u{FFFD}b\n"),
  ]

  @Test(arguments: rows)
  func quotesAndDefuses(cells: [DelimitedCell], expected: String) {
    #expect(Self.written(cells) == expected)
  }

  @Test func options() {
    let cells: [DelimitedCell] = [.text("=a;b,c"), .number(1.5), .fixed(2, places: 2)]
    #expect(
      Self.written(cells, .init(delimiter: .semicolon, separator: .comma, defusesFormulas: false))
        == "\"=a;b,c\";1,5;2,00\n")
    #expect(Self.written(cells, .init(separator: .comma)) == "\"'=a;b,c\",\"1,5\",\"2,00\"\n")
    #expect(Self.written(cells, .init(delimiter: .tab, hasByteOrderMark: true)) == "\u{FEFF}'=a;b,c\t1.5\t2.00\n")
  }

  @Test(arguments: Delimiter.allCases)
  func whatIsWrittenReadsBack(delimiter: Delimiter) {
    var random = SplitMix64(seed: 4)
    let parts = ["a", "=", "\"", ",", ";", "\t", "\n", "\r", "\r\n", "é", "\u{FEFF}", " ", "'"]
    for _ in 0..<400 {
      let columns = Int.random(in: 1...4, using: &random)
      let rows = (0..<Int.random(in: 1...4, using: &random)).map { _ in
        (0..<columns).map { _ in (0..<Int.random(in: 0...4, using: &random)).map { _ in random.pick(parts) }.joined() }
      }
      var writer = DelimitedWriter(options: .init(delimiter: delimiter, defusesFormulas: false))
      for row in rows { writer.row(row.map { .text($0) }) }
      let table = DelimitedReader.table(writer.bytes, options: .init(delimiter: delimiter))
      let read = ([table.header] + table.records.map(\.fields)).map { $0.map { Array($0.utf8) } }
      guard read != rows.map({ $0.map { Array($0.utf8) } }) || table.failure != nil else { continue }
      Issue.record("\(rows) came back as \(table)")
    }
  }
}
