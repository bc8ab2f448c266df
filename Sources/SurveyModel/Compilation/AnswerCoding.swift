/// A map, applied to one item: what each of its answers counts.
public struct AnswerCoding: Sendable, Hashable {
  /// The map, by its id.
  public let map: Name

  /// The number of each choice, by index in the item's list; `nil` for a choice without one.
  public let numbers: [Ratio?]

  /// The numbers of non-answers.
  public let states: [AnswerState: Ratio]

  /// What becomes of several choices.
  public let several: ScoreMap.Several

  /// The least that an answer can count.
  public let least: Ratio

  /// The greatest that an answer can count.
  public let greatest: Ratio

  /// Applies a map to a list of choices.
  ///
  /// - Parameters:
  ///   - map: The map.
  ///   - list: The item's list.
  ///   - limits: For a multiple response, how many choices may be chosen; `nil` where only one is.
  /// - Returns: The coding; `nil` when no answer has a number.
  init?(_ map: ScoreMap, on list: ChoiceList, choosing limits: ClosedRange<Int>?) {
    self.map = map.id
    numbers = list.choices.map { choice in map.entries.first { $0.code?.text == choice.code.text }?.value }
    states = Dictionary(
      map.entries.compactMap { entry in entry.state.map { ($0, entry.value) } }, uniquingKeysWith: { first, _ in first }
    )
    several = map.several
    var reach = Array(states.values)
    if let limits, map.several == .sum {
      let free = zip(numbers, list.choices).filter { !$1.isExclusive }.map { $0.0 ?? 0 }
      let alone = zip(numbers, list.choices).filter { $1.isExclusive }.map { $0.0 ?? 0 }
      // An exclusive choice is enough, whatever the least number of choices.
      reach += alone + Self.sums(of: free.sorted(by: >), limits) + Self.sums(of: free.sorted(), limits)
    } else {
      reach += numbers.compactMap { $0 }
    }
    guard let least = reach.min(), let greatest = reach.max() else { return nil }
    self.least = least
    self.greatest = greatest
  }

  /// The sums of the first values, as many as may be chosen together.
  private static func sums(of values: [Ratio], _ limits: ClosedRange<Int>) -> [Ratio] {
    var sum: Ratio = 0
    return values.prefix(limits.upperBound).enumerated().compactMap { index, value in
      sum = sum + value
      return index + 1 >= limits.lowerBound ? sum : nil
    }
  }

  /// What one choice counts.
  public func number(ofChoice index: Int) -> Ratio? { numbers.indices.contains(index) ? numbers[index] : nil }

  /// What several choices count together; `nil` when none of them has a number.
  public func number(of choices: ChoiceSet) -> Ratio? {
    let chosen = numbers.indices.filter(choices.contains)
    guard !chosen.isEmpty else { return nil }
    let values = chosen.compactMap { numbers[$0] }
    switch several {
    case .sum: return values.reduce(0, +)
    case .max: return values.max()
    case .min: return values.min()
    }
  }
}
