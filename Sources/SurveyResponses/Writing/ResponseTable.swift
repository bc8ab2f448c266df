public import SurveyFormats
public import SurveyModel

/// Responses as the rows of a table, which ``ResponseReader`` reads back: one column for each item, under its id, after
/// those that are about the response as a whole.
///
/// Non-answers are written with the codes that the survey declares; one without a code cannot be told from an empty place.
public struct ResponseTable: Sendable {
  private let survey: CompiledSurvey
  private let items: [Int]
  private let hasSeed: Bool
  private let hasConfirmations: Bool

  /// Makes the table of a survey's responses.
  public init(of survey: CompiledSurvey) {
    self.survey = survey
    items = survey.items.indices.filter { survey.items[$0].takesAnswer }
    hasSeed = survey.hasRandomOrder
    hasConfirmations =
      survey.items.contains { $0.requirement == .soft || $0.requiredFrom != nil }
      || survey.constraints.contains { $0.severity != .error }
  }

  /// The non-answers that a table can hold.
  public var states: Set<AnswerState> {
    Set(survey.survey.nonAnswerCodes.filter { !$0.value.isEmpty }.keys).intersection(AnswerState.offered)
  }

  /// The names of the columns.
  public var header: [DelimitedCell] {
    (["response-id", "survey", "version", "language"] + (hasSeed ? ["seed"] : []) + ["started", "submitted"]
      + (hasConfirmations ? ["confirmed"] : []) + items.map { survey.items[$0].id }).map { .verbatim($0) }
  }

  /// A response as a row.
  public func row(_ response: Response) -> [DelimitedCell] {
    func cell(_ text: String?) -> DelimitedCell { text.map { .verbatim($0) } ?? .empty }
    var row: [DelimitedCell] = [
      .text(response.id), cell(response.survey), cell(response.version), cell(response.language?.tag),
    ]
    if hasSeed { row.append(cell(response.seed.map(String.init))) }
    row += [cell(response.started), cell(response.submitted)]
    if hasConfirmations { row.append(cell(response.confirmed.joined(separator: "|"))) }
    row.reserveCapacity(row.count + items.count)
    for item in items { row.append(field(of: response.answers[item])) }
    return row
  }

  private func field(of answer: Answer?) -> DelimitedCell {
    switch answer {
    case .value(.text(let text))?: .text(text)
    case .value(.number(let number))?: .number(number)
    case .value(let value)?: .verbatim(value.tableText)
    case .invalid(let text, _)?: .text(text)
    case .dontKnow?, .refused?, .notApplicable?:
      answer.flatMap { survey.survey.nonAnswerCodes[$0.state] }.map { .verbatim($0) } ?? .empty
    case nil, .skipped?, .notAsked?: .empty
    }
  }
}
