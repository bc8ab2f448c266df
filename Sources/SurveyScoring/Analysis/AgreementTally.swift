import SurveyModel

/// What many responses say about how far assessors of a unit agree: exact counts of every rating, and the exact sums of a
/// table of items by assessors, over those who rate all items.
public struct AgreementTally: Sendable, Hashable {
  /// The assessors of one unit.
  struct Unit: Sendable, Hashable {
    /// How many responses there are.
    var count = 0
    /// How many rate all items.
    var complete = 0
    /// The ratings of each item, by all who rate it.
    var ratings: [ValueDistribution]
    /// Σx of each item over those who rate all.
    var totals: [Ratio]
    /// Σx² over all ratings of those who rate all.
    var squares: Ratio = 0
    /// Σ(Σx)² over those who rate all, the inner sum being one assessor's.
    var assessorSquares: Ratio = 0

    init(items: Int) {
      ratings = Array(repeating: ValueDistribution(), count: items)
      totals = Array(repeating: 0, count: items)
    }

    mutating func add(_ row: [Ratio?], times: Int) {
      count += times
      for (index, rating) in zip(ratings.indices, row) { if let rating { ratings[index].add(rating, times: times) } }
      let all = row.compactMap(\.self)
      guard all.count == row.count else { return }
      let often = Ratio(times)
      complete += times
      for (index, rating) in zip(totals.indices, all) { totals[index] = totals[index] + rating * often }
      let sum = all.reduce(0, +)
      squares = squares + all.map { $0 * $0 }.reduce(0, +) * often
      assessorSquares = assessorSquares + sum * sum * often
    }

    mutating func merge(_ other: Unit) {
      count += other.count
      complete += other.complete
      for (index, ratings) in zip(ratings.indices, other.ratings) { self.ratings[index].merge(ratings) }
      for (index, total) in zip(totals.indices, other.totals) { totals[index] = totals[index] + total }
      squares = squares + other.squares
      assessorSquares = assessorSquares + other.assessorSquares
    }
  }

  /// The units, by what responses call them.
  private(set) var units: [SegmentKey: Unit] = [:]
  /// Whether there are more units than can be told apart, or names too long to be one; there are then none.
  public private(set) var isTooFine = false
  /// How many responses do not say which unit they assess.
  public private(set) var missing = 0

  private let declared: CompiledAgreement
  /// The places of the items among those that are scored.
  private let slots: [Int?]

  init(_ declared: CompiledAgreement, _ plan: ScoringPlan) {
    self.declared = declared
    slots = declared.items.map { item in
      plan.items.indices.first { plan.items[$0] == item.item && plan.codings[$0] == nil && plan.choices[$0] == nil }
    }
  }

  /// Adds a response, several times over.
  ///
  /// - Parameters:
  ///   - scores: Its scores.
  ///   - unit: The unit that it assesses.
  ///   - times: How many such responses there are.
  mutating func add(_ scores: ResponseScores, unit: SegmentKey, times: Int = 1) {
    guard !unit.isMissing else {
      missing += times
      return
    }
    let row = zip(slots, declared.items).map { slot, item -> Ratio? in
      guard let slot, scores.answers[slot].state == .value, let value = scores.answers[slot].value else { return nil }
      return item.isReversed ? item.least + item.greatest - value : value
    }
    update(unit) { $0.add(row, times: times) }
  }

  /// Changes a unit, unless there are too many; whether that is so depends on their names alone.
  private mutating func update(_ unit: SegmentKey, _ body: (inout Unit) -> Void) {
    guard !isTooFine else { return }
    if !unit.isTooLong {
      units.keepFirstSpelling(of: unit)
      body(&units[unit, default: Unit(items: declared.items.count)])
    }
    if unit.isTooLong || units.count > SegmentedAggregate.Cells.greatestCount {
      isTooFine = true
      units = [:]
    }
  }

  /// Adds everything that a tally of the same plan holds.
  mutating func merge(_ other: AgreementTally) {
    missing += other.missing
    if other.isTooFine {
      isTooFine = true
      units = [:]
    }
    for (key, unit) in other.units { update(key) { $0.merge(unit) } }
  }
}
