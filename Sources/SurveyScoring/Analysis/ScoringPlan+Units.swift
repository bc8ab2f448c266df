import SurveyModel

extension ScoringPlan {
  /// The unit that a row assesses, for each question after agreement.
  func units(in block: ProgramBlock, row: Int) -> [SegmentKey] {
    agreementUnits.map { key($0, in: block, row: row) }
  }

  /// What tells the respondent of a row in every wave, for each comparison; empty where none asks for it, and no values for
  /// the others.
  func identities(in block: ProgramBlock, row: Int) -> [SegmentKey] {
    comparisonIdentities.map { key($0, in: block, row: row) }
  }

  /// What the answers of a row to some questions are; no values where there are no questions.
  private func key(_ segmentation: Segmentation?, in block: ProgramBlock, row: Int) -> SegmentKey {
    guard let segmentation else { return SegmentKey([]) }
    let keys = segmentation.keys(language: nil, version: "", submitted: nil, in: block, row: row)
    return keys.first ?? SegmentKey([.missing])
  }
}
