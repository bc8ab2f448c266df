import Testing

@testable import SurveyFormats

@Suite("Reading JSON Lines")
struct JSONLinesTests {
  static let source =
    "\u{FEFF}{\"a\":1}\r\n\n  \t\r\n[1,é]\n\"\u{2028}\"\n{\"k\":\"\(String(repeating: "x", count: 40))\"}\n7"
  static let limits = JSONLimits(bytes: 40)

  static func summary(_ lines: [JSONLine]) -> [String] {
    lines.map { line in
      switch line.result {
      case .success(let node): "\(line.number)@\(line.offset) \(text(JSONWriter.bytes(node)).dropLast())"
      case .failure(let error):
        "\(line.number)@\(line.offset) ✗ \(error.place.line):\(error.place.column) \(error.message)"
      }
    }
  }

  static let expected = [
    "1@0 {\"a\":1}",
    "4@18 ✗ 4:4 a value should stand here, not é",
    "5@25 \"\\u2028\"",
    "6@31 ✗ 6:1 the text has more than 40 bytes",
    "7@80 7",
  ]

  @Test func wholeFile() {
    let lines = Array(JSONParser.parseLines(Array(Self.source.utf8), limits: Self.limits))
    #expect(Self.summary(lines) == Self.expected)
    #expect(lines.first?.place(of: 3) == TextPlace(line: 1, column: 1))
    #expect(lines.last?.place(of: 1) == TextPlace(line: 7, column: 2))
  }

  @Test func chunksMakeNoDifference() {
    let bytes = Array(Self.source.utf8)
    for size in 1...bytes.count {
      var reader = JSONLinesReader(limits: Self.limits)
      var lines: [JSONLine] = []
      for start in stride(from: 0, to: bytes.count, by: size) {
        lines += reader.read(Array(bytes[start..<min(start + size, bytes.count)]))
      }
      lines += reader.finish()
      guard Self.summary(lines) != Self.expected else { continue }
      Issue.record("chunks of \(size): \(Self.summary(lines))")
    }
  }

  @Test func linesWrittenAreLinesRead() {
    var writer = JSONWriter()
    for index in 0..<100 { writer.value(["line": index.json, "text": "a\nb"] as JSONValue) }
    let numbers = JSONParser.parseLines(writer.bytes).map { try? $0.result.get()["line"]?.number?.intValue }
    #expect(numbers == (0..<100).map { $0 })
  }

  @Test func emptyFilesHaveNoLines() {
    #expect(Array(JSONParser.parseLines([])).isEmpty)
    #expect(Array(JSONParser.parseLines(Array("\n \n".utf8))).isEmpty)
  }
}
