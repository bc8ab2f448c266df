public import SurveyModel

/// What a score sees of one answer: its state, and the exact value that counts.
public struct ScoredAnswer: Sendable, Hashable {
  /// The state; `invalid` also for a value that the item's scale does not have.
  public let state: AnswerState

  /// The value in the item's own unit, or what a map makes of the answer; yes is 1 and no is 0. In a state other than
  /// `value` there is one only where a map gives that state a number.
  public let value: Ratio?

  /// Whether evidence is asked for and missing.
  public let isUnsupported: Bool

  init(state: AnswerState, value: Ratio?, isUnsupported: Bool = false) {
    self.state = state
    self.value = value
    self.isUnsupported = isUnsupported
  }
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
    guard state == .value else { return ScoredAnswer(state: state, value: codings[slot]?.states[state]) }
    let invalid = ScoredAnswer(state: .invalid, value: nil)
    let number = block.number(ofItem: item, row: row, in: survey.program)
    let (reading, least, greatest) = readings[slot]
    let value: Ratio?
    switch reading {
    case .choices(let coding):
      guard let choices = block.choices(ofItem: item, row: row, in: survey.program) else { return invalid }
      return ScoredAnswer(state: .value, value: coding.number(of: choices))
    case .rank(let choice, let count):
      let points = block.choices(ofItem: item, row: row, in: survey.program)?.points(ofChoice: choice, of: count)
      return points.map { ScoredAnswer(state: .value, value: $0) } ?? invalid
    case .choice(let coding):
      guard let choice = number.flatMap({ Int(exactly: $0) }) else { return invalid }
      return ScoredAnswer(state: .value, value: coding.number(ofChoice: choice))
    case .codedPoint(let coding, let values):
      guard let choice = values.firstIndex(where: { $0.doubleValue == number }) else { return invalid }
      return ScoredAnswer(state: .value, value: coding.number(ofChoice: choice))
    case .truth: value = number == 0 ? 0 : number == 1 ? 1 : nil
    case .yesNo: value = number == 0 ? 1 : number == 1 ? 0 : nil
    case .point(let values): value = number.flatMap { Self.point($0, among: values) }
    case .number:
      value = number.flatMap { Ratio(nearestDecimal: $0) }.flatMap { least <= $0 && $0 <= greatest ? $0 : nil }
    }
    guard let value else { return invalid }
    return ScoredAnswer(state: .value, value: value, isUnsupported: isUnsupported(item, value, in: block, row: row))
  }

  /// The value of a scale's points that a number is; `nil` where it is none of them.
  private static func point(_ number: Double, among values: [Ratio]) -> Ratio? {
    guard let whole = Int(exactly: number) else { return values.first { $0.doubleValue == number } }
    let value = Ratio(whole)
    return values.contains(value) ? value : nil
  }

  /// Whether an item's value asks for evidence that is not there; white space is none.
  private func isUnsupported(_ item: Int, _ value: Ratio, in block: ProgramBlock, row: Int) -> Bool {
    guard let evidence = survey.part(.evidence, of: item), let from = survey.items[evidence].requiredFrom, value >= from
    else { return false }
    return block.text(ofItem: evidence, row: row, in: survey.program).map { $0.allSatisfy(\.isWhitespace) } ?? true
  }

}

extension ChoiceSet {
  /// The points of a choice in a ranking of some of k choices: rank sum, k + 1 − rank (Stillwell, Seaver and Edwards,
  /// 1981). Choices that were not ranked have the mean of the points that are left, so that the points of all always add
  /// up to k(k + 1)/2; `nil` where nothing was ranked.
  func points(ofChoice index: Int, of choiceCount: Int) -> Ratio? {
    guard count > 0 else { return nil }
    if let rank = rank(of: index) { return Ratio(choiceCount + 1 - rank) }
    return Ratio(Int128(choiceCount + 1 - count), over: 2)
  }
}

extension CompiledSurvey {
  /// A part of an item, such as its evidence; parts stand directly behind their item.
  func part(_ role: Item.Role, of item: Int) -> Int? {
    var index = item + 1
    while index < items.count, items[index].parent == item {
      if items[index].role == role { return index }
      index += 1
    }
    return nil
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
