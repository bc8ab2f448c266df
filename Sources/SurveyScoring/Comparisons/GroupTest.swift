import SurveyStatistics

/// A test of two groups or of several.
public struct GroupTest: Sendable, Hashable {
  /// The test.
  public enum Method: String, Sendable, Hashable, CaseIterable {
    /// Two means without equal variances (Welch, 1947).
    case welch
    /// Several means without equal variances (Welch, 1951).
    case welchAnova = "welch-anova"
    /// Several groups by ranks (Kruskal and Wallis, 1952), where means cannot be tested.
    case kruskalWallis = "kruskal-wallis"
    /// Shares (Pearson, 1900), without Yates' correction.
    case chiSquared = "chi-squared"
    /// Two shares of small groups (Fisher, 1935).
    case fisher
    /// Several shares with small groups: χ² against random tables with the same margins (Hope, 1968).
    case simulated
    /// Two means of weighted respondents without equal variances, their errors by Taylor linearisation (Welch, 1947).
    case weightedWelch = "weighted-welch"
    /// Several means of weighted respondents, likewise (Welch, 1951).
    case weightedWelchAnova = "weighted-welch-anova"
    /// Shares of weighted respondents: χ² with the second-order correction (Rao and Scott, 1984).
    case raoScott = "rao-scott"
    /// Net scores by the normal approximation, each group with ¾, 1½ and ¾ answers more.
    case netScores = "net-scores"
    /// The mean change of the same respondents (Student, 1908).
    case paired = "paired-t"
    /// Shares of the same respondents, by who changed sides (McNemar, 1947).
    case mcNemar = "mcnemar"
    /// The same by the binomial distribution, for few changes.
    case mcNemarExact = "mcnemar-exact"
    /// The trend of shares over waves (Cochran, 1954; Armitage, 1955).
    case cochranArmitage = "cochran-armitage"
    /// The trend of means over waves, each weighted by 1/SE².
    case weightedSlope = "weighted-slope"
  }

  /// Below so many changes McNemar's test is exact.
  static let fewChanges = 25

  /// The seed and the number of random tables of a simulated p-value.
  public static let simulation = (seed: UInt64(1), replicates: 2000)

  /// Samples above this size are not simulated: χ² is used, and ``isRough`` says so.
  public static let largestSimulation = 20_000

  /// The test.
  public let method: Method
  /// The statistic; `nil` for exact tests, which have none.
  public let statistic: Double?
  /// The degrees of freedom, of the numerator where there are two; `nil` where the test has none.
  public let degreesOfFreedom: Double?
  /// The degrees of freedom of the denominator, for an analysis of variance.
  public let denominatorDegreesOfFreedom: Double?
  /// The p-value of no difference, or of no trend.
  public let pValue: Double
  /// The size of the effect, free of units.
  public let effect: EffectMeasure?
  /// The p-value by ranks, beside one of means.
  public let rankPValue: Double?
  /// For a trend: the change for one step along the axis, in the score's unit.
  public let slope: Double?
  /// Whether more than a fifth of the expected counts are below 5 and the sample is too large to be simulated.
  public let isRough: Bool

  init(
    _ method: Method, statistic: Double?, degreesOfFreedom: Double? = nil, denominator: Double? = nil,
    pValue: Double, effect: EffectMeasure? = nil, rankPValue: Double? = nil, slope: Double? = nil,
    isRough: Bool = false
  ) {
    self.method = method
    self.statistic = statistic
    self.degreesOfFreedom = degreesOfFreedom
    denominatorDegreesOfFreedom = denominator
    self.pValue = pValue
    self.effect = effect
    self.rankPValue = rankPValue
    self.slope = slope
    self.isRough = isRough
  }

  /// McNemar's test, exact where few changed sides; `nil` when nobody did.
  init?(_ change: McNemarTest) {
    guard let statistic = change.statistic, let pValue = change.pValue else { return nil }
    if change.gained + change.lost < Self.fewChanges {
      self.init(.mcNemarExact, statistic: nil, pValue: change.exactPValue)
    } else {
      self.init(.mcNemar, statistic: statistic, degreesOfFreedom: 1, pValue: pValue)
    }
  }

  /// The test that shares are equal; `nil` where there is nothing to test, as when all answers are alike.
  init?(shares: [Proportion]) {
    self.init(counts: shares.map { [$0.successes, $0.trials - $0.successes] })
  }

  /// The test that groups are made up alike; `nil` where there is nothing to test.
  ///
  /// - Parameter counts: How many of each group are of each type; types that nobody is of do not count.
  init?(counts: [[Int]]) {
    let rows = counts.filter { row in row.contains { $0 > 0 } }
    let columns = (rows.first ?? []).indices.filter { column in rows.contains { $0[column] > 0 } }
    let used = rows.map { row in columns.map { row[$0] } }
    let table = Matrix(rows: used.count, columns: columns.count) { Double(used[$0][$1]) }
    guard let test = (try? ChiSquaredTest(table)) ?? nil else { return nil }
    let effect = EffectMeasure.cramersV(test.cramersV)
    let isSmall = test.shareOfSmallExpectedCounts > 0.2
    let size = used.joined().reduce(0, +)
    if isSmall, used.count == 2, columns.count == 2 {
      guard let exact = FisherExactTest(used[0][0], used[0][1], used[1][0], used[1][1]) else { return nil }
      self.init(.fisher, statistic: nil, pValue: exact.pValue, effect: effect)
    } else if isSmall, size <= Self.largestSimulation,
      let simulated = test.simulatedPValue(
        replicateCount: Self.simulation.replicates, seed: Self.simulation.seed)
    {
      self.init(.simulated, statistic: test.statistic, pValue: simulated, effect: effect)
    } else {
      self.init(
        .chiSquared, statistic: test.statistic, degreesOfFreedom: Double(test.degreesOfFreedom),
        pValue: test.pValue, effect: effect, isRough: isSmall)
    }
  }

  /// The test that shares are equal among weighted respondents; `nil` where there is nothing to test.
  ///
  /// - Parameter table: The groups, each with what its respondents of each kind weigh.
  init?(weighted table: [[WeightedValue]]) {
    guard let test = (try? RaoScottTest(table)) ?? nil else { return nil }
    self.init(
      .raoScott, statistic: test.statistic, degreesOfFreedom: test.numeratorDegrees,
      denominator: test.denominatorDegrees, pValue: test.pValue, effect: .cramersV(test.cramersV))
  }

  /// The test of three groups or more; `nil` where there is nothing to test.
  ///
  /// - Parameters:
  ///   - groups: The groups, all with answers.
  ///   - ranks: Their ranks; for means alone.
  init?(segments groups: [SegmentSample], ranks: RankTable?) {
    guard groups.count > 2 else { return nil }
    switch groups[0] {
    case .values:
      let ranks = ranks.flatMap { KruskalWallisTest($0) }
      if let welch = WelchAnalysisOfVariance(groups.compactMap(\.summary)) {
        self.init(
          .welchAnova, statistic: welch.statistic, degreesOfFreedom: welch.numeratorDegreesOfFreedom,
          denominator: welch.denominatorDegreesOfFreedom, pValue: welch.pValue, rankPValue: ranks?.pValue)
      } else if let ranks {
        self.init(
          .kruskalWallis, statistic: ranks.statistic, degreesOfFreedom: Double(ranks.degreesOfFreedom),
          pValue: ranks.pValue)
      } else {
        return nil
      }
    case .share: self.init(shares: groups.compactMap(\.proportion))
    case .net:
      guard let test = NetScoreHomogeneity(groups.compactMap(\.netScore)) else { return nil }
      self.init(
        .netScores, statistic: test.statistic, degreesOfFreedom: test.degreesOfFreedom, pValue: test.pValue)
    case .weighted(let first) where first.kind == .share: self.init(weighted: groups.compactMap(\.weighted?.row))
    case .weighted:
      let samples = groups.compactMap(\.weighted?.moments.equivalentSample)
      guard let welch = WelchAnalysisOfVariance(samples) else { return nil }
      self.init(
        .weightedWelchAnova, statistic: welch.statistic, degreesOfFreedom: welch.numeratorDegreesOfFreedom,
        denominator: welch.denominatorDegreesOfFreedom, pValue: welch.pValue)
    }
  }

  /// The test of a trend over three waves or more; `nil` where there is nothing to test.
  ///
  /// - Parameter waves: The waves that have answers, each with its place on the axis.
  init?(waves: [(sample: SegmentSample, position: Double)]) {
    guard waves.count > 2 else { return nil }
    let positions = waves.map(\.position)
    switch waves[0].sample {
    case .share:
      guard
        let test = (try? CochranArmitageTest(waves.compactMap(\.sample.proportion), scores: positions)) ?? nil
      else { return nil }
      self.init(.cochranArmitage, statistic: test.zScore, pValue: test.pValue)
    case .values, .net, .weighted:
      guard let test = (try? WeightedSlope(waves.compactMap(\.sample.trendSummary), scores: positions)) ?? nil else {
        return nil
      }
      self.init(
        .weightedSlope, statistic: test.slope / test.standardError, pValue: test.pValue, slope: test.slope)
    }
  }
}

extension SegmentSample {
  /// The numbers of weighted respondents; `nil` without weights.
  fileprivate var weighted: WeightedSample? { if case .weighted(let sample) = self { sample } else { nil } }

  /// Mean and spread for a trend; a net score has the standard error of its adjusted interval.
  fileprivate var trendSummary: SampleSummary? {
    if let weighted { return weighted.moments.equivalentSample }
    guard let net = netScore else { return summary }
    guard let value = net.value, let error = net.adjustedWaldStandardError else { return nil }
    let deviation = error * Double(count).squareRoot()
    return SampleSummary(count: count, mean: value * 100, standardDeviation: deviation * 100)
  }
}
