public import SurveyModel

/// What an answer given from outside, such as from a file, gave cause to say.
public enum FillProblem: Sendable, Hashable {
  /// Not an answer to the item; it was left out.
  case invalid(item: Int, InvalidReason)
  /// Choices of the item that are not offered beside the other answers; they are kept and count for nothing.
  case notOffered(Withdrawal)
  /// The item is off the route; its answer is parked.
  case offRoute(item: Int)
  /// The item is readonly, and another value was given than it has; its own counts.
  case readonly(item: Int)
  /// An answer is required, and there is none.
  case required(item: Int)
  /// A constraint does not hold, by index; the answer is kept and keeps the response from being submitted.
  case constraint(item: Int, constraint: Int)
  /// A respondent would have been asked once more; submitting twice confirms.
  case questioned(item: Int, [Concern])
}

extension Interview {
  /// Answers the survey from a given response, as a respondent would who follows the route.
  ///
  /// Answers that this interview already has stay where the response has none. Conditions read only earlier items, so
  /// that all answers may be put at once: what a condition takes off the route is invisible to the rest.
  ///
  /// - Parameter given: The response.
  /// - Returns: What is wrong, in order of the items. The interview then stands in the review.
  @discardableResult
  public mutating func fill(from given: Response) -> [FillProblem] {
    guard position != .done else { return [] }
    var invalid: [Int: InvalidReason] = [:]
    for (index, item) in survey.items.enumerated() where index < given.answers.count && item.takesAnswer {
      guard let answer = given.answers[index], answer != .notAsked else { continue }
      let answered = survey.normalized(answer, of: index)
      if let reason = survey.invalidity(of: answered, at: index, now: now) {
        invalid[index] = reason
        refusals[index] = Refusal(answer: answered, faults: [.invalid(reason)])
      } else {
        put(answered, at: index)
        confirmed.remove(index)
      }
    }
    for index in survey.impliedEntries(answers: response.answers) { put(.value(.code("yes")), at: index) }
    for id in given.confirmed { if let index = survey.itemIndex[id] { confirmed.insert(index) } }
    response.remarks.merge(given.remarks) { _, new in new }
    for index in plan.asked where !survey.items[index].takesAnswer { seenPages.insert(index) }
    pending = nil
    awaitsSubmission = false
    refreshAll()
    meetReadonlyItems()
    position = .review
    return problems(invalid: invalid, given)
  }

  private func problems(invalid: [Int: InvalidReason], _ given: Response) -> [FillProblem] {
    var problems: [FillProblem] = []
    for index in plan.asked where survey.items[index].takesAnswer {
      if let reason = invalid[index] { problems.append(.invalid(item: index, reason)) }
      guard isOnRoute[index] else {
        if response.answers[index].holdsSomething { problems.append(.offRoute(item: index)) }
        continue
      }
      if let codes = withdrawn[index] { problems.append(.notOffered(Withdrawal(item: index, codes: codes))) }
      if survey.items[index].isReadonly, index < given.answers.count, let value = given.answers[index]?.value,
        response.answers[index]?.value.map(value.isAbout) != true
      {
        problems.append(.readonly(item: index))
      }
      for fault in faults(of: index) {
        switch fault {
        case .readonly: problems.append(.readonly(item: index))
        case .invalid(.notOffered): break
        case .invalid(let reason): problems.append(.invalid(item: index, reason))
        // What was given and is no answer was said already.
        case .required: if invalid[index] == nil { problems.append(.required(item: index)) }
        case .constraint(let constraint): problems.append(.constraint(item: index, constraint: constraint))
        }
      }
      let concerns = concerns(of: index)
      if !concerns.isEmpty { problems.append(.questioned(item: index, concerns)) }
    }
    return problems
  }
}

extension CompiledSurvey {
  /// Why an answer does not fit an item by itself, whatever the other answers are; empty ones always fit.
  func invalidity(of answer: Answer, at item: Int, now: LocalDateTime) -> InvalidReason? {
    switch answer {
    case .invalid(_, let reason): reason
    case .value(let value): invalidity(of: value, ofItem: item, now: now)
    case .skipped, .notAsked: nil
    case .dontKnow, .refused, .notApplicable:
      items[item].allowed.contains(answer.state) ? nil : .stateNotAllowed(answer.state)
    }
  }
}
