import SurveyModel
import SurveyStatistics

/// What a group of respondents says about one score: all that comparing it with another group needs, as exact counts unless
/// respondents are weighted.
enum SegmentSample: Sendable, Hashable {
  /// Numbers, such as percents of a dimension.
  case values(ValueSample)
  /// How many answers are in the top boxes, of how many.
  case share(inside: Int, of: Int)
  /// How many answers count against, neither and for.
  case net(against: Int, neither: Int, favourable: Int)
  /// Numbers of respondents who do not all weigh the same.
  case weighted(WeightedSample)

  /// How many responses have the score.
  var count: Int {
    switch self {
    case .values(let values): values.distribution.count
    case .share(_, let count): count
    case .net(let against, let neither, let favourable): against + neither + favourable
    case .weighted(let sample): sample.moments.count
    }
  }

  /// The score: a mean, or a share or net score in points; `nil` where nobody has it.
  var value: Double? {
    switch self {
    case .values(let values): values.mean?.mean
    case .weighted(let sample): sample.moments.weight > 0 ? sample.moments.mean : nil
    case .share, .net: exactValue?.doubleValue
    }
  }

  /// The score as an exact number; `nil` where nobody has it, where respondents are weighted, and in the rare case that it
  /// needs more than 128 bits.
  var exactValue: Ratio? {
    switch self {
    case .weighted: nil
    case .values(let values): values.mean?.exactMean
    case .share(let inside, let count): Ratio(Int128(inside) * 100, over: Int128(count))
    case .net(let against, let neither, let favourable):
      Ratio(Int128(favourable - against) * 100, over: Int128(against + neither + favourable))
    }
  }

  /// The 95 % interval: of the mean by t, of a share after Wilson, of a net score by the adjusted Wald formula; of weighted
  /// numbers by t and Taylor linearisation.
  var interval: ConfidenceInterval? {
    switch self {
    case .weighted(let sample): sample.interval
    case .values(let values): values.mean?.interval
    case .share(let inside, let count): Proportion(inside, of: count)?.wilsonInterval()?.mapped(factor: 100)
    case .net: netScore?.adjustedWaldInterval()?.interval.mapped(factor: 100)
    }
  }

  /// Size, mean and variance of the numbers, of 0 and 100, or of −100, 0 and 100.
  var summary: SampleSummary? {
    switch self {
    case .weighted(let sample): sample.moments.sample
    case .values(let values): values.mean?.sample
    case .share(let inside, let count):
      IntegerMoments(count: count, sum: Int128(inside), sumOfSquares: Int128(inside))
        .flatMap { SampleSummary($0, factor: 100) }
    case .net(let against, _, let favourable):
      IntegerMoments(
        count: count, sum: Int128(favourable - against), sumOfSquares: Int128(favourable) + Int128(against)
      ).flatMap { SampleSummary($0, factor: 100) }
    }
  }

  var proportion: Proportion? {
    if case .share(let inside, let count) = self { Proportion(inside, of: count) } else { nil }
  }

  var netScore: SurveyStatistics.NetScore? {
    guard case .net(let against, let neither, let favourable) = self else { return nil }
    return SurveyStatistics.NetScore(detractors: against, passives: neither, promoters: favourable)
  }

  /// Several groups as one; `nil` without groups. Groups of one score are of one kind.
  static func united(_ groups: [SegmentSample]) -> SegmentSample? {
    guard var all = groups.first else { return nil }
    if case .values = all {
      var distribution = ValueDistribution()
      for case .values(let values) in groups { distribution.merge(values.distribution) }
      return .values(ValueSample(distribution))
    }
    for group in groups.dropFirst() { all = all.united(with: group) }
    return all
  }

  /// For each group all others as one; `nil` where there is no other.
  ///
  /// - Parameters:
  ///   - groups: The groups.
  ///   - all: All of them as one.
  static func rests(of groups: [SegmentSample], among all: SegmentSample?) -> [SegmentSample?] {
    guard groups.count > 1 else { return groups.map { _ in nil } }
    guard case .weighted = groups[0] else { return groups.map { all?.without($0) } }
    // Subtracting weighted sums would lose digits, so those before and those after are put together.
    var after: [SegmentSample?] = [nil]
    for group in groups.dropFirst().reversed() {
      after.append(after.last.flatMap(\.self)?.united(with: group) ?? group)
    }
    var before: SegmentSample?
    return zip(groups, after.reversed()).map { group, after in
      defer { before = before?.united(with: group) ?? group }
      return before.map { before in after.map { before.united(with: $0) } ?? before } ?? after
    }
  }

  private func united(with other: SegmentSample) -> SegmentSample {
    switch (self, other) {
    case (.share(let inside, let count), .share(let more, let others)):
      .share(inside: inside + more, of: count + others)
    case (.net(let a, let b, let c), .net(let d, let e, let f)):
      .net(against: a + d, neither: b + e, favourable: c + f)
    case (.weighted(let mine), .weighted(let others)): .weighted(mine.united(with: others))
    default: self
    }
  }

  /// What is left without the responses of a part.
  func without(_ part: SegmentSample) -> SegmentSample {
    switch (self, part) {
    case (.values(let mine), .values(let values)):
      var rest = mine.distribution
      rest.remove(values.distribution)
      return .values(ValueSample(rest))
    case (.share(let inside, let count), .share(let less, let others)):
      return .share(inside: inside - less, of: count - others)
    case (.net(let a, let b, let c), .net(let d, let e, let f)):
      return .net(against: a - d, neither: b - e, favourable: c - f)
    default: return self
    }
  }
}

/// Numbers with their mean, which is asked for several times and takes a look at every value.
struct ValueSample: Sendable, Hashable {
  let distribution: ValueDistribution
  let mean: MeanResult?

  init(_ distribution: ValueDistribution) {
    self.distribution = distribution
    mean = MeanResult(distribution)
  }
}

extension ScoreAggregate {
  /// What the responses say about a score that groups can be compared by; `nil` for any other score.
  ///
  /// A dimension counts in the unit in which it is reported.
  func sample(_ score: Int, of scoring: CompiledScoring) -> SegmentSample? {
    switch scoring.scores[score] {
    case .dimension(let dimension):
      scores[score].map { .values(ValueSample(dimension.unit == .raw ? $0.raw : $0.percent)) }
    case .index: scores[score].map { .values(ValueSample($0.percent)) }
    case .maturity: maturities[score].map { .values(ValueSample($0.percent)) }
    case .gap: gaps[score].map { .values(ValueSample($0.gaps)) }
    case .topBox: topBoxes[score].map { .share(inside: $0.inside, of: $0.answered) }
    case .netScore(let net): netScores[score].map { Self.sample($0, of: net) }
    case .importancePerformance, .quadrants: nil
    }
  }

  private static func sample(_ tally: NetScoreTally, of net: SurveyModel.NetScore) -> SegmentSample {
    func count(_ sign: Int) -> Int {
      zip(tally.groups, net.groups).reduce(0) { $0 + ($1.1.sign.signum() == sign ? $1.0 : 0) }
    }
    return .net(against: count(-1), neither: count(0) + tally.ungrouped, favourable: count(1))
  }
}
