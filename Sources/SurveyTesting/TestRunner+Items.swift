import SurveyModel

extension TestRunner {
  /// Compares whether an item is on the route.
  func asked(_ name: String, _ isExpected: Bool, _ outcome: Outcome) -> Difference? {
    guard let index = survey.itemIndex[name] else { return nil }
    guard outcome.block.isRelevant(item: index, in: survey.program) != isExpected else { return nil }
    return Difference(
      subject: name, expected: isExpected ? "asked" : "not asked", actual: isExpected ? "not asked" : "asked",
      trace: routeTrace(of: index, outcome))
  }

  /// The conditions on an item, outermost first, and whether each holds.
  private func routeTrace(of index: Int, _ outcome: Outcome) -> [String] {
    let item = survey.items[index]
    var lines = survey.sectionPath(of: item).compactMap { section -> String? in
      let declared = survey.sections[section].section
      guard let condition = declared.relevance else { return nil }
      let holds = outcome.block.isRelevant(section: section, in: survey.program)
      return line("section \(declared.id.text)", condition.text, holds)
    }
    let question = survey.question(of: item)
    if let condition = question.relevance {
      let main = survey.itemIndex[question.id.text] ?? index
      lines.append(line(question.id.text, condition.text, outcome.block.isRelevant(item: main, in: survey.program)))
    }
    return lines.isEmpty ? ["\(item.id) has no condition"] : lines
  }

  private func line(_ subject: String, _ condition: String, _ holds: Bool) -> String {
    "\(subject): relevant=\"\(condition)\" \(holds ? "holds" : "does not hold")"
  }

  /// Compares whether an item would let the response be submitted.
  func accepted(_ name: String, _ isExpected: Bool, _ outcome: Outcome) -> Difference? {
    guard let index = survey.itemIndex[name] else { return nil }
    let fault = fault(of: index, outcome)
    guard (fault == nil) != isExpected else { return nil }
    return Difference(
      subject: name, expected: isExpected ? "valid" : "invalid", actual: isExpected ? "invalid" : "valid",
      trace: [fault ?? "'\(name)' is \(text(of: outcome.response.answers[index])), which is accepted"])
  }

  /// What keeps an item from being submitted; `nil` when nothing does.
  private func fault(of index: Int, _ outcome: Outcome) -> String? {
    let item = survey.items[index]
    guard outcome.block.isRelevant(item: index, in: survey.program) else { return nil }
    switch survey.standing(outcome.response.answers[index], of: index, in: outcome.block).answer {
    case .invalid(let text, let reason)?: return "'\(text)' is not an answer to '\(item.id)': \(reason.message)"
    case nil, .skipped?: return item.requirement == .yes ? "'\(item.id)' is required and has no answer" : nil
    case .value(let value)?:
      if item.isReadonly {
        let expected = outcome.block.defaultValue(ofItem: index, of: survey)
        guard expected.map(value.isAbout) == true else {
          return "'\(item.id)' is readonly, and its value is \(expected.map { "'\($0.tableText)'" } ?? "missing")"
        }
      }
      for constraint in survey.constraintsOfItem[index] ?? []
      where !outcome.block.holds(constraint: constraint, in: survey.program) {
        let failing = survey.constraints[constraint]
        guard failing.severity == .error else { continue }
        switch failing.rule {
        case .declared(let declared): return "'\(item.id)' fails its check \"\(declared.test.text)\""
        case .sum: return "the shares beside '\(item.id)' do not add up"
        }
      }
      return nil
    default: return nil
    }
  }

  private func text(of answer: Answer?) -> String { answer?.state.name ?? "without an answer" }
}
