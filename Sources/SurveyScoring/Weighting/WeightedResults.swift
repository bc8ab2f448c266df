import SurveyModel
public import SurveyStatistics

/// Weighted results, or why there are none.
public enum WeightingOutcome: Sendable, Hashable {
  /// The results.
  case weighted(WeightedResults)
  /// Why respondents cannot be weighted.
  case failed(WeightingFailure)

  /// Why there are none.
  public var failure: WeightingFailure? { if case .failed(let failure) = self { failure } else { nil } }

  init(_ tally: WeightTally, plan: ScoringPlan, _ weighting: CompiledWeighting) {
    do throws(WeightingFailure) {
      self = .weighted(try WeightedResults(tally, plan: plan, weighting))
    } catch {
      self = .failed(error)
    }
  }
}

/// What all responses say together when they are weighted.
public struct WeightedResults: Sendable, Hashable {
  /// Above this design effect unequal weights cost more than half of the respondents.
  public static let caution = 2.0

  /// A margin before and after weighting, as shares of those who are in it.
  public struct Margin: Sendable, Hashable {
    /// A category.
    public struct Category: Sendable, Hashable {
      /// How many respondents are in it.
      public let count: Int
      /// The share it is to have.
      public let target: Double
      /// The share it has unweighted.
      public let before: Double
      /// The share it has weighted.
      public let after: Double
    }

    /// The categories, in document order.
    public let categories: [Category]
    /// How many respondents are in none.
    public let without: Int
  }

  /// A weighted mean, share or net score.
  public struct Estimate: Sendable, Hashable {
    /// How many respondents it rests on.
    public let count: Int
    /// The estimate: percent, points of percent, or points of a net score.
    public let value: Double
    /// Its standard error by Taylor linearisation; `nil` for a single respondent. For margins it is conservative: it does
    /// not know what they already say.
    public let standardError: Double?
    /// value ± t(n − 1)·SE at 95 %, cut off at what is possible; `nil` for a single respondent.
    public let interval: ConfidenceInterval?
    /// The estimate without weights.
    public let unweighted: Double
  }

  /// How many respondents are weighted.
  public let count: Int
  /// How many have no usable weight and are left out.
  public let missing: Int
  /// What unequal weights cost.
  public let effect: KishEffect
  /// How many weights were cut off.
  public let trimmed: Int
  /// The margins, in document order; none for given weights, nor for a part of the respondents that met them together.
  public let margins: [Margin]
  /// The estimate of each score that has one, by score index.
  public let scores: [Int: Estimate]
  /// The share of each quadrant of a typology, in percent, by score index.
  public let quadrants: [Int: [Estimate]]

  /// Whether the weights cost so much that it must be said.
  public var isCostly: Bool { effect.designEffect > Self.caution }

  /// Weights what a tally holds so that it meets the margins.
  init(_ tally: WeightTally, plan: ScoringPlan, _ weighting: CompiledWeighting) throws(WeightingFailure) {
    self = try WeightedResults(tally, SettledWeights(tally, weighting), plan: plan, margins: weighting.margins)
  }

  /// Weights what a tally holds.
  ///
  /// - Parameters:
  ///   - tally: The tally.
  ///   - weights: The weights, settled by this tally, or by a larger one of which it is a part.
  ///   - plan: The plan by which its responses were scored.
  ///   - margins: The margins that it meets; none where it is a part.
  init(
    _ tally: WeightTally, _ weights: SettledWeights, plan: ScoringPlan, margins: [CompiledWeighting.Margin] = []
  ) throws(WeightingFailure) {
    guard let effect = weights.effect(on: tally) else { throw .noWeights }
    self.effect = effect
    count = weights.cells == nil ? tally.given.count : tally.cells.values.reduce(0) { $0 + $1.count }
    missing = tally.missing
    trimmed = margins.isEmpty ? 0 : weights.cells?.trimmed ?? 0
    self.margins = weights.cells.map { cells in margins.map { Margin($0, cells) } } ?? []
    (scores, quadrants) = Self.estimates(plan, weights, tally)
  }

  /// The estimates of all scores.
  private static func estimates(
    _ plan: ScoringPlan, _ weights: SettledWeights, _ tally: WeightTally
  ) -> (scores: [Int: Estimate], quadrants: [Int: [Estimate]]) {
    var scores: [Int: Estimate] = [:]
    var quadrants: [Int: [Estimate]] = [:]
    for (index, score) in plan.survey.scoring.scores.enumerated() {
      if let kind = score.numberKind {
        scores[index] = Estimate(weights.numbers(ofScore: index, kind, in: tally), in: kind.range)
      } else if case .quadrants(let typology) = score {
        let values = weights.values(of: index, in: tally)
        let shares = typology.quadrants.indices.map { place in
          Estimate(
            values.flatMap { value, groups in groups.map { $0.with(value == Ratio(place) ? 100 : 0) } },
            in: JoinedNumber.Kind.share.range)
        }
        if !shares.contains(nil) { quadrants[index] = shares.compactMap(\.self) }
      }
    }
    return (scores, quadrants)
  }
}

extension WeightedResults.Margin {
  fileprivate init(_ margin: CompiledWeighting.Margin, _ cells: CellWeights) {
    let places = cells.keys.map { margin.category(of: $0) }
    let targets = margin.targets.map(\.doubleValue)
    let total = targets.reduce(0, +)
    func sum(_ category: Int, _ value: (Int) -> Double) -> Double {
      places.indices.reduce(0) { $0 + (places[$1] == category ? value($1) : 0) }
    }
    let counts = targets.indices.map { sum($0) { Double(cells.counts[$0]) } }
    let weighted = targets.indices.map { sum($0) { Double(cells.counts[$0]) * cells.weights[$0] } }
    let (all, heavy) = (counts.reduce(0, +), weighted.reduce(0, +))
    categories = targets.indices.map {
      Category(
        count: Int(counts[$0]), target: targets[$0] / total, before: counts[$0] / all, after: weighted[$0] / heavy)
    }
    without = cells.counts.reduce(0, +) - Int(all)
  }
}

extension WeightedResults.Estimate {
  /// The estimate from groups of equal values; `nil` without respondents.
  fileprivate init?(_ groups: [WeightedValue], in range: ClosedRange<Double>) {
    guard let mean = WeightedMean(groups) else { return nil }
    count = mean.count
    value = mean.mean
    standardError = mean.standardError
    interval = mean.interval()?.clipped(to: range)
    unweighted = groups.reduce(0) { $0 + Double($1.count) * $1.value } / Double(mean.count)
  }
}
