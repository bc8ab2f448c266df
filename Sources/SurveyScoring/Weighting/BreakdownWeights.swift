import SurveyModel

/// What respondents weigh in each segment of a breakdown.
///
/// The segments of a sample meet the margins together, as in the whole. Waves are samples of their own, each of which is to
/// stand for the population, so that each meets the margins by itself: otherwise a wave with more of a group would seem to
/// be a change.
struct BreakdownWeights: Sendable {
  /// The weights of each segment, in the order of keys, or why it has none; `nil` where nothing is told of it.
  let segments: [Result<SettledWeights, WeightingFailure>?]

  /// The weights by which segments can be compared, in the order of keys; `nil` where one of them has none, and where all
  /// respondents weigh the same, so that comparing them without weights says more.
  let comparable: [SettledWeights?]?

  /// The weights of segments.
  ///
  /// - Parameters:
  ///   - cells: The respondents of each segment; `nil` for what is hidden.
  ///   - total: All respondents.
  ///   - isOfWaves: Whether the segments are waves.
  ///   - weighting: How respondents are weighted.
  init(_ cells: [WeightTally?], among total: WeightTally, isOfWaves: Bool, _ weighting: CompiledWeighting) {
    let whole = isOfWaves ? nil : Self.settled(total, weighting)
    segments = cells.map { tally in tally.map { whole ?? Self.settled($0, weighting) } }
    comparable = Self.comparable(segments)
  }

  private static func settled(
    _ tally: WeightTally, _ weighting: CompiledWeighting
  ) -> Result<SettledWeights, WeightingFailure> {
    Result { () throws(WeightingFailure) in try SettledWeights(tally, weighting) }
  }

  private static func comparable(_ segments: [Result<SettledWeights, WeightingFailure>?]) -> [SettledWeights?]? {
    var weights: [SettledWeights?] = []
    for segment in segments {
      switch segment {
      case nil: weights.append(nil)
      case .success(let settled)?: weights.append(settled)
      case .failure?: return nil
      }
    }
    return weights.compactMap(\.self).allSatisfy(\.areEqual) ? nil : weights
  }

  /// What a segment says weighted, or why it says nothing; `nil` where nothing is told of it.
  func outcome(ofSegment place: Int, _ tally: WeightTally?, plan: ScoringPlan) -> WeightingOutcome? {
    guard let segment = segments[place], let tally else { return nil }
    do throws(WeightingFailure) {
      return .weighted(try WeightedResults(tally, segment.get(), plan: plan))
    } catch {
      return .failed(error)
    }
  }
}
