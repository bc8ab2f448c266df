import SurveyModel
import SurveyScoring

/// Writes rows of scores: the cells of each outcome are made once.
struct RowWriter {
  private let format: BatchJob.RowFormat
  private let hasFlags: Bool
  private var cells: [[[UInt8]]] = []
  private var flagCells: [[Int32]: [UInt8]] = [:]

  init(_ format: BatchJob.RowFormat, flags: Bool) {
    self.format = format
    hasFlags = flags
  }

  private static let comma = UInt8(ascii: ",")

  /// The row of a response that was read by itself.
  func row(id: String, issues: Int, _ scores: ResponseScores, _ flags: [FlagResult]) -> [UInt8] {
    var row = format.id(id)
    row.append(Self.comma)
    row += Array(String(issues).utf8)
    for (index, result) in scores.scores.enumerated() {
      let cells = format.cells(result, index)
      if !cells.isEmpty { row.append(Self.comma) }
      row += cells
    }
    if hasFlags {
      row.append(Self.comma)
      row += format.flags?(flags) ?? []
    }
    row.append(FieldScan.lineFeed)
    return row
  }

  /// Writes the row of a response of a block.
  mutating func row(
    _ id: RowColumns.Span, _ chunk: ChunkRecords, issues: Int, _ row: Int, _ columns: RowColumns,
    _ scorer: BlockScorer, into output: inout [UInt8]
  ) {
    write(id, chunk, Int(columns.numbers[row]), into: &output)
    output.append(Self.comma)
    if issues < 10 {
      output.append(UInt8(ascii: "0") + UInt8(issues))
    } else {
      output += Array(String(issues).utf8)
    }
    for score in 0..<scorer.scoreCount {
      guard let outcome = scorer.outcome(of: score, row: row) else {
        let cells = format.cells(scorer.result(of: score, row: row), score)
        if !cells.isEmpty { output.append(Self.comma) }
        output += cells
        continue
      }
      while cells.count <= score { cells.append([]) }
      while cells[score].count <= outcome {
        let made = format.cells(scorer.outcome(cells[score].count, of: score), score)
        cells[score].append(made.isEmpty ? [] : [Self.comma] + made)
      }
      cells[score][outcome].withUnsafeBufferPointer { output.append(contentsOf: $0) }
    }
    if hasFlags {
      output.append(Self.comma)
      let outcomes = scorer.flagOutcomes(row)
      if let known = flagCells[outcomes] {
        output += known
      } else {
        let made = format.flags?(scorer.flagResults(row)) ?? []
        flagCells[outcomes] = made
        output += made
      }
    }
    output.append(FieldScan.lineFeed)
  }

  /// Writes an id; one of letters and digits is what it is in every table.
  private func write(_ id: RowColumns.Span, _ chunk: ChunkRecords, _ number: Int, into output: inout [UInt8]) {
    guard id.length > 0 else {
      output += format.id("#\(chunk.place.records + number + 1)")
      return
    }
    let bytes = UnsafeBufferPointer(start: chunk.start + Int(id.start), count: Int(id.length))
    let isPlain = bytes.allSatisfy { byte in
      (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_")
    }
    if isPlain {
      output.append(contentsOf: bytes)
    } else {
      output += format.id(String(decoding: bytes, as: UTF8.self))
    }
  }
}
