public import SurveyFormats
public import SurveyModel
public import SurveyScoring

/// One response's scores as a row of a table, an object of JSON, or lines of text.
///
/// Columns depend on the survey alone, never on the responses: each score under its own id, in percent (in its own unit
/// where the survey reports it raw), and its parts as `id.state`, `id.answered`, `id.band`. A score that does not exist
/// is empty; why is in its state.
public struct ScoreRecord: Sendable {
  /// The schema of the JSON of a record.
  public static let schema = "sonde-scores/1"

  /// The survey.
  public let survey: CompiledSurvey

  /// The response's id.
  public let response: String

  /// The scores.
  public let scores: ResponseScores

  /// What the flags say, in the order in which they are declared; empty where they were not judged.
  public private(set) var flags: [FlagResult]

  /// How each score came about, by score index; empty where nobody asked.
  public let traces: [ScoreTrace]

  /// How many things in the response were not as the survey has them.
  public let issues: Int

  /// Makes a record.
  public init(
    survey: CompiledSurvey, response: String, scores: ResponseScores, issues: Int, flags: [FlagResult] = [],
    traces: [ScoreTrace] = []
  ) {
    self.flags = flags
    self.traces = traces
    self.survey = survey
    self.response = response
    self.scores = scores
    self.issues = issues
  }

  /// The record with other flags: those that are settled when all responses are read.
  public func with(_ flags: [FlagResult]) -> ScoreRecord {
    var record = self
    record.flags = flags
    return record
  }

  // MARK: - Tables

  /// The header of the table.
  public static func columns(of survey: CompiledSurvey) -> [String] {
    var columns = ["response-id", "issues"]
    for (index, score) in survey.scoring.scores.enumerated() {
      let id = score.id.text
      let band = survey.scoring.bands[index] == nil ? [] : ["\(id).band"]
      switch score {
      case .dimension: columns += [id, "\(id).state", "\(id).answered"] + band
      case .index: columns += [id, "\(id).state"] + band
      case .maturity: columns += [id, "\(id).level", "\(id).first-blocking"]
      case .topBox, .netScore, .quadrants: columns.append(id)
      case .gap: columns += [id, "\(id).state"]
      // It has a meaning for many responses together.
      case .importancePerformance: break
      }
    }
    if !survey.scoring.flags.isEmpty { columns.append("flags") }
    return columns
  }

  /// The header of the table as it is written.
  public static func header(of survey: CompiledSurvey) -> [UInt8] {
    var table = DelimitedWriter()
    table.row(columns(of: survey).map { .verbatim($0) })
    return table.bytes
  }

  /// The ids of the flags that are raised, as one cell.
  public static func cell(of flags: [FlagResult], in survey: CompiledSurvey) -> DelimitedCell {
    let raised = zip(survey.scoring.flags, flags).compactMap { $1.isRaised == true ? $0.flag.id.text : nil }
    return .verbatim(raised.joined(separator: " "))
  }

  /// The row of the table, as many cells as there are columns.
  public var cells: [DelimitedCell] {
    var cells: [DelimitedCell] = [.text(response), .integer(issues)]
    for (index, result) in scores.scores.enumerated() { cells += Self.cells(of: result, index, in: survey) }
    if !survey.scoring.flags.isEmpty { cells.append(.verbatim(raised.joined(separator: " "))) }
    return cells
  }

  /// The cells of one score.
  ///
  /// - Parameters:
  ///   - result: What came of the score.
  ///   - index: The score.
  ///   - survey: The survey.
  public static func cells(of result: ScoreResult, _ index: Int, in survey: CompiledSurvey) -> [DelimitedCell] {
    let score = survey.scoring.scores[index]
    func band(_ band: Int?) -> [DelimitedCell] {
      survey.scoring.bands[index].map { bands in [cell(band.map { bands.bands[$0].id.text })] } ?? []
    }
    switch result {
    case .dimension(let result):
      return [cell(value(of: result, in: score)), .verbatim(result.state.name), .integer(result.answered)]
        + band(result.band)
    case .index(let result): return [cell(result.percent), .verbatim(result.state.name)] + band(result.band)
    case .maturity(let result):
      return [
        cell(result.percent), result.level.map { .integer($0) } ?? .empty, cell(blockingStep(of: result, in: survey)),
      ]
    case .topBox(let result): return [result.isInside.map { .integer($0 ? 1 : 0) } ?? .empty]
    case .netScore(let result): return [cell(groupID(result.group, of: score))]
    case .gap(let result): return [cell(result.gap), .verbatim(result.state.name)]
    case .quadrants(let result): return [cell(groupID(result.quadrant, of: score))]
    case .importancePerformance: return []
    }
  }

  /// The ids of the flags that are raised.
  private var raised: [String] {
    zip(survey.scoring.flags, flags).compactMap { $1.isRaised == true ? $0.flag.id.text : nil }
  }

  private static func cell(_ value: Ratio?) -> DelimitedCell { value.map { .number($0.doubleValue) } ?? .empty }

  private static func cell(_ text: String?) -> DelimitedCell { text.map { .verbatim($0) } ?? .empty }

  // MARK: - JSON

  /// Writes the members of the record's object; ``fields`` says what every one is.
  ///
  /// - Parameters:
  ///   - json: The object.
  ///   - places: The files in which the survey is declared, for the places of a trace.
  public func write(to json: inout JSONObjectWriter, places: SourceMap = SourceMap()) {
    json.member("schema", Self.schema)
    json.member("response", response)
    json.member("survey", survey.survey.id.text)
    json.member("version", survey.survey.version)
    json.member("issues", issues)
    json.object("scores") { object in
      for (index, score) in survey.scoring.scores.enumerated() {
        object.object(score.id.text) {
          write(scores.scores[index], of: score, index, to: &$0)
          if traces.indices.contains(index) { $0.object("trace") { traces[index].write(to: &$0, places: places) } }
        }
      }
    }
    if !survey.scoring.flags.isEmpty {
      json.object("flags") { object in
        for (flag, result) in zip(survey.scoring.flags, flags) {
          object.object(flag.flag.id.text) {
            $0.member("raised", result.isRaised)
            $0.member("measure", result.measure?.doubleValue)
            $0.member("original", result.original)
          }
        }
      }
    }
    json.array("advice") { array in
      for advice in scores.advice {
        let declared = survey.scoring.advice[advice]
        array.object {
          $0.member("of", declared.score.map { survey.scoring.scores[$0].id.text })
          $0.member("priority", declared.advice.priority)
          $0.member("text", declared.advice.text.plainText(in: survey.survey.sourceLanguage))
        }
      }
    }
  }

  private func write(_ result: ScoreResult, of score: Score, _ index: Int, to json: inout JSONObjectWriter) {
    switch result {
    case .dimension(let result):
      json.member("percent", result.percent?.doubleValue)
      json.member("raw", result.raw?.doubleValue)
      json.member("state", result.state.name)
      json.member("answered", result.answered)
      json.member("inScope", result.inScope)
      json.member("band", bandID(result.band, of: index))
    case .index(let result):
      json.member("percent", result.percent?.doubleValue)
      json.member("state", result.state.name)
      json.member("band", bandID(result.band, of: index))
    case .maturity(let result):
      json.member("percent", result.percent?.doubleValue)
      json.member("level", result.level)
      json.member("firstBlocking", Self.blockingStep(of: result, in: survey))
      json.array("steps") { steps in
        for step in result.steps {
          steps.object {
            $0.member("id", survey.scoring.scores[step.score].id.text)
            $0.member("percent", step.percent?.doubleValue)
            $0.member("level", step.level)
            $0.member("dontKnow", step.dontKnow)
          }
        }
      }
    case .topBox(let result): json.member("inside", result.isInside)
    case .netScore(let result):
      json.member("group", Self.groupID(result.group, of: score))
      json.member("sign", result.sign)
    case .gap(let result):
      json.member("gap", result.gap?.doubleValue)
      json.member("state", result.state.name)
      json.array("pairs") { pairs in
        for pair in result.pairs {
          pairs.object {
            $0.member("perception", survey.scoring.scores[pair.perception].id.text)
            $0.member("expectation", survey.scoring.scores[pair.expectation].id.text)
            $0.member("gap", pair.gap?.doubleValue)
            $0.member("importance", pair.importance?.doubleValue)
          }
        }
      }
    case .importancePerformance(let result):
      json.array("aspects") { aspects in
        for aspect in result.aspects {
          aspects.object {
            $0.member("performance", survey.scoring.scores[aspect.score].id.text)
            $0.member("percent", aspect.performance?.doubleValue)
            $0.member("importance", aspect.importance?.doubleValue)
          }
        }
      }
    case .quadrants(let result):
      json.member("quadrant", Self.groupID(result.quadrant, of: score))
      json.member("x", result.x?.doubleValue)
      json.member("y", result.y?.doubleValue)
    }
  }

  // MARK: - Text

  /// The record as lines: the response, then a score a line.
  public var text: String {
    let width = survey.scoring.scores.map(\.id.text.count).max() ?? 0
    var lines = [
      "\(DiagnosticRenderer.safe(response))\(issues > 0 ? " (\(issues) \(issues == 1 ? "issue" : "issues"))" : "")"
    ]
    for (index, score) in survey.scoring.scores.enumerated() {
      let id = score.id.text
      lines.append("  \(id)\(String(repeating: " ", count: width - id.count))  \(summary(index, score))")
    }
    if !raised.isEmpty { lines.append("  flags: \(raised.joined(separator: " "))") }
    return lines.joined(separator: "\n") + "\n"
  }

  /// How every score came about, one after the other.
  ///
  /// - Parameter places: The files in which the survey is declared.
  public func traceText(places: SourceMap) -> String {
    let blocks = traces.map { trace in
      trace.lines { places.line(of: $0) }.map { DiagnosticRenderer.safe($0) + "\n" }.joined()
    }
    return "\(DiagnosticRenderer.safe(response))\n\n" + blocks.joined(separator: "\n")
  }

  private func summary(_ index: Int, _ score: Score) -> String {
    func number(_ value: Ratio?) -> String {
      value.map { DecimalText.fixed($0.doubleValue, places: 2) } ?? "-"
    }
    func joined(_ parts: [String?]) -> String { parts.compactMap { $0 }.joined(separator: "  ") }
    switch scores.scores[index] {
    case .dimension(let result):
      return joined([number(Self.value(of: result, in: score)), result.state.name, bandID(result.band, of: index)])
    case .index(let result): return joined([number(result.percent), result.state.name, bandID(result.band, of: index)])
    case .maturity(let result):
      return joined([
        number(result.percent), "level \(result.level.map(String.init) ?? "-")",
        Self.blockingStep(of: result, in: survey).map { "first blocking step \($0)" },
      ])
    case .topBox(let result): return result.isInside.map { $0 ? "inside" : "outside" } ?? "-"
    case .netScore(let result): return Self.groupID(result.group, of: score) ?? "-"
    case .gap(let result): return joined([number(result.gap), result.state.name])
    case .importancePerformance(let result): return "\(result.answered) of \(result.aspects.count) aspects"
    case .quadrants(let result): return Self.groupID(result.quadrant, of: score) ?? "-"
    }
  }

  // MARK: - Names

  private static func value(of result: DimensionScore, in score: Score) -> Ratio? {
    guard case .dimension(let dimension) = score, dimension.unit == .raw else { return result.percent }
    return result.raw
  }

  private func bandID(_ band: Int?, of score: Int) -> String? {
    band.flatMap { survey.scoring.bands[score]?.bands[$0].id.text }
  }

  private static func blockingStep(of result: MaturityScore, in survey: CompiledSurvey) -> String? {
    result.firstBlocking.map { survey.scoring.scores[result.steps[$0].score].id.text }
  }

  private static func groupID(_ group: Int?, of score: Score) -> String? {
    guard let group else { return nil }
    switch score {
    case .netScore(let net): return net.groups[group].id.text
    case .quadrants(let typology): return typology.quadrants[group].id.text
    default: return nil
    }
  }
}
