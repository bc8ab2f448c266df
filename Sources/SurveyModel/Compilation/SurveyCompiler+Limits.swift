extension SurveyCompiler {
  /// Checks what questions declare about their answers: ranges that hold nothing, patterns that are none, codes of
  /// non-answers that are answers.
  mutating func checkLimits() {
    for question in questions {
      switch question.kind {
      case .number(let limits):
        if let minimum = limits.minimum, let maximum = limits.maximum, minimum > maximum {
          report(.emptyRange("min=\"\(minimum.text)\" is above max=\"\(maximum.text)\""), at: limits.range)
        }
        if limits.isInteger, let decimals = limits.decimals, decimals > 0 {
          report(
            .idleSetting("decimals has no effect on '\(question.id.text)': a whole number has none"), at: limits.range)
        }
        if limits.isInteger, let minimum = limits.minimum, let maximum = limits.maximum, minimum <= maximum,
          maximum.doubleValue.rounded(.down) < minimum.doubleValue
        {
          report(
            .emptyRange("no whole number lies between min=\"\(minimum.text)\" and max=\"\(maximum.text)\""),
            at: limits.range)
        }
      case .text(let limits):
        if let minimum = limits.minimumLength, let maximum = limits.maximumLength, minimum > maximum {
          report(.emptyRange("min-length=\"\(minimum)\" is above max-length=\"\(maximum)\""), at: limits.range)
        }
        if limits.maximumLength == 0 {
          report(.emptyRange("max-length=\"0\" leaves no room for an answer"), at: limits.range)
        }
        if let pattern = limits.pattern, let fault = TextPattern(pattern.text).fault {
          report(.badPattern(fault), at: pattern.range)
        }
      case .date(let limits): checkOrder(of: limits)
      case .time(let limits): checkOrder(of: limits)
      case .datetime(let limits): checkOrder(of: limits)
      case .ranking(let choices, let top): checkTop(top, of: choices, question)
      case .allocation(let choices, let limits): checkSum(of: choices, limits)
      case .multiple(let choices, let hasOther, let minimum, let maximum):
        checkCount(of: question, choices, hasOther: hasOther, minimum, maximum)
      case .single: checkExclusive(of: question)
      case .check(let scale, let parts): checkParts(parts, scale: scale)
      case .variable(let variable): checkBounds(of: variable, question)
      case .rating, .yesno, .grid, .statement, .passes: break
      }
    }
    checkNonAnswerCodes()
  }

  private mutating func checkBounds(of variable: Variable, _ question: Question) {
    guard variable.minimum != nil || variable.maximum != nil else { return }
    if let minimum = variable.minimum, let maximum = variable.maximum, minimum > maximum {
      report(.emptyRange("min=\"\(minimum.text)\" is above max=\"\(maximum.text)\""), at: variable.range)
    }
    guard case .item(_, let type)? = symbols[question.id.text], type != .number else { return }
    report(
      .idleAttribute(variable.minimum == nil ? "max" : "min", because: "'\(question.id.text)' is \(type.noun)"),
      at: variable.range)
  }

  private mutating func checkOrder<Value>(of limits: TemporalLimits<Value>) {
    guard let minimum = limits.minimum?.fixed, let maximum = limits.maximum?.fixed, minimum > maximum else { return }
    report(.emptyRange("min=\"\(minimum)\" is after max=\"\(maximum)\""), at: limits.range)
  }

  /// Reports a total that no shares can make.
  private mutating func checkSum(of choices: Name, _ limits: AllocationLimits) {
    let total = limits.total
    guard total > 0 else {
      report(.emptyRange("the total \(total.text) is not above 0"), at: limits.range)
      return
    }
    if limits.isInteger, total.denominator != 1 {
      report(.sumImpossible("whole numbers cannot add up to \(total.text)"), at: limits.range)
    }
    if let minimum = limits.minimum, minimum < 0 {
      report(.emptyRange("a share of \(minimum.text) is below 0"), at: limits.range)
    }
    if let minimum = limits.minimum, let maximum = limits.maximum, minimum > maximum {
      report(.emptyRange("min \(minimum.text) is above max \(maximum.text)"), at: limits.range)
      return
    }
    guard let list = listIndex[choices.text] else { return }
    let count = choiceLists[list].choices.count
    if let maximum = limits.maximum, maximum * Ratio(count) < total {
      report(
        .sumImpossible("\(count) shares of at most \(maximum.text) cannot make \(total.text)"), at: limits.range)
    }
    if let minimum = limits.minimum, minimum * Ratio(count) > total {
      report(
        .sumImpossible("\(count) shares of at least \(minimum.text) are more than \(total.text)"), at: limits.range)
    }
  }

  private mutating func checkTop(_ top: Int?, of choices: Name, _ question: Question) {
    guard let top, let list = listIndex[choices.text] else { return }
    let count = choiceLists[list].choices.count
    if top < 1 { report(.emptyRange("top \(top) leaves nothing to put in order"), at: question.id.range) }
    if top > count { report(.emptyRange("top \(top) is more than the \(count) choices"), at: question.id.range) }
  }

  private mutating func checkCount(
    of question: Question, _ choices: Name, hasOther: Bool, _ minimum: Int?, _ maximum: Int?
  ) {
    let place = question.countLimits ?? question.id.range
    if let minimum, let maximum, minimum > maximum {
      report(.emptyRange("min=\"\(minimum)\" is above max=\"\(maximum)\""), at: place)
      return
    }
    if maximum == 0 { report(.emptyRange("max=\"0\" leaves nothing to choose"), at: place) }
    guard let minimum, let list = listIndex[choices.text], !choiceLists[list].choices.isEmpty else { return }
    let count = choiceLists[list].choices.count { !$0.isExclusive } + (hasOther ? 1 : 0)
    if minimum > count {
      report(
        .emptyRange("min=\"\(minimum)\" cannot be met: only \(count) choices can be chosen together"), at: place)
    }
  }

  /// Exclusion has a meaning where several choices can be made. A list that several questions share may be for both.
  private mutating func checkExclusive(of question: Question) {
    guard let index = listIndex[question.id.text], choiceLists[index].isInline else { return }
    for choice in choiceLists[index].choices where choice.isExclusive {
      report(.idleExclusive(code: choice.code.text), at: choice.code.range)
    }
  }

  /// Levels at which parts of a checklist item are asked, that no point of its scale is at.
  private mutating func checkParts(_ parts: CheckParts, scale: Name) {
    guard let index = listIndex[scale.text], let bounds = choiceLists[index].bounds else { return }
    let reach = "'\(scale.text)' runs from \(bounds.least.text) to \(bounds.greatest.text)"
    if let evidence = parts.evidence, let limit = evidence.requiredFrom, limit > bounds.greatest {
      report(.idleLimit("required-from=\"\(limit.text)\" is never reached: \(reach)"), at: evidence.range)
    }
    for part in [parts.owner, parts.due].compactMap(\.self) {
      guard let limit = part.askedBelow else { continue }
      if limit <= bounds.least {
        report(.idleLimit("nothing is below asked-below=\"\(limit.text)\": \(reach)"), at: part.range)
      } else if limit > bounds.greatest {
        report(.idleLimit("every point is below asked-below=\"\(limit.text)\": \(reach)"), at: part.range)
      }
    }
  }

  private mutating func checkNonAnswerCodes() {
    var first: [String: (AnswerState, SourceRange)] = [:]
    for (state, code) in survey.nonAnswerCodes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where !code.isEmpty {
      let place = survey.nonAnswerPlaces[state] ?? survey.id.range
      if let (other, _) = first.updateValue((state, place), forKey: code) {
        report(.sharedCode(code: code, first: other.name, second: state.name), at: place)
      }
      guard let item = items.first(where: { accepts(code, $0) }) else { continue }
      report(
        .codeCollision(code: code, state: state.name, item: item.id), at: place,
        notes: [.init("'\(item.id)' is defined here", at: questions[item.question].id.range)])
    }
  }

  private func accepts(_ code: String, _ item: Item) -> Bool {
    switch item.kind {
    case .choice(let list), .choices(let list, _, _), .ranking(let list, _), .point(let list):
      return choiceLists[list].index(ofCode: code) != nil
    case .number(let limits):
      guard let number = Ratio(decimal: code) else { return false }
      return limits.minimum.map { number >= $0 } ?? true && limits.maximum.map { number <= $0 } ?? true
    case .text, .date, .time, .datetime, .calculated, .none: return false
    }
  }
}
