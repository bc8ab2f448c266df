import ArgumentParser
import SurveyFormats
import SurveyModel
import SurveyReports
import SurveyResponses
import SurveyScoring

/// `sonde score`: one record of scores per response.
struct Score: ParsableCommand {
  static let configuration = CommandConfiguration(
    abstract: "Score responses, one record each.",
    discussion: """
      Reads responses as JSON, JSON Lines or CSV, from files, folders or standard input. What a response holds that
      the survey does not know is reported item by item on standard error; the rest is scored.
      Exits with 1 when a record was rejected or held something that is not an answer.
      """)

  enum Format: String, ExpressibleByArgument, CaseIterable {
    case text, csv, json, jsonl
  }

  @Argument(help: ArgumentHelp("The survey definition.", valueName: "survey"))
  var survey: String

  @Argument(help: ArgumentHelp("Files or folders of responses; '-' is standard input.", valueName: "responses"))
  var responses: [String]

  @Option(help: "How to write the scores; by the ending of --output where it has one, else 'text'.")
  var format: Format?

  @Option(name: .shortAndLong, help: "Where to write; '-' is standard output.")
  var output = FileAccess.standard

  @Flag(help: "Replace an output that exists.")
  var force = false

  @Option(help: "The format of the responses, where neither name nor content tells.")
  var input: InputFormat?

  @Flag(name: .shortAndLong, help: "Do not report what responses hold that the survey does not know.")
  var quiet = false

  func run() throws {
    let compiled = try SurveyLoader.survey(survey)
    let scorer = ResponseScorer(survey: compiled)
    var writer = ScoreWriter(format: chosenFormat, survey: compiled)
    let files = ResponseFiles(survey: compiled, now: Clock.now, format: input?.format)
    let outcome: ResponseFiles.Outcome
    do throws(FileError) {
      try FileAccess.prepareOutput(output, force: force)
      outcome = try files.read(try ResponseFiles.expanded(responses)) { issue, path in
        if !quiet { Console.note(ResponseFiles.line(issue, in: path)) }
      } handle: { collected in
        let issues = collected.issues.count { !$0.isNote }
        writer.write(
          ScoreRecord(
            survey: compiled, response: collected.response.id, scores: scorer.score(collected.block), issues: issues))
      }
      try FileAccess.write(writer.finished(), to: output)
    } catch {
      throw Console.fail(error).code
    }
    if let summary = outcome.summary, !quiet { Console.message(summary) }
    if outcome.issues > 0 { throw ExitStatus.negative.code }
  }

  private var chosenFormat: Format {
    if let format { return format }
    return output.split(separator: ".").last.flatMap { Format(rawValue: String($0)) } ?? .text
  }
}

/// The formats of responses by name, for the option that overrides what names and content tell.
enum InputFormat: String, ExpressibleByArgument, CaseIterable {
  case json, jsonl, csv

  /// The format.
  var format: ResponseFormat {
    switch self {
    case .json: .json
    case .jsonl: .jsonLines
    case .csv: .table
    }
  }
}

/// Writes score records one after the other in one of the formats.
private struct ScoreWriter {
  private let format: Score.Format
  private let survey: CompiledSurvey
  private var table = DelimitedWriter()
  private var json: JSONWriter
  private var text: [UInt8] = []
  private var records: [ScoreRecord] = []

  init(format: Score.Format, survey: CompiledSurvey) {
    self.format = format
    self.survey = survey
    json = JSONWriter(format == .json ? .pretty : .compact)
    if format == .csv { table.row(ScoreRecord.columns(of: survey).map { .verbatim($0) }) }
  }

  mutating func write(_ record: ScoreRecord) {
    switch format {
    case .text: text += Array(record.text.utf8)
    case .csv: table.row(record.cells)
    case .jsonl: json.object { record.write(to: &$0) }
    case .json: records.append(record)
    }
  }

  mutating func finished() -> [UInt8] {
    switch format {
    case .text: return text
    case .csv: return table.bytes
    case .jsonl: return json.bytes
    case .json:
      let records = records
      json.array { array in
        for record in records { array.object { record.write(to: &$0) } }
      }
      return json.bytes
    }
  }
}
