import SurveyStatistics
import Testing

@Suite struct AnalysisInvariants {
  /// R² is shared out without remainder, and nothing is negative.
  @Test func driverSharesAddUp() throws {
    try expectForAll(2000) { generator in
      let items = generator.integer(in: 2...6)
      let rows = generator.answers(rows: 40, items: items, scale: 1...7)
      guard let covariances = try CrossProducts(itemCount: items, rows: rows).covariances else { return "missing" }
      let model = try DriverModel(covariances, outcome: generator.index(below: items))
      let shapley = try model.shapleyValues()
      let johnson = try model.relativeWeights()
      guard shapley.allSatisfy({ $0 >= 0 }), johnson.allSatisfy({ $0 >= 0 }) else { return "negative" }
      guard isClose(shapley.reduce(0, +), model.rSquared) else { return "LMG" }
      guard isClose(johnson.reduce(0, +), model.rSquared) else { return "Johnson" }
      guard model.varianceInflation.allSatisfy({ $0 >= 1 - 1e-12 }) else { return "VIF" }
      let product = zip(model.coefficients, model.outcomeCorrelations).reduce(0) { $0 + $1.0 * $1.1 }
      return isClose(product, model.rSquared) ? nil : "Σβr"
    }
  }

  @Test func alphaOfStandardizedItemsIsStandardizedAlpha() throws {
    try expectForAll(2000) { generator in
      let items = generator.integer(in: 2...6)
      let rows = generator.answers(rows: 15, items: items, scale: 1...5)
      guard let covariances = try CrossProducts(itemCount: items, rows: rows).covariances else { return "missing" }
      guard let matrix = covariances.correlations else { return nil }
      let standardized = try ItemCovariances(matrix: matrix, rowCount: 15)
      guard isClose(standardized.cronbachAlpha, covariances.standardizedAlpha) else { return "standardised" }
      guard items == 2, let r = covariances.itemRestCorrelation(0), r > -0.999 else { return nil }
      return isClose(SpearmanBrown.reliability(r, lengthenedBy: 2), covariances.standardizedAlpha) ? nil : "two items"
    }
  }

  /// Units do not matter to the factor model, and ω of the standardised items is ω of the correlations.
  @Test func omegaIgnoresUnits() throws {
    try expectForAll(60) { generator in
      let items = generator.integer(in: 3...6)
      let rows = generator.answers(rows: 120, items: items, scale: 1...5)
      let factor = generator.integer(in: 2...9)
      let scaled = rows.map { $0.map { answer in answer.map { $0 * factor } } }
      guard
        let plain = try CrossProducts(itemCount: items, rows: rows).covariances,
        let large = try CrossProducts(itemCount: items, rows: scaled).covariances
      else { return "missing" }
      let (a, b) = (try OneFactorModel(plain), try OneFactorModel(large))
      guard a.omega > 0, a.omega < 1, isClose(a.omega, b.omega, relative: 1e-6) else { return "ω" }
      // At the maximum of the likelihood the model reproduces every variance.
      for item in 0..<items where a.heywoodItems.isEmpty {
        let model = a.loadings[item] * a.loadings[item] + a.uniquenesses[item]
        guard isClose(model, plain.variances[item], relative: 1e-6) else { return "variance of item \(item)" }
      }
      return nil
    }
  }

  /// Small samples of unrelated answers make the worst fits; the iteration must end all the same.
  @Test func factorModelsOfNoiseConverge() throws {
    try expectForAll(150) { generator in
      let items = generator.integer(in: 3...8)
      let rows = (0..<generator.integer(in: 12...30)).map { _ in
        (0..<items).map { _ -> Int? in generator.integer(in: 1...5) }
      }
      guard let covariances = try CrossProducts(itemCount: items, rows: rows).covariances else { return "missing" }
      let omega = try OneFactorModel(covariances).omega
      return (0...1).contains(omega) ? nil : "ω \(omega)"
    }
  }

  @Test func discoveryRatesAreOrdered() throws {
    try expectForAll(3000) { generator in
      let p = (0..<generator.integer(in: 0...30)).map { _ in
        generator.fraction() < 0.2 ? Double(generator.integer(in: 0...1)) : generator.fraction()
      }
      let q = try BenjaminiHochberg.adjusted(p)
      guard zip(p, q).allSatisfy({ $0 <= $1 && $1 <= 1 }) else { return "q < p: \(p)" }
      let order = p.indices.sorted { p[$0] < p[$1] }
      return zip(order, order.dropFirst()).allSatisfy { q[$0] <= q[$1] } ? nil : "order \(p)"
    }
  }

  @Test func rankTestsAreSymmetric() throws {
    try expectForAll(2000) { generator in
      let groups = (0..<2).map { _ in
        (0..<generator.integer(in: 1...15)).map { _ in Double(generator.integer(in: 1...5)) }
      }
      let table = try RankTable(groups: groups)
      guard let test = MannWhitneyTest(table) else { return table.untiedShare == 0 ? nil : "missing" }
      guard let mirrored = try MannWhitneyTest(RankTable(groups: groups.reversed())) else { return "missing" }
      guard test.statistic + mirrored.statistic == Double(groups[0].count * groups[1].count) else { return "U" }
      guard isClose(test.pValue, mirrored.pValue), (0...1).contains(test.pValue) else { return "p" }
      // With two groups H is the square of the uncorrected z.
      let plain = MannWhitneyTest(table, hasContinuityCorrection: false)
      guard let z = plain?.zScore, let h = KruskalWallisTest(table)?.statistic else { return "missing" }
      return isClose(z * z, h) ? nil : "H"
    }
  }

  @Test func fisherIgnoresTransposition() {
    expectForAll(3000) { generator in
      let t = (0..<4).map { _ in generator.integer(in: 0...12) }
      guard
        let p = FisherExactTest(t[0], t[1], t[2], t[3])?.pValue,
        let q = FisherExactTest(t[0], t[2], t[1], t[3])?.pValue,
        let r = FisherExactTest(t[1], t[0], t[3], t[2])?.pValue
      else { return "missing" }
      return isClose(p, q) && isClose(p, r) && p > 0 && p <= 1 ? nil : "\(t)"
    }
  }

  /// χ² of a fourfold table is the square of the test of two shares, and its V the absolute correlation.
  @Test func chiSquaredOfFourfoldTables() throws {
    try expectForAll(2000) { generator in
      let t = (0..<4).map { _ in Double(generator.integer(in: 1...30)) }
      guard let test = try ChiSquaredTest(Matrix([[t[0], t[1]], [t[2], t[3]]])) else { return "missing" }
      let residuals = test.adjustedResiduals
      guard isClose(residuals[0, 0] * residuals[0, 0], test.statistic) else { return "residual \(t)" }
      let z = test.statistic.squareRoot()
      return isClose(StandardNormal.twoSided(z), test.pValue, relative: 1e-8) ? nil : "p \(t)"
    }
  }
}
