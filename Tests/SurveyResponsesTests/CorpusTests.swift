import Foundation
import SurveyFormats
import SurveyModel
import SurveyResponses
import SurveyXML
import Testing

/// The files of `Corpus`, each with something that real files have: what is said of each stands in `Corpus/verdicts.txt`.
///
/// A verdict is a letter and, where there is one, what was found: `V` for a response, `W` for one with warnings, `R` for a
/// record that was rejected, `N` for a remark on the file, `F` for what ends the reading of a file or stands between two
/// records; then line, column, kind and item of each problem.
@Suite("Files as they are found")
struct CorpusTests {
  struct Entry: Sendable, CustomTestStringConvertible {
    let file: String
    let verdicts: String

    var testDescription: String { file }
  }

  private static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent()
    .appendingPathComponent("Corpus")

  static let entries: [Entry] = {
    let table = (try? String(contentsOf: folder.appendingPathComponent("verdicts.txt"), encoding: .utf8)) ?? ""
    return table.components(separatedBy: "\n").filter { !$0.isEmpty && !$0.hasPrefix("#") }.compactMap { line in
      guard let bar = line.firstIndex(of: "|") else { return nil }
      let parts = [line[..<bar], line[line.index(after: bar)...]].map { $0.trimmingCharacters(in: .whitespaces) }
      return Entry(file: parts[0], verdicts: parts[1])
    }
  }()

  private static let survey: CompiledSurvey? = {
    guard let bytes = try? Data(contentsOf: folder.appendingPathComponent("survey.xml")) else { return nil }
    let reading = SurveyReader.read(SourceText(name: "survey.xml", bytes: Array(bytes)))
    return reading.survey.flatMap { SurveyCompiler.compile($0, sources: reading.sources).survey }
  }()

  /// What is said of a file, as the table says it.
  private static func verdicts(_ bytes: [UInt8], format: ResponseFormat?, chunk: Int) throws -> String {
    let survey = try #require(survey)
    var words: [String] = []
    func text(_ issue: ResponseIssue) -> String {
      let place = issue.place.map { "\($0.line):\($0.column)" } ?? "-"
      let name = issue.item.map { $0.replacingOccurrences(of: "\n", with: "\\n") }
      let item = name.map { $0.isEmpty || $0.contains(" ") ? " '\($0)'" : " \($0)" } ?? ""
      return "\(place) \(issue.kind.name)\(item)"
    }
    func take(_ event: ResponseEvent) {
      switch event {
      case .columns: break
      case .remark(let issue): words.append("N \(text(issue))")
      case .rejected(let issue, let source): words.append("\(source == nil ? "F" : "R") \(text(issue))")
      case .response(let collected):
        let issues = collected.issues.filter { !$0.isNote }
        words.append(([issues.isEmpty ? "V" : "W"] + issues.map(text)).joined(separator: " "))
      }
    }
    let now = LocalDateTime(CalendarDate(dayNumber: 20_000))
    var reader = ResponseReader(survey: survey, now: now, format: format)
    var rest = bytes[...]
    while !rest.isEmpty {
      reader.read(Array(rest.prefix(chunk)), take)
      rest = rest.dropFirst(chunk)
    }
    reader.finish(take)
    return words.joined(separator: "  ")
  }

  @Test("the table has every file, and at least sixty")
  func completeness() throws {
    let files = try FileManager.default.contentsOfDirectory(atPath: Self.folder.path)
      .filter { !["survey.xml", "verdicts.txt"].contains($0) }
    #expect(Set(Self.entries.map(\.file)) == Set(files))
    #expect(files.count >= 60)
  }

  @Test("each file gets the verdict of the table, wherever it is cut", arguments: entries)
  func verdict(_ entry: Entry) throws {
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(entry.file)))
    let format = ResponseFormat(fileName: entry.file)
    for chunk in [Int.max, 1, 2, 3, 7, 4096] {
      let found = try Self.verdicts(bytes, format: format, chunk: chunk)
      #expect(found == entry.verdicts, "in chunks of \(chunk)")
    }
  }

  @Test("the format is found by the content as well as by the name", arguments: entries)
  func sniffing(_ entry: Entry) throws {
    // One line of JSON Lines is a JSON document, and what is no JSON at all is a table; neither is told by content.
    guard !["cr.jsonl", "no-objects.jsonl", "scalar.json", "empty.json", "no-root.xml"].contains(entry.file),
      entry.file.hasSuffix("csv") || entry.file.hasSuffix("xml") || entry.file.hasPrefix("plain")
    else { return }
    let bytes = Array(try Data(contentsOf: Self.folder.appendingPathComponent(entry.file)))
    let found = try Self.verdicts(bytes, format: nil, chunk: 7)
    #expect(found == entry.verdicts)
  }

  // MARK: - Files too large to keep

  @Test("a field of 1 MiB is read, one of a byte more is not")
  func longFields() throws {
    let header = Array("response-id,why\n".utf8)
    let longest = [UInt8](repeating: UInt8(ascii: "x"), count: 1 << 20)
    let quote: [UInt8] = [UInt8(ascii: "\"")]
    func row(_ field: [UInt8]) -> [UInt8] { Array("a,".utf8) + field + Array("\nb,z\n".utf8) }
    for chunk in [Int.max, 4096] {
      #expect(try Self.verdicts(header + row(longest), format: .table, chunk: chunk) == "V  V")
      #expect(try Self.verdicts(header + row(quote + longest + quote), format: .table, chunk: chunk) == "V  V")
      let longer = header + row(longest + [UInt8(ascii: "x")])
      #expect(try Self.verdicts(longer, format: .table, chunk: chunk) == "R 2:3 unreadable  V")
    }
  }

  @Test("more columns than a table may have end the reading")
  func manyColumns() throws {
    let header = Array((0..<16_385).map { "c\($0)" }.joined(separator: ",").utf8)
    #expect(try Self.verdicts(header + Array("\n1\n".utf8), format: .table, chunk: 4096).hasPrefix("F 1:"))
  }

  @Test(
    "a record of more than 16 MiB is passed over, whatever its format",
    .enabled(if: ProcessInfo.processInfo.environment["SONDE_FULL"] != nil))
  func longRecords() throws {
    let text = [UInt8](repeating: UInt8(ascii: "x"), count: 17 << 20)
    let table = Array("response-id,why\na,\"".utf8) + text + Array("\"\nb,z\n".utf8)
    #expect(try Self.verdicts(table, format: .table, chunk: 1 << 16) == "F 2:1 unreadable  V")
    let lines = Array("{\"why\":\"".utf8) + text + Array("\"}\n{\"why\":\"z\"}\n".utf8)
    #expect(try Self.verdicts(lines, format: .jsonLines, chunk: 1 << 16) == "F 1:1 unreadable  V")
    let array = Array("[{\"why\":\"".utf8) + text + Array("\"},{\"why\":\"z\"}]".utf8)
    #expect(try Self.verdicts(array, format: .json, chunk: 1 << 16) == "F 1:2 unreadable  V")
    let document =
      Array("<responses><response><answer ref=\"why\">".utf8) + text
      + Array("</answer></response><response/></responses>".utf8)
    #expect(try Self.verdicts(document, format: .xml, chunk: 1 << 16) == "F 1:12 unreadable  V")
  }

  @Test("a record may end on any edge of a chunk", arguments: [64, 256, 4096])
  func edges(size: Int) throws {
    for shift in -3...3 {
      // The second row ends just before, on or after the edge, inside quotation marks and out of them.
      let head = "response-id,why,fair\na,"
      let filler = String(repeating: "é", count: (size - head.utf8.count + shift - 6) / 2)
      let text = head + "\"\(filler)\"\"\n\",3\nb,\"x\ny\",9\n"
      let whole = try Self.verdicts(Array(text.utf8), format: .table, chunk: .max)
      #expect(whole == "V  W 5:4 invalid fair", "\(shift)")
      #expect(try Self.verdicts(Array(text.utf8), format: .table, chunk: size) == whole, "\(shift)")
    }
  }
}
