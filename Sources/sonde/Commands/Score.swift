import ArgumentParser
import SurveyBatch
import SurveyFormats
import SurveyModel
import SurveyReports
import SurveyResponses
import SurveyScoring

/// `sonde score`: one record of scores per response.
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score responses, one record each, or all together.",
    discussion: """
      Reads responses as JSON, JSON Lines, CSV or XML, from files, folders or standard input. What a response holds that
      the survey does not know is reported item by item on standard error; the rest is scored. --dry-run shows what the
      columns of tables stand for; --map, --column and the options after it say it where names do not.
      --trace shows how every score of one response came about, --with-trace adds that to the JSON of all, and --aggregate
      writes what they say together ('sonde schema --format markdown' explains each member), with --by and --wave for
      segments and waves too.
      Exits with 1 when a record was rejected or held something that is not an answer, and when responses cannot be weighted
      as the survey asks.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json, jsonl
  }

  @Argument(help: ArgumentHelp("The survey definition.", valueName: "survey"))
  var survey: String

  @OptionGroup
  var options: ResponseOptions

  @Option(help: "How to write the scores; by the ending of --output where it has one, else 'text'.")
  var format: Format?

  @Option(name: .shortAndLong, help: "Where to write; '-' is standard output.")
  var output = FileAccess.standard

  @Option(help: ArgumentHelp("Show how the scores of this response came about.", valueName: "id"))
  var trace: String?

  @Flag(help: "Add to JSON how each score came about.")
  var withTrace = false

  @Flag(
    help: """
      Write the values of scores alone, and what they are in, such as a band: a table without states and counts, or \
      lines of flat objects.
      """)
  var valuesOnly = false

  @Flag(help: "Write what all responses say together, as JSON.")
  var aggregate = false

  @OptionGroup var segments: SegmentOptions

  @Option(
    help: ArgumentHelp(
      "Also write what all responses say together, as JSON, beside a table of scores.", valueName: "file"))
  var aggregateTo: String?

  @Option(name: .shortAndLong, help: ArgumentHelp("How many threads read; one on each processor.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Replace an output that exists.")
  var force = false

  @Flag(name: .shortAndLong, help: "Do not report what responses hold that the survey does not know.")
  var quiet = false

  func run() throws {
    let (compiled, places) = try SurveyLoader.surveyWithSources(survey)
    let scorer = ResponseScorer(survey: compiled)
    let request = try segments.request(for: scorer.plan)
    let run = try options.opened(for: compiled, isQuiet: quiet, force: force)
    if options.dryRun { return try run.rehearse() }
    // What hangs on later responses is known when all are read.
    let isApart = trace == nil && !withTrace && !compiled.scoring.flagsNeedAllResponses
    let rows = rows(of: compiled)
    guard aggregateTo == nil || isApart else {
      throw ValidationError(
        "--aggregate-to: a flag of this survey hangs on later responses, so that rows are written when all are read; write "
          + "what all say together with --aggregate.")
    }
    if aggregate || rows != nil && isApart {
      try scoreInBlocks(run, scorer, request, rows)
    } else {
      try scoreOneByOne(run, scorer, places, rows)
    }
    let outcome = run.log.outcome
    if let summary = outcome.summary, !quiet { Console.message(summary) }
    if options.fails(for: outcome) { throw ExitStatus.negative.code }
  }

  /// How scores become rows, with what stands before the first; `nil` where they are written otherwise.
  private func rows(of survey: CompiledSurvey) -> ScoreRows? {
    let table = ScoreTable(survey, valuesOnly ? .values : .all)
    switch chosenFormat {
    case .csv: return ScoreRows(header: table.header, format: .table(table))
    case .jsonl where trace == nil && !withTrace: return ScoreRows(header: [], format: .lines(table))
    case .text, .json, .jsonl: return nil
    }
  }

  /// Scores many responses at a time: what they say together, rows, or both.
  private func scoreInBlocks(
    _ run: ResponseRun, _ scorer: ResponseScorer, _ request: SegmentRequest, _ rows: ScoreRows?
  ) throws {
    let rows = aggregate ? nil : rows
    let totals: BatchRun.Totals
    var results: AggregateResults?
    do throws(FileError) {
      let file = rows == nil ? nil : try OutputFile(output, force: force)
      if aggregate { try FileAccess.prepareOutput(output, force: force) }
      if let aggregateTo { try FileAccess.prepareOutput(aggregateTo, force: force) }
      try file?.write(rows?.header ?? [])
      let reading = BatchReading(
        run, scorer: scorer, segmentation: request.segmentation, rows: rows?.format, threads: jobs)
      totals = try reading.read { bytes throws(FileError) in try file?.write(bytes) }
      if !run.log.isStopped {
        try file?.finish()
        let target = aggregate ? output : aggregateTo
        if let target {
          let all = AggregateResults(totals.scores.total, plan: request.plan, now: run.files.now)
          let json = try OutputFile(target, force: true)
          for piece in aggregated(all, totals, request, run, reading.batch.threads) { try json.write(piece) }
          try json.finish()
          results = all
        }
      }
    } catch {
      throw Console.fail(error).code
    }
    try run.endIfStopped()
    let complaints = request.complaints(about: totals.scores, results)
    complaints.forEach(Console.message)
    if !complaints.isEmpty { throw ExitStatus.negative.code }
  }

  /// Scores one response after the other.
  private func scoreOneByOne(
    _ run: ResponseRun, _ scorer: ResponseScorer, _ places: SourceMap, _ rows: ScoreRows?
  ) throws {
    let compiled = scorer.survey
    var watch = FlagWatch(scorer)
    var wasTraced = false
    // What is held against the median of all is written when all are read.
    var pending: [ScoreRecord] = []
    var writer = ScoreWriter(format: chosenFormat, rows: rows, places: places, showsTraces: trace != nil)
    do throws(FileError) {
      try FileAccess.prepareOutput(output, force: force)
      try run.read { collected in
        let issues = collected.issues.count { !$0.isNote }
        let scores = scorer.score(collected.block)
        let flags = watch.flags(of: collected.response, collected.block)
        if let trace, trace != collected.response.id { return }
        wasTraced = true
        let traces =
          trace != nil || withTrace ? compiled.scoring.scores.indices.map { scorer.trace($0, in: scores) } : []
        let record = ScoreRecord(
          survey: compiled, response: collected.response.id, scores: scores, issues: issues, flags: flags,
          traces: traces)
        if compiled.scoring.flagsNeedAllResponses { pending.append(record) } else { writer.write(record) }
      }
    } catch {
      throw Console.fail(error).code
    }
    try run.endIfStopped()
    do throws(FileError) {
      for (record, flags) in zip(pending, watch.settled(pending.map(\.flags))) { writer.write(record.with(flags)) }
      try FileAccess.write(writer.finished(), to: output)
    } catch {
      throw Console.fail(error).code
    }
    if let trace, !wasTraced {
      Console.message("no response has the id '\(trace)'")
      throw ExitStatus.negative.code
    }
  }

  func validate() throws {
    if aggregate, trace != nil || withTrace {
      throw ValidationError("--aggregate has no traces: they are those of one response.")
    }
    if aggregate, let format, format != .json { throw ValidationError("--aggregate is written as JSON.") }
    if let jobs, !(1...256).contains(jobs) { throw ValidationError("--jobs is from 1 to 256.") }
    if aggregateTo != nil, aggregate || ![.csv, .jsonl].contains(chosenFormat) || withTrace {
      throw ValidationError(
        "--aggregate-to goes with rows of scores: --format csv or jsonl, without --aggregate and --with-trace.")
    }
    if valuesOnly, aggregate || ![.csv, .jsonl].contains(chosenFormat) || withTrace || trace != nil {
      throw ValidationError("--values-only goes with rows of scores: --format csv or jsonl, without traces.")
    }
    if !aggregate, aggregateTo == nil, segments.isGiven {
      throw ValidationError(
        "--by, --wave and --min-group need --aggregate or --aggregate-to: single responses have no segments.")
    }
    if withTrace, ![.json, .jsonl].contains(chosenFormat) {
      throw ValidationError("--with-trace needs --format json or jsonl; --trace ID writes text.")
    }
    if trace != nil, chosenFormat == .csv { throw ValidationError("A trace is no table: use text, json or jsonl.") }
  }

  private func aggregated(
    _ results: AggregateResults, _ totals: BatchRun.Totals, _ request: SegmentRequest, _ run: ResponseRun,
    _ threads: Int
  ) -> [[UInt8]] {
    let record = AggregateRecord(
      results, plan: request.plan, segments: request.results(of: totals.scores, now: run.files.now, threads: threads),
      answers: totals.answers, rejected: run.log.outcome.rejected, threads: threads)
    var json = JSONWriter(.pretty)
    json.object { record.write(to: &$0) }
    return json.pieces
  }

  private var chosenFormat: Format {
    if let format { return format }
    return output.split(separator: ".").last.flatMap { Format(rawValue: String($0)) } ?? .text
  }
}

/// How scores become rows, and what stands before the first of them.
private struct ScoreRows {
  let header: [UInt8]
  let format: ScoreRowFormat
}

/// Writes score records one after the other in one of the formats.
private struct ScoreWriter {
  private let format: Score.Format
  private let rows: ScoreRows?
  private let places: SourceMap
  private let showsTraces: Bool
  private var json: JSONWriter
  private var bytes: [UInt8]
  private var records: [ScoreRecord] = []

  init(format: Score.Format, rows: ScoreRows?, places: SourceMap, showsTraces: Bool) {
    self.places = places
    self.showsTraces = showsTraces
    self.format = format
    self.rows = rows
    bytes = rows?.header ?? []
    json = JSONWriter(format == .json ? .pretty : .compact)
  }

  mutating func write(_ record: ScoreRecord) {
    if let rows {
      bytes += record.row(rows.format)
      return
    }
    switch format {
    case .text, .csv: bytes += Array((showsTraces ? record.traceText(places: places) : record.text).utf8)
    case .jsonl: json.object { record.write(to: &$0, places: places) }
    case .json: records.append(record)
    }
  }

  mutating func finished() -> [UInt8] {
    switch format {
    case .jsonl where rows == nil: return json.bytes
    case .text, .csv, .jsonl: return bytes
    case .json:
      let (records, places) = (records, places)
      json.array { array in
        for record in records { array.object { record.write(to: &$0, places: places) } }
      }
      return json.bytes
    }
  }
}
