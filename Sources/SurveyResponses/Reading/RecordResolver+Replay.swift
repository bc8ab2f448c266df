import SurveyModel

/// What the replay of a response looks at for one item, worked out once for all responses.
struct ReplayCheck: Sendable {
  /// The item, by index.
  let item: Int
  /// The name that entries and claims have.
  let id: String
  /// Whether it is calculated and shown.
  let isReadonly: Bool
  /// Whether it must be answered.
  let requirement: Requirement
  /// Whether its choices are offered only beside certain answers.
  let hasOffer: Bool
  /// Its checks, by index.
  let constraints: [Int]

  /// Those of the items that take answers, in their order.
  static func all(of survey: CompiledSurvey) -> [ReplayCheck] {
    survey.items.enumerated().filter { $1.takesAnswer }.map { index, item in
      ReplayCheck(
        item: index, id: item.id, isReadonly: item.isReadonly, requirement: item.requirement,
        hasOffer: survey.hasOffer(index), constraints: survey.constraintsOfItem[index] ?? [])
    }
  }
}

extension RecordResolver {
  /// A response after the replay: what is off the route is taken out, and what does not hold together is reported.
  func replayed(
    _ read: consuming Response, _ record: RawRecord, _ found: [ResponseIssue], at moment: LocalDateTime
  ) -> CollectedResponse {
    var response = read
    var issues = found
    let block = survey.replay(response, now: moment)
    let claimed = record.claimedNotAsked
    let isSubmitted = response.submitted != nil
    if record.tellsSubmission, !isSubmitted { issues.append(record.issue(.unfinished, of: nil, item: nil)) }
    for check in checks {
      let index = check.item
      func report(_ fact: ResponseIssue.Fact) {
        let entry = record.entries.first { $0.name == check.id }
        issues.append(record.issue(fact, of: entry, item: check.id))
      }
      let state = response.answers[index]?.state
      guard block.isRelevant(item: index, in: survey.program) else {
        if let state {
          if state != .skipped, state != .notAsked { report(.offRoute) }
          response.answers[index] = .notAsked
        }
        continue
      }
      if !claimed.isEmpty, claimed.contains(check.id) { report(.asked) }
      if check.isReadonly, let value = response.answers[index]?.value {
        let expected = block.defaultValue(ofItem: index, of: survey)
        if expected.map(value.isAbout) != true {
          report(.readonly(given: value.tableText, expected: expected?.tableText))
        }
      }
      if check.hasOffer {
        let (standing, withdrawn) = survey.standing(response.answers[index], of: index, in: block)
        for code in withdrawn { report(.invalid(text: code, reason: .notOffered(code))) }
        if withdrawn.isEmpty, state == .value, case .invalid(let text, let reason)? = standing {
          report(.invalid(text: text, reason: reason))
        }
        response.answers[index] = standing
      }
      if isSubmitted, state == nil || state == .skipped {
        if check.requirement == .yes { report(.required) }
        if check.requirement == .soft, !response.confirmed.contains(check.id) { report(.wanted) }
      }
      for constraint in check.constraints where !block.holds(constraint: constraint, in: survey.program) {
        if let fact = fact(ofFailing: constraint, response, check, block) { report(fact) }
      }
    }
    return CollectedResponse(response: response, block: block, issues: issues, place: record.place)
  }

  /// What there is to say of a check that does not hold; `nil` where it is not judged, or was confirmed.
  private func fact(
    ofFailing constraint: Int, _ response: Response, _ check: ReplayCheck, _ block: ProgramBlock
  ) -> ResponseIssue.Fact? {
    let language = response.language ?? survey.survey.sourceLanguage
    switch survey.constraints[constraint].rule {
    case .declared(let declared):
      guard response.answers[check.item]?.state == .value else { return nil }
      let isWarning = declared.severity != .error
      if isWarning, response.confirmed.contains(check.id) { return nil }
      return .constraint(message: declared.message.plainText(in: language), isWarning: isWarning)
    case .sum(let rule):
      // The rule of all shares says it; that of the first ones serves those who are still answering.
      guard rule.isComplete({ block.isRelevant(item: $0, in: survey.program) }),
        let sum = rule.sum({ block.number(ofItem: $0, in: survey.program) })
      else { return nil }
      let message = StandardWording(language).wrongSum(sum.text, total: rule.total.text)
      return .constraint(message: message, isWarning: false)
    }
  }
}

extension RawRecord {
  /// The items that the record says were not asked.
  fileprivate var claimedNotAsked: Set<String> {
    var names: Set<String> = []
    for entry in entries {
      if case .state(let state) = entry.answer, state == AnswerState.notAsked.name { names.insert(entry.name) }
    }
    return names
  }
}
