import SurveyModel
import SurveyStatistics

/// What a group of weighted respondents says about one score: all that comparing it with another group needs.
struct WeightedSample: Sendable, Hashable {
  /// What the numbers are.
  enum Kind: Sendable, Hashable {
    /// Any numbers, whose mean is taken.
    case values
    /// 100 for those in the top boxes and 0 for the others.
    case share
    /// 100 for those who count for, −100 for those who count against, 0 for the others.
    case net
  }

  /// What the numbers are.
  let kind: Kind
  /// Size, mean and spread of the numbers.
  let moments: WeightedMoments
  /// Of a share: what those outside and those inside weigh; empty for other numbers.
  let row: [WeightedValue]

  /// The 95 % interval of the mean by t and Taylor linearisation, cut off at what is possible; `nil` for a single
  /// respondent.
  var interval: ConfidenceInterval? {
    let interval = WeightedMean(moments)?.interval()
    return switch kind {
    case .values: interval
    case .share: interval?.clipped(to: 0...100)
    case .net: interval?.clipped(to: -100...100)
    }
  }

  /// Both groups as one.
  func united(with other: WeightedSample) -> WeightedSample {
    WeightedSample(kind: kind, moments: moments.united(with: other.moments), row: row.united(with: other.row))
  }
}

extension WeightedSample {
  /// The sample of numbers that many respondents share.
  init(_ kind: Kind, _ groups: [WeightedValue]) {
    self.kind = kind
    moments = WeightedMoments(groups)
    row =
      kind == .share
      ? [0, 100].map { number in WeightedValue(number, together: groups.filter { $0.value == number }) } : []
  }

  /// What a part of all respondents says about a score by which groups can be compared; `nil` for any other score, and for
  /// one in a unit of its own that has no bounds.
  init?(_ score: Int, of tally: WeightTally, _ weights: SettledWeights, plan: ScoringPlan) {
    let kind: Kind
    let number: (Double) -> Double
    switch plan.survey.scoring.scores[score] {
    case .dimension(let dimension) where dimension.unit == .raw:
      guard let bounds = plan.rawBounds(ofDimension: score) else { return nil }
      let (least, greatest) = (bounds.least.doubleValue, bounds.greatest.doubleValue)
      (kind, number) = (.values, { least + $0 / 100 * (greatest - least) })
    case .dimension, .index, .maturity, .gap: (kind, number) = (.values, { $0 })
    case .topBox: (kind, number) = (.share, { $0 * 100 })
    case .netScore: (kind, number) = (.net, { $0 * 100 })
    case .importancePerformance, .quadrants: return nil
    }
    self.init(
      kind,
      weights.values(of: score, in: tally).flatMap(\.groups).map {
        WeightedValue(number($0.value), count: $0.count, weight: $0.weight, squares: $0.squares)
      })
  }
}

extension WeightedValue {
  /// Several groups of respondents as one, all with this value.
  init(_ value: Double, together groups: [WeightedValue]) {
    self.init(
      value, count: groups.reduce(0) { $0 + $1.count }, weight: groups.reduce(0) { $0 + $1.weight },
      squares: groups.reduce(0) { $0 + $1.squares })
  }
}

extension [WeightedValue] {
  /// The groups of two rows of a table, column by column, as one.
  fileprivate func united(with other: [WeightedValue]) -> [WeightedValue] {
    zip(self, other).map { WeightedValue($0.value, together: [$0, $1]) }
  }
}
