import ArgumentParser
import SurveyModel

/// The command: arguments in, exit code out. Everything it does is done by the modules it imports.
struct Sonde: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "sonde",
    abstract: "Surveys as code: check, answer, score and report.",
    discussion: """
      Examples:
        sonde check Surveys/*.xml
        sonde answer Surveys/loyalty-readiness.xml --lang it -o response.json
        sonde score Surveys/service-quality.xml Surveys/samples/service-quality.csv
        sonde report Surveys/loyalty-readiness.xml response.json --lang it
        sonde report Surveys/customer-loyalty.xml Surveys/samples

      Exit codes:
        0    done
        1    mistakes found, or responses with issues
        3    left unfinished, draft kept
        64   wrong usage
        65   malformed input
        66   no input
        73   the output exists
        74   input or output failed
        75   the draft is open elsewhere
        77   not permitted
        130  interrupted
      """,
    version: "0.1.0",
    subcommands: [
      New.self, Check.self, Test.self, Fmt.self, Answer.self, Simulate.self, Score.self, Report.self, Schema.self,
      ExplainCode.self,
    ]
  )

  /// The names that may stand first.
  fileprivate static var names: [String] {
    configuration.subcommands.compactMap { $0.configuration.commandName ?? "\($0)".lowercased() } + ["help"]
  }
}

/// Where the process begins.
@main
enum Main {
  static func main() {
    // The parser says only that a misspelt command is an unexpected argument.
    if let name = CommandLine.arguments.dropFirst().first, !name.hasPrefix("-"), !Sonde.names.contains(name) {
      let meant = NameSuggestion.nearest(to: name, among: Sonde.names).map { "; did you mean '\($0)'?" }
      Console.message("'\(name)' is not a command\(meant ?? "; the commands: \(Sonde.names.joined(separator: ", "))")")
      Sonde.exit(withError: ExitCode(64))
    }
    Sonde.main()
  }
}
