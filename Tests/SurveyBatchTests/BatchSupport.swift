import SurveyBatch
import SurveyFormats
import SurveyModel
import SurveyResponses
import SurveyScoring
import Testing

/// What is said of a file of responses, whoever reads it.
struct Verdict: Equatable {
  var scores: SegmentedAggregate
  var answers: AnswerAggregate
  var rows: [String] = []
  var accepted = 0
  var rejected = 0
  var withIssues = 0
  /// The issues, in order, where all were asked for.
  var issues: [ResponseIssue] = []
  /// How many issues there are of each kind about each item.
  var counts: [String: Int] = [:]
  var rejectedRecords: [[UInt8]] = []
}

/// One survey and how its responses are read, fast and one by one.
struct BatchBench {
  static let now = LocalDateTime(CalendarDate(dayNumber: 20_513))

  let survey: CompiledSurvey
  let scorer: ResponseScorer
  let segmentation: Segmentation
  let records: RecordReader

  init(_ content: String, by breakdowns: [String] = []) throws {
    try self.init(try BatchSurveys.compiled(content), by: breakdowns)
  }

  init(_ survey: CompiledSurvey, by breakdowns: [String] = []) throws {
    self.survey = survey
    scorer = ResponseScorer(survey: survey)
    var compiled: [CompiledBreakdown] = []
    for text in breakdowns { compiled.append(try survey.breakdown(text)) }
    segmentation = Segmentation(survey, compiled)
    records = RecordReader(survey: survey, now: Self.now)
  }

  private static func count(_ issue: ResponseIssue) -> String { "\(issue.kind) \(issue.item ?? "-")" }

  /// Whether responses are read many at a time.
  var isFast: Bool {
    BatchJob(records: records, scorer: scorer, segmentation: segmentation, rows: nil, issuesInFull: 0).isFast
  }

  private func row(_ id: String, _ issues: Int, _ scores: [ScoreResult], _ flags: [FlagResult]) -> String {
    "\(id),\(issues)" + scores.map { "," + Self.text($0) }.joined() + (flags.isEmpty ? "" : "," + Self.text(flags))
  }

  /// A score in words in which nothing stands that outcomes of a block do not keep.
  static func text(_ result: ScoreResult) -> String {
    switch result {
    case .index(let score): "\(score.state) \(score.percent?.text ?? "-") \(score.band ?? -1)"
    default: "\(result)".replacing("\n", with: " ")
    }
  }

  static func text(_ flags: [FlagResult]) -> String {
    flags.map { $0.isRaised.map { $0 ? "1" : "0" } ?? "-" }.joined()
  }

  /// What the reader and the scorer of single responses say.
  func oneByOne(_ text: String, _ format: ResponseFormat) -> Verdict {
    var verdict = Verdict(
      scores: SegmentedAggregate(scorer.plan, segmentation), answers: AnswerAggregate(survey))
    var reader = ResponseReader(records, format: format)
    func take(_ event: ResponseEvent) {
      switch event {
      case .columns, .remark: break
      case .rejected(let issue, let source):
        verdict.rejected += 1
        verdict.issues.append(issue)
        verdict.counts[Self.count(issue), default: 0] += 1
        verdict.rejectedRecords.append(source?.bytes ?? [])
      case .response(let collected):
        verdict.accepted += 1
        let issues = collected.issues.count { !$0.isNote }
        verdict.withIssues += issues > 0 ? 1 : 0
        verdict.issues += collected.issues
        for issue in collected.issues { verdict.counts[Self.count(issue), default: 0] += 1 }
        let scores = scorer.score(collected.block)
        let flags = scorer.flags(of: collected.response, collected.block)
        verdict.scores.add(
          scores, flags: flags, keys: segmentation.keys(of: collected.response, in: collected.block))
        verdict.answers.add(collected.block, of: survey)
        verdict.rows.append(row(collected.response.id, issues, scores.scores, flags))
      }
    }
    reader.read(Array(text.utf8), take)
    reader.finish(take)
    return verdict
  }

  /// What the batch says of a file.
  func batch(
    _ text: String, _ format: ResponseFormat, threads: Int = 1, chunk: Int = 1 << 20, issuesInFull: Int
  ) throws -> Verdict {
    try batch([text], format, threads: threads, chunk: chunk, issuesInFull: issuesInFull)
  }

  /// What the batch says of several files.
  func batch(
    _ texts: [String], _ format: ResponseFormat, threads: Int = 1, chunk: Int = 1 << 20, issuesInFull: Int
  ) throws -> Verdict {
    let job = BatchJob(
      records: records, scorer: scorer, segmentation: segmentation,
      rows: BatchJob.RowFormat(
        cells: { result, _ in Array(Self.text(result).utf8) }, id: { Array($0.utf8) },
        flags: survey.scoring.flags.isEmpty ? nil : { @Sendable flags in Array(Self.text(flags).utf8) }),
      issuesInFull: issuesInFull)
    let run = BatchRun(job, threads: threads)
    var verdict = Verdict(
      scores: SegmentedAggregate(scorer.plan, segmentation), answers: AnswerAggregate(survey))
    for (index, text) in texts.enumerated() {
      let bytes = Array(text.utf8)
      var head = bytes
      var line = 1
      var form = BatchFile.Form.lines
      if format == .table {
        guard case .head(let table) = TableHead.find(in: bytes, isWhole: true, for: records) else { continue }
        (head, line, form) = (table.rest, table.line, .table(table.mapping))
      }
      var at = 0
      try run.read(
        BatchFile(index: index, form: form), head: [], line: line, chunkSize: chunk,
        bytes: { buffer in
          let count = min(buffer.count, head.count - at)
          head[at..<(at + count)].withUnsafeBytes { buffer.copyMemory(from: $0) }
          at += count
          return count
        },
        deliver: { chunk in
          verdict.accepted += chunk.accepted
          verdict.rejected += chunk.rejected
          verdict.withIssues += chunk.withIssues
          for event in chunk.events {
            verdict.issues += event.issues
            for issue in event.issues { verdict.counts[Self.count(issue), default: 0] += 1 }
            if event.issues.contains(where: \.isRejection) {
              verdict.rejectedRecords.append(event.rejected?.bytes ?? [])
            }
          }
          for (issue, count) in chunk.counts {
            verdict.counts["\(issue.kind) \(issue.item ?? "-")", default: 0] += count
          }
          verdict.rows += String(decoding: chunk.output, as: UTF8.self).split(separator: "\n").map(String.init)
        })
    }
    let totals = run.take()
    verdict.scores = totals.scores
    verdict.answers = totals.answers
    return verdict
  }
}
