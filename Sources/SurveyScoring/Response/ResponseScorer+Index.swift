import SurveyModel

extension ResponseScorer {
  /// Scores an index: the weighted mean of the percents of its scored components.
  ///
  /// A component in which nothing applied leaves the denominator of the missing rule, as an item does. Where respondents
  /// weight the components, a component to which one gave nothing takes no part for that one.
  func score(_ composite: CompositeIndex, _ index: Int, _ scores: ResponseScores) -> IndexScore {
    let components = survey.scoring.components[index] ?? []
    let (weights, units) = weights(of: composite, index, scores)
    var sum = WeightedSum()
    var inScope = 0
    var counted = 0
    var answered = 0
    var isProrated = false
    var missing: [Int] = []
    for (component, units) in zip(components, units) {
      let part = scores.part(component)
      answered += part.answered
      guard units > 0 else { continue }
      if part.state == .prorated { isProrated = true }
      if !part.state.isOutOfScope { inScope += 1 }
      guard let percent = part.percent else {
        missing.append(component)
        continue
      }
      counted += 1
      sum.add(percent, weight: units)
    }
    let state: ScoreState =
      weights == nil
      ? .unscored(.noImportance)
      : ScoreState(
        counted: counted, of: inScope, weighted: units.count { $0 > 0 }, rule: composite.missing,
        isProrated: isProrated)
    let percent = state.hasScore ? sum.mean : nil
    return IndexScore(
      state: state, percent: percent, counted: counted, inScope: inScope, answered: answered, missing: missing,
      weights: weights ?? components.map { _ in 0 }, band: survey.scoring.band(of: percent, score: index))
  }

  /// The weights of an index's components, exact and in whole units; no exact ones where the respondent's are missing and
  /// must not be.
  private func weights(
    of composite: CompositeIndex, _ index: Int, _ scores: ResponseScores
  ) -> (exact: [Ratio]?, units: [Int128]) {
    let declared = composite.components.map(\.weight)
    guard composite.weights != nil else { return (declared, plan.componentUnits[index]) }
    if let importance = importance(ofPartsOf: index, scores) {
      let weights = zip(importance, declared).map { $0 * $1 }
      return (weights, WeightUnits.wholeUnits(of: weights))
    }
    return (composite.withoutWeights == .equal ? declared : nil, plan.componentUnits[index])
  }
}

extension ResponseScores {
  /// What a composite reads of a component.
  func part(_ score: Int) -> (state: ScoreState, percent: Ratio?, answered: Int) { scores[score].part }
}

extension ScoreResult {
  /// What a composite reads of a component.
  var part: (state: ScoreState, percent: Ratio?, answered: Int) {
    switch self {
    case .dimension(let result): (result.state, result.percent, result.answered)
    case .index(let result): (result.state, result.percent, result.answered)
    case .maturity, .topBox, .netScore, .gap, .importancePerformance, .quadrants:
      (.unscored(.nothingInScope), nil, 0)
    }
  }
}
