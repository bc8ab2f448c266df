public import SurveyModel

/// What follows from the answers: the route and the constraints.
extension Interview {
  /// Puts an answer where conditions see it; the program has to run before anything is read.
  mutating func put(_ answer: Answer?, at item: Int) {
    response.answers[item] = answer
    block.set(answer, item: item, of: survey)
  }

  /// Brings route and constraints up to date with the program's last run.
  ///
  /// - Parameter item: The item that was just answered; its own constraints are not news.
  mutating func refresh(after item: Int? = nil) -> [InterviewNotice] {
    updateReadonlyItems()
    block.runOutputs(survey.program)
    var notices: [InterviewNotice] = []
    var parked: [Int] = []
    var restored: [Int] = []
    var isChanged = false
    for index in plan.conditional {
      let isRelevant = block.isRelevant(item: index, in: survey.program)
      guard isRelevant != isOnRoute[index] else { continue }
      isOnRoute[index] = isRelevant
      isChanged = true
      guard response.answers[index].holdsSomething else { continue }
      if isRelevant { restored.append(index) } else { parked.append(index) }
    }
    if isChanged { route = plan.asked.filter { isOnRoute[$0] } }
    if !parked.isEmpty { notices.append(.parked(parked)) }
    let offers = refreshOffers()
    // A question may come back with other choices than those that its answer names.
    restored.removeAll { offerFaults[$0] != nil }
    if !restored.isEmpty { notices.append(.restored(restored)) }
    notices += offers
    let news = refreshConstraints().filter { survey.constraints[$0].item != item }
    if !news.isEmpty { notices.append(.broken(constraints: news)) }
    return notices
  }

  /// Tells the interview what time it is, so that limits and conditions on `today()` and `now()` move on with the
  /// respondent's clock. It goes on at the same place.
  ///
  /// - Returns: What the time has changed: answers parked or restored, constraints that no longer hold.
  @discardableResult
  public mutating func advance(to moment: LocalDateTime) -> [InterviewNotice] {
    guard moment != now, position != .done else { return [] }
    block.now = moment
    guard plan.readsClock else { return [] }
    block.run(survey.program)
    return refresh()
  }

  /// Runs the program and finds the route afresh, saying nothing.
  mutating func refreshAll() {
    block.run(survey.program)
    updateReadonlyItems()
    block.runOutputs(survey.program)
    for index in plan.asked { isOnRoute[index] = block.isRelevant(item: index, in: survey.program) }
    route = plan.asked.filter { isOnRoute[$0] }
    _ = refreshOffers()
    _ = refreshConstraints()
  }

  /// - Returns: The constraints that have just ceased to hold, in order.
  private mutating func refreshConstraints() -> [Int] {
    guard !survey.constraints.isEmpty else { return [] }
    var now: Set<Int> = []
    var news: [Int] = []
    for index in survey.constraints.indices where fails(constraint: index) {
      now.insert(index)
      if !broken.contains(index) { news.append(index) }
    }
    broken = now
    brokenItems = Set(now.map { survey.constraints[$0].item })
    return news
  }

  /// Whether a constraint is judged and does not hold.
  ///
  /// A constraint judges a value on the route. It waits until every question it reads was met: before that, a
  /// comparison with an answer still to come would refuse the first of the two, whatever it is.
  ///
  /// - Parameter atEnd: Whether questions not met count as left empty, as they do once the response is submitted.
  func fails(constraint: Int, atEnd: Bool = false) -> Bool {
    let item = survey.constraints[constraint].item
    let isSum = survey.constraints[constraint].sum != nil
    guard response.answers[item]?.state == .value || isSum && (atEnd || response.answers[item] != nil),
      block.isRelevant(item: item, in: survey.program),
      !block.holds(constraint: constraint, in: survey.program)
    else { return false }
    return atEnd
      || plan.constraintReads[constraint].allSatisfy {
        response.answers[$0] != nil || !block.isRelevant(item: $0, in: survey.program)
      }
  }

  /// The constraints of an item that do not hold, of one severity.
  func failing(of item: Int, errors: Bool, atEnd: Bool = false) -> [Int] {
    (survey.constraintsOfItem[item] ?? []).filter {
      (survey.constraints[$0].severity == .error) == errors && fails(constraint: $0, atEnd: atEnd)
    }
  }

  /// Why an item on the route keeps the response from being submitted.
  public func faults(of item: Int) -> [Fault] { faults(of: item, atEnd: true) }

  /// Why an item on the route is asked about once more before the response is submitted.
  public func concerns(of item: Int) -> [Concern] {
    confirmed.contains(item) ? [] : allConcerns(of: item, atEnd: true)
  }

  func faults(of item: Int, atEnd: Bool) -> [Fault] {
    guard isOnRoute[item], survey.items[item].takesAnswer else { return [] }
    if let reason = offerFaults[item] { return [.invalid(reason)] }
    switch response.answers[item] {
    case .invalid(_, let reason)?: return [.invalid(reason)]
    case nil, .skipped?, .notAsked?:
      if survey.items[item].requirement == .yes { return [.required] }
    case .value?, .dontKnow?, .refused?, .notApplicable?: break
    }
    // A sum is judged whatever its last share holds.
    return failing(of: item, errors: true, atEnd: atEnd).map { .constraint($0) }
  }

  /// The concerns of an item, those confirmed included.
  func allConcerns(of item: Int, atEnd: Bool) -> [Concern] {
    guard isOnRoute[item], survey.items[item].takesAnswer else { return [] }
    switch response.answers[item] {
    case .value?: return failing(of: item, errors: false, atEnd: atEnd).map { .constraint($0) }
    case nil, .skipped?, .notAsked?: return emptinessConcern(of: item).map { [$0] } ?? []
    case .dontKnow?, .refused?, .notApplicable?, .invalid?: return []
    }
  }

  /// Why leaving an item empty is questioned; `nil` when it is not.
  func emptinessConcern(of item: Int) -> Concern? {
    let declared = survey.items[item]
    if declared.requirement == .soft { return .unanswered }
    guard let level = declared.requiredFrom, let parent = declared.parent,
      case .value(.number(let claimed))? = response.answers[parent]
    else { return nil }
    return claimed >= level.doubleValue ? .evidenceMissing : nil
  }
}
