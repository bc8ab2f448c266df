import SurveyModel

/// Taking answers: check, try, then accept, question or refuse.
extension Interview {
  mutating func take(_ given: Answer, confirming pending: Pending?) -> [InterviewNotice] {
    guard let item = currentItem else { return [] }
    guard survey.items[item].takesAnswer else {
      return given.isEmpty ? goForward(confirming: nil) : [.refused(item: item, [.invalid(.wrongKind(expected: ""))])]
    }
    var answer = survey.normalized(given, of: item)
    if survey.items[item].isReadonly {
      let own = readonlyAnswer(of: item)
      guard answer.isEmpty || answer == own else { return refuse(answer, at: item, [.readonly]) }
      answer = own
    }
    if let fault = fault(of: answer, at: item) { return refuse(answer, at: item, [fault]) }
    if let reason = offerFault(of: answer, at: item) { return refuse(answer, at: item, [.invalid(reason)]) }

    let before = response.answers[item]
    put(answer, at: item)
    run(after: item)
    let failing = failing(of: item, errors: true)
    guard failing.isEmpty else {
      takeBack(to: before, at: item)
      return refuse(answer, at: item, failing.map { .constraint($0) })
    }
    let concerns = allConcerns(of: item, atEnd: false)
    let isConfirmed =
      pending == Pending(item: item, answer: answer) || confirmed.contains(item) && before == answer
    guard concerns.isEmpty || isConfirmed else {
      takeBack(to: before, at: item)
      self.pending = Pending(item: item, answer: answer)
      return [.needsConfirmation([Questioned(item: item, concerns: concerns)])]
    }
    if concerns.isEmpty { confirmed.remove(item) } else { confirmed.insert(item) }
    refusals[item] = nil
    if before != answer { unconfirmParts(of: item) }
    let notices = plan.isRead[item] ? refresh(after: item) : []
    withdrawn[item] = nil
    offerFaults[item] = nil
    moveOn(from: item, reconsidering: reconsidered(item, before: before, after: answer))
    return [.accepted(item: item, answer)] + notices
  }

  mutating func skip(confirming pending: Pending?) -> [InterviewNotice] {
    take(.skipped, confirming: pending)
  }

  private func fault(of answer: Answer, at item: Int) -> Fault? {
    switch answer {
    case .invalid(_, let reason): .invalid(reason)
    case .value(let value): survey.invalidity(of: value, ofItem: item, now: now).map { .invalid($0) }
    case .skipped: survey.items[item].requirement == .yes ? .required : nil
    case .notAsked: .invalid(.stateNotAllowed(.notAsked))
    case .dontKnow, .refused, .notApplicable:
      survey.items[item].allowed.contains(answer.state) ? nil : .invalid(.stateNotAllowed(answer.state))
    }
  }

  private mutating func refuse(_ answer: Answer, at item: Int, _ faults: [Fault]) -> [InterviewNotice] {
    refusals[item] = Refusal(answer: answer, faults: faults)
    return [.refused(item: item, faults)]
  }

  private mutating func takeBack(to before: Answer?, at item: Int) {
    put(before, at: item)
    run(after: item)
  }

  /// Runs the program, unless nothing in it reads the item.
  private mutating func run(after item: Int) {
    if plan.isRead[item] { block.run(survey.program) }
  }

  /// Missing evidence was confirmed for the level claimed then, not for another one.
  private mutating func unconfirmParts(of item: Int) {
    for part in plan.parts[item] ?? [] where response.answers[part].holdsSomething == false { confirmed.remove(part) }
  }

  /// The part to look at again because the answer before it now means something else: evidence for a level is not the
  /// reason why the item does not apply.
  private func reconsidered(_ item: Int, before: Answer?, after: Answer) -> Int? {
    guard let before, (before.state == .notApplicable) != (after.state == .notApplicable) else { return nil }
    return plan.parts[item]?.first { survey.items[$0].role == .evidence }
  }
}

extension Answer {
  var isEmpty: Bool { self == .skipped }
}

extension CompiledSurvey {
  /// One form for answers that mean the same: codes in the order of the list, and nothing chosen or typed is empty.
  func normalized(_ answer: Answer, of item: Int) -> Answer {
    switch answer {
    case .value(.codes(let codes)):
      guard !codes.isEmpty else { return .skipped }
      return .value(.codes(choiceList(of: items[item])?.inListOrder(codes) ?? codes))
    case .value(.ranking(let codes)): return codes.isEmpty ? .skipped : answer
    case .value(.text(let text)): return text.allSatisfy(\.isWhitespace) ? .skipped : answer
    default: return answer
    }
  }
}
