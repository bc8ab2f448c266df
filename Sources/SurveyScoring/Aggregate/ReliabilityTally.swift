import SurveyModel
public import SurveyStatistics

/// What many responses say about how the items of a dimension go together: sums and sums of products over those that
/// answer all of them, exact and mergeable, in memory that depends on the number of items alone.
public struct ReliabilityTally: Sendable, Hashable {
  /// A percent of an item's range, in units. Every scale of 2 to 17 equally spaced points lies on whole units, and so
  /// does every percent of three decimals or of a denominator up to 16; what lies between is rounded to the nearest.
  static let unitsPerPercent = 18_018_000

  /// The items' coded answers, in units.
  public internal(set) var products: CrossProducts

  private let plan: ScoringPlan.DimensionPlan

  init(_ plan: ScoringPlan.DimensionPlan) {
    self.plan = plan
    products = CrossProducts(itemCount: plan.reliabilityParts.count)
  }

  /// Adds a response, several times over, if it answers all items that count.
  mutating func add(_ score: DimensionScore, _ scores: ResponseScores, times: Int = 1) {
    guard score.state != .unscored(.gated) else { return }
    let coded = plan.reliabilityParts.compactMap { plan.coded(scores.answer($0), $0) }
    add(coded.compactMap { Self.units($0, of: plan) }, times: times)
  }

  /// Adds coded answers in units, several times over, if they are complete.
  mutating func add(_ row: [Int], times: Int) {
    // A row of another length is not complete, and is left out.
    if row.count == products.itemCount { try? products.add(row, times: times) }
  }

  /// Adds everything that a tally of the same plan holds.
  mutating func merge(_ other: ReliabilityTally) { try? products.merge(other.products) }

  /// A coded answer in units.
  static func units(_ coded: Ratio, of plan: ScoringPlan.DimensionPlan) -> Int? {
    guard let share = (coded - plan.least) / (plan.greatest - plan.least), let half = Ratio(1, over: 2) else {
      return nil
    }
    return (share * Ratio(100 * unitsPerPercent) + half).floor
  }
}

extension ScoringPlan.DimensionPlan {
  /// The parts that have a weight.
  var reliabilityParts: [ScoringPlan.Part] { parts.filter { $0.units > 0 } }
}
