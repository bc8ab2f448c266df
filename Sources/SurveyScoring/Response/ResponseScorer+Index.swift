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
    let outcome = outcome(
      of: composite, index,
      IndexParts(
        mean: sum.mean, counted: counted, inScope: inScope, weighted: units.count { $0 > 0 }, isProrated: isProrated,
        hasWeights: weights != nil))
    return IndexScore(
      state: outcome.state, percent: outcome.percent, counted: counted, inScope: inScope, answered: answered,
      missing: missing, weights: weights ?? components.map { _ in 0 }, band: outcome.band)
  }

  /// What comes of an index whose components are known as far as they matter.
  func outcome(
    of composite: CompositeIndex, _ index: Int, _ parts: IndexParts
  ) -> (state: ScoreState, percent: Ratio?, band: Int?) {
    let state: ScoreState =
      parts.hasWeights
      ? ScoreState(
        counted: parts.counted, of: parts.inScope, weighted: parts.weighted, rule: composite.missing,
        isProrated: parts.isProrated) : .unscored(.noImportance)
    let percent = state.hasScore ? parts.mean : nil
    return (state, percent, survey.scoring.band(of: percent, score: index))
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

/// What an index depends on, once its components are weighed.
struct IndexParts {
  /// The weighted mean of the percents of those that have a score.
  let mean: Ratio?
  /// How many have a score and a weight.
  let counted: Int
  /// How many with a weight are in scope.
  let inScope: Int
  /// How many have a weight.
  let weighted: Int
  /// Whether one of those with a weight rests on incomplete answers.
  let isProrated: Bool
  /// Whether it is known what they weigh.
  let hasWeights: Bool
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
