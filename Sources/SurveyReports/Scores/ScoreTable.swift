public import SurveyFormats
public import SurveyModel
import SurveyScoring

/// The scores of responses as a table, a response a row.
///
/// Columns depend on the survey alone, never on the responses: each score under its own id, in percent (in its own unit
/// where the survey reports it raw), and its parts as `id.state`, `id.answered`, `id.band`. A score that does not exist
/// is empty; why is in its state.
public struct ScoreTable: Sendable {
  /// What a row tells.
  public enum Content: Sendable, Hashable {
    /// Everything.
    case all
    /// The values of scores and what they are in, such as a band, without states and counts.
    case values
  }

  /// One column of a score.
  private struct Column {
    let name: String
    /// Whether it is a value, or something that a value is in.
    var isValue = true
  }

  /// The survey.
  public let survey: CompiledSurvey

  /// What a row tells.
  public let content: Content

  /// For each score, which of its columns the table has.
  private let places: [[Int]]

  /// Makes a table.
  public init(_ survey: CompiledSurvey, _ content: Content = .all) {
    self.survey = survey
    self.content = content
    places = survey.scoring.scores.indices.map { index in
      let declared = Self.declared(index, in: survey)
      return declared.indices.filter { content == .all || declared[$0].isValue }
    }
  }

  /// Whether a response has a column that counts its issues.
  public var countsIssues: Bool { content == .all }

  /// The name of the column of what the flags say.
  static let flags = "flags"

  /// The names of the columns.
  public var columns: [String] {
    ["response-id"] + (countsIssues ? ["issues"] : []) + survey.scoring.scores.indices.flatMap { columns(of: $0) }
      + (survey.scoring.flags.isEmpty ? [] : [Self.flags])
  }

  /// The header as it is written.
  public var header: [UInt8] {
    var table = DelimitedWriter()
    table.row(columns.map { .verbatim($0) })
    return table.bytes
  }

  /// The names of the columns of one score.
  func columns(of index: Int) -> [String] {
    let declared = Self.declared(index, in: survey)
    return places[index].map { declared[$0].name }
  }

  private static func declared(_ index: Int, in survey: CompiledSurvey) -> [Column] {
    let score = survey.scoring.scores[index]
    let id = score.id.text
    let value = Column(name: id)
    let state = Column(name: "\(id).state", isValue: false)
    let band = survey.scoring.bands[index] == nil ? [] : [Column(name: "\(id).band")]
    switch score {
    case .dimension: return [value, state, Column(name: "\(id).answered", isValue: false)] + band
    case .index: return [value, state] + band
    case .maturity: return [value, Column(name: "\(id).level"), Column(name: "\(id).first-blocking")]
    case .topBox, .netScore, .quadrants: return [value]
    case .gap: return [value, state]
    // It has a meaning for many responses together.
    case .importancePerformance: return []
    }
  }

  /// The cells of one score, as many as it has columns.
  ///
  /// - Parameters:
  ///   - result: What came of the score.
  ///   - index: The score.
  func cells(of result: ScoreResult, _ index: Int) -> [DelimitedCell] {
    let score = survey.scoring.scores[index]
    func band(_ band: Int?) -> [DelimitedCell] {
      survey.scoring.bands[index].map { bands in [cell(band.map { bands.bands[$0].id.text })] } ?? []
    }
    let all: [DelimitedCell] =
      switch result {
      case .dimension(let result):
        [
          cell(ScoreRecord.value(of: result, in: score)), .verbatim(result.state.name), .integer(result.answered),
        ] + band(result.band)
      case .index(let result): [cell(result.percent), .verbatim(result.state.name)] + band(result.band)
      case .maturity(let result):
        [
          cell(result.percent), result.level.map { .integer($0) } ?? .empty,
          cell(ScoreRecord.blockingStep(of: result, in: survey)),
        ]
      case .topBox(let result): [result.isInside.map { .integer($0 ? 1 : 0) } ?? .empty]
      case .netScore(let result): [cell(ScoreRecord.groupID(result.group, of: score))]
      case .gap(let result): [cell(result.gap), .verbatim(result.state.name)]
      case .quadrants(let result): [cell(ScoreRecord.groupID(result.quadrant, of: score))]
      case .importancePerformance: []
      }
    return places[index].map { all[$0] }
  }

  /// The ids of the flags that are raised.
  func raised(_ flags: [FlagResult]) -> [String] {
    zip(survey.scoring.flags, flags).compactMap { $1.isRaised == true ? $0.flag.id.text : nil }
  }

  /// The row of a record, as many cells as there are columns.
  public func cells(of record: ScoreRecord) -> [DelimitedCell] {
    var cells: [DelimitedCell] = [.text(record.response)] + (countsIssues ? [.integer(record.issues)] : [])
    for (index, result) in record.scores.scores.enumerated() { cells += self.cells(of: result, index) }
    if !survey.scoring.flags.isEmpty { cells.append(.verbatim(raised(record.flags).joined(separator: " "))) }
    return cells
  }

  private func cell(_ value: Ratio?) -> DelimitedCell { value.map { .number($0.doubleValue) } ?? .empty }

  private func cell(_ text: String?) -> DelimitedCell { text.map { .verbatim($0) } ?? .empty }
}

extension ScoreTable {
  /// Every column, with those that ``Content/values`` leaves out marked. Scores stand under their own ids, for which `ID`
  /// is written here.
  static let fields: [AggregateRecord.Field] = [
    field("response-id", "The id of the response."),
    field("issues", "\u{B7} How many things in the response are not as the survey has them."),
    field(
      "ID",
      "The score in percent, or in the items' own unit where it is reported so; gap: in points of percent; top-box: 1 "
        + "inside, 0 outside; net-score, quadrants: the group or type by id."),
    field("ID.state", "\u{B7} dimension, index, gap: `scored`, `prorated`, or why there is no score."),
    field("ID.answered", "\u{B7} dimension: how many items have an answer that counts."),
    field("ID.band", "dimension, index with bands: the band by id."),
    field("ID.level", "maturity: the level that is attained."),
    field("ID.first-blocking", "maturity: the first step below the target."),
    field("flags", "The flags that are raised, by id, with spaces between them; where the survey declares any."),
  ]

  private static func field(_ path: String, _ meaning: String) -> AggregateRecord.Field {
    AggregateRecord.Field(path: path, meaning: meaning)
  }
}
