import ArgumentParser
import SurveyFormats
import SurveyModel
import SurveyReports
import SurveyResponses
import SurveyScoring

/// `sonde report`: what responses say, for people.
struct Report: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Report on one response, or on many together.",
    discussion: """
      One response gives the report of that respondent; several give means with their intervals and what the group
      should do next. What the responses hold that the survey does not know is reported item by item on standard error,
      and the exit code is then 1.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, json
  }

  @Argument(help: ArgumentHelp("The survey definition.", valueName: "survey"))
  var survey: String

  @Argument(help: ArgumentHelp("Files or folders of responses; '-' is standard input.", valueName: "responses"))
  var responses: [String]

  @Option(help: "How to write the report.")
  var format = Format.text

  @Option(help: ArgumentHelp("The language of the report.", valueName: "tag"))
  var lang: String?

  @Option(name: .shortAndLong, help: "Where to write; '-' is standard output.")
  var output = FileAccess.standard

  @Flag(help: "Replace an output that exists.")
  var force = false

  @Option(help: ArgumentHelp("Report on this response alone.", valueName: "id"))
  var respondent: String?

  @Option(help: "The format of the responses, where neither name nor content tells.")
  var input: InputFormat?

  @Flag(help: "Write sentences instead of bars and columns, for screen readers.")
  var plain = false

  @Flag(help: "Draw bars with ASCII characters.")
  var ascii = false

  @Flag(name: .shortAndLong, help: "Do not report what responses hold that the survey does not know.")
  var quiet = false

  func run() throws {
    let compiled = try SurveyLoader.survey(survey)
    let language = try Languages.chosen(lang, for: compiled)
    let scorer = ResponseScorer(survey: compiled)
    var collection = ReportCollection(scorer: scorer)
    let files = ResponseFiles(survey: compiled, now: Clock.now, format: input?.format)
    var status = ExitStatus.success
    do throws(FileError) {
      try FileAccess.prepareOutput(output, force: force)
      let outcome = try files.read(try ResponseFiles.expanded(responses)) { issue, path in
        if !quiet { Console.note(ResponseFiles.line(issue, in: path)) }
      } handle: { collected in
        if respondent == nil || collected.response.id == respondent { collection.add(collected) }
      }
      if outcome.issues > 0 { status = .negative }
      if let report = collection.report(in: language, outcome, now: files.now) {
        try FileAccess.write(bytes(of: report), to: output)
      } else {
        Console.message(respondent.map { "no response has the id '\($0)'" } ?? "there is no response to report on")
        status = .negative
      }
      if let summary = outcome.summary, !quiet { Console.message(summary) }
    } catch {
      throw Console.fail(error).code
    }
    if status != .success { throw status.code }
  }

  private func bytes(of report: SurveyReports.Report) -> [UInt8] {
    switch format {
    case .text:
      let width = output == FileAccess.standard ? Terminal.width : 80
      return Array(TextReport(report, width: width, isASCII: ascii, isPlain: plain).text.utf8)
    case .json: return JSONWriter.bytes(JSONReport(report), .pretty)
    }
  }
}
