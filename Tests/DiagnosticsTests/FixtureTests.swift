import Foundation
import SurveyModel
import SurveyXML
import Testing

/// Every kind of diagnostic, as an author meets it: a small survey with one mistake, the exact text that is printed, and
/// the same survey without the mistake.
///
/// A fixture is three files in `Fixtures`: `code.xml`, `code.txt` and `code.fixed.xml`; `code.variant.xml` where one code
/// has several faces. With `SONDE_RECORD=1` in the environment the texts are written instead of compared: read them
/// as an author would before committing them.
@Suite("Fixtures of diagnostics")
struct FixtureTests {
  static let isRecording = ProcessInfo.processInfo.environment["SONDE_RECORD"] == "1"

  @Test("every code has a fixture")
  func everyCode() throws {
    let covered = Set(Fixture.all.map(\.code)).union([
      // Made, not kept; and told by 'check --against', whose tests stand with those of responses.
      DiagnosticCode.fileTooLarge.rawValue, DiagnosticCode.breaksResponses.rawValue,
    ])
    #expect(DiagnosticCode.allCases.map(\.rawValue).filter { !covered.contains($0) } == [])
    #expect(covered.filter { DiagnosticCode(rawValue: $0) == nil } == [])
  }

  @Test("the mistake gives exactly one diagnostic, in exactly these words", arguments: Fixture.all)
  func mistake(_ fixture: Fixture) throws {
    let found = try Checked(fixture.name + ".xml")
    if Self.isRecording {
      try found.text.write(to: Fixture.url(fixture.name + ".txt"), atomically: true, encoding: .utf8)
    }
    #expect(found.diagnostics.map(\.code.rawValue) == [fixture.code])
    #expect(found.text == (try String(contentsOf: Fixture.url(fixture.name + ".txt"), encoding: .utf8)))
  }

  @Test("the mended survey is clean", arguments: Fixture.all)
  func mended(_ fixture: Fixture) throws {
    let found = try Checked(fixture.name + ".fixed.xml")
    #expect(found.text.isEmpty)
    #expect(found.isUsable)
  }

  /// A file of this size is made, not kept.
  @Test("a file that is too large is refused by its size")
  func fileTooLarge() {
    let bytes = [UInt8](repeating: UInt8(ascii: " "), count: (16 << 20) + 1)
    let found = Checked(bytes, name: "file-too-large.xml")
    #expect(
      found.text.split(separator: "\n").first
        == "file-too-large.xml:1:1: error: the file has 16777217 bytes; at most 16777216 are read [file-too-large]")
  }

  @Test("the shipped surveys have nothing to say", arguments: Fixture.shipped)
  func shipped(name: String) throws {
    let bytes = [UInt8](try Data(contentsOf: Fixture.surveys.appendingPathComponent(name)))
    let found = Checked(bytes, name: name, in: Fixture.surveys)
    #expect(found.isUsable && found.text.isEmpty, "\(found.text)")
  }
}

/// A survey with one mistake.
struct Fixture: Sendable, CustomTestStringConvertible {
  /// The name of its files, without their endings.
  let name: String

  /// The code that it is about.
  var code: String { name.split(separator: ".").first.map(String.init) ?? name }

  var testDescription: String { name }

  static let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Fixtures")

  static let surveys = folder.deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Surveys")

  /// The names of the shipped surveys' files.
  static let shipped: [String] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: surveys.path)) ?? []
    return files.filter { $0.hasSuffix(".xml") }.sorted()
  }()

  static func url(_ name: String) -> URL { folder.appendingPathComponent(name) }

  static let all: [Fixture] = {
    let files = (try? FileManager.default.contentsOfDirectory(atPath: folder.path)) ?? []
    return files.filter { $0.hasSuffix(".xml") && !$0.hasSuffix(".fixed.xml") }.sorted()
      .map { Fixture(name: String($0.dropLast(4))) }
  }()
}

/// What a check finds in a file.
struct Checked {
  let sources: SourceMap
  let diagnostics: [Diagnostic]
  let survey: CompiledSurvey?
  let assessment: CompiledAssessment?

  /// Whether there is something to work with.
  var isUsable: Bool { survey != nil || assessment != nil }

  /// - Parameter folder: What its imports are looked for in.
  init(_ bytes: [UInt8], name: String, in folder: URL = Fixture.folder) {
    let reading = Self.read(bytes, name: name, in: folder)
    let compilation = reading.survey.map { SurveyCompiler.compile($0, sources: reading.sources) }
    let joined = reading.assessment.map { assessment in
      AssessmentCompiler.compile(assessment, sources: reading.sources) { Self.used($0, in: folder) }
    }
    sources = reading.sources
    diagnostics = reading.findings(with: compilation?.diagnostics ?? joined?.diagnostics ?? [])
    survey = compilation?.survey
    assessment = joined?.assessment
  }

  private static func read(_ bytes: [UInt8], name: String, in folder: URL) -> SurveyReading {
    SurveyReader.read(SourceText(name: name, bytes: bytes)) { path in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else {
        return .missing(place: path, reason: "No such file or directory")
      }
      return .file(SourceText(name: path, bytes: [UInt8](data)))
    }
  }

  /// The survey that an assessment uses.
  private static func used(_ use: Assessment.Use, in folder: URL) -> AssessmentCompiler.UsedSurvey {
    let url = folder.appendingPathComponent(use.path ?? "")
    guard let data = try? Data(contentsOf: url) else {
      return .refused("the path of a survey, relative to this file; \(use.survey.text): No such file or directory")
    }
    let reading = read([UInt8](data), name: use.survey.text, in: url.deletingLastPathComponent())
    guard let survey = reading.survey.flatMap({ SurveyCompiler.compile($0, sources: reading.sources).survey }) else {
      return .refused("the path of a survey; this is \(reading.assessment == nil ? "none" : "an assessment")")
    }
    return .survey(survey)
  }

  /// Checks a fixture.
  init(_ name: String) throws {
    self.init([UInt8](try Data(contentsOf: Fixture.url(name))), name: name)
  }

  /// Everything that is printed.
  var text: String {
    let renderer = DiagnosticRenderer(sources: sources)
    return diagnostics.map { renderer.text($0) }.joined()
  }
}
