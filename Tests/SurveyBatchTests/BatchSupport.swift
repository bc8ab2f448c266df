import SurveyFormats
import SurveyModel
import SurveyResponses
import SurveyScoring
import Testing

@testable import SurveyBatch

/// What is said of a file of responses, whoever reads it.
struct Verdict: Equatable {
  var scores: SegmentedAggregate
  var answers: AnswerAggregate
  var rows: [String] = []
  /// The rows as they were written.
  var output: [UInt8] = []
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

  init(_ content: String, by breakdowns: [String] = [], maximumRecordBytes: Int = 16 << 20) throws {
    try self.init(try BatchSurveys.compiled(content), by: breakdowns, maximumRecordBytes: maximumRecordBytes)
  }

  init(_ survey: CompiledSurvey, by breakdowns: [String] = [], maximumRecordBytes: Int = 16 << 20) throws {
    self.survey = survey
    scorer = ResponseScorer(survey: survey)
    var compiled: [CompiledBreakdown] = []
    for text in breakdowns { compiled.append(try survey.breakdown(text)) }
    segmentation = Segmentation(survey, compiled, waves: compiled.filter { $0.id == "submitted:month" })
    records = RecordReader(survey: survey, now: Self.now, maximumRecordBytes: maximumRecordBytes)
  }

  private static func count(_ issue: ResponseIssue) -> String { "\(issue.kind) \(issue.item ?? "-")" }

  /// Whether responses are read many at a time.
  var isFast: Bool { isFast(writing: nil) }

  /// Whether they are when rows are written.
  func isFast(writing rows: ScoreRowFormat?) -> Bool {
    BatchJob(records: records, scorer: scorer, segmentation: segmentation, rows: rows, issuesInFull: 0).isFast
  }

  /// Scores in words, so that rows differ wherever scores do.
  private var inWords: ScoreRowFormat {
    ScoreRowFormat(
      id: { Array($0.utf8) }, afterID: [UInt8(ascii: ",")], countsIssues: true,
      score: { result, _ in Array(",\(Self.text(result))".utf8) },
      end: { flags, _ in Array("\(flags.isEmpty ? "" : ",")\(Self.text(flags))\n".utf8) })
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
  func oneByOne(_ text: String, _ format: ResponseFormat, rows: ScoreRowFormat? = nil) -> Verdict {
    let rows = rows ?? inWords
    var verdict = Verdict(
      scores: SegmentedAggregate(scorer.plan, segmentation), answers: AnswerAggregate(survey))
    var reader = ResponseReader(records, format: format)
    var watch = FlagWatch(scorer)
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
        let flags = watch.flags(of: collected.response, collected.block)
        verdict.scores.add(
          scores, flags: flags, keys: segmentation.keys(of: collected.response, in: collected.block))
        verdict.answers.add(collected.block, of: survey)
        verdict.output += rows.row(id: collected.response.id, issues: issues, scores, flags)
      }
    }
    reader.read(Array(text.utf8), take)
    reader.finish(take)
    verdict.rows = Self.lines(verdict.output)
    return verdict
  }

  private static func lines(_ output: [UInt8]) -> [String] {
    String(decoding: output, as: UTF8.self).split(separator: "\n").map(String.init)
  }

  /// What the batch says of a file.
  func batch(
    _ text: String, _ format: ResponseFormat, threads: Int = 1, chunk: Int = 1 << 20, issuesInFull: Int,
    rows: ScoreRowFormat? = nil, mostCounts: Int = 1 << 22
  ) throws -> Verdict {
    try batch(
      [Array(text.utf8)], format, threads: threads, chunk: chunk, issuesInFull: issuesInFull, rows: rows,
      mostCounts: mostCounts)
  }

  /// What the batch says of several files.
  func batch(
    _ texts: [String], _ format: ResponseFormat, threads: Int = 1, chunk: Int = 1 << 20, issuesInFull: Int,
    rows: ScoreRowFormat? = nil
  ) throws -> Verdict {
    try batch(
      texts.map { Array($0.utf8) }, format, threads: threads, chunk: chunk, issuesInFull: issuesInFull, rows: rows)
  }

  /// What the batch says of several files.
  func batch(
    _ files: [[UInt8]], _ format: ResponseFormat, threads: Int = 1, chunk: Int = 1 << 20, issuesInFull: Int,
    rows: ScoreRowFormat? = nil, mostCounts: Int = 1 << 22
  ) throws -> Verdict {
    var job = BatchJob(
      records: records, scorer: scorer, segmentation: segmentation, rows: rows ?? inWords, issuesInFull: issuesInFull)
    job.blocks?.mostCounts = mostCounts
    let run = BatchRun(job, threads: threads)
    var verdict = Verdict(
      scores: SegmentedAggregate(scorer.plan, segmentation), answers: AnswerAggregate(survey))
    for (index, bytes) in files.enumerated() {
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
          verdict.output += chunk.output
        })
    }
    verdict.rows = Self.lines(verdict.output)
    let totals = run.take()
    verdict.scores = totals.scores
    verdict.answers = totals.answers
    return verdict
  }
}
