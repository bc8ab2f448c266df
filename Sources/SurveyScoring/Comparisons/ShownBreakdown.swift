import SurveyModel
import SurveyStatistics

/// The segments of a breakdown with what may be told of each, and what their respondents weigh.
struct ShownBreakdown: Sendable {
  /// The segments, in the order of their keys.
  let cells: [(key: SegmentKey, aggregate: ScoreAggregate)]
  /// What may be told.
  let disclosure: SegmentDisclosure
  /// What respondents weigh; `nil` where the survey declares no weights.
  let weights: BreakdownWeights?

  private let minimum: Int

  /// Settles what may be told of segments.
  ///
  /// - Parameters:
  ///   - cells: The segments, in the order of their keys.
  ///   - total: All responses.
  ///   - isOfWaves: Whether the segments are waves.
  ///   - minimum: The least group that is shown.
  ///   - plan: The plan by which responses were scored.
  init(
    _ cells: [(key: SegmentKey, aggregate: ScoreAggregate)], among total: ScoreAggregate, isOfWaves: Bool, minimum: Int,
    plan: ScoringPlan
  ) {
    let disclosure = SegmentDisclosure(cells, minimum: minimum)
    self.cells = cells
    self.disclosure = disclosure
    self.minimum = minimum
    weights = plan.survey.scoring.weighting.flatMap { weighting in
      total.weights.map { total in
        BreakdownWeights(
          // Who is in no wave is no sample of the population.
          cells.enumerated().map { place, cell in
            disclosure.isHidden[place] || isOfWaves && cell.key.isMissing ? nil : cell.aggregate.weights
          }, among: total, isOfWaves: isOfWaves, weighting)
      }
    }
  }

  /// Compares the segments in one score.
  func comparison(
    _ request: CompiledComparison, score: Int, breakdown: CompiledBreakdown, plan: ScoringPlan
  ) -> SegmentComparison {
    let scoring = plan.survey.scoring
    let visible = cells.indices.map { place in
      disclosure.isHidden[place] || disclosure.hiddenScores[place].contains(score) ? nil : cells[place].aggregate
    }
    if case .quadrants = scoring.scores[score] {
      let weights = self.weights?.comparable
      return SegmentComparison(
        request, typology: score, breakdown: breakdown,
        cells: visible.indices.map { place in
          (cells[place].key, visible[place]?.types(ofScore: score, weights?[place]).flatMap(shown))
        }, isWeighted: weights != nil)
    }
    let samples = weighted(score, visible, plan) ?? visible.map { $0?.sample(score, of: scoring) }
    return SegmentComparison(
      request, score: score, breakdown: breakdown, cells: zip(cells, samples).map { ($0.key, $1) }, plan: plan)
  }

  /// The weighted samples of segments; `nil` where they cannot be weighted, or none of them need be.
  private func weighted(_ score: Int, _ visible: [ScoreAggregate?], _ plan: ScoringPlan) -> [SegmentSample?]? {
    guard let weights = weights?.comparable else { return nil }
    var samples: [SegmentSample?] = []
    for (place, aggregate) in visible.enumerated() {
      guard let tally = aggregate?.weights, let settled = weights[place] else {
        samples.append(nil)
        continue
      }
      guard let sample = WeightedSample(score, of: tally, settled, plan: plan) else { return nil }
      // Those without a usable weight are left out, and too few may be left.
      samples.append(sample.moments.count > 0 && sample.moments.count < minimum ? nil : .weighted(sample))
    }
    return samples
  }

  /// The types of a segment, unless too few of its respondents have a usable weight.
  private func shown(_ types: [WeightedValue]) -> [WeightedValue]? {
    let count = types.reduce(0) { $0 + $1.count }
    return count > 0 && count < minimum ? nil : types
  }
}
