import SurveyStatistics
import Testing

/// scipy and R; printed with eight to ten decimals.
@Suite struct ComparisonTests {
  static let a: [Double] = [7, 8, 9, 6, 10, 9, 8, 7, 9, 10, 4, 8]
  static let b: [Double] = [5, 6, 7, 3, 8, 6, 7, 5, 9, 2, 6]
  static let c: [Double] = [8, 9, 7, 10, 6, 8, 9, 10, 9]

  @Test func welch() throws {
    let first = try #require(SampleSummary(Self.a))
    let second = try #require(SampleSummary(Self.b))
    let test = try #require(WelchTest(first, second))
    expectClose(
      [
        Figure("t", test.statistic, 2.64829974), Figure("df", test.degreesOfFreedom, 19.73114642),
        Figure("lower", test.interval.lower, 0.44414434), Figure("upper", test.interval.upper, 3.75282535),
        // With the gamma function instead of the usual approximation it would be 1.07340042.
        Figure("g", EffectSize.hedgesG(first, second), 1.07348191),
      ], digits: 8)
    expectClose([Figure("p", test.pValue, 0.0155355695)], digits: 10)
    expectClose([Figure("SDD", EffectSize.smallestDetectableDifference(standardError: 0.5), 1.4)])
  }

  @Test func comparisonsWithoutVariation() throws {
    let constant = try #require(SampleSummary([3, 3, 3]))
    let varied = try #require(SampleSummary([3, 4, 5]))
    let single = try #require(SampleSummary([3]))
    #expect(WelchTest(constant, constant) == nil && EffectSize.hedgesG(constant, constant) == nil)
    #expect(WelchTest(single, varied) == nil && EffectSize.hedgesG(single, varied) == nil)
    #expect(WelchTest(constant, varied)?.degreesOfFreedom == 2)
    #expect(WelchAnalysisOfVariance([constant, varied]) == nil && WelchAnalysisOfVariance([varied]) == nil)
  }

  @Test func mannWhitney() throws {
    let table = try RankTable(groups: [Self.a, Self.b])
    let test = try #require(MannWhitneyTest(table))
    expectClose([Figure("U", test.statistic, 105.5), Figure("p", test.pValue, 0.0152838363)], digits: 10)
    let plain = MannWhitneyTest(table, hasContinuityCorrection: false)
    expectClose([Figure("p without cc", plain?.pValue, 0.0140227597)], digits: 10)
    #expect(try MannWhitneyTest(RankTable(groups: [[1, 1], [1]])) == nil)
    #expect(try MannWhitneyTest(RankTable(groups: [[], [1, 2]])) == nil)
    #expect(try MannWhitneyTest(RankTable(groups: [[1, 3], [2, 2]]))?.pValue == 1)
  }

  @Test func rankTableFromCounts() throws {
    let counted = try RankTable(counts: [[2, 0, 3], [1, 4, 0]])
    let listed = try RankTable(groups: [[1, 1, 3, 3, 3], [1, 2, 2, 2, 2]])
    #expect(counted == listed)
    #expect(throws: StatisticsError.notFinite(index: 1)) { try RankTable(groups: [[1, .nan]]) }
    #expect(throws: StatisticsError.outOfRange("a count", value: -1)) { try RankTable(counts: [[-1]]) }
  }

  @Test func severalGroups() throws {
    let groups = [Self.a, Self.b, Self.c]
    let welch = try #require(WelchAnalysisOfVariance(groups.compactMap { SampleSummary($0) }))
    let kruskal = try #require(try KruskalWallisTest(RankTable(groups: groups)))
    expectClose(
      [
        Figure("F", welch.statistic, 5.96193078), Figure("df2", welch.denominatorDegreesOfFreedom, 19.10093221),
        Figure("H", kruskal.statistic, 9.71465003),
      ], digits: 8)
    expectClose(
      [Figure("p Welch", welch.pValue, 0.0097308968), Figure("p Kruskal", kruskal.pValue, 0.0077712441)], digits: 10)
  }

  @Test func chiSquared() throws {
    let test = try #require(try ChiSquaredTest(Matrix([[10, 20, 70], [20, 30, 50], [35, 25, 40]])))
    expectClose([Figure("χ²", test.statistic, 25.36538462), Figure("V", test.cramersV, 0.20561041)], digits: 8)
    expectClose([Figure("p", test.pValue, 4.247646e-05)], relative: 1e-6)
    expectClose("row 1", test.adjustedResiduals.row(0), [-3.46835118, -1.41421356, 4.09158544], digits: 8)
    #expect(test.degreesOfFreedom == 4 && test.shareOfSmallExpectedCounts == 0 && test.yatesStatistic == nil)
    let fourfold = try #require(try ChiSquaredTest(Matrix([[30, 70], [45, 55]])))
    expectClose(
      [Figure("χ²", fourfold.statistic, 4.8), Figure("Yates", fourfold.yatesStatistic, 4.18133333)], digits: 8)
    expectClose(
      [
        Figure("p", fourfold.pValue, 0.0284597369),
        Figure("Fisher", FisherExactTest(30, 70, 45, 55)?.pValue, 0.0405340065),
      ], digits: 10)
  }

  @Test func chiSquaredEdges() throws {
    // Empty rows and columns change nothing but the shape.
    let plain = try #require(try ChiSquaredTest(Matrix([[30, 70], [45, 55]])))
    let padded = try #require(try ChiSquaredTest(Matrix([[30, 0, 70], [0, 0, 0], [45, 0, 55]])))
    #expect(plain.degreesOfFreedom == padded.degreesOfFreedom && plain.statistic == padded.statistic)
    #expect(try ChiSquaredTest(Matrix([[30, 70], [0, 0]])) == nil)
    #expect(try ChiSquaredTest(Matrix([])) == nil)
    // Scaling to half the size halves the statistic.
    let half = try ChiSquaredTest(Matrix([[30, 70], [45, 55]]), scaledTo: 100)
    expectClose([Figure("half", half?.statistic, 2.4)])
    #expect(throws: StatisticsError.outOfRange("a count", value: -1)) {
      try ChiSquaredTest(Matrix([[-1, 1], [1, 1]]))
    }
  }

  /// By hand: with margins 8, 7 and 10, 5 the tables at least as unusual have the hypergeometric probability below.
  @Test func simulatedChiSquared() throws {
    let test = try #require(try ChiSquaredTest(Matrix([[7, 1], [3, 4]])))
    let exact = 0.1188811188811189
    let simulated = try #require(test.simulatedPValue(replicateCount: 20_000, seed: 3))
    // Four standard errors of the simulation.
    #expect((simulated - exact).magnitude < 4 * (exact * (1 - exact) / 20_000).squareRoot())
    #expect(test.simulatedPValue(replicateCount: 20_000, seed: 3) == simulated)
    let fractions = try #require(try ChiSquaredTest(Matrix([[7.5, 1], [3, 4]])))
    #expect(fractions.simulatedPValue(replicateCount: 10, seed: 3) == nil)
    let sparse = try #require(try ChiSquaredTest(Matrix([[3, 0, 0], [0, 2, 0], [0, 0, 3]])))
    #expect(sparse.shareOfSmallExpectedCounts == 1)
    #expect((sparse.simulatedPValue(replicateCount: 2000, seed: 3) ?? 1) < 0.02)
  }

  /// scipy.stats.fisher_exact.
  @Test(arguments: [
    ([3, 1, 1, 3], 0.48571428571428565), ([10, 0, 0, 10], 1.082508822446903e-05), ([0, 0, 5, 6], 1.0),
    ([100, 150, 130, 90], 4.541597335711066e-05), ([8, 2, 1, 5], 0.034965034965034975),
    ([1200, 1000, 1100, 1150], 0.00017619540428181978),
  ])
  func fisher(table: [Int], pValue: Double) {
    expectClose([Figure("p", FisherExactTest(table[0], table[1], table[2], table[3])?.pValue, pValue)], relative: 1e-8)
  }

  /// R p.adjust(method = "BH") and statsmodels.
  @Test func benjaminiHochberg() throws {
    let p = [
      0.001, 0.008, 0.039, 0.041, 0.042, 0.06, 0.074, 0.205, 0.212, 0.216, 0.222, 0.251, 0.269, 0.275, 0.34,
    ]
    let q =
      [0.015, 0.06, 0.126, 0.126, 0.126, 0.15, 0.15857143] + Array(repeating: 0.29464286, count: 7) + [0.34]
    expectClose("q", try BenjaminiHochberg.adjusted(p), q, digits: 8)
    expectClose("shuffled", try BenjaminiHochberg.adjusted(p.reversed()), q.reversed(), digits: 8)
    #expect(try BenjaminiHochberg.adjusted([]) == [])
    #expect(throws: StatisticsError.outOfRange("a p-value", value: 1.5)) { try BenjaminiHochberg.adjusted([1.5]) }
  }

  /// scipy.stats.ttest_rel.
  @Test func paired() throws {
    let later: [Double] = [4, 4, 5, 3, 5, 3, 5, 4, 4, 3, 2, 5]
    let test = try #require(try PairedTest(from: Samples.x.map { Double($0) }, to: later))
    expectClose(
      [
        Figure("t", test.statistic, 2.1589388479418643), Figure("p", test.pValue, 0.05380358204027798),
        Figure("d_z", test.standardizedChange, 0.6232319625115879),
      ])
    #expect(try PairedTest(from: [1, 2], to: [2, 3]) == nil)
    #expect(try PairedTest(from: [1], to: [2]) == nil)
  }

  /// scipy.stats.binomtest and chi2.
  @Test(arguments: [
    (10, 3, 0.09228515625, 3.769230769230769, 0.0522036353413146), (1, 0, 1.0, 1.0, 0.31731050786291115),
    (6, 6, 1.0, 0.0, 1.0), (40, 15, 0.0010158471941252854, 11.363636363636363, 0.0007489604476389001),
  ])
  func mcNemar(gained: Int, lost: Int, exact: Double, statistic: Double, pValue: Double) throws {
    let test = try #require(McNemarTest(gained: gained, lost: lost))
    expectClose(
      [
        Figure("exact", test.exactPValue, exact), Figure("χ²", test.statistic, statistic),
        Figure("p", test.pValue, pValue),
      ])
  }

  /// The formula of Bonett and Price (2012) in numpy; scipy's normal quantile.
  @Test(arguments: [
    (10, 3, 50, -0.006704008604879769, 0.275934777835649), (0, 0, 20, -0.12599125675906162, 0.12599125675906162),
    (40, 15, 100, 0.10804468503627601, 0.3821513933950966), (1, 0, 12, -0.16814999719233292, 0.31100714004947577),
    (30, 5, 200, 0.06726417515961608, 0.18026057731563144),
  ])
  func changeOfAShare(gained: Int, lost: Int, pairs: Int, lower: Double, upper: Double) throws {
    let test = try #require(McNemarTest(gained: gained, lost: lost))
    expectClose("change", test.interval(pairs: pairs), lower, upper)
    // More changes than pairs, or none of either.
    #expect(test.interval(pairs: gained + lost - 1) == nil && test.interval(pairs: 0) == nil)
  }

  @Test func nobodyChanged() {
    let test = McNemarTest(gained: 0, lost: 0)
    #expect(test?.exactPValue == 1 && test?.statistic == nil && test?.pValue == nil)
  }

  /// numpy: z² = N·r² for the correlation r of wave and answer.
  @Test func cochranArmitage() throws {
    let shares = [(20, 100), (35, 110), (50, 120), (49, 100)].compactMap { Proportion($0.0, of: $0.1) }
    let test = try #require(try CochranArmitageTest(shares))
    expectClose([Figure("z", test.zScore, 4.5562507439685564), Figure("p", test.pValue, 5.207476799551474e-06)])
    #expect(try CochranArmitageTest([shares[0]]) == nil)
    #expect(try CochranArmitageTest([Proportion(5, of: 5), Proportion(6, of: 6)].compactMap { $0 }) == nil)
  }

  /// numpy.polyfit with w = 1/SE and cov = "unscaled".
  @Test func weightedSlope() throws {
    let waves = [(50, 3.2, 1.1), (60, 3.5, 1.0), (40, 3.4, 0.9), (80, 3.9, 1.2)].compactMap {
      SampleSummary(count: $0.0, mean: $0.1, standardDeviation: $0.2)
    }
    let trend = try #require(try WeightedSlope(waves))
    expectClose(
      [
        Figure("slope", trend.slope, 0.20108361782429715), Figure("SE", trend.standardError, 0.06400882180207985),
        Figure("p", trend.pValue, 0.0016808566841764786),
      ], relative: 1e-9)
    #expect(try WeightedSlope([waves[0]]) == nil)
  }
}
