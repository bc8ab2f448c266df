import SurveyModel
import SurveyScoring
import SurveyStatistics
import SurveyTestSupport
import Testing

/// Changes of respondents who answered several waves, against scipy's ttest_rel and binomtest.
@Suite struct PairedWavesTests {
  private static let before = [5, 4, 4, 3, 5, 2, 4, 3, 4, 2, 1, 5]
  private static let after = [4, 4, 5, 3, 5, 3, 5, 4, 4, 3, 2, 5]

  /// Who answered what in which wave.
  private typealias Line = (person: String?, wave: String, answer: Int?)

  private static func survey(identity: Name? = "person") throws -> CompiledSurvey {
    try compiled(
      scales: [("five", 1...5)],
      questions: [
        ("person", .text(TextLimits())), ("wave", .single(choices: "waves", hasOther: false)),
        ("x", .rating(scale: "five")),
      ],
      choices: [
        ChoiceList(
          id: "waves", isScale: false, choices: ["w1", "w2", "w3"].map { Choice(code: Name($0), label: nil) })
      ],
      scores: [
        .dimension(Dimension(id: "percent", items: [.init(ref: "x")])),
        .dimension(Dimension(id: "raw", items: [.init(ref: "x")], unit: .raw)),
        .topBox(TopBox(id: "top", item: "x", from: 4, to: 5)),
        .netScore(
          SurveyModel.NetScore(
            id: "net", item: "x",
            groups: [
              .init(id: "d", from: 1, to: 2, sign: -1), .init(id: "n", from: 3, to: 3, sign: 0),
              .init(id: "p", from: 4, to: 5, sign: 1),
            ])),
      ],
      analysis: Analysis(comparisons: [
        GroupComparison(.trend, of: ["percent", "raw", "top", "net"], by: ["wave"], identity: identity)
      ]))
  }

  private static func aggregate(_ survey: CompiledSurvey, _ lines: [Line]) -> SegmentedAggregate {
    let (scorer, segmentation) = (ResponseScorer(survey: survey), Segmentation(declaredIn: survey))
    var aggregate = SegmentedAggregate(scorer.plan, segmentation)
    for line in lines {
      let block = block(
        survey,
        [
          "person": line.person.map { .value(.text($0)) }, "wave": .value(.code(line.wave)),
          "x": line.answer.map { .value(.number(Double($0))) } ?? .skipped,
        ])
      aggregate.add(
        scorer.score(block), keys: segmentation.keys(language: nil, version: "", submitted: nil, in: block))
    }
    return aggregate
  }

  private static func comparisons(
    _ survey: CompiledSurvey, _ aggregate: SegmentedAggregate, minimum: Int = 1
  ) -> [SegmentComparison] {
    SegmentResults(
      aggregate, segmentation: Segmentation(declaredIn: survey), plan: ResponseScorer(survey: survey).plan,
      comparisons: survey.scoring.comparisons, minimum: minimum, now: LocalDateTime(today)
    ).comparisons
  }

  private static let twelve: [Line] = zip(before, after).enumerated().flatMap { person, pair in
    [("p\(person)", "w1", pair.0), ("p\(person)", "w2", pair.1)] as [Line]
  }

  @Test func means() throws {
    let survey = try Self.survey()
    let found = Self.comparisons(survey, Self.aggregate(survey, Self.twelve))
    let percent = try #require(found[0].segments[1].difference)
    #expect(percent.pairs == 12 && percent.test?.method == .paired && found[0].isPaired)
    expect(percent.value, 125.0 / 12, digits: 9)
    expect(percent.interval?.lower, -0.20286930250217772, digits: 9)
    expect(percent.interval?.upper, 21.036202635835508, digits: 9)
    expect(percent.test?.statistic, 2.1589388479418643, digits: 9)
    expect(percent.test?.pValue, 0.05380358204027798, digits: 9)
    expect(percent.effect?.value, 0.6232319625115879, digits: 9)
    expect(percent.detectable, 13.509723396969541, digits: 9)
    #expect(percent.effect?.name == "d_z" && percent.rankPValue == nil)
    // In the items' own unit all is a 25th, and the size of the effect the same.
    let raw = try #require(found[1].segments[1].difference)
    expect(raw.value, 5.0 / 12, digits: 9)
    expect(raw.effect?.value, 0.6232319625115879, digits: 9)
    // Net scores are means of −100, 0 and 100.
    let net = try #require(found[3].segments[1].difference)
    expect(net.value, 25, digits: 9)
    expect(net.interval?.upper, 53.73567530965216, digits: 9)
    expect(net.test?.pValue, 0.0818642311656944, digits: 9)
    // Waves are no independent samples, so they have no trend of such.
    #expect(found.allSatisfy { $0.overall == nil && $0.segments[0].difference == nil })
    // The waves' own numbers are those of all who answered.
    expect(found[0].segments[0].value, 62.5, digits: 9)
  }

  /// One person rose above the boxes' edge and none fell below; then 40 and 15 of 100.
  @Test func shares() throws {
    let survey = try Self.survey()
    let few = try #require(Self.comparisons(survey, Self.aggregate(survey, Self.twelve))[2].segments[1].difference)
    #expect(few.test?.method == .mcNemarExact && few.test?.statistic == nil && few.test?.pValue == 1)
    expect(few.value, 100.0 / 12, digits: 9)
    expect(few.interval?.lower, -16.814999719233292, digits: 9)
    let lines = (0..<100).flatMap { person -> [Line] in
      let (first, second) = person < 40 ? (1, 5) : person < 55 ? (5, 1) : (5, 5)
      return [("p\(person)", "w1", first), ("p\(person)", "w2", second)]
    }
    let many = try #require(Self.comparisons(survey, Self.aggregate(survey, lines))[2].segments[1].difference)
    #expect(many.test?.method == .mcNemar && many.pairs == 100)
    expect(many.value, 25, digits: 9)
    expect(many.test?.statistic, 11.363636363636363, digits: 9)
    expect(many.test?.pValue, 0.0007489604476389001, digits: 12)
    expect(many.interval?.lower, 10.804468503627601, digits: 9)
    expect(many.interval?.upper, 38.21513933950966, digits: 9)
    // 2.8 standard errors of no change, √55 of 100.
    expect(many.detectable, 2.8 * 55.0.squareRoot(), digits: 9)
  }

  /// Whoever answered one wave only, said nothing, did not say who they are or answered a wave twice is in no pair.
  @Test func whoIsInNoPair() throws {
    let survey = try Self.survey()
    let others: [Line] = [
      ("q1", "w1", 1), ("q2", "w2", 5), ("q3", "w1", nil), ("q3", "w2", 5), (nil, "w1", 1), (nil, "w2", 5),
      ("q4", "w1", 1), ("q4", "w2", 5), ("q4", "w2", 4), ("", "w1", 1), ("", "w2", 5),
    ]
    let found = Self.comparisons(survey, Self.aggregate(survey, Self.twelve + others))
    expect(found[0].segments[1].difference?.value, 125.0 / 12, digits: 9)
    #expect(found[0].segments[1].difference?.pairs == 12)
    // The later of two waves is held against the one before it that is shown, by those of both.
    let third = Self.comparisons(survey, Self.aggregate(survey, Self.twelve + [("p0", "w3", 4), ("p1", "w3", 5)]))
    #expect(third[0].segments[2].difference?.pairs == 2)
    expect(third[0].segments[2].difference?.value, 12.5, digits: 9)
  }

  @Test func fewPairsAreNotShown() throws {
    let survey = try Self.survey()
    // Twelve in each wave, and eleven of them in both.
    let lines = Self.twelve.dropLast() + [("q", "w2", 5)]
    let found = Self.comparisons(survey, Self.aggregate(survey, Array(lines)), minimum: 12)
    #expect(found[0].segments.map(\.count) == [12, 12])
    #expect(found[0].segments[1].difference == nil)
    #expect(
      Self.comparisons(survey, Self.aggregate(survey, Array(lines)), minimum: 11)[0].segments[1].difference?.pairs == 11
    )
  }

  @Test func nobodyChanged() throws {
    let survey = try Self.survey()
    let lines = (0..<5).flatMap { person -> [Line] in [("p\(person)", "w1", 4), ("p\(person)", "w2", 4)] }
    let found = Self.comparisons(survey, Self.aggregate(survey, lines))
    for comparison in found {
      let difference = try #require(comparison.segments[1].difference)
      #expect(difference.value == 0 && difference.test == nil && difference.verdict == .untested)
      #expect(difference.detectable == nil)
    }
    // Even so, not every share is certain.
    expect(
      found[2].segments[1].difference?.interval?.upper, 100 * 1.959963984540054 * (2.0 / 7 / 7).squareRoot(), digits: 9)
  }

  /// Without an identity the same waves are independent samples.
  @Test func withoutAnIdentity() throws {
    let survey = try Self.survey(identity: nil)
    let found = Self.comparisons(survey, Self.aggregate(survey, Self.twelve))
    #expect(found[0].segments[1].difference?.test?.method == .welch && found[0].segments[1].difference?.pairs == nil)
    #expect(!found[0].isPaired)
  }

  @Test func theSameInAnyOrderAndSplit() throws {
    var generator = SplitMix64(seed: 77)
    let survey = try Self.survey()
    for _ in 0..<200 {
      let lines = (0..<40).map { _ -> Line in
        (
          "p\(Int.random(in: 0..<15, using: &generator))", "w\(Int.random(in: 1...3, using: &generator))",
          Int.random(in: 1...5, using: &generator)
        )
      }
      let shuffled = lines.shuffled(using: &generator)
      let cut = Int.random(in: 0...40, using: &generator)
      var part = Self.aggregate(survey, Array(shuffled[cut...]))
      part.merge(Self.aggregate(survey, Array(shuffled[..<cut])))
      let whole = Self.aggregate(survey, lines)
      #expect(part == whole)
      #expect(Self.comparisons(survey, part) == Self.comparisons(survey, whole))
    }
  }
}
