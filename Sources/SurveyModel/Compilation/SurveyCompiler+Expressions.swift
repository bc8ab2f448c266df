extension SurveyCompiler {
  /// The scope of a survey's own expressions.
  struct Scope: ExpressionScope {
    let symbols: [String: ExpressionSymbol]
    let choiceLists: [ChoiceList]
    let items: [Item]
    let formerNames: [String: String]
    let faultyLoops: [String]
    /// The passes around, the innermost first.
    let passes: [LoopPass]
    var candidate: ExpressionSymbol?
    /// What choices say of themselves, where a filter stands.
    var attributes: [String] = []
    var kind: String { attributes.isEmpty ? "question" : "question or attribute" }
    var position: Int? { passes.first?.position }

    /// Names mean what is in the own pass first, then in the passes around, then in the survey.
    func symbol(named name: String) -> ExpressionSymbol? {
      for pass in passes {
        if pass.variable == name { return pass.value }
        if let symbol = symbols[pass.prefix + name] { return symbol }
      }
      if let symbol = symbols[name] { return symbol }
      return faultyLoops.contains(where: name.hasPrefix) ? .faulty : nil
    }

    func choiceList(_ index: Int) -> ChoiceList { choiceLists[index] }
    func isPoint(_ item: Int) -> Bool { if case .point = items[item].kind { true } else { false } }
    func currentName(ofFormer name: String) -> String? { formerNames[name] }

    func isCode(_ name: String) -> Bool {
      choiceLists.contains { list in
        list.choices.contains { $0.code.text == name || $0.attributes.contains { $0?.text == name } }
      }
    }

    /// The names that "did you mean" may offer, in document order; what is in the own pass without its beginning.
    var names: [String] {
      let all = items.filter { $0.role != .statement }.map(\.id)
      let own = passes.flatMap { pass in
        all.filter { $0.hasPrefix(pass.prefix) }.map { String($0.dropFirst(pass.prefix.count)) }
          + [pass.variable].compactMap(\.self)
      }
      return attributes + own + all
    }
  }

  /// What names mean at the level of the survey, or in a section; `.` stands for an item, where one is judged.
  func scope(in section: Int? = nil, candidate: Int? = nil) -> Scope {
    var around: [LoopPass] = []
    var next = pass(of: section ?? candidate.flatMap { items[$0].section })
    while let pass = next {
      around.append(pass)
      next = pass.outer.map { passes[$0] }
    }
    return Scope(
      symbols: symbols, choiceLists: choiceLists, items: items, formerNames: formerNames,
      faultyLoops: faultyLoops, passes: around,
      candidate: candidate.flatMap { index in items[index].valueType.map { .item(index, $0) } })
  }

  /// Types variables first, since their types are what other expressions see, then conditions and constraints.
  mutating func resolveExpressions() {
    resolveVariables()
    resolveOffers()
    for index in sections.indices {
      if var count = loopCounts[index] {
        count.value = number(count.fragment, in: scope(in: sections[index].parent))
        loopCounts[index] = count
        checkCount(of: index)
      }
      let outer = scope(in: sections[index].parent)
      sectionCondition[index] =
        passCondition(ofSection: index) ?? sections[index].section.relevance.flatMap { condition($0, in: outer) }
    }
    for (counter, _) in passesCounted where !unusable.contains(counter) {
      variableValue[counter] = passCount(ofCounter: counter)
    }
    let ofEntries = entryConditions()
    var scope = scope()
    var section: Int?
    for index in items.indices {
      let item = items[index]
      if item.section != section {
        section = item.section
        scope = self.scope(in: section)
      }
      let question = questions[item.question]
      if let parent = item.parent {
        itemCondition[index] = partCondition(of: item, parent: parent, declared: itemCondition[parent])
      } else if let row = item.row {
        // Its question is a grid, or an allocation.
        resolveRow(row, index, question, scope)
      } else {
        itemCondition[index] = ofEntries[index] ?? question.relevance.flatMap { condition($0, in: scope) }
        resolveConstraints(of: index, question)
      }
    }
    reportUncoveredAnswers()
    for allocation in allocations { resolveSums(of: allocation.items, allocation.limits) }
  }

  /// Every share of an allocation keeps the sum below the total, and the last one that is asked makes it exact.
  private mutating func resolveSums(of shares: Range<Int>, _ limits: AllocationLimits) {
    for item in shares {
      let sum = AllocationSum(
        items: Array(shares.lowerBound...item), total: limits.total, following: Array(item + 1..<shares.upperBound))
      nodes.append(.constraint(constraints.count))
      constraints.append(.init(item: item, rule: .sum(sum)))
      constraintTests.append(TypedExpression(node: .addsUp(sum), type: .boolean, range: 0..<0))
    }
  }

  /// A row of a grid is asked where its grid is and its own condition holds, and a share where its choice is offered;
  /// what the whole says is said once.
  private mutating func resolveRow(_ row: Int, _ index: Int, _ question: Question, _ scope: Scope) {
    let grid = items[index].question
    if row == 0 { gridCondition[grid] = question.relevance.flatMap { condition($0, in: scope) } }
    if let share = offerOfQuestion[grid], case .allocation = question.kind {
      rowCondition[index] = offers[share].condition(ofChoice: row)
    } else {
      let own = question.rows.indices.contains(row) ? question.rows[row].relevance : nil
      rowCondition[index] = own.flatMap { condition($0, in: scope) }
    }
    itemCondition[index] =
      if let outer = gridCondition[grid], let own = rowCondition[index] {
        TypedExpression(node: .and(outer, own), type: .boolean, range: own.range)
      } else {
        gridCondition[grid] ?? rowCondition[index]
      }
    let known = diagnostics.count
    resolveConstraints(of: index, question)
    // All rows have the same type, so that a fault in a check of theirs is the same for all.
    if row > 0 { diagnostics.removeSubrange(known...) }
  }

  private mutating func resolveConstraints(of item: Int, _ question: Question) {
    guard !question.constraints.isEmpty, !unusable.contains(item) else { return }
    let scope = scope(candidate: item)
    for constraint in question.constraints {
      guard let test = condition(constraint.test, in: scope) else { continue }
      nodes.append(.constraint(constraints.count))
      constraints.append(.init(item: item, rule: .declared(constraint)))
      constraintTests.append(judgedWhenComputable(test, own: item))
    }
  }

  /// A test that holds while an answer it needs is missing: nobody can mend an answer that fails for want of another.
  private func judgedWhenComputable(_ test: TypedExpression, own: Int) -> TypedExpression {
    test.itemsNeeded.filter { $0 != own }.reversed().reduce(test) { guarded, needed in
      func node(_ node: TypedExpression.Node) -> TypedExpression {
        TypedExpression(node: node, type: .boolean, range: test.range)
      }
      return node(.or(node(.not(node(.answered(needed)))), guarded))
    }
  }

  /// A part is asked once its question is answered; each role has its own rule.
  private func partCondition(of item: Item, parent: Int, declared: TypedExpression?) -> TypedExpression? {
    func node(_ node: TypedExpression.Node, _ type: ExpressionType = .boolean) -> TypedExpression {
      TypedExpression(node: node, type: type, range: 0..<0)
    }
    guard !unusable.contains(parent), let type = items[parent].valueType else { return nil }
    let answer = node(.item(parent), type)
    switch item.role {
    case .other:
      switch items[parent].kind {
      case .choice(let list):
        let code = node(.constant(Double(choiceLists[list].choices.count - 1)), type)
        return node(.comparison(.equal, answer, code))
      case .choices(let list, _, _): return node(.has(answer, choiceLists[list].choices.count - 1))
      default: return nil
      }
    case .evidence:
      let notApplicable = node(.constant(Double(AnswerState.notApplicable.rawValue)), .state)
      let excused = node(.comparison(.equal, node(.state(parent), .state), notApplicable))
      return node(.or(node(.answered(parent)), excused))
    case .owner, .due:
      guard case .check(_, let parts) = questions[item.question].kind,
        let limit = (item.role == .owner ? parts.owner : parts.due)?.askedBelow
      else { return node(.answered(parent)) }
      return node(.comparison(.less, answer, node(.constant(limit.doubleValue), .number)))
    case .answer, .statement, .variable: return declared
    }
  }

  // MARK: - Single expressions

  /// Reads and types a condition; `nil` when it is faulty, which is reported.
  mutating func condition(_ fragment: SourceFragment, in scope: some ExpressionScope) -> TypedExpression? {
    guard let syntax = parse(fragment) else { return nil }
    do throws(ExpressionFault) {
      let expression = try ExpressionChecker(scope: scope).condition(syntax)
      if expression.isConstant, case .boolean = syntax.node {
        // `true` and `false` alone are meant: a question switched on or off.
        return expression
      }
      if expression.isConstant, let outcome = expression.constantOutcome {
        report(.constantCondition(always: outcome), at: fragment.range)
      } else {
        reportUnreachable(in: expression, fragment)
      }
      return expression
    } catch {
      report(error, in: fragment)
      return nil
    }
  }

  /// Reads and types an expression that must be a number; `nil` when it is faulty, which is reported.
  mutating func number(_ fragment: SourceFragment, in scope: some ExpressionScope) -> TypedExpression? {
    guard let syntax = parse(fragment) else { return nil }
    do throws(ExpressionFault) {
      return try ExpressionChecker(scope: scope).number(syntax, beside: "a count")
    } catch {
      report(error, in: fragment)
      return nil
    }
  }

  mutating func parse(_ fragment: SourceFragment) -> ExpressionSyntax? {
    do throws(ExpressionFault) {
      return try ExpressionParser.parse(fragment.text)
    } catch {
      report(error, in: fragment)
      return nil
    }
  }

  /// Reports a fault inside an expression, with a note at the definition of the name that was meant.
  mutating func report(_ fault: ExpressionFault, in fragment: SourceFragment) {
    guard !fault.isConsequence else { return }
    var notes: [Diagnostic.Note] = []
    // A choice may be called like a question, so only names of questions and scores are looked up.
    if fault.problem.code == .unknownReference, let name = fault.suggestion {
      let score = name.split(separator: ".").first.map(String.init) ?? name
      let known = places[name] == nil ? score : name
      if let place = places[known] { notes = [.init("'\(known)' is defined here", at: place)] }
    }
    let range = fragment.fileRange(of: fault.range)
    report(
      fault.problem, at: range, suggestion: fault.suggestion, fix: Self.fix(of: fault, in: fragment, at: range),
      notes: notes)
  }

  /// The change that mends a fault inside an expression; a code in quotation marks keeps them.
  private static func fix(of fault: ExpressionFault, in fragment: SourceFragment, at range: SourceRange) -> Fix? {
    if let word = fault.replacement { return .rename([range], to: word, .exact) }
    let written = fragment.text.utf8.dropFirst(fault.range.lowerBound).prefix(fault.range.count)
    guard let meant = fault.suggestion, let quote = written.first, quote == written.last, written.count > 1,
      quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"")
    else { return nil }
    let inside = fault.range.lowerBound + 1..<fault.range.upperBound - 1
    return .rename([fragment.fileRange(of: inside)], to: meant, .likely)
  }

  /// Makes expressions on an item say nothing: what is wrong with it is reported where it stands.
  mutating func markFaulty(_ item: Int) {
    unusable.insert(item)
    symbols[items[item].id] = .faulty
  }

  // MARK: - Variables

  private mutating func resolveVariables() {
    var syntaxes: [Int: ExpressionSyntax] = [:]
    for index in items.indices {
      guard case .variable(let variable) = questions[items[index].question].kind else { continue }
      syntaxes[index] = parse(variable.value)
      if syntaxes[index] == nil { markFaulty(index) }
    }
    var visited: Set<Int> = []
    for index in syntaxes.keys.sorted() { resolveVariable(index, syntaxes, &visited) }
  }

  /// Types a variable after those it reads; one met again on the way is in a cycle, which the graph reports. Chains can
  /// be as long as the survey, hence a stack of our own.
  private mutating func resolveVariable(_ root: Int, _ syntaxes: [Int: ExpressionSyntax], _ visited: inout Set<Int>) {
    var typed: Set<Int> = []
    var open = visited.contains(root) ? [] : [root]
    while let index = open.last {
      if visited.insert(index).inserted {
        let scope = scope(in: items[index].section)
        let needed = (syntaxes[index]?.names ?? []).compactMap { name -> Int? in
          guard case .item(let read, _)? = scope.symbol(named: name) else { return nil }
          return syntaxes[read] == nil || visited.contains(read) ? nil : read
        }
        open += needed
        if !needed.isEmpty { continue }
      }
      open.removeLast()
      guard typed.insert(index).inserted, let syntax = syntaxes[index],
        case .variable(let variable) = questions[items[index].question].kind
      else { continue }
      do throws(ExpressionFault) {
        let value = try typedValue(of: variable, in: items[index].section, syntax)
        try accept(value, for: index, declared: variable.type)
        reportUnreachable(in: value, variable.value)
      } catch {
        markFaulty(index)
        report(error, in: variable.value)
      }
    }
  }

  /// The scope holds the items, and goes before they change: otherwise each change would copy them all.
  private func typedValue(
    of variable: Variable, in section: Int?, _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    let checker = ExpressionChecker(scope: scope(in: section))
    return variable.type == .boolean ? try checker.condition(syntax) : try checker.value(syntax)
  }

  private mutating func accept(
    _ value: TypedExpression, for index: Int, declared: Variable.DeclaredType?
  ) throws(ExpressionFault) {
    if let declared, ExpressionType(declared) != value.type {
      throw .mismatch(
        "the variable is declared as \(declared.rawValue), and this is \(value.type.noun)", at: value.range)
    }
    guard value.type.lane != .choices else {
      throw .mismatch(
        "a variable cannot hold several choices; ask them with has, rank() or count-selected()", at: value.range)
    }
    variableValue[index] = value
    let item = items[index]
    items[index] = Item(
      id: item.id, question: item.question, role: item.role, kind: .calculated(value.type), section: item.section,
      requirement: item.requirement, allowed: item.allowed)
    symbols[item.id] = .item(index, value.type)
  }
}

extension ExpressionSyntax {
  /// The names that the expression mentions, functions aside.
  var names: [String] {
    switch node {
    case .number, .text, .boolean, .attribute, .candidate: []
    case .name(let name): [name]
    case .negation(let operand): operand.names
    case .binary(_, let left, let right): left.names + right.names
    case .membership(let left, let members): left.names + members.flatMap(\.names)
    case .call(_, _, let arguments): arguments.flatMap(\.names)
    }
  }
}

extension TypedExpression {
  /// Whether a constant condition holds, found by running it.
  var constantOutcome: Bool? {
    guard isConstant, type == .boolean else { return nil }
    var builder = ProgramBuilder(items: [], scoreInputs: 0, adviceCount: 1)
    builder.advice(0, when: self)
    let program = builder.finished()
    var block = ProgramBlock(for: program, rowCount: 1, now: LocalDateTime(CalendarDate(dayNumber: 0)))
    block.runAdvice(program)
    return block.holds(advice: 0, in: program)
  }
}
