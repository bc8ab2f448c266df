import SurveyModel
import SurveyScoring

/// Writes rows of scores: the cells of each outcome are made once, and copied for every row that has it.
final class RowWriter {
  private let format: BatchJob.RowFormat
  private let hasFlags: Bool
  private let scores: [CellTexts]
  private let flags = CellTexts()
  private let flagNumbers = OutcomePairs()

  /// The rows that were written.
  let output = OutputBytes()

  init(_ format: BatchJob.RowFormat, scores: Int, flags: Bool) {
    self.format = format
    hasFlags = flags
    self.scores = (0..<scores).map { _ in CellTexts() }
  }

  static let comma = UInt8(ascii: ",")

  /// The row of a response that was read by itself.
  func row(id: String, issues: Int, _ scores: ResponseScores, _ flags: [FlagResult]) -> [UInt8] {
    var row = format.id(id)
    row.append(Self.comma)
    row += Array(String(issues).utf8)
    for (index, result) in scores.scores.enumerated() { row += cells(result, index) }
    if hasFlags { row += [Self.comma] + (format.flags?(flags) ?? []) }
    row.append(FieldScan.lineFeed)
    return row
  }

  /// The cells of a score, each with a comma before it.
  private func cells(_ result: ScoreResult, _ index: Int) -> [UInt8] {
    format.cells(result, index).map { [Self.comma] + $0 } ?? []
  }

  /// Writes the rows of a block.
  ///
  /// - Parameters:
  ///   - columns: The responses.
  ///   - chunk: The chunk that they are in.
  ///   - issues: How many issues each has.
  ///   - scorer: Their scores.
  ///   - between: Is told the number of each response before its row is written.
  func write(
    _ columns: RowColumns, _ chunk: ChunkRecords, issues: [Int32], _ scorer: BlockScorer, between: (Int32) -> Void
  ) {
    let numbers = (0..<scorer.scoreCount).map { scorer.outcomes(of: $0) }
    for (score, texts) in scores.enumerated() where numbers[score] != nil {
      while texts.count < scorer.outcomeCount(of: score) {
        texts.append(cells(scorer.outcome(texts.count, of: score), score))
      }
    }
    let lanes = scores.enumerated().map { score, texts in texts.lane(numbers[score]) }
    let areShared = lanes.allSatisfy { $0.numbers != nil }
    lanes.withUnsafeBufferPointer { lanes in
      for row in 0..<columns.rowCount {
        between(columns.numbers[row])
        write(columns.ids[row], chunk, Int(columns.numbers[row]))
        output.append(Self.comma)
        output.append(Int(issues[row]))
        if areShared {
          output.append(lanes, row: row)
        } else {
          for score in lanes.indices {
            if lanes[score].numbers == nil {
              output.append(cells(scorer.result(of: score, row: row), score))
            } else {
              output.append(UnsafeBufferPointer(rebasing: lanes[score...score]), row: row)
            }
          }
        }
        writeEnd(row, scorer)
      }
    }
  }

  private func writeEnd(_ row: Int, _ scorer: BlockScorer) {
    if hasFlags {
      output.append(Self.comma)
      flags.write(flagNumber(row, scorer), to: output)
    }
    output.append(FieldScan.lineFeed)
  }

  private func flagNumber(_ row: Int, _ scorer: BlockScorer) -> Int {
    let number = flagNumbers.number(of: row, in: scorer)
    if number == flags.count { flags.append(format.flags?(scorer.flagResults(row)) ?? []) }
    return number
  }

  /// Writes an id; one of letters and digits is what it is in every table.
  private func write(_ id: RowColumns.Span, _ chunk: ChunkRecords, _ number: Int) {
    guard id.length > 0 else { return output.append(format.id("#\(chunk.place.records + number + 1)")) }
    let bytes = UnsafeBufferPointer(start: chunk.start + Int(id.start), count: Int(id.length))
    var isPlain = true
    for byte in bytes {
      isPlain =
        isPlain
        && ((byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_"))
    }
    if isPlain {
      output.append(bytes)
    } else {
      output.append(format.id(String(decoding: bytes, as: UTF8.self)))
    }
  }
}

/// Numbers what all flags together say of a row, from 0 in the order in which it occurs.
private final class OutcomePairs {
  private let known = KeyMemo()
  private let last = KeyMemo()

  /// The number of what the flags say of a row.
  ///
  /// One flag after the other, what was said before and what this one says make a pair, which has a number of its own.
  func number(of row: Int, in scorer: BlockScorer) -> Int {
    var number: Int32 = 0
    for flag in 0..<scorer.flagCount {
      let key = UInt64(flag) << 56 | UInt64(number) << 28 | UInt64(scorer.flagOutcome(flag, row: row))
      number = known.number(of: key, orNext: Int32(known.count))
    }
    return Int(last.number(of: UInt64(number), orNext: Int32(last.count)))
  }
}

extension KeyMemo {
  /// The number of a key, which is given one where it has none.
  fileprivate func number(of key: UInt64, orNext next: Int32) -> Int32 {
    if let number = number(of: key) { return number }
    set(key, to: next)
    return next
  }
}
