import SurveyModel

/// What the respondents of one survey of an assessment weigh: those of each period meet the margins together, over all
/// units, because every period is a sample of its own.
struct PeriodWeights: Sendable {
  private var ofPeriod: [String?: Result<SettledWeights, WeightingFailure>] = [:]

  /// The weights of each period; none where the survey declares no weights.
  ///
  /// - Parameters:
  ///   - plan: The plan by which the survey's responses were scored.
  ///   - periods: The periods; `nil` alone where they are not told apart.
  ///   - total: All responses of a period.
  init(_ plan: ScoringPlan, _ periods: [String?], _ total: (String?) -> ScoreAggregate) {
    guard let weighting = plan.survey.scoring.weighting else { return }
    for period in periods {
      let responses = total(period)
      guard responses.count > 0, let tally = responses.weights else { continue }
      ofPeriod[period] = Result { () throws(WeightingFailure) in try SettledWeights(tally, weighting) }
    }
  }

  /// The weights in a period; `nil` where there are none, and where all weigh the same.
  func callAsFunction(in period: String?) -> SettledWeights? {
    guard let weights = try? ofPeriod[period]?.get(), !weights.areEqual else { return nil }
    return weights
  }

  /// Why the respondents of a period could not be weighted.
  func failure(in period: String?) -> WeightingFailure? {
    if case .failure(let failure)? = ofPeriod[period] { failure } else { nil }
  }
}
