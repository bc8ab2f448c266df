import SurveyFormats
import SurveyModel

/// Answers that columns give choice by choice: 0 or 1 for a multiple response, places for a ranking.
struct ChoiceParts {
  private struct Part {
    var chosen: [String] = []
    var places: [(place: Int, code: String)] = []
    var states: Set<AnswerState> = []
  }

  private var parts: [Int: Part] = [:]

  /// Takes what a column says of one choice.
  ///
  /// - Parameters:
  ///   - answer: What it says.
  ///   - code: The choice.
  ///   - role: What the column is.
  ///   - item: The item.
  ///   - reading: How the column's fields are read.
  /// - Returns: Why that is no answer; `nil` when it is one.
  mutating func take(
    _ answer: RawRecord.RawAnswer, of code: String, _ role: ColumnMapping.Role, _ item: Item, _ reading: FieldReading
  ) -> InvalidReason? {
    guard let index = role.item else { return nil }
    if case .field(let text) = answer, case .state(let state)? = reading.meaning(of: text) {
      guard item.allowed.contains(state) || !AnswerState.offered.contains(state) else {
        return .stateNotAllowed(state)
      }
      parts[index, default: Part()].states.insert(state)
      return nil
    }
    if case .rank = role {
      guard answer != .empty else {
        parts[index] = parts[index] ?? Part()
        return nil
      }
      guard let place = answer.place else { return .wrongKind(expected: "a place from 1") }
      parts[index, default: Part()].places.append((place, code))
      return nil
    }
    guard let isChosen = answer.isChosen else { return .wrongKind(expected: "0 or 1") }
    parts[index, default: Part()].chosen += isChosen ? [code] : []
    return nil
  }

  /// The answers, in the order of the items. Places that are not 1 to the last one, each once, are no answer.
  func answers(in survey: CompiledSurvey) -> [(item: Int, answer: Answer)] {
    parts.sorted { $0.key < $1.key }.map { index, part in
      (index, answer(of: part, survey.items[index], survey))
    }
  }

  private func answer(of part: Part, _ item: Item, _ survey: CompiledSurvey) -> Answer {
    if part.chosen.isEmpty, part.places.isEmpty, part.states.count == 1, let state = part.states.first,
      let answer = Answer(state: state)
    {
      return answer
    }
    if case .ranking = item.kind {
      guard !part.places.isEmpty else { return .skipped }
      let order = part.places.sorted { ($0.place, $0.code) < ($1.place, $1.code) }
      guard order.map(\.place) == Array(1...order.count) else {
        let text = order.map { "\($0.code)=\($0.place)" }.joined(separator: " ")
        return .invalid(text: text, reason: .wrongKind(expected: "each place from 1, once,"))
      }
      let value = AnswerValue.ranking(order.map(\.code))
      return answer(value, item, survey)
    }
    let codes = survey.choiceList(of: item)?.inListOrder(part.chosen) ?? part.chosen
    return codes.isEmpty ? .skipped : answer(.codes(codes), item, survey)
  }

  private func answer(_ value: AnswerValue, _ item: Item, _ survey: CompiledSurvey) -> Answer {
    // Neither has limits that depend on the day.
    let moment = LocalDateTime(CalendarDate(dayNumber: 0))
    guard let reason = survey.invalidity(of: value, for: item, now: moment) else { return .value(value) }
    return .invalid(text: value.tableText, reason: reason)
  }
}

extension RawRecord.RawAnswer {
  /// Whether a choice is chosen; `nil` when that is not what is said.
  fileprivate var isChosen: Bool? {
    switch self {
    case .field("1"), .boolean(true), .number(1, _): true
    case .field("0"), .boolean(false), .number(0, _), .empty: false
    default: nil
    }
  }

  /// The place of a choice, from 1; `nil` when there is none.
  fileprivate var place: Int? {
    switch self {
    case .field(let text):
      text.utf8.allSatisfy { $0 >= 0x30 && $0 <= 0x39 } ? Int(text).flatMap { $0 > 0 ? $0 : nil } : nil
    case .number(let number, _): Int(exactly: number).flatMap { $0 > 0 ? $0 : nil }
    default: nil
    }
  }
}
