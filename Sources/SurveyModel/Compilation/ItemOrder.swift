/// The order in which items are met: that of the document, but for what is shuffled.
struct ItemOrder: Sendable, Hashable {
  /// A section, the survey itself or a grid in random order, or one of the parts it shuffles.
  struct Part: Sendable, Hashable {
    /// Its id.
    let name: Name

    /// The items inside.
    let items: Range<Int>

    /// Whether it keeps its place among the parts around it.
    var isFixed = false

    /// Whether its parts are shuffled.
    var isRandom = false

    /// The parts that are shuffled, or that hold some that are.
    var parts: [Part] = []

    /// The places that a part can take, as it is shuffled.
    func places(of part: Int) -> ClosedRange<Int> {
      let loose = parts.indices.filter { !parts[$0].isFixed }
      guard isRandom, !parts[part].isFixed, let first = loose.first, let last = loose.last else { return part...part }
      return first...last
    }
  }

  /// The whole survey.
  let root: Part

  /// Whether anything is shuffled.
  let isRandom: Bool

  init(_ root: Part) {
    self.root = root
    isRandom = root.holdsRandom
  }

  /// The items in the order in which a respondent meets them.
  func items(seed: UInt64) -> [Int] {
    var items: [Int] = []
    items.reserveCapacity(root.items.count)
    root.append(to: &items, seed: seed)
    return items
  }

  /// The innermost whole in which two nodes stand in different parts, where that whole is shuffled so that the second
  /// may come before the first; `nil` where the first is always met before.
  ///
  /// - Parameters:
  ///   - first: Items of the one that has to come first.
  ///   - second: Items of the other one.
  func uncertainWhole(_ first: Int, before second: Range<Int>) -> Part? {
    var whole = root
    while true {
      guard let one = whole.parts.firstIndex(where: { $0.items.contains(first) }),
        let other = whole.parts.firstIndex(where: { $0.items.contains(second.lowerBound) && !second.isEmpty })
      else { return nil }
      if one == other {
        whole = whole.parts[one]
        continue
      }
      let isCertain = whole.places(of: one).upperBound < whole.places(of: other).lowerBound
      return whole.isRandom && !isCertain ? whole : nil
    }
  }
}

extension ItemOrder.Part {
  fileprivate var holdsRandom: Bool { isRandom || parts.contains(where: \.holdsRandom) }

  fileprivate func append(to items: inout [Int], seed: UInt64) {
    guard !parts.isEmpty else {
      items += self.items
      return
    }
    let order =
      isRandom
      ? ShuffledOrder.of(parts.map(\.name.text), in: name.text, seed: seed) { parts[$0].isFixed } : Array(parts.indices)
    for part in order { parts[part].append(to: &items, seed: seed) }
  }
}

extension SurveyCompiler {
  /// Works out what is shuffled, and reports what says that it keeps its place where nothing moves.
  mutating func layOutOrder() {
    var inside: [Int?: [ItemOrder.Part]] = [:]
    for (index, question) in questions.enumerated() {
      let first = items.firstIndexOfQuestion(index)
      guard items.indices.contains(first), items[first].question == index else { continue }
      let section = items[first].section
      if question.isFixed, !isRandom(section) { report(.idleFixed(question.id.text), at: question.id.range) }
      inside[section, default: []].append(part(of: question, first..<items.firstIndexOfQuestion(index + 1)))
    }
    // From the last to the first, because a section stands behind the one around it.
    for (index, compiled) in sections.enumerated().reversed() {
      let section = compiled.section
      if section.isFixed, !isRandom(compiled.parent) { report(.idleFixed(section.id.text), at: section.id.range) }
      inside[compiled.parent, default: []].append(
        .init(
          name: section.id, items: compiled.items, isFixed: section.isFixed, isRandom: section.isRandom,
          parts: (inside[index] ?? []).inDocumentOrder))
    }
    itemOrder = ItemOrder(
      .init(
        name: survey.id, items: 0..<items.count, isRandom: survey.isRandom, parts: (inside[nil] ?? []).inDocumentOrder))
    reportIdleChoices()
  }

  /// Whether what a section, or the survey, holds directly is shuffled.
  private func isRandom(_ section: Int?) -> Bool { section.map { sections[$0].section.isRandom } ?? survey.isRandom }

  private mutating func reportIdleChoices() {
    for (name, index) in listIndex.sorted(by: { $0.value < $1.value }) {
      let list = choiceLists[index]
      guard list.choices.contains(where: \.isFixed) else { continue }
      let isShuffled =
        list.isRandom
        || questions.contains { $0.choiceListName?.text == name && $0.rows.isEmpty && $0.isRandom == true }
      guard !isShuffled else { continue }
      for choice in list.choices where choice.isFixed { report(.idleFixed(choice.code.text), at: choice.code.range) }
    }
  }

  private mutating func part(of question: Question, _ items: Range<Int>) -> ItemOrder.Part {
    let isRandom = question.isRandom == true && !question.rows.isEmpty
    if !isRandom {
      for row in question.rows where row.isFixed { report(.idleFixed(row.id.text), at: row.id.range) }
    }
    // A variable is not met anywhere, so that it cannot be moved about.
    let isVariable = !self.items[items.lowerBound].isAsked
    return .init(
      name: question.id, items: items, isFixed: question.isFixed || isVariable, isRandom: isRandom,
      parts: !isRandom
        ? []
        : question.rows.enumerated().map { row, declared in
          .init(
            name: declared.id, items: items.lowerBound + row..<items.lowerBound + row + 1, isFixed: declared.isFixed)
        })
  }

  /// Reports a condition on something that is shuffled together with what depends on it.
  mutating func reportUncertainOrder(
    of node: QuestionGraph.Node, named name: String, reading item: Int, at place: SourceRange
  ) {
    let dependent: Range<Int>
    switch node {
    case .section(let index): dependent = sections[index].items
    case .item(let index):
      guard items[index].isAsked else { return }
      dependent = index..<index + 1
    case .constraint: return
    }
    var seen: Set<Int> = []
    var open = [item]
    while let next = open.popLast() {
      guard seen.insert(next).inserted else { continue }
      guard items[next].isAsked else {
        open += variableValue[next]?.itemsRead ?? []
        continue
      }
      guard let whole = itemOrder.uncertainWhole(next, before: dependent) else { continue }
      report(
        .uncertainOrder(from: name, to: items[next].id, in: whole.name.text), at: place,
        notes: [.init("'\(whole.name.text)' is in random order", at: whole.name.range)])
      return
    }
  }
}

extension [ItemOrder.Part] {
  fileprivate var inDocumentOrder: [ItemOrder.Part] { sorted { $0.items.lowerBound < $1.items.lowerBound } }
}

extension [Item] {
  /// The index of the first item of a question, or of a later one.
  func firstIndexOfQuestion(_ question: Int) -> Int {
    var (low, high) = (0, count)
    while low < high {
      let middle = (low + high) / 2
      if self[middle].question < question { low = middle + 1 } else { high = middle }
    }
    return low
  }
}

extension CompiledSurvey {
  /// Whether anything is shown in random order, so that a response needs a seed.
  public var hasRandomOrder: Bool {
    order.isRandom || items.contains { isShuffled($0) != nil }
  }

  /// The items in the order in which a respondent meets them.
  ///
  /// - Parameter seed: The response's seed; the order of the document where there is none.
  public func itemsInOrder(seed: UInt64?) -> [Int] {
    seed.map { order.items(seed: $0) } ?? Array(items.indices)
  }

  /// The choices of an item, by index in its list, in the order in which they are shown.
  ///
  /// - Parameters:
  ///   - item: The item.
  ///   - seed: The response's seed; the order of the list where there is none.
  public func choicesInOrder(of item: Item, seed: UInt64?) -> [Int] {
    guard let list = choiceList(of: item) else { return [] }
    guard let seed, let whole = isShuffled(item) else { return Array(list.choices.indices) }
    let hasOther = question(of: item).hasOther
    return ShuffledOrder.of(list.choices.map(\.code.text), in: whole, seed: seed) { choice in
      // One's own words come last.
      list.choices[choice].isFixed || hasOther && choice == list.choices.count - 1
    }
  }

  /// The name of what shuffles an item's choices: its question, or its list, so that all questions of the list show one
  /// order; `nil` where nothing does.
  private func isShuffled(_ item: Item) -> String? {
    guard item.role == .answer, let list = choiceList(of: item), !list.isScale else { return nil }
    let question = question(of: item)
    // The order of a grid is that of its rows.
    if question.rows.isEmpty, let isRandom = question.isRandom { return isRandom ? question.id.text : nil }
    return list.isRandom ? list.id.text : nil
  }
}
