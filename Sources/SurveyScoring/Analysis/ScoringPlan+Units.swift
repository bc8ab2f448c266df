import SurveyModel

extension ScoringPlan {
  /// The unit that a row assesses, for each question after agreement.
  func units(in block: ProgramBlock, row: Int) -> [SegmentKey] {
    survey.scoring.agreements.map { agreement in
      agreement.unit.map { key($0, in: block, row: row) } ?? SegmentKey([])
    }
  }

  /// What tells the respondent of a row in every wave, for each comparison; empty where none asks for it, and no values for
  /// the others.
  func identities(in block: ProgramBlock, row: Int) -> [SegmentKey] {
    let comparisons = survey.scoring.comparisons
    guard comparisons.contains(where: { $0.identity != nil }) else { return [] }
    return comparisons.map { comparison in
      comparison.identity.map { key($0, in: block, row: row) } ?? SegmentKey([])
    }
  }

  /// What the answers of a row to some questions are.
  private func key(_ breakdown: CompiledBreakdown, in block: ProgramBlock, row: Int) -> SegmentKey {
    let keys = Segmentation(survey, [breakdown]).keys(
      language: nil, version: "", submitted: nil, in: block, row: row)
    return keys.first ?? SegmentKey([.missing])
  }
}
