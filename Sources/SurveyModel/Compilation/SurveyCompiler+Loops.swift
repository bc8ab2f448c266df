/// Laying out loops: each pass becomes a section of its own, and its questions items like all others.
extension SurveyCompiler {
  /// The most items that a survey may have once its loops are laid out.
  static let greatestItemCount = 200_000

  /// Lays a loop out, pass after pass.
  mutating func collect(_ loop: Loop, in outer: Int?, inherited: Inheritable) {
    declareInside(loop, in: outer)
    let settings = loop.inherited.inheriting(from: inherited)
    let section = open(
      Section(id: loop.id, title: loop.title, intro: loop.intro, relevance: loop.relevance, elements: []), in: outer)
    let counter = addCounter(of: loop, in: section)
    guard !loop.elements.isEmpty else {
      if !loop.id.isStandIn { report(.emptySection(loop.id.text, isLoop: true), at: loop.id.range) }
      if case .over(let name) = loop.repetition, let list = listIndex[name.text] { usedLists.insert(list) }
      return
    }
    switch loop.repetition {
    case .over(let name): collect(loop, over: name, in: section, counter, settings)
    case .count(let count, let maximum):
      loopCounts[section] = LoopCount(fragment: count, maximum: maximum, limits: loop.limits)
      for number in 1...max(1, checkedCount(maximum, of: loop)) where hasRoom(for: loop) {
        let rule = LoopPass.Rule.counted(loop: section, number: number)
        collect(numbered(number, of: loop, in: section), of: loop, in: section, rule, counter, settings)
      }
    case .entries(let minimum, let maximum, let prompt):
      if minimum > maximum { report(.emptyRange("min=\"\(minimum)\" is above max=\"\(maximum)\""), at: loop.limits) }
      var previous: Int?
      for number in 1...max(1, checkedCount(maximum, of: loop)) where hasRoom(for: loop) {
        let pass = numbered(number, of: loop, in: section)
        guard number > minimum else {
          collect(pass, of: loop, in: section, nil, counter, settings)
          continue
        }
        let asking = addEntryQuestion(number, of: loop, prompt, in: section)
        collect(pass, of: loop, in: section, .added(asking: asking), counter, settings)
        entries.append(RosterEntry(question: asking, items: (asking + 1)..<items.count, previous: previous))
        previous = asking
      }
    }
    close(section)
  }

  /// One pass: a section with the loop's questions in it.
  private mutating func collect(
    _ pass: LoopPass, of loop: Loop, in section: Int, title: LocalizedText? = nil, _ rule: LoopPass.Rule?,
    _ counter: Int, _ settings: Inheritable
  ) {
    let own = Section(
      id: Name(String(pass.prefix.dropLast()), at: loop.id.range), title: loop.label ?? title ?? number(of: pass),
      elements: [])
    let index = open(own, in: section, isConditional: rule != nil)
    passOfSection[index] = passes.count
    passes.append(pass)
    passRules[index] = rule
    passesCounted[counter, default: []].append(index)
    collect(loop.elements, in: index, inherited: settings)
    close(index)
  }

  private func numbered(_ number: Int, of loop: Loop, in section: Int) -> LoopPass {
    pass(String(number), position: number, of: loop, in: section, .fixed(Double(number), .number))
  }

  private func pass(
    _ code: String, position: Int, of loop: Loop, in section: Int, _ value: ExpressionSymbol
  ) -> LoopPass {
    let outer = passOfSection[section]
    return LoopPass(
      loop: (outer.map { passes[$0].loop + "." } ?? "") + loop.id.text, code: code,
      prefix: "\(qualified(loop.id, in: section).text).\(code).", outer: outer, position: position,
      variable: loop.variable?.text, value: value)
  }

  /// The title of a pass that has no other: its number.
  private func number(of pass: LoopPass) -> LocalizedText {
    inAllLanguages { _ in .text(pass.code) }
  }

  // MARK: - Loops over choices

  private mutating func collect(
    _ loop: Loop, over name: Name, in section: Int, _ counter: Int, _ settings: Inheritable
  ) {
    guard let (list, item) = choices(named: name, of: loop, in: section) else {
      markFaulty(counter)
      passesCounted[counter] = []
      // What is asked in the passes cannot be known, and whatever refers to it is right.
      for id in loop.elements.flatMap(\.ids) { symbols[id.text] = .faulty }
      faultyLoops.append(qualified(loop.id, in: section).text + ".")
      return
    }
    for (index, choice) in choiceLists[list].choices.enumerated() where hasRoom(for: loop) {
      checkPartOfColumn(choice.code)
      var pass = pass(
        choice.code.text, position: index + 1, of: loop, in: section, .fixed(Double(index), .choice(list: list)))
      var label = choice.label ?? standardText { $0.label(of: choice) }
      if choice == BuiltInLists.other, let item, item + 1 < items.count, items[item + 1].role == .other {
        pass.ownWords = item + 1
        label = inAllLanguages { _ in .output(SourceFragment(text: items[item + 1].id, range: name.range)) }
      }
      collect(
        pass, of: loop, in: section, title: label, item.map { .chosen(item: $0, choice: index) }, counter, settings)
    }
  }

  /// The list that a loop goes over, and the question whose choices count, where it goes over a question.
  private mutating func choices(named name: Name, of loop: Loop, in section: Int) -> (list: Int, item: Int?)? {
    switch scope(in: section).symbol(named: name.text) {
    case .item(let item, let type)? where item < sections[section].items.lowerBound:
      switch type {
      case .choice(let list), .choices(let list), .ranking(let list): return (list, item)
      default:
        let problem = "a loop goes over a question that chooses from a list, and '\(name.text)' is \(type.noun)"
        report(.typeMismatch(problem), at: name.range)
        return nil
      }
    case .faulty?: return nil
    case .insideLoop(let path)?:
      report(.loopReference(name.text, loop: path.loop, all: path.all, one: path.one), at: name.range)
      return nil
    case .some:
      report(
        .typeMismatch("a loop goes over a list of choices, or a question that chooses from one"), at: name.range)
      return nil
    case nil: break
    }
    if let index = listIndex[name.text], !choiceLists[index].isInline {
      usedLists.insert(index)
      return choiceLists[index].choices.isEmpty ? nil : (index, nil)
    }
    if let later = survey.elements.firstQuestion(named: name.text) {
      report(
        .forwardReference(from: loop.id.text, to: name.text), at: name.range,
        notes: [.init("'\(name.text)' is asked here", at: later.id.range)])
      return nil
    }
    guard !survey.lacksLibrary else { return nil }
    let lists = survey.choiceLists.filter { !$0.isInline }.map(\.id.text)
    let chosen = items.filter { choiceList(of: $0) != nil && $0.parent == nil }.map(\.id)
    let meant = NameSuggestion.nearest(to: name.text, among: chosen + lists)
    report(
      .unknownReference(name.text, kind: "question or list of choices"), at: name.range, suggestion: meant,
      notes: meant.flatMap { places[$0] }.map { [.init("'\(meant ?? "")' is defined here", at: $0)] } ?? [])
    usedLists.formUnion((meant.map { [$0] } ?? lists).compactMap { listIndex[$0] })
    return nil
  }

  private func choiceList(of item: Item) -> Int? {
    switch item.kind {
    case .choice(let list), .choices(let list, _, _), .ranking(let list, _): list
    default: nil
    }
  }

  // MARK: - Items of a loop's own

  /// The number of passes on the route, under the loop's own name.
  private mutating func addCounter(of loop: Loop, in section: Int) -> Int {
    let index = items.count
    questions.append(Question(id: loop.id, kind: .passes, prompt: loop.title ?? LocalizedText([])))
    let id = qualified(loop.id, in: section)
    add(
      Item(
        id: id.text, question: questions.count - 1, role: .variable, kind: .calculated(.number), section: section),
      at: id)
    return index
  }

  /// The question whether there is one more entry.
  private mutating func addEntryQuestion(
    _ number: Int, of loop: Loop, _ prompt: LocalizedText?, in section: Int
  ) -> Int {
    let index = items.count
    let standard = standardText { $0.oneMoreEntry(isFirst: number == 1) }
    questions.append(Question(id: loop.id, kind: .yesno, prompt: prompt ?? standard))
    let id = Name("\(qualified(loop.id, in: section).text).\(number)", at: loop.id.range)
    add(
      Item(id: id.text, question: questions.count - 1, role: .answer, kind: .choice(list: 0), section: section),
      at: id)
    return index
  }

  private func standardText(_ words: (StandardWording) -> String) -> LocalizedText {
    inAllLanguages { .text(words(StandardWording($0))) }
  }

  private func inAllLanguages(_ content: (LanguageTag) -> LocalizedText.Inline) -> LocalizedText {
    LocalizedText(survey.languages.map { .init(language: $0, content: [content($0)], range: .none) })
  }

  // MARK: - Limits

  private mutating func checkedCount(_ count: Int, of loop: Loop) -> Int {
    if count < 1 { report(.emptyRange("max=\"\(count)\" leaves no pass"), at: loop.limits) }
    guard count > Loop.greatestCount else { return count }
    report(.loopTooLarge("\(count) passes", limit: "\(Loop.greatestCount) passes"), at: loop.limits)
    return 1
  }

  /// Whether there is room for another pass; none is reported once, and ends the loop.
  private mutating func hasRoom(for loop: Loop) -> Bool {
    guard items.count > Self.greatestItemCount else { return true }
    report(
      .loopTooLarge("more than \(Self.greatestItemCount) items", limit: "\(Self.greatestItemCount) items"),
      at: loop.id.range)
    return false
  }

  // MARK: - Names

  /// The pass that a section is in or is.
  func pass(of section: Int?) -> LoopPass? { section.flatMap { passOfSection[$0] }.map { passes[$0] } }

  /// Enters the ids inside a loop: they are unique in the survey, and have no meaning outside the loop by themselves.
  private mutating func declareInside(_ loop: Loop, in outer: Int?) {
    let around = pass(of: outer).map { $0.loop + "." } ?? ""
    for id in loop.elements.flatMap(\.ids) where places[id.text] != id.range {
      let path = LoopPath(loop: loop.id.text, all: "\(around)\(loop.id.text).\(id.text)")
      declare(id, as: .insideLoop(path))
      pathsInLoops[id.text] = path
    }
    if let variable = loop.variable { loopVariables.append(variable) }
  }

  /// Notes an item under its ids without one or several of the passes it is in.
  mutating func enterAcrossPasses(_ item: Item) {
    guard let innermost = pass(of: item.section), item.id.hasPrefix(innermost.prefix) else { return }
    let own = item.id.dropFirst(innermost.prefix.count)
    var levels: [LoopPass] = []
    var next: LoopPass? = innermost
    while let pass = next {
      levels.insert(pass, at: 0)
      next = pass.outer.map { passes[$0] }
    }
    for mask in 1..<(1 << levels.count) {
      var key = ""
      for (level, pass) in levels.enumerated() {
        key += pass.loop.split(separator: ".").last.map(String.init) ?? ""
        if mask & (1 << level) == 0 { key += "." + pass.code }
        key += "."
      }
      itemsAcrossPasses[key + own, default: []].append(item.id)
    }
  }

  /// Reports names of passes that are something else, too: what they mean would depend on the place.
  mutating func checkLoopVariables() {
    for variable in loopVariables {
      guard let first = places[variable.text] else { continue }
      report(
        .duplicateID(variable.text), at: variable.range,
        notes: [.init("'\(variable.text)' is first used here", at: first)])
    }
  }

  /// Reports a loop that makes fewer passes than its count can ask for.
  mutating func checkCount(of loop: Int) {
    guard let declared = loopCounts[loop], let greatest = declared.value.flatMap({ reach(of: $0) })?.greatest,
      greatest > Double(declared.maximum)
    else { return }
    report(
      .idleLimit("the count can be \(greatest.shortText), and the loop makes at most \(declared.maximum) passes"),
      at: declared.limits)
  }

  /// Gives the ids without passes their meaning: all the items that differ in nothing else.
  mutating func declareAcrossPasses() {
    for (id, all) in itemsAcrossPasses where symbols[id] == nil { symbols[id] = .composite(all) }
    for (id, var path) in pathsInLoops {
      guard case .insideLoop? = symbols[id] else { continue }
      path.one = itemsAcrossPasses[path.all]?.first
      symbols[id] = .insideLoop(path)
    }
  }

  // MARK: - Conditions

  /// When a pass is on the route, apart from the loop around it; `nil` when always.
  func passCondition(ofSection section: Int) -> TypedExpression? {
    func node(_ node: TypedExpression.Node, _ type: ExpressionType) -> TypedExpression {
      TypedExpression(node: node, type: type, range: 0..<0)
    }
    switch passRules[section] {
    case .chosen(let item, let choice)?:
      guard let type = items[item].valueType else { return nil }
      let answer = node(.item(item), type)
      if case .choice = type {
        return node(.comparison(.equal, answer, node(.constant(Double(choice)), type)), .boolean)
      }
      return node(.has(answer, choice), .boolean)
    case .counted(let loop, let number)?:
      guard let count = loopCounts[loop]?.value else { return nil }
      return node(.comparison(.greaterOrEqual, count, node(.constant(Double(number)), .number)), .boolean)
    case .added(let asking)?: return .isYes(asking)
    case nil: return nil
    }
  }

  /// The conditions of the questions about entries, by item: each is asked when there is the entry before.
  func entryConditions() -> [Int: TypedExpression] {
    var conditions: [Int: TypedExpression] = [:]
    for entry in entries { conditions[entry.question] = entry.previous.map { .isYes($0) } }
    return conditions
  }

  /// The number of passes whose conditions hold.
  func passCount(ofCounter counter: Int) -> TypedExpression {
    let conditions = (passesCounted[counter] ?? []).map { section in
      passCondition(ofSection: section) ?? TypedExpression(node: .constant(1), type: .boolean, range: 0..<0)
    }
    return TypedExpression(node: .aggregate(.sum, conditions), type: .number, range: 0..<0)
  }

  // MARK: - Diagnostics

  /// What is wrong in a loop is found in each of its passes, and said once.
  mutating func reportOncePerPlace() {
    guard !passes.isEmpty else { return }
    struct Place: Hashable {
      let code: DiagnosticCode
      let range: SourceRange
    }
    var seen: Set<Place> = []
    diagnostics.removeAll { !seen.insert(Place(code: $0.code, range: $0.range)).inserted }
  }
}

extension TypedExpression {
  /// Whether a yes-no item is answered with yes.
  fileprivate static func isYes(_ item: Int) -> TypedExpression {
    let answer = TypedExpression(node: .item(item), type: .choice(list: 0), range: 0..<0)
    let yes = TypedExpression(node: .constant(0), type: .choice(list: 0), range: 0..<0)
    return TypedExpression(node: .comparison(.equal, answer, yes), type: .boolean, range: 0..<0)
  }
}

extension SurveyElement {
  /// The ids that an element enters where it stands: its own and those inside it; not those inside a loop.
  fileprivate var ids: [Name] {
    switch self {
    case .section(let section): [section.id] + section.elements.flatMap(\.ids)
    case .loop(let loop): [loop.id]
    case .question(let question): [question.id]
    }
  }
}

extension [SurveyElement] {
  /// The first question of an id, wherever it stands.
  fileprivate func firstQuestion(named id: String) -> Question? {
    for element in self {
      switch element {
      case .section(let section): if let found = section.elements.firstQuestion(named: id) { return found }
      case .loop(let loop): if let found = loop.elements.firstQuestion(named: id) { return found }
      case .question(let question): if question.id.text == id { return question }
      }
    }
    return nil
  }
}
