import Foundation
import SurveyModel
import SurveyTestSupport
import SurveyXML
import Testing

/// The schemas are made from the reader's own table; `xmllint` says whether other programs read them the same way.
@Suite("Schemas")
struct SchemaTests {
  @Test(arguments: SchemaFormat.allCases)
  func everythingIsDocumented(_ format: SchemaFormat) {
    let text = SchemaWriter.text(format)
    for wanted in [
      "A checklist item", "At least a share of them", "Where it stands among the advice", "The answer is refused.",
    ] {
      #expect(text.contains(wanted))
    }
    #expect(!text.split(separator: "\n", omittingEmptySubsequences: false).contains { $0.hasSuffix(" ") })
  }

  @Test func thePageListsFunctions() {
    let page = SchemaWriter.text(.markdown)
    for function in FunctionSignature.all {
      #expect(page.contains("\n| `\(function.name)(\(function.parameters))` | "))
    }
    #expect(page.contains("\n| `rank(ranking, 'code')` | The place of a choice, from 1;"))
    // A bar that ends a cell would add a column.
    #expect(page.contains(" | a code without spaces or \\| | "))
  }

  @Test func schemasAreXML() {
    for format in [SchemaFormat.xsd, .relaxNG] {
      #expect(lines(read(SchemaWriter.text(format))).allSatisfy { $0.hasSuffix("unknown-element") })
    }
  }

  /// What a grammar cannot know.
  private static func isBeyondGrammar(_ problem: Problem) -> Bool {
    switch problem {
    case .emptyText, .negativeWeight, .controlCharacter, .emptyRange: true
    default: problem.code.severity < .error
    }
  }

  @Test(.enabled(if: XMLLint.isWanted, Comment(rawValue: XMLLint.note)))
  func verdictsAgree() throws {
    var definitions = [CompleteSurveyTests.definition]
    definitions += (StructureTests.elements + StructureTests.attributes).map { survey($0.content) }
    definitions += accepted.map { survey($0) }
    let folder = FileManager.default.temporaryDirectory.appendingPathComponent("sonde-schemas-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
    defer { try? FileManager.default.removeItem(at: folder) }
    try write(SchemaWriter.text(.xsd), to: "survey.xsd", in: folder)
    try write(SchemaWriter.xmlNamespaceSchema, to: "xml.xsd", in: folder)
    try write(SchemaWriter.text(.relaxNG), to: "survey.rng", in: folder)
    let names = definitions.indices.map { "\($0).xml" }
    for (name, definition) in zip(names, definitions) { try write(definition, to: name, in: folder) }
    let byGrammar = try valid(names, "survey.rng", in: folder)
    let bySchema = try valid(names, "survey.xsd", in: folder)
    for (name, definition) in zip(names, definitions) {
      let problems = read(definition).diagnostics.map(\.problem).filter { !Self.isBeyondGrammar($0) }
      #expect(byGrammar.contains(name) == problems.isEmpty, "RELAX NG on \(definition)")
      if problems.isEmpty { #expect(bySchema.contains(name), "XML Schema on \(definition)") }
    }
    #expect(bySchema.count < names.count / 2)
  }

  /// Less usual forms that all three must take.
  private var accepted: [String] {
    let prompt = "<prompt>P</prompt>"
    return [
      "<yesno id='q'>\(prompt)</yesno><scale id='s'><point value='-1.5'/></scale><codes skipped=''/>",
      "<yesno id='q' allow=' refused  dont-know '><help>H</help>\(prompt)</yesno>",
      "<yesno id='q' allow=''>\(prompt)</yesno>",
      "<date id='q' min='today()' max='2030-12-31'>\(prompt)</date>",
      "<time id='q' min='00:00' max='23:59:59'>\(prompt)</time>",
      "<datetime id='q' min='2026-03-01T08:00' max='now()'>\(prompt)</datetime>",
      "<scoring><index id='i' missing='n:3'><component ref='a.b' weight='0.5'/></index></scoring>",
      "<scoring><index id='i' missing='share:0.8'><title>T</title><component ref='a'/></index></scoring>",
      "<number id='q' min='-1' max='0.25' step='0.05'><prompt>A <em>b <strong>c</strong></em><br/></prompt></number>",
      "<section id='a'><section id='b'/></section>",
      "<choices id='c' attributes='land size:number'><choice value='x' land='fr' size='3'><label>X</label></choice></choices>"
        + "<single id='q' choices='c' filter='size gt 2'>\(prompt)</single>",
    ]
  }

  private func write(_ text: String, to name: String, in folder: URL) throws {
    try Data(text.utf8).write(to: folder.appendingPathComponent(name))
  }

  /// The files that `xmllint` finds valid.
  private func valid(_ names: [String], _ schema: String, in folder: URL) throws -> Set<String> {
    Set(try XMLLint.verdicts(on: names, schema: schema, in: folder).filter { $0.value == .valid }.keys)
  }
}
