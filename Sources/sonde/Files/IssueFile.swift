import SurveyFormats
import SurveyResponses

/// All issues of all records as a table or as JSON Lines, by the ending of the file's name.
final class IssueFile {
  private let output: OutputFile
  private let isLines: Bool
  private var table = DelimitedWriter()
  private var lines = JSONWriter(.compact)
  private var pending = 0

  /// Opens the file.
  init(_ path: String, force: Bool) throws(FileError) {
    output = try OutputFile(path, force: force)
    isLines = [".jsonl", ".ndjson"].contains { path.lowercased().hasSuffix($0) }
    if !isLines {
      table.row(["file", "line", "column", "response", "item", "named", "severity", "kind", "message"])
    }
  }

  /// Adds an issue.
  func write(_ issue: ResponseIssue, in path: String) throws(FileError) {
    let file = path == FileAccess.standard ? "<stdin>" : path
    if isLines {
      lines.object { object in
        object.member("file", file)
        if let place = issue.place {
          object.member("line", place.line)
          object.member("column", place.column)
        }
        if let response = issue.response { object.member("response", response) }
        if let item = issue.item { object.member("item", item) }
        if let column = issue.column { object.member("named", column) }
        object.member("severity", issue.severity)
        object.member("kind", issue.kind.name)
        object.member("message", issue.message)
      }
    } else {
      table.row([
        .text(file), issue.place.map { .integer($0.line) } ?? .empty, issue.place.map { .integer($0.column) } ?? .empty,
        issue.response.map { .text($0) } ?? .empty, issue.item.map { .text($0) } ?? .empty,
        issue.column.map { .text($0) } ?? .empty, .verbatim(issue.severity), .verbatim(issue.kind.name),
        .text(issue.message),
      ])
    }
    pending += 1
    if pending >= 512 { try flush() }
  }

  /// Gives the file its name.
  func finish() throws(FileError) {
    try flush()
    try output.finish()
  }

  private func flush() throws(FileError) {
    pending = 0
    try output.write(isLines ? lines.takeBytes() : table.takeBytes())
  }
}
