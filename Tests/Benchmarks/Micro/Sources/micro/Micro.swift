import Foundation
import SurveyBatch
import SurveyFormats
import SurveyModel
import SurveyResponses
import SurveyScoring
import SurveyXML

/// Times the layers of the batch on one thread, on responses that are in memory already: each line of the table adds one
/// layer to another.
@main
struct Micro {
  static let rounds = 5

  static func main() throws {
    let arguments = CommandLine.arguments.dropFirst()
    guard arguments.count == 3, let folder = arguments.first else {
      print("usage: micro FOLDER TABLE LINES, the folder that of job.xml and routed.xml")
      exit(64)
    }
    let table = Array(try Data(contentsOf: URL(filePath: arguments[arguments.startIndex + 1])))
    let lines = Array(try Data(contentsOf: URL(filePath: arguments[arguments.startIndex + 2])))
    let job = try survey(folder + "/job.xml")
    let unscored = try survey(folder + "/job.xml", withoutScoring: true)
    let routed = try survey(folder + "/routed.xml")
    print("| what | ms (median of \(rounds)) | GB/s | million rows/s |\n|---|---|---|---|")
    try time("reader of tables", unscored, table, .table)
    try time("reader of tables, scores", job, table, .table)
    try time("reader of tables, scores, rows", job, table, .table, writesRows: true)
    try time("reader of tables, scores, two breakdowns", job, table, .table, by: ["segment", "submitted:month"])
    try time("reader of tables, program of ten conditions and five checks, scores", routed, table, .table)
    try time("reader of JSON Lines", unscored, lines, .jsonLines)
    try time("reader of JSON Lines, scores", job, lines, .jsonLines)
  }

  /// Compiles a survey, with or without what it scores.
  static func survey(_ path: String, withoutScoring: Bool = false) throws -> CompiledSurvey {
    var text = try String(contentsOf: URL(filePath: path), encoding: .utf8)
    if withoutScoring, let start = text.range(of: "<scoring>"), let end = text.range(of: "</scoring>") {
      text.removeSubrange(start.lowerBound..<end.upperBound)
    }
    let reading = SurveyReader.read(SourceText(name: path, bytes: Array(text.utf8)))
    guard let survey = reading.survey,
      let compiled = SurveyCompiler.compile(survey, sources: reading.sources).survey
    else { throw CocoaError(.fileReadCorruptFile) }
    return compiled
  }

  /// Reads responses several times and prints the median.
  static func time(
    _ what: String, _ survey: CompiledSurvey, _ bytes: [UInt8], _ format: ResponseFormat, writesRows: Bool = false,
    by breakdowns: [String] = []
  ) throws {
    let records = RecordReader(
      survey: survey, now: LocalDateTime(CalendarDate(dayNumber: 20_513)), map: columnMap)
    let rows = ScoreRowFormat(
      id: { Array($0.utf8) }, countsIssues: true, score: { _, score in Array(",\(score)".utf8) },
      end: { _, _ in [UInt8(ascii: "\n")] })
    let segmentation = Segmentation(survey, try breakdowns.map { try survey.breakdown($0) })
    let job = BatchJob(
      records: records, scorer: ResponseScorer(survey: survey), segmentation: segmentation,
      rows: writesRows ? rows : nil, issuesInFull: 0)
    guard job.isFast else { return print("| \(what) | not in blocks | | |") }
    var accepted = 0
    var times: [Duration] = []
    for _ in 0..<rounds {
      times.append(try ContinuousClock().measure { accepted = try read(bytes, format, job) })
    }
    let median = times.sorted()[rounds / 2] / .seconds(1)
    print(
      String(
        format: "| %@ | %.0f | %.2f | %.2f |", what, 1000 * median, Double(bytes.count) / median / 1e9,
        Double(accepted) / median / 1e6))
  }

  /// The columns of the benchmark's files that the surveys name otherwise.
  static let columnMap = ColumnMap(
    columns: [
      ColumnMap.Column(name: Name("respondent_id"), item: Name("response-id")),
      ColumnMap.Column(name: Name("submitted_at"), item: Name("submitted")),
    ]
      + ["tangibles", "reliability", "responsiveness", "assurance", "empathy"].map {
        ColumnMap.Column(name: Name("imp_\($0)"), item: Name("imp"), choice: Name($0))
      })

  /// Reads responses once, on one thread.
  ///
  /// - Returns: How many there are.
  static func read(_ bytes: [UInt8], _ format: ResponseFormat, _ job: BatchJob) throws -> Int {
    var (start, line, form) = (0, 1, BatchFile.Form.lines)
    if format == .table {
      guard case .head(let head) = TableHead.find(in: Array(bytes.prefix(1 << 16)), isWhole: false, for: job.records)
      else { throw CocoaError(.fileReadCorruptFile) }
      (start, line, form) = (min(bytes.count, 1 << 16) - head.rest.count, head.line, .table(head.mapping))
    }
    var at = start
    var accepted = 0
    let run = BatchRun(job, threads: 1)
    try run.read(
      BatchFile(index: 0, form: form), head: [], line: line,
      bytes: { buffer in
        let count = min(buffer.count, bytes.count - at)
        bytes[at..<(at + count)].withUnsafeBytes { buffer.copyMemory(from: $0) }
        at += count
        return count
      },
      deliver: { accepted += $0.accepted })
    _ = run.take()
    return accepted
  }
}
