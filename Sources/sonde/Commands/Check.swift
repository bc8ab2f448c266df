import ArgumentParser
import SurveyModel

/// `sonde check`: finds every mistake before a respondent does.
struct Check: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Find the mistakes in survey definitions.",
    discussion: """
      Silent and 0 when there is nothing to say; 1 when there are errors; 65 when a file is not readable XML.
      All files are checked in one run. A folder stands for the .xml files in it.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, gcc
  }

  @Argument(help: ArgumentHelp("Definition files or folders; '-' is standard input.", valueName: "file"))
  var files: [String]

  @Option(help: "'text' shows the source with a caret, 'gcc' one line a problem.")
  var format = Format.text

  @Flag(help: "Treat warnings as errors.")
  var strict = false

  @Flag(help: "Show every problem; otherwise the first 20 of a file.")
  var all = false

  @Flag(name: .shortAndLong, help: "Say nothing; only the exit code tells.")
  var quiet = false

  func run() throws {
    var status = ExitStatus.success
    for path in try expanded() {
      do throws(FileError) {
        let loaded = try SurveyLoader.load(path)
        if !quiet { show(loaded) }
        status = status.worse(outcome(of: loaded))
      } catch {
        status = status.worse(Console.fail(error))
      }
    }
    if status != .success { throw status.code }
  }

  private func expanded() throws -> [String] {
    do throws(FileError) {
      return try FileAccess.definitions(in: files)
    } catch {
      throw Console.fail(error).code
    }
  }

  private func outcome(of loaded: LoadedSurvey) -> ExitStatus {
    if loaded.isMalformed { return .badData }
    let fails = loaded.diagnostics.contains { $0.severity == .error || (strict && $0.severity == .warning) }
    return fails ? .negative : .success
  }

  private func show(_ loaded: LoadedSurvey) {
    let renderer = DiagnosticRenderer(sources: loaded.sources)
    let shown = all || format == .gcc ? loaded.diagnostics[...] : loaded.diagnostics.prefix(20)
    for diagnostic in shown {
      Console.print(format == .gcc ? renderer.line(diagnostic) : renderer.text(diagnostic))
    }
    guard format == .text, let summary = DiagnosticRenderer.summary(of: loaded.diagnostics, in: loaded.path) else {
      return
    }
    let hidden = loaded.diagnostics.count - shown.count
    Console.print(summary + (hidden > 0 ? "; \(hidden) not shown, --all shows them" : "") + "\n")
  }
}
