import SurveyFormats
import SurveyModel
import SurveyResponses

/// Reads the responses of several files and folders, one after the other, in the order given.
struct ResponseFiles {
  /// What was read, as counts.
  struct Outcome {
    /// How many responses can be scored.
    var accepted = 0
    /// How many records cannot.
    var rejected = 0
    /// How many of those that can hold something that was not used or is not right.
    var withIssues = 0
    /// How many issues there were.
    var issues = 0

    /// What was not as it should be, in one sentence; `nil` when all was well.
    var summary: String? {
      guard issues > 0 else { return nil }
      let scored = "\(accepted) \(accepted == 1 ? "response" : "responses") read, \(withIssues) with issues"
      return rejected > 0 ? "\(scored), \(rejected) rejected" : scored
    }
  }

  let survey: CompiledSurvey
  let now: LocalDateTime

  /// A format to use whatever names and content say.
  var format: ResponseFormat?

  /// An encoding to use whatever the content says.
  var encoding: TextDecoder.Encoding?

  /// What foreign columns stand for.
  var map = ColumnMap()

  /// Reads all files, and lets a log have every event before anybody else.
  ///
  /// - Parameters:
  ///   - paths: Files; `-` is standard input.
  ///   - log: Counts, reports and lists what is read, and says when to stop.
  ///   - handle: Takes a response that can be scored.
  ///   - columns: Takes what the columns of a table stand for, and its file.
  func read(
    _ paths: [String], into log: VerdictLog, columns: (ColumnMapping, String) -> Void = { _, _ in },
    handle: (CollectedResponse) -> Void
  ) throws(FileError) {
    let records = RecordReader(survey: survey, now: now, map: map)
    var progress = Progress(total: ResponseInput.size(of: paths))
    for path in paths where log.goesOn {
      func take(_ event: ResponseEvent) {
        guard log.take(event, in: path) else { return }
        switch event {
        case .columns(let mapping): columns(mapping, path)
        case .response(let collected): handle(collected)
        case .rejected, .remark: break
        }
      }
      do throws(FileError) {
        try readFile(path, .path(path), records, log, &progress, take)
      } catch {
        progress.clear()
        // One file that cannot be read must not take the others with it.
        guard paths.count > 1 else { throw error }
        log.takeUnreadable(error)
      }
    }
    progress.clear()
  }

  /// Reads one file, response by response.
  ///
  /// - Parameters:
  ///   - path: The file.
  ///   - pieces: Its pieces.
  ///   - records: Reads its records.
  ///   - log: Says when to stop.
  ///   - progress: Is told how far the reading is.
  ///   - take: Takes what is read.
  func readFile(
    _ path: String, _ pieces: ResponseInput.Pieces, _ records: RecordReader, _ log: VerdictLog,
    _ progress: inout Progress, _ take: (ResponseEvent) -> Void
  ) throws(FileError) {
    var reader = ResponseReader(records, format: format ?? ResponseFormat(fileName: path), encoding: encoding)
    var drawn = progress
    defer { progress = drawn }
    try ResponseInput.read(path, pieces) {
      drawn.passed($0)
    } _: { chunk in
      reader.read(chunk, take)
      drawn.draw(records: log.outcome.accepted + log.outcome.rejected)
      return log.goesOn
    }
    reader.finish(take)
  }

  /// An issue as a line: file, place, response, item, message.
  static func line(_ issue: ResponseIssue, in path: String) -> String {
    var place = path == FileAccess.standard ? "<stdin>" : path
    if let position = issue.place { place += ":\(position.line):\(position.column)" }
    let response = issue.response.map { "response \($0)" }
    let item = issue.item.map { item in
      "item '\(item)'" + (issue.column.map { " (column '\($0)')" } ?? "")
    }
    let subject = [response, item].compactMap { $0 }.joined(separator: ", ")
    let text = "\(place): \(issue.severity): \(subject)\(subject.isEmpty ? "" : ": ")\(issue.message)"
    return DiagnosticRenderer.safe(text) + "\n"
  }
}
