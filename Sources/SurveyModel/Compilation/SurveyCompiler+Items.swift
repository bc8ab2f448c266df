extension SurveyCompiler {
  /// Lays sections and questions out in document order as items.
  mutating func collectItems() {
    collect(survey.elements, in: nil, inherited: survey.inherited)
    declareAcrossPasses()
    checkLoopVariables()
    // Whatever refers to a declaration that is left out for a fault of its own is right.
    for name in survey.incomplete { declare(name, as: .faulty) }
  }

  mutating func collect(_ elements: [SurveyElement], in section: Int?, inherited: Inheritable) {
    for element in elements {
      switch element {
      case .question(let question): collect(question, in: section, inherited: inherited)
      case .section(let inner):
        declare(qualified(inner.id, in: section), as: .section)
        let index = open(inner, in: section)
        collect(inner.elements, in: index, inherited: inner.inherited.inheriting(from: inherited))
        close(index)
      case .loop(let loop): collect(loop, in: section, inherited: inherited)
      }
    }
  }

  /// Begins a section.
  ///
  /// - Returns: Its index.
  mutating func open(_ section: Section, in outer: Int?, isConditional: Bool? = nil) -> Int {
    let index = sections.count
    sections.append(.init(section: section, parent: outer, firstItem: items.count, isConditional: isConditional))
    passOfSection[index] = outer.flatMap { passOfSection[$0] }
    nodes.append(.section(index))
    return index
  }

  /// Ends a section; one that holds nothing is reported.
  mutating func close(_ index: Int) {
    sections[index].items = sections[index].items.lowerBound..<items.count
    let id = sections[index].section.id
    if sections[index].items.isEmpty, !id.isStandIn { report(.emptySection(id.text, isLoop: false), at: id.range) }
  }

  /// An id with the pass that it is in: `kind` in the pass `paris` of the loop `shops` is `shops.paris.kind`.
  func qualified(_ id: Name, in section: Int?) -> Name {
    guard let pass = pass(of: section) else { return id }
    return Name(pass.prefix + id.text, at: id.range)
  }

  private mutating func collect(_ question: Question, in section: Int?, inherited: Inheritable) {
    let index = questions.count
    questions.append(question)
    // What cannot be changed can neither be demanded nor refused.
    let settings =
      question.readonly == nil ? question.inherited.inheriting(from: inherited) : Inheritable(requirement: .no)
    if case .grid(let answer, let rows) = question.kind {
      collect(rows, answeredWith: answer, of: question, in: section, settings)
      return
    }
    if case .allocation(let choices, let limits) = question.kind {
      collectShares(of: question, over: choices, limits, in: section, settings)
      return
    }
    let role: Item.Role =
      switch question.kind {
      case .statement: .statement
      case .variable, .passes: .variable
      default: .answer
      }
    let kind = itemKind(of: question)
    let main = items.count
    let id = qualified(question.id, in: section)
    add(
      Item(
        id: id.text, question: index, role: role, kind: kind ?? .none, section: section,
        requirement: role == .answer ? settings.requirement ?? .no : .no,
        allowed: role == .answer ? settings.allowed ?? [] : [], isReadonly: question.readonly != nil),
      at: id)
    // A question whose list is unknown keeps its name, so that conditions on it give no second message.
    if kind == nil { markFaulty(main) }
    switch question.kind {
    case .single(_, true), .multiple(_, true, _, _):
      addPart(.other, of: main, .text(TextLimits()), requirement: .yes, requiredFrom: nil, question.id)
    case .check(_, let parts):
      if let part = parts.evidence {
        addPart(
          .evidence, of: main, .text(TextLimits(isMultiline: false)), requiredFrom: part.requiredFrom, question.id)
      }
      if parts.owner != nil { addPart(.owner, of: main, .text(TextLimits()), requiredFrom: nil, question.id) }
      if parts.due != nil { addPart(.due, of: main, .date(DateLimits()), requiredFrom: nil, question.id) }
    default: break
    }
  }

  /// Lays the rows of a grid out; the grid itself has a name and no answer.
  private mutating func collect(
    _ rows: [GridRow], answeredWith answer: GridAnswer, of question: Question, in section: Int?,
    _ settings: Inheritable
  ) {
    let id = qualified(question.id, in: section)
    let ids = rows.map { "\(id.text).\($0.id.text)" }
    declare(id, as: .composite(ids))
    let kind: Item.Kind? =
      switch answer {
      case .scale(let name): list(named: name, asScale: true).map { .point(list: $0) }
      case .choices(let name): list(named: name, asScale: false).map { .choice(list: $0) }
      }
    for (index, row) in rows.enumerated() {
      let main = items.count
      add(
        Item(
          id: ids[index], question: questions.count - 1, role: .answer, kind: kind ?? .none, section: section,
          requirement: settings.requirement ?? .no, allowed: settings.allowed ?? [], row: index,
          isReadonly: question.readonly != nil),
        at: row.id)
      if kind == nil { markFaulty(main) }
    }
  }

  /// Lays the shares of an allocation out, a number for each choice.
  private mutating func collectShares(
    of question: Question, over name: Name, _ limits: AllocationLimits, in section: Int?, _ settings: Inheritable
  ) {
    guard let list = list(named: name, asScale: false) else {
      declare(qualified(question.id, in: section), as: .faulty)
      return
    }
    let choices = choiceLists[list].choices
    let id = qualified(question.id, in: section)
    let ids = choices.map { "\(id.text).\($0.code.text)" }
    declare(id, as: .composite(ids))
    let first = items.count
    for (index, choice) in choices.enumerated() {
      checkPartOfColumn(choice.code)
      add(
        Item(
          id: ids[index], question: questions.count - 1, role: .answer, kind: .number(limits.share), section: section,
          requirement: settings.requirement ?? .no, allowed: settings.allowed ?? [], row: index),
        at: question.id)
    }
    allocations.append((first..<items.count, limits))
  }

  /// Reports a code that cannot be a part of an id.
  mutating func checkPartOfColumn(_ code: Name) {
    guard !code.text.utf8.allSatisfy(\.isNameByte) else { return }
    report(
      .badName(code.text, hint: "it is a part of a column's name here; use letters, digits, - and _"), at: code.range)
  }

  private mutating func addPart(
    _ role: Item.Role, of main: Int, _ kind: Item.Kind, requirement: Requirement = .no, requiredFrom: Ratio?,
    _ name: Name
  ) {
    add(
      Item(
        id: "\(items[main].id).\(role.rawValue)", question: items[main].question, role: role, kind: kind,
        section: items[main].section, requirement: requirement, allowed: [], parent: main, requiredFrom: requiredFrom),
      at: name)
  }

  mutating func add(_ item: Item, at name: Name) {
    let index = items.count
    enterAcrossPasses(item)
    items.append(item)
    nodes.append(.item(index))
    declare(
      Name(item.id, at: name.range), as: item.valueType.map { .item(index, $0) } ?? .statement,
      isPart: item.parent != nil)
  }

  /// Enters an id; a second use is reported and keeps the first meaning.
  mutating func declare(_ name: Name, as symbol: ExpressionSymbol, isPart: Bool = false) {
    if let first = places[name.text] {
      // The parts of a question that is there twice are there twice as well.
      if isPart { return }
      report(
        .duplicateID(name.text), at: name.range, notes: [.init("'\(name.text)' is first used here", at: first)])
      return
    }
    places[name.text] = name.range
    symbols[name.text] = symbol
  }

  /// What the main item of a question holds; `nil` when its list is unknown.
  private mutating func itemKind(of question: Question) -> Item.Kind? {
    switch question.kind {
    case .single(let choices, let hasOther):
      return list(named: choices, asScale: false)
        .map { .choice(list: hasOther ? listWithOther($0, at: question.id.range) : $0) }
    case .multiple(let choices, let hasOther, let minimum, let maximum):
      return list(named: choices, asScale: false)
        .map {
          .choices(
            list: hasOther ? listWithOther($0, at: question.id.range) : $0, minimum: minimum, maximum: maximum)
        }
    case .ranking(let choices, let top):
      return list(named: choices, asScale: false)
        .map { .ranking(list: $0, count: top ?? choiceLists[$0].choices.count) }
    case .rating(let scale), .check(let scale, _): return list(named: scale, asScale: true).map { .point(list: $0) }
    case .yesno: return .choice(list: 0)
    case .grid, .allocation: return nil
    case .number(let limits): return .number(limits)
    case .text(let limits): return .text(limits)
    case .date(let limits): return .date(limits)
    case .time(let limits): return .time(limits)
    case .datetime(let limits): return .datetime(limits)
    case .statement: return Item.Kind.none
    case .passes: return .calculated(.number)
    case .variable(let variable):
      return .calculated(variable.type.map(ExpressionType.init) ?? .number)
    }
  }

  mutating func checkNamesByCase() {
    var byLowercase: [String: Name] = [:]
    let columns = questions.flatMap { question in
      [question.id] + question.rows.map { Name("\(question.id.text).\($0.id.text)", at: $0.id.range) }
    }
    for column in columns {
      let key = column.text.lowercased()
      if let other = byLowercase[key], other.text != column.text {
        report(
          .nameCase(column.text, other: other.text), at: column.range,
          notes: [.init("'\(other.text)' is defined here", at: other.range)])
      }
      byLowercase[key] = byLowercase[key] ?? column
    }
  }
}

extension ExpressionType {
  /// The type that an author declared for a variable.
  init(_ declared: Variable.DeclaredType) {
    switch declared {
    case .number: self = .number
    case .text: self = .text
    case .boolean: self = .boolean
    case .date: self = .date
    case .time: self = .time
    case .datetime: self = .datetime
    }
  }
}
