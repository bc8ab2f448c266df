import SurveyModel

/// What goes wrong with records between respondents and those who read their answers.
public enum RecordDamage: String, Sendable, Hashable, CaseIterable {
  /// An answer that is none: a code or a number that the question does not have.
  case unknownCode = "unknown-code"
  /// An answer to a question that was not asked.
  case offRoute = "off-route"
  /// A record of another survey.
  case otherSurvey = "other-survey"
  /// A record that was not submitted.
  case unsubmitted
  /// A record of which the end is lost; the response is whole, and its writer cuts it.
  case cut

  /// Damages a response.
  ///
  /// - Returns: What was done; something else where the survey has nothing to which it could be done.
  static func some(to response: inout Response, of survey: CompiledSurvey, _ chance: inout Chance) -> RecordDamage? {
    let first = chance.below(allCases.count)
    return (0..<allCases.count).map { allCases[(first + $0) % allCases.count] }
      .first { $0.apply(to: &response, of: survey, &chance) }
  }

  private func apply(to response: inout Response, of survey: CompiledSurvey, _ chance: inout Chance) -> Bool {
    switch self {
    case .cut: break
    case .unsubmitted: response.submitted = nil
    case .otherSurvey: response.survey += "-2"
    case .unknownCode:
      let spoilt = survey.items.indices.filter {
        response.answers[$0]?.state == .value && survey.items[$0].wrongAnswer != nil
      }
      guard let item = chance.pick(spoilt) else { return false }
      response.answers[item] = survey.items[item].wrongAnswer
    case .offRoute:
      let unasked = survey.items.indices.filter {
        response.answers[$0] == .notAsked && survey.items[$0].rightAnswer(in: survey) != nil
      }
      guard let item = chance.pick(unasked) else { return false }
      response.answers[item] = survey.items[item].rightAnswer(in: survey)
    }
    return true
  }
}

extension Item {
  /// Something that is no answer to the item, as it comes of a slip or of another version of the survey.
  fileprivate var wrongAnswer: Answer? {
    switch kind {
    case .point: .value(.number(77))
    case .choice: .value(.code("unknown"))
    case .choices: .value(.codes(["unknown"]))
    case .number: .invalid(text: "n/a", reason: .notANumber)
    case .date: .invalid(text: "31/02/2026", reason: .notADate)
    case .ranking, .text, .time, .datetime, .calculated, .none: nil
    }
  }

  /// An answer to the item, where one is easily found.
  fileprivate func rightAnswer(in survey: CompiledSurvey) -> Answer? {
    switch kind {
    case .point(let list): survey.choiceLists[list].bounds.map { .value(.number($0.greatest.doubleValue)) }
    case .choice(let list): survey.choiceLists[list].choices.first.map { .value(.code($0.code.text)) }
    case .text(let limits) where limits.pattern == nil && (limits.minimumLength ?? 0) <= 1: .value(.text("-"))
    default: nil
    }
  }
}
