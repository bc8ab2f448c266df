extension SurveyCompiler {
  /// Checks what questions declare about their answers: ranges that hold nothing, patterns that are none, codes of
  /// non-answers that are answers.
  mutating func checkLimits() {
    for question in questions {
      switch question.kind {
      case .number(let limits):
        if let minimum = limits.minimum, let maximum = limits.maximum, minimum > maximum {
          report(.emptyRange("min \(minimum.text) is above max \(maximum.text)"), at: limits.range)
        }
        if let step = limits.step, step <= 0 {
          report(.emptyRange("the step \(step.text) is not above 0"), at: limits.range)
        }
      case .text(let limits):
        if let minimum = limits.minimumLength, let maximum = limits.maximumLength, minimum > maximum {
          report(.emptyRange("min-length \(minimum) is above max-length \(maximum)"), at: limits.range)
        }
        if let pattern = limits.pattern, let fault = TextPattern(pattern.text).fault {
          report(.badPattern(fault), at: pattern.range)
        }
      case .date(let limits):
        if case .day(let minimum)? = limits.minimum, case .day(let maximum)? = limits.maximum, minimum > maximum {
          report(.emptyRange("min \(minimum) is after max \(maximum)"), at: limits.range)
        }
      case .multiple(_, _, let minimum, let maximum): checkCount(of: question, minimum, maximum)
      default: break
      }
    }
    checkNonAnswerCodes()
  }

  private mutating func checkCount(of question: Question, _ minimum: Int?, _ maximum: Int?) {
    if let minimum, let maximum, minimum > maximum {
      report(.emptyRange("min \(minimum) is above max \(maximum)"), at: question.id.range)
      return
    }
    guard let minimum, case .item(let index, _)? = symbols[question.id.text],
      case .choices(let list, _, _) = items[index].kind
    else { return }
    let count = choiceLists[list].choices.count { !$0.isExclusive }
    if minimum > count {
      report(.emptyRange("min \(minimum) cannot be chosen from \(count) choices"), at: question.id.range)
    }
  }

  private mutating func checkNonAnswerCodes() {
    for (state, code) in survey.nonAnswerCodes.sorted(by: { $0.key.rawValue < $1.key.rawValue }) where !code.isEmpty {
      guard let item = items.first(where: { accepts(code, $0) }) else { continue }
      report(
        .codeCollision(code: code, state: state.name, item: item.id), at: questions[item.question].id.range)
    }
  }

  private func accepts(_ code: String, _ item: Item) -> Bool {
    switch item.kind {
    case .choice(let list), .choices(let list, _, _), .point(let list):
      return choiceLists[list].index(ofCode: code) != nil
    case .number(let limits):
      guard let number = Ratio(decimal: code) else { return false }
      return limits.minimum.map { number >= $0 } ?? true && limits.maximum.map { number <= $0 } ?? true
    case .text, .date, .calculated, .none: return false
    }
  }
}
