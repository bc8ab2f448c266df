extension SurveyCompiler {
  /// The constants that conditions, calculated values and checks compare each item's answer with, by item, each once and
  /// in ascending order: where a route turns and what a check lets through.
  ///
  /// Of numbers, texts, days and times alone: the choices of a list are known without it.
  var landmarks: [Int: [AnswerValue]] {
    var numbers: [Int: Set<Double>] = [:]
    var texts: [Int: Set<String>] = [:]
    func visit(_ expression: TypedExpression) {
      switch expression.node {
      case .comparison(_, let left, let right):
        for (value, constant) in [(left, right.constantNumber), (right, left.constantNumber)] {
          guard let constant else { continue }
          for item in items(behind: value) { numbers[item, default: []].insert(constant) }
        }
      case .membership(let value, let constants):
        for item in items(behind: value) { numbers[item, default: []].formUnion(constants) }
      case .textComparison(_, let left, let right):
        for case (let value, .constantText(let text)) in [(left, right.node), (right, left.node)] {
          for item in items(behind: value) { texts[item, default: []].insert(text) }
        }
      case .textMembership(let value, let constants):
        for item in items(behind: value) { texts[item, default: []].formUnion(constants) }
      default: break
      }
      for child in expression.children { visit(child) }
    }
    for condition in itemCondition.values { visit(condition) }
    for condition in sectionCondition.values { visit(condition) }
    for offer in offers { for condition in offer.conditions { visit(condition) } }
    for value in variableValue.values { visit(value) }
    for test in constraintTests { visit(test) }
    var landmarks: [Int: [AnswerValue]] = [:]
    for (item, found) in numbers {
      let values = found.sorted().compactMap { items[item].kind.value(ofNumber: $0) }
      if !values.isEmpty { landmarks[item] = values }
    }
    for (item, found) in texts {
      if case .text = items[item].kind { landmarks[item] = found.sorted().map { .text($0) } }
    }
    return landmarks
  }

  /// The items with answers of an expression's own type that it reads, directly or through variables.
  private func items(behind expression: TypedExpression) -> [Int] {
    var seen: Set<Int> = []
    var open = expression.itemsRead
    while let next = open.popLast() {
      guard seen.insert(next).inserted, items[next].role == .variable else { continue }
      open += variableValue[next]?.itemsRead ?? []
    }
    return seen.filter { items[$0].role != .variable && items[$0].valueType == expression.type }.sorted()
  }
}

extension Item.Kind {
  /// The value that a number in an expression means to an item; `nil` for a kind that has no numbers of its own.
  fileprivate func value(ofNumber number: Double) -> AnswerValue? {
    switch self {
    case .number: .number(number)
    case .date: Int(exactly: number).map { .date(CalendarDate(dayNumber: $0)) }
    case .time: Int(exactly: number).map { .time(TimeOfDay(secondOfDay: $0)) }
    case .datetime: Int(exactly: number).map { .datetime(LocalDateTime(secondNumber: $0)) }
    case .choice, .choices, .ranking, .point, .text, .calculated, .none: nil
    }
  }
}
