public import SurveyModel

/// Choices of an item that an answer named and that are not offered beside the other answers.
public struct Withdrawal: Sendable, Hashable {
  /// The item, by index.
  public let item: Int

  /// The codes, in the order of the answer.
  public let codes: [String]

  /// Makes a withdrawal.
  public init(item: Int, codes: [String]) {
    self.item = item
    self.codes = codes
  }
}

/// Choices that are offered only beside certain answers.
///
/// An answer keeps what was chosen, as it keeps what is off the route: a choice that is not offered any more counts for
/// nothing, and is back when it is offered again.
extension Interview {
  /// The choices that an item offers now, by index in its list, in the order in which they are shown; `nil` for an item
  /// that has no list of choices.
  public func offeredChoices(of item: Int) -> [Int]? {
    guard survey.choiceList(of: survey.items[item]) != nil else { return nil }
    return survey.choicesInOrder(of: survey.items[item], seed: response.seed).filter {
      block.isOffered(choice: $0, ofItem: item, in: survey.program)
    }
  }

  /// The answer of an item as it counts: without choices that are not offered; `nil` when nothing, or too little, is
  /// left of it.
  public func standingAnswer(of item: Int) -> Answer? {
    guard offerFaults[item] == nil else { return nil }
    return survey.standing(response.answers[item], of: item, in: block).answer
  }

  /// What the answers name and is not offered, in order of the items.
  public var withdrawals: [Withdrawal] {
    withdrawn.sorted { $0.key < $1.key }.map { Withdrawal(item: $0.key, codes: $0.value) }
  }

  /// Why an answer is none beside the answers before it; `nil` when it is one.
  func offerFault(of answer: Answer, at item: Int) -> InvalidReason? {
    let (standing, withdrawn) = survey.standing(answer, of: item, in: block)
    if let code = withdrawn.first { return .notOffered(code) }
    guard answer.value != nil, case .invalid(_, let reason)? = standing else { return nil }
    return reason
  }

  /// Brings up to date what the answers name and is not offered.
  ///
  /// - Returns: What is withdrawn since, and what is offered again.
  mutating func refreshOffers() -> [InterviewNotice] {
    var lost: [Withdrawal] = []
    var regained: [Withdrawal] = []
    for item in plan.offering {
      let (standing, codes) = survey.standing(response.answers[item], of: item, in: block)
      let before = withdrawn[item] ?? []
      withdrawn[item] = codes.isEmpty ? nil : codes
      offerFaults[item] =
        if isOnRoute[item], response.answers[item]?.value != nil, case .invalid(_, let reason)? = standing {
          reason
        } else {
          nil
        }
      guard codes != before, isOnRoute[item] else { continue }
      let new = codes.filter { !before.contains($0) }
      if !new.isEmpty { lost.append(Withdrawal(item: item, codes: new)) }
      let chosen = survey.codes(chosenIn: response.answers[item])
      let back = before.filter { !codes.contains($0) && chosen.contains($0) }
      if !back.isEmpty { regained.append(Withdrawal(item: item, codes: back)) }
    }
    return (lost.isEmpty ? [] : [.withdrawn(lost)]) + (regained.isEmpty ? [] : [.offeredAgain(regained)])
  }
}

extension CompiledSurvey {
  /// The codes that an answer names.
  func codes(chosenIn answer: Answer?) -> [String] {
    switch answer?.value {
    case .code(let code)?: [code]
    case .codes(let codes)?, .ranking(let codes)?: codes
    default: []
    }
  }
}
