public import SurveyFormats
public import SurveyModel
public import SurveyScoring

/// One response's scores as a row of a table, an object of JSON, or lines of text.
///
/// Columns depend on the survey alone, never on the responses: each score under its own id, in percent (in its own unit
/// where the survey reports it raw), and its parts as `id.state`, `id.answered`, `id.band`. A score that does not exist
/// is empty; why is in its state.
public struct ScoreRecord: Sendable {
  /// The survey.
  public let survey: CompiledSurvey

  /// The response's id.
  public let response: String

  /// The scores.
  public let scores: ResponseScores

  /// How many things in the response were not as the survey has them.
  public let issues: Int

  /// Makes a record.
  public init(survey: CompiledSurvey, response: String, scores: ResponseScores, issues: Int) {
    self.survey = survey
    self.response = response
    self.scores = scores
    self.issues = issues
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
      case .topBox, .netScore: columns.append(id)
      }
    }
    return columns
  }

  /// The row of the table, as many cells as there are columns.
  public var cells: [DelimitedCell] {
    var cells: [DelimitedCell] = [.text(response), .integer(issues)]
    for (index, score) in survey.scoring.scores.enumerated() {
      let hasBands = survey.scoring.bands[index] != nil
      func band(_ band: Int?) -> [DelimitedCell] { hasBands ? [Self.cell(bandID(band, of: index))] : [] }
      switch scores.scores[index] {
      case .dimension(let result):
        cells += [Self.cell(value(of: result, in: score)), .verbatim(result.state.name), .integer(result.answered)]
        cells += band(result.band)
      case .index(let result):
        cells += [Self.cell(result.percent), .verbatim(result.state.name)] + band(result.band)
      case .maturity(let result):
        cells += [Self.cell(result.percent), result.level.map { .integer($0) } ?? .empty]
        cells.append(Self.cell(blockingStep(of: result)))
      case .topBox(let result): cells.append(result.isInside.map { .integer($0 ? 1 : 0) } ?? .empty)
      case .netScore(let result): cells.append(Self.cell(groupID(result.group, of: score)))
      }
    }
    return cells
  }

  private static func cell(_ value: Ratio?) -> DelimitedCell { value.map { .number($0.doubleValue) } ?? .empty }

  private static func cell(_ text: String?) -> DelimitedCell { text.map { .verbatim($0) } ?? .empty }

  // MARK: - JSON

  /// Writes the members of the record's object.
  public func write(to json: inout JSONObjectWriter) {
    json.member("response", response)
    json.member("survey", survey.survey.id.text)
    json.member("version", survey.survey.version)
    json.member("issues", issues)
    json.object("scores") { object in
      for (index, score) in survey.scoring.scores.enumerated() {
        object.object(score.id.text) { write(scores.scores[index], of: score, index, to: &$0) }
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
      json.member("firstBlocking", blockingStep(of: result))
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
    return lines.joined(separator: "\n") + "\n"
  }

  private func summary(_ index: Int, _ score: Score) -> String {
    func number(_ value: Ratio?) -> String {
      value.map { DecimalText.fixed($0.doubleValue, places: 2) } ?? "-"
    }
    func joined(_ parts: [String?]) -> String { parts.compactMap { $0 }.joined(separator: "  ") }
    switch scores.scores[index] {
    case .dimension(let result):
      return joined([number(value(of: result, in: score)), result.state.name, bandID(result.band, of: index)])
    case .index(let result): return joined([number(result.percent), result.state.name, bandID(result.band, of: index)])
    case .maturity(let result):
      return joined([
        number(result.percent), "level \(result.level.map(String.init) ?? "-")",
        blockingStep(of: result).map { "first blocking step \($0)" },
      ])
    case .topBox(let result): return result.isInside.map { $0 ? "inside" : "outside" } ?? "-"
    case .netScore(let result): return groupID(result.group, of: score) ?? "-"
    }
  }

  // MARK: - Names

  private func value(of result: DimensionScore, in score: Score) -> Ratio? {
    guard case .dimension(let dimension) = score, dimension.unit == .raw else { return result.percent }
    return result.raw
  }

  private func bandID(_ band: Int?, of score: Int) -> String? {
    band.flatMap { survey.scoring.bands[score]?.bands[$0].id.text }
  }

  private func blockingStep(of result: MaturityScore) -> String? {
    result.firstBlocking.map { survey.scoring.scores[result.steps[$0].score].id.text }
  }

  private func groupID(_ group: Int?, of score: Score) -> String? {
    guard let group, case .netScore(let net) = score else { return nil }
    return net.groups[group].id.text
  }
}
