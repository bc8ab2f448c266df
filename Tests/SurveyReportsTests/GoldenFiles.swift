import Glibc
import SurveyReports
import Testing

/// Compares a text with the file of a name beside the tests. With `SONDE_RECORD` set the file is written instead, to be
/// read critically before it is committed.
func expectGolden(
  _ text: String, _ name: String, file: String = #filePath, sourceLocation: SourceLocation = #_sourceLocation
) throws {
  let folder = file.split(separator: "/", omittingEmptySubsequences: false).dropLast().joined(separator: "/")
  let path = "\(folder)/Golden/\(name).txt"
  if getenv("SONDE_RECORD") != nil {
    let stream = try #require(fopen(path, "w"))
    defer { fclose(stream) }
    let bytes = Array(text.utf8)
    #expect(fwrite(bytes, 1, bytes.count, stream) == bytes.count)
    return
  }
  let stream = try #require(fopen(path, "r"), "no file \(path)", sourceLocation: sourceLocation)
  defer { fclose(stream) }
  var bytes: [UInt8] = []
  var buffer: [UInt8] = Array(repeating: 0, count: 65_536)
  while true {
    let count = fread(&buffer, 1, buffer.count, stream)
    guard count > 0 else { break }
    bytes += buffer[..<count]
  }
  let expected = String(decoding: bytes, as: UTF8.self)
  guard text != expected else { return }
  let (found, wanted) = (
    text.split(separator: "\n", omittingEmptySubsequences: false),
    expected.split(separator: "\n", omittingEmptySubsequences: false)
  )
  let line = zip(found, wanted).enumerated().first { $0.element.0 != $0.element.1 }
  Issue.record(
    "\(name), line \(line.map { $0.offset + 1 } ?? min(found.count, wanted.count)): \(line.map { "\($0.element.0)" } ?? "")",
    sourceLocation: sourceLocation)
}
