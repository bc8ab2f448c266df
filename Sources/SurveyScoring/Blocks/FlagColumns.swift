import SurveyModel

/// The items that a flag looks at, with the answers that are equal numbered alike.
struct FlagColumns: Sendable {
  /// The flag.
  let flag: CompiledScoring.CompiledFlag

  /// For each item: its index, and for each symbol the number of its answer, from 1; 0 where there is none.
  let items: [(item: Int, answers: [UInt8])]

  /// What each symbol of each item adds to the count, the sum and the sum of squares of the numbers, in fields of 8, 16
  /// and 24 bits.
  private let terms: KeyTerms

  /// Numbers the answers; `nil` where they have no symbols, or too many.
  init?(_ flag: CompiledScoring.CompiledFlag, domains: [AnswerDomain], survey: CompiledSurvey) {
    var known: [Double] = []
    var items: [(item: Int, answers: [UInt8])] = []
    var block = ProgramBlock(for: survey.program, rowCount: 1, now: LocalDateTime(secondNumber: 0))
    for item in flag.items {
      let domain = domains[item.item]
      guard domain.isCoded, domain.symbolCount < 250 else { return nil }
      var answers: [UInt8] = []
      for symbol in 0..<domain.symbolCount {
        block.place(domain.answer(of: AnswerDomain.Symbol(symbol)), item: item.item, of: survey)
        guard domain.state(of: AnswerDomain.Symbol(symbol)) == .value,
          let number = block.number(ofItem: item.item, in: survey.program)
        else {
          answers.append(0)
          continue
        }
        if !known.contains(number) { known.append(number) }
        guard known.count < 250, let place = known.firstIndex(of: number) else { return nil }
        answers.append(UInt8(place + 1))
      }
      items.append((item.item, answers))
    }
    guard items.count < 250 else { return nil }
    self.flag = flag
    self.items = items
    terms = KeyTerms(
      items.map { item in
        item.answers.map { answer in
          let number = UInt64(answer)
          return answer == 0 ? 0 : 1 | number << 8 | (number * number) << 24
        }
      })
  }

  /// For each row, twice the number of answers, and one more where all are equal: only then does their count times the sum
  /// of their squares not exceed the square of their sum (Cauchy and Schwarz).
  func fillStraightline(_ keys: UnsafeMutablePointer<UInt64>, _ rows: Int, _ columns: AnswerColumns) {
    for row in 0..<rows { keys[row] = 0 }
    terms.add(items.map { UnsafePointer(columns.column($0.item)) }, to: keys, rows: rows)
    for row in 0..<rows {
      let (count, sum, squares) = (keys[row] & 0xFF, keys[row] >> 8 & 0xFFFF, keys[row] >> 24)
      keys[row] = count << 1 | (count &* squares == sum &* sum ? 1 : 0)
    }
  }

  /// For each row, the length of its longest run of equal answers.
  func fillLongstring(_ keys: UnsafeMutablePointer<UInt64>, _ rows: Int, _ columns: AnswerColumns) {
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * max(1, rows)) { room in
      guard let first = room.baseAddress else { return }
      first.initialize(repeating: 0, count: 3 * rows)
      let (run, previous, longest) = (first, first + rows, first + 2 * rows)
      for item in items {
        let column = columns.column(item.item)
        item.answers.withUnsafeBufferPointer { answers in
          for row in 0..<rows {
            let answer = answers[Int(column[row])]
            let next = answer == 0 ? 0 : answer == previous[row] ? run[row] &+ 1 : 1
            run[row] = next
            previous[row] = answer
            longest[row] = max(longest[row], next)
          }
        }
      }
      for row in 0..<rows { keys[row] = UInt64(longest[row]) }
    }
  }
}
