extension ProgramBlock {
  /// Computes relevance, variables and constraints from the answers given.
  public mutating func run(_ program: SurveyProgram) {
    let inputs = program.inputs
    working.numbers.replaceSubrange(0..<(inputs.numbers * rowCount), with: given.numbers)
    working.numberIsKnown.replaceSubrange(0..<(inputs.numbers * rowCount), with: given.numberIsKnown)
    if inputs.texts > 0 {
      working.texts.replaceSubrange(0..<(inputs.texts * rowCount), with: given.texts)
      working.textIsKnown.replaceSubrange(0..<(inputs.texts * rowCount), with: given.textIsKnown)
    }
    if inputs.sets > 0 {
      working.sets.replaceSubrange(0..<(inputs.sets * rowCount), with: given.sets)
      working.setIsKnown.replaceSubrange(0..<(inputs.sets * rowCount), with: given.setIsKnown)
    }
    working.states = given.states
    for operation in program.operations { run(operation, program) }
  }

  /// Computes the conditions of advice; the scores are set before.
  public mutating func runAdvice(_ program: SurveyProgram) {
    for operation in program.adviceOperations { run(operation, program) }
  }

  /// Computes what texts show; the program has run before.
  public mutating func runOutputs(_ program: SurveyProgram) {
    for operation in program.outputOperations { run(operation, program) }
  }

  private mutating func run(_ operation: Operation, _ program: SurveyProgram) {
    switch operation {
    case .constant(let value, let target): setNumbers(target) { _, _ in value }
    case .constantText(let text, let target):
      let text = program.operands.texts[text]
      setTexts(target) { _, _ in text }
    case .today(let target):
      setNumbers(target) { block, row in block.moment(row).date.number }
    case .now(let target):
      setNumbers(target) { block, row in block.moment(row).number }
    case .answered(let item, let target): setTruth(target) { $0.state(ofItem: item, row: $1) == .value }
    case .state(let item, let target): setNumbers(target) { Double($0.working.states[item * $0.rowCount + $1]) }
    case .countAnswered(let list, let target):
      let items = program.operands.lists[list]
      setNumbers(target) { block, row in Double(items.count { block.state(ofItem: $0, row: row) == .value }) }
    case .copyNumber(let source, let target): setNumbers(target) { $0.number(source, $1) }
    case .copyText(let source, let target): setTexts(target) { $0.text(source, $1) }
    case .and(let a, let b, let target): setTruth(target) { $0.truth(a, $1) && $0.truth(b, $1) }
    case .or(let a, let b, let target): setTruth(target) { $0.truth(a, $1) || $0.truth(b, $1) }
    case .not(let a, let target): setTruth(target) { !$0.truth(a, $1) }
    case .comparison(let comparison, let a, let b, let target):
      setTruth(target) { block, row in
        guard let left = block.number(a, row), let right = block.number(b, row) else { return false }
        return comparison.holds(left, right)
      }
    case .textComparison(let isEqual, let a, let b, let target):
      setTruth(target) { block, row in
        guard let left = block.text(a, row), let right = block.text(b, row) else { return false }
        return (left == right) == isEqual
      }
    case .membership(let a, let numbers, let target):
      let members = program.operands.numbers[numbers]
      setTruth(target) { block, row in block.number(a, row).map(members.contains) ?? false }
    case .textMembership(let a, let texts, let target):
      let members = program.operands.textLists[texts]
      setTruth(target) { block, row in block.text(a, row).map(members.contains) ?? false }
    case .has(let set, let choice, let target):
      setTruth(target) { block, row in block.choices(set, row)?.contains(choice) ?? false }
    case .contains(let a, let b, let isPrefix, let target):
      setTruth(target) { block, row in
        guard let whole = block.text(a, row), let part = block.text(b, row) else { return false }
        return isPrefix ? whole.hasPrefix(part) : part.isEmpty || whole.contains(part)
      }
    case .matches(let a, let pattern, let target):
      let pattern = TextPattern(program.operands.texts[pattern])
      setTruth(target) { block, row in block.text(a, row).map(pattern.matches) ?? false }
    case .addsUp(let sum, let target):
      let rule = program.operands.sums[sum]
      setTruth(target) { $0.holds(rule, $1, program) }
    case .anyHolds(let list, let target):
      let all = program.operands.lists[list]
      setTruth(target) { block, row in all.contains { block.truth($0, row) } }
    case .gate(let item, let relevance): gate(item, relevance, program)
    case .restrict(let item): restrict(item, program)
    case .settle(let item, let relevance): settle(item, relevance, program)
    default: runCalculation(operation, program)
    }
  }

  private mutating func runCalculation(_ operation: Operation, _ program: SurveyProgram) {
    switch operation {
    case .arithmetic(let arithmetic, let a, let b, let target):
      setNumbers(target) { block, row in
        guard let left = block.number(a, row), let right = block.number(b, row) else { return nil }
        return arithmetic.result(left, right)
      }
    case .countSelected(let set, let target):
      setNumbers(target) { block, row in block.choices(set, row).map { Double($0.count) } }
    case .rank(let set, let choice, let target):
      setNumbers(target) { block, row in block.choices(set, row)?.rank(of: choice).map(Double.init) }
    case .numeric(let function, let list, let target):
      let arguments = program.operands.lists[list]
      setNumbers(target) { block, row in
        var values: [Double] = []
        for argument in arguments {
          guard let value = block.number(argument, row) else { return nil }
          values.append(value)
        }
        return function.result(values)
      }
    case .length(let a, let target): setNumbers(target) { block, row in block.text(a, row).map { Double($0.count) } }
    case .transform(let function, let a, let target):
      setTexts(target) { block, row in block.text(a, row).map(function.transformed) }
    case .chooseNumber(let condition, let a, let b, let target):
      setNumbers(target) { block, row in block.truth(condition, row) ? block.number(a, row) : block.number(b, row) }
    case .chooseText(let condition, let a, let b, let target):
      setTexts(target) { block, row in block.truth(condition, row) ? block.text(a, row) : block.text(b, row) }
    case .coalesceNumbers(let list, let target):
      let all = program.operands.lists[list]
      setNumbers(target) { block, row in all.lazy.compactMap { block.number($0, row) }.first }
    case .coalesceTexts(let list, let target):
      let all = program.operands.lists[list]
      setTexts(target) { block, row in all.lazy.compactMap { block.text($0, row) }.first }
    case .aggregate(let aggregate, let list, let target):
      let all = program.operands.lists[list]
      setNumbers(target) { block, row in aggregate.result(all.compactMap { block.number($0, row) }) }
    case .concat(let list, let target):
      let all = program.operands.lists[list]
      setTexts(target) { block, row in all.map { block.text($0, row) ?? "" }.joined() }
    default: break
    }
  }

  // MARK: - Items

  private func holds(_ rule: AllocationSum, _ row: Int, _ program: SurveyProgram) -> Bool {
    guard let sum = rule.sum({ number(program.itemRegisters[$0].register, row) }) else { return true }
    guard rule.isComplete({ state(ofItem: $0, row: row) != .notAsked }) else { return sum <= rule.total }
    // What is no number has its own message.
    let isOpen = rule.items.contains { item in
      let state = state(ofItem: item, row: row)
      return state == .invalid || AnswerState.offered.contains(state)
    }
    return isOpen ? sum <= rule.total : sum == rule.total
  }

  private mutating func gate(_ item: Int, _ relevance: Int, _ program: SurveyProgram) {
    let place = program.itemRegisters[item]
    for row in 0..<rowCount where !truth(relevance, row) {
      working.states[item * rowCount + row] = AnswerState.notAsked.rawValue
      setKnown(false, place.lane, place.register * rowCount + row)
    }
  }

  private mutating func settle(_ item: Int, _ relevance: Int?, _ program: SurveyProgram) {
    let place = program.itemRegisters[item]
    for row in 0..<rowCount {
      let index = place.register * rowCount + row
      let isKnown = place.lane == .text ? working.textIsKnown[index] : working.numberIsKnown[index]
      var state: AnswerState = isKnown ? .value : .skipped
      if let relevance, !truth(relevance, row) {
        state = .notAsked
        setKnown(false, place.lane, index)
      }
      working.states[item * rowCount + row] = state.rawValue
    }
  }

  private mutating func setKnown(_ isKnown: Bool, _ lane: Lane?, _ index: Int) {
    switch lane {
    case .number?: working.numberIsKnown[index] = isKnown
    case .text?: working.textIsKnown[index] = isKnown
    case .choices?: working.setIsKnown[index] = isKnown
    case nil: break
    }
  }

  // MARK: - Registers

  private func moment(_ row: Int) -> LocalDateTime {
    guard let moments, row < moments.count else { return now }
    return moments[row]
  }

  private func number(_ register: Int, _ row: Int) -> Double? {
    let index = register * rowCount + row
    return working.numberIsKnown[index] ? working.numbers[index] : nil
  }

  func truth(_ register: Int, _ row: Int) -> Bool {
    let index = register * rowCount + row
    return working.numberIsKnown[index] && working.numbers[index] != 0
  }

  private func text(_ register: Int, _ row: Int) -> String? {
    let index = register * rowCount + row
    return working.textIsKnown[index] ? working.texts[index] : nil
  }

  private func choices(_ register: Int, _ row: Int) -> ChoiceSet? {
    let index = register * rowCount + row
    return working.setIsKnown[index] ? working.sets[index] : nil
  }

  private mutating func setTruth(_ target: Int, _ body: (ProgramBlock, Int) -> Bool) {
    for row in 0..<rowCount {
      let truth = body(self, row)
      working.numbers[target * rowCount + row] = truth ? 1 : 0
      working.numberIsKnown[target * rowCount + row] = true
    }
  }

  private mutating func setNumbers(_ target: Int, _ body: (ProgramBlock, Int) -> Double?) {
    for row in 0..<rowCount {
      let value = body(self, row)
      working.numbers[target * rowCount + row] = value ?? 0
      working.numberIsKnown[target * rowCount + row] = value != nil
    }
  }

  private mutating func setTexts(_ target: Int, _ body: (ProgramBlock, Int) -> String?) {
    for row in 0..<rowCount {
      let value = body(self, row)
      working.texts[target * rowCount + row] = value ?? ""
      working.textIsKnown[target * rowCount + row] = value != nil
    }
  }
}
