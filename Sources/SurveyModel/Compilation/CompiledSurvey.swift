/// A survey that has a meaning: names resolved, expressions typed, the graph sorted, the program compiled.
///
/// Interview, batch and reports all work on this one value, so they cannot disagree.
public struct CompiledSurvey: Sendable {
  /// A section with its place in the tree.
  public struct CompiledSection: Sendable, Hashable {
    /// The section as declared.
    public let section: Section

    /// The section around it, by index.
    public let parent: Int?

    /// The items inside it, sections inside it included.
    public internal(set) var items: Range<Int>

    /// Whether a condition of its own can take it off the route: one that its author wrote, or that of a loop's pass.
    public let isConditional: Bool

    init(section: Section, parent: Int?, firstItem: Int, isConditional: Bool? = nil) {
      self.section = section
      self.parent = parent
      items = firstItem..<firstItem
      self.isConditional = isConditional ?? (section.relevance != nil)
    }
  }

  /// A check on an item.
  public struct CompiledConstraint: Sendable, Hashable {
    /// The item whose value is judged.
    public let item: Int

    /// What must hold.
    public let rule: Rule

    /// What a constraint demands.
    public enum Rule: Sendable, Hashable {
      /// What the author declared.
      case declared(Question.Constraint)
      /// That the shares of an allocation add up.
      case sum(AllocationSum)
    }

    /// Whether it refuses an answer, or only questions it.
    public var severity: Diagnostic.Severity {
      switch rule {
      case .declared(let constraint): constraint.severity
      case .sum: .error
      }
    }

    /// The sum that it demands.
    public var sum: AllocationSum? { if case .sum(let sum) = rule { sum } else { nil } }
  }

  /// The survey as declared.
  public let survey: Survey

  /// A short hash of the definition's text, which tells two versions apart.
  public let fingerprint: String

  /// Every choice list that an item uses; a list with "other" stands beside the one without.
  public let choiceLists: [ChoiceList]

  /// The sections in document order.
  public let sections: [CompiledSection]

  /// The questions in document order.
  public let questions: [Question]

  /// The items in document order: the columns of a response, pages of text and variables.
  public let items: [Item]

  /// The checks on items, in document order.
  public let constraints: [CompiledConstraint]

  /// The entries that respondents may add to rosters, in document order; inner ones after the entry they are in.
  public let entries: [RosterEntry]

  /// The values that texts show.
  public let outputs: TextOutputs

  /// What depends on what.
  public let graph: QuestionGraph

  /// The scores and advice, resolved.
  public let scoring: CompiledScoring

  /// Everything that is computed while a survey is answered and scored.
  public let program: SurveyProgram

  /// What is shuffled.
  let order: ItemOrder

  /// The index of each item by id.
  public let itemIndex: [String: Int]

  /// The items that a condition of their own, or the lack of a choice to offer, can take off the route, by index.
  let conditionalItems: Set<Int>

  /// The constraints of each item, by item index.
  public let constraintsOfItem: [Int: [Int]]

  /// The defaults that are the same in every interview, by item.
  let constantDefaults: [Int: AnswerValue]

  /// The numbers, texts, days and times that conditions, calculated values and checks compare an item's answer with, by
  /// item: where a route turns, and what a check lets through.
  public let landmarks: [Int: [AnswerValue]]

  /// The present names of questions and columns that had another one in an earlier version, by that.
  let formerNames: [String: String]

  /// The item of an id.
  public func item(named id: String) -> Item? { itemIndex[id].map { items[$0] } }

  /// The question of an item.
  public func question(of item: Item) -> Question { questions[item.question] }

  /// The row of a grid that an item is.
  public func row(of item: Item) -> GridRow? {
    let rows = question(of: item).rows
    return item.row.flatMap { rows.indices.contains($0) ? rows[$0] : nil }
  }

  /// What respondents read for a row of a grid or a share of an allocation.
  public func rowLabel(of item: Item, in language: LanguageTag) -> String? {
    if let row = row(of: item) { return row.label.plainText(in: language) }
    guard let index = item.row, case .allocation = question(of: item).kind, let list = shareList(of: item),
      list.choices.indices.contains(index)
    else { return nil }
    return StandardWording(language).label(of: list.choices[index])
  }

  /// The list over which the question of an item shares something out.
  private func shareList(of item: Item) -> ChoiceList? {
    guard case .allocation(let name, _) = question(of: item).kind else { return nil }
    return survey.choiceLists.first { $0.id.text == name.text }
  }

  /// The exact sum that an item's allocation must have, with all its shares; `nil` for any other item.
  public func allocation(of item: Int) -> AllocationSum? {
    guard items[item].row != nil, case .allocation = questions[items[item].question].kind else { return nil }
    return constraints.lazy.compactMap(\.sum).first { $0.coversAll && $0.items.contains(item) }
  }

  /// Whether a condition of its own, or of what it is a part of, can take an item off the route; by index.
  public func hasCondition(_ item: Int) -> Bool { conditionalItems.contains(item) }

  /// The choice list of an item whose answer is a choice, several choices or a point.
  public func choiceList(of item: Item) -> ChoiceList? {
    item.choiceList.map { choiceLists[$0] }
  }

  /// The titles of the sections around an item, outermost first, where they have one.
  public func sectionPath(of item: Item) -> [Int] {
    var path: [Int] = []
    var next = item.section
    while let section = next {
      path.append(section)
      next = sections[section].parent
    }
    return path.reversed()
  }
}

/// What compiling a survey gives: its meaning, where it has one, and everything there is to say about it.
public struct Compilation: Sendable {
  /// The compiled survey; `nil` when there is an error.
  public let survey: CompiledSurvey?

  /// What was found, in order of place.
  public let diagnostics: [Diagnostic]
}
