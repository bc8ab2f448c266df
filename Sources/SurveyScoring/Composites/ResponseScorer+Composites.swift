import SurveyModel

extension ResponseScorer {
  /// How much each part of a score counts for the respondent, as shares of 1: the points of an allocation or of ranks over
  /// their sum.
  ///
  /// An empty share is no points. `nil` where the score has neither, where none of the shares has a value, and where
  /// they are more than a twentieth off their total: such points are no answer.
  func importance(ofPartsOf score: Int, _ scores: ResponseScores) -> [Ratio]? {
    guard let slots = plan.importance[score] else { return nil }
    let points = slots.all.compactMap { scores.answers[$0].value }
    let sum = points.reduce(0, +)
    guard !points.isEmpty, let share = sum / slots.total, CompiledScoring.Importance.accepted.contains(share) else {
      return nil
    }
    return slots.shares.map { slot in scores.answers[slot].value.flatMap { $0 / sum } ?? 0 }
  }

  func score(_ gap: Gap, _ index: Int, _ scores: ResponseScores) -> GapScore {
    let importance = importance(ofPartsOf: index, scores)
    let perceptions = survey.scoring.components[index] ?? []
    let expectations = survey.scoring.counterparts[index] ?? []
    let pairs = zip(perceptions, expectations).enumerated().map { place, pair in
      let perceived = scores.percent(pair.0)
      let gap = scores.percent(pair.1).flatMap { expected in perceived.map { $0 - expected } }
      return GapScore.Pair(
        perception: pair.0, expectation: pair.1, gap: gap, importance: importance.map { $0[place] })
    }
    let units = WeightUnits.wholeUnits(of: importance ?? pairs.map { _ in 1 })
    var sum = WeightedSum()
    var inScope = 0
    var counted = 0
    var isProrated = false
    for (pair, units) in zip(pairs, units) where units > 0 {
      let states = [pair.perception, pair.expectation].map { scores.part($0).state }
      if !states.contains(where: \.isOutOfScope) { inScope += 1 }
      guard let gap = pair.gap else { continue }
      counted += 1
      if states.contains(.prorated) { isProrated = true }
      sum.add(gap, weight: units)
    }
    let isWeighted = gap.importance != nil
    let state: ScoreState =
      if isWeighted, importance == nil {
        .unscored(.noImportance)
      } else {
        ScoreState(
          counted: counted, of: inScope, weighted: units.count { $0 > 0 }, rule: gap.missing, isProrated: isProrated)
      }
    return GapScore(
      state: state, gap: state.hasScore ? sum.mean : nil, pairs: pairs, counted: counted, inScope: inScope)
  }

  func answer(_ index: Int, _ scores: ResponseScores) -> ImportancePerformanceAnswer {
    let shares = importance(ofPartsOf: index, scores)
    let counterparts = survey.scoring.counterparts[index]
    return ImportancePerformanceAnswer(
      aspects: (survey.scoring.components[index] ?? []).enumerated().map { place, score in
        ImportancePerformanceAnswer.Aspect(
          score: score, performance: scores.percent(score),
          importance: shares.map { $0[place] * 100 } ?? counterparts.flatMap { scores.percent($0[place]) })
      })
  }

  func place(in typology: Quadrants, _ index: Int, _ scores: ResponseScores) -> QuadrantAnswer {
    let axes = survey.scoring.components[index] ?? []
    guard axes.count == 2 else { return QuadrantAnswer(x: nil, y: nil, quadrant: nil) }
    let (x, y) = (scores.percent(axes[0]), scores.percent(axes[1]))
    let quadrant = x.flatMap { x in
      y.flatMap { y in
        typology.quadrants.firstIndex { $0.x == typology.x.side(of: x) && $0.y == typology.y.side(of: y) }
      }
    }
    return QuadrantAnswer(x: x, y: y, quadrant: quadrant)
  }
}

extension ScoreState {
  /// The state of a score made of other scores.
  ///
  /// - Parameters:
  ///   - counted: How many parts have a score.
  ///   - inScope: How many are in scope.
  ///   - weighted: How many have a weight at all.
  ///   - rule: How many must count.
  ///   - isProrated: Whether a part rests on incomplete answers.
  init(counted: Int, of inScope: Int, weighted: Int, rule: MissingRule, isProrated: Bool) {
    // A count rule written for more parts than have a weight must leave a complete response its score.
    let required = min(rule.required(of: inScope), weighted)
    self =
      if weighted == 0 {
        .unscored(.noWeight)
      } else if inScope == 0 {
        .unscored(.nothingInScope)
      } else if counted == 0 {
        .unscored(.nothingAnswered)
      } else if counted < required {
        .unscored(.tooFew(counted: counted, required: required))
      } else {
        counted < inScope || isProrated ? .prorated : .scored
      }
  }
}
