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

  /// What is counted of an answer.
  private enum Content: Sendable, Hashable {
    case text, choice, choices(isRanking: Bool)
    /// A point of a scale with these values.
    case point([Double])
    /// Its state alone.
    case other

    init(_ item: Item, in survey: CompiledSurvey) {
      switch item.kind {
      case .text: self = .text
      case .choice: self = .choice
      case .choices: self = .choices(isRanking: false)
      case .ranking: self = .choices(isRanking: true)
      case .point(let list): self = .point(survey.choiceLists[list].choices.map { $0.value?.doubleValue ?? .nan })
      case .number, .date, .time, .datetime, .calculated, .none: self = .other
      }
    }
  }

  /// The items, in the order of the survey.
  public private(set) var items: [Tally]

  /// What is counted of each item that takes answers, with its index.
  private let contents: [Counted]

  private struct Counted: Sendable, Hashable {
    let index: Int
    let content: Content
  }

  /// Nothing yet.
  ///
  /// - Parameter survey: The survey that is answered; aggregates of one survey can be merged.
  public init(_ survey: CompiledSurvey) {
    items = survey.items.map { item in
      Tally(choices: Array(repeating: 0, count: survey.choiceList(of: item)?.choices.count ?? 0))
    }
    contents = survey.items.enumerated().filter { $1.takesAnswer }.map {
      Counted(index: $0, content: Content($1, in: survey))
    }
  }

  /// Adds a response.
  ///
  /// - Parameters:
  ///   - block: A block on which the survey's program has run for it.
  ///   - row: Its row.
  ///   - survey: The survey.
  public mutating func add(_ block: ProgramBlock, row: Int = 0, of survey: CompiledSurvey) {
    for counted in contents {
      let index = counted.index
      let state = block.state(ofItem: index, row: row)
      items[index].states.add(state)
      guard state == .value else { continue }
      switch counted.content {
      case .text:
        let text = block.text(ofItem: index, row: row, in: survey.program)
        items[index].characters += text.map(Self.scalarCount) ?? 0
      case .choice:
        if let number = block.number(ofItem: index, row: row, in: survey.program) { count(Int(number), of: index) }
      case .point(let numbers):
        let number = block.number(ofItem: index, row: row, in: survey.program)
        if let number, let choice = numbers.firstIndex(of: number) { count(choice, of: index) }
      case .choices(let isRanking):
        guard let set = block.choices(ofItem: index, row: row, in: survey.program) else { continue }
        for choice in items[index].choices.indices where set.counts(choice, isRanking: isRanking) {
          items[index].choices[choice] += 1
        }
      case .other: break
      }
    }
  }

  private mutating func count(_ choice: Int, of index: Int) {
    if items[index].choices.indices.contains(choice) { items[index].choices[choice] += 1 }
  }

  /// How many Unicode scalars a text has: each begins with a byte that continues none.
  private static func scalarCount(_ text: String) -> Int { text.utf8.count { $0 & 0xC0 != 0x80 } }

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
    case .number(let number): list.index(ofNumber: number).map { [$0] } ?? []
    case .text, .date, .time, .datetime, .boolean: []
    }
  }
}
