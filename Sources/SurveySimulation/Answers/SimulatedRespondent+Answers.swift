import SurveyInterview
import SurveyModel

/// What a respondent answers.
extension SimulatedRespondent {
  /// An answer to an item, which the interview may still refuse.
  ///
  /// - Parameters:
  ///   - item: The item.
  ///   - attempt: How often it was tried before; whoever was refused looks further for an answer.
  ///   - interview: The interview, at the item.
  mutating func answer(to item: Int, attempt: Int, in interview: Interview) -> Answer {
    if let answer = given[item] { return answer }
    if let empty = nonAnswer(to: item, attempt, interview) { return empty }
    return value(of: item, attempt, interview).map { .value($0) } ?? lastResort(item)
  }

  private mutating func value(of item: Int, _ attempt: Int, _ interview: Interview) -> AnswerValue? {
    let declared = survey.items[item]
    if let landmark = landmark(of: item, attempt, interview) { return landmark }
    switch declared.kind {
    case .point(let list): return point(of: item, survey.choiceLists[list], attempt)
    case .choice: return choice(of: item, attempt, interview)
    case .choices(_, let minimum, let maximum): return choices(of: item, minimum, maximum, interview)
    case .ranking(_, let count): return ranking(of: item, count, interview)
    case .number(let limits):
      if let rule = survey.allocation(of: item) { return share(of: item, rule, limits, attempt, interview) }
      return number(within: limits, of: item, attempt)
    case .text(let limits): return text(within: limits, to: item, attempt, interview)
    case .date(let limits): return .date(date(limits, attempt, interview.now))
    case .time(let limits): return .time(time(limits, attempt, interview.now))
    case .datetime(let limits): return .datetime(moment(limits, attempt, interview.now))
    case .calculated, .none: return nil
    }
  }

  /// One of the constants that conditions and checks compare the item with, or a value beside it: whoever meets a
  /// question that few meet has such an answer. Now and then at once, and every other time after a refusal, when the
  /// answers to other questions may help as well.
  private mutating func landmark(of item: Int, _ attempt: Int, _ interview: Interview) -> AnswerValue? {
    guard survey.allocation(of: item) == nil else { return nil }
    guard attempt == 0 ? survey.landmarks[item] != nil && chance.happens(0.15) : attempt % 2 == 0 else { return nil }
    var known = survey.landmarks[item] ?? []
    if attempt > 0 { known += relatedValues(of: item, interview) }
    guard let value = chance.pick(known) else { return nil }
    let distance = chance.below(3) - 1
    switch value {
    case .number(let number):
      guard case .number(let limits) = survey.items[item].kind else { return value }
      return .number(number + Double(distance) * limits.spacing.doubleValue)
    case .date(let day): return .date(CalendarDate(dayNumber: day.dayNumber + distance * (1 + chance.below(60))))
    case .time, .datetime, .text, .code, .codes, .ranking, .boolean: return value
    }
  }

  /// The answers to other items that the checks on an item read.
  private func relatedValues(of item: Int, _ interview: Interview) -> [AnswerValue] {
    let kind = survey.items[item].kind
    return (survey.constraintsOfItem[item] ?? []).flatMap { constraint in
      survey.graph.dependencies(of: .constraint(constraint)).compactMap { edge -> AnswerValue? in
        guard case .item(let other) = edge.to, other != item, let value = interview.answer(of: other)?.value else {
          return nil
        }
        switch (kind, value) {
        case (.number, .number), (.date, .date), (.time, .time), (.datetime, .datetime): return value
        default: return nil
        }
      }
    }
  }

  // MARK: - Giving none

  /// A non-answer, or an empty place, where the respondent gives no answer; `nil` where they do.
  private mutating func nonAnswer(to item: Int, _ attempt: Int, _ interview: Interview) -> Answer? {
    let declared = survey.items[item]
    // Shares are given or left together: one alone would leave nothing that adds up.
    if survey.allocation(of: item) != nil {
      if let left = isLeftAlone[declared.question] { return attempt > Self.patience / 2 ? left ?? .skipped : left }
      let left = chance.happens(settings.missing) ? emptiness(of: declared) : nil
      isLeftAlone.updateValue(left, forKey: declared.question)
      return left
    }
    guard attempt == 0, chance.happens(rateOfMissing(declared)) else { return nil }
    return emptiness(of: declared)
  }

  private func rateOfMissing(_ item: Item) -> Double {
    let factor: Double =
      switch (item.role, item.kind) {
      case (.answer, .text) where item.requirement == .no: 20
      case (.evidence, _), (.owner, _), (.due, _): 5
      default: 1
      }
    return min(settings.missing * factor, max(settings.missing, 0.7))
  }

  /// How an item is left without an answer; `nil` where it must have one.
  private mutating func emptiness(of item: Item) -> Answer? {
    let states = AnswerState.offered.filter { item.allowed.contains($0) && settings.states.contains($0) }
    let mayBeEmpty = item.requirement != .yes
    if let state = chance.pick(states), !mayBeEmpty || chance.happens(0.5) { return Answer(state: state) }
    return mayBeEmpty ? .skipped : nil
  }

  /// What is given where no value is one: a non-answer where the item allows it.
  private func lastResort(_ item: Int) -> Answer {
    let declared = survey.items[item]
    let state = AnswerState.offered.first { declared.allowed.contains($0) && settings.states.contains($0) }
    return declared.requirement == .yes ? state.flatMap { Answer(state: $0) } ?? .skipped : .skipped
  }
}
