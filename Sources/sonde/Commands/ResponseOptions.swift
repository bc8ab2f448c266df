import ArgumentParser
import SurveyFormats
import SurveyModel
import SurveyResponses

/// What every command that reads collected responses is given: which, how they are written, and what becomes of what does
/// not fit.
struct ResponseOptions: ParsableArguments {
  enum OnError: String, ExpressibleByArgument, CaseIterable {
    case skip, stop, allow
  }

  @Argument(
    help: ArgumentHelp(
      "Files, folders or quoted patterns of responses, also compressed with gzip; '-' is standard input.",
      valueName: "responses"))
  var responses: [String]

  @Option(help: "The format of the responses, where neither name nor content tells.")
  var input: InputFormat?

  @Option(help: "The encoding of the responses, where the content does not tell.")
  var encoding: InputEncoding?

  @Option(help: ArgumentHelp("A column map: what foreign columns stand for.", valueName: "file"))
  var map: String?

  @Option(
    help: ArgumentHelp("The item, or the choice of an item as in used.web, of a column.", valueName: "name=item"),
    transform: ColumnOption.init)
  var column: [ColumnOption] = []

  @Option(help: ArgumentHelp("A column that is not wanted.", valueName: "name"))
  var ignore: [String] = []

  // Codes of non-answers are often negative, which looks like an option.
  @Option(
    parsing: .unconditionalSingleValue,
    help: ArgumentHelp("A text that stands for a non-answer, as in 99=not-applicable.", valueName: "text=state"),
    transform: NonAnswerOption.init)
  var nonAnswer: [NonAnswerOption] = []

  @Option(help: "The decimal sign of numbers.")
  var decimal: DecimalOption?

  @Option(help: "The order of year, month and day in dates that are not written YYYY-MM-DD.")
  var dates: DatesOption?

  @Option(help: ArgumentHelp("What separates several choices, where neither | nor ; does.", valueName: "text"))
  var split: String?

  @Option(
    help: ArgumentHelp(
      "Write every problem of every record there: a table, or JSON Lines by its ending.", valueName: "file"))
  var issues: String?

  @Option(help: ArgumentHelp("Write the rejected records there, as they are.", valueName: "file"))
  var rejects: String?

  @Option(
    help: """
      What a rejected record does: 'skip' goes on with the next, and the exit code is 1; 'stop' ends with nothing \
      written; 'allow' goes on, and neither it nor anything else in the responses changes the exit code.
      """)
  var onError = OnError.skip

  @Flag(help: "Read everything, show what the columns stand for and what would be rejected, and write nothing.")
  var dryRun = false

  @Flag(help: "Report every problem; otherwise the first 20 of each kind about each item.")
  var verbose = false

  /// Prepares the reading: checks the map against the survey and opens the lists.
  ///
  /// - Parameters:
  ///   - survey: The survey.
  ///   - isQuiet: Whether nothing is said on standard error.
  ///   - force: Whether lists that exist are replaced.
  func opened(for survey: CompiledSurvey, isQuiet: Bool, force: Bool) throws -> ResponseRun {
    let map = try columnMap(for: survey)
    do throws(FileError) {
      let log = VerdictLog(
        .init(isQuiet: isQuiet, isVerbose: verbose, stopsAtRejection: onError == .stop),
        issues: try opened(issues) { path throws(FileError) in try IssueFile(path, force: force) },
        rejects: try opened(rejects) { path throws(FileError) in try RejectsFile(path, force: force) })
      let files = ResponseFiles(
        survey: survey, now: Clock.now, format: input?.format, encoding: encoding?.encoding, map: map)
      return ResponseRun(
        files: files, log: log, paths: try ResponseInput.expanded(responses), showsMapping: verbose && !isQuiet,
        saysMapping: !map.isEmpty && !isQuiet)
    } catch {
      throw Console.fail(error).code
    }
  }

  /// Whether what was found in the responses makes the command fail.
  func fails(for outcome: ResponseFiles.Outcome) -> Bool { outcome.issues > 0 && onError != .allow }

  /// The first option given that makes sense for one survey alone.
  var forOneSurvey: String? {
    let given: [(String, Bool)] = [
      ("--map", map != nil), ("--column", !column.isEmpty), ("--ignore", !ignore.isEmpty),
      ("--non-answer", !nonAnswer.isEmpty), ("--decimal", decimal != nil), ("--dates", dates != nil),
      ("--split", split != nil), ("--encoding", encoding != nil), ("--issues", issues != nil),
      ("--rejects", rejects != nil), ("--on-error stop", onError == .stop), ("--dry-run", dryRun),
      ("--verbose", verbose),
    ]
    return given.first { $0.1 }?.0
  }

  private func opened<File>(
    _ path: String?, _ open: (String) throws(FileError) -> File
  ) throws(FileError) -> File? {
    guard let path, !dryRun else { return nil }
    return try open(path)
  }

  private func columnMap(for survey: CompiledSurvey) throws -> ColumnMap {
    let given = ColumnMap(
      columns: column.map { $0.column(in: survey) }, ignored: ignore.map { Name($0) },
      notation: FieldNotation(
        values: nonAnswer.map(\.value), separator: split, decimalSign: decimal?.sign, dateOrder: dates?.order))
    for diagnostic in given.diagnostics(for: survey) {
      let meant = diagnostic.suggestion.map { "; did you mean '\($0)'?" } ?? ""
      Console.message(diagnostic.problem.message + meant)
    }
    guard given.diagnostics(for: survey).isEmpty else { throw ExitStatus.negative.code }
    guard let map else { return given }
    return given.over(try SurveyLoader.columnMap(map, for: survey))
  }

  func validate() throws {
    if dryRun, issues != nil || rejects != nil {
      throw ValidationError("--dry-run writes nothing; leave --issues and --rejects out")
    }
    if let issues, issues == rejects { throw ValidationError("--issues and --rejects are two files") }
    if let split, split.isEmpty { throw ValidationError("--split needs a text that stands between two choices") }
  }
}

/// The decimal signs by name.
enum DecimalOption: String, ExpressibleByArgument, CaseIterable {
  case point, comma

  /// The sign.
  var sign: FieldNotation.DecimalSign { self == .comma ? .comma : .point }
}

/// The orders of dates by name.
enum DatesOption: String, ExpressibleByArgument, CaseIterable {
  case ymd, dmy, mdy

  /// The order.
  var order: FieldNotation.DateOrder {
    switch self {
    case .ymd: .yearMonthDay
    case .dmy: .dayMonthYear
    case .mdy: .monthDayYear
    }
  }
}

/// What `--column` is given: `name=item`; the name may hold an equals sign, the item cannot.
struct ColumnOption {
  let name: String
  let item: String

  init(_ text: String) throws {
    guard let sign = text.lastIndex(of: "="), sign > text.startIndex, text.index(after: sign) < text.endIndex else {
      throw ValidationError("write a column and an item, as in --column Q1=kind")
    }
    name = String(text[..<sign])
    item = String(text[text.index(after: sign)...])
  }

  /// The column; `used.web` is a choice where it is no item.
  func column(in survey: CompiledSurvey) -> ColumnMap.Column {
    if survey.item(named: item) == nil, let dot = item.lastIndex(of: "."),
      survey.item(named: String(item[..<dot])) != nil
    {
      return .init(
        name: Name(name), item: Name(String(item[..<dot])), choice: Name(String(item[item.index(after: dot)...])))
    }
    return .init(name: Name(name), item: Name(item))
  }
}

/// What `--non-answer` is given: `text=state`.
struct NonAnswerOption {
  let value: FieldNotation.Value

  init(_ text: String) throws {
    let names = (AnswerState.offered + [.skipped]).map(\.name)
    guard let sign = text.lastIndex(of: "="), sign > text.startIndex else {
      throw ValidationError("write a text and a state, as in --non-answer 99=not-applicable")
    }
    let name = String(text[text.index(after: sign)...])
    guard names.contains(name), let state = AnswerState(name: name) else {
      let meant = NameSuggestion.nearest(to: name, among: names).map { "did you mean '\($0)'?" }
      let written = DiagnosticRenderer.safe(name)
      throw ValidationError("'\(written)' is no state; \(meant ?? "the states: " + names.joined(separator: ", "))")
    }
    value = .init(text: Name(String(text[..<sign])), meaning: .state(state))
  }
}

/// The formats of responses by name, for the option that overrides what names and content tell.
enum InputFormat: String, ExpressibleByArgument, CaseIterable {
  case json, jsonl, csv, xml

  /// The format.
  var format: ResponseFormat {
    switch self {
    case .json: .json
    case .jsonl: .jsonLines
    case .csv: .table
    case .xml: .xml
    }
  }
}

/// The encodings by name.
enum InputEncoding: String, ExpressibleByArgument, CaseIterable {
  case utf8 = "utf-8"
  case utf16le = "utf-16le"
  case utf16be = "utf-16be"
  case windows1252 = "windows-1252"
  case latin1 = "latin-1"

  /// The encoding; Latin-1 is a part of Windows-1252.
  var encoding: TextDecoder.Encoding {
    switch self {
    case .utf8: .utf8
    case .utf16le: .utf16LittleEndian
    case .utf16be: .utf16BigEndian
    case .windows1252, .latin1: .windows1252
    }
  }
}
