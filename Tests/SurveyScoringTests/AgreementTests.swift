import SurveyModel
import SurveyScoring
import SurveyStatistics
import Testing

/// Agreement of assessors, on the published tables of Shrout and Fleiss (1979), Krippendorff (2011) and the hand-made one of
/// r_wg.
@Suite struct AgreementTests {
  private static func survey(
    items: Int, scale: ClosedRange<Int>, by unit: Name? = nil, minimum: Int? = nil
  ) throws -> CompiledSurvey {
    let ids = (1...items).map { "q\($0)" }
    return try compiled(
      scales: [("levels", scale)],
      questions: ids.map { ($0, .rating(scale: "levels")) } + [("team", .text(TextLimits()))],
      scores: [.dimension(Dimension(id: "d", items: ids.map { .init(ref: Name($0)) }))],
      analysis: Analysis(agreements: [.init(of: ["d"], by: unit)], minimumGroup: minimum))
  }

  /// One response for each rater, who stands in a column of `table`; its rows are what is rated.
  private static func summary(
    _ table: [[Int?]], scale: ClosedRange<Int>, by unit: Name? = nil, units: [String?] = [], times: Int = 1,
    minimum: Int? = nil
  ) throws -> AgreementSummary {
    let survey = try survey(items: table.count, scale: scale, by: unit, minimum: minimum)
    let scorer = ResponseScorer(survey: survey)
    var aggregates = (0..<2).map { _ in ScoreAggregate(scorer.plan) }
    for rater in table[0].indices {
      var answers: [String: Answer?] = [:]
      for (item, row) in table.enumerated() {
        answers["q\(item + 1)"] = row[rater].map { .value(.number(Double($0))) }
      }
      if units.indices.contains(rater) { answers["team"] = units[rater].map { .value(.text($0)) } }
      aggregates[rater % 2].add(scorer.score(block(survey, answers)), times: times)
    }
    aggregates[1].merge(aggregates[0])
    return try #require(
      AggregateResults(aggregates[1], plan: scorer.plan, now: LocalDateTime(today)).agreements.first)
  }

  private static let shroutFleiss: [[Int?]] = [
    [9, 2, 5, 8], [6, 1, 3, 2], [8, 4, 6, 8], [7, 1, 2, 6], [10, 5, 6, 9], [6, 2, 4, 7],
  ]

  @Test func intraclassCorrelations() throws {
    let summary = try Self.summary(Self.shroutFleiss, scale: 1...10)
    let unit = try #require(summary.units.first)
    #expect(summary.units.count == 1 && unit.count == 4 && unit.complete == 4 && unit.warnings.isEmpty)
    expect(unit.single, 0.28976378, digits: 7)
    expect(unit.average, 0.62005055, digits: 7)
    expect(unit.singleInterval?.lower, 0.01878651, digits: 6)
    expect(unit.singleInterval?.upper, 0.76108437, digits: 6)
    // Every item is rated two levels or more apart; the widest, 9 to 2, 10 to 5 and so on, come first.
    #expect(unit.discussions.map { ($0.greatest - $0.least).floor } == [7, 6, 5, 5, 5, 4])
  }

  @Test func alphaTakesMissingRatings() throws {
    let raters: [[Int?]] = [
      [1, 2, 3, 3, 2, 1, 4, 1, 2, nil, nil, nil], [1, 2, 3, 3, 2, 2, 4, 1, 2, 5, nil, 3],
      [nil, 3, 3, 3, 2, 3, 4, 2, 2, 5, 1, nil], [1, 2, 3, 3, 2, 4, 4, 1, 2, 5, 1, nil],
    ]
    let units = (0..<12).map { item in raters.map { $0[item] } }
    let unit = try #require(try Self.summary(units, scale: 1...5).units.first)
    expect(unit.alpha, 0.8153875038, digits: 9)
    #expect(unit.complete == 0 && unit.single == nil && unit.warnings == [.incomplete])
  }

  @Test func withinGroupAgreement() throws {
    let table: [[Int?]] = [[4, 4, 5, 3, 4], [4, 5, 5, 4, 4], [3, 4, 4, 3, 3]]
    let unit = try #require(try Self.summary(table, scale: 1...5).units.first)
    expect(unit.withinGroup, 0.9303797468, digits: 9)
    #expect(unit.shareWithinOneLevel == 1)
  }

  @Test func unitsAreKeptApart() throws {
    // Raters 1 and 2 assess one team, 3 and 4 another; a fifth does not say which.
    let table: [[Int?]] = [[3, 3, 0, 4, 1], [2, 2, 4, 0, 1], [1, 1, 2, 2, 1]]
    let summary = try Self.summary(
      table, scale: 0...4, by: "team", units: ["team 10", "team 10", "team 2", "team 2", nil])
    #expect(summary.units.map { $0.key.values.map(\.text) } == [["team 2"], ["team 10"]])
    #expect(summary.missing == 1)
    #expect(summary.units[1].alpha == 1 && summary.units[1].discussions.isEmpty)
    #expect(summary.units[0].discussions.map(\.item) == [0, 1])
    // Two raters who turn 0 and 4 about: no better than chance, and worse.
    #expect((summary.units[0].alpha ?? 1) < 0)
  }

  /// Three assess a, two b and one c. Where three were promised, c is too small, b goes with it and together they are three.
  @Test func whatWasPromisedHolds() throws {
    let table: [[Int?]] = [[3, 3, 0, 4, 1, 2], [2, 2, 4, 0, 1, 2]]
    let units = ["a", "a", "a", "b", "b", "c"]
    let shown = try Self.summary(table, scale: 0...4, by: "team", units: units, minimum: 3)
    #expect(shown.units.map { $0.key.values.map(\.text) } == [["a"]] && shown.hidden == 2)
    #expect(try Self.summary(table, scale: 0...4, by: "team", units: units, minimum: 4).units.isEmpty)
    // Without a promise even one assessor is told, who has nobody to agree with.
    let all = try Self.summary(table, scale: 0...4, by: "team", units: units)
    #expect(all.units.map(\.count) == [3, 2, 1] && all.hidden == 0 && !all.isTooFine)
  }

  @Test func manyUnitsAreNone() throws {
    let raters = 1001
    let row = (0..<raters).map { Optional($0 % 5) }
    let names = (0..<raters).map { "team \($0)" }
    let summary = try Self.summary([row, row], scale: 0...4, by: "team", units: names)
    #expect(summary.isTooFine && summary.units.isEmpty)
    let most = Array(row.dropLast())
    let fewer = try Self.summary([most, most], scale: 0...4, by: "team", units: names)
    #expect(!fewer.isTooFine && fewer.units.count == 1000)
    // é with one code point and with two is one unit, with one name, whichever came first.
    let spellings = ["caf\u{E9}", "cafe\u{301}"]
    for names in [spellings, spellings.reversed()] {
      let unit = try Self.summary([[1, 2], [2, 3]], scale: 0...4, by: "team", units: names).units
      #expect(unit.count == 1 && unit[0].key.values[0].text?.unicodeScalars.count == 5)
    }
  }

  @Test func equalRatingsAreNoAgreementAndNoDisagreement() throws {
    let unit = try #require(try Self.summary([[2, 2], [2, 2]], scale: 0...4).units.first)
    #expect(unit.alpha == nil && unit.single == nil && unit.warnings == [.noVariation])
    let one = try #require(try Self.summary([[2], [3]], scale: 0...4).units.first)
    #expect(one.warnings == [.oneAssessor] && one.alpha == nil)
  }

  @Test func manyRatersAreCounted() throws {
    let unit = try #require(try Self.summary(Self.shroutFleiss, scale: 1...10, times: 250_000).units.first)
    #expect(unit.complete == 1_000_000)
    // By fractions from the table's sums of squares, each 250 000 times, with k = 1 000 000.
    expect(unit.single, 0.374306028387665, digits: 9)
    expect(unit.average, 0.9999983283920689, digits: 12)
  }
}
