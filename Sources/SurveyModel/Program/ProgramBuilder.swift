/// Lowers typed expressions to operations.
///
/// Registers are given out in two kinds: lasting ones for items, relevance and results, then scratch ones, which every
/// expression uses afresh, so that a block stays small enough for the cache.
struct ProgramBuilder {
  private(set) var program = SurveyProgram()
  private var scratch = SurveyProgram.LaneSizes()
  private var lasting = SurveyProgram.LaneSizes()
  /// The registers of the conditions of each offer, and the offers whose conditions are computed already.
  private var offerRegisters: [[Int]] = []
  private var computedOffers: Set<Int> = []

  /// Gives every item a register.
  init(items: [Item], scoreInputs: Int = 0, adviceCount: Int = 0, outputs: [Lane] = []) {
    for item in items {
      let lane = item.valueType?.lane
      program.itemRegisters.append(
        SurveyProgram.ItemRegister(lane: lane, register: lane.map { allocateLasting($0) } ?? -1))
    }
    program.inputs = lasting
    program.itemRelevance = Array(repeating: nil, count: items.count)
    program.itemOffer = Array(repeating: nil, count: items.count)
    program.scoreRegisters = (0..<scoreInputs).map { _ in allocateLasting(.number) }
    program.adviceRegisters = (0..<adviceCount).map { _ in allocateLasting(.number) }
    program.outputRegisters = outputs.map { .init(lane: $0, register: allocateLasting($0)) }
  }

  /// A register that keeps its value for the whole run; all are asked for before the first expression.
  mutating func allocateLasting(_ lane: Lane) -> Int {
    defer { lasting[lane] += 1 }
    return lasting[lane]
  }

  private mutating func allocateScratch(_ lane: Lane) -> Int {
    defer { scratch[lane] += 1 }
    program.sizes[lane] = max(program.sizes[lane], lasting[lane] + scratch[lane] + 1)
    return lasting[lane] + scratch[lane]
  }

  /// The finished program.
  func finished() -> SurveyProgram {
    var program = program
    for lane in [Lane.number, .text, .choices] { program.sizes[lane] = max(program.sizes[lane], lasting[lane]) }
    return program
  }

  // MARK: - Statements

  mutating func setRelevance(ofSection section: Int, to register: Int?) {
    while program.sectionRelevance.count <= section { program.sectionRelevance.append(nil) }
    program.sectionRelevance[section] = register
  }

  /// Computes a relevance: the outer one and, where there is one, the own condition.
  ///
  /// - Returns: The register that holds it; `nil` when it always holds.
  mutating func relevance(_ condition: TypedExpression?, within outer: Int?, into target: Int?) -> Int? {
    guard let condition, let target else { return outer }
    let own = evaluate(condition, into: target)
    if own != target { program.operations.append(.copyNumber(own, into: target)) }
    if let outer { program.operations.append(.and(outer, target, into: target)) }
    endStatement()
    return target
  }

  /// Gives the conditions of offers their registers.
  mutating func allocate(_ offers: [OfferedChoices]) {
    offerRegisters = offers.map { $0.conditions.map { _ in allocateLasting(.number) } }
  }

  /// Computes which choices of an item are offered.
  ///
  /// - Returns: The register of the item's relevance, which does not hold where nothing is offered.
  mutating func offer(
    _ offer: OfferedChoices, _ index: Int, _ amount: ChoiceOffer.Amount, toItem item: Int, within outer: Int?,
    into target: Int?
  ) -> Int? {
    let registers = offerRegisters[index]
    // The rows of a grid share their conditions.
    if computedOffers.insert(index).inserted {
      for (condition, register) in zip(offer.conditions, registers) { store(condition, into: register) }
    }
    program.itemOffer[item] = ChoiceOffer(
      registers: registers, conditionOfChoice: offer.conditionOfChoice, isExclusive: offer.isExclusive,
      amount: amount)
    guard offer.canBeEmpty, let target else { return outer }
    let any = allocateScratch(.number)
    program.operations.append(.anyHolds(list: program.operands.add(registers), into: any))
    program.operations.append(outer.map { .and($0, any, into: target) } ?? .copyNumber(any, into: target))
    endStatement()
    return target
  }

  mutating func restrict(item: Int) {
    if program.itemOffer[item] != nil { program.operations.append(.restrict(item: item)) }
  }

  mutating func gate(item: Int, relevance: Int?) {
    program.itemRelevance[item] = relevance
    if let relevance { program.operations.append(.gate(item: item, relevance: relevance)) }
  }

  mutating func calculate(item: Int, _ value: TypedExpression, relevance: Int?) {
    let target = program.itemRegisters[item].register
    let register = evaluate(value, into: target)
    if register != target { copy(register, into: target, value.type.lane) }
    program.itemRelevance[item] = relevance
    program.operations.append(.settle(item: item, relevance: relevance))
    endStatement()
  }

  mutating func constraint(_ test: TypedExpression, into target: Int) {
    store(test, into: target)
    program.constraintRegisters.append(target)
  }

  /// Computes what a question is to propose.
  mutating func defaultValue(_ value: TypedExpression, of item: Int, into target: Int?) {
    program.defaultRegisters[item] = defaultValue(value, into: target)
  }

  /// Computes a value at the end of a run.
  ///
  /// - Returns: Where it is kept: a set of choices, which nothing computes, at the item that holds it.
  mutating func defaultValue(_ value: TypedExpression, into target: Int?) -> SurveyProgram.ItemRegister {
    let lane = value.type.lane
    let register = evaluate(value, into: target)
    if let target, register != target {
      program.operations.append(lane == .text ? .copyText(register, into: target) : .copyNumber(register, into: target))
    }
    endStatement()
    return SurveyProgram.ItemRegister(lane: lane, register: target ?? register)
  }

  mutating func advice(_ index: Int, when condition: TypedExpression) {
    let interview = program.operations
    program.operations = []
    store(condition, into: program.adviceRegisters[index])
    program.adviceOperations += program.operations
    program.operations = interview
  }

  mutating func output(_ index: Int, _ value: TypedExpression) {
    let interview = program.operations
    program.operations = []
    let target = program.outputRegisters[index].register
    let register = evaluate(value, into: target)
    if register != target { copy(register, into: target, value.type.lane) }
    endStatement()
    program.outputOperations += program.operations
    program.operations = interview
  }

  private mutating func copy(_ register: Int, into target: Int, _ lane: Lane) {
    program.operations.append(
      lane == .text ? .copyText(register, into: target) : .copyNumber(register, into: target))
  }

  private mutating func store(_ condition: TypedExpression, into target: Int) {
    let register = evaluate(condition, into: target)
    if register != target { program.operations.append(.copyNumber(register, into: target)) }
    endStatement()
  }

  private mutating func endStatement() { scratch = SurveyProgram.LaneSizes() }

  // MARK: - Expressions

  /// Emits what computes an expression.
  ///
  /// - Parameters:
  ///   - expression: The expression.
  ///   - target: A register to compute into, if a new one is needed.
  /// - Returns: The register of the expression's lane that holds the result: an item's own where it is just an item.
  private mutating func evaluate(_ expression: TypedExpression, into target: Int? = nil) -> Int {
    switch expression.node {
    case .item(let item): return program.itemRegisters[item].register
    case .score(let input): return program.scoreRegisters[input]
    case .constant(let value), .fixed(let value): return emit(.number, target) { .constant(value, into: $0) }
    case .constantText(let text):
      let place = program.operands.add(text)
      return emit(.text, target) { .constantText(text: place, into: $0) }
    case .today: return emit(.number, target) { .today(into: $0) }
    case .now: return emit(.number, target) { .now(into: $0) }
    case .answered(let item): return emit(.number, target) { .answered(item: item, into: $0) }
    case .state(let item): return emit(.number, target) { .state(item: item, into: $0) }
    case .countAnswered(let items):
      let list = program.operands.add(items)
      return emit(.number, target) { .countAnswered(list: list, into: $0) }
    case .arithmetic(let operation, let left, let right):
      let (a, b) = (evaluate(left), evaluate(right))
      return emit(.number, target) { .arithmetic(operation, a, b, into: $0) }
    case .comparison(let comparison, let left, let right):
      let (a, b) = (evaluate(left), evaluate(right))
      return emit(.number, target) { .comparison(comparison, a, b, into: $0) }
    case .textComparison(let isEqual, let left, let right):
      let (a, b) = (evaluate(left), evaluate(right))
      return emit(.number, target) { .textComparison(isEqual: isEqual, a, b, into: $0) }
    case .membership(let value, let members):
      let (a, numbers) = (evaluate(value), program.operands.add(members))
      return emit(.number, target) { .membership(a, numbers: numbers, into: $0) }
    case .textMembership(let value, let members):
      let (a, texts) = (evaluate(value), program.operands.add(members))
      return emit(.number, target) { .textMembership(a, texts: texts, into: $0) }
    case .has(let set, let choice):
      let a = evaluate(set)
      return emit(.number, target) { .has(set: a, choice, into: $0) }
    case .rank(let set, let choice):
      let a = evaluate(set)
      return emit(.number, target) { .rank(set: a, choice, into: $0) }
    case .countSelected(let set):
      let a = evaluate(set)
      return emit(.number, target) { .countSelected(set: a, into: $0) }
    case .and(let left, let right):
      let (a, b) = (evaluate(left), evaluate(right))
      return emit(.number, target) { .and(a, b, into: $0) }
    case .or(let left, let right):
      let (a, b) = (evaluate(left), evaluate(right))
      return emit(.number, target) { .or(a, b, into: $0) }
    case .not(let condition):
      let a = evaluate(condition)
      return emit(.number, target) { .not(a, into: $0) }
    case .conditional(let condition, let left, let right):
      let (c, a, b) = (evaluate(condition), evaluate(left), evaluate(right))
      return emit(expression.type.lane, target) {
        expression.type.lane == .text
          ? .chooseText(condition: c, a, b, into: $0) : .chooseNumber(condition: c, a, b, into: $0)
      }
    case .coalesce(let all):
      let list = registers(of: all)
      return emit(expression.type.lane, target) {
        expression.type.lane == .text ? .coalesceTexts(list: list, into: $0) : .coalesceNumbers(list: list, into: $0)
      }
    case .aggregate(let aggregate, let all):
      let list = registers(of: all)
      return emit(.number, target) { .aggregate(aggregate, list: list, into: $0) }
    case .numeric(let function, let all):
      let list = registers(of: all)
      return emit(.number, target) { .numeric(function, list: list, into: $0) }
    case .textual(let function, let all):
      let registers = all.map { evaluate($0) }
      return textual(function, registers, target)
    case .matches(let text, let pattern):
      let (a, place) = (evaluate(text), program.operands.add(pattern))
      return emit(.number, target) { .matches(a, pattern: place, into: $0) }
    case .label(let labelled): return evaluate(labelled, into: target)
    case .addsUp(let sum):
      let place = program.operands.add(sum)
      return emit(.number, target) { .addsUp(sum: place, into: $0) }
    }
  }

  /// The place of the list of the registers that hold some expressions.
  private mutating func registers(of all: [TypedExpression]) -> Int {
    let registers = all.map { evaluate($0) }
    return program.operands.add(registers)
  }

  private mutating func textual(_ function: TextFunction, _ arguments: [Int], _ target: Int?) -> Int {
    switch function {
    case .length: return emit(.number, target) { .length(arguments[0], into: $0) }
    case .contains: return emit(.number, target) { .contains(arguments[0], arguments[1], isPrefix: false, into: $0) }
    case .startsWith: return emit(.number, target) { .contains(arguments[0], arguments[1], isPrefix: true, into: $0) }
    case .concat:
      let list = program.operands.add(arguments)
      return emit(.text, target) { .concat(list: list, into: $0) }
    case .lower, .upper, .trim: return emit(.text, target) { .transform(function, arguments[0], into: $0) }
    }
  }

  private mutating func emit(_ lane: Lane, _ target: Int?, _ make: (Int) -> Operation) -> Int {
    let register = target ?? allocateScratch(lane)
    program.operations.append(make(register))
    return register
  }
}

extension SurveyProgram.LaneSizes {
  subscript(lane: Lane) -> Int {
    get {
      switch lane {
      case .number: numbers
      case .text: texts
      case .choices: sets
      }
    }
    set {
      switch lane {
      case .number: numbers = newValue
      case .text: texts = newValue
      case .choices: sets = newValue
      }
    }
  }
}
