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
  private let weightBits: Int
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
    weightBits = UInt64.bitWidth - mostWeight.leadingZeroBitCount
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

  /// What a key stands for.
  ///
  /// - Parameters:
  ///   - key: The key, made since the denominator last grew.
  ///   - isEqualWithout: Whether the declared weights stand in for respondents' that are missing.
  func parts(of key: UInt64, isEqualWithout: Bool) -> IndexParts {
    var (counted, outOfScope, weighted) = (0, 0, 0)
    var (sum, weight) = (UInt64(0), UInt64(0))
    let isProrated: Bool
    var hasWeights = true
    switch weighting {
    case .declared(let weights):
      for (component, units) in weights.enumerated() where units > 0 {
        let marks = key >> UInt64(3 * component)
        weighted += 1
        counted += Int(marks & 1)
        outOfScope += Int(marks >> 1 & 1)
        weight += marks & 1 == 1 ? units : 0
      }
      sum = key >> UInt64(3 * count)
      isProrated = key & 4 != 0
    case .respondents:
      for component in 0..<count {
        let marks = key >> UInt64(4 * component + 1)
        weighted += Int(marks >> 3 & 1)
        counted += Int(marks & 1)
        outOfScope += Int(marks >> 1 & 1)
      }
      let shift = UInt64(4 * count + 1)
      weight = key >> shift & (1 << UInt64(weightBits) - 1)
      sum = key >> (shift + UInt64(weightBits))
      isProrated = key & 8 != 0
      hasWeights = key & 1 == 1 || isEqualWithout
    }
    return IndexParts(
      mean: weight == 0 ? nil : Ratio(Int128(sum), over: Int128(weight) * Int128(denominator)), counted: counted,
      inScope: weighted - outOfScope, weighted: weighted, isProrated: isProrated, hasWeights: hasWeights)
  }

  /// The keys of rows.
  ///
  /// - Parameters:
  ///   - keys: Where they go.
  ///   - rows: How many rows there are.
  ///   - outcomes: The outcomes of each component.
  ///   - columns: The answers, among which may be what components weigh.
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
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, rows * count)) { weights in
      importance.fill(weights, keys, rows, columns)
      withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, rows)) { totals in
        for row in 0..<rows { totals[row] = 0 }
        for component in 0..<count {
          let (column, lane, shift) = (outcomes[component], component * rows, UInt64(4 * component + 1))
          entries[component].withUnsafeBufferPointer { entries in
            for row in 0..<rows {
              let weight = weights[lane + row]
              guard weight > 0 else { continue }
              let entry = entries[Int(column[row])]
              keys[row] |= (entry.marks & 3 | 8) << shift | (entry.marks & 4) << 1
              let counted = entry.marks & 1 == 1 ? weight : 0
              keys[row] &+= counted << weightShift
              totals[row] &+= entry.units &* counted
            }
          }
        }
        for row in 0..<rows { keys[row] |= totals[row] << sumShift }
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
  /// The sums of points that are an answer.
  let accepted: ClosedRange<UInt64>

  /// The most that the weights of all components can be together.
  var mostWeight: UInt64 {
    let most = all.reduce(UInt64(0)) { $0 + ($1.points.compactMap(\.self).max() ?? 0) }
    return max(1, most) * max(1, declared.max() ?? 1)
  }

  /// The weights of rows.
  ///
  /// - Parameters:
  ///   - weights: Where they go: the rows of the first component, those of the second, and so on.
  ///   - keys: 1 for a row whose weights are the respondent's, 0 where they are the declared ones.
  ///   - rows: How many rows there are.
  ///   - columns: The answers.
  func fill(
    _ weights: UnsafeMutableBufferPointer<UInt64>, _ keys: UnsafeMutablePointer<UInt64>, _ rows: Int,
    _ columns: AnswerColumns
  ) {
    // Above the sums: how many shares are answered, so that no points and no answer are told apart.
    let answer = UInt64(1) << 40
    for row in 0..<rows { keys[row] = 0 }
    for share in all {
      let column = columns.column(share.item)
      share.points.withUnsafeBufferPointer { points in
        for row in 0..<rows { if let points = points[Int(column[row])] { keys[row] &+= points | answer } }
      }
    }
    for row in 0..<rows {
      keys[row] = keys[row] >= answer && accepted.contains(keys[row] & (answer - 1)) ? 1 : 0
    }
    for (component, place) in places.enumerated() {
      let (share, declared, lane) = (all[place], declared[component], component * rows)
      let column = columns.column(share.item)
      share.points.withUnsafeBufferPointer { points in
        for row in 0..<rows {
          weights[lane + row] = keys[row] == 1 ? (points[Int(column[row])] ?? 0) * declared : declared
        }
      }
    }
  }
}
