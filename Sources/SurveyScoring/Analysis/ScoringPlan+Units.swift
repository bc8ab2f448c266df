import SurveyModel

extension ScoringPlan {
  /// The unit that a row assesses, for each question after agreement.
  func units(in block: ProgramBlock, row: Int) -> [SegmentKey] {
    guard !survey.scoring.agreements.isEmpty else { return [] }
    return survey.scoring.agreements.map { agreement in
      guard let unit = agreement.unit else { return SegmentKey([]) }
      // What a response says of itself is no unit that somebody assesses.
      let keys = Segmentation(survey, [unit]).keys(
        language: nil, version: "", submitted: nil, in: block, row: row)
      return keys.first ?? SegmentKey([.missing])
    }
  }
}
