import SurveyModel
import SurveyScoring
import SurveyStatistics
import Testing

/// Segments and waves of weighted respondents. Expected values are those of R's survey package (`svymean`, `svyvar`,
/// `svychisq` on a design with these weights), put together by hand after Welch.
@Suite struct WeightedSegmentTests {
  /// The twelve respondents of ``WeightingTests``, by sex and by age, with a typology that is the top boxes once more.
  private static func survey(_ weighting: Weighting?) throws -> CompiledSurvey {
    func list(_ id: String, _ codes: String) -> ChoiceList {
      ChoiceList(id: Name(id), isScale: false, choices: codes.map { Choice(code: Name(String($0)), label: nil) })
    }
    return try compiled(
      scales: [("five", 1...5)],
      questions: [
        ("sex", .single(choices: "sexes", hasOther: false)), ("age", .single(choices: "ages", hasOther: false)),
        ("x", .rating(scale: "five")), ("w", .number(NumberLimits())),
      ],
      choices: [list("sexes", "fm"), list("ages", "abc")],
      scores: [
        .dimension(Dimension(id: "score", items: [.init(ref: "x")])),
        .dimension(Dimension(id: "raw", items: [.init(ref: "x")], unit: .raw)),
        .topBox(TopBox(id: "top", item: "x", from: 4, to: 5)),
        .quadrants(
          Quadrants(
            id: "types", x: .init("score", cut: 75), y: .init("raw", cut: 75),
            quadrants: [.init(id: "high", x: .high, y: .high), .init(id: "low", x: .low, y: .low)])),
      ], weighting: weighting)
  }

  private struct Respondent {
    var sex: String?
    var age = "a"
    var x: Int
    var weight = "1"
    var submitted: String?
  }

  private static let twelve = WeightingTests.values.indices.map { row in
    Respondent(
      sex: ["f", "m"][WeightingTests.sexes[row]], age: ["a", "b", "c"][WeightingTests.ages[row]],
      x: WeightingTests.values[row], weight: WeightingTests.given[row])
  }

  private static func results(
    _ weighting: Weighting?, _ respondents: [Respondent], by: String,
    _ asked: [(kind: GroupComparison.Kind, score: String)], minimum: Int = 1
  ) throws -> SegmentResults {
    let survey = try survey(weighting)
    let scorer = ResponseScorer(survey: survey)
    let breakdown = try #require(try? survey.breakdown(by))
    let segmentation = Segmentation(survey, [breakdown])
    // Two aggregates in turn, merged: the order of responses must not matter.
    var aggregates = (0..<2).map { _ in SegmentedAggregate(scorer.plan, segmentation) }
    for (row, one) in respondents.enumerated() {
      let block = block(
        survey,
        [
          "sex": one.sex.map { .value(.code($0)) } ?? .skipped, "age": .value(.code(one.age)),
          "x": .value(.number(Double(one.x))), "w": .value(.number(try #require(Double(one.weight)))),
        ])
      aggregates[row % 2].add(
        scorer.score(block),
        keys: segmentation.keys(language: nil, version: "", submitted: one.submitted, in: block))
    }
    aggregates[1].merge(aggregates[0])
    let comparisons = try asked.map { kind, score in
      CompiledComparison(
        kind, of: [try #require(survey.scoring.index[score])], by: [breakdown], family: nil,
        rate: GroupComparison.usualRate, meaningful: 5)
    }
    return SegmentResults(
      aggregates[1], segmentation: segmentation, plan: scorer.plan, comparisons: comparisons, minimum: minimum,
      now: LocalDateTime(today))
  }

  private static let column = Weighting(.column, item: "w")
  private static let sexAndAge = Weighting(.rake, margins: [WeightingTests.sexMargin, WeightingTests.ageMargin])
  private static let sex = Weighting(.poststratify, margins: [WeightingTests.sexMargin])

  private static func comparison(
    _ weighting: Weighting?, _ respondents: [Respondent] = twelve, by: String, _ score: String,
    kind: GroupComparison.Kind = .compare
  ) throws -> SegmentComparison {
    try #require(try results(weighting, respondents, by: by, [(kind, score)]).comparisons.first)
  }

  private func expect(
    _ found: Double?, _ expected: Double, digits: Int = 9, sourceLocation: SourceLocation = #_sourceLocation
  ) {
    guard let found else {
      Issue.record("no number, \(expected) expected", sourceLocation: sourceLocation)
      return
    }
    var tolerance = max(1, expected.magnitude)
    for _ in 0..<digits { tolerance /= 10 }
    #expect((found - expected).magnitude <= tolerance, "\(found) ≠ \(expected)", sourceLocation: sourceLocation)
  }

  // MARK: - Given weights

  @Test func meansOfTwoSegments() throws {
    let comparison = try Self.comparison(Self.column, by: "sex", "score")
    #expect(comparison.isWeighted && comparison.isPair && comparison.segments.map(\.count) == [7, 5])
    expect(comparison.segments[0].value, (4.05405405405405 - 1) * 25)
    expect(comparison.segments[1].value, (3.33333333333333 - 1) * 25)
    let difference = try #require(comparison.segments[1].difference)
    expect(difference.value, -18.018018018018)
    expect(difference.interval?.lower, -67.84685355574514, digits: 8)
    expect(difference.interval?.upper, 31.810817519709143, digits: 8)
    #expect(difference.test?.method == .weightedWelch && difference.rankPValue == nil)
    expect(difference.test?.statistic, -0.849485436904885)
    expect(difference.test?.degreesOfFreedom, 7.233278281485886, digits: 8)
    expect(difference.test?.pValue, 0.42283341899750027, digits: 8)
    // Over the spread of the population, and not over that of the errors.
    expect(difference.effect?.value, -0.5133001404867058)
    expect(difference.detectable, 2.8 * 21.21050842692132)
    #expect(difference.verdict == .undetected)
  }

  @Test func theItemsOwnUnit() throws {
    let comparison = try Self.comparison(Self.column, by: "sex", "raw")
    #expect(comparison.isWeighted && comparison.unit == .raw)
    expect(comparison.segments[0].value, 4.05405405405405)
    expect(comparison.segments[1].difference?.value, -0.72072072072072)
    // t(6; .975) is 2.446911851144.
    expect(comparison.segments[0].interval?.upper, 4.05405405405405 + 2.446911851144 * 0.462381492546689)
  }

  @Test func sharesOfTwoSegments() throws {
    let comparison = try Self.comparison(Self.column, by: "sex", "top")
    expect(comparison.segments[0].value, 72.972972972973)
    expect(comparison.segments[1].value, 44.444444444444)
    let test = try #require(comparison.segments[0].difference?.test)
    #expect(test.method == .raoScott)
    expect(test.statistic, 0.786597107595387)
    expect(test.degreesOfFreedom, 1)
    expect(test.denominatorDegreesOfFreedom, 11)
    expect(test.pValue, 0.39410868897549)
    // χ² of the weighted shares is 1.000693000693, of twelve.
    #expect(test.effect?.name == "V")
    expect(test.effect?.value, (1.000693000693 / 12).squareRoot())
    let error = (0.194558543520041 * 0.194558543520041 + 0.269225139650965 * 0.269225139650965).squareRoot() * 100
    expect(comparison.segments[0].difference?.detectable, 2.8 * error, digits: 8)
  }

  @Test func threeSegments() throws {
    let means = try #require(try Self.comparison(Self.column, by: "age", "score").overall)
    #expect(means.method == .weightedWelchAnova && means.rankPValue == nil)
    expect(means.statistic, 0.1207440967549492, digits: 8)
    expect(means.denominatorDegreesOfFreedom, 5.337119870412674, digits: 8)
    expect(means.pValue, 0.8886141644523157, digits: 8)
    let shares = try #require(try Self.comparison(Self.column, by: "age", "top").overall)
    #expect(shares.method == .raoScott)
    expect(shares.statistic, 0.0439264307635832)
    expect(shares.degreesOfFreedom, 1.98472152571002)
    expect(shares.denominatorDegreesOfFreedom, 21.8319367828102)
    expect(shares.pValue, 0.956267593848003)
  }

  /// Each of three segments against the two others together, which are put together from before and behind it.
  @Test func eachAgainstAllOthers() throws {
    let three = try Self.comparison(Self.column, by: "age", "score")
    for (place, age) in ["a", "b", "c"].enumerated() {
      let two = Self.twelve.map { one in
        var other = one
        other.sex = one.age == age ? "m" : "f"
        return other
      }
      let expected = try #require(try Self.comparison(Self.column, two, by: "sex", "score").segments[1].difference)
      let found = try #require(three.segments[place].difference)
      expect(found.value, expected.value, digits: 12)
      expect(found.test?.pValue, expected.test?.pValue ?? 0, digits: 12)
      expect(found.interval?.lower, expected.interval?.lower ?? 0, digits: 11)
      expect(found.effect?.value, expected.effect?.value ?? 0, digits: 12)
    }
  }

  /// A typology of two types is a share, and its one residual the root of the corrected χ².
  @Test func typologies() throws {
    let comparison = try Self.comparison(Self.column, by: "sex", "types")
    #expect(comparison.isTypology && comparison.isWeighted && comparison.overall?.method == .raoScott)
    expect(comparison.overall?.pValue, 0.39410868897549)
    let women = try #require(comparison.segments.first?.types)
    #expect(women.map(\.count) == [5, 2])
    expect(women.first?.share, 72.972972972973)
    expect(women.first?.residual, 0.786597107595387.squareRoot())
    expect(women.last?.residual, -0.786597107595387.squareRoot())
  }

  @Test func equalWeightsAreNone() throws {
    let equal = Self.twelve.map { one in
      var one = one
      one.weight = "3"
      return one
    }
    for score in ["score", "raw", "top", "types"] {
      let weighted = try Self.comparison(Self.column, equal, by: "age", score)
      #expect(try weighted == Self.comparison(nil, equal, by: "age", score))
      #expect(!weighted.isWeighted)
    }
  }

  /// Without a usable weight nobody is counted, and of a segment that then is too small nothing is told.
  @Test func thoseWithoutAWeight() throws {
    var some = Self.twelve
    (some[0].weight, some[1].weight) = ("-1", "-1")
    let all = try Self.results(Self.column, some, by: "sex", [(.compare, "score"), (.compare, "types")], minimum: 5)
    #expect(all.comparisons.map { $0.segments.map(\.count) } == [[5, 5], [5, 5]])
    some[2].weight = "-1"
    let fewer = try Self.results(Self.column, some, by: "sex", [(.compare, "score"), (.compare, "types")], minimum: 5)
    for comparison in fewer.comparisons {
      #expect(comparison.segments[0].isHidden && comparison.segments[0].count == nil)
      #expect(comparison.segments[0].types.isEmpty && comparison.segments[1].difference == nil)
    }
  }

  // MARK: - Margins

  /// The weights of the whole sample, by hand: women 6.85300930 9.46316960 5.25731644, men 9.44097209 13.03683040
  /// 7.24268356, by age.
  @Test func segmentsMeetTheMarginsTogether() throws {
    let results = try Self.results(Self.sexAndAge, Self.twelve, by: "sex", [(.compare, "score")])
    let comparison = try #require(results.comparisons.first)
    expect(comparison.segments[0].value, (3.926767528370707 - 1) * 25, digits: 7)
    expect(comparison.segments[1].value, (3.0 - 1) * 25, digits: 7)
    guard case .weighted(let women)? = results.breakdowns[0].segments[0].weighting else {
      Issue.record("not weighted")
      return
    }
    #expect(women.count == 7 && women.margins.isEmpty)
    expect(women.scores[0]?.value, comparison.segments[0].value ?? 0, digits: 12)
    expect(women.effect.largest, 9.46316960 * 0.12, digits: 6)
  }

  private static func wave(_ month: Int, women: Int, men: Int) -> [Respondent] {
    // Women say 4 and 5, men 1 and 2, half and half.
    (0..<women).map { Respondent(sex: "f", x: 4 + $0 % 2, submitted: "2025-0\(month)-15") }
      + (0..<men).map { Respondent(sex: "m", x: 1 + $0 % 2, submitted: "2025-0\(month)-15") }
  }

  /// Nobody changes their mind, and only who answers changes: waves that meet the margins each by itself are equal.
  @Test func aChangedMixtureIsNoChange() throws {
    let waves = Self.wave(1, women: 40, men: 20) + Self.wave(2, women: 20, men: 40) + Self.wave(3, women: 10, men: 50)
    let plain = try Self.comparison(nil, waves, by: "submitted:month", "score", kind: .trend)
    #expect(plain.segments.map { $0.difference?.verdict } == [nil, .notable, .notable])
    let weighted = try Self.comparison(Self.sex, waves, by: "submitted:month", "score", kind: .trend)
    #expect(weighted.isWeighted && weighted.overall?.method == .weightedSlope)
    for segment in weighted.segments {
      expect(segment.value, 50)
      #expect(segment.difference?.verdict ?? .undetected == .undetected)
    }
    expect(weighted.overall?.slope, 0)
    let shares = try Self.comparison(Self.sex, waves, by: "submitted:month", "top", kind: .trend)
    #expect(shares.overall?.method == .weightedSlope && shares.segments.map(\.count) == [60, 60, 60])
    for segment in shares.segments { expect(segment.value, 50) }
  }

  /// Responses that are in no wave have no say in whether waves can be weighted.
  @Test func thoseInNoWave() throws {
    let waves = Self.wave(1, women: 40, men: 20) + Self.wave(2, women: 20, men: 40)
    let some = waves + [Respondent(sex: "f", x: 5)]
    let found = try Self.results(Self.sex, some, by: "submitted:month", [(.trend, "score")])
    #expect(try #require(found.comparisons.first).isWeighted)
    #expect(found.breakdowns[0].segments.map { $0.weighting == nil } == [false, false, true])
  }

  /// A wave without men cannot stand for men: it says so, and its comparisons are not weighted.
  @Test func aWaveThatCannotBeWeighted() throws {
    let waves = Self.wave(1, women: 40, men: 20) + Self.wave(2, women: 20, men: 0)
    let found = try Self.results(Self.sex, waves, by: "submitted:month", [(.trend, "score")])
    let failures = found.breakdowns[0].segments.map { $0.weighting?.failure }
    #expect(failures == [nil, .emptyCategory(margin: 0, category: 1)])
    #expect(try found.comparisons == [Self.comparison(nil, waves, by: "submitted:month", "score", kind: .trend)])
    // As segments of one sample they meet the margins together.
    let segments = try Self.comparison(Self.sex, waves, by: "submitted:month", "score")
    #expect(segments.isWeighted)
    expect(segments.segments[1].value, 87.5)
  }
}
