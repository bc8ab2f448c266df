import Testing

@testable import SurveyFormats

@Suite("Reading delimited tables")
struct DelimitedReaderTests {
  /// What a table comes to, in one line a record: fields between bars, errors as `line:column fact`.
  static func summary(_ events: [DelimitedEvent]) -> [String] {
    events.map { event in
      switch event {
      case .record(let record): "\(record.line) |\(record.fields.joined(separator: "|"))|"
      case .rejected(let record, let errors):
        "\(record.line) ✗ |\(record.fields.joined(separator: "|"))| "
          + errors.map { "\($0.line):\($0.column) \($0.fact)" }.joined(separator: "; ")
      case .stopped(let error): "■ \(error.line):\(error.column) \(error.fact)"
      }
    }
  }

  static func events(_ bytes: [UInt8], _ options: DelimitedReader.Options = .init(), cuts: [Int] = [])
    -> [DelimitedEvent]
  {
    var reader = DelimitedReader(options: options)
    var events: [DelimitedEvent] = []
    var start = 0
    for cut in cuts + [bytes.count] {
      events += reader.read(Array(bytes[start..<cut]))
      start = cut
    }
    return events + reader.finish()
  }

  static let tables: [(String, [String])] = [
    ("", ["■ 1:1 empty"]), ("\n\r\n", ["■ 1:1 empty"]), ("\u{FEFF}", ["■ 1:1 empty"]),
    ("a", ["1 |a|"]), ("a,b\n1,2\n", ["1 |a|b|", "2 |1|2|"]), ("a,b\r\n1,2\r\n", ["1 |a|b|", "2 |1|2|"]),
    ("a,b\r1,2\r", ["1 |a|b|", "2 |1|2|"]), ("\n\na,b\n\n\n1,2", ["3 |a|b|", "6 |1|2|"]),
    ("a,b\r\r\n1,2", ["1 |a|b|", "3 |1|2|"]), ("a,b\n,\n", ["1 |a|b|", "2 |||"]),
    ("\u{FEFF}\"a\",b\né,2", ["1 |a|b|", "2 |é|2|"]), ("a;b,c;d\n1;2;3", ["1 |a|b,c|d|", "2 |1|2|3|"]),
    ("a\tb\n1\t", ["1 |a|b|", "2 |1||"]), ("\"a,b,c\";d\n1;2", ["1 |a,b,c|d|", "2 |1|2|"]),
    ("a,b\n\"x\r\ny\nz\rw\",2\n3,4", ["1 |a|b|", "2 |x\r\ny\nz\rw|2|", "6 |3|4|"]),
    (
      "a,b\n\"\"\"q\"\"\",\"\"\n\"\"\"\",\"a\"\"\n\"\"b\"\nx,y",
      ["1 |a|b|", "2 |\"q\"||", "3 |\"|a\"\n\"b|", "5 |x|y|"]
    ),
    ("a,b\n5\" pipe, \"x\"\n", ["1 |a|b|", "2 |5\" pipe| \"x\"|"]), ("a\n\"\"\n1", ["1 |a|", "2 ||", "3 |1|"]),
    (
      "a,b\n1\n1,2,3\n1,2\n",
      [
        "1 |a|b|", "2 ✗ |1| 2:1 tooFewFields(found: 1, expected: 2)",
        "3 ✗ |1|2|3| 3:5 tooManyFields(found: 3, expected: 2)", "4 |1|2|",
      ]
    ),
    ("a,b\n\"é\"x,\"y\" z\n1,2", ["1 |a|b|", "2 ✗ |éx|y z| 2:4 textAfterQuote; 2:9 textAfterQuote", "3 |1|2|"]),
    ("a,b\n\"é\"x\"y,1\n1,2", ["1 |a|b|", "2 ✗ |éx\"y|1| 2:4 textAfterQuote", "3 |1|2|"]),
    (
      "a,b\n\"p\nq\",é \"\n3,\"open\n4,5\n",
      [
        "1 |a|b|", "2 |p\nq|é \"|",
        "4 ✗ |3|open\n4,5\n| 4:3 unclosedQuote",
      ]
    ),
    ("a,b\n1,\"\n\n", ["1 |a|b|", "2 ✗ |1|\n\n| 2:3 unclosedQuote"]), ("\"a,b\n1,2", ["■ 1:1 unclosedQuote"]),
    ("a,b\nx\0y,\"\n\0\"\n1,2", ["1 |a|b|", "2 ✗ |x\0y|\n\0| 2:2 zeroByte", "4 |1|2|"]),
    (
      "a,b\né,1\n\"x\n€‹E9›\",2\n1,2", ["1 |a|b|", "2 |é|1|", "3 ✗ |x\n€\u{FFFD}|2| 4:2 notUTF8(byte: 233)", "5 |1|2|"]
    ),
    ("a,b\n€‹E9›,2\n1,2", ["1 |a|b|", "2 ✗ |€\u{FFFD}|2| 2:2 notUTF8(byte: 233)", "3 |1|2|"]),
    ("a,b\n1,caf‹E9›\n1,2", ["1 |a|b|", "■ 2:6 encoding(SurveyFormats.TextEncoding.latin1, byte: Optional(233))"]),
    ("a,b\n1,‹93›x‹94›\n1,2", ["1 |a|b|", "■ 2:3 encoding(SurveyFormats.TextEncoding.latin1, byte: Optional(147))"]),
    ("‹FF›‹FE›a\0,\0", ["■ 1:1 encoding(SurveyFormats.TextEncoding.utf16LittleEndian, byte: nil)"]),
    ("\0a\0,\0b", ["■ 1:1 encoding(SurveyFormats.TextEncoding.utf16BigEndian, byte: nil)"]),
    ("‹FF›‹FE›", ["■ 1:1 encoding(SurveyFormats.TextEncoding.utf16LittleEndian, byte: nil)"]),
  ]

  @Test(arguments: tables)
  func reads(source: String, expected: [String]) {
    #expect(Self.summary(Self.events(bytes(source))) == expected)
  }

  @Test(arguments: tables)
  func chunksMakeNoDifference(source: String, expected: [String]) {
    let source = bytes(source)
    var different: [[Int]] = []
    for cuts in [Array(source.indices)]
      + source.indices.flatMap({ first in (first...source.count).map { [first, $0] } })
    where Self.summary(Self.events(source, cuts: cuts)) != expected {
      different.append(cuts)
    }
    #expect(different.isEmpty)
  }
}
