import SurveyModel
import SurveyResponses
import SurveyScoring
import SurveyStatistics
import SurveyTestSupport
import Testing

/// The 2,800 rows of `bfi` as a table of responses, read and scored as users' tables are; the numbers are those of R
/// and Python.
@Suite struct BigFiveTests {
  private static let scales = ["A", "C", "E"]

  private static func survey(_ flags: String) throws -> CompiledSurvey {
    let ratings = BigFive.items.map { "<rating id=\"\($0)\" scale=\"six\"><prompt>\($0)</prompt></rating>" }
    let dimensions = scales.flatMap { scale in
      ["all", "half"].map { rule in
        let items = BigFive.items.filter { $0.hasPrefix(scale) }.map { item in
          "<item ref=\"\(item)\"\(BigFive.reversed.contains(item) ? " reversed=\"yes\"" : "")/>"
        }
        return "<dimension id=\"\(scale)-\(rule)\" missing=\"\(rule)\">\(items.joined())</dimension>"
      }
    }
    return try BatchSurveys.compiled(
      """
      <scale id="six" from="1" to="6"><point value="1"/></scale>
      \(ratings.joined())
      <scoring>
        \(dimensions.joined())
        \(flags)
        <analysis><reliability of="\(scales.map { "\($0)-half" }.joined(separator: " "))"/></analysis>
      </scoring>
      """)
  }

  private static func table() throws -> String {
    let rows = try BigFive.rows().enumerated().map { number, row in
      "v\(number + 1)," + row.map { $0.map(String.init) ?? "" }.joined(separator: ",")
    }
    return (["response-id," + BigFive.items.joined(separator: ",")] + rows).joined(separator: "\n") + "\n"
  }

  /// What one scale comes to: the mean of those who answered all five items and of those who answered three or more, how
  /// many have none of these, and how far the items go together.
  private struct Expected {
    let unscored: Int
    let mean: Double
    let halfUnscored: Int
    let halfMean: Double
    let percent: Double
    let alpha: Double
    let lower: Double
    let upper: Double
    let omega: Double
  }

  private static let expected = [
    Expected(
      unscored: 91, mean: 4.64348468, halfUnscored: 3, halfMean: 4.65297342, percent: 73.05946848, alpha: 0.70375589,
      lower: 0.68574464, upper: 0.72103596, omega: 0.712129),
    Expected(
      unscored: 93, mean: 4.26183967, halfUnscored: 4, halfMean: 4.26575465, percent: 65.31509299, alpha: 0.72927720,
      lower: 0.71281140, upper: 0.74507431, omega: 0.733022),
    Expected(
      unscored: 87, mean: 4.14463693, halfUnscored: 3, halfMean: 4.14470266, percent: 62.89405315, alpha: 0.76093264,
      lower: 0.74640860, upper: 0.77486748, omega: 0.767334),
  ]

  private func expect(
    _ found: Double?, _ expected: Double, within error: Double = 0.501e-8,
    sourceLocation: SourceLocation = #_sourceLocation
  ) {
    #expect((found ?? .nan) - expected <= error && expected - (found ?? .nan) <= error, sourceLocation: sourceLocation)
  }

  @Test func scales() throws {
    let bench = try BatchBench(
      Self.survey(
        """
        <flag id="row" type="longstring" over="\(BigFive.items.joined(separator: " "))"/>
        <flag id="straight" type="straightline" over="A-half C-half E-half"/>
        """))
    let table = try Self.table()
    #expect(bench.isFast)
    let verdict = try bench.batch(table, .table, threads: 2, chunk: 1 << 14, issuesInFull: 0)
    #expect(verdict.accepted == 2800 && verdict.rejected == 0 && verdict.withIssues == 0)

    let results = AggregateResults(verdict.scores.total, plan: bench.scorer.plan, now: BatchBench.now)
    for (place, expected) in Self.expected.enumerated() {
      guard case .score(let all) = results.scores[2 * place], case .score(let half) = results.scores[2 * place + 1]
      else { throw GoneMissing() }
      #expect(all.unscored == expected.unscored && all.scored == 2800 - expected.unscored && all.prorated == 0)
      expect(all.raw?.mean, expected.mean)
      #expect(half.unscored == expected.halfUnscored && half.scored == all.scored)
      expect(half.raw?.mean, expected.halfMean)
      expect(half.percent?.mean, expected.percent)
      let reliability = results.reliabilities[place]
      #expect(reliability.count == all.scored && reliability.warnings.isEmpty)
      expect(reliability.alpha, expected.alpha)
      expect(reliability.interval?.lower, expected.lower)
      expect(reliability.interval?.upper, expected.upper)
      expect(reliability.omega, expected.omega, within: 1e-6)
    }
    // Of all 25 items one volunteer has ten equal answers in a row and four nothing else. Of the fifteen items of three
    // scales others gave one answer, too.
    #expect(verdict.scores.total.flags.map(\.raised) == [5, 4])
  }

  /// The longest rows of equal answers as flags measure them. Two rows are copies, of one 5 throughout and of one 1:
  /// equal answers to everything are no sign of a copy, so no flag is raised for them.
  @Test func patterns() throws {
    let survey = try Self.survey(
      """
      <flag id="row" type="longstring" over="\(BigFive.items.joined(separator: " "))"/>
      <flag id="copy" type="duplicate"/>
      """)
    var watch = FlagWatch(ResponseScorer(survey: survey))
    var flags: [[FlagResult]] = []
    var reader = ResponseReader(survey: survey, now: BatchBench.now, format: .table)
    func take(_ event: ResponseEvent) {
      if case .response(let found) = event { flags.append(watch.flags(of: found.response, found.block)) }
    }
    reader.read(Array(try Self.table().utf8), take)
    reader.finish(take)
    let lengths = Dictionary(grouping: flags.compactMap(\.first?.measure)) { $0 }.mapValues(\.count)
    #expect(lengths == [1: 5, 2: 612, 3: 1110, 4: 615, 5: 292, 6: 95, 7: 47, 8: 14, 9: 5, 10: 1, 25: 4])
    #expect(flags.count { $0[1].isRaised == true } == 0)
    let rows = try BigFive.rows()
    let copied = Dictionary(grouping: rows) { $0 }.filter { $0.value.count > 1 }
    #expect(rows.count - Set(rows).count == 2 && copied.keys.allSatisfy { Set($0).count == 1 })
  }

  private struct GoneMissing: Error {}
}
