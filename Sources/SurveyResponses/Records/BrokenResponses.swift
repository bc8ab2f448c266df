public import SurveyModel

/// What a definition no longer understands of responses that were collected with an earlier version of it.
///
/// Issues are taken one by one as responses are read, and counted, so that it does not matter how many there are.
public struct BrokenResponses: Sendable {
  private struct Answer: Hashable {
    let item: String
    let text: String
  }

  /// How many responses have an item that the survey has not; `nil` where a table has the column.
  private var unknown: [String: Int?] = [:]
  private var refused: [Answer: Int] = [:]

  /// Nothing broken yet.
  public init() {}

  /// Takes an issue of a response, and counts it where it is about an item or an answer that is no more.
  public mutating func add(_ issue: ResponseIssue) {
    guard let item = issue.item else { return }
    switch issue.fact {
    case .unknownItem:
      let isColumn = issue.response == nil
      unknown[item] = isColumn ? .some(nil) : .some((unknown[item] ?? 0).map { $0 + 1 })
    case .invalid(let text, _): refused[Answer(item: item, text: text), default: 0] += 1
    default: break
    }
  }

  /// The warnings: what is unknown at the survey's id, what is no answer any more at the question's.
  public func diagnostics(about survey: CompiledSurvey) -> [Diagnostic] {
    let missing = unknown.sorted { $0.key < $1.key }.map { name, count in
      Diagnostic(.unknownToVersion(name, responses: count), at: survey.survey.id.range)
    }
    let answers = refused.sorted { ($0.key.item, $0.key.text) < ($1.key.item, $1.key.text) }.map { answer, count in
      let item = survey.item(named: answer.item)
      return Diagnostic(
        .answerOfEarlierVersion(answer.text, item: answer.item, responses: count),
        at: item.map { survey.question(of: $0).id.range } ?? survey.survey.id.range)
    }
    return missing + answers
  }
}
