import SurveyStatistics
import Testing

@Suite struct DriverTests {
  /// `attitude`: rating explained by the other six.
  static let model = try? CrossProducts(itemCount: 7, rows: Samples.attitudeRows).covariances
    .map { items throws(StatisticsError) in try DriverModel(items, outcome: 0) }

  /// R's lm and numpy.
  @Test func regression() throws {
    let model = try #require(Self.model)
    expectClose([Figure("R²", model.rSquared, 0.73260199)], digits: 8)
    expectClose(
      "β", model.coefficients, [0.67072520, -0.07342743, 0.30887024, 0.06981172, 0.03119975, -0.18346445], digits: 8)
    expectClose(
      "VIF", model.varianceInflation, [2.667060, 1.600891, 2.271043, 3.078226, 1.228109, 1.951591], digits: 6)
    // By hand from R².
    expectClose([Figure("adj", model.adjustedRSquared, 1 - (1 - model.rSquared) * 29 / 23)])
    #expect(!model.hasEnoughRows)
  }

  /// R and Python over all subsets; statsmodels over all 720 orders.
  @Test func shapley() throws {
    let model = try #require(Self.model)
    expectClose(
      "LMG", try model.shapleyValues(),
      [0.37081619, 0.05090379, 0.15576599, 0.12034508, 0.00658872, 0.02818221], digits: 8)
  }

  /// R's eigen and relativeImp.
  @Test func relativeWeights() throws {
    let model = try #require(Self.model)
    expectClose(
      "Johnson", try model.relativeWeights(),
      [0.36276020, 0.05600228, 0.16361091, 0.12178040, 0.00825547, 0.02019274], digits: 8)
  }

  @Test func oneDriver() throws {
    let items = try #require(CrossProducts(itemCount: 2, rows: [[1, 2], [2, 2], [3, 5], [5, 4]]).covariances)
    let model = try DriverModel(items, outcome: 1)
    let r = model.outcomeCorrelations[0]
    expectClose("R²", try model.shapleyValues() + model.relativeWeights() + [model.rSquared], [r * r, r * r, r * r])
    expectClose("VIF", model.varianceInflation, [1])
  }

  @Test func manyDrivers() throws {
    func items(_ count: Int) throws -> ItemCovariances {
      let matrix = Matrix(rows: count, columns: count) { $0 == $1 ? 1 : 0.3 }
      return try ItemCovariances(matrix: matrix, rowCount: 500)
    }
    // Equal drivers share R² equally.
    let model = try DriverModel(items(16), outcome: 0)
    expectClose(
      "equal", try model.shapleyValues(), Array(repeating: model.rSquared / 15, count: 15), relative: 1e-10)
    let larger = try DriverModel(items(17), outcome: 0)
    #expect(throws: StatisticsError.tooMany("drivers", limit: 15, found: 16)) { try larger.shapleyValues() }
    expectClose("equal", try larger.relativeWeights(), Array(repeating: larger.rSquared / 16, count: 16))
  }

  @Test func determinedDriversAreNamed() throws {
    let rows = [[1, 2, 3, 4], [2, 1, 3, 2], [3, 5, 8, 1], [4, 4, 8, 5], [5, 1, 6, 3]]
    let items = try #require(CrossProducts(itemCount: 4, rows: rows).covariances)
    #expect(throws: StatisticsError.singularMatrix(index: 2)) { try DriverModel(items, outcome: 3) }
    let constant = try #require(CrossProducts(itemCount: 2, rows: [[1, 2], [1, 3]]).covariances)
    #expect(throws: StatisticsError.singularMatrix(index: 0)) { try DriverModel(constant, outcome: 1) }
    #expect(throws: StatisticsError.outOfRange("the index of the outcome", value: 9)) {
      try DriverModel(constant, outcome: 9)
    }
  }

  @Test func correlations() throws {
    let r = try Correlation.pearson([1, 2, nil, 4, 5], [2, 1, 9, nil, 5])
    #expect(r?.count == 3)
    #expect(try Correlation.pearson([1, 1, 1], [1, 2, 3]) == nil)
    #expect(try Correlation.pearson([1], [2]) == nil)
    #expect(try Correlation.pearson([], []) == nil)
    // r = .8 of five pairs: tanh(artanh .8 ± 1.95996/√2) by Python's math.
    let interval = try Correlation.pearson([1, 2, 3, 4, 5], [2, 1, 4, 3, 5])?.fisherInterval()
    expectClose([
      Figure("lower", interval?.lower, -0.27964004196935477), Figure("upper", interval?.upper, 0.9861961933012714),
    ])
    #expect(try Correlation.pearson([1, 2, 3], [2, 1, 3])?.fisherInterval() == nil)
    #expect(try Correlation.pearson([1, 2, 3, 4], [2, 4, 6, 8])?.fisherInterval() == nil)
    // By hand: a monotone relation has rank correlation 1 whatever its form.
    expectClose([Figure("ρ", try Correlation.spearman([1, 2, 3, 4], [1, 10, 100, 1000])?.coefficient, 1)])
    #expect(throws: StatisticsError.mismatchedLengths(expected: 1, found: 0)) { try Correlation.pearson([1], []) }
    #expect(throws: StatisticsError.notFinite(index: 0)) { try Correlation.pearson([.infinity], [1]) }
  }
}
