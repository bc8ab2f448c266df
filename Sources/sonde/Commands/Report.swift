import ArgumentParser
import SurveyBatch
import SurveyFormats
import SurveyModel
import SurveyReports
import SurveyResponses
import SurveyScoring

/// `sonde report`: what responses say, for people.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report on one response, or on many together.",
    discussion: """
      One response gives the report of that respondent; several give means with their intervals and what the group
      should do next. --by compares segments, --wave successive waves; groups below --min-group are not shown, nor
      what would give them away. What the responses hold that the survey does not know is reported item by item on standard error,
      and the exit code is then 1.

      An assessment gives the joined report of its surveys. The responses are then found in all folders inside those that
      are given: a file answers the survey that its records name ('survey'), or that the file or a folder around it is
      named after.

      Examples:
        sonde report Surveys/service-quality.xml answers.csv --lang it
        sonde report Surveys/customer-loyalty.xml Surveys/samples --period 2026-H1
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: ArgumentHelp("The definition of a survey or an assessment.", valueName: "survey"))
  var survey: String

  @OptionGroup
  var options: ResponseOptions

  @Option(help: "How to write the report.")
  var format = Format.text

  @Option(help: ArgumentHelp("The language of the report.", valueName: "tag"))
  var lang: String?

  @Option(name: .shortAndLong, help: "Where to write; '-' is standard output.")
  var output = FileAccess.standard

  @Flag(help: "Replace an output that exists.")
  var force = false

  @Option(help: ArgumentHelp("Report on this response alone.", valueName: "id"))
  var respondent: String?

  @Option(
    help: ArgumentHelp(
      "The period that an assessment is reported for, such as 2026-H1; by default the latest that is complete.",
      valueName: "period"))
  var period: String?

  @OptionGroup var segments: SegmentOptions

  @Option(name: .shortAndLong, help: ArgumentHelp("How many threads read; one on each processor.", valueName: "n"))
  var jobs: Int?

  @Flag(help: "Write sentences instead of bars and columns, for screen readers.")
  var plain = false

  @Flag(help: "Draw bars with ASCII characters.")
  var ascii = false

  @Flag(name: .shortAndLong, help: "Do not report what responses hold that the survey does not know.")
  var quiet = false

  func run() throws {
    switch try SurveyLoader.subject(survey) {
    case .survey(let survey):
      if period != nil { throw ValidationError("--period is for assessments, which have periods") }
      try report(on: survey)
    case .assessment(let assessment):
      if respondent != nil {
        throw ValidationError("--respondent is for surveys: an assessment joins results, not people")
      }
      if let option = options.forOneSurvey {
        throw ValidationError("\(option) is for surveys: an assessment joins several, each with columns of its own")
      }
      if segments.isGiven {
        throw ValidationError(
          "--by, --wave and --min-group are for surveys: an assessment says itself by what it joins and what it shows")
      }
      if options.responses.contains(FileAccess.standard) {
        throw ValidationError(
          "give files or folders to an assessment: standard input does not say which survey it answers")
      }
      try report(on: assessment)
    }
  }

  // MARK: - One survey

  private func report(on compiled: CompiledSurvey) throws {
    let language = try Languages.chosen(lang, for: compiled)
    let scorer = ResponseScorer(survey: compiled)
    let request = try segments.request(for: scorer.plan)
    let run = try options.opened(for: compiled, isQuiet: quiet, force: force)
    if options.dryRun { return try run.rehearse() }
    var status = ExitStatus.success
    do throws(FileError) {
      try FileAccess.prepareOutput(output, force: force)
      let report: SurveyReports.Report?
      if let respondent {
        report = try self.report(on: respondent, run, scorer, language)
      } else {
        let reading = BatchReading(
          run, scorer: scorer, segmentation: request.segmentation, rows: nil, threads: jobs)
        let totals = try reading.read { _ throws(FileError) in }
        let results = AggregateResults(totals.scores.total, plan: scorer.plan, now: run.files.now)
        report = self.report(on: totals, results, run, scorer, request, language)
        // A single response is reported on without weights.
        for complaint in request.complaints(about: totals.scores, results.aggregate.count > 1 ? results : nil) {
          Console.message(complaint)
          status = .negative
        }
      }
      if !run.log.isStopped {
        if let report {
          try FileAccess.write(bytes(of: report), to: output)
        } else {
          Console.message(respondent.map { "no response has the id '\($0)'" } ?? "there is no response to report on")
          status = .negative
        }
      }
    } catch {
      throw Console.fail(error).code
    }
    try run.endIfStopped()
    if options.fails(for: run.log.outcome) { status = .negative }
    if let summary = run.log.outcome.summary, !quiet { Console.message(summary) }
    if status != .success { throw status.code }
  }

  /// The report of many responses, or of the only one.
  private func report(
    on totals: BatchRun.Totals, _ results: AggregateResults, _ run: ResponseRun, _ scorer: ResponseScorer,
    _ request: SegmentRequest, _ language: LanguageTag
  ) -> SurveyReports.Report? {
    let builder = ReportBuilder(scorer: scorer, language: language)
    let count = results.aggregate.count
    guard count != 1 else { return totals.first.map { report(on: $0, scorer, builder) } }
    guard count > 0 else { return nil }
    let outcome = run.log.outcome
    return builder.report(
      of: results, segments: request.results(of: totals.scores, now: run.files.now),
      counts: ResponseCounts(read: outcome.accepted + outcome.rejected, rejected: outcome.rejected))
  }

  /// The report of one respondent among many.
  private func report(
    on respondent: String, _ run: ResponseRun, _ scorer: ResponseScorer, _ language: LanguageTag
  ) throws(FileError) -> SurveyReports.Report? {
    var found: CollectedResponse?
    try run.read { collected in
      if found == nil, collected.response.id == respondent { found = collected }
    }
    return found.map { report(on: $0, scorer, ReportBuilder(scorer: scorer, language: language)) }
  }

  private func report(
    on collected: CollectedResponse, _ scorer: ResponseScorer, _ builder: ReportBuilder
  ) -> SurveyReports.Report {
    builder.report(ofResponse: collected.response.id, scorer.score(collected.block), collected.block)
  }

  private func bytes(of report: SurveyReports.Report) -> [UInt8] {
    switch format {
    case .text: text(of: report)
    case .json: JSONWriter.bytes(JSONReport(report), .pretty)
    }
  }

  private func text(of report: SurveyReports.Report) -> [UInt8] {
    let width = output == FileAccess.standard ? Terminal.width : 80
    return Array(TextReport(report, width: width, isASCII: ascii, isPlain: plain).text.utf8)
  }

  // MARK: - An assessment

  private func report(on assessment: CompiledAssessment) throws {
    let language = try Languages.chosen(lang, for: assessment.assessment)
    var collection = AssessmentCollection(assessment, now: Clock.now)
    collection.format = options.input?.format
    collection.isQuiet = quiet
    do throws(FileError) {
      try FileAccess.prepareOutput(output, force: force)
      try collection.read(options.responses)
    } catch {
      throw Console.fail(error).code
    }
    try refuse(collection)
    let results = AssessmentResults(assessment, collection.cells, period: period, now: collection.now)
    do throws(FileError) {
      try FileAccess.write(bytes(of: results, rejected: collection.rejected, in: language), to: output)
    } catch {
      throw Console.fail(error).code
    }
    if let summary = collection.outcome.summary, !quiet { Console.message(summary) }
    if options.fails(for: collection.outcome) { throw ExitStatus.negative.code }
  }

  /// Ends the command where there is nothing to report on.
  private func refuse(_ collection: AssessmentCollection) throws {
    let assessment = collection.assessment
    for (use, cells) in zip(assessment.assessment.uses, collection.cells) where cells.isTooFine {
      Console.message("the responses to '\(use.key.text)' are of more units and periods than can be told apart")
      throw ExitStatus.negative.code
    }
    guard collection.outcome.accepted > 0 else {
      Console.message("there is no response to report on")
      throw ExitStatus.negative.code
    }
    let periods = AssessmentResults.periods(of: collection.cells)
    guard let period, !periods.contains(period) else { return }
    let known = periods.isEmpty ? "the assessment has no periods" : "there are \(periods.joined(separator: ", "))"
    Console.message("no response is of the period '\(period)'; \(known)")
    throw ExitStatus.negative.code
  }

  private func bytes(of results: AssessmentResults, rejected: [Int], in language: LanguageTag) -> [UInt8] {
    switch format {
    case .text: return text(of: AssessmentReportBuilder(results, language: language, rejected: rejected).report)
    case .json:
      var json = JSONWriter(.pretty)
      json.object { AssessmentRecord(results).write(to: &$0) }
      return json.bytes
    }
  }
}
