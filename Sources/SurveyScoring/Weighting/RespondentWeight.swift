public import SurveyModel

/// What a respondent's weight hangs on.
public enum RespondentWeight: Sendable, Hashable {
  /// The cell of the margins that the respondent is in: the answers to the margins' items, by index in their lists,
  /// `nil` where there is none.
  case cell([Int?])
  /// A given weight, exact.
  case given(Ratio)
  /// A column that holds no usable weight.
  case missing

  /// The greatest weight that is taken: above it sums of squares over millions of rows would not stay exact.
  public static let greatest: Ratio = 1_000_000
}

extension ScoringPlan {
  /// What the weight of a row hangs on; `nil` where respondents are not weighted.
  func weight(in block: ProgramBlock, row: Int) -> RespondentWeight? {
    guard let weighting = survey.scoring.weighting else { return nil }
    guard let item = weighting.weight else {
      return .cell(weighting.items.map { category(ofItem: $0, in: block, row: row) })
    }
    guard block.state(ofItem: item, row: row) == .value,
      let weight = block.number(ofItem: item, row: row, in: survey.program).flatMap(Ratio.init(nearestDecimal:)),
      weight >= 0, weight <= RespondentWeight.greatest
    else { return .missing }
    return .given(weight)
  }

  /// The answer to an item of a margin, by index in its list; `nil` where there is none.
  private func category(ofItem item: Int, in block: ProgramBlock, row: Int) -> Int? {
    guard block.state(ofItem: item, row: row) == .value,
      let number = block.number(ofItem: item, row: row, in: survey.program)
    else { return nil }
    switch survey.items[item].kind {
    case .point(let list): return survey.choiceLists[list].index(ofNumber: number)
    default: return Int(exactly: number)
    }
  }
}
