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
