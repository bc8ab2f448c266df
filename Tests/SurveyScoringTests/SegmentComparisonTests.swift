import SurveyModel
import SurveyScoring
import SurveyStatistics
import SurveyTestSupport
import Testing

/// Comparisons of segments and waves by way of responses, beside what scipy computes of the same numbers.
@Suite struct SegmentComparisonTests {
  static let a = [7, 8, 9, 6, 10, 9, 8, 7, 9, 10, 4, 8]
  static let b = [5, 6, 7, 3, 8, 6, 7, 5, 9, 2, 6]
  static let c = [8, 9, 7, 10, 6, 8, 9, 10, 9]

  private static func comparison(
    _ score: String, _ groups: [(String, [Int?])], kind: GroupComparison.Kind = .compare, minimum: Int = 1,
    meaningful: Ratio = 5, rate: Ratio = GroupComparison.usualRate
  ) throws -> SegmentComparison {
    try #require(
      SegmentKit().results(
        groups, [(kind, [score], nil)], minimum: minimum, meaningful: meaningful, rate: rate
      ).comparisons.first)
  }

  // MARK: - Means

  /// scipy.stats.ttest_ind(equal_var=False), mannwhitneyu; g by hand.
  @Test func twoGroups() throws {
    let comparison = try Self.comparison("raw", [("a", Self.a), ("b", Self.b)])
    #expect(comparison.isPair && comparison.overall == nil && comparison.unit == .raw)
    let first = try #require(comparison.segments[0].difference)
    let test = try #require(first.test)
    #expect(test.method == .welch)
    expect(test.statistic, 2.64829974, digits: 8)
    expect(test.degreesOfFreedom, 19.73114642, digits: 8)
    expect(test.pValue, 0.0155355695, digits: 10)
    expect(first.interval?.lower, 0.44414434, digits: 8)
    expect(first.interval?.upper, 3.75282535, digits: 8)
    expect(first.rankPValue, 0.0152838363, digits: 10)
    expect(first.effect?.value, 1.07348191, digits: 8)
    expect(first.detectable, 2.2186905361, digits: 9)
    // One test, seen from both sides: its q-value is its p-value.
    expect(first.qValue, 0.0155355695, digits: 10)
    let second = try #require(comparison.segments[1].difference)
    #expect(second.value == -first.value && second.qValue == first.qValue && first.verdict == .notable)
    #expect(comparison.segments[0].exactValue == (try ratio(95, 12)))
  }

  /// Each against the other two together; BH by scipy.stats.false_discovery_control.
  @Test func threeGroups() throws {
    let comparison = try Self.comparison("raw", [("a", Self.a), ("b", Self.b), ("c", Self.c)])
    let overall = try #require(comparison.overall)
    #expect(overall.method == .welchAnova && overall.degreesOfFreedom == 2 && !comparison.isPair)
    expect(overall.statistic, 5.96193078, digits: 8)
    expect(overall.denominatorDegreesOfFreedom, 19.10093221, digits: 8)
    expect(overall.pValue, 0.0097308968, digits: 10)
    expect(overall.rankPValue, 0.0077712441, digits: 10)
    let differences = comparison.segments.compactMap(\.difference)
    let expected = [
      (0.916666666666667, -0.5129036527, 2.3462369860, 0.1995090208, 0.2367109679, 0.1995090208),
      (-2.324675324675324, -3.8127833041, -0.8365673452, 0.0043675359, 0.0024029989, 0.0131026076),
      (1.531400966183575, 0.2329611629, 2.8298407694, 0.0227807943, 0.0559894767, 0.0341711915),
    ]
    for (difference, numbers) in zip(differences, expected) {
      expect(difference.value, numbers.0, digits: 12)
      expect(difference.interval?.lower, numbers.1, digits: 9)
      expect(difference.interval?.upper, numbers.2, digits: 9)
      expect(difference.test?.pValue, numbers.3, digits: 9)
      expect(difference.rankPValue, numbers.4, digits: 9)
      expect(difference.qValue, numbers.5, digits: 9)
    }
    #expect(differences.map(\.verdict) == [.undetected, .notable, .notable])
  }

  /// The twelve customers, half rule: Python and R give 64.79 against 65.00 and p = .98988484.
  @Test func goldenSurvey() throws {
    let gold = try GoldSurvey()
    let breakdown = try gold.survey.breakdown("version")
    let segmentation = Segmentation(gold.survey, [breakdown])
    var aggregate = SegmentedAggregate(gold.scorer.plan, segmentation)
    for response in gold.responses {
      aggregate.add(response.scores, keys: [SegmentKey([.text(response.segment)])])
    }
    let results = SegmentResults(
      aggregate, segmentation: segmentation, plan: gold.scorer.plan,
      comparisons: [
        CompiledComparison(.compare, of: [try gold.index("all-half"), try gold.index("net")], by: [breakdown])
      ], minimum: 5, now: LocalDateTime(today))
    let means = try #require(results.comparisons.first)
    expect(means.segments[0].value, 64.79166667, digits: 8)
    expect(means.segments[1].value, 65, digits: 12)
    expect(means.segments[0].difference?.test?.pValue, 0.98988484, digits: 8)
    #expect(means.segments.map(\.count) == [6, 5])
    #expect(means.segments[0].difference?.verdict == .undetected)
    let nets = results.comparisons[1]
    expect(nets.segments[0].value, 0, digits: 12)
    expect(nets.segments[1].value, 16.666667, digits: 6)
    // What a segment says is what its responses say without the others.
    for (segment, name) in zip(results.breakdowns[0].segments, ["A", "B"]) {
      #expect(segment.results?.scores == gold.results(segment: name).scores)
    }
  }

  // MARK: - Shares and net scores

  /// 56 of 70 against 48 of 80: Newcombe as published, χ² by scipy.
  @Test func shares() throws {
    let comparison = try Self.comparison(
      "top", [("a", SegmentKit.answers(in: 56, out: 14)), ("b", SegmentKit.answers(in: 48, out: 32))])
    let difference = try #require(comparison.segments[0].difference)
    expect(difference.value, 20, digits: 12)
    expect(difference.interval?.lower, 5.243147, digits: 6)
    expect(difference.interval?.upper, 33.387265, digits: 6)
    #expect(difference.test?.method == .chiSquared)
    expect(difference.test?.statistic, 7.0234113712, digits: 9)
    expect(difference.test?.pValue, 0.0080450814, digits: 9)
    expect(difference.effect?.value, 0.2163856337, digits: 9)
    expect(difference.detectable, 21.1307043580, digits: 9)
    #expect(difference.rankPValue == nil && comparison.unit == .share)
  }

  @Test func sharesOfSmallGroups() throws {
    let two = try Self.comparison(
      "top", [("a", SegmentKit.answers(in: 8, out: 2)), ("b", SegmentKit.answers(in: 1, out: 5))])
    #expect(two.segments[0].difference?.test?.method == .fisher)
    expect(two.segments[0].difference?.test?.pValue, 0.0349650350, digits: 9)
    let groups = [
      ("a", SegmentKit.answers(in: 4, out: 2)), ("b", SegmentKit.answers(in: 1, out: 5)),
      ("c", SegmentKit.answers(in: 3, out: 3)),
    ]
    let three = try Self.comparison("top", groups)
    #expect(three.overall?.method == .simulated)
    #expect(try Self.comparison("top", groups.reversed()).overall?.pValue == three.overall?.pValue)
  }

  @Test func severalShares() throws {
    let comparison = try Self.comparison(
      "top",
      [
        ("a", SegmentKit.answers(in: 30, out: 70)), ("b", SegmentKit.answers(in: 45, out: 55)),
        ("c", SegmentKit.answers(in: 20, out: 30)),
      ])
    #expect(comparison.overall?.method == .chiSquared && comparison.overall?.degreesOfFreedom == 2)
    expect(comparison.overall?.statistic, 4.8811544992, digits: 9)
    expect(comparison.overall?.pValue, 0.0871105524, digits: 9)
  }

  /// The two published samples, and one of 12 against one of 1000: each variance is over its own n.
  @Test func netScores() throws {
    let published = try Self.comparison(
      "net", [("a", SegmentKit.net(10, 20, 70)), ("b", SegmentKit.net(20, 30, 50))])
    let difference = try #require(published.segments[0].difference)
    // The scores as they are, the interval of the adjusted ones.
    expect(difference.value, 30, digits: 12)
    expect(difference.interval?.lower, 9.23129513, digits: 7)
    expect(difference.interval?.upper, 49.02113205, digits: 7)
    expect(difference.test?.pValue, 0.0041126112, digits: 9)
    expect(difference.detectable, 28.42183434, digits: 7)
    let unequal = try Self.comparison(
      "net", [("a", SegmentKit.net(100, 200, 700)), ("b", SegmentKit.net(3, 5, 4))])
    let large = try #require(unequal.segments[0].difference)
    expect(large.value, 51.6666666667, digits: 9)
    expect(large.interval?.lower, 14.98666682, digits: 7)
    expect(large.interval?.upper, 91.32107662, digits: 7)
    expect(large.test?.pValue, 0.0063418915, digits: 9)
  }

  // MARK: - Waves

  @Test func waves() throws {
    let waves = try Self.comparison(
      "raw", [("2026-01", Self.a), ("2026-02", Self.b), ("2026-03", Self.c)], kind: .trend)
    #expect(waves.segments[0].difference == nil && waves.overall?.method == .weightedSlope)
    expect(waves.segments[1].difference?.test?.pValue, 0.0155355695, digits: 10)
    expect(waves.segments[1].difference?.value, -2.0984848485, digits: 9)
    expect(waves.overall?.slope, 0.3263383979, digits: 9)
    expect(waves.overall?.pValue, 0.3281620620, digits: 9)
    // Two changes and the trend are a family of three.
    let pValues = waves.segments.compactMap(\.difference?.test?.pValue) + [try #require(waves.overall?.pValue)]
    let qValues = try BenjaminiHochberg.adjusted(pValues)
    #expect(waves.segments.compactMap(\.difference?.qValue) == Array(qValues.prefix(2)))
    #expect(waves.overallQValue == qValues[2])
  }

  /// A month without responses leaves room on the axis: positions 0, 1, 3.
  @Test func aMissingWaveKeepsItsPlace() throws {
    let groups = [("2026-01", Self.a), ("2026-02", Self.b), ("2026-04", Self.c)]
    let even = try Self.comparison("raw", groups, kind: .trend)
    expect(even.overall?.slope, 0.3248012677, digits: 9)
    expect(even.overall?.pValue, 0.1360029128, digits: 9)
    let shares = try Self.comparison(
      "top",
      [
        ("2026-01", SegmentKit.answers(in: 30, out: 70)), ("2026-02", SegmentKit.answers(in: 45, out: 55)),
        ("2026-04", SegmentKit.answers(in: 60, out: 30)),
      ], kind: .trend)
    #expect(shares.overall?.method == .cochranArmitage)
    expect(shares.overall?.statistic, 5.0542397144, digits: 9)
    expect(shares.overall?.pValue, 4.32108609e-07, digits: 14)
  }

  /// The wave in between is too small to be shown: the next is compared with the one before it.
  @Test func aHiddenWaveIsPassedOver() throws {
    let waves = try Self.comparison(
      "raw",
      [
        ("2026-01", Self.a), ("2026-02", Self.b), ("2026-03", [1, 2]), ("2026-04", Self.a + Self.a),
        ("2026-05", Self.c + Self.c),
      ],
      kind: .trend, minimum: 10)
    // The wave of 11 is the next smallest, and goes so that the two stay hidden.
    #expect(waves.segments.map(\.isHidden) == [false, true, true, false, false])
    expect(waves.segments[3].difference?.value, 0, digits: 12)
  }

  // MARK: - Traps

  @Test func groupsOfNoneAndOfOne() throws {
    let comparison = try Self.comparison("raw", [("a", Self.a), ("none", [nil, nil]), ("one", [3])])
    #expect(comparison.segments.map(\.count) == [12, 0, 1])
    #expect(comparison.segments[1].value == nil && comparison.segments[1].difference == nil)
    #expect(comparison.segments[2].interval == nil)
    let single = try #require(comparison.segments[2].difference)
    #expect(single.test == nil && single.qValue == nil && single.verdict == .untested && single.detectable == nil)
    expect(single.value, 3 - 95.0 / 12, digits: 12)
    #expect(comparison.overall == nil)
    let alone = try Self.comparison("raw", [("a", Self.a)])
    #expect(alone.segments.count == 1 && alone.segments[0].difference == nil)
    #expect(try Self.comparison("raw", []).segments.isEmpty)
    let net = try Self.comparison("net", [("a", [10]), ("none", [nil])])
    #expect(net.segments[0].difference == nil)
  }

  @Test func nothingVaries() throws {
    let flat = try Self.comparison("raw", [("a", [5, 5, 5]), ("b", [7, 7, 7, 7])])
    let difference = try #require(flat.segments[0].difference)
    #expect(difference.value == -2 && difference.test == nil && difference.verdict == .untested)
    let half = try Self.comparison("raw", [("a", [5, 5, 5]), ("b", [6, 7, 8])])
    #expect(half.segments[0].difference?.test?.degreesOfFreedom == 2)
    let everybody = try Self.comparison(
      "top", [("a", SegmentKit.answers(in: 9, out: 0)), ("b", SegmentKit.answers(in: 12, out: 0))])
    #expect(everybody.segments[0].difference?.test == nil && everybody.segments[0].difference?.verdict == .untested)
    // Net scores of groups that agree have a width all the same.
    let nets = try Self.comparison("net", [("a", SegmentKit.net(0, 0, 9)), ("b", SegmentKit.net(0, 0, 40))])
    #expect((nets.segments[0].difference?.interval?.width ?? 0) > 10)
    // An analysis of variance is not possible beside a group that does not vary; ranks are.
    let three = try Self.comparison("raw", [("a", Self.a), ("b", Self.b), ("flat", [5, 5, 5])])
    #expect(three.overall?.method == .kruskalWallis)
  }

  /// A difference of exactly 5 points is meaningful, one of a third of a point less is not, however it is rounded.
  @Test func meaningfulIsDecidedOnTheExactDifference() throws {
    func verdict(_ meaningful: Ratio) throws -> GroupDifference.Verdict? {
      try Self.comparison(
        "top", [("a", SegmentKit.answers(in: 350, out: 650)), ("b", SegmentKit.answers(in: 300, out: 700))],
        meaningful: meaningful
      ).segments[0].difference?.verdict
    }
    #expect(try verdict(5) == .notable)
    #expect(try verdict(ratio(50_000_001, 10_000_000)) == .small)
    #expect(
      try Self.comparison(
        "top", [("a", SegmentKit.answers(in: 350, out: 650)), ("b", SegmentKit.answers(in: 300, out: 700))],
        rate: ratio(1, 100)
      ).segments[0].difference?.verdict == .undetected)
  }

  /// In the items' own unit, 5 points of 0 to 10 are half a unit.
  @Test func meaningfulIsAShareOfWhatTheScoreCanBe() throws {
    #expect(try Self.comparison("raw", [("a", Self.a), ("b", Self.b)]).meaningful == ratio(1, 2))
    #expect(try Self.comparison("percent", [("a", Self.a), ("b", Self.b)]).meaningful == 5)
    let percent = try Self.comparison("percent", [("a", Self.a), ("b", Self.b)])
    let raw = try Self.comparison("raw", [("a", Self.a), ("b", Self.b)])
    expect(percent.segments[0].difference?.value, 10 * (raw.segments[0].difference?.value ?? 0), digits: 9)
    #expect(percent.segments[0].difference?.test?.method == .welch)
    expect(percent.segments[0].difference?.test?.pValue, 0.0155355695, digits: 10)
  }

  // MARK: - Families

  @Test func familiesAreKeptApart() throws {
    let groups: [(String, [Int?])] = [("a", Self.a), ("b", Self.b), ("c", Self.c)]
    let kit = try SegmentKit()
    let together = kit.results(groups, [(.compare, ["raw", "net"], "f"), (.trend, ["raw"], "f")])
    let pValues = together.comparisons.flatMap { comparison in
      comparison.segments.compactMap(\.difference?.test?.pValue)
        + (comparison.kind == .trend ? [comparison.overall?.pValue].compactMap(\.self) : [])
    }
    let qValues = together.comparisons.flatMap { comparison in
      comparison.segments.compactMap(\.difference?.qValue) + [comparison.overallQValue].compactMap(\.self)
    }
    #expect(qValues == (try BenjaminiHochberg.adjusted(pValues)))
    let apart = kit.results(groups, [(.compare, ["raw"], "f"), (.compare, ["net"], "g"), (.trend, ["raw"], nil)])
    let alone = kit.results(groups, [(.compare, ["raw"], "x")])
    #expect(apart.comparisons[0].segments == alone.comparisons[0].segments)
    #expect(together.comparisons[0].segments != alone.comparisons[0].segments)
  }

  /// Millions of responses as counts: a difference of 0.01 points is detected and not meaningful.
  @Test func millionsOfResponses() throws {
    let kit = try SegmentKit()
    let results = kit.results(
      [("a", SegmentKit.answers(in: 501, out: 499)), ("b", SegmentKit.answers(in: 500, out: 500))],
      [(.compare, ["top"], nil)], times: 10_000)
    let difference = try #require(results.comparisons.first?.segments[0].difference)
    expect(difference.value, 0.1, digits: 12)
    #expect(results.comparisons[0].segments[0].count == 10_000_000)
    #expect(difference.verdict == .small && (difference.detectable ?? 9) < 0.07)
  }
}
