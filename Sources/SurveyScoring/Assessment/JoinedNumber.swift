public import SurveyModel
public import SurveyStatistics

/// A number of one survey over the responses of a unit, a period, or all of them.
public struct JoinedNumber: Sendable, Hashable {
  /// What the number counts, which decides on its interval.
  public enum Kind: String, Sendable, Hashable {
    /// A mean of percents, with a t interval.
    case percent
    /// A share of answers, or of respondents of a type, in percent, with Wilson's interval; weighted with a t interval.
    case share
    /// A net of shares in points, with an adjusted Wald interval; weighted with a t interval.
    case net
    /// A mean of differences in points of percent, with a t interval.
    case points
  }

  /// What it counts.
  public let kind: Kind
  /// How many answers it rests on, at least 1.
  public let count: Int
  /// The number.
  public let value: Double
  /// The exact number; `nil` where it is weighted, and in the rare case that it needs more than 128 bits.
  public let exact: Ratio?
  /// The 95 % interval; `nil` where one answer is all there is.
  public let interval: ConfidenceInterval?
  /// Whether all answers are equal, so that a t interval has no width and says nothing about certainty.
  public let hasNoVariation: Bool
  /// Whether it is weighted.
  public let isWeighted: Bool
  /// What tests of the number rest on: a sample with its mean and standard error.
  let sample: SampleSummary?

  /// The number of some values; `nil` without any.
  init?(_ values: ValueDistribution, _ kind: Kind) {
    guard let mean = MeanResult(values) else { return nil }
    self.kind = kind
    isWeighted = false
    sample = values.summary?.sample
    count = mean.count
    value = mean.mean
    exact = mean.exactMean
    switch kind {
    case .percent, .points:
      interval = mean.interval
      hasNoVariation = mean.hasNoVariation
    case .share:
      interval = Proportion(values[100], of: values.count)?.wilsonInterval()?.mapped(factor: 100)
      hasNoVariation = false
    case .net:
      let score = SurveyStatistics.NetScore(
        detractors: values[-100], passives: values[0], promoters: values[100])
      interval = score?.adjustedWaldInterval()?.interval.mapped(factor: 100)
      hasNoVariation = false
    }
  }

  /// The number of weighted respondents; `nil` without any.
  init?(_ groups: [WeightedValue], _ kind: Kind) {
    let moments = WeightedMoments(groups)
    guard let mean = WeightedMean(moments) else { return nil }
    self.kind = kind
    isWeighted = true
    sample = moments.equivalentSample
    count = mean.count
    value = mean.mean
    exact = nil
    interval = mean.interval()?.clipped(to: kind.range)
    hasNoVariation = mean.standardError == 0
  }

  /// The index of the band it is in, decided on the exact number; of a weighted one on nine decimals, so that noise in its
  /// last digits decides on nothing. `nil` outside all bands.
  public func band(in bands: Bands) -> Int? { (exact ?? Ratio(nearestDecimal: value)).flatMap(bands.index(of:)) }

  /// The interval, where it says something about certainty.
  public var tellingInterval: ConfidenceInterval? { hasNoVariation ? nil : interval }
}

extension JoinedNumber.Kind {
  /// What a number of the kind can be.
  var range: ClosedRange<Double> {
    switch self {
    case .percent, .share: 0...100
    case .net, .points: -100...100
    }
  }

  /// How many times what is tallied of a response the number is: being inside and the sign are 1, and count 100.
  var factor: Double { self == .share || self == .net ? 100 : 1 }
}

extension Score {
  /// What its numbers are; `nil` where it has none of its own.
  var numberKind: JoinedNumber.Kind? {
    switch self {
    case .dimension, .index, .maturity: .percent
    case .gap: .points
    case .topBox: .share
    case .netScore: .net
    case .importancePerformance, .quadrants: nil
    }
  }
}

/// A number, or why there is none to be shown.
public enum JoinedFigure: Sendable, Hashable {
  /// The number.
  case measured(JoinedNumber)
  /// There are answers, and too few to be shown.
  case tooFew(minimum: Int)
  /// There are enough answers, but with the whole they would give away those of another unit.
  case withheld
  /// There is no answer.
  case notMeasured

  /// The number, where it is shown.
  public var number: JoinedNumber? { if case .measured(let number) = self { number } else { nil } }

  /// The figure of a number, which is hidden where it rests on too few answers.
  init(_ number: JoinedNumber?, minimum: Int) {
    guard let number else {
      self = .notMeasured
      return
    }
    self = number.count < minimum ? .tooFew(minimum: minimum) : .measured(number)
  }
}

extension ScoringPlan {
  /// The number that a measure of an assessment is over many responses; `nil` where nobody has one.
  ///
  /// - Parameters:
  ///   - source: The measure.
  ///   - aggregate: The responses.
  ///   - weights: What respondents weigh; all the same, when left out.
  func number(
    _ source: CompiledAssessment.Measure.Source, in aggregate: ScoreAggregate, _ weights: SettledWeights? = nil
  ) -> JoinedNumber? {
    if let weights, let tally = aggregate.weights { return weighted(source, in: tally, weights) }
    switch source {
    case .item(let item): return itemNumber(item, in: aggregate)
    case .score(let index): return scoreNumber(index, in: aggregate)
    case .type(let score, let quadrant):
      return aggregate.quadrants[score].flatMap { tally in
        Self.share(tally.quadrants[quadrant], of: tally.quadrants.reduce(tally.outside, +))
      }
    }
  }

  private func weighted(
    _ source: CompiledAssessment.Measure.Source, in tally: WeightTally, _ weights: SettledWeights
  ) -> JoinedNumber? {
    func number(_ subject: Int, _ kind: JoinedNumber.Kind, _ number: (Ratio) -> Ratio?) -> JoinedNumber? {
      let groups = weights.values(of: subject, in: tally).flatMap { value, groups in
        guard let number = number(value)?.doubleValue else { return [WeightedValue]() }
        return groups.map { $0.with(number) }
      }
      return JoinedNumber(groups, kind)
    }
    switch source {
    case .type(let score, let quadrant): return number(score, .share) { $0 == Ratio(quadrant) ? 100 : 0 }
    case .item(let item):
      return slot(ofItem: item).flatMap { slot in
        number(survey.scoring.scores.count + slot, .percent) { percent($0, slot: slot) }
      }
    case .score(let index):
      return survey.scoring.scores[index].numberKind.flatMap {
        JoinedNumber(weights.numbers(ofScore: index, $0, in: tally), $0)
      }
    }
  }

  private static func share(_ inside: Int, of whole: Int) -> JoinedNumber? {
    var values = ValueDistribution()
    values.add(100, times: inside)
    values.add(0, times: whole - inside)
    return JoinedNumber(values, .share)
  }

  private func scoreNumber(_ index: Int, in aggregate: ScoreAggregate) -> JoinedNumber? {
    switch survey.scoring.scores[index] {
    case .dimension, .index: return aggregate.scores[index].flatMap { JoinedNumber($0.percent, .percent) }
    case .maturity: return aggregate.maturities[index].flatMap { JoinedNumber($0.percent, .percent) }
    case .gap: return aggregate.gaps[index].flatMap { JoinedNumber($0.gaps, .points) }
    case .topBox: return aggregate.topBoxes[index].flatMap { Self.share($0.inside, of: $0.answered) }
    case .netScore(let net):
      guard let tally = aggregate.netScores[index] else { return nil }
      var values = ValueDistribution()
      for (group, count) in zip(net.groups, tally.groups) { values.add(Ratio(100 * group.sign.signum()), times: count) }
      values.add(0, times: tally.ungrouped)
      return JoinedNumber(values, .net)
    case .importancePerformance, .quadrants: return nil
    }
  }

  /// An item's answers in percent of what its scale makes possible.
  private func itemNumber(_ item: Int, in aggregate: ScoreAggregate) -> JoinedNumber? {
    guard let slot = slot(ofItem: item) else { return nil }
    var values = ValueDistribution()
    for (value, count) in aggregate.items[slot].values.entries {
      guard let percent = percent(value, slot: slot) else { return nil }
      values.add(percent, times: count)
    }
    return JoinedNumber(values, .percent)
  }

  /// Where an item's own values, which no map changes, are counted.
  private func slot(ofItem item: Int) -> Int? { items.indices.first { items[$0] == item && codings[$0] == nil } }

  /// A value in percent of what its item's scale makes possible.
  private func percent(_ value: Ratio, slot: Int) -> Ratio? {
    let (least, greatest) = (readings[slot].least, readings[slot].greatest)
    return 100 * (value - least) / (greatest - least)
  }
}
