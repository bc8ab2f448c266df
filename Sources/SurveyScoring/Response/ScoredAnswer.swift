public import SurveyModel

/// What a score sees of one answer: its state and, in state `value`, the exact value.
public struct ScoredAnswer: Sendable, Hashable {
  /// The state; `invalid` also for a value that the item's scale does not have.
  public let state: AnswerState

  /// The value in the item's own unit; yes is 1 and no is 0.
  public let value: Ratio?
}

extension ScoringPlan {
  /// Reads the answer to an item that takes part in a score.
  ///
  /// - Parameters:
  ///   - slot: The item's place in ``items``.
  ///   - block: The block, on which the program has run.
  ///   - row: The row.
  func answer(_ slot: Int, in block: ProgramBlock, row: Int) -> ScoredAnswer {
    let item = items[slot]
    let state = block.state(ofItem: item, row: row)
    guard state == .value else { return ScoredAnswer(state: state, value: nil) }
    guard let number = block.number(ofItem: item, row: row, in: survey.program),
      let value = value(of: number, slot: slot)
    else { return ScoredAnswer(state: .invalid, value: nil) }
    return ScoredAnswer(state: .value, value: value)
  }

  private func value(of number: Double, slot: Int) -> Ratio? {
    let (reading, least, greatest) = readings[slot]
    switch reading {
    case .yesNo: return number == 0 ? 1 : number == 1 ? 0 : nil
    case .point(let values):
      if let whole = Int(exactly: number) {
        let value = Ratio(whole)
        return values.contains(value) ? value : nil
      }
      return values.first { $0.doubleValue == number }
    case .number:
      guard let value = Ratio(nearestDecimal: number), least <= value, value <= greatest else { return nil }
      return value
    }
  }
}

extension Ratio {
  /// The decimal that a respondent wrote: the shortest one that reads as this double, to at most nine places.
  init?(nearestDecimal number: Double) {
    if let whole = Int(exactly: number) {
      self.init(whole)
      return
    }
    if let exact = Ratio(decimal: number.description) {
      self = exact
      return
    }
    let scaled = (number * 1e9).rounded()
    guard scaled.isFinite, scaled.magnitude < 1e18 else { return nil }
    self.init(Int128(scaled), over: 1_000_000_000)
  }
}
