import SurveyModel

/// A column of small integers that says all a score can see of one slot of a ``ScoringPlan``: the symbol of the answer
/// and, where the want of evidence counts, whether there is any.
struct SlotColumn: Sendable, Hashable {
  /// The item.
  let item: Int

  /// The item that holds the evidence, where its absence counts.
  let evidence: Int?

  /// What the slot's answer is, by the column's number.
  let answers: [ScoredAnswer]

  /// Makes the column of a slot.
  ///
  /// - Parameters:
  ///   - slot: The slot.
  ///   - plan: The plan.
  ///   - domains: The domains of all items.
  /// - Returns: The column; `nil` for an item whose values have no symbols.
  init?(_ slot: Int, of plan: ScoringPlan, domains: [AnswerDomain]) {
    let item = plan.items[slot]
    let domain = domains[item]
    guard domain.isCoded else { return nil }
    self.item = item
    let isCapped = plan.survey.scoring.scores.contains { score in
      if case .maturity(let maturity) = score { maturity.evidenceCap != nil } else { false }
    }
    let evidencePart = isCapped ? plan.survey.part(.evidence, of: item) : nil
    evidence = evidencePart
    var block = ProgramBlock(for: plan.survey.program, rowCount: 1, now: LocalDateTime(secondNumber: 0))
    var answers: [ScoredAnswer] = []
    for symbol in 0..<domain.symbolCount {
      let symbol = AnswerDomain.Symbol(symbol)
      guard let answer = domain.answer(of: symbol) else {
        answers += Array(repeating: ScoredAnswer(state: .invalid, value: nil), count: evidencePart == nil ? 1 : 2)
        continue
      }
      block.place(answer, item: item, of: plan.survey)
      for evidence in evidencePart == nil ? [nil] : [Answer.skipped, .value(.text("x"))] as [Answer?] {
        if let evidencePart { block.place(evidence, item: evidencePart, of: plan.survey) }
        answers.append(plan.answer(slot, in: block, row: 0))
      }
    }
    self.answers = answers
  }
}
