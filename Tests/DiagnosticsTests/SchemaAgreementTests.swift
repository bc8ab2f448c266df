import Foundation
import SurveyModel
import SurveyTestSupport
import SurveyXML
import Testing

/// The emitted schemas and the reader on every file there is: what is right for one is right for all, and what is wrong
/// is refused by the schemas as far as a schema can say it.
@Suite("Agreement with the schemas", .enabled(if: XMLLint.isWanted, Comment(rawValue: XMLLint.note)))
struct SchemaAgreementTests {
  /// What can be expected of a schema where the reader gives a message.
  enum Reach {
    /// A schema can say it: it refuses the file.
    case form
    /// It is about names, numbers and texts that have to fit each other: a schema takes the file.
    case meaning
    /// The file is no XML, or is refused for its size before anything is asked.
    case reading
  }

  /// Every code, so that a new one has to be decided upon.
  static func reach(of code: DiagnosticCode) -> Reach {
    switch code {
    case .emptyFile, .notWellFormed, .notUTF8, .externalEntity, .tooDeep, .tooLarge, .fileTooLarge: .reading
    case .wrongNamespace, .newerFormat, .unknownElement, .misplacedElement, .missingPart, .repeatedPart,
      .unexpectedText, .unknownAttribute, .missingAttribute, .badValue, .badName, .reservedName:
      .form
    default: .meaning
    }
  }

  /// Files that a schema takes although the code is one of form: days that no month has, numbers that depend on others,
  /// texts of nothing but white space, attributes of choices, which their list declares, attributes of which one must be
  /// there or which another asks for, and what an import leads to.
  static let beyondGrammar: Set<String> = [
    "bad-name.loop", "bad-value.date", "bad-value.descending", "bad-value.import", "bad-value.import-survey",
    "bad-value.library", "bad-value.point", "bad-value.target", "missing-attribute.loop", "missing-part.empty",
    "bad-name.attribute", "bad-value.attribute", "unknown-attribute.choice", "unknown-attribute.undeclared",
    "bad-value.threshold", "missing-attribute.aspect", "missing-attribute.entry", "missing-attribute.flag",
    "repeated-part.entry", "bad-value.use", "bad-value.use-outside", "bad-value.use-assessment", "bad-value.linkage",
    "missing-part.chain", "bad-value.family", "bad-value.no-key", "bad-value.no-period", "bad-value.period",
    "bad-value.trend", "bad-value.trim", "missing-attribute.weights", "missing-part.margin",
    "bad-value.use-min-group",
  ]

  /// Files that RELAX NG refuses and XML Schema 1.0 takes: it has no content in any order with one part required, no
  /// choice between an attribute and an element, and no exceptions from a pattern.
  static let beyondXMLSchema: Set<String> = [
    "missing-attribute.loop-over", "missing-part.choices", "missing-part.items", "missing-part.title", "repeated-part",
    "repeated-part.choices", "repeated-part.loop", "reserved-name",
  ]

  /// Files that a schema refuses although the code is one of meaning: a list whose name could be none.
  static let withinGrammar: Set<String> = ["unknown-list.reference"]

  /// A file, and how the two schemas are expected to judge it.
  private struct Case {
    let path: String
    let relaxNG: Bool
    let xmlSchema: Bool
  }

  @Test("every survey, file of tests, template, example and fixture")
  func everyFile() throws {
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sonde-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    func write(_ text: String, _ name: String) throws -> String {
      try Data(text.utf8).write(to: folder.appendingPathComponent(name))
      return name
    }
    _ = try write(SchemaWriter.xmlNamespaceSchema, "xml.xsd")
    let schemas = [try write(SchemaWriter.text(.relaxNG), "s.rng"), try write(SchemaWriter.text(.xsd), "s.xsd")]

    var cases = try shipped()
    let languages = SurveyTemplate.languages
    for template in SurveyTemplate.allCases {
      for (number, tags) in [languages, languages.reversed(), Array(languages.suffix(1))].enumerated() {
        let text = template.text(id: "survey", languages: tags)
        cases.append(
          Case(path: try write(text, "\(template.rawValue).\(number).xml"), relaxNG: true, xmlSchema: true))
      }
    }
    for explanation in DiagnosticExplanation.all {
      let right = try write(explanation.right.text, "right.\(explanation.code.rawValue).xml")
      cases.append(Case(path: right, relaxNG: true, xmlSchema: true))
    }
    cases += fixtures()
    #expect(cases.count > 200)

    let verdicts = try schemas.map {
      try XMLLint.verdicts(on: cases.map(\.path), schema: $0, in: folder)
    }
    for one in cases {
      #expect(verdicts[0][one.path] == (one.relaxNG ? .valid : .invalid), "RELAX NG on \(one.path)")
      #expect(verdicts[1][one.path] == (one.xmlSchema ? .valid : .invalid), "XML Schema on \(one.path)")
    }
  }

  /// The shipped files, of which the fixtures' tests say that the reader takes them.
  private func shipped() throws -> [Case] {
    let paths = try FileManager.default.subpathsOfDirectory(atPath: Fixture.surveys.path).sorted()
    return paths.filter { $0.hasSuffix(".xml") }.map {
      Case(path: Fixture.surveys.appendingPathComponent($0).path, relaxNG: true, xmlSchema: true)
    }
  }

  private func fixtures() -> [Case] {
    Fixture.all.flatMap { fixture -> [Case] in
      let mended = Case(path: Fixture.url(fixture.name + ".fixed.xml").path, relaxNG: true, xmlSchema: true)
      guard let code = DiagnosticCode(rawValue: fixture.code) else { return [mended] }
      let isRefused: Bool
      switch Self.reach(of: code) {
      case .form: isRefused = !Self.beyondGrammar.contains(fixture.name)
      case .meaning: isRefused = Self.withinGrammar.contains(fixture.name)
      case .reading: return [mended]
      }
      let isTakenByOne = Self.beyondXMLSchema.contains(fixture.name)
      let path = Fixture.url(fixture.name + ".xml").path
      return [mended, Case(path: path, relaxNG: !isRefused, xmlSchema: !isRefused || isTakenByOne)]
    }
  }
}
