import SurveyModel

extension ScoredAnswer {
  /// The state of a score made of this one answer.
  public var stateName: String {
    if value != nil { return ScoreState.scored.name }
    return ScoreState.unscored(state.isOutOfScope ? .nothingInScope : .nothingAnswered).name
  }
}

extension MaturityScore {
  /// The state of the whole, after what its steps have.
  public var stateName: String {
    if percent == nil { return ScoreState.unscored(.nothingAnswered).name }
    return (unscored.isEmpty ? ScoreState.scored : .prorated).name
  }
}

extension QuadrantAnswer {
  /// The state of the place: both scores, or not.
  public var stateName: String { (isPlaced ? ScoreState.scored : .unscored(.nothingAnswered)).name }
}

extension ScoreResult {
  /// The state of a score of any kind.
  public var stateName: String {
    switch self {
    case .dimension(let result): result.state.name
    case .index(let result): result.state.name
    case .maturity(let result): result.stateName
    case .topBox(let result): result.answer.stateName
    case .netScore(let result): result.answer.stateName
    case .gap(let result): result.state.name
    case .importancePerformance(let result):
      (result.answered == 0
        ? ScoreState.unscored(.nothingAnswered) : result.answered < result.aspects.count ? .prorated : .scored).name
    case .quadrants(let result): result.stateName
    }
  }
}
