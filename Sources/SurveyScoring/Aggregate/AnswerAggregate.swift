public import SurveyModel

/// What many responses answered, item by item, whether or not it is scored: how many answers are in each state, how often
/// each choice was made, how much was written.
///
/// Merging adds counts, so the result does not depend on any order.
public struct AnswerAggregate: Sendable, Hashable {
  /// What they answered to one item.
  public struct Tally: Sendable, Hashable {
    /// How many answers are in each state.
    public internal(set) var states = StateCounts()
    /// How often each choice or point was chosen, by index in the item's list; in a ranking, put first.
    public internal(set) var choices: [Int]
    /// How many Unicode scalars the texts have together.
    public internal(set) var characters = 0
  }

  /// The items, in the order of the survey.
  public private(set) var items: [Tally]

  /// Nothing yet.
  ///
  /// - Parameter survey: The survey that is answered; aggregates of one survey can be merged.
  public init(_ survey: CompiledSurvey) {
    items = survey.items.map { item in
      Tally(choices: Array(repeating: 0, count: survey.choiceList(of: item)?.choices.count ?? 0))
    }
  }

  /// Adds a response.
  ///
  /// - Parameters:
  ///   - block: A block on which the survey's program has run for it.
  ///   - row: Its row.
  ///   - survey: The survey.
  public mutating func add(_ block: ProgramBlock, row: Int = 0, of survey: CompiledSurvey) {
    for (index, item) in survey.items.enumerated() where item.takesAnswer {
      let state = block.state(ofItem: index, row: row)
      items[index].states.add(state)
      guard state == .value else { continue }
      if let text = block.text(ofItem: index, row: row, in: survey.program) {
        items[index].characters += text.unicodeScalars.count
      } else if let list = survey.choiceList(of: item) {
        for choice in block.choices(ofItem: index, row: row, in: list, item, survey) {
          items[index].choices[choice] += 1
        }
      }
    }
  }

  /// Adds answers that are alike.
  mutating func add(_ symbol: AnswerDomain.Symbol, of domain: AnswerDomain, _ survey: CompiledSurvey, times: Int) {
    let index = domain.item
    items[index].states.add(domain.state(of: symbol), times: times)
    guard let answer = domain.answer(of: symbol), case .value(let value) = answer,
      let list = survey.choiceList(of: survey.items[index])
    else { return }
    for choice in value.choices(in: list) { items[index].choices[choice] += times }
  }

  /// Adds the length of texts.
  mutating func add(characters: Int, toItem item: Int) { items[item].characters += characters }

  /// Adds how often choices were made.
  mutating func add(_ counts: [Int], toItem item: Int) {
    for (choice, count) in zip(items[item].choices.indices, counts) { items[item].choices[choice] += count }
  }

  /// Adds everything that another aggregate of the same survey holds.
  public mutating func merge(_ other: AnswerAggregate) {
    for (index, tally) in zip(items.indices, other.items) {
      items[index].states.merge(tally.states)
      items[index].characters += tally.characters
      for (choice, count) in zip(items[index].choices.indices, tally.choices) { items[index].choices[choice] += count }
    }
  }
}

extension AnswerValue {
  /// The choices that it counts for, by index in the item's list.
  fileprivate func choices(in list: ChoiceList) -> [Int] {
    switch self {
    case .code(let code): list.index(ofCode: code).map { [$0] } ?? []
    case .codes(let codes): codes.compactMap(list.index)
    case .ranking(let codes): codes.first.flatMap(list.index).map { [$0] } ?? []
    case .number(let number): list.choices.firstIndex { $0.value?.doubleValue == number }.map { [$0] } ?? []
    case .text, .date, .time, .datetime, .boolean: []
    }
  }
}

extension ProgramBlock {
  /// The choices that an answer counts for, by index in the item's list.
  fileprivate func choices(
    ofItem index: Int, row: Int, in list: ChoiceList, _ item: Item, _ survey: CompiledSurvey
  ) -> [Int] {
    if let set = choices(ofItem: index, row: row, in: survey.program) {
      let isRanking = if case .ranking = item.kind { true } else { false }
      return list.choices.indices.filter { set.counts($0, isRanking: isRanking) }
    }
    guard let number = number(ofItem: index, row: row, in: survey.program) else { return [] }
    if case .choice = item.kind { return list.choices.indices.contains(Int(number)) ? [Int(number)] : [] }
    return list.choices.firstIndex { $0.value?.doubleValue == number }.map { [$0] } ?? []
  }
}
