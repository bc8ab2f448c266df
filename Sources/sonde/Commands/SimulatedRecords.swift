import SurveyFormats
import SurveyModel
import SurveyReports
import SurveyResponses
import SurveyScoring
import SurveySimulation

/// Writes simulated records one after the other in one of the formats.
struct SimulatedRecords {
  private let format: Simulate.Format
  private let survey: CompiledSurvey
  private let table: ResponseTable
  private var isFirst = true

  init(_ format: Simulate.Format, of survey: CompiledSurvey) {
    self.format = format
    self.survey = survey
    table = ResponseTable(of: survey)
  }

  /// What stands before the first record.
  var beginning: [UInt8] {
    switch format {
    case .csv: row(table.header)
    case .jsonl: []
    case .json: Array("[\n".utf8)
    }
  }

  /// What stands behind the last one.
  var end: [UInt8] { format == .json ? Array("\n]\n".utf8) : [] }

  /// A record, cut where its damage is that.
  mutating func bytes(of record: SimulatedRecord) -> [UInt8] {
    let isCut = record.damage == .cut
    switch format {
    case .csv:
      let cells = table.row(record.response)
      return row(isCut ? Array(cells.prefix(cells.count / 2)) : cells)
    case .jsonl:
      let line = JSONWriter.bytes(ResponseWriter.json(record.response, of: survey), .compact)
      return isCut ? Array(line.prefix(line.count / 2)) + [UInt8(ascii: "\n")] : line
    case .json:
      let separator = isFirst ? [] : Array(",\n".utf8)
      isFirst = false
      // Half a record would make the whole document unreadable; what is there instead is none.
      if isCut { return separator + Array("null".utf8) }
      let bytes = JSONWriter.bytes(ResponseWriter.json(record.response, of: survey), .pretty)
      return separator + bytes.dropLast(bytes.last == UInt8(ascii: "\n") ? 1 : 0)
    }
  }

  private func row(_ cells: [DelimitedCell]) -> [UInt8] {
    var writer = DelimitedWriter()
    writer.row(cells)
    return writer.bytes
  }
}

/// What simulated respondents reach of a survey.
struct Rehearsal {
  private(set) var coverage: SurveyCoverage
  private let scorer: ResponseScorer
  private var watch: FlagWatch

  init(_ survey: CompiledSurvey) {
    scorer = ResponseScorer(survey: survey)
    coverage = SurveyCoverage(scorer.plan)
    watch = FlagWatch(scorer)
  }

  /// Adds a record; a damaged one says nothing about the survey.
  mutating func add(_ record: SimulatedRecord) {
    guard record.damage == nil else { return }
    let block = scorer.survey.replay(record.response, now: record.moment)
    let flags = watch.flags(of: record.response, block)
    coverage.add(record.response, block, scores: scorer.score(block), flags: flags)
  }

  /// The coverage for its author.
  func text(_ loaded: LoadedSurvey) -> CoverageText {
    CoverageText(
      coverage, of: scorer.survey, sources: loaded.sources, diagnostics: loaded.diagnostics, width: Terminal.width)
  }
}
