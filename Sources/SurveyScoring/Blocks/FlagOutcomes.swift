import SurveyModel

/// What a flag says of the rows of a block, and how often it says what.
final class FlagOutcomes {
  private(set) var outcomes: [FlagResult] = []
  let numbers: OutcomeColumn.Numbers
  private let counts: BreakdownCounts
  private let node: BlockScoringPlan.FlagNode
  private let memo = KeyMemo()
  /// How many items each row answers, for a flag about time.
  private let answered: OutcomeColumn.Numbers
  /// The signature of each row's answers, for a flag about copies.
  private let signatures: UnsafeMutablePointer<AnswerSignature>
  private let signatureCount: Int
  private var facts = RowFacts()
  /// What responses are held against each other by, in each cell of each breakdown.
  private var others: [[FlagTally.Others]]

  init(_ node: BlockScoringPlan.FlagNode, capacity: Int, breakdowns: Int) {
    self.node = node
    numbers = OutcomeColumn.Numbers(capacity)
    counts = BreakdownCounts(breakdowns: breakdowns)
    answered = OutcomeColumn.Numbers(capacity)
    signatureCount = if case .duplicate = node { capacity } else { 0 }
    signatures = .allocate(capacity: max(1, signatureCount))
    signatures.initialize(repeating: AnswerSignature(), count: max(1, signatureCount))
    others = Array(repeating: [], count: node.comparesResponses ? max(1, breakdowns) : 0)
  }

  deinit { signatures.deallocate() }

  /// Whether rows with one outcome have results of their own.
  var hasOwnResults: Bool { node.hasOwnResults }

  // MARK: - Finding

  func find(
    _ columns: AnswerColumns, _ facts: RowFacts, _ keys: UnsafeMutablePointer<UInt64>, _ scorer: ResponseScorer
  ) {
    self.facts = facts
    fill(keys, columns)
    var row = memo.find(keys, numbers.pointer, from: 0, to: columns.rowCount)
    while row < columns.rowCount {
      memo.set(keys[row], to: Int32(outcomes.count))
      outcomes.append(node.result(keys[row], scorer))
      row = memo.find(keys, numbers.pointer, from: row, to: columns.rowCount)
    }
  }

  /// The key of each row, below 2¹⁶.
  private func fill(_ keys: UnsafeMutablePointer<UInt64>, _ columns: AnswerColumns) {
    let rows = columns.rowCount
    switch node {
    case .straightline(let flag): flag.fillStraightline(keys, rows, columns)
    case .longstring(let flag): flag.fillLongstring(keys, rows, columns)
    case .inconsistent(let flag): flag.fill(keys, rows, columns)
    case .speeder(let pace):
      pace.count(answered.pointer, columns)
      pace.fill(keys, answered.pointer, facts.seconds, rows: rows)
    case .duplicate(let all):
      all.fill(signatures, columns)
      all.fill(keys, signatures, rows: rows)
    case .sameID:
      for row in 0..<rows { keys[row] = facts.ids?[row] == nil ? 0 : 1 }
    }
  }

  // MARK: - Rows

  /// What the flag says of a row, without what was measured where ``hasOwnResults``.
  func outcome(_ row: Int) -> FlagResult { outcomes[Int(numbers.pointer[row])] }

  /// All that the flag says of a row.
  func result(_ row: Int, _ scorer: ResponseScorer) -> FlagResult {
    switch node {
    case .straightline, .longstring, .inconsistent: outcome(row)
    case .speeder(let pace):
      scorer.speeder(pace.flag, seconds: facts.seconds?[row] ?? -1, answered: Int(answered.pointer[row]))
    case .duplicate(let all): scorer.duplicate(all.flag, signatures[row])
    case .sameID: scorer.sameID(facts.ids?[row])
    }
  }

  /// For a duplicate, the fingerprint of a row's answers where it can be judged.
  func copyFingerprint(_ row: Int) -> ResponseFingerprint? {
    guard case .duplicate = node, outcome(row).isRaised != nil else { return nil }
    return signatures[row].fingerprint
  }

  // MARK: - Counting

  func count(in cells: RowCells) {
    counts.add(UnsafePointer(numbers.pointer), of: outcomes.count, in: cells)
    for breakdown in others.indices {
      while others[breakdown].count < max(1, cells.count(inBreakdown: breakdown)) {
        others[breakdown].append(FlagTally.Others())
      }
      let column = cells.column(breakdown)
      for row in 0..<cells.rowCount {
        guard let isRaised = outcome(row).isRaised else { continue }
        let cell = Int(column?[row] ?? 0)
        switch node {
        case .straightline, .longstring, .inconsistent: break
        case .speeder:
          if let seconds = facts.seconds?[row] { others[breakdown][cell].durations.add(seconds, isRaised: isRaised) }
        case .duplicate: others[breakdown][cell].copies.add(signatures[row].fingerprint)
        case .sameID:
          if let id = facts.ids?[row] { others[breakdown][cell].copies.add(id) }
        }
      }
    }
  }

  /// Takes over what another has counted of the same flag; afterwards no more rows may come.
  func take(_ other: FlagOutcomes, cellNumbers: RowCells.Numbers) {
    let first = outcomes.count
    outcomes += other.outcomes
    counts.add(other.counts, outcomeNumbers: Array(first..<outcomes.count), cellNumbers: cellNumbers)
    for breakdown in others.indices {
      for (tally, cell) in zip(other.others[breakdown], cellNumbers.byBreakdown[breakdown]) {
        while others[breakdown].count <= cell { others[breakdown].append(FlagTally.Others()) }
        others[breakdown][cell].merge(tally)
      }
    }
    other.others = []
  }

  /// Adds to a tally what was counted in some cells of a breakdown.
  func add(to tally: inout FlagTally, breakdown: Int, cells range: Range<Int>, in cells: RowCells) {
    for (outcome, count) in counts.entries(breakdown, range, in: cells) { tally.add(outcomes[outcome], times: count) }
    guard others.indices.contains(breakdown) else { return }
    for counted in others[breakdown][range.clamped(to: others[breakdown].indices)] { tally.add(counted) }
    tally.sort()
  }

  /// Forgets what was counted.
  func clear() {
    counts.clear()
    others = others.map { _ in [] }
  }
}
