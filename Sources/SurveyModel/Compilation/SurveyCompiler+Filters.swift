/// What the filter of a question asks of each choice: the filter with the choice's attributes in the place of their names.
struct ChoiceFilter {
  /// The filter as written.
  let fragment: SourceFragment

  /// The distinct conditions: choices that say the same of themselves share one.
  var conditions: [TypedExpression] = []

  /// For each choice: its condition, by index.
  var ofChoice: [Int] = []

  /// Whether something is wrong with it that also explains where nothing is offered.
  var isReported = false
}

extension SurveyCompiler {
  /// The name under which a filter sees the code of the choice itself.
  static let ownCode = "value"

  /// Attributes that have the name of a question: a filter could not tell the two apart.
  mutating func reportClashes(of list: ChoiceList) {
    for attribute in list.attributes {
      guard let place = places[attribute.name.text] else { continue }
      report(
        .attributeClash(attribute.name.text), at: attribute.name.range,
        notes: [.init("'\(attribute.name.text)' is defined here", at: place)])
    }
  }

  /// Types a filter once for each different thing that choices say of themselves; `nil` where it is faulty, which is
  /// reported.
  mutating func filter(
    _ fragment: SourceFragment, of question: Question, choosingFrom list: Int, in section: Int?
  ) -> ChoiceFilter? {
    guard let syntax = parse(fragment) else { return nil }
    let attributes = choiceLists[list].attributes
    let names = Set(syntax.names)
    let used = attributes.indices.filter { names.contains(attributes[$0].name.text) }
    let usesCode = names.contains(Self.ownCode)
    if usesCode, let place = places[Self.ownCode] {
      report(
        .attributeClash(Self.ownCode), at: fragment.range,
        notes: [.init("'\(Self.ownCode)' is defined here", at: place)])
      return nil
    }
    var scope = scope(in: section)
    scope.attributes = attributes.map(\.name.text)
    var filter = ChoiceFilter(fragment: fragment)
    var known: [[String?]: Int] = [:]
    let before = diagnostics.count
    var futile = 0
    for choice in choiceLists[list].choices {
      let key = used.map { choice.attribute($0)?.text } + (usesCode ? [choice.code.text] : [])
      if let index = known[key] {
        filter.ofChoice.append(index)
        continue
      }
      let asked = syntax.replacing { name in
        if name == Self.ownCode { return .text(choice.code.text) }
        guard let index = attributes.firstIndex(where: { $0.name.text == name }) else { return nil }
        return choice.constant(index, attributes[index])
      }
      do throws(ExpressionFault) {
        let condition = try ExpressionChecker(scope: scope).condition(asked)
        if reportNeverOffered(choice, condition, fragment, of: question, attributes) { futile += 1 }
        known[key] = filter.conditions.count
        filter.ofChoice.append(filter.conditions.count)
        filter.conditions.append(condition)
      } catch {
        report(error, in: fragment)
        return nil
      }
    }
    filter.isReported = futile > 0
    if futile > 1, futile == filter.conditions.count, !diagnostics[before...].containsError {
      // What is wrong with every choice is wrong with the filter.
      diagnostics.removeSubrange(before...)
      report(.nothingEverOffered(question.id.text, list: choiceLists[list].id.text), at: fragment.range)
    }
    if used.isEmpty, !usesCode {
      filter.isReported = true
      report(
        .filterWithoutAttribute(list: choiceLists[list].id.text, attributes: attributes.map(\.name.text)),
        at: fragment.range)
    }
    return filter
  }

  // MARK: - What a filter can never do

  /// Reports a choice that says something of itself which no answer ever matches.
  ///
  /// - Returns: Whether there is such a thing.
  private mutating func reportNeverOffered(
    _ choice: Choice, _ condition: TypedExpression, _ fragment: SourceFragment, of question: Question,
    _ attributes: [ChoiceAttribute]
  ) -> Bool {
    guard let reason = condition.reasonNeverToHold else { return false }
    let name = fragment.text(in: reason.range)
    let index = attributes.firstIndex { $0.name.text == name }
    let written = name == Self.ownCode ? choice.code : index.flatMap(choice.attribute)
    // A number that is none has been reported where it stands.
    if let index, let written, attributes[index].isNumber, Ratio(decimal: written.text) == nil { return true }
    guard let item = reason.item, let written, let list = items[item].listIndex else {
      report(
        .neverOffered(choice.code.text, question: question.id.text, attribute: written == nil ? name : nil),
        at: choice.code.range, notes: [.init("this is the filter of '\(question.id.text)'", at: fragment.range)])
      return true
    }
    let codes = choiceLists[list].choices.map(\.code.text)
    report(
      .unknownChoice(written.text, item: "'\(items[item].id)'", codes: codes), at: written.range,
      suggestion: NameSuggestion.nearest(to: written.text, among: codes),
      notes: [.init("the filter of '\(question.id.text)' compares it here", at: fragment.fileRange(of: reason.range))])
    return true
  }

  /// Reports the answers to one question beside which another has nothing to offer, where that one's filter reads
  /// nothing else: all answers are tried at once.
  mutating func reportUncoveredAnswers() {
    for (index, question) in questions.enumerated() {
      guard let filter = question.filter, let offer = offerOfQuestion[index].map({ offers[$0] }), offer.canBeEmpty,
        !offer.isReported,
        case let first = items.firstIndexOfQuestion(index),
        let conditions = conditions(ofQuestion: index, first: first),
        case let reads = Set((offer.conditions + conditions).flatMap(\.itemsRead)), reads.count == 1,
        let parent = reads.first, let list = items[parent].listIndex,
        choiceLists[list].choices.count * offer.conditions.count <= 100_000
      else { continue }
      let uncovered = uncovered(offer.conditions, where: conditions, of: parent, choiceLists[list].choices.count)
      let codes = uncovered.map { choiceLists[list].choices[$0].code.text }
      // Where nothing fits at all, the choices have been reported.
      if !codes.isEmpty, codes.count < choiceLists[list].choices.count {
        report(.nothingOffered(question.id.text, by: items[parent].id, codes: codes), at: filter.range)
      }
    }
  }

  /// The conditions under which a question is asked, its sections' included.
  private func conditions(ofQuestion index: Int, first: Int) -> [TypedExpression]? {
    var conditions: [TypedExpression] = []
    if questions[index].relevance != nil {
      guard let own = gridCondition[index] ?? itemCondition[first] else { return nil }
      conditions.append(own)
    }
    var next = items[first].section
    while let section = next {
      if let condition = sectionCondition[section] { conditions.append(condition) }
      next = sections[section].parent
    }
    return conditions
  }

  /// The choices of a parent beside which a question is asked and none of its conditions holds.
  private func uncovered(
    _ offered: [TypedExpression], where conditions: [TypedExpression], of parent: Int, _ count: Int
  ) -> [Int] {
    var builder = ProgramBuilder(items: items, scoreInputs: 0, adviceCount: offered.count + conditions.count)
    for (index, condition) in (offered + conditions).enumerated() { builder.advice(index, when: condition) }
    let program = builder.finished()
    var block = ProgramBlock(for: program, rowCount: count, now: LocalDateTime(secondNumber: 0))
    for row in 0..<count { block.suppose(choice: row, ofItem: parent, row: row, in: program) }
    block.runAdvice(program)
    return (0..<count).filter { row in
      let isAsked = conditions.indices.allSatisfy { block.holds(advice: offered.count + $0, row: row, in: program) }
      return isAsked && !offered.indices.contains { block.holds(advice: $0, row: row, in: program) }
    }
  }
}

extension Choice {
  /// What it says of itself, by the attribute's index in its list.
  func attribute(_ index: Int) -> Name? { attributes.indices.contains(index) ? attributes[index] : nil }

  fileprivate func constant(_ index: Int, _ attribute: ChoiceAttribute) -> ChoiceConstant {
    guard let text = self.attribute(index)?.text else { return .missing(isNumber: attribute.isNumber) }
    guard attribute.isNumber else { return .text(text) }
    return Ratio(decimal: text).map { .number($0.doubleValue) } ?? .missing(isNumber: true)
  }
}

extension Item {
  /// The list of an item whose answer is a choice, or several.
  fileprivate var listIndex: Int? {
    switch kind {
    case .choice(let list), .choices(let list, _, _), .ranking(let list, _): list
    case .point, .number, .text, .date, .time, .datetime, .calculated, .none: nil
    }
  }
}

extension TypedExpression {
  /// What keeps a condition from ever holding.
  struct Futility {
    /// Where the constant that nothing equals stands in the expression.
    let range: Range<Int>
    /// The item whose list does not have it.
    var item: Int?
  }

  /// What keeps the condition from ever holding: a comparison with a code that there is not, or with an attribute that
  /// the choice does not have; `nil` where answers decide.
  var reasonNeverToHold: Futility? {
    switch node {
    case .and(let left, let right): left.reasonNeverToHold ?? right.reasonNeverToHold
    case .or(let left, let right): right.reasonNeverToHold == nil ? nil : left.reasonNeverToHold
    case .comparison(let comparison, let left, let right):
      left.missingRange ?? right.missingRange
        ?? (comparison == .equal ? left.strangeRange(beside: right) ?? right.strangeRange(beside: left) : nil)
    case .textComparison(let isEqual, let left, let right):
      if case .constantText(let first) = left.node, case .constantText(let second) = right.node {
        (first == second) == isEqual ? nil : Futility(range: left.range)
      } else {
        left.missingRange ?? right.missingRange
      }
    case .membership(let value, _), .textMembership(let value, _): value.missingRange
    case .has(let set, -1): set.item.map { Futility(range: afterSet(set), item: $0) }
    case .constant(0) where type == .boolean: Futility(range: range)
    default: nil
    }
  }

  private var missingRange: Futility? {
    if case .coalesce(let values) = node, values.isEmpty { Futility(range: range) } else { nil }
  }

  /// Whether it is the code that a list does not have.
  private func strangeRange(beside other: TypedExpression) -> Futility? {
    guard case .constant(-1) = node, case .choice = type, let item = other.item else { return nil }
    return Futility(range: range, item: item)
  }

  private var item: Int? { if case .item(let item) = node { item } else { nil } }

  /// Where the code after `has` stands.
  private func afterSet(_ set: TypedExpression) -> Range<Int> {
    let width = "has".utf8.count
    return min(set.range.upperBound + width, range.upperBound)..<range.upperBound
  }
}
