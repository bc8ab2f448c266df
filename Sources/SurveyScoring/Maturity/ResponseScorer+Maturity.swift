import SurveyModel

extension ResponseScorer {
  /// Scores a maturity: per step the staged level and the index, over the steps the least level, the mean index and the
  /// first step below the target.
  func score(_ maturity: Maturity, _ index: Int, _ scores: ResponseScores) -> MaturityScore {
    let steps = (plan.steps[index] ?? []).map { step($0, maturity, scores) }
    var sum = WeightedSum()
    for percent in steps.compactMap(\.percent) { sum.add(percent, weight: 1) }
    return MaturityScore(
      steps: steps, level: steps.compactMap(\.level).min(), percent: sum.mean,
      firstBlocking: steps.firstIndex { $0.percent.map { $0 < maturity.target } ?? false })
  }

  private func step(_ step: ScoringPlan.Step, _ maturity: Maturity, _ scores: ResponseScores) -> MaturityScore.Step {
    let result = result(of: step, scores)
    let level = result.state.hasScore ? step.plan.level(scores, maturity.rule) : nil
    return MaturityScore.Step(
      score: step.score, result: result, level: level,
      dontKnow: step.plan.dontKnowIsLeast ? result.states[.dontKnow] : 0)
  }

  /// The dimension's own score, unless another maturity that it is a step of reads it in another way.
  private func result(of step: ScoringPlan.Step, _ scores: ResponseScores) -> DimensionScore {
    if let own = scores.dimension(step.score),
      own.state == .unscored(.gated) || plan.dimensions[step.score]?.stepRule == step.plan.stepRule
    {
      return own
    }
    return score(step.plan, step.score, scores)
  }
}

extension ScoringPlan.DimensionPlan {
  /// The level that an item's answer claims: its coded value, or its distance from the least value when the items of
  /// the step have different bounds; `nil` for an answer that does not count.
  func level(of answer: ScoredAnswer, _ part: ScoringPlan.Part) -> Int? {
    guard let value = counted(answer, part) else {
      return answer.state == .dontKnow && dontKnowIsLeast ? leastLevel : nil
    }
    let turned = part.isReversed ? part.least + part.greatest - value : value
    return (convertsToPercent ? turned - part.least : turned).floor
  }

  /// The level of a step in which nothing exists.
  var leastLevel: Int { convertsToPercent ? 0 : least.floor }

  /// The greatest level that every item can claim.
  var greatestLevel: Int {
    convertsToPercent ? parts.map { ($0.greatest - $0.least).floor }.min() ?? 0 : greatest.floor
  }

  /// The staged level: the greatest level that the rule finds attained by the items that count.
  ///
  /// Staged: every item is at the level (C2M2, CMMI). Share: at least the share of them is, and none is below the level
  /// before it.
  func level(_ scores: ResponseScores, _ rule: Maturity.Rule) -> Int? {
    let levels = parts.compactMap { $0.units > 0 ? level(of: scores.answer($0), $0) : nil }
    guard let least = levels.min() else { return nil }
    switch rule {
    case .staged: return least
    case .share(let share):
      // No level above the least claimed plus one can be attained, as the least item would be too far below it.
      let above = levels.count { $0 > least }
      let isNextAttained = above > 0 && Ratio(above) >= share * Ratio(levels.count)
      return isNextAttained ? least + 1 : least
    }
  }
}
