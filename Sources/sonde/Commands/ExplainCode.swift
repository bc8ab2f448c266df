import ArgumentParser
import SurveyModel
import SurveyResponses
import SurveyTerminal

/// `sonde explain-code`: what a message is about, with an example and its cure.
struct ExplainCode: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "explain-code",
    abstract: "Explain the code at the end of a message.",
    discussion: """
      Without a code, lists all of them.

      Examples:
        sonde explain-code unknown-reference
        sonde explain-code
      """)

  @Argument(help: ArgumentHelp("The code, such as unknown-reference.", valueName: "code"))
  var code: String?

  func run() throws {
    guard let code else { return Console.print(Self.list) }
    // Codes are often copied with their brackets.
    let name = code.filter { !"[]".contains($0) }.lowercased()
    guard let known = DiagnosticCode(rawValue: name),
      let explanation = DiagnosticExplanation.explanation(of: known)
    else {
      let meant = NameSuggestion.nearest(to: name, among: DiagnosticCode.allCases.map(\.rawValue))
      let help = meant.map { "; did you mean '\($0)'?" } ?? "; 'sonde explain-code' lists them all"
      throw ValidationError("no message has the code '\(DiagnosticRenderer.safe(code))'\(help)")
    }
    Console.print(Self.text(explanation))
  }

  private static var list: String {
    let width = DiagnosticCode.allCases.map(\.rawValue.count).max() ?? 0
    let indent = width + 11
    return DiagnosticExplanation.all.map { explanation in
      let code = explanation.code
      let head = padded(code.rawValue, to: width) + "  " + padded(code.severity.word, to: 7) + "  "
      let sentence = WrappedText.lines(explanation.summary, width: Terminal.width - indent)
      return head + sentence.joined(separator: "\n" + padded("", to: indent)) + "\n"
    }.joined()
  }

  private static func padded(_ text: String, to width: Int) -> String {
    text + String(repeating: " ", count: max(0, width - text.count))
  }

  private static func text(_ explanation: DiagnosticExplanation) -> String {
    let source = SourceText(name: "example.xml", bytes: Array(explanation.wrong.text.utf8))
    var found = SurveyLoader.load(source, folder: nil)
    if let responses = explanation.wrong.responses, let survey = found.survey {
      var broken = BrokenResponses()
      var reader = ResponseReader(survey: survey, now: Clock.now, format: .table)
      func take(_ event: ResponseEvent) {
        switch event {
        case .columns: break
        case .rejected(let issue, _), .remark(let issue): broken.add(issue)
        case .response(let collected): for issue in collected.issues { broken.add(issue) }
        }
      }
      reader.read(Array(responses.utf8), take)
      reader.finish(take)
      found.diagnostics += broken.diagnostics(about: survey)
    }
    let renderer = DiagnosticRenderer(sources: found.sources)
    return """
      \(explanation.code.rawValue) (\(explanation.code.severity.word))

      \(wrapped(explanation.cause))

      Wrong:
      \(indented(explanation.wrong.shown))
      sonde check prints:
      \(indented(found.diagnostics.map(renderer.text).joined()))
      \(wrapped(explanation.cure))

      Right:
      \(indented(explanation.right.shown))
      """
  }

  private static func wrapped(_ text: String) -> String {
    WrappedText.lines(text, width: Terminal.width).joined(separator: "\n")
  }

  private static func indented(_ text: String) -> String {
    text.split(separator: "\n", omittingEmptySubsequences: false).map { $0.isEmpty ? "" : "    \($0)" }
      .joined(separator: "\n")
  }
}
