import SurveyModel
import SurveyScoring
import SurveyStatistics
import Testing

/// Reliability by way of responses, on the seven ratings of thirty departments (Chatterjee and Price), whose values psych,
/// pingouin and lavaan computed.
@Suite struct ReliabilitySummaryTests {
  private static let items = ["rating", "complaints", "privileges", "learning", "raises", "critical", "advance"]
  private static let table = [
    "43 63 71 61 81 43 58 71 72 67 64 67 69 68 77 81 74 65 65 50 50 64 53 40 63 66 78 48 85 82",
    "51 64 70 63 78 55 67 75 82 61 53 60 62 83 77 90 85 60 70 58 40 61 66 37 54 77 75 57 85 82",
    "30 51 68 45 56 49 42 50 72 45 53 47 57 83 54 50 64 65 46 68 33 52 52 42 42 66 58 44 71 39",
    "39 54 69 47 66 44 56 55 67 47 58 39 42 45 72 72 69 75 57 54 34 62 50 58 48 63 74 45 71 59",
    "61 63 76 54 71 54 66 70 71 62 58 59 55 59 79 60 79 55 75 64 43 66 63 50 66 88 80 51 77 64",
    "92 73 86 84 83 49 68 66 83 80 67 74 63 77 77 54 79 80 85 78 64 80 80 57 75 76 78 83 74 78",
    "45 47 48 35 47 34 35 41 31 41 34 41 25 35 46 36 63 60 46 52 33 41 37 49 33 72 49 38 55 39",
  ].map { $0.split(separator: " ").compactMap { Double($0) } }

  /// The aggregate of some departments and the plan; `changed` items are turned in the answers.
  private static func aggregate(
    _ parts: [Dimension.Item], rows: Range<Int> = 0..<30, turned: Set<String> = [], missing: Set<Int> = [],
    constant: Bool = false
  ) throws -> (tally: ScoreAggregate, plan: ScoringPlan) {
    let survey = try compiled(
      scales: [("unused", 1...2)],
      questions: items.map { ($0, .number(NumberLimits(minimum: 0, maximum: 100))) } + [
        ("u", .rating(scale: "unused"))
      ],
      scores: [.dimension(Dimension(id: "d", items: parts))],
      analysis: Analysis(reliabilities: [.init(of: ["d"])]))
    let scorer = ResponseScorer(survey: survey)
    var aggregate = ScoreAggregate(scorer.plan)
    for row in rows {
      var answers: [String: Answer?] = [:]
      for (id, column) in zip(items, table) {
        let value = constant && id == "advance" ? 50 : column[row]
        answers[id] = .value(.number(turned.contains(id) ? 100 - value : value))
      }
      if missing.contains(row) { answers["critical"] = .skipped }
      aggregate.add(scorer.score(block(survey, answers)))
    }
    return (aggregate, scorer.plan)
  }

  private static func summary(_ made: (tally: ScoreAggregate, plan: ScoringPlan)) throws -> ReliabilitySummary {
    let results = AggregateResults(made.tally, plan: made.plan, now: LocalDateTime(today))
    return try #require(results.reliabilities.first)
  }

  private static func items(_ count: Int) -> [Dimension.Item] { items.prefix(count).map { .init(ref: Name($0)) } }

  @Test func sevenItems() throws {
    let summary = try Self.summary(Self.aggregate(Self.items(7)))
    #expect(summary.count == 30)
    expect(summary.alpha, 0.8431427696, digits: 10)
    expect(summary.interval?.lower, 0.7393756856, digits: 10)
    expect(summary.interval?.upper, 0.9157730722, digits: 10)
    // psych prints .8390837986; exact covariances give this.
    expect(summary.standardizedAlpha, 0.8390838030, digits: 10)
    expect(summary.omega, 0.856327, digits: 6)
    let rest = [0.67126206, 0.74210971, 0.56071111, 0.71444550, 0.78627559, 0.26503434, 0.46081055]
    let dropped = [0.80976021, 0.79691746, 0.82784777, 0.80303098, 0.79538657, 0.86387231, 0.84046487]
    for (item, values) in zip(summary.items, zip(rest, dropped)) {
      expect(item.restCorrelation, values.0, digits: 8)
      expect(item.alphaIfDropped, values.1, digits: 8)
    }
    #expect(summary.warnings == [.fewForOmega])
  }

  @Test func aReversedItemCountsTurned() throws {
    var parts = Self.items(7)
    parts[3] = .init(ref: "learning", isReversed: true)
    let turned = try Self.summary(Self.aggregate(parts, turned: ["learning"]))
    #expect(turned.alpha == (try Self.summary(Self.aggregate(Self.items(7))).alpha))
  }

  /// By hand: α of the first two is .9023707118, r .8254175695 and 2r/(1 + r) .9043602771.
  @Test func twoItems() throws {
    let summary = try Self.summary(Self.aggregate(Self.items(2)))
    expect(summary.alpha, 0.9023707118, digits: 10)
    expect(summary.items[0].restCorrelation, 0.8254175696, digits: 9)
    expect(summary.standardizedAlpha, 0.9043602771, digits: 10)
    #expect(summary.omega == nil && summary.items[0].alphaIfDropped == nil)
    #expect(summary.warnings == [.twoItems])
  }

  @Test func anItemKeyedTheWrongWayRound() throws {
    let summary = try Self.summary(Self.aggregate(Self.items(2), turned: ["complaints"]))
    expect(summary.alpha, -9.2428279299, digits: 9)
    #expect(summary.warnings.contains(.negativeAlpha))
  }

  /// By hand, of 2·rating + complaints + privileges.
  @Test func weightsAreThoseOfTheScore() throws {
    var parts = Self.items(3)
    parts[0] = .init(ref: "rating", weight: 2)
    expect(try Self.summary(Self.aggregate(parts)).alpha, 0.7703133550, digits: 10)
    parts.append(.init(ref: "advance", weight: 0))
    let summary = try Self.summary(Self.aggregate(parts))
    #expect(summary.items.count == 3)
    expect(summary.alpha, 0.7703133550, digits: 10)
  }

  @Test func onlyCompleteResponsesCount() throws {
    let without = try Self.summary(Self.aggregate(Self.items(7), missing: Set(20..<30)))
    let first = try Self.summary(Self.aggregate(Self.items(7), rows: 0..<20))
    #expect(without.count == 20)
    #expect(without.alpha == first.alpha && without.alpha != nil)
  }

  @Test(arguments: [1, 7, 29])
  func mergingIsExact(cut: Int) throws {
    let parts = Self.items(7)
    let whole = try Self.aggregate(parts)
    var left = try Self.aggregate(parts, rows: cut..<30).tally
    left.merge(try Self.aggregate(parts, rows: 0..<cut).tally)
    #expect(left == whole.tally)
  }

  @Test func nothingToGoBy() throws {
    let one = try Self.summary(Self.aggregate(Self.items(7), rows: 0..<1))
    #expect(one.alpha == nil && one.warnings == [.undetermined])
    let constant = try Self.summary(Self.aggregate(Self.items(7), constant: true))
    #expect(constant.alpha != nil && constant.omega == nil)
    #expect(constant.warnings == [.constantItem])
    #expect(constant.items[6].isConstant && constant.items[6].restCorrelation == nil)
  }
}
