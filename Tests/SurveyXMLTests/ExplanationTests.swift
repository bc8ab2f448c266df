import SurveyModel
import SurveyXML
import Testing

/// What is said about a message must be true of the program: each example is read and compiled.
@Suite("Explanations of messages")
struct ExplanationTests {
  @Test func everyCodeIsExplainedOnce() {
    #expect(DiagnosticExplanation.all.map(\.code) == DiagnosticCode.allCases)
  }

  @Test(arguments: DiagnosticExplanation.all.map(\.code))
  func examples(_ code: DiagnosticCode) throws {
    let explanation = try #require(DiagnosticExplanation.explanation(of: code))
    // What responses are needed for is tested where they are read.
    let expected: Set<DiagnosticCode> = explanation.wrong.responses == nil ? [code] : []
    #expect(Set(codes(explanation.wrong)) == expected, "the wrong example: \(explanation.wrong.shown)")
    #expect(codes(explanation.right) == [], "the right example: \(explanation.right.shown)")
    for text in [explanation.cause, explanation.cure] {
      #expect(text.hasSuffix(".") && !text.contains("\n") && !text.contains("  "), "\(text)")
    }
    for example in [explanation.wrong, explanation.right] {
      #expect(example.shown.split(separator: "\n").count < 16)
    }
  }

  @Test(arguments: DiagnosticExplanation.all.map(\.code))
  func curedExamplesAreFormatted(_ code: DiagnosticCode) throws {
    let right = try #require(DiagnosticExplanation.explanation(of: code)).right.text
    let outcome = DefinitionFormatter.format(SourceText(name: "example.xml", bytes: Array(right.utf8)))
    guard case .formatted(let bytes) = outcome else {
      Issue.record("\(right)")
      return
    }
    let text = String(decoding: bytes, as: UTF8.self)
    #expect(text.hasSuffix(right), "\(text)")
  }

  private func codes(_ example: DiagnosticExample) -> [DiagnosticCode] {
    let reading = SurveyReader.read(SourceText(name: "example.xml", bytes: Array(example.text.utf8)))
    let compiled =
      reading.survey.map { SurveyCompiler.compile($0).diagnostics } ?? reading.library.map { SurveyCompiler.check($0) }
      ?? []
    return reading.findings(with: compiled).map(\.code)
  }
}
