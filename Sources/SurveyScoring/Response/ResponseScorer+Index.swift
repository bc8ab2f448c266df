import SurveyModel

extension ResponseScorer {
  /// Scores an index: the weighted mean of the percents of its scored components.
  ///
  /// A component in which nothing applied leaves the denominator of the missing rule, as an item does.
  func score(_ composite: CompositeIndex, _ index: Int, _ scores: ResponseScores) -> IndexScore {
    let components = survey.scoring.components[index] ?? []
    let units = plan.componentUnits[index]
    var sum = WeightedSum()
    var inScope = 0
    var counted = 0
    var answered = 0
    var missing: [Int] = []
    for (component, units) in zip(components, units) {
      let part = scores.part(component)
      answered += part.answered
      guard units > 0 else { continue }
      if part.state != .unscored(.nothingInScope) { inScope += 1 }
      guard let percent = part.percent else {
        missing.append(component)
        continue
      }
      counted += 1
      sum.add(percent, weight: units)
    }
    let weighted = units.count { $0 > 0 }
    let required = min(composite.missing.required(of: inScope), weighted)
    let state: ScoreState =
      if weighted == 0 {
        .unscored(.noWeight)
      } else if inScope == 0 {
        .unscored(.nothingInScope)
      } else if counted == 0 {
        .unscored(.nothingAnswered)
      } else if counted < required {
        .unscored(.tooFew(counted: counted, required: required))
      } else {
        counted < inScope || components.contains { scores.part($0).state == .prorated } ? .prorated : .scored
      }
    let percent = state.hasScore ? sum.mean : nil
    return IndexScore(
      state: state, percent: percent, counted: counted, inScope: inScope, answered: answered, missing: missing,
      band: survey.scoring.band(of: percent, score: index))
  }
}

extension ResponseScores {
  /// What an index reads of a component.
  fileprivate func part(_ score: Int) -> (state: ScoreState, percent: Ratio?, answered: Int) {
    switch scores[score] {
    case .dimension(let result): (result.state, result.percent, result.answered)
    case .index(let result): (result.state, result.percent, result.answered)
    case .maturity, .topBox, .netScore: (.unscored(.nothingInScope), nil, 0)
    }
  }
}
