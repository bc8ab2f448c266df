import SurveyModel

/// The signatures of the answers to all items: one for each symbol, and for what has no symbols, one made for each row.
struct SignatureColumns: Sendable {
  /// The flag.
  let flag: CompiledScoring.CompiledFlag

  /// An item.
  private struct Column: Sendable {
    let item: Int
    /// The signature of each symbol; without meaning for a value that is not coded.
    let signatures: [AnswerSignature]
    /// Whether the values of the item are not coded.
    let isOpen: Bool
    /// How many choices its list has; 0 without one.
    let choiceCount: Int
  }

  private let columns: [Column]
  /// The fewest answers that are enough.
  private let enough: Int

  init(_ flag: CompiledScoring.CompiledFlag, domains: [AnswerDomain], scorer: ResponseScorer) {
    let survey = scorer.survey
    self.flag = flag
    enough = flag.threshold.ceiling
    var block = ProgramBlock(for: survey.program, rowCount: 1, now: LocalDateTime(secondNumber: 0))
    columns = survey.items.indices.filter { survey.items[$0].takesAnswer }.map { item in
      let domain = domains[item]
      let signatures = (0..<domain.symbolCount).map { symbol in
        let symbol = AnswerDomain.Symbol(symbol)
        guard let answer = domain.answer(of: symbol) else {
          return AnswerSignature(missing: domain.state(of: symbol), item: item)
        }
        block.place(answer, item: item, of: survey)
        return scorer.signature(ofItem: item, block, row: 0)
      }
      return Column(
        item: item, signatures: signatures, isOpen: !domain.isCoded,
        choiceCount: survey.choiceList(of: survey.items[item])?.choices.count ?? 0)
    }
  }

  /// The signature of each row.
  func fill(_ signatures: UnsafeMutablePointer<AnswerSignature>, _ answers: AnswerColumns) {
    let rows = answers.rowCount
    for row in 0..<rows { signatures[row] = AnswerSignature() }
    for column in columns {
      let symbols = answers.column(column.item)
      column.signatures.withUnsafeBufferPointer { table in
        if !column.isOpen {
          for row in 0..<rows { signatures[row] += table[Int(symbols[row])] }
        } else if let numbers = answers.numbers(column.item) {
          for row in 0..<rows {
            signatures[row] +=
              symbols[row] == 0
              ? AnswerSignature(number: numbers[row], item: column.item) : table[Int(symbols[row])]
          }
        } else if let sets = answers.sets(column.item) {
          for row in 0..<rows {
            signatures[row] +=
              symbols[row] == 0
              ? AnswerSignature(set: sets[row], of: column.choiceCount, item: column.item)
              : table[Int(symbols[row])]
          }
        } else {
          let texts = answers.texts[column.item] ?? []
          for row in 0..<rows {
            signatures[row] +=
              symbols[row] == 0 ? AnswerSignature(text: texts[row], item: column.item) : table[Int(symbols[row])]
          }
        }
      }
    }
  }

  /// For each row the place of its verdict: a copy is found only beside the others.
  func fill(_ keys: UnsafeMutablePointer<UInt64>, _ signatures: UnsafePointer<AnswerSignature>, rows: Int) {
    for row in 0..<rows { keys[row] = signatures[row].count >= enough && !signatures[row].isConstant ? 1 : 0 }
  }
}
