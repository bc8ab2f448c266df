import SurveyFormats
import SurveyModel
import SurveyResponses
import SurveyScoring

/// Reads, replays and scores chunk after chunk; each thread has one.
final class BatchWorker {
  /// How many rows a block has: so many that what is done once for each column costs little, so few that the columns stay
  /// in the cache.
  static let blockRows = 512

  let job: BatchJob
  let columns: RowColumns
  private(set) var scorer: BlockScorer?
  private let finder: CellFinder?
  private var replay: Replay
  private var advice: AdviceReplay?
  private var alone: SegmentedAggregate
  private var answers: AnswerAggregate
  private let metadata: MetadataNumbers
  private let writer: RowWriter?
  private var kernel: TableKernel?
  private var lineKernel: LineKernel?
  private var kernelFile = -1
  private let budget: IssueBudget

  /// The first response that it read, with the file and the chunk that it stands in.
  private(set) var first: (response: CollectedResponse, file: Int, chunk: Int)?

  // The chunk at hand.
  private var result = ChunkResult()
  private var single: [SingleRow] = []

  /// A record that was read by itself.
  struct SingleRow {
    let number: Int32
    let output: [UInt8]
    let event: ChunkResult.RecordEvent?
    /// The end of the row, where it may turn out to be that of a copy.
    var end: End?

    /// What the end of a row tells.
    struct End {
      let id: String
      let flags: [FlagResult]
      let advice: [Int]
      /// How long it is.
      let length: Int
      /// By what each flag about copies judges the response.
      let fingerprints: [(flag: Int, fingerprint: ResponseFingerprint)]
    }
  }

  init(_ job: BatchJob, budget: IssueBudget) {
    self.job = job
    self.budget = budget
    let survey = job.records.survey
    columns = RowColumns(survey, domains: job.domains, reads: job.reads, capacity: Self.blockRows)
    scorer = job.blocks.map { BlockScorer($0, capacity: Self.blockRows) }
    finder = job.breakdowns.map { CellFinder($0) }
    replay = Replay(job.route, capacity: Self.blockRows)
    advice = job.tellsAdvice && job.isFast ? AdviceReplay(job.route, capacity: Self.blockRows) : nil
    alone = SegmentedAggregate(job.scorer.plan, job.segmentation)
    answers = AnswerAggregate(survey)
    metadata = MetadataNumbers(survey)
    writer = job.rows.map { RowWriter($0, survey.scoring, capacity: Self.blockRows) }
  }

  /// Takes over what another worker has counted; afterwards neither can read any more.
  func take(_ other: BatchWorker) {
    // What is handed over must not be kept as well.
    if let counted = other.scorer { scorer?.take(counted) }
    other.scorer = nil
    alone.merge(other.alone)
    answers.merge(other.answers)
    other.alone = SegmentedAggregate(job.scorer.plan, job.segmentation)
    other.answers = AnswerAggregate(job.records.survey)
  }

  /// Everything that was counted; afterwards nothing can be read any more.
  ///
  /// - Parameter threads: How many threads make tallies of it.
  func take(threads: Int) -> (scores: SegmentedAggregate, answers: AnswerAggregate) {
    let counted = scorer?.take(threads: threads)
    scorer = nil
    var taken = (
      scores: SegmentedAggregate(job.scorer.plan, job.segmentation), answers: AnswerAggregate(job.records.survey)
    )
    swap(&taken.scores, &alone)
    swap(&taken.answers, &answers)
    if let counted {
      taken.scores.merge(counted.scores)
      taken.answers.merge(counted.answers)
    }
    return taken
  }

  /// Works on a chunk.
  func work(on buffer: ChunkBuffer, _ place: ChunkPlace, of file: BatchFile) -> ChunkResult {
    result = ChunkResult()
    result.file = file.index
    result.bytes = buffer.count
    let chunk = ChunkRecords(buffer: buffer, place: place, file: file)
    switch file.form {
    case _ where place.isTooLong: take(chunk.eventOfTooLong(job.records), chunk, 0)
    case .table(let mapping): readTable(chunk, mapping)
    case .lines: readLines(chunk)
    }
    finishBlock(chunk)
    writer?.take(into: &result)
    return result
  }

  // MARK: - Reading

  private func readTable(_ chunk: ChunkRecords, _ mapping: ColumnMapping) {
    if kernelFile != chunk.file.index {
      kernelFile = chunk.file.index
      kernel =
        job.isFast
        ? TableKernel(
          mapping, symbols: Symbols(records: job.records, domains: job.domains), columns: columns, metadata: metadata,
          capacity: Self.blockRows) : nil
    }
    let (start, end) = (chunk.start, chunk.end)
    let kernel = chunk.place.isIrregular || chunk.place.isLarge ? nil : kernel
    var at = start
    var number: Int32 = 0
    while at < end {
      if let kernel, first != nil {
        (at, number) = kernel.readRows(at, base: start, end: end, number: number)
        if columns.rowCount == Self.blockRows {
          finishBlock(chunk)
          continue
        }
        guard at < end else { break }
      }
      if at[0] == FieldScan.lineFeed || at[0] == FieldScan.carriageReturn {
        at += 1
        continue
      }
      let ends = chunk.record(from: at, delimiter: mapping.delimiter)
      readAlone(chunk, RowColumns.Span(start: Int32(at - start), length: Int32(ends.end - at)), number)
      at = ends.next
      number += 1
      if single.count >= Self.blockRows { finishBlock(chunk) }
    }
  }

  private func readLines(_ chunk: ChunkRecords) {
    if kernelFile != chunk.file.index {
      kernelFile = chunk.file.index
      lineKernel =
        job.isFast
        ? LineKernel(
          symbols: Symbols(records: job.records, domains: job.domains), columns: columns, metadata: metadata,
          capacity: Self.blockRows) : nil
    }
    let (start, end) = (chunk.start, chunk.end)
    let lineKernel = chunk.place.isLarge ? nil : lineKernel
    var at = start
    var number: Int32 = 0
    while at < end {
      if let lineKernel, first != nil {
        (at, number) = lineKernel.readRows(at, base: start, end: end, number: number)
        if columns.rowCount == Self.blockRows {
          finishBlock(chunk)
          continue
        }
        guard at < end else { break }
      }
      let lineEnd = FieldScan.find(FieldScan.lineFeed, or: FieldScan.lineFeed, from: at, to: end)
      defer { at = lineEnd + 1 }
      if LineKernel.isBlank(at, lineEnd) { continue }
      readAlone(chunk, RowColumns.Span(start: Int32(at - start), length: Int32(lineEnd - at)), number)
      number += 1
      if single.count >= Self.blockRows { finishBlock(chunk) }
    }
  }

  // MARK: - One by one

  /// Reads a record by itself: what the reader of single records says of it holds.
  private func readAlone(_ chunk: ChunkRecords, _ span: RowColumns.Span, _ number: Int32) {
    take(chunk.event(span, number, job.records), chunk, number)
  }

  private func take(_ event: ResponseEvent, _ chunk: ChunkRecords, _ number: Int32) {
    switch event {
    case .rejected(let issue, let source):
      result.rejected += 1
      single.append(
        SingleRow(
          number: number, output: [], event: ChunkResult.RecordEvent(issues: [issue], rejected: source)))
    case .response(let collected):
      result.accepted += 1
      if first == nil { first = (collected, chunk.file.index, chunk.place.sequence) }
      let issues = collected.issues.count { !$0.isNote }
      result.withIssues += issues > 0 ? 1 : 0
      let scores = job.scorer.score(collected.block)
      let flags = job.scorer.flags(of: collected.response, collected.block)
      alone.add(
        scores, flags: flags, keys: job.segmentation.keys(of: collected.response, in: collected.block))
      answers.add(collected.block, of: job.records.survey)
      single.append(
        SingleRow(
          number: number,
          output: job.rows?.row(id: collected.response.id, issues: issues, scores, flags) ?? [],
          event: collected.issues.isEmpty
            ? nil : ChunkResult.RecordEvent(issues: collected.issues, rejected: nil),
          end: end(collected.response.id, flags, scores.advice)))
    case .remark, .columns: break
    }
  }

  /// The end of a row that may turn out to be that of a copy.
  private func end(_ id: String, _ flags: [FlagResult], _ advice: [Int]) -> SingleRow.End? {
    guard let rows = job.rows else { return nil }
    let fingerprints = job.records.survey.scoring.copyFlags.compactMap { flag in
      flags[flag].fingerprint.map { (flag: flag, fingerprint: $0) }
    }
    guard !fingerprints.isEmpty else { return nil }
    return SingleRow.End(
      id: id, flags: flags, advice: advice, length: rows.end(flags, advice).count, fingerprints: fingerprints)
  }

  // MARK: - Blocks

  private func finishBlock(_ chunk: ChunkRecords) {
    var issues: [Int32] = []
    if columns.rowCount > 0, let scorer {
      let findings = replay.run(columns, metadata, tellsSubmission: chunk.file.tellsSubmission)
      issues = take(findings, chunk)
      finder?.find(columns, metadata, scorer.cells)
      scorer.score(columns.answers, lengths: columns.lengths, facts: columns.facts(in: chunk))
      advice?.run(columns, scorer)
      result.accepted += columns.rowCount
      result.withIssues += issues.count { $0 > 0 }
    }
    writeBlock(chunk, issues)
    columns.answers.rowCount = 0
    single.removeAll(keepingCapacity: true)
  }

  /// Counts what was found, and reads those rows by themselves of which more is to be told.
  ///
  /// - Returns: How many issues each of the rows has that are left.
  private func take(_ findings: RowFindings, _ chunk: ChunkRecords) -> [Int32] {
    var alone = findings.alone
    let wanted = Set(findings.found.map(\.finding)).filter { budget.wants($0, job.issuesInFull) }
    if !wanted.isEmpty { for entry in findings.found where wanted.contains(entry.finding) { alone.insert(entry.row) } }
    let survey = job.records.survey
    var issues = [Int32](repeating: 0, count: columns.rowCount)
    for (finding, row) in findings.found where !alone.contains(row) {
      let kind = ChunkResult.IssueCount(kind: finding.kind, item: finding.item.map { survey.items[$0].id })
      result.counts[kind, default: 0] += 1
      if !finding.kind.isNote { issues[row] += 1 }
    }
    guard !alone.isEmpty else { return issues }
    let kept = (0..<columns.rowCount).filter { !alone.contains($0) }
    let spans = alone.sorted().map { (chunk.withoutLineEnd(columns.records[$0]), columns.numbers[$0]) }
    columns.keep(kept)
    for (span, number) in spans { readAlone(chunk, span, number) }
    return kept.map { issues[$0] }
  }

  private func writeBlock(_ chunk: ChunkRecords, _ issues: [Int32]) {
    single.sort { $0.number < $1.number }
    var next = 0
    func writeSingles(before number: Int32) {
      while next < single.count, single[next].number < number {
        writer?.write(single[next])
        if let event = single[next].event { result.events.append(event) }
        next += 1
      }
    }
    if let scorer, let writer, columns.rowCount > 0 {
      if single.isEmpty {
        writer.write(columns, chunk, issues: issues, scorer, advice) { _ in }
      } else {
        writer.write(columns, chunk, issues: issues, scorer, advice) { writeSingles(before: $0) }
      }
    }
    writeSingles(before: .max)
  }
}
