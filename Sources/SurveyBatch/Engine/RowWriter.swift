import SurveyModel
import SurveyScoring

/// Writes rows of scores: the cells of each outcome are made once, and copied for every row that has it.
final class RowWriter {
  private let format: BatchJob.RowFormat
  private let hasFlags: Bool
  private let scores: [CellTexts]
  private let flags = CellTexts()
  private var flagNumbers: [[Int32]: Int] = [:]

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
    let outcomes = scorer.flagOutcomes(row)
    if let number = flagNumbers[outcomes] { return number }
    flags.append(format.flags?(scorer.flagResults(row)) ?? [])
    flagNumbers[outcomes] = flags.count - 1
    return flags.count - 1
  }

  /// Writes an id; one of letters and digits is what it is in every table.
  private func write(_ id: RowColumns.Span, _ chunk: ChunkRecords, _ number: Int) {
    guard id.length > 0 else { return output.append(format.id("#\(chunk.place.records + number + 1)")) }
    let bytes = UnsafeBufferPointer(start: chunk.start + Int(id.start), count: Int(id.length))
    let isPlain = bytes.allSatisfy { byte in
      (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte &- UInt8(ascii: "0") < 10 || byte == UInt8(ascii: "_")
    }
    if isPlain {
      output.append(bytes)
    } else {
      output.append(format.id(String(decoding: bytes, as: UTF8.self)))
    }
  }
}

/// Texts by number, one behind the other in memory.
final class CellTexts {
  /// The texts as they are now, and which of them each row of a block has; `nil` where rows have texts of their own.
  struct Lane {
    let bytes: UnsafePointer<UInt8>
    let starts: UnsafePointer<Int>
    let numbers: UnsafePointer<Int32>?
  }

  private let bytes = OutputBytes()
  private var starts = UnsafeMutablePointer<Int>.allocate(capacity: 64)
  private var capacity = 64
  private(set) var count = 0

  init() { starts.initialize(repeating: 0, count: 64) }

  deinit { starts.deallocate() }

  func append(_ text: [UInt8]) {
    bytes.append(text)
    if count + 2 > capacity {
      let grown = UnsafeMutablePointer<Int>.allocate(capacity: 2 * capacity)
      grown.initialize(repeating: 0, count: 2 * capacity)
      grown.update(from: starts, count: capacity)
      starts.deallocate()
      (starts, capacity) = (grown, 2 * capacity)
    }
    count += 1
    starts[count] = bytes.count
  }

  /// The texts for the rows of a block; until the next text is added.
  func lane(_ numbers: UnsafePointer<Int32>?) -> Lane {
    Lane(bytes: bytes.start, starts: UnsafePointer(starts), numbers: numbers)
  }

  func write(_ number: Int, to output: OutputBytes) {
    let (start, end) = (starts[number], starts[number + 1])
    output.append(UnsafeBufferPointer(start: bytes.start + start, count: end - start))
  }
}

/// Bytes on their way out: raw memory, because many short texts are put behind each other.
final class OutputBytes {
  private var bytes: UnsafeMutablePointer<UInt8>
  private var capacity: Int
  private(set) var count = 0

  init() {
    capacity = 1 << 12
    bytes = .allocate(capacity: capacity)
  }

  deinit { bytes.deallocate() }

  @inline(__always)
  private func reserve(_ more: Int) {
    if count + more > capacity { grow(to: count + more) }
  }

  private func grow(to needed: Int) {
    while capacity < needed { capacity *= 2 }
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    grown.update(from: bytes, count: count)
    bytes.deallocate()
    bytes = grown
  }

  @inline(__always)
  func append(_ byte: UInt8) {
    reserve(1)
    bytes[count] = byte
    count += 1
  }

  @inline(__always)
  func append(_ other: UnsafeBufferPointer<UInt8>) {
    guard let base = other.baseAddress else { return }
    reserve(other.count)
    (bytes + count).update(from: base, count: other.count)
    count += other.count
  }

  func append(_ other: [UInt8]) { other.withUnsafeBufferPointer { append($0) } }

  /// Where the bytes begin; until more are added.
  var start: UnsafePointer<UInt8> { UnsafePointer(bytes) }

  /// Adds the texts that a row has in each of some lanes.
  func append(_ lanes: UnsafeBufferPointer<CellTexts.Lane>, row: Int) {
    var length = 0
    for lane in lanes {
      guard let number = lane.numbers.map({ Int($0[row]) }) else { continue }
      length += lane.starts[number + 1] - lane.starts[number]
    }
    reserve(length)
    var target = bytes + count
    for lane in lanes {
      guard let number = lane.numbers.map({ Int($0[row]) }) else { continue }
      let (start, end) = (lane.starts[number], lane.starts[number + 1])
      target.update(from: lane.bytes + start, count: end - start)
      target += end - start
    }
    count += length
  }

  /// Adds a number that is not negative.
  func append(_ number: Int) {
    if number < 10 { append(UInt8(ascii: "0") + UInt8(max(0, number))) } else { append(Array(String(number).utf8)) }
  }

  /// What was written; afterwards nothing is.
  func take() -> [UInt8] {
    defer { count = 0 }
    return Array(UnsafeBufferPointer(start: bytes, count: count))
  }
}
