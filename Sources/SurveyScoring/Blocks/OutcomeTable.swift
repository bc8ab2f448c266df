import SurveyModel

/// What the outcomes of a dimension or an index say to tallies: worked out once, and then counted in every cell.
struct OutcomeTable: Sendable {
  /// The numbers of one kind that outcomes have, or some of them.
  struct Column: Sendable {
    private let support: ValueSupport
    /// For each outcome the place of its number; -1 where it has none.
    private let places: [Int32]

    init(_ numbers: [Ratio?]) { (support, places) = ValueSupport.placing(numbers) }

    /// The numbers of outcomes that occur so often.
    func distribution(_ counts: [Int]) -> ValueDistribution {
      var sums = [Int](repeating: 0, count: support.values.count)
      for (place, count) in zip(places, counts) where place >= 0 { sums[Int(place)] += count }
      return ValueDistribution(sums, on: support)
    }
  }

  /// How many outcomes there are.
  let count: Int
  /// The scores in percent.
  let percent: Column
  /// The scores in the items' unit; `nil` for an index.
  let raw: Column?

  /// The states that occur, each with its place.
  private var states: [ScoreState] = []
  private var stateOfOutcome: [Int32] = []
  /// For each outcome its band; -1 without one.
  private let bandOfOutcome: [Int32]

  /// - Returns: `nil` without outcomes, and for scores of other kinds, which have few.
  init?(_ outcomes: [ScoreResult]) {
    var (percents, raws): ([Ratio?], [Ratio?]) = ([], [])
    var bands: [Int32] = []
    for outcome in outcomes {
      let state: ScoreState
      switch outcome {
      case .dimension(let score):
        percents.append(score.percent)
        raws.append(score.raw)
        bands.append(Int32(score.band ?? -1))
        state = score.state
      case .index(let score):
        percents.append(score.percent)
        bands.append(Int32(score.band ?? -1))
        state = score.state
      default: return nil
      }
      let place = states.firstIndex(of: state) ?? states.count
      if place == states.count { states.append(state) }
      stateOfOutcome.append(Int32(place))
    }
    guard !outcomes.isEmpty else { return nil }
    count = outcomes.count
    percent = Column(percents)
    raw = raws.isEmpty ? nil : Column(raws)
    bandOfOutcome = bands
  }

  /// How many of the outcomes are in each state.
  func states(_ counts: [Int]) -> [(state: ScoreState, count: Int)] {
    var sums = [Int](repeating: 0, count: states.count)
    for (state, count) in zip(stateOfOutcome, counts) { sums[Int(state)] += count }
    return zip(states, sums).map { ($0, $1) }
  }

  /// How many of the outcomes are in each of a score's bands.
  func bands(_ counts: [Int], of bandCount: Int) -> [Int] {
    var sums = [Int](repeating: 0, count: bandCount)
    for (band, count) in zip(bandOfOutcome, counts) where sums.indices.contains(Int(band)) { sums[Int(band)] += count }
    return sums
  }
}

extension ScoreTally {
  /// Adds outcomes.
  ///
  /// - Parameters:
  ///   - table: The outcomes.
  ///   - counts: How often each of them occurs.
  mutating func add(_ table: OutcomeTable, _ counts: [Int]) {
    for (state, count) in table.states(counts) { add(state, percent: nil, raw: nil, band: nil, times: count) }
    percent.merge(table.percent.distribution(counts))
    if let raw = table.raw { self.raw.merge(raw.distribution(counts)) }
    for (band, count) in table.bands(counts, of: bands.count).enumerated() { bands[band] += count }
  }
}
