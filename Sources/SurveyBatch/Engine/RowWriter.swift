import SurveyModel
import SurveyScoring

/// Writes rows of scores: the cells of each outcome are made once, and copied for every row that has it.
final class RowWriter {
  private let format: ScoreRowFormat
  private let scoring: CompiledScoring
  private let scores: [CellTexts]
  private let ends = CellTexts()
  /// How ends are numbered: by the advice that holds, then by what was said before and what one flag says, flag by flag.
  private let endSteps: [KeyMemo]
  private let endKeys: UnsafeMutablePointer<UInt64>
  /// Which end each row of a block has.
  private let endOfRow: UnsafeMutablePointer<Int32>

  /// The rows that were written.
  private let output = OutputBytes()

  /// Whether copies are looked for.
  private let findsCopies: Bool
  private var candidates: [ChunkResult.Candidate] = []
  private var candidateEnds: [(flags: [FlagResult], advice: [Int])] = []
  /// Which of those each end is that rows share.
  private var placeOfEnd: [Int32: Int] = [:]

  init(_ format: ScoreRowFormat, _ scoring: CompiledScoring, capacity: Int) {
    self.format = format
    self.scoring = scoring
    scores = scoring.scores.map { _ in CellTexts() }
    findsCopies = !scoring.copyFlags.isEmpty
    endSteps = (0...scoring.flags.count).map { _ in KeyMemo() }
    endKeys = .allocate(capacity: capacity)
    endKeys.initialize(repeating: 0, count: capacity)
    endOfRow = .allocate(capacity: capacity)
    endOfRow.initialize(repeating: 0, count: capacity)
  }

  deinit {
    endKeys.deallocate()
    endOfRow.deallocate()
  }

  /// Hands over what was written.
  func take(into result: inout ChunkResult) {
    result.output = output.take()
    (result.candidates, result.ends) = (candidates, candidateEnds)
    candidates = []
    candidateEnds = []
    placeOfEnd = [:]
  }

  /// Writes the row of a response that was read by itself.
  func write(_ row: BatchWorker.SingleRow) {
    output.append(row.output)
    guard let end = row.end else { return }
    candidateEnds.append((end.flags, end.advice))
    candidates.append(
      ChunkResult.Candidate(
        start: output.count - end.length, length: end.length, end: candidateEnds.count - 1,
        id: format.tellsMeasures ? end.id : "", fingerprints: end.fingerprints))
  }

  /// Writes the rows of a block.
  ///
  /// - Parameters:
  ///   - columns: The responses.
  ///   - chunk: The chunk that they are in.
  ///   - issues: How many issues each has.
  ///   - scorer: Their scores.
  ///   - advice: Which advice holds for them; `nil` where that is not told.
  ///   - between: Is told the number of each response before its row is written.
  func write(
    _ columns: RowColumns, _ chunk: ChunkRecords, issues: [Int32], _ scorer: BlockScorer, _ advice: AdviceReplay?,
    between: (Int32) -> Void
  ) {
    let numbers = (0..<scorer.scoreCount).map { scorer.outcomes(of: $0) }
    for (score, texts) in scores.enumerated() where numbers[score] != nil {
      while texts.count < scorer.outcomeCount(of: score) {
        texts.append(format.score(scorer.outcome(texts.count, of: score), score))
      }
    }
    let areEndsOwn = format.tellsMeasures && scorer.hasOwnFlagResults
    if !areEndsOwn { findEnds(columns.rowCount, scorer, advice) }
    let laneOfScore = zip(scores, numbers).map { texts, numbers in numbers.map(texts.lane) }
    let lanes = laneOfScore.compactMap(\.self) + (areEndsOwn ? [] : [ends.lane(endOfRow)])
    let areShared = !laneOfScore.contains { $0 == nil }
    let (beforeID, afterID, beforeScores) = (format.beforeID, format.afterID, format.beforeScores)
    lanes.withUnsafeBufferPointer { lanes in
      for row in 0..<columns.rowCount {
        between(columns.numbers[row])
        output.append(beforeID)
        write(columns.ids[row], chunk, Int(columns.numbers[row]))
        output.append(afterID)
        if format.countsIssues { output.append(Int(issues[row])) }
        output.append(beforeScores)
        if areShared {
          output.append(lanes, row: row)
        } else {
          var next = 0
          for score in laneOfScore.indices {
            if laneOfScore[score] == nil {
              output.append(format.score(scorer.result(of: score, row: row), score))
            } else {
              output.append(UnsafeBufferPointer(rebasing: lanes[next...next]), row: row)
              next += 1
            }
          }
          output.append(UnsafeBufferPointer(rebasing: lanes[next...]), row: row)
        }
        if areEndsOwn {
          writeOwnEnd(row, columns, chunk, scorer, advice)
        } else if findsCopies {
          noteCandidate(row, scorer, advice)
        }
      }
    }
  }

  /// Writes an end that no other row has, because it tells what was measured.
  private func writeOwnEnd(
    _ row: Int, _ columns: RowColumns, _ chunk: ChunkRecords, _ scorer: BlockScorer, _ advice: AdviceReplay?
  ) {
    let flags = scorer.flagResults(row, measured: true)
    let held = AdviceReplay.advice(in: advice?.held[row] ?? 0, of: scoring)
    let end = format.end(flags, held)
    output.append(end)
    let fingerprints = findsCopies ? scorer.copyFingerprints(row) : []
    guard !fingerprints.isEmpty else { return }
    candidateEnds.append((flags, held))
    candidates.append(
      ChunkResult.Candidate(
        start: output.count - end.count, length: end.count, end: candidateEnds.count - 1,
        id: id(columns.ids[row], chunk, Int(columns.numbers[row])), fingerprints: fingerprints))
  }

  /// Notes where the end of a row stands that may turn out to be that of a copy.
  private func noteCandidate(_ row: Int, _ scorer: BlockScorer, _ advice: AdviceReplay?) {
    let fingerprints = scorer.copyFingerprints(row)
    guard !fingerprints.isEmpty else { return }
    let number = endOfRow[row]
    if placeOfEnd[number] == nil {
      placeOfEnd[number] = candidateEnds.count
      let held = AdviceReplay.advice(in: advice?.held[row] ?? 0, of: scoring)
      candidateEnds.append((scorer.flagResults(row, measured: false), held))
    }
    let length = ends.length(Int(number))
    candidates.append(
      ChunkResult.Candidate(
        start: output.count - length, length: length, end: placeOfEnd[number] ?? 0, id: "",
        fingerprints: fingerprints))
  }

  /// Finds how each row ends.
  private func findEnds(_ rows: Int, _ scorer: BlockScorer, _ advice: AdviceReplay?) {
    for row in 0..<rows { endKeys[row] = advice?.held[row] ?? 0 }
    for (flag, step) in endSteps.enumerated() {
      var row = step.find(endKeys, endOfRow, from: 0, to: rows)
      while row < rows {
        step.set(endKeys[row], to: Int32(step.count))
        row = step.find(endKeys, endOfRow, from: row, to: rows)
      }
      guard flag < scorer.flagCount else { break }
      let outcomes = scorer.flagOutcomes(flag)
      for row in 0..<rows { endKeys[row] = UInt64(endOfRow[row]) << 32 | UInt64(outcomes[row]) }
    }
    // Those that are new are numbered in the order of the rows.
    guard let known = endSteps.last?.count, ends.count < known else { return }
    for row in 0..<rows where Int(endOfRow[row]) == ends.count {
      let held = AdviceReplay.advice(in: advice?.held[row] ?? 0, of: scoring)
      ends.append(format.end(scorer.flagResults(row, measured: false), held))
    }
  }

  /// Writes an id; one of letters, digits and underscores is what it is in every format.
  private func write(_ id: RowColumns.Span, _ chunk: ChunkRecords, _ number: Int) {
    guard id.length > 0 else { return output.append(format.id(self.id(id, chunk, number))) }
    let (start, length) = (chunk.start + Int(id.start), Int(id.length))
    if FieldScan.endOfName(from: start, to: start + length) == start + length {
      // The chunk has bytes to spare behind its end.
      output.append(padded: start, count: length)
    } else {
      output.append(format.id(self.id(id, chunk, number)))
    }
  }

  /// An id; the number of the record where it has none.
  private func id(_ id: RowColumns.Span, _ chunk: ChunkRecords, _ number: Int) -> String {
    guard id.length > 0 else { return "#\(chunk.place.records + number + 1)" }
    return String(
      decoding: UnsafeBufferPointer(start: chunk.start + Int(id.start), count: Int(id.length)), as: UTF8.self)
  }
}
