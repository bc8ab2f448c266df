import ArgumentParser
import SurveyModel
import SurveyTesting

/// `sonde test`: compares what surveys give with what their tests expect.
struct Test: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Run the tests that stand beside surveys.",
    discussion: """
      A file of tests gives answers and says what the survey is to make of them; a folder stands for all such files in
      it and in the folders inside. Prints a line a case; a case that fails shows what was expected, what came instead,
      and how.

      Exit codes: 0 all as expected; 1 not so, or a mistake in the tests or the survey; 65 not readable XML; 66 no tests.

      Examples:
        sonde test Surveys
        sonde test --quiet Surveys/tests/service-quality.tests.xml
      """)

  @Argument(help: ArgumentHelp("Files of tests, or folders.", valueName: "file"))
  var files: [String]

  @Flag(name: .shortAndLong, help: "Say nothing of cases that pass.")
  var quiet = false

  func run() throws {
    var tally = Tally()
    do throws(FileError) {
      for argument in files {
        let isFolder = FileAccess.isFolder(argument)
        for path in isFolder ? try FileAccess.allFiles(in: argument, endings: [".xml"]) : [argument] {
          do throws(FileError) {
            try run(path, isFromFolder: isFolder, &tally)
          } catch {
            tally.status = tally.status.worse(Console.fail(error))
          }
        }
      }
    } catch {
      tally.status = tally.status.worse(Console.fail(error))
    }
    if tally.files == 0, tally.status == .success {
      Console.message("no tests in \(files.joined(separator: ", "))")
      tally.status = .noInput
    }
    if tally.files > 0 { Console.print(tally.summary) }
    if tally.status != .success { throw tally.status.code }
  }

  private struct Tally {
    var status = ExitStatus.success
    var files = 0
    var passed = 0
    var failed = 0
    /// Files whose mistakes keep their cases from being run.
    var faulty = 0

    var summary: String {
      let cases = passed + failed
      let outcome = failed == 0 ? "all as expected" : "\(failed) not as expected"
      let left = "\(faulty) \(faulty == 1 ? "file" : "files") with mistakes not run"
      if faulty > 0, cases == 0 { return "\(left)\n" }
      return "\(cases) \(cases == 1 ? "case" : "cases"), \(outcome)\(faulty > 0 ? "; \(left)" : "")\n"
    }
  }

  private func run(_ path: String, isFromFolder: Bool, _ tally: inout Tally) throws(FileError) {
    let loaded = try SurveyLoader.load(path)
    // A folder holds surveys and other files as well; 'sonde check' looks after those.
    if isFromFolder, !loaded.isTests { return }
    if !loaded.isTests, loaded.survey != nil || loaded.isLibrary || loaded.isAssessment {
      let advice =
        loaded.isLibrary
        ? "is a library; give a file of tests"
        : loaded.isAssessment
          ? "is an assessment; give a file of tests" : "is a survey; give the file of its tests"
      Console.message("\(loaded.path) \(advice)")
      tally.status = tally.status.worse(.negative)
      return
    }
    tally.files += 1
    guard let tests = loaded.tests, let survey = loaded.survey else {
      let renderer = DiagnosticRenderer(sources: loaded.sources)
      for diagnostic in loaded.diagnostics { Console.note(renderer.text(diagnostic)) }
      tally.faulty += 1
      tally.status = tally.status.worse(loaded.isMalformed ? .badData : .negative)
      return
    }
    if !quiet { Console.print("\(DiagnosticRenderer.safe(loaded.path))\n") }
    let runner = TestRunner(survey: survey)
    for testCase in tests.cases {
      let result = runner.run(testCase, now: tests.now)
      if result.isPassed { tally.passed += 1 } else { tally.failed += 1 }
      show(result, in: loaded)
    }
    if tally.failed > 0 { tally.status = tally.status.worse(.negative) }
  }

  private func show(_ result: TestResult, in loaded: LoadedSurvey) {
    if result.isPassed {
      if !quiet { Console.print("  ok    \(DiagnosticRenderer.safe(result.name))\n") }
      return
    }
    Console.print("  FAIL  \(DiagnosticRenderer.safe(result.name))\n")
    var told: [String] = []
    for failure in result.failures {
      let place = loaded.sources.place(of: failure.range)
      let lines =
        ["\(place): \(failure.subject): expected \(failure.expected), got \(failure.actual)"]
        + (failure.trace == told ? [] : failure.trace).map { "    \($0)" }
      // Several numbers of one score come about in the same way.
      told = failure.trace
      for line in lines { Console.print("        \(DiagnosticRenderer.safe(line))\n") }
    }
  }
}
