import SurveyModel

/// A number that says everything that an index depends on, for each combination of its components' outcomes: the
/// weighted sum of their percents, the weight behind it, how many of them have a score, are out of scope, or weigh
/// anything, and whether one rests on incomplete answers.
///
/// The percents share one denominator, which grows as outcomes are met; keys from before it grew are of no use then.
struct IndexKey {
  /// The fields of a key below the weight and the sum; all but the first two are counts of components, of which there are
  /// at most 15.
  private enum Field {
    /// Whether the weights are the respondent's own.
    static let ownWeights: UInt64 = 1
    /// Whether a component rests on incomplete answers; a count while the key is made.
    static let prorated: UInt64 = 1 << 1
    static let counted: UInt64 = 1 << 5
    static let outOfScope: UInt64 = 1 << 9
    static let weighted: UInt64 = 1 << 13
    static let weightShift: UInt64 = 17

    static func count(_ key: UInt64, _ field: UInt64) -> Int { Int(key / field & 15) }
  }

  /// What one component's outcome gives to the key.
  private struct Entry {
    /// What it adds to the counts.
    var marks: UInt64
    /// What it adds to the weight and the sum for each unit of its weight: 1 and the percent in units of
    /// 1 / ``IndexKey/denominator``; nothing without a score.
    var perWeight: UInt64

    func term(weight: UInt64) -> UInt64 { marks &+ weight &* perWeight }
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
  private let sumShift: UInt64
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
    sumShift = Field.weightShift + UInt64(UInt64.bitWidth - mostWeight.leadingZeroBitCount)
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
    var marks = Field.weighted
    if outcome.percent != nil { marks |= Field.counted }
    if outcome.state.isOutOfScope { marks |= Field.outOfScope }
    if outcome.state == .prorated { marks |= Field.prorated }
    return Entry(marks: marks, perWeight: outcome.percent == nil ? 0 : 1 << Field.weightShift + units << sumShift)
  }

  private mutating func checkSize() {
    let sum = mostWeight.multipliedReportingOverflow(by: 100 * denominator)
    let bits = UInt64.bitWidth - sum.partialValue.leadingZeroBitCount + Int(sumShift)
    if sum.overflow || bits > UInt64.bitWidth || count > 15 { isTooLarge = true }
  }

  /// What a key stands for.
  ///
  /// - Parameters:
  ///   - key: The key, made since the denominator last grew.
  ///   - isEqualWithout: Whether the declared weights stand in for respondents' that are missing.
  func parts(of key: UInt64, isEqualWithout: Bool) -> IndexParts {
    let weight = key >> Field.weightShift & (1 << (sumShift - Field.weightShift) - 1)
    let weighted = Field.count(key, Field.weighted)
    let isDeclared = if case .declared = weighting { true } else { false }
    return IndexParts(
      mean: weight == 0 ? nil : Ratio(Int128(key >> sumShift), over: Int128(weight) * Int128(denominator)),
      counted: Field.count(key, Field.counted), inScope: weighted - Field.count(key, Field.outOfScope),
      weighted: weighted, isProrated: key & Field.prorated != 0,
      hasWeights: isDeclared || isEqualWithout || key & Field.ownWeights != 0)
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
      let weighing = weights.indices.filter { weights[$0] > 0 }
      KeyTerms(weighing.map { component in entries[component].map { $0.term(weight: weights[component]) } })
        .add(weighing.map { UnsafePointer(outcomes[$0]) }, to: keys, rows: rows)
    case .respondents(let importance): fill(keys, rows, outcomes, importance, columns)
    }
    // How many components rest on incomplete answers does not matter, only whether one does.
    let prorated = 15 * Field.prorated
    for row in 0..<rows {
      let key = keys[row]
      keys[row] = key & ~prorated | (key & prorated == 0 ? 0 : Field.prorated)
    }
  }

  private func fill(
    _ keys: UnsafeMutablePointer<UInt64>, _ rows: Int, _ outcomes: [UnsafeMutablePointer<Int32>],
    _ importance: ImportanceColumns, _ columns: AnswerColumns
  ) {
    importance.markOwn(keys, rows, columns)
    for component in 0..<count {
      let column = outcomes[component]
      let (declared, shares) = (importance.declared[component], importance.share(of: component, columns))
      let weights = importance.ownWeights[component]
      entries[component].withUnsafeBufferPointer { entries in
        weights.withUnsafeBufferPointer { weights in
          for row in 0..<rows {
            // Read whether it holds or not, so that there is nothing to foresee.
            let (key, own) = (keys[row], weights[Int(shares[row])])
            let weight = key & Field.ownWeights == 0 ? declared : own
            let entry = entries[Int(column[row])]
            keys[row] = key &+ (weight == 0 ? 0 : entry.term(weight: weight))
          }
        }
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

  /// Stands above sums of points: how many shares are answered, so that no points and no answer are told apart.
  private static let answer = UInt64(1) << 40

  /// All shares of the allocation.
  private let all: [Share]
  /// For each component, the place of its share among ``all``.
  private let places: [Int]
  /// The declared weights in whole units, which the points are times, and which stand alone without points.
  let declared: [UInt64]
  /// For each component, what it weighs to a respondent, by the number in its share's column.
  let ownWeights: [[UInt64]]
  /// The sums of points that are an answer.
  private let accepted: ClosedRange<UInt64>
  /// What each share adds to the sum of points.
  private let terms: KeyTerms

  init(all: [Share], places: [Int], declared: [UInt64], accepted: ClosedRange<UInt64>) {
    self.all = all
    self.places = places
    self.declared = declared
    self.accepted = accepted
    ownWeights = zip(places, declared).map { place, declared in all[place].points.map { ($0 ?? 0) * declared } }
    terms = KeyTerms(all.map { share in share.points.map { points in points.map { $0 | Self.answer } ?? 0 } })
  }

  /// The most that the weights of all components can be together.
  var mostWeight: UInt64 {
    let most = all.reduce(UInt64(0)) { $0 + ($1.points.compactMap(\.self).max() ?? 0) }
    return max(1, most) * max(1, declared.max() ?? 1)
  }

  /// The column of the share of a component.
  func share(of component: Int, _ columns: AnswerColumns) -> UnsafePointer<AnswerDomain.Symbol> {
    UnsafePointer(columns.column(all[places[component]].item))
  }

  /// Tells which respondents say what components weigh.
  ///
  /// - Parameters:
  ///   - keys: 1 for a row whose weights are the respondent's, 0 where they are the declared ones.
  ///   - rows: How many rows there are.
  ///   - columns: The answers.
  func markOwn(_ keys: UnsafeMutablePointer<UInt64>, _ rows: Int, _ columns: AnswerColumns) {
    for row in 0..<rows { keys[row] = 0 }
    terms.add(all.map { UnsafePointer(columns.column($0.item)) }, to: keys, rows: rows)
    let (least, greatest) = (accepted.lowerBound, accepted.upperBound)
    for row in 0..<rows {
      let points = keys[row] & (Self.answer - 1)
      keys[row] = keys[row] >= Self.answer && least <= points && points <= greatest ? 1 : 0
    }
  }
}
