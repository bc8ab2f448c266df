/// Weights that reproduce several margins at once, by iterative proportional fitting (Deming and Stephan, 1940).
///
/// Each cycle multiplies the weights by target/current, margin after margin, until no margin is further from its target
/// than the tolerance.
public struct Raking: Hashable, Sendable {
  /// What to do when the targets of the margins have different sums.
  public enum Disagreement: Hashable, Sendable {
    /// Read the targets as shares, which always agree.
    case rescaleToShares
    /// Throw `marginsDisagree`.
    case reject
  }

  /// The weight of each respondent; their sum is `total`.
  public let weights: [Double]
  /// The number of cycles used.
  public let cycleCount: Int
  /// The sum of the weights: that of the first margin's targets unless another was asked for.
  public let total: Double

  /// The largest permitted |current − target|/target.
  public static let tolerance = 1e-8
  /// The largest number of cycles.
  public static let cycleLimit = 1000

  /// Rakes the weights of respondents to the margins.
  ///
  /// - Parameters:
  ///   - margins: At least one margin, all with as many categories as there are respondents.
  ///   - baseWeights: Design weights to start from, 1 for everybody when `nil`.
  ///   - total: The wanted sum of the weights; the sum of the first margin's targets when `nil`.
  ///   - disagreement: What to do when the targets of the margins have different sums.
  /// - Throws: `emptyCell` when a category with a target has no respondents, and `notConverged` with the name of the
  ///   margin furthest from its target when the margins contradict each other in this sample.
  public init(
    margins: [RakingMargin], baseWeights: [Double]? = nil, total: Double? = nil,
    disagreement: Disagreement = .rescaleToShares
  ) throws(StatisticsError) {
    guard let first = margins.first else { throw .tooFew("margins", needed: 1, found: 0) }
    let base = try checkedBaseWeights(baseWeights, count: first.categories.count)
    for margin in margins {
      try margin.check(respondentCount: base.count, baseWeights: base)
    }
    let expected = first.targets.compensatedSum()
    if disagreement == .reject {
      try Self.requireAgreement(of: margins, total: expected)
    }
    let wanted = total ?? expected
    guard wanted > 0, wanted.isFinite else { throw .outOfRange("the total of the weights", value: wanted) }
    self.total = wanted
    (weights, cycleCount) = try Self.cycle(margins, base: base, total: wanted)
  }

  private static func requireAgreement(of margins: [RakingMargin], total: Double) throws(StatisticsError) {
    for margin in margins {
      let sum = margin.targets.compensatedSum()
      if (sum - total).magnitude > 1e-9 * total {
        throw .marginsDisagree(margin: margin.name, total: sum, expected: total)
      }
    }
  }

  private static func cycle(
    _ margins: [RakingMargin], base: [Double], total: Double
  ) throws(StatisticsError) -> ([Double], Int) {
    let sum = base.compensatedSum()
    var weights = base.map { $0 / sum * total }
    var worst: (name: String, error: Double) = ("", .infinity)
    for cycle in 0...cycleLimit {
      worst = distance(margins, weights)
      if worst.error < tolerance { return (weights, cycle) }
      if cycle == cycleLimit { break }
      for margin in margins {
        adjust(&weights, to: margin)
      }
      // Respondents outside a margin keep their weight there, which moves the sum.
      let drift = total / weights.compensatedSum()
      for index in weights.indices {
        weights[index] *= drift
      }
    }
    throw .notConverged(worst.name, iterations: cycleLimit, error: worst.error)
  }

  private static func adjust(_ weights: inout [Double], to margin: RakingMargin) {
    let current = margin.totals(of: weights)
    let present = current.compensatedSum()
    let factors = zip(margin.shares, current).map { $1 > 0 ? $0 * present / $1 : 1 }
    for index in weights.indices {
      if let category = margin.categories[index] {
        weights[index] *= factors[category]
      }
    }
  }

  /// The margin furthest from its target and its distance relative to the target; 0 targets count absolutely.
  private static func distance(_ margins: [RakingMargin], _ weights: [Double]) -> (name: String, error: Double) {
    var worst = (name: "", error: 0.0)
    for margin in margins {
      let current = margin.totals(of: weights)
      let present = current.compensatedSum()
      for (share, value) in zip(margin.shares, current) {
        let target = share * present
        let error = target > 0 ? (value - target).magnitude / target : (value > 0 ? value / present : 0)
        if error > worst.error || !error.isFinite {
          worst = (margin.name, error)
        }
      }
    }
    return worst
  }
}
