import SurveyModel

/// The items whose answers a flag expects to be near each other, with every answer as its place among all percents that
/// there can be.
struct InconsistentColumns: Sendable {
  private let flag: CompiledScoring.CompiledFlag

  /// The percents in ascending order.
  private let percents: [Ratio]

  /// For each item: its index, and for each symbol the place of its percent, from 1; 0 where there is none.
  private let items: [(item: Int, places: [UInt8])]

  /// Places the answers; `nil` where they have no symbols, or too many.
  init?(_ flag: CompiledScoring.CompiledFlag, domains: [AnswerDomain], scorer: ResponseScorer) {
    let survey = scorer.survey
    var block = ProgramBlock(for: survey.program, rowCount: 1, now: LocalDateTime(secondNumber: 0))
    var found: [(item: Int, percents: [Ratio?])] = []
    for item in flag.items {
      let domain = domains[item.item]
      guard domain.isCoded, domain.symbolCount < 250 else { return nil }
      found.append(
        (
          item.item,
          (0..<domain.symbolCount).map { symbol in
            let symbol = AnswerDomain.Symbol(symbol)
            block.place(domain.answer(of: symbol), item: item.item, of: survey)
            guard domain.state(of: symbol) == .value else { return nil }
            return block.number(ofItem: item.item, in: survey.program).flatMap {
              scorer.percent(of: $0, to: item)
            }
          }
        ))
    }
    let percents = Set(found.flatMap { $0.percents.compactMap(\.self) }).sorted()
    guard percents.count < 250, found.count < 250 else { return nil }
    self.flag = flag
    self.percents = percents
    items = found.map { entry in
      (
        entry.item,
        entry.percents.map { percent in
          UInt8(percent.flatMap(percents.firstIndex).map { $0 + 1 } ?? 0)
        }
      )
    }
  }

  /// For each row, the places of the least and the greatest percent, or 0 where fewer than two answers have one.
  func fill(_ keys: UnsafeMutablePointer<UInt64>, _ rows: Int, _ columns: AnswerColumns) {
    // The least is looked for as the greatest of what is left to 255, so that 0 can stand for none.
    withUnsafeTemporaryAllocation(of: UInt8.self, capacity: 3 * max(1, rows)) { room in
      guard let first = room.baseAddress else { return }
      first.initialize(repeating: 0, count: 3 * rows)
      let (count, greatest, least) = (first, first + rows, first + 2 * rows)
      for item in items {
        let column = columns.column(item.item)
        item.places.withUnsafeBufferPointer { places in
          for row in 0..<rows {
            let place = places[Int(column[row])]
            count[row] &+= place == 0 ? 0 : 1
            greatest[row] = max(greatest[row], place)
            least[row] = max(least[row], place == 0 ? 0 : 255 &- place)
          }
        }
      }
      for row in 0..<rows {
        keys[row] = count[row] < 2 ? 0 : UInt64(255 &- least[row]) << 8 | UInt64(greatest[row])
      }
    }
  }

  /// What the flag says of the rows with a key.
  func result(_ key: UInt64, _ scorer: ResponseScorer) -> FlagResult {
    guard key > 0 else { return FlagResult(nil) }
    return scorer.inconsistent(
      flag, from: percents[Int(key >> 8) - 1], to: percents[Int(key & 0xFF) - 1])
  }
}
