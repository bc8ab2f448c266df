import Foundation
import Testing

/// Compares what a command writes with the file of a name among the reports that are kept. With `SONDE_RECORD` set the file is written
/// instead, to be read critically before it is committed.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = Command.package.appendingPathComponent("Tests/SurveyReportsTests/Golden/\(name).txt")
  if ProcessInfo.processInfo.environment["SONDE_RECORD"] != nil {
    try Data(text.utf8).write(to: file)
    return
  }
  let expected = String(decoding: try Data(contentsOf: file), as: UTF8.self)
  guard text != expected else { return }
  let (found, wanted) = (text.components(separatedBy: "\n"), expected.components(separatedBy: "\n"))
  let line = zip(found, wanted).enumerated().first { $0.element.0 != $0.element.1 }
  let place = line?.offset ?? min(found.count, wanted.count)
  Issue.record(
    "\(name), line \(place + 1): \(line?.element.0 ?? "another number of lines")", sourceLocation: sourceLocation)
}
