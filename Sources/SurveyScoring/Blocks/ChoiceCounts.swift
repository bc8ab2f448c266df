import SurveyModel

/// How often each choice was made of an item whose sets or orders of choices are too many to have symbols; in a ranking,
/// how often it was put first.
struct ChoiceCounts {
  /// The item, by index.
  let item: Int

  private let isRanking: Bool
  private var counts: [Int]

  /// - Returns: `nil` for an item that holds no sets of choices.
  init?(_ item: Int, of survey: CompiledSurvey) {
    switch survey.items[item].kind {
    case .choices: isRanking = false
    case .ranking: isRanking = true
    case .choice, .point, .number, .text, .date, .time, .datetime, .calculated, .none: return nil
    }
    guard let list = survey.choiceList(of: survey.items[item]) else { return nil }
    self.item = item
    counts = Array(repeating: 0, count: list.choices.count)
  }

  /// Counts the choices of rows.
  mutating func add(_ columns: AnswerColumns) {
    guard let sets = columns.sets(item) else { return }
    let column = columns.column(item)
    // All values have the same symbol, the first one.
    for row in 0..<columns.rowCount where column[row] == 0 {
      for choice in counts.indices where sets[row].counts(choice, isRanking: isRanking) { counts[choice] += 1 }
    }
  }

  /// Adds what was counted of the same item elsewhere.
  mutating func add(_ other: ChoiceCounts) {
    for (choice, count) in other.counts.enumerated() { counts[choice] += count }
  }

  /// What was counted, by index in the item's list, which is forgotten.
  mutating func take() -> [Int] {
    defer { counts = Array(repeating: 0, count: counts.count) }
    return counts
  }
}

extension ChoiceSet {
  /// Whether an answer counts for a choice: it is chosen; in a ranking, put first.
  func counts(_ choice: Int, isRanking: Bool) -> Bool { isRanking ? rank(of: choice) == 1 : contains(choice) }
}
