public import SurveyModel
public import SurveyStatistics

/// How a group differs from another in one score: the difference, how sure it is, how large, and what would have been
/// seen.
public struct GroupDifference: Sendable, Hashable {
  /// How far one can go in pointing it out.
  public enum Verdict: String, Sendable, Hashable, CaseIterable {
    /// Its q-value is below the declared rate, and it is at least as large as what is meaningful.
    case notable
    /// Its q-value is below the declared rate, and it is smaller than what is meaningful.
    case small
    /// No difference was detected, which is not to say that there is none: see ``GroupDifference/detectable``.
    case undetected
    /// It could not be tested: a group of one, or no variation.
    case untested
  }

  /// Of waves with the same respondents: how many have the score in both, on whose changes everything here rests; `nil`
  /// where the groups are different people.
  public let pairs: Int?
  /// The group's score less the other's, or the mean change of pairs.
  public let value: Double
  /// The same as an exact number; `nil` in the rare case that it needs more than 128 bits.
  public let exactValue: Ratio?
  /// The 95 % interval: by Welch for means and for everything weighted, Newcombe for shares, adjusted Wald for net scores;
  /// of pairs by t, and for shares after Bonett and Price. `nil` where a group has too few answers or nothing varies.
  public let interval: ConfidenceInterval?
  /// The test; `nil` where there is none.
  public let test: GroupTest?
  /// The p-value by ranks (Mann and Whitney), which asks less of the numbers; for means without weights alone.
  public let rankPValue: Double?
  /// The smallest difference that would probably have been seen, 2.8 standard errors; `nil` where nothing varies.
  public let detectable: Double?
  /// The smallest rate of false discoveries in the family at which this would be one; `nil` where it is not tested.
  public internal(set) var qValue: Double?
  /// How far one can go in pointing it out.
  public internal(set) var verdict: Verdict = .untested

  /// The size of the effect, free of units.
  public var effect: EffectMeasure? { test?.effect }

  /// The difference of two groups; `nil` where one of them has no answers.
  ///
  /// - Parameters:
  ///   - other: What the group is held against.
  ///   - group: The group.
  ///   - ranks: The ranks of both, the group first; for means alone.
  init?(from other: SegmentSample, to group: SegmentSample, ranks: RankTable?) {
    guard let first = other.value, let second = group.value else { return nil }
    pairs = nil
    exactValue = group.exactValue.flatMap { mine in other.exactValue.map { mine - $0 } }
    value = exactValue?.doubleValue ?? second - first
    switch (other, group) {
    case (.values, .values):
      let welch = other.summary.flatMap { rest in group.summary.flatMap { WelchTest($0, rest) } }
      interval = welch?.interval
      test = welch.map { welch in
        GroupTest(
          .welch, statistic: welch.statistic, degreesOfFreedom: welch.degreesOfFreedom, pValue: welch.pValue,
          effect: Self.hedges(group, other))
      }
      rankPValue = welch == nil ? nil : ranks.flatMap { MannWhitneyTest($0) }?.pValue
      detectable = welch.map { EffectSize.smallestDetectableDifference(standardError: $0.standardError) }
    case (.share, .share):
      let shares = [other, group].compactMap(\.proportion)
      interval =
        shares.count == 2
        ? ProportionDifference(from: shares[0], to: shares[1])?.newcombeInterval().mapped(factor: 100) : nil
      test = GroupTest(shares: shares)
      rankPValue = nil
      detectable = test == nil ? nil : Self.detectable(shares)
    case (.net, .net):
      let difference = other.netScore.flatMap { from in
        group.netScore.flatMap { NetScoreDifference(from: from, to: $0) }
      }
      interval = difference?.interval.mapped(factor: 100)
      test = difference.map {
        GroupTest(
          .netScores, statistic: $0.standardError > 0 ? $0.value / $0.standardError : 0, pValue: $0.pValue,
          effect: Self.hedges(group, other))
      }
      rankPValue = nil
      detectable = difference.map { EffectSize.smallestDetectableDifference(standardError: $0.standardError * 100) }
    case (.weighted(let rest), .weighted(let mine)):
      let welch = rest.moments.equivalentSample.flatMap { rest in
        mine.moments.equivalentSample.flatMap { WelchTest($0, rest) }
      }
      interval = welch?.interval
      if mine.kind == .share {
        test = GroupTest(weighted: [rest.row, mine.row])
      } else {
        test = welch.map { welch in
          GroupTest(
            .weightedWelch, statistic: welch.statistic, degreesOfFreedom: welch.degreesOfFreedom, pValue: welch.pValue,
            effect: Self.hedges(group, other))
        }
      }
      rankPValue = nil
      detectable = welch.map { EffectSize.smallestDetectableDifference(standardError: $0.standardError) }
    default: return nil
    }
  }

  private static func hedges(_ group: SegmentSample, _ other: SegmentSample) -> EffectMeasure? {
    group.summary.flatMap { mine in other.summary.flatMap { EffectSize.hedgesG(mine, $0) } }.map { .hedgesG($0) }
  }

  /// 2.8 standard errors of the difference of two shares that are equal.
  private static func detectable(_ shares: [Proportion]) -> Double? {
    let count = shares.reduce(0.0) { $0 + Double($1.trials) }
    let share = shares.reduce(0.0) { $0 + Double($1.successes) } / count
    let inverse = shares.reduce(0.0) { $0 + 1 / Double($1.trials) }
    return EffectSize.smallestDetectableDifference(
      standardError: 100 * (share * (1 - share) * inverse).squareRoot())
  }

  /// Settles what may be said of the difference, from the q-value that its family gave it.
  mutating func judge(_ qValue: Double?, rate: Ratio, meaningful: Ratio) {
    self.qValue = qValue
    guard let qValue else { return }
    let size = exactValue.map { ($0 < 0 ? -$0 : $0) >= meaningful } ?? (value.magnitude >= meaningful.doubleValue)
    verdict = qValue < rate.doubleValue ? (size ? .notable : .small) : .undetected
  }
}

/// The size of an effect, free of units.
public enum EffectMeasure: Sendable, Hashable {
  /// The difference of two means in pooled standard deviations (Hedges, 1981).
  case hedgesG(Double)
  /// How far shares depend on the group, 0 to 1 (Cramér, 1946).
  case cramersV(Double)
  /// The mean change of the same respondents in standard deviations of their changes, d_z (Cohen, 1988).
  case standardizedChange(Double)

  /// The number.
  public var value: Double {
    switch self {
    case .hedgesG(let value), .cramersV(let value), .standardizedChange(let value): value
    }
  }

  /// Its name in files.
  public var name: String {
    switch self {
    case .hedgesG: "g"
    case .cramersV: "V"
    case .standardizedChange: "d_z"
    }
  }
}
