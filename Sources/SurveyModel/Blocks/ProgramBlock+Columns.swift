/// What the symbols of all items are as the program sees them, worked out once for a survey.
public struct ProgramTables: Sendable {
  /// The states by symbol, by item.
  let states: [[UInt8]]

  /// The numbers by symbol, with whether they are known, by item; empty for an item that holds none.
  let numbers: [[Double]]

  /// The sets by symbol, by item; empty for an item that holds none.
  let sets: [[ChoiceSet]]

  /// Works out the tables.
  ///
  /// - Parameters:
  ///   - survey: The survey.
  ///   - domains: The domains of its items.
  public init(_ survey: CompiledSurvey, domains: [AnswerDomain]) {
    var states: [[UInt8]] = []
    var numbers: [[Double]] = []
    var sets: [[ChoiceSet]] = []
    var block = ProgramBlock(for: survey.program, rowCount: 1, now: LocalDateTime(secondNumber: 0))
    for (item, domain) in domains.enumerated() {
      let symbols = (0..<domain.symbolCount).map { AnswerDomain.Symbol($0) }
      states.append(symbols.map { domain.state(of: $0).rawValue })
      let place = survey.program.itemRegisters[item]
      var itemNumbers: [Double] = []
      var itemSets: [ChoiceSet] = []
      for symbol in symbols where domain.isCoded {
        block.place(domain.answer(of: symbol), item: item, of: survey)
        switch place.lane {
        case .number?: itemNumbers.append(block.working.numbers[place.register])
        case .choices?: itemSets.append(block.working.sets[place.register])
        case .text?, nil: break
        }
      }
      numbers.append(itemNumbers)
      sets.append(itemSets)
    }
    self.states = states
    self.numbers = numbers
    self.sets = sets
  }
}

extension ProgramBlock {
  /// Gives the rows of columns their answers, as if each had been set.
  ///
  /// - Parameters:
  ///   - columns: The columns, of as many rows as the block has room for, or fewer.
  ///   - tables: What their symbols are.
  ///   - program: The program that will run.
  public mutating func load(_ columns: AnswerColumns, _ tables: ProgramTables, _ program: SurveyProgram) {
    let rows = min(columns.rowCount, rowCount)
    moments = columns.moments
    for item in 0..<columns.itemCount {
      let column = columns.column(item)
      let states = tables.states[item]
      for row in 0..<rows { given.states[item * rowCount + row] = states[Int(column[row])] }
      let place = program.itemRegisters[item]
      let first = place.register * rowCount
      switch place.lane {
      case .number?:
        let lane = columns.numbers(item)
        let numbers = tables.numbers[item]
        for row in 0..<rows {
          let symbol = Int(column[row])
          given.numberIsKnown[first + row] = states[symbol] == AnswerState.value.rawValue
          given.numbers[first + row] = lane?[row] ?? (numbers.isEmpty ? 0 : numbers[symbol])
        }
      case .choices?:
        let lane = columns.sets(item)
        let sets = tables.sets[item]
        guard lane != nil || !sets.isEmpty else { continue }
        for row in 0..<rows {
          let symbol = Int(column[row])
          given.setIsKnown[first + row] = states[symbol] == AnswerState.value.rawValue
          given.sets[first + row] = lane?[row] ?? sets[symbol]
        }
      case .text?:
        let texts = columns.texts[item]
        for row in 0..<rows {
          given.textIsKnown[first + row] = states[Int(column[row])] == AnswerState.value.rawValue
          given.texts[first + row] = texts?[row] ?? ""
        }
      case nil: break
      }
    }
  }
}

extension SurveyProgram {
  /// Whether anything is computed while a survey is answered.
  public var isEmpty: Bool { operations.isEmpty }

  /// Whether a condition can take an item off the route: its own, that of a section around it, or the lack of choices.
  public func isConditional(_ item: Int) -> Bool { itemRelevance[item] != nil }

  /// The registers of texts that operations read.
  private func textsRead(by operations: [Operation]) -> Set<Int> {
    var registers: Set<Int> = []
    for operation in operations {
      switch operation {
      case .copyText(let a, _), .textMembership(let a, _, _), .matches(let a, _, _), .length(let a, _),
        .transform(_, let a, _):
        registers.insert(a)
      case .textComparison(_, let a, let b, _), .contains(let a, let b, _, _): registers.formUnion([a, b])
      case .chooseText(_, let a, let b, _): registers.formUnion([a, b])
      case .coalesceTexts(let list, _), .concat(let list, _): registers.formUnion(operands.lists[list])
      default: break
      }
    }
    return registers
  }

  /// The items whose texts the program reads.
  ///
  /// - Parameter advice: Whether the conditions of advice are run too.
  public func itemsReadAsText(advice: Bool) -> Set<Int> {
    let read = textsRead(by: advice ? operations + adviceOperations : operations)
    return Set(
      itemRegisters.indices.filter { itemRegisters[$0].lane == .text && read.contains(itemRegisters[$0].register) })
  }
}
