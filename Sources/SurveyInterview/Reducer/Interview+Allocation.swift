public import SurveyModel

/// Sharing out a total.
extension Interview {
  /// What an allocation still has to give, when the share of an item is left aside; negative when the others have got
  /// too much. `nil` for an item that is no share.
  public func remainder(for item: Int) -> Ratio? {
    guard let rule = survey.allocation(of: item) else { return nil }
    return rule.total - (rule.sum { $0 == item || !isOnRoute[$0] ? nil : response.answers[$0]?.number } ?? 0)
  }

  /// The rest of the total, for the one share that is still open.
  func proposedShare(of item: Int) -> Answer? {
    guard let rule = survey.allocation(of: item), let remainder = remainder(for: item),
      case let others = rule.items.filter({ $0 != item && isOnRoute[$0] }),
      others.allSatisfy({ response.answers[$0] != nil }),
      others.contains(where: { response.answers[$0]?.value != nil }),
      !others.contains(where: { response.answers[$0].map { AnswerState.offered.contains($0.state) } == true })
    else { return nil }
    let value = AnswerValue.number(remainder.doubleValue)
    guard survey.invalidity(of: value, for: survey.items[item], now: now) == nil else { return nil }
    // What is there already and adds up needs no proposal.
    return response.answers[item] == .value(value) ? nil : .value(value)
  }
}

extension Answer {
  /// The number of an answer that has one.
  var number: Double? { if case .value(.number(let number)) = self { number } else { nil } }
}
