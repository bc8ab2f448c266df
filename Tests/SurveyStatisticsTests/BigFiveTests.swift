import SurveyStatistics
import SurveyTestSupport
import Testing

/// What R, Python and lavaan say of 2,800 rows of 25 answers, from the raw rows.
@Suite struct BigFiveTests {
  struct Scale: Sendable {
    let name: Character
    let rows: Int
    let alpha: Double
    let lower: Double
    let upper: Double
    let pairwise: Double
    let omega: Double
    /// What psych's scoreItems puts in the place of gaps, and what comes of it.
    let medians: [Int]
    let imputedMean: Double
    let imputedAlpha: Double
  }

  private static let scales = [
    Scale(
      name: "A", rows: 2709, alpha: 0.70375589, lower: 0.68574464, upper: 0.72103596, pairwise: 0.70301845,
      omega: 0.712129, medians: [5, 5, 5, 5, 5], imputedMean: 4.65307143, imputedAlpha: 0.70123746),
    Scale(
      name: "C", rows: 2707, alpha: 0.72927720, lower: 0.71281140, upper: 0.74507431, pairwise: 0.72673497,
      omega: 0.733022, medians: [5, 5, 5, 5, 4], imputedMean: 4.26942857, imputedAlpha: 0.72468708),
    Scale(
      name: "E", rows: 2713, alpha: 0.76093264, lower: 0.74640860, upper: 0.77486748, pairwise: 0.76173282,
      omega: 0.767334, medians: [4, 4, 4, 5, 5], imputedMean: 4.14600000, imputedAlpha: 0.75969484),
  ]

  /// psych, pingouin and scipy; lavaan for ω, which is found step by step.
  @Test(arguments: scales)
  func reliability(of scale: Scale) throws {
    let rows = try BigFive.rows(ofScale: scale.name)
    #expect(rows.count == 2800)
    let complete = try CrossProducts(itemCount: 5, rows: rows)
    #expect(complete.rowCount == scale.rows)
    let items = try #require(complete.covariances)
    expectClose([Figure("α", items.cronbachAlpha, scale.alpha)], digits: 8)
    expectClose("Feldt", items.cronbachAlphaInterval(), scale.lower, scale.upper, digits: 8)
    expectClose([Figure("ω", try OneFactorModel(items).omega, scale.omega)], relative: 1e-6)
    let pairs = try PairwiseCrossProducts(itemCount: 5, rows: rows)
    expectClose([Figure("pairwise α", pairs.covariances?.cronbachAlpha, scale.pairwise)], digits: 8)
  }

  /// What psych's scoreItems makes of the gaps: medians in their place, which moves mean and α. Sonde does not offer it.
  @Test(arguments: scales)
  func imputedMedians(of scale: Scale) throws {
    let rows = try BigFive.rows(ofScale: scale.name)
    let filled = try CrossProducts(itemCount: 5, rows: rows.map { zip($0, scale.medians).map { $0 ?? $1 } })
    let mean = Double(filled.sums.reduce(0, +)) / Double(5 * filled.rowCount)
    let alpha = filled.covariances?.cronbachAlpha
    expectClose([Figure("mean", mean, scale.imputedMean), Figure("α", alpha, scale.imputedAlpha)], digits: 8)
  }

  /// numpy: the sums of the keyed items of A, and their cross-products, a triangle row by row.
  @Test func sufficientStatistics() throws {
    let complete = try CrossProducts(itemCount: 5, rows: BigFive.rows(ofScale: "A"))
    #expect(complete.sums == [12428, 12996, 12459, 12684, 12329])
    let published = try CrossProducts(
      rowCount: 2709, sums: complete.sums,
      products: [
        62358, 61150, 58489, 59029, 57438, 66094, 61793, 62437, 60705, 61909, 60237, 58954, 65372, 59284, 60421,
      ])
    #expect(complete == published)
    expectClose([Figure("α", complete.covariances?.cronbachAlpha, 0.7037558944)], digits: 10)
  }

  // MARK: - All 25 items, as answered

  /// How many volunteers have a longest row of equal answers of each length.
  @Test func longestRuns() throws {
    let found = Dictionary(grouping: try BigFive.rows(), by: AnswerPattern.longestRun).mapValues(\.count)
    #expect(found == [1: 5, 2: 612, 3: 1110, 4: 615, 5: 292, 6: 95, 7: 47, 8: 14, 9: 5, 10: 1, 25: 4])
  }

  /// R, with the divisor n − 1.
  @Test func variabilityWithinPeople() throws {
    let found = try BigFive.rows().map(AnswerPattern.intraIndividualVariability)
    expectClose("IRV", Array(found.prefix(5)), [0.9, 1.29486164, 1.09239797, 1.16619038, 1.0], digits: 8)
    expectClose([Figure("mean IRV", found.compactMap(\.self).reduce(0, +) / 2800, 1.590540883)], digits: 9)
    // The four who gave one answer 25 times, and one who gave one to eight items and none to the others.
    #expect(found.count { $0 == 0 } == 5)
  }

  /// R and numpy: D² among the 2436 complete rows, 84 of which are beyond the 99.9th percentile of χ² with 25 degrees.
  @Test func distances() throws {
    let rows = try BigFive.rows()
    let check = try MahalanobisDistance(CrossProducts(itemCount: 25, rows: rows))
    let found = try rows.map { $0.compactMap(\.self) }.filter { $0.count == 25 }.map { row in
      try check.squared(row.map(Double.init))
    }
    #expect(found.count == 2436 && check.hasEnoughRows)
    expectClose(
      "D²", Array(found.prefix(5)), [13.46819228, 25.67656677, 13.49013466, 28.82470796, 18.94162539], digits: 8)
    let cut = check.cutoff()
    expectClose([Figure("cut", cut, 52.6196557761728)])
    #expect(found.count { $0 > cut ?? .infinity } == 84)
  }
}
