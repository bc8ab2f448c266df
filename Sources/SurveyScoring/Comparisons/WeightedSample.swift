import SurveyModel
import SurveyStatistics

/// What a group of weighted respondents says about one score: all that comparing it with another group needs.
struct WeightedSample: Sendable, Hashable {
  /// What the numbers are.
  let kind: JoinedNumber.Kind
  /// Size, mean and spread of the numbers.
  let moments: WeightedMoments
  /// Of a share: what those outside and those inside weigh; empty for other numbers.
  let row: [WeightedValue]

  /// The 95 % interval of the mean by t and Taylor linearisation, cut off at what is possible; `nil` for a single
  /// respondent.
  var interval: ConfidenceInterval? {
    let interval = WeightedMean(moments)?.interval()
    return switch kind {
    case .percent, .points: interval
    case .share, .net: interval?.clipped(to: kind.range)
    }
  }

  /// Both groups as one.
  func united(with other: WeightedSample) -> WeightedSample {
    WeightedSample(kind: kind, moments: moments.united(with: other.moments), row: row.united(with: other.row))
  }
}

extension WeightedSample {
  /// The sample of numbers that many respondents share.
  init(_ kind: JoinedNumber.Kind, _ groups: [WeightedValue]) {
    self.kind = kind
    moments = WeightedMoments(groups)
    row =
      kind == .share
      ? [0, 100].map { number in WeightedValue(number, together: groups.filter { $0.value == number }) } : []
  }

  /// What a part of all respondents says about a score by which groups can be compared; `nil` for any other score, and for
  /// one in a unit of its own that has no bounds.
  init?(_ score: Int, of tally: WeightTally, _ weights: SettledWeights, plan: ScoringPlan) {
    let declared = plan.survey.scoring.scores[score]
    guard let kind = declared.numberKind else { return nil }
    let numbers = weights.numbers(ofScore: score, kind, in: tally)
    guard case .dimension(let dimension) = declared, dimension.unit == .raw else {
      self.init(kind, numbers)
      return
    }
    guard let bounds = plan.rawBounds(ofDimension: score) else { return nil }
    let (least, greatest) = (bounds.least.doubleValue, bounds.greatest.doubleValue)
    self.init(kind, numbers.map { $0.with(least + $0.value / 100 * (greatest - least)) })
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
