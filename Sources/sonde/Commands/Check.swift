import ArgumentParser
import SurveyDiagnostics
import SurveyModel
import SurveyResponses
import SurveyXML

/// `sonde check`: finds every mistake before a respondent does.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the mistakes in survey definitions.",
    discussion: """
      Silent and 0 when there is nothing to say; 1 when there are errors; 65 when a file is not readable XML.
      All files are checked in one run. A folder stands for the surveys and tests in it and in the folders inside.

      -W changes how seriously a warning or note is taken, everywhere; <?sonde-allow lone-choice?> before an element
      allows a message about it and what is inside it. Errors are neither lowered nor allowed: until they are mended, a
      survey means nothing. 'sonde explain-code' lists all codes.

      --fix changes only what is certain, such as a misspelt element or an escape that XML asks for, and then reports
      what remains. JSON and SARIF carry the other proposals too, marked as likely.

      Examples:
        sonde check Surveys
        sonde check --strict -W unused-list=off Surveys/*.xml
        sonde check --fix --diff visit.xml
        sonde check --format sarif Surveys > sonde.sarif
        sonde check --against collected visit.xml
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, gcc, json, sarif, github
  }

  @Argument(help: ArgumentHelp("Definition files or folders; '-' is standard input.", valueName: "file"))
  var files: [String]

  @Option(
    help: """
      'text' shows the source with a caret, 'gcc' one line a problem, 'json' and 'sarif' (2.1.0) are for programs, \
      'github' annotates lines in a workflow.
      """)
  var format = Format.text

  @Option(
    name: .customShort("W"),
    help: ArgumentHelp("Take a kind of warning as off, note, warning or error.", valueName: "code=level"),
    transform: LevelOption.init)
  var levels: [LevelOption] = []

  @Option(
    help: ArgumentHelp(
      "Report what responses collected with an earlier version answer and this one does not understand.",
      valueName: "responses"))
  var against: [String] = []

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Make the changes that are certain, then report what remains.")
  var fix = false

  @Flag(help: "Show what --fix would change, and report on the files as they are.")
  var diff = false

  @Flag(help: "Show every problem; otherwise the first 20 of a file.")
  var all = false

  @Flag(name: .shortAndLong, help: "Say nothing; only the exit code tells.")
  var quiet = false

  func validate() throws {
    if fix, !diff, files.contains(FileAccess.standard) {
      throw ValidationError("--fix changes files, and '-' is none; --diff shows what it would change")
    }
    if !against.isEmpty, fix || diff {
      throw ValidationError("--against is for the definition as it is; leave --fix and --diff out")
    }
    if diff, format != .text { throw ValidationError("--diff is for people; it goes with --format text") }
  }

  func run() throws {
    var status = ExitStatus.success
    var checked: [LoadedSurvey] = []
    var told = Set<String>()
    for path in try expanded() {
      do throws(FileError) {
        var loaded = try self.loaded(path, &status)
        status = status.worse(outcome(of: loaded))
        // What is wrong with a library is said once, however many of the files import it.
        loaded.diagnostics.removeAll { !told.insert(key(of: $0, in: loaded.sources)).inserted }
        // Text need not wait for the files that follow; what programs read is one whole.
        if format == .text, !quiet { show(loaded) } else { checked.append(loaded) }
      } catch {
        status = status.worse(Console.fail(error))
      }
    }
    if format != .text, !quiet { write(checked) }
    if status != .success { throw status.code }
  }

  private func key(of diagnostic: Diagnostic, in sources: SourceMap) -> String {
    let name = sources[diagnostic.range.source].name
    return "\(name):\(diagnostic.range.lower):\(diagnostic.code.rawValue):\(diagnostic.problem.message)"
  }

  private func expanded() throws -> [String] {
    do throws(FileError) {
      return try DefinitionFiles.expanded(files)
    } catch {
      throw Console.fail(error).code
    }
  }

  private func outcome(of loaded: LoadedSurvey) -> ExitStatus {
    if loaded.isMalformed { return .badData }
    let fails = loaded.diagnostics.contains { $0.severity == .error || (strict && $0.severity == .warning) }
    return fails ? .negative : .success
  }

  // MARK: Checking and mending

  private func loaded(_ path: String, _ status: inout ExitStatus) throws(FileError) -> LoadedSurvey {
    let source = try SurveyLoader.source(path)
    let folder = path == FileAccess.standard ? "." : FileAccess.folder(of: path)
    guard fix || diff else { return leveled(try compared(SurveyLoader.load(source, folder: folder))) }
    let mended = Mending.mend(source) { leveled(SurveyLoader.load($0, folder: folder)).diagnostics }
    guard diff else {
      if mended.count > 0 {
        try FileAccess.rewrite(mended.source.bytes, of: path)
        Console.message("\(path): \(mended.count) \(mended.count == 1 ? "problem" : "problems") mended")
      }
      return leveled(SurveyLoader.load(mended.source, folder: folder))
    }
    if mended.count > 0 {
      if !quiet { Console.print(LineDifference(from: source, to: mended.source.bytes).text) }
      status = status.worse(.negative)
    }
    return leveled(SurveyLoader.load(source, folder: folder))
  }

  /// Adds what responses of earlier versions hold and the survey does not understand.
  private func compared(_ loaded: LoadedSurvey) throws(FileError) -> LoadedSurvey {
    guard !against.isEmpty, let survey = loaded.survey, !loaded.isTests else { return loaded }
    var broken = BrokenResponses()
    let files = ResponseFiles(survey: survey, now: Clock.now)
    let log = VerdictLog()
    log.report = { issue, path in
      // Responses to other surveys may lie beside.
      if case .unreadable = issue.fact { Console.note(ResponseFiles.line(issue, in: path)) }
      broken.add(issue)
    }
    try files.read(try ResponseInput.expanded(against), into: log) { _ in }
    var loaded = loaded
    loaded.diagnostics += broken.diagnostics(about: survey)
    return loaded
  }

  private func leveled(_ loaded: LoadedSurvey) -> LoadedSurvey {
    var chosen = DiagnosticLevels()
    for option in levels { chosen.set(option.code, to: option.level) }
    var loaded = loaded
    loaded.diagnostics = chosen.applied(to: loaded.diagnostics)
    return loaded
  }

  // MARK: Output

  private func show(_ loaded: LoadedSurvey) {
    let renderer = DiagnosticRenderer(sources: loaded.sources)
    let shown = all ? loaded.diagnostics[...] : loaded.diagnostics.prefix(20)
    for diagnostic in shown { Console.print(renderer.text(diagnostic)) }
    guard let summary = DiagnosticRenderer.summary(of: loaded.diagnostics, in: loaded.path) else { return }
    let hidden = loaded.diagnostics.count - shown.count
    Console.print(summary + (hidden > 0 ? "; \(hidden) not shown, --all shows them" : "") + "\n")
  }

  private func write(_ loaded: [LoadedSurvey]) {
    let files = loaded.map { CheckedFile(sources: $0.sources, diagnostics: $0.diagnostics) }
    switch format {
    case .text: break
    case .gcc:
      for file in files {
        let renderer = DiagnosticRenderer(sources: file.sources)
        for diagnostic in file.diagnostics { Console.print(renderer.line(diagnostic)) }
      }
    case .json: Console.print(String(decoding: JSONDiagnostics.bytes(files), as: UTF8.self))
    case .sarif:
      let log = SARIFLog.bytes(files, version: Sonde.configuration.version)
      Console.print(String(decoding: log, as: UTF8.self))
    case .github: Console.print(WorkflowCommands.text(files))
    }
  }
}

/// What `-W` is given: `code=level`.
struct LevelOption {
  let code: DiagnosticCode
  let level: DiagnosticLevels.Level

  /// Reads an option.
  init(_ text: String) throws {
    let parts = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
    let name = DiagnosticRenderer.safe(parts[0])
    let levels = DiagnosticLevels.Level.allCases.map(\.rawValue)
    guard parts.count == 2 else {
      throw ValidationError("write a code and a level, as in -W lone-choice=off")
    }
    guard let code = DiagnosticCode(rawValue: parts[0]) else {
      let meant = NameSuggestion.nearest(to: parts[0], among: DiagnosticCode.allCases.map(\.rawValue))
      let help = meant.map { "; did you mean '\($0)'?" } ?? "; 'sonde explain-code' lists them all"
      throw ValidationError("no message has the code '\(name)'\(help)")
    }
    guard let level = DiagnosticLevels.Level(rawValue: parts[1]) else {
      let written = DiagnosticRenderer.safe(parts[1])
      throw ValidationError("'\(written)' is no level; the levels: \(levels.joined(separator: ", "))")
    }
    guard code.isNegotiable || level == .error else {
      throw ValidationError("'\(name)' is an error, without whose cure a survey means nothing; it stays one")
    }
    self.code = code
    self.level = level
  }
}
