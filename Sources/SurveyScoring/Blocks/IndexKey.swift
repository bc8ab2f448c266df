import SurveyModel

/// A number that says everything that an index depends on, for each combination of its components' outcomes: the
/// weighted sum of their percents, the weight behind it, and which components have a score, are out of scope, rest on
/// incomplete answers, or weigh anything.
///
/// The percents share one denominator, which grows as outcomes are met; keys from before it grew are of no use then.
struct IndexKey {
  /// What one component's outcome gives to the key.
  private struct Entry {
    /// The percent in units of 1 / ``IndexKey/denominator``.
    var units: UInt64
    /// Which of the three marks the component sets: has a score, out of scope, prorated.
    var marks: UInt64
  }

  /// Who says what a component weighs.
  enum Weighting: Sendable {
    /// The survey.
    case declared([UInt64])
    /// Each respondent.
    case respondents(ImportanceColumns)
  }

  private let weighting: Weighting
  private let count: Int
  private let mostWeight: UInt64
  private var denominator: UInt64 = 1
  private var entries: [[Entry]]
  private var percents: [[(percent: Ratio?, state: ScoreState)]]

  /// Whether keys no longer fit a word; then none may be asked for.
  private(set) var isTooLarge = false

  init(components: Int, weighting: Weighting) {
    self.weighting = weighting
    count = components
    entries = Array(repeating: [], count: components)
    percents = Array(repeating: [], count: components)
    mostWeight =
      switch weighting {
      case .declared(let weights): weights.reduce(0, +)
      case .respondents(let columns): columns.mostWeight
      }
    checkSize()
  }

  /// How many outcomes of a component are known.
  func known(_ component: Int) -> Int { entries[component].count }

  /// Takes the next outcome of a component.
  ///
  /// - Returns: Whether keys from before are of no use any more.
  mutating func learn(_ outcome: (percent: Ratio?, state: ScoreState), of component: Int) -> Bool {
    percents[component].append(outcome)
    if let percent = outcome.percent {
      let step = percent.denominator / WeightUnits.divisor(Int128(denominator), percent.denominator)
      guard step <= 1 << 24, Int128(denominator) * step <= 1 << 40, percent >= 0 else {
        isTooLarge = true
        return true
      }
      if step > 1 {
        denominator *= UInt64(step)
        for component in entries.indices { entries[component] = percents[component].map(entry) }
        checkSize()
        return true
      }
    }
    entries[component].append(entry(outcome))
    return false
  }

  private func entry(_ outcome: (percent: Ratio?, state: ScoreState)) -> Entry {
    let units = outcome.percent.map { UInt64(($0 * Ratio(Int(denominator))).floor) } ?? 0
    let marks: UInt64 =
      (outcome.percent == nil ? 0 : 1) | (outcome.state.isOutOfScope ? 2 : 0) | (outcome.state == .prorated ? 4 : 0)
    return Entry(units: units, marks: marks)
  }

  private mutating func checkSize() {
    let sum = mostWeight.multipliedReportingOverflow(by: 100 * denominator)
    let bits = UInt64.bitWidth - sum.partialValue.leadingZeroBitCount + weightBits + 4 * count + 1
    if sum.overflow || bits > UInt64.bitWidth { isTooLarge = true }
  }

  private var weightBits: Int { UInt64.bitWidth - mostWeight.leadingZeroBitCount }

  /// The keys of rows.
  ///
  /// - Parameters:
  ///   - keys: Where they go.
  ///   - rows: How many rows there are.
  ///   - outcomes: The outcomes of each component.
  ///   - weights: Room for the weights of one row.
  func fill(
    _ keys: UnsafeMutablePointer<UInt64>, rows: Int, outcomes: [UnsafeMutablePointer<Int32>],
    columns: AnswerColumns
  ) {
    switch weighting {
    case .declared(let weights):
      for row in 0..<rows { keys[row] = 0 }
      let shift = UInt64(3 * count)
      for (component, weight) in weights.enumerated() where weight > 0 {
        let terms = entries[component].map { ($0.units * weight) << shift | $0.marks << UInt64(3 * component) }
        let column = outcomes[component]
        terms.withUnsafeBufferPointer { terms in
          for row in 0..<rows { keys[row] &+= terms[Int(column[row])] }
        }
      }
      // Which component rests on incomplete answers does not matter, only whether one does.
      var prorated: UInt64 = 0
      for component in 0..<count { prorated |= 4 << UInt64(3 * component) }
      for row in 0..<rows where keys[row] & prorated != 0 { keys[row] = keys[row] & ~prorated | 4 }
    case .respondents(let importance): fill(keys, rows, outcomes, importance, columns)
    }
  }

  private func fill(
    _ keys: UnsafeMutablePointer<UInt64>, _ rows: Int, _ outcomes: [UnsafeMutablePointer<Int32>],
    _ importance: ImportanceColumns, _ columns: AnswerColumns
  ) {
    let weightShift = UInt64(4 * count + 1)
    let sumShift = weightShift + UInt64(weightBits)
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: count) { weights in
      for row in 0..<rows {
        var key: UInt64 = importance.fill(weights, row, columns) ? 1 : 0
        var (sum, weight) = (UInt64(0), UInt64(0))
        for component in 0..<count where weights[component] > 0 {
          let entry = entries[component][Int(outcomes[component][row])]
          key |= (entry.marks & 3 | 8) << UInt64(4 * component + 1) | (entry.marks & 4) << 1
          if entry.marks & 1 == 1 {
            sum &+= entry.units &* weights[component]
            weight &+= weights[component]
          }
        }
        keys[row] = key | weight << weightShift | sum << sumShift
      }
    }
  }
}

/// Where each respondent's weights of an index's components come from.
struct ImportanceColumns: Sendable {
  /// The points that each number of a share's column is; `nil` where it is none.
  struct Share: Sendable {
    let item: Int
    let points: [UInt64?]

    /// - Returns: `nil` where points are not whole, or the column is more than an answer.
    init?(_ column: SlotColumn) {
      guard column.evidence == nil else { return nil }
      for value in column.answers.compactMap(\.value) {
        guard value.denominator == 1, value >= 0, value.floor < 1 << 20 else { return nil }
      }
      item = column.item
      points = column.answers.map { $0.value.map { UInt64($0.floor) } }
    }
  }

  /// All shares of the allocation.
  let all: [Share]
  /// For each component, the place of its share among ``all``.
  let places: [Int]
  /// The declared weights in whole units, which the points are times, and which stand alone without points.
  let declared: [UInt64]
  /// What the shares add up to.
  let total: Ratio

  /// The most that the weights of all components can be together.
  var mostWeight: UInt64 {
    let most = all.reduce(UInt64(0)) { $0 + ($1.points.compactMap(\.self).max() ?? 0) }
    return max(1, most) * max(1, declared.max() ?? 1)
  }

  /// The weights of a row.
  ///
  /// - Returns: Whether they are the respondent's; else they are the declared ones.
  @inline(__always)
  func fill(_ weights: UnsafeMutableBufferPointer<UInt64>, _ row: Int, _ columns: AnswerColumns) -> Bool {
    var sum: UInt64 = 0
    var isAnswered = false
    for share in all {
      guard let points = share.points[Int(columns.column(share.item)[row])] else { continue }
      sum += points
      isAnswered = true
    }
    let isAccepted =
      isAnswered
      && ((Ratio(Int(sum)) / total).map { CompiledScoring.Importance.accepted.contains($0) } ?? false)
    for (component, place) in places.enumerated() {
      let share = all[place]
      let points = share.points[Int(columns.column(share.item)[row])] ?? 0
      weights[component] = isAccepted ? points * declared[component] : declared[component]
    }
    return isAccepted
  }
}
