import SurveyStatistics
import Testing

@testable import SurveyBatch

@Suite("Where chunks are cut")
struct RecordCutterTests {
  /// Cuts bytes behind which more stand, as they do in a buffer.
  private static func cut(_ bytes: [UInt8], _ body: (UnsafePointer<UInt8>, Int) -> Cut) -> Cut {
    (bytes + Array(repeating: UInt8(ascii: "\n"), count: FieldScan.padding)).withUnsafeBufferPointer { buffer in
      buffer.baseAddress.map { body($0, bytes.count) } ?? Cut()
    }
  }

  /// Texts of all lengths around those of the blocks that are looked at, with line feeds alone, in pairs and in quotes.
  private static func texts(_ seed: UInt64) -> [[UInt8]] {
    var chance = SeededGenerator(seed: seed)
    let pieces = [
      "a", "bc,", "\n", "\n\n", "}\n", ",\"x\ny\"", ",\"q\"\"\n\"", "\r\n", "longer than a block of sixteen,",
    ]
    return (0..<1500).map { _ in
      let length = Int.random(in: 1...300, using: &chance)
      var text: [UInt8] = []
      // Some texts are of few kinds of pieces, so that there are stretches without any of the others.
      let kinds = (0...Int.random(in: 0...4, using: &chance)).compactMap { _ in pieces.randomElement(using: &chance) }
      while text.count < length { text += Array((kinds.randomElement(using: &chance) ?? "a").utf8) }
      return text
    }
  }

  @Test func tables() {
    for text in Self.texts(1) {
      // Byte by byte, as RFC 4180 has it.
      var expected = Cut()
      var (lines, records, isQuoted, startsField, startsRecord) = (0, 0, false, true, true)
      for (at, byte) in text.enumerated() {
        if byte == UInt8(ascii: "\n") { lines += 1 }
        if byte == UInt8(ascii: "\"") {
          if isQuoted { isQuoted = false } else if startsField || text[at - 1] == byte { isQuoted = true }
        } else if byte == UInt8(ascii: "\n"), !isQuoted {
          let isBlank = startsRecord
          records += isBlank ? 0 : 1
          startsRecord = true
          startsField = true
          expected = Cut(count: at + 1, lines: lines, records: records)
          continue
        }
        startsField = !isQuoted && (byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\r"))
        if byte != UInt8(ascii: "\r") || !startsRecord { startsRecord = false }
      }
      let cut = Self.cut(text) { RecordCutter.table($0, $1, delimiter: UInt8(ascii: ","), isLast: false) }
      #expect(cut.count == expected.count, "\(String(decoding: text, as: UTF8.self))")
      #expect(
        cut.lines == expected.lines && cut.records == expected.records, "\(String(decoding: text, as: UTF8.self))")
    }
  }

  @Test func lines() {
    for text in Self.texts(2) {
      let end = (text.lastIndex(of: UInt8(ascii: "\n")) ?? -1) + 1
      let lines = text[..<end].split(separator: UInt8(ascii: "\n"), omittingEmptySubsequences: false).dropLast()
      let cut = Self.cut(text) { RecordCutter.lines($0, $1) }
      #expect(cut.count == end)
      #expect(cut.lines == lines.count)
      let records = lines.count { line in line.contains { $0 != UInt8(ascii: "\r") } }
      #expect(cut.records == records, "\(String(decoding: text, as: UTF8.self))")
    }
  }
}
