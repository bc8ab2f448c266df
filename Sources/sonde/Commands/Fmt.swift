import ArgumentParser
import SurveyModel
import SurveyXML

/// `sonde fmt`: one form for all definition files.
struct Fmt: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "fmt",
    abstract: "Format survey definitions.",
    discussion: """
      Rewrites files in place: two spaces a level, tags within 120 columns, at most one blank line. Where texts break,
      the order of attributes, comments and all meaning stay. '-' formats standard input to standard output; a folder
      stands for the surveys and tests in it and in the folders inside.

      Exit codes: 0 done; 1 --check or --diff found files that would change; 65 a file is not readable XML.

      Examples:
        sonde fmt Surveys
        sonde fmt --check --diff Surveys/*.xml
        sonde fmt - < draft.xml
      """)

  @Argument(help: ArgumentHelp("Definition files or folders; '-' is standard input.", valueName: "file"))
  var files: [String]

  @Flag(help: "Write nothing; list the files that would change.")
  var check = false

  @Flag(help: "Write nothing; show what would change.")
  var diff = false

  func run() throws {
    var status = ExitStatus.success
    do throws(FileError) {
      for path in try DefinitionFiles.expanded(files) {
        do throws(FileError) {
          status = status.worse(try format(path))
        } catch {
          status = status.worse(Console.fail(error))
        }
      }
    } catch {
      status = status.worse(Console.fail(error))
    }
    if status != .success { throw status.code }
  }

  private func format(_ path: String) throws(FileError) -> ExitStatus {
    let source = try SurveyLoader.source(path)
    switch DefinitionFormatter.format(source) {
    case .fault(let fault):
      Console.note(DiagnosticRenderer(sources: SourceMap(source)).text(fault))
      return .badData
    case .formatted(let bytes):
      guard check || diff else {
        if path == FileAccess.standard {
          try FileAccess.write(bytes, to: path)
        } else if bytes != source.bytes {
          try FileAccess.rewrite(bytes, of: path)
        }
        return .success
      }
      guard bytes != source.bytes else { return .success }
      if check { Console.print(DiagnosticRenderer.safe(source.name) + "\n") }
      if diff { Console.print(LineDifference(from: source, to: bytes).text) }
      return .negative
    }
  }
}
