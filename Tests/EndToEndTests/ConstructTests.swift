import Foundation
import SurveyFormats
import SurveyModel
import SurveyXML
import Testing

/// What the literature says, and where the shipped surveys ask about it: `Surveys/constructs.csv`, a line for each
/// construct, principle or claim.
///
/// Questions and scores are written `survey/id`, separated by spaces; `elsewhere` says what neither can show.
struct ConstructTable {
  struct Construct {
    let number: Int?
    let sources: String
    let claim: String
    let questions: [String]
    let scores: [String]
    let elsewhere: String
  }

  let constructs: [Construct]

  init(_ bytes: [UInt8]) {
    let table = DelimitedReader.table(bytes)
    #expect(table.rejected.isEmpty && table.failure == nil)
    #expect(table.header == ["construct", "sources", "claim", "questions", "scores", "elsewhere"])
    constructs = table.records.map { record in
      let fields = record.fields
      func names(_ field: String) -> [String] { field.split(separator: " ").map(String.init) }
      return Construct(
        number: Int(fields[0]), sources: fields[1], claim: fields[2], questions: names(fields[3]),
        scores: names(fields[4]), elsewhere: fields[5])
    }
  }

  /// What is named and not there, as `number: survey/id`.
  func missing(from surveys: [CompiledSurvey]) -> [String] {
    var questions: Set<String> = []
    var scores: Set<String> = []
    for survey in surveys {
      let id = survey.survey.id.text
      questions.formUnion(survey.questions.map { "\(id)/\($0.id.text)" })
      scores.formUnion(survey.scoring.scores.map { "\(id)/\($0.id.text)" })
    }
    return constructs.flatMap { construct in
      (construct.questions.filter { !questions.contains($0) } + construct.scores.filter { !scores.contains($0) })
        .map { "\(construct.number ?? 0): \($0)" }
    }
  }
}

@Suite("Every construct of the literature is asked about")
struct ConstructTests {
  static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Surveys")

  static func table() throws -> ConstructTable {
    ConstructTable([UInt8](try Data(contentsOf: folder.appendingPathComponent("constructs.csv"))))
  }

  /// The shipped surveys, after a change to the text of one.
  static func surveys(changing name: String? = nil, _ change: (String) -> String = { $0 }) throws -> [CompiledSurvey] {
    let files = try FileManager.default.contentsOfDirectory(at: folder, includingPropertiesForKeys: nil)
    return try files.filter { $0.pathExtension == "xml" }.compactMap { file in
      var text = try String(contentsOf: file, encoding: .utf8)
      if file.lastPathComponent == name { text = change(text) }
      let source = SourceText(name: file.lastPathComponent, bytes: Array(text.utf8))
      let reading = SurveyReader.read(source) { path in
        guard let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else {
          return .missing(place: path, reason: "No such file or directory")
        }
        return .file(SourceText(name: path, bytes: [UInt8](data)))
      }
      // An assessment joins surveys and is none.
      if reading.assessment != nil { return nil }
      let compilation = SurveyCompiler.compile(try #require(reading.survey), sources: reading.sources)
      let survey: CompiledSurvey = try #require(compilation.survey, "\(file.lastPathComponent) does not compile")
      return survey
    }
  }

  @Test func theyAreNumberedAndHaveAPlace() throws {
    let constructs = try Self.table().constructs
    #expect(constructs.map(\.number) == Array(1...59))
    for construct in constructs {
      #expect(!construct.sources.isEmpty && !construct.claim.isEmpty, "\(construct)")
      #expect(!construct.questions.isEmpty || !construct.scores.isEmpty || !construct.elsewhere.isEmpty, "\(construct)")
    }
  }

  @Test func whatTheyNameIsThere() throws {
    #expect(try Self.table().missing(from: Self.surveys()) == [])
  }

  /// A question whose answer is scored nowhere and read by nothing is gone without a diagnostic; here it is missed.
  @Test func aQuestionThatIsRemovedIsMissed() throws {
    let surveys = try Self.surveys(changing: "service-quality.xml") { text in
      guard let start = text.range(of: "<text id=\"improve-first\""),
        let end = text.range(of: "</text>", range: start.lowerBound..<text.endIndex)
      else { return text }
      return text.replacingCharacters(in: start.lowerBound..<end.upperBound, with: "")
    }
    #expect(try Self.table().missing(from: surveys) == ["39: service-quality/improve-first"])
  }

  @Test func aScoreThatIsRenamedIsMissed() throws {
    let surveys = try Self.surveys(changing: "loyalty.xml") {
      $0.replacingOccurrences(of: "id=\"nps\"", with: "id=\"net-promoter\"")
    }
    #expect(try Self.table().missing(from: surveys) == ["36: loyalty/nps", "41: loyalty/nps"])
  }

  /// The references of all surveys together are one inventory.
  @Test func originsAreToldApartByTheirReferences() throws {
    // A question of a roster is there once an entry.
    var places: [String: Set<String>] = [:]
    for survey in try Self.surveys() {
      for question in survey.questions {
        guard let reference = question.origin?.reference else { continue }
        places[reference, default: []].insert("\(survey.survey.id.text)/\(question.id.text)")
      }
    }
    #expect(places.filter { $0.value.count > 1 } == [:])
    let originated = Set(places.values.joined())
    for construct in try Self.table().constructs {
      #expect(construct.questions.filter { !originated.contains($0) } == [], "construct \(construct.number ?? 0)")
    }
  }
}
