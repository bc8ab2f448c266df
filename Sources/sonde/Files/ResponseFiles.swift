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

  /// A format to use whatever the names say.
  var format: ResponseFormat?

  /// What the names of response files end in.
  static let endings = [".json", ".jsonl", ".ndjson", ".csv", ".tsv"]

  /// The files of the arguments: a folder stands for the response files in it, sorted by name.
  static func expanded(_ paths: [String]) throws(FileError) -> [String] {
    var files: [String] = []
    for path in paths {
      files +=
        FileAccess.isFolder(path)
        ? try FileAccess.someFiles(in: path, endings: endings) : [path]
    }
    return files
  }

  /// Reads all responses.
  ///
  /// - Parameters:
  ///   - paths: Files; `-` is standard input.
  ///   - report: Takes an issue and the file it is in.
  ///   - handle: Takes a response that can be scored.
  func read(
    _ paths: [String], report: (ResponseIssue, String) -> Void, handle: (CollectedResponse) -> Void
  ) throws(FileError) -> Outcome {
    var outcome = Outcome()
    for path in paths {
      var reader: ResponseReader?
      func take(_ event: ResponseEvent) {
        switch event {
        case .columns: break
        case .rejected(let issue, _):
          outcome.rejected += 1
          outcome.issues += 1
          report(issue, path)
        case .remark(let issue):
          outcome.issues += 1
          report(issue, path)
        case .response(let collected):
          outcome.accepted += 1
          let counting = collected.issues.count { !$0.isNote }
          outcome.issues += counting
          outcome.withIssues += counting > 0 ? 1 : 0
          for issue in collected.issues { report(issue, path) }
          handle(collected)
        }
      }
      do throws(FileError) {
        try FileAccess.readChunks(path) { chunk in
          var open = reader ?? makeReader(path, chunk)
          open.read(chunk, take)
          reader = open
          return true
        }
      } catch {
        // One file that cannot be read must not take the others with it.
        guard paths.count > 1 else { throw error }
        _ = Console.fail(error)
        outcome.rejected += 1
        outcome.issues += 1
        continue
      }
      var last = reader ?? makeReader(path, [])
      last.finish(take)
    }
    return outcome
  }

  private func makeReader(_ path: String, _ head: [UInt8]) -> ResponseReader {
    let format = format ?? ResponseFormat(fileName: path) ?? ResponseFormat(sniffing: head.prefix(65_536))
    return ResponseReader(survey: survey, now: now, format: format)
  }

  /// An issue as a line: file, place, response, item, message.
  static func line(_ issue: ResponseIssue, in path: String) -> String {
    var place = path == FileAccess.standard ? "<stdin>" : path
    if let position = issue.place { place += ":\(position.line):\(position.column)" }
    let kind = issue.isRejection ? "rejected" : issue.isNote ? "note" : "warning"
    let response = issue.response.map { "response \($0)" }
    let item = issue.item.map { "item '\($0)'" }
    let subject = [response, item].compactMap { $0 }.joined(separator: ", ")
    let text = "\(place): \(kind): \(subject)\(subject.isEmpty ? "" : ": ")\(issue.message)"
    return DiagnosticRenderer.safe(text) + "\n"
  }
}
