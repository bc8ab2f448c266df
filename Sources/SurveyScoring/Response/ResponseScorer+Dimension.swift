import SurveyModel

extension ResponseScorer {
  /// Scores a dimension.
  ///
  /// With k items in scope that have a weight, at least as many must count as the missing rule asks of k; weights
  /// renormalise over what counts: Σwx / Σw.
  func score(_ plan: ScoringPlan.DimensionPlan, _ index: Int, _ scores: ResponseScores) -> DimensionScore {
    var answered = 0
    var assumedLeast = 0
    var isProrated = false
    var states = StateCounts()
    var inScope = 0
    var counted = 0
    var sum = WeightedSum()
    var aboveLeast: Int128 = 0
    var extremes: (least: Ratio, greatest: Ratio)?
    for part in plan.parts {
      let answer = scores.answer(part)
      states.add(answer.state)
      if case .score(let nested) = part.source, let nested = scores.dimension(nested) {
        answered += nested.answered
        if part.units > 0, nested.state == .prorated { isProrated = true }
      } else if answer.state == .value {
        answered += 1
      }
      // An item without weight takes no part, so it must not be waited for either.
      guard part.units > 0, !answer.state.isOutOfScope else { continue }
      inScope += 1
      guard let coded = plan.coded(answer, part) else { continue }
      counted += 1
      if answer.value == nil { assumedLeast += 1 }
      sum.add(coded, weight: part.units)
      if coded > plan.least { aboveLeast += part.units }
      extremes = (min(extremes?.least ?? coded, coded), max(extremes?.greatest ?? coded, coded))
    }
    func result(_ state: ScoreState, raw: Ratio? = nil, percent: Ratio? = nil) -> DimensionScore {
      DimensionScore(
        state: state, raw: raw, percent: percent, counted: counted, inScope: inScope, states: states,
        answered: answered, assumedLeast: assumedLeast,
        band: survey.scoring.band(of: percent, score: index))
    }
    if let reason = plan.reasonForNoScore(states, inScope: inScope, counted: counted) {
      return result(.unscored(reason))
    }
    guard let extremes, let mean = sum.mean else { return result(.unscored(.noWeight)) }
    let state: ScoreState = counted == inScope && !isProrated ? .scored : .prorated
    switch plan.method {
    case .mean: return result(state, raw: mean, percent: plan.percent(of: mean))
    case .sum: return result(state, raw: mean * Ratio(inScope), percent: plan.percent(of: mean))
    case .min: return result(state, raw: extremes.least, percent: plan.percent(of: extremes.least))
    case .max: return result(state, raw: extremes.greatest, percent: plan.percent(of: extremes.greatest))
    case .count:
      guard let share = Ratio(aboveLeast, over: sum.weight) else { return result(.unscored(.noWeight)) }
      return result(state, raw: share * Ratio(inScope), percent: share * 100)
    }
  }
}

extension ResponseScores {
  /// What a dimension sees of a part. Another dimension is its percent; one in which nothing applied does not apply, and
  /// one without a score for another reason is as good as an empty answer.
  func answer(_ part: ScoringPlan.Part) -> ScoredAnswer {
    switch part.source {
    case .slot(let slot): return answers[slot]
    case .score(let score):
      guard let nested = dimension(score) else { return ScoredAnswer(state: .skipped, value: nil) }
      if let percent = nested.percent { return ScoredAnswer(state: .value, value: percent) }
      return ScoredAnswer(state: nested.state.isOutOfScope ? .notApplicable : .skipped, value: nil)
    }
  }
}

extension ScoringPlan.DimensionPlan {
  /// What counts for an answer: the value, in percent when the items' bounds differ, and turned about its declared
  /// bounds when the item is keyed against the dimension; `nil` for an answer that does not count.
  func coded(_ answer: ScoredAnswer, _ part: ScoringPlan.Part) -> Ratio? {
    guard let value = counted(answer, part) else {
      // Not knowing whether a practice exists is not having it, whichever way the item is worded.
      return answer.state == .dontKnow && dontKnowIsLeast ? least : nil
    }
    let turned = part.isReversed ? part.least + part.greatest - value : value
    guard convertsToPercent else { return turned }
    return (turned - part.least) * 100 / (part.greatest - part.least)
  }

  /// The value of an answer, no more than the cap where it lacks evidence.
  func counted(_ answer: ScoredAnswer, _ part: ScoringPlan.Part) -> Ratio? {
    guard let value = answer.value, let cap = evidenceCap, answer.isUnsupported else { return answer.value }
    return min(value, max(cap, part.least))
  }

  /// 100·(x − least) / (greatest − least).
  func percent(of coded: Ratio) -> Ratio? {
    convertsToPercent ? coded : (coded - least) * 100 / (greatest - least)
  }

  func reasonForNoScore(_ states: StateCounts, inScope: Int, counted: Int) -> UnscoredReason? {
    if weightedCount == 0 { return .noWeight }
    let notApplicable = states[.notApplicable]
    let asked = states.total - states[.notAsked]
    if stepRule != nil, notApplicable < asked, 3 * notApplicable > asked {
      return .tooManyNotApplicable(notApplicable, of: asked)
    }
    if inScope == 0 { return .nothingInScope }
    if counted == 0 { return .nothingAnswered }
    // A count rule written for more items than have a weight must leave a complete response its score.
    let required = min(missing.required(of: inScope), weightedCount)
    return counted < required ? .tooFew(counted: counted, required: required) : nil
  }
}
