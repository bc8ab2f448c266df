import SurveyModel
import SurveyScoring
import SurveyStatistics
import Testing

/// Reliability by way of responses, on the seven ratings of thirty departments (Chatterjee and Price), whose values psych,
/// pingouin and lavaan computed.
@Suite struct ReliabilitySummaryTests {
  /// The aggregate of some departments and the plan; `changed` items are turned in the answers.
  private static func aggregate(
    _ parts: [Dimension.Item], rows: Range<Int> = 0..<30, turned: Set<String> = [], missing: Set<Int> = [],
    constant: Bool = false
  ) throws -> (tally: ScoreAggregate, plan: ScoringPlan) {
    let survey = try compiled(
      scales: [("unused", 1...2)],
      questions: Attitude.names.map { ($0, .number(NumberLimits(minimum: 0, maximum: 100))) } + [
        ("u", .rating(scale: "unused"))
      ],
      scores: [.dimension(Dimension(id: "d", items: parts))],
      analysis: Analysis(reliabilities: [.init(of: ["d"])]))
    let scorer = ResponseScorer(survey: survey)
    var aggregate = ScoreAggregate(scorer.plan)
    for row in rows {
      var answers: [String: Answer?] = [:]
      for (id, column) in zip(Attitude.names, Attitude.columns) {
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

  private static func items(_ count: Int) -> [Dimension.Item] {
    Attitude.names.prefix(count).map { .init(ref: Name($0)) }
  }

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
