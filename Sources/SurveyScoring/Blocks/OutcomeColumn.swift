import SurveyModel

/// The outcomes of one score: those that occurred, and for each row of a block which it is.
final class OutcomeColumn {
  /// Numbers, a row each.
  final class Numbers {
    let pointer: UnsafeMutablePointer<Int32>

    init(_ capacity: Int) {
      pointer = .allocate(capacity: max(1, capacity))
      pointer.initialize(repeating: 0, count: max(1, capacity))
    }

    deinit { pointer.deallocate() }
  }

  /// What makes two results of an index the same in every tally and table.
  private struct IndexIdentity: Hashable {
    let state: ScoreState
    let percent: Ratio?
    let band: Int?

    /// The same in one word, which no other result has, so that it can be found without hashing its parts; `nil` for the
    /// few that have no room in one.
    var word: UInt64? {
      let isProrated = state == .prorated
      guard isProrated || state == .scored, let percent, let number = UInt32(exactly: percent.numerator),
        percent.denominator < 1 << 24, let band = UInt64(exactly: (band ?? -1) + 1), band < 1 << 7
      else { return nil }
      return UInt64(number) << 32 | UInt64(percent.denominator) << 8 | band << 1 | (isProrated ? 1 : 0)
    }
  }

  /// The outcomes, by number.
  private(set) var outcomes: [ScoreResult] = []

  /// Which outcome each row has.
  let numbers: Numbers

  /// How often each occurs.
  let counts: BreakdownCounts

  /// What an index's keys are made of.
  var indexKey: IndexKey?

  private let isShared: Bool
  private let memo = KeyMemo()
  private var known: [ScoreResult: Int] = [:]
  private var knownIndices: [IndexIdentity: Int] = [:]
  private let knownWords = KeyMemo()
  /// What each outcome is behind a closed gate, by number; −1 where that has not been asked for.
  private var gated: [Int32] = []
  /// How incomplete each outcome is.
  private var severities: [Int32] = []
  /// Whether one of them is.
  private var isEverIncomplete = false
  private var table: OutcomeTable?
  /// The results of rows that share none.
  private var alone: [ScoreResult?]

  init(_ node: BlockScoringPlan.Node, capacity: Int, breakdowns: Int) {
    numbers = Numbers(capacity)
    counts = BreakdownCounts(breakdowns: breakdowns)
    if case .each = node { isShared = false } else { isShared = true }
    alone = isShared ? [] : Array(repeating: nil, count: capacity)
  }

  /// Finds the outcomes of rows by their keys, up to the first key that is new.
  ///
  /// - Returns: The row of that key; `rows` when all are known.
  func find(_ keys: UnsafePointer<UInt64>, from row: Int, to rows: Int) -> Int {
    memo.find(keys, numbers.pointer, from: row, to: rows)
  }

  /// Takes what a key stands for.
  func learn(_ key: UInt64, _ row: Int, _ result: ScoreResult) {
    set(row, result)
    memo.set(key, to: numbers.pointer[row])
  }

  /// Gives a row an outcome without a key.
  func set(_ row: Int, _ result: ScoreResult) { numbers.pointer[row] = Int32(number(of: result)) }

  /// Takes a row's score away, because a gate is closed.
  func close(_ row: Int) {
    let number = Int(numbers.pointer[row])
    while gated.count < outcomes.count { gated.append(-1) }
    if gated[number] < 0 { gated[number] = Int32(self.number(of: outcomes[number].gated)) }
    numbers.pointer[row] = gated[number]
  }

  /// The number of an outcome, which is given one where it has none.
  private func number(of result: ScoreResult) -> Int {
    let next = outcomes.count
    let number: Int
    if case .index(let score) = result {
      number = self.number(of: IndexIdentity(state: score.state, percent: score.percent, band: score.band), next)
    } else {
      number = Self.number(of: result, in: &known, next)
    }
    guard number == next else { return number }
    outcomes.append(result)
    severities.append(result.severity.rawValue)
    isEverIncomplete = isEverIncomplete || result.severity.rawValue > 0
    return number
  }

  /// Takes over what another column of the same score has counted.
  ///
  /// - Parameters:
  ///   - other: The other column.
  ///   - cellNumbers: Which cell each of the other's is here.
  func take(_ other: OutcomeColumn, cellNumbers: RowCells.Numbers) {
    guard isShared else { return }
    counts.add(other.counts, outcomeNumbers: other.outcomes.map(number), cellNumbers: cellNumbers)
  }

  private func number(of index: IndexIdentity, _ next: Int) -> Int {
    guard let word = index.word else { return Self.number(of: index, in: &knownIndices, next) }
    if let number = knownWords.number(of: word) { return Int(number) }
    knownWords.set(word, to: Int32(next))
    return next
  }

  private static func number<Key: Hashable>(of key: Key, in known: inout [Key: Int], _ next: Int) -> Int {
    if let number = known[key] { return number }
    known[key] = next
    return next
  }

  /// Gives a row a result of its own, which is not counted here.
  func set(_ row: Int, alone result: ScoreResult) {
    alone[row] = result
    numbers.pointer[row] = result.severity.rawValue
  }

  /// Keys mean something else from now on; the outcomes stay.
  func forgetKeys() { memo.removeAll() }

  /// Forgets how outcomes are found, because no more rows come; what was counted stays.
  func close() {
    forgetKeys()
    known = [:]
    knownIndices = [:]
    knownWords.removeAll()
    indexKey = nil
  }

  /// What the outcomes say to tallies; `nil` for kinds of scores that have few.
  ///
  /// Cells that are made of one table are added without looking at a value, so it is kept until there is a new outcome.
  func makeTable() -> OutcomeTable? {
    if table?.count != outcomes.count { table = OutcomeTable(outcomes) }
    return table
  }

  /// The numbers of the rows' outcomes; `nil` where each row has its own.
  var sharedNumbers: UnsafePointer<Int32>? { isShared ? UnsafePointer(numbers.pointer) : nil }

  /// The result of a row; what stands for none where it has none yet.
  func result(_ row: Int) -> ScoreResult {
    if isShared {
      let number = Int(numbers.pointer[row])
      return outcomes.indices.contains(number) ? outcomes[number] : .nothing
    }
    return alone[row] ?? .nothing
  }

  /// Counts the rows.
  func count(in cells: RowCells) {
    if isShared { counts.add(UnsafePointer(numbers.pointer), of: outcomes.count, in: cells) }
  }

  /// Raises how incomplete rows are to what this score makes of them.
  func raise(_ worst: UnsafeMutablePointer<Int32>, rows: Int) {
    let numbers = numbers.pointer
    guard isShared else {
      for row in 0..<rows { worst[row] = max(worst[row], numbers[row]) }
      return
    }
    guard isEverIncomplete else { return }
    severities.withUnsafeBufferPointer { severities in
      for row in 0..<rows { worst[row] = max(worst[row], severities[Int(numbers[row])]) }
    }
  }
}
