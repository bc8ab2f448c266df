import SurveyModel
import SurveyScoring
import SurveyStatistics
import Testing

/// How groups are made up of types, against scipy's chi2_contingency and R's chisq.test.
@Suite struct TypologyComparisonTests {
  /// Four types on two axes; `lo` and `hi` lie on both sides of each cut.
  private static func survey(_ types: [(String, Quadrants.Side, Quadrants.Side)]) throws -> CompiledSurvey {
    try compiled(
      scales: [("five", 1...5)],
      questions: [
        ("group", .single(choices: "groups", hasOther: false)), ("sat", .rating(scale: "five")),
        ("again", .rating(scale: "five")),
      ],
      choices: [
        ChoiceList(
          id: "groups", isScale: false, choices: ["a", "b", "c"].map { Choice(code: Name($0), label: nil) })
      ],
      scores: [
        .dimension(Dimension(id: "x", items: [.init(ref: "sat")])),
        .dimension(Dimension(id: "y", items: [.init(ref: "again")])),
        .quadrants(
          Quadrants(
            id: "types", x: .init("x", cut: 75), y: .init("y", cut: 75),
            quadrants: types.map { .init(id: Name($0), x: $1, y: $2) })),
      ],
      analysis: Analysis(comparisons: [GroupComparison(.compare, of: ["types"], by: ["group"])]))
  }

  private static let three: [(String, Quadrants.Side, Quadrants.Side)] = [
    ("loyalist", .high, .high), ("mercenary", .high, .low), ("defector", .low, .low),
  ]

  /// Answers that make a respondent of each type, and one of none, the hostage.
  private static let answers = [(5, 5), (5, 1), (1, 1), (1, 5)]

  private static func comparison(_ survey: CompiledSurvey, _ table: [[Int]], minimum: Int = 1) throws
    -> SegmentComparison
  {
    let (scorer, segmentation) = (ResponseScorer(survey: survey), Segmentation(declaredIn: survey))
    var aggregate = SegmentedAggregate(scorer.plan, segmentation)
    for (group, counts) in zip(["a", "b", "c"], table) {
      for (type, count) in zip(answers, counts) {
        let block = block(
          survey,
          [
            "group": .value(.code(group)), "sat": .value(.number(Double(type.0))),
            "again": .value(.number(Double(type.1))),
          ])
        aggregate.add(
          scorer.score(block), keys: segmentation.keys(language: nil, version: "", submitted: nil, in: block),
          times: count)
      }
    }
    return try #require(
      SegmentResults(
        aggregate, segmentation: segmentation, plan: scorer.plan, comparisons: survey.scoring.comparisons,
        minimum: minimum, now: LocalDateTime(today)
      ).comparisons.first)
  }

  /// χ² 25.36538462 with 4 degrees of freedom, V .20561041, and the adjusted residuals of the first row.
  @Test func threeGroups() throws {
    let found = try Self.comparison(try Self.survey(Self.three), [[10, 20, 70], [20, 30, 50], [35, 25, 40]])
    let test = try #require(found.overall)
    #expect(test.method == .chiSquared && test.degreesOfFreedom == 4 && !test.isRough && found.isTypology)
    expect(test.statistic, 25.365384615384613, digits: 9)
    expect(test.pValue, 4.247645613857192e-05, digits: 14)
    expect(test.effect?.value, 0.20561041079099332, digits: 9)
    // A family of one test.
    #expect(found.overallQValue == test.pValue)
    let first = found.segments[0]
    #expect(first.count == 100 && first.value == nil && first.difference == nil)
    #expect(first.types.map(\.count) == [10, 20, 70] && first.types.map(\.share) == [10, 20, 70])
    for (type, expected) in zip(first.types, [-3.46835118, -1.41421356, 4.09158544]) {
      expect(type.residual, expected, digits: 8)
    }
  }

  /// Small tables of two groups by two types are Fisher's; the types that nobody is of do not count.
  @Test func smallTables() throws {
    let survey = try Self.survey(Self.three)
    let two = try Self.comparison(survey, [[3, 0, 1], [1, 0, 3]])
    // scipy.stats.fisher_exact([[3, 1], [1, 3]]).
    #expect(two.overall?.method == .fisher)
    expect(two.overall?.pValue, 0.48571428571428565, digits: 9)
    #expect(two.segments[0].types.map(\.residual)[1] == 0)
    let simulated = try Self.comparison(survey, [[3, 1, 1], [1, 1, 3], [2, 2, 1]])
    #expect(simulated.overall?.method == .simulated)
    #expect(try Self.comparison(survey, [[3, 1, 1], [1, 1, 3], [2, 2, 1]]) == simulated)
  }

  @Test func thoseOfNoTypeAreOneMore() throws {
    let found = try Self.comparison(try Self.survey(Self.three), [[10, 20, 60, 10], [20, 30, 50, 0]])
    #expect(found.segments.map { $0.types.map(\.count) } == [[10, 20, 60, 10], [20, 30, 50, 0]])
    #expect(found.overall?.degreesOfFreedom == 3)
  }

  @Test func nothingToCompare() throws {
    let survey = try Self.survey(Self.three)
    let one = try Self.comparison(survey, [[5, 5, 5]])
    #expect(one.overall == nil && one.overallQValue == nil && one.segments[0].types.map(\.residual) == [nil, nil, nil])
    let alike = try Self.comparison(survey, [[5, 0, 0], [6, 0, 0]])
    #expect(alike.overall == nil && alike.segments[1].types[0].share == 100)
    // The small group is hidden, and the next smallest with it.
    let hidden = try Self.comparison(survey, [[10, 20, 70], [20, 30, 50], [1, 1, 1]], minimum: 10)
    #expect(hidden.segments.map(\.isHidden) == [true, false, true])
    #expect(hidden.overall == nil && hidden.segments[2].types.isEmpty && hidden.segments[2].count == nil)
  }
}
