import SurveyModel

/// How fast responses were given: the items that can be answered, and from how few seconds on so many answers are too fast.
struct PaceColumns: Sendable {
  /// The flag.
  let flag: CompiledScoring.CompiledFlag

  /// The items that take an answer, with how many of their symbols are values.
  private let items: [(item: Int, values: AnswerDomain.Symbol)]

  /// By the number of answers, the fewest seconds that are enough for them.
  private let enough: [Int]

  init(_ flag: CompiledScoring.CompiledFlag, domains: [AnswerDomain], survey: CompiledSurvey) {
    self.flag = flag
    items = survey.items.indices.filter { survey.items[$0].takesAnswer }
      .map { ($0, AnswerDomain.Symbol(domains[$0].valueCount)) }
    enough = (0...items.count).map { (flag.threshold * Ratio($0)).ceiling }
  }

  /// Counts the answers of each row.
  func count(_ answered: UnsafeMutablePointer<Int32>, _ columns: AnswerColumns) {
    let rows = columns.rowCount
    for row in 0..<rows { answered[row] = 0 }
    for (item, values) in items {
      let column = columns.column(item)
      for row in 0..<rows { answered[row] &+= column[row] < values ? 1 : 0 }
    }
  }

  /// For each row the place of its verdict; what is not known of times cannot be judged.
  func fill(
    _ keys: UnsafeMutablePointer<UInt64>, _ answered: UnsafePointer<Int32>, _ seconds: UnsafePointer<Int>?, rows: Int
  ) {
    guard let seconds else {
      for row in 0..<rows { keys[row] = 0 }
      return
    }
    enough.withUnsafeBufferPointer { enough in
      for row in 0..<rows {
        let count = Int(answered[row])
        keys[row] = count == 0 || seconds[row] < 0 ? 0 : seconds[row] < enough[count] ? 2 : 1
      }
    }
  }
}
