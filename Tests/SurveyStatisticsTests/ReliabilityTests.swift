import SurveyStatistics
import Testing

@Suite struct ReliabilityTests {
  static let attitude = try? CrossProducts(itemCount: 7, rows: Samples.attitudeRows).covariances

  /// psych::alpha(attitude), pingouin, numpy; standardised α and mean r from psych alone.
  @Test func alphaOfAttitude() throws {
    let items = try #require(Self.attitude)
    expectClose([Figure("α", items.cronbachAlpha, 0.8431427696)], digits: 10)
    expectClose(
      [
        Figure("std α", items.standardizedAlpha, 0.8390837986), Figure("r̄", items.meanCorrelation, 0.4269066),
      ], digits: 7)
    expectClose("Feldt", items.cronbachAlphaInterval(), 0.7393756856, 0.9157730722, digits: 10)
  }

  /// statpsych's documentation and scipy; pingouin's `cronbach_wide_missing`, whose α rests on 9 complete rows of 12.
  @Test(arguments: [(0.85, 7, 89, 0.79706488, 0.89316659), (0.8016949153, 11, 9, 0.53300320, 0.94720797)])
  func feldt(alpha: Double, items: Int, rows: Int, lower: Double, upper: Double) {
    // α itself is known to eight digits only.
    expectClose("Feldt", .feldt(alpha: alpha, itemCount: items, rowCount: rows), lower, upper, relative: 3e-8)
  }

  /// psych's r.drop and alpha.drop, numpy.
  @Test func itemAnalysisOfAttitude() throws {
    let items = try #require(Self.attitude)
    expectClose(
      "item-rest r", (0..<7).map { items.itemRestCorrelation($0) },
      [0.67126206, 0.74210971, 0.56071111, 0.71444550, 0.78627559, 0.26503434, 0.46081055], digits: 8)
    expectClose(
      "α if dropped", (0..<7).map { items.cronbachAlphaIfDropped($0) },
      [0.80976021, 0.79691746, 0.82784777, 0.80303098, 0.79538657, 0.86387231, 0.84046487], digits: 8)
    expectClose([Figure("λ₆", items.guttmanLambda6, 0.8752151)], digits: 7)
  }

  /// R by hand.
  @Test func splitHalfOfAttitude() throws {
    let items = try #require(Self.attitude)
    let halves = try #require(SplitHalf(oddEven: items))
    expectClose(
      [
        Figure("r", halves.correlation, 0.85620735), Figure("SB", halves.spearmanBrown, 0.92253417),
        Figure("Guttman", halves.guttman, 0.90523190),
      ], digits: 8)
  }

  /// lavaan (ω, λ, θ), psych fa(fm = "ml") and statsmodels (standardised), R (observed variance).
  @Test func omegaOfAttitude() throws {
    let model = try OneFactorModel(#require(Self.attitude))
    expectClose(
      [
        Figure("ω", model.omega, 0.856327), Figure("std ω", model.standardizedOmega, 0.840545),
        Figure("observed", model.omegaOfObservedVariance, 0.826318),
      ], relative: 1e-6)
    expectClose(
      "λ", model.loadings, [10.37683, 12.01312, 7.25200, 8.57620, 7.95382, 2.43506, 3.88754], relative: 1e-5)
    expectClose(
      "θ", model.uniquenesses, [40.49260, 32.96769, 97.1143, 64.2062, 44.8389, 91.9797, 90.7445], relative: 1e-5)
    #expect(!model.isHeywoodCase)
  }

  /// By hand: three items are just identified, λ₁² = r₁₂·r₁₃/r₂₃ = 0.8·0.6/0.5 = 0.96.
  @Test func omegaOfThreeItems() throws {
    let matrix = try Matrix([[1, 0.8, 0.6], [0.8, 1, 0.5], [0.6, 0.5, 1]])
    let model = try OneFactorModel(ItemCovariances(matrix: matrix, rowCount: 100))
    expectClose(
      "λ²", model.loadings.map { $0 * $0 }, [0.96, 0.4 / 0.6, 0.3 / 0.8], relative: 1e-7)
  }

  /// By hand: r₁₂·r₁₃/r₂₃ = 0.9·0.9/0.7 > 1, so that the first uniqueness wants to be negative.
  @Test func heywoodCaseIsFlagged() throws {
    let matrix = try Matrix([[4, 1.8, 1.8], [1.8, 1, 0.7], [1.8, 0.7, 1]])
    let model = try OneFactorModel(ItemCovariances(matrix: matrix, rowCount: 100))
    #expect(model.heywoodItems == [0])
    #expect(model.uniquenesses.allSatisfy { $0 > 0 })
    // With the first item equal to the factor the loadings are its correlations with the others.
    expectClose("λ", model.loadings, [2, 0.9, 0.9], relative: 1e-4)
  }

  /// An exact one-factor structure returns its own loadings.
  @Test(arguments: [3, 4, 8, 20])
  func omegaOfExactStructure(size: Int) throws {
    let loadings = (0..<size).map { 0.5 + 0.4 * Double($0) / Double(size) }
    let matrix = Matrix(rows: size, columns: size) { loadings[$0] * loadings[$1] + ($0 == $1 ? 0.3 : 0) }
    let model = try OneFactorModel(ItemCovariances(matrix: matrix, rowCount: 50))
    expectClose("λ", model.loadings, loadings, relative: 1e-7)
    let sum = loadings.reduce(0, +)
    expectClose([Figure("ω", model.omega, sum * sum / (sum * sum + 0.3 * Double(size)))], relative: 1e-8)
  }

  @Test func factorModelNeedsThreeVaryingItems() throws {
    let two = try Matrix([[1, 0.5], [0.5, 1]])
    #expect(throws: StatisticsError.tooFew("items", needed: 3, found: 2)) {
      try OneFactorModel(ItemCovariances(matrix: two, rowCount: 10))
    }
    let constant = try Matrix([[1, 0.5, 0], [0.5, 1, 0], [0, 0, 0]])
    #expect(throws: StatisticsError.singularMatrix(index: 2)) {
      try OneFactorModel(ItemCovariances(matrix: constant, rowCount: 10))
    }
  }

  /// A million rows: the interval must stay narrow and around α. Limits from scipy's F quantiles.
  @Test func feldtOfAMillionRows() throws {
    let interval = try #require(ConfidenceInterval.feldt(alpha: 0.8, itemCount: 5, rowCount: 1_000_000))
    expectClose([Figure("lower", interval.lower, 1 - 0.2 * 1.00310232000)], relative: 1e-11)
    #expect(interval.contains(0.8) && interval.width < 0.0013)
    let billion = try #require(ConfidenceInterval.feldt(alpha: 0.8, itemCount: 5, rowCount: 1_000_000_000))
    #expect(billion.contains(0.8) && billion.width < 0.00004 && billion.width > 0.00003)
  }

  /// By hand: with k = 2, α = 2·(1 − (s₁² + s₂²)/s²_T), and no α is left when an item is dropped.
  @Test func oneAndTwoItems() throws {
    let one = try CrossProducts(itemCount: 1, rows: [[1], [2], [4]]).covariances
    #expect(one?.cronbachAlpha == nil && one?.standardizedAlpha == nil && one?.itemRestCorrelation(0) == nil)
    let two = try #require(CrossProducts(itemCount: 2, rows: [[1, 2], [2, 2], [3, 5], [5, 4]]).covariances)
    let values = (8.75 / 3, 6.75 / 3, 26.0 / 3)
    expectClose([Figure("α", two.cronbachAlpha, 2 * (1 - (values.0 + values.1) / values.2))])
    #expect(two.cronbachAlphaIfDropped(0) == nil)
    let r = two.itemRestCorrelation(0)
    expectClose([Figure("SB", r.flatMap { SpearmanBrown.reliability($0, lengthenedBy: 2) }, two.standardizedAlpha ?? 0)]
    )
  }

  /// A reversed item makes α negative; it is a finding, not an error.
  @Test func negativeAlpha() throws {
    let items = try #require(CrossProducts(itemCount: 2, rows: [[1, 5], [2, 4], [3, 2], [4, 2]]).covariances)
    let alpha = try #require(items.cronbachAlpha)
    #expect(alpha < 0)
    let interval = try #require(items.cronbachAlphaInterval())
    #expect(interval.contains(alpha))
  }

  @Test func constantItemsStayInTheScale() throws {
    let rows = [[1, 3, 2], [2, 3, 2], [4, 3, 5], [5, 3, 4]]
    let items = try #require(CrossProducts(itemCount: 3, rows: rows).covariances)
    #expect(items.constantItems == [1])
    #expect(items.itemRestCorrelation(1) == nil && items.standardizedAlpha == nil && items.guttmanLambda6 == nil)
    // By hand: k = 3 with the variances and the total variance of items 1 and 3 alone.
    let others = items.dropping(1)
    let ratio = (others.cronbachAlpha ?? 0) / 2
    expectClose([Figure("α", items.cronbachAlpha, 1.5 * ratio)])
    let equal = try #require(CrossProducts(itemCount: 2, rows: [[3, 3], [3, 3]]).covariances)
    #expect(equal.cronbachAlpha == nil && equal.cronbachAlphaInterval() == nil)
  }

  /// pingouin's `cronbach_alpha`, 15 people and 10 items.
  @Test func alphaOfFifteen() throws {
    let rows = [
      "3 2 4 1 4 5 1 4 3 2", "5 4 6 3 5 1 2 5 5 5", "7 3 5 5 6 4 3 3 6 5", "2 4 3 3 2 2 2 6 6 3",
      "6 5 6 5 4 4 4 6 7 5", "1 2 3 4 2 5 2 3 5 2", "4 3 5 3 5 2 1 2 4 3", "2 4 4 3 7 2 2 4 6 5",
      "6 5 5 5 1 6 5 2 3 2", "5 4 6 4 3 5 3 1 7 2", "4 3 5 2 5 3 2 3 4 1", "4 2 3 2 5 3 4 2 3 4",
      "5 5 6 2 3 3 2 4 4 5", "6 5 5 4 2 2 1 4 6 5", "4 3 5 5 3 1 3 2 3 4",
    ].map { row in row.split(separator: " ").compactMap { Int($0) } }
    let items = try #require(try CrossProducts(itemCount: 10, rows: rows).covariances)
    expectClose([Figure("α", items.cronbachAlpha, 0.5917188486)], digits: 10)
    expectClose("Feldt", items.cronbachAlphaInterval(), 0.1949213906, 0.8398208146, digits: 9)
  }

  /// pingouin's `cronbach_wide_missing`, 12 people and 11 items: α of the 9 complete rows has the interval of 9 rows.
  @Test func alphaOfNineOfTwelve() throws {
    let rows = [
      "11111111111", "11111111010", ".011.111100", "11101101100", "11111000100", "01.01111000", "11110010000",
      "11111000000", "01011000010", "10010100.00", "11100000000", "10010000000",
    ].map { row in row.map { $0.wholeNumberValue } }
    let pairwise = try PairwiseCrossProducts(itemCount: 11, rows: rows)
    let listwise = try #require(try CrossProducts(itemCount: 11, rows: rows).covariances)
    expectClose(
      [
        Figure("pairwise", pairwise.covariances?.cronbachAlpha, 0.7326608352),
        Figure("listwise", listwise.cronbachAlpha, 0.8016949153),
      ], digits: 10)
    #expect(listwise.rowCount == 9)
    expectClose("Feldt", listwise.cronbachAlphaInterval(), 0.5330031999, 0.9472079673, digits: 10)
  }

  /// numpy: rows with a gap leave listwise α and its n, but still count in pairwise α.
  @Test func missingAnswers() throws {
    let rows: [[Int?]] = [[1, 2, 2], [2, nil, 3], [3, 3, 4], [4, 5, 4], [nil, 4, 5], [5, 4, 5]]
    let listwise = try CrossProducts(itemCount: 3, rows: rows)
    #expect(listwise.rowCount == 4)
    #expect(listwise.covariances?.rowCount == 4)
    let pairwise = try PairwiseCrossProducts(itemCount: 3, rows: rows)
    #expect(pairwise.rowCount(0, 1) == 4 && pairwise.rowCount(0, 2) == 5 && pairwise.rowCount(1, 1) == 5)
    #expect(pairwise.covariances?.rowCount == 4)
    expectClose(
      [
        Figure("listwise", listwise.covariances?.cronbachAlpha, 0.9336734693877551),
        Figure("pairwise", pairwise.covariances?.cronbachAlpha, 0.9593023255813954),
        Figure("r", pairwise.correlation(0, 2), 0.970725343394151),
      ], relative: 1e-12)
  }

  @Test func tooFewRows() throws {
    #expect(CrossProducts(itemCount: 3).covariances == nil)
    #expect(try CrossProducts(itemCount: 3, rows: [[1, 2, 3]]).covariances == nil)
    #expect(try PairwiseCrossProducts(itemCount: 2, rows: [[1, nil], [nil, 2]]).covariances == nil)
    #expect(ConfidenceInterval.feldt(alpha: 0.8, itemCount: 5, rowCount: 1) == nil)
    #expect(throws: StatisticsError.mismatchedLengths(expected: 3, found: 2)) {
      try CrossProducts(itemCount: 3, rows: [[1, 2]])
    }
  }
}
