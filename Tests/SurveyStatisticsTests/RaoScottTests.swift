import SurveyStatistics
import Testing

/// Rao and Scott's test, against the formula of R's `svychisq` worked out in numpy with the full covariance of all cells.
@Suite struct RaoScottTests {
  private static let counts = [[11, 7, 3], [3, 6, 6]]
  private static let weights = [[13.5, 10.75, 3.5], [3.75, 7.5, 9.0]]
  private static let squares = [[24.125, 24.3125, 4.25], [5.5625, 11.125, 15.0]]

  private static func table(factor: Double = 1) -> [[WeightedValue]] {
    (0..<2).map { row in
      (0..<3).map { column in
        WeightedValue(
          0, count: counts[row][column], weight: weights[row][column] * factor,
          squares: squares[row][column] * factor * factor)
      }
    }
  }

  @Test func weightedTable() throws {
    let test = try #require(try RaoScottTest(Self.table()))
    expectClose([Figure("pearsonStatistic", test.pearsonStatistic, 5.641042018790678)])
    expectClose([Figure("statistic", test.statistic, 2.371291668108611)])
    expectClose([Figure("numeratorDegrees", test.numeratorDegrees, 1.986811770435142)])
    expectClose([Figure("denominatorDegrees", test.denominatorDegrees, 69.53841196522997)])
    expectClose([Figure("pValue", test.pValue, 0.10121601683019528)])
    expectClose([Figure("meanDesignEffect", test.meanDesignEffect, 1.1894449962981746)])
  }

  @Test func multiplesOfWeightsChangeNothing() throws {
    let (one, many) = (
      try #require(try RaoScottTest(Self.table())), try #require(try RaoScottTest(Self.table(factor: 7)))
    )
    expectClose([Figure("statistic", many.statistic, one.statistic)])
    expectClose([Figure("pValue", many.pValue, one.pValue)])
  }

  /// With equal weights it is Pearson's test, but for n/(n − 1): χ² 25.36538462 of 300, over 4.
  @Test func equalWeights() throws {
    let counts = [[10, 20, 70], [20, 30, 50], [35, 25, 40]]
    let table = counts.map { $0.map { WeightedValue(0, count: $0, eachWeighing: 1) } }
    let test = try #require(try RaoScottTest(table))
    expectClose([Figure("pearsonStatistic", test.pearsonStatistic, 25.36538462)], digits: 7)
    expectClose([Figure("statistic", test.statistic, 25.36538462 / 4 * 299 / 300)], digits: 7)
    expectClose([Figure("numeratorDegrees", test.numeratorDegrees, 4)])
    expectClose([Figure("meanDesignEffect", test.meanDesignEffect, 300.0 / 299)])
  }

  /// Respondents who are each a cluster of their own are drawn one by one.
  @Test func clustersOfOne() throws {
    let counts = [[3, 1, 4], [1, 5, 2]]
    func cell(_ row: Int, _ column: Int) -> [[WeightedValue]] {
      (0..<2).map { i in
        (0..<3).map { j in WeightedValue(0, count: i == row && j == column ? 1 : 0, eachWeighing: 1 + Double(row)) }
      }
    }
    let clusters = (0..<2).flatMap { row in
      (0..<3).flatMap { column in Array(repeating: cell(row, column), count: counts[row][column]) }
    }
    let table = (0..<2).map { row in
      (0..<3).map { WeightedValue(0, count: counts[row][$0], eachWeighing: 1 + Double(row)) }
    }
    let (one, other) = (try #require(try RaoScottTest(table)), try #require(try RaoScottTest(clusters: clusters)))
    expectClose(
      [
        Figure("statistic", other.statistic, one.statistic),
        Figure("numerator", other.numeratorDegrees, one.numeratorDegrees),
        Figure("denominator", other.denominatorDegrees, one.denominatorDegrees),
      ])
  }

  /// R's `svychisq(~sch.wide+stype, dclus1)`: 183 schools of 15 of 757 districts, no and yes by E, H and M.
  @Test func clustersOfTheAcademicPerformanceIndex() throws {
    let districts = [
      "0 0 2 10 0 1", "3 0 0 31 0 0", "0 0 1 2 1 0", "1 0 2 9 0 1", "1 0 0 12 0 3", "0 0 0 2 0 0", "0 0 0 1 0 0",
      "0 0 0 2 1 1", "0 0 0 9 1 2", "1 1 1 15 1 2", "1 1 0 3 3 1", "0 0 0 8 1 2", "5 0 0 25 3 4", "0 0 1 1 0 0",
      "0 1 1 2 0 0",
    ].map { district in district.split(separator: " ").compactMap { Int($0) } }
    let clusters = districts.map { counts in
      [0, 3].map { start in (0..<3).map { WeightedValue(0, count: counts[start + $0], eachWeighing: 33.846996) } }
    }
    let test = try #require(try RaoScottTest(clusters: clusters, samplingFraction: 15.0 / 757))
    expectClose(
      [
        Figure("F", test.statistic, 5.19336954), Figure("df", test.numeratorDegrees, 1.49463978),
        Figure("df2", test.denominatorDegrees, 20.92495689),
      ], digits: 8)
    expectClose([Figure("p", test.pValue, 0.0217474624)], digits: 10)
    #expect(throws: StatisticsError.outOfRange("the sampling fraction", value: 1)) {
      try RaoScottTest(clusters: clusters, samplingFraction: 1)
    }
    #expect(try RaoScottTest(clusters: [clusters[0]]) == nil)
  }

  @Test func whatLeavesNothingToCompare() throws {
    func group(_ count: Int) -> WeightedValue { WeightedValue(0, count: count, eachWeighing: 1) }
    #expect(try RaoScottTest([[group(3), group(4)]]) == nil)
    #expect(try RaoScottTest([[group(3), group(0)], [group(4), group(0)]]) == nil)
    #expect(try RaoScottTest([]) == nil)
    #expect(throws: StatisticsError.self) { try RaoScottTest([[group(1)], [group(1), group(2)]]) }
    // A column that nobody is in does not count.
    let two = try #require(try RaoScottTest([[group(3), group(0), group(5)], [group(6), group(0), group(2)]]))
    expectClose([Figure("numeratorDegrees", two.numeratorDegrees, 1)])
  }
}
