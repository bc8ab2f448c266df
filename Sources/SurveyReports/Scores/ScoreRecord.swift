public import SurveyFormats
public import SurveyModel
public import SurveyScoring

/// One response's scores as an object of JSON, or lines of text; ``ScoreTable`` makes a row of a table of them.
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

  /// The row of the record.
  public func row(_ format: ScoreRowFormat) -> [UInt8] { format.row(id: response, issues: issues, scores, flags) }

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
          Self.write(scores.scores[index], of: score, index, in: survey, to: &$0)
          if traces.indices.contains(index) { $0.object("trace") { traces[index].write(to: &$0, places: places) } }
        }
      }
    }
    Self.write(flags, in: survey, to: &json)
    Self.write(advice: scores.advice, in: survey, to: &json)
  }

  /// Writes what the flags say; nothing where none is declared.
  static func write(_ flags: [FlagResult], in survey: CompiledSurvey, to json: inout JSONObjectWriter) {
    guard !survey.scoring.flags.isEmpty else { return }
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

  /// Writes which advice holds, given by index.
  static func write(advice: [Int], in survey: CompiledSurvey, to json: inout JSONObjectWriter) {
    json.array("advice") { array in
      for advice in advice {
        let declared = survey.scoring.advice[advice]
        array.object {
          $0.member("of", declared.score.map { survey.scoring.scores[$0].id.text })
          $0.member("priority", declared.advice.priority)
          $0.member("text", declared.advice.text.plainText(in: survey.survey.sourceLanguage))
        }
      }
    }
  }

  /// Writes the members of one score.
  static func write(
    _ result: ScoreResult, of score: Score, _ index: Int, in survey: CompiledSurvey, to json: inout JSONObjectWriter
  ) {
    switch result {
    case .dimension(let result):
      json.member("percent", result.percent?.doubleValue)
      json.member("raw", result.raw?.doubleValue)
      json.member("state", result.state.name)
      json.member("answered", result.answered)
      json.member("inScope", result.inScope)
      json.member("band", bandID(result.band, of: index, in: survey))
    case .index(let result):
      json.member("percent", result.percent?.doubleValue)
      json.member("state", result.state.name)
      json.member("band", bandID(result.band, of: index, in: survey))
    case .maturity(let result):
      json.member("percent", result.percent?.doubleValue)
      json.member("level", result.level)
      json.member("firstBlocking", blockingStep(of: result, in: survey))
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
      json.member("group", groupID(result.group, of: score))
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
      json.member("quadrant", groupID(result.quadrant, of: score))
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
    let raised = ScoreTable(survey).raised(flags)
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
      return joined([
        number(Self.value(of: result, in: score)), result.state.name, Self.bandID(result.band, of: index, in: survey),
      ])
    case .index(let result):
      return joined([number(result.percent), result.state.name, Self.bandID(result.band, of: index, in: survey)])
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

  static func value(of result: DimensionScore, in score: Score) -> Ratio? {
    guard case .dimension(let dimension) = score, dimension.unit == .raw else { return result.percent }
    return result.raw
  }

  private static func bandID(_ band: Int?, of score: Int, in survey: CompiledSurvey) -> String? {
    band.flatMap { survey.scoring.bands[score]?.bands[$0].id.text }
  }

  static func blockingStep(of result: MaturityScore, in survey: CompiledSurvey) -> String? {
    result.firstBlocking.map { survey.scoring.scores[result.steps[$0].score].id.text }
  }

  static func groupID(_ group: Int?, of score: Score) -> String? {
    guard let group else { return nil }
    switch score {
    case .netScore(let net): return net.groups[group].id.text
    case .quadrants(let typology): return typology.quadrants[group].id.text
    default: return nil
    }
  }
}
