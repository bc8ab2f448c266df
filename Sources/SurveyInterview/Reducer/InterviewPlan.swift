import SurveyModel

/// What the interview needs to know about a survey again and again, worked out once.
struct InterviewPlan: Sendable {
  /// Whether anything is shown in random order.
  let isShuffled: Bool

  /// The place of each item in the order in which they are met.
  let place: [Int]

  /// The items that respondents meet, in the order in which they do.
  let asked: [Int]

  /// Those of them that respondents cannot change.
  let readonly: [Int]

  /// Those of them that conditions can take off the route.
  let conditional: [Int]

  /// The items whose choices are offered only beside certain answers.
  let offering: [Int]

  /// For each item, whether a condition, a calculated value, a constraint or a text reads it.
  let isRead: [Bool]

  /// Whether a condition, a calculated value or a constraint reads the clock.
  let readsClock: Bool

  /// For each constraint, the items it reads, those behind variables included; not its own.
  let constraintReads: [[Int]]

  /// For each item, the outermost section around it.
  let outermostSection: [Int?]

  /// The parts of each question's main item.
  let parts: [Int: [Int]]

  /// The place of the last item whose answer can change which questions are on the route; -1 when nothing can.
  let lastDecisive: Int

  /// The same within each outermost section.
  let lastDecisiveInSection: [Int: Int]

  /// The place of the last item whose answer can take a whole outermost section off the route, or bring one; -1 when nothing can.
  let lastDecisiveForSections: Int

  init(_ survey: CompiledSurvey, seed: UInt64?) {
    isShuffled = survey.hasRandomOrder
    let order = survey.itemsInOrder(seed: seed)
    var place = Array(repeating: 0, count: order.count)
    for (index, item) in order.enumerated() { place[item] = index }
    self.place = place
    asked = order.filter { survey.items[$0].isAsked }
    offering = asked.filter { survey.hasOffer($0) }
    outermostSection = survey.items.map { survey.sectionPath(of: $0).first }
    var sectionReads: [[Int]] = []
    var sectionIsConditional: [Bool] = []
    for (index, section) in survey.sections.enumerated() {
      let own = survey.itemsRead(by: .section(index), as: .relevance)
      sectionReads.append(own + (section.parent.map { sectionReads[$0] } ?? []))
      sectionIsConditional.append(
        section.isConditional || section.parent.map { sectionIsConditional[$0] } == true)
    }
    var conditional: [Int] = []
    var parts: [Int: [Int]] = [:]
    var lastDecisive = -1
    var lastInSection: [Int: Int] = [:]
    // A section with a question that is always asked is there whatever happens.
    var lasting: Set<Int> = []
    for index in asked {
      let item = survey.items[index]
      if let parent = item.parent { parts[parent, default: []].append(index) }
      let hasCondition = survey.hasCondition(index)
      let isInConditional = item.section.map { sectionIsConditional[$0] } == true
      guard hasCondition || isInConditional else {
        if item.role == .answer, let section = outermostSection[index] { lasting.insert(section) }
        continue
      }
      conditional.append(index)
      // Parts and pages are not counted, so that they make no count approximate.
      guard item.role == .answer else { continue }
      let own =
        hasCondition
        ? survey.itemsRead(by: .item(index), as: .relevance) + survey.itemsRead(by: .item(index), as: .offer) : []
      let last = (own + (item.section.map { sectionReads[$0] } ?? [])).map { place[$0] }.max() ?? -1
      lastDecisive = max(lastDecisive, last)
      if let section = outermostSection[index] { lastInSection[section] = max(lastInSection[section] ?? -1, last) }
    }
    self.conditional = conditional
    readonly = asked.filter { survey.items[$0].isReadonly }
    readsClock = survey.program.readsClock
    self.parts = parts
    self.lastDecisive = lastDecisive
    lastDecisiveInSection = lastInSection
    lastDecisiveForSections = lastInSection.filter { !lasting.contains($0.key) }.values.max() ?? -1
    var isRead = Array(repeating: false, count: survey.items.count)
    for edge in survey.graph.edges where edge.dependency != .containment {
      if case .item(let index) = edge.to { isRead[index] = true }
    }
    for index in survey.outputs.itemsRead { isRead[index] = true }
    self.isRead = isRead
    constraintReads = survey.constraints.enumerated().map { index, constraint in
      survey.itemsRead(by: .constraint(index), as: .constraint).filter { $0 != constraint.item }
    }
  }
}

extension InterviewPlan {
  /// Whether items are met in this order.
  func isOrder(_ items: [Int]) -> Bool { items.indices.allSatisfy { place[items[$0]] == $0 } }
}

extension CompiledSurvey {
  /// The items with answers that a node reads, directly or through variables.
  func itemsRead(by node: QuestionGraph.Node, as dependency: QuestionGraph.Dependency) -> [Int] {
    var seen: Set<Int> = []
    var open = graph.dependencies(of: node).filter { $0.dependency == dependency }.map(\.to)
    while let next = open.popLast() {
      guard case .item(let index) = next, seen.insert(index).inserted else { continue }
      guard items[index].role == .variable else { continue }
      open += graph.dependencies(of: next).filter { $0.dependency == .calculation }.map(\.to)
    }
    return seen.filter { items[$0].role != .variable }.sorted()
  }
}
