import SurveyStatistics
import Testing

@testable import SurveyBatch

@Suite("Where chunks are cut")
struct RecordCutterTests {
  private static let (lineFeed, carriageReturn) = (UInt8(ascii: "\n"), UInt8(ascii: "\r"))
  private static let (quote, comma) = (UInt8(ascii: "\""), UInt8(ascii: ","))

  /// Cuts bytes behind which more stand, as they do in a buffer.
  private static func cut(_ bytes: [UInt8], _ body: (UnsafePointer<UInt8>, Int) -> Cut) -> Cut {
    (bytes + Array(repeating: lineFeed, count: FieldScan.padding)).withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { body($0, bytes.count) } ?? Cut()
    }
  }

  /// Texts of all lengths around those of the blocks that are looked at, and some that are much longer, with line feeds
  /// alone, in pairs and in quotes. Some are of few kinds of pieces, so that there are stretches without any of the others.
  private static func texts(_ seed: UInt64, and more: [String] = []) -> [[UInt8]] {
    var chance = SeededGenerator(seed: seed)
    let pieces =
      ["a", "bc,", "\n", "\n\n", "}\n", ",\"x\ny\"", ",\"q\"\"\n\"", "\r\n", "longer than a block of sixteen,"] + more
    return (0..<1500).map { number in
      let length = Int.random(in: 1...(number % 100 == 0 ? 20_000 : 300), using: &chance)
      var text: [UInt8] = []
      let kinds = (0...Int.random(in: 0...4, using: &chance)).compactMap { _ in pieces.randomElement(using: &chance) }
      while text.count < length { text += Array((kinds.randomElement(using: &chance) ?? "a").utf8) }
      return text
    } + ["\n", "}\n", "a}\n", "\n}"].map { Array(String(repeating: $0, count: 9000).utf8) }
  }

  /// Cuts byte by byte, as RFC 4180 has it, at line feeds; a carriage return alone ends a line and a record too.
  private static func careful(_ text: [UInt8]) -> (cut: Cut, endsInQuotes: Bool, records: Int) {
    var cut = Cut()
    var (lines, records, isQuoted, hasClosed) = (0, 0, false, false)
    var (startsField, isInRecord, isIrregular) = (true, false, false)
    for (at, byte) in text.enumerated() {
      let isAlone = byte == carriageReturn && !(at + 1 < text.count && text[at + 1] == lineFeed)
      let endsLine = byte == lineFeed || isAlone
      isIrregular = isIrregular || isAlone
      if endsLine { lines += 1 }
      if byte == quote {
        // Behind one that closes a field, another one makes it one of its text; in a field without quotes both are text.
        (isQuoted, hasClosed) = isQuoted ? (false, true) : (startsField || hasClosed, false)
      } else {
        hasClosed = false
      }
      if endsLine, !isQuoted {
        records += isInRecord ? 1 : 0
        isInRecord = false
        if byte == lineFeed { cut = Cut(count: at + 1, lines: lines, records: records, isIrregular: isIrregular) }
      } else if byte != carriageReturn || isQuoted {
        isInRecord = true
      }
      startsField = !isQuoted && (byte == comma || byte == carriageReturn || byte == lineFeed)
    }
    return (cut, isQuoted, records + (isInRecord ? 1 : 0))
  }

  @Test("Tables are cut behind the last record that is whole", arguments: [[], [",\"open"], ["\r"]])
  func tables(more: [String]) {
    for text in Self.texts(1, and: more) {
      let expected = Self.careful(text)
      // Where no line feed ends a record, carriage returns may; that is looked for byte by byte.
      if expected.cut.count == 0, more == ["\r"] { continue }
      let cut = Self.cut(text) { RecordCutter.table($0, $1, delimiter: Self.comma, isLast: false) }
      #expect(cut.count == expected.cut.count, "\(String(decoding: text, as: UTF8.self).prefix(400))")
      #expect(cut.lines == expected.cut.lines && cut.records == expected.cut.records)
      #expect(cut.isIrregular == expected.cut.isIrregular)
    }
  }

  @Test("What is open at the end of a file is a record")
  func ends() {
    for text in Self.texts(3, and: [",\"open"]).map({ $0 + [Self.lineFeed] }) {
      let expected = Self.careful(text)
      let cut = Self.cut(text) { RecordCutter.table($0, $1, delimiter: Self.comma, isLast: true) }
      #expect(cut.count == text.count && cut.records == expected.records)
    }
  }

  @Test("Lines are cut behind the last one that is whole")
  func lines() {
    for text in Self.texts(2) {
      let end = (text.lastIndex(of: Self.lineFeed) ?? -1) + 1
      let lines = text[..<end].split(separator: Self.lineFeed, omittingEmptySubsequences: false).dropLast()
      let cut = Self.cut(text) { RecordCutter.lines($0, $1) }
      #expect(cut.count == end && cut.lines == lines.count)
      #expect(cut.records == lines.count { line in line.contains { $0 != Self.carriageReturn } })
    }
  }
}
