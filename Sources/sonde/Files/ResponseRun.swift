import SurveyModel
import SurveyResponses

/// One reading of all the responses that a command is given.
struct ResponseRun {
  let files: ResponseFiles
  let log: VerdictLog
  let paths: [String]

  /// Whether what the columns stand for is shown whole.
  let showsMapping: Bool

  /// Whether it is said in one line.
  let saysMapping: Bool

  /// Reads all responses, says what the columns of each table stand for before the first of them, and gives the lists of
  /// problems their names.
  ///
  /// - Parameter handle: Takes a response that can be scored.
  /// - Throws: When a file cannot be read or a list cannot be written.
  func read(_ handle: (CollectedResponse) -> Void) throws(FileError) {
    try files.read(paths, into: log, columns: sayColumns, handle: handle)
    try log.finish()
  }

  /// What the columns stand for, on standard error.
  func sayColumns(_ mapping: ColumnMapping, _ path: String) {
    if showsMapping {
      Console.note(Self.report(mapping, path, files.survey))
    } else if saysMapping {
      Console.note(DiagnosticRenderer.safe("\(Self.shown(path)): \(MappingReport.summary(of: mapping))") + "\n")
    }
  }

  /// Reads everything, and writes to standard output what the columns stand for and how many records would be scored,
  /// and nothing else.
  ///
  /// - Throws: The exit status, where it is not success.
  func rehearse() throws {
    do throws(FileError) {
      try files.read(paths, into: log) { mapping, path in
        Console.print(Self.report(mapping, path, files.survey))
      } handle: { _ in
      }
      try log.finish()
    } catch {
      throw Console.fail(error).code
    }
    try endIfStopped()
    let outcome = log.outcome
    Console.print(
      "\(outcome.accepted - outcome.withIssues) valid, \(outcome.withIssues) with warnings, \(outcome.rejected) rejected\n"
    )
    if outcome.issues > 0 { throw ExitStatus.negative.code }
  }

  /// Ends the command where a rejected record was to end the reading.
  ///
  /// - Throws: The exit status.
  func endIfStopped() throws {
    guard log.isStopped else { return }
    Console.message("stopped at the first rejected record; no result is written")
    throw ExitStatus.badData.code
  }

  private static func report(_ mapping: ColumnMapping, _ path: String, _ survey: CompiledSurvey) -> String {
    let lines = ["\(shown(path)):"] + MappingReport.lines(of: mapping, for: survey)
    return lines.map { DiagnosticRenderer.safe($0) + "\n" }.joined()
  }

  private static func shown(_ path: String) -> String { path == FileAccess.standard ? "<stdin>" : path }
}
