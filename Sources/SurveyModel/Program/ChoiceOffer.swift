/// Which choices of an item are offered on a row, and how many an answer must hold.
struct ChoiceOffer: Sendable, Hashable {
  /// How much of what is offered makes an answer.
  enum Amount: Sendable, Hashable {
    /// One choice.
    case one
    /// Any number of choices, or at least so many, as far as so many are offered.
    case several(atLeast: Int?)
    /// So many choices in order, as far as so many are offered.
    case ordered(Int)
  }

  /// The registers of the distinct conditions.
  let registers: [Int]

  /// For each choice: its condition, by index; `nil` for one that is always offered.
  let conditionOfChoice: [Int?]

  /// For each choice, whether it stands alone.
  let isExclusive: [Bool]

  /// How much makes an answer.
  let amount: Amount

  /// Why what is left of an answer is none; `nil` when it is one.
  ///
  /// - Parameters:
  ///   - count: How many choices are left, at least one.
  ///   - isAlone: Whether what is left is a choice that excludes the others.
  ///   - isOffered: Whether a choice is offered.
  func fault(count: Int, isAlone: Bool, _ isOffered: (Int) -> Bool) -> InvalidReason? {
    func offered(_ isCounted: (Int) -> Bool = { _ in true }) -> Int {
      conditionOfChoice.indices.count { isCounted($0) && isOffered($0) }
    }
    switch amount {
    case .one: return nil
    case .several(let least):
      guard let least, count < least, !isAlone else { return nil }
      let needed = min(least, offered { !isExclusive[$0] })
      return count < needed ? .tooFewChosen(minimum: needed) : nil
    case .ordered(let most):
      let needed = min(most, offered())
      if count < needed { return .tooFewChosen(minimum: needed) }
      return count > needed ? .tooManyChosen(maximum: needed) : nil
    }
  }
}

extension SurveyProgram {
  /// What an item offers; `nil` where all its choices are always offered.
  func offer(ofItem item: Int) -> ChoiceOffer? { itemOffer[item] }
}

extension ProgramBlock {
  /// Whether a choice of an item's list is offered.
  public func isOffered(choice: Int, ofItem item: Int, row: Int = 0, in program: SurveyProgram) -> Bool {
    guard let offer = program.offer(ofItem: item) else { return true }
    return isOffered(choice, offer, row)
  }

  func isOffered(_ choice: Int, _ offer: ChoiceOffer, _ row: Int) -> Bool {
    offer.conditionOfChoice[choice].map { truth(offer.registers[$0], row) } ?? true
  }

  /// Takes out of an answer what is not offered; what is left is invalid where it is no answer any more.
  mutating func restrict(_ item: Int, _ program: SurveyProgram) {
    guard let offer = program.offer(ofItem: item) else { return }
    let place = program.itemRegisters[item]
    for row in 0..<rowCount {
      let index = place.register * rowCount + row
      if case .number? = place.lane {
        guard working.numberIsKnown[index], !isOffered(Int(working.numbers[index]), offer, row) else { continue }
        working.numberIsKnown[index] = false
      } else {
        guard working.setIsKnown[index] else { continue }
        let left = working.sets[index].filter { isOffered($0, offer, row) }
        let isAlone =
          left.count == 1 && offer.isExclusive.indices.contains { offer.isExclusive[$0] && left.contains($0) }
        working.sets[index] = left
        let fault = offer.fault(count: left.count, isAlone: isAlone) { isOffered($0, offer, row) }
        guard left.count == 0 || fault != nil else { continue }
        working.setIsKnown[index] = false
      }
      working.states[item * rowCount + row] = AnswerState.invalid.rawValue
    }
  }
}

extension CompiledSurvey {
  /// Whether an item's choices are offered only beside certain answers.
  public func hasOffer(_ item: Int) -> Bool {
    if case .some = program.itemOffer[item] { true } else { false }
  }

  /// What an answer counts as beside the other answers of a row: without choices that are not offered, and invalid
  /// where nothing, or too little, is left.
  ///
  /// - Parameters:
  ///   - answer: The answer as given.
  ///   - item: The item, by index.
  ///   - block: A block on which the program has run.
  ///   - row: The row.
  /// - Returns: The answer as it counts, and the codes that were taken out of it. Off the route nothing is taken out.
  public func standing(
    _ answer: Answer?, of item: Int, in block: ProgramBlock, row: Int = 0
  ) -> (answer: Answer?, withdrawn: [String]) {
    guard case .value(let value)? = answer, let offer = program.offer(ofItem: item),
      block.isRelevant(item: item, row: row, in: program), let list = choiceList(of: items[item])
    else { return (answer, []) }
    func isOffered(_ choice: Int) -> Bool { block.isOffered(choice, offer, row) }
    let codes = value.codes
    let withdrawn = codes.filter { list.index(ofCode: $0).map { !isOffered($0) } ?? false }
    let left = withdrawn.isEmpty ? codes : codes.filter { !withdrawn.contains($0) }
    func invalid(_ reason: InvalidReason) -> Answer { .invalid(text: codes.joined(separator: "|"), reason: reason) }
    guard !left.isEmpty else { return (withdrawn.first.map { invalid(.notOffered($0)) } ?? answer, withdrawn) }
    let isAlone = left.count == 1 && list.index(ofCode: left[0]).map { list.choices[$0].isExclusive } == true
    if let fault = offer.fault(count: left.count, isAlone: isAlone, isOffered) { return (invalid(fault), withdrawn) }
    switch value {
    case .codes: return (.value(.codes(left)), withdrawn)
    case .ranking: return (.value(.ranking(left)), withdrawn)
    default: return (answer, withdrawn)
    }
  }
}

extension AnswerValue {
  /// The codes that it holds.
  fileprivate var codes: [String] {
    switch self {
    case .code(let code): [code]
    case .codes(let codes), .ranking(let codes): codes
    case .number, .text, .date, .time, .datetime, .boolean: []
    }
  }
}
