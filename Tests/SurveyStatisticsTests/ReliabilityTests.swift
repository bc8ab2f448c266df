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

  /// Items A1–A5 of `bfi` (psychTools), A1 reversed, 2709 complete rows.
  static let agreeableness = try? CrossProducts(
    rowCount: 2709, sums: [12428, 12996, 12459, 12684, 12329],
    products: [
      62358, 61150, 58489, 59029, 57438, 66094, 61793, 62437, 60705, 61909, 60237, 58954, 65372, 59284, 60421,
    ])

  /// R and numpy.
  @Test func alphaFromCrossProducts() throws {
    let items = try #require(Self.agreeableness?.covariances)
    expectClose([Figure("α", items.cronbachAlpha, 0.7037558944)], digits: 10)
    expectClose("Feldt", items.cronbachAlphaInterval(), 0.68574464, 0.72103596, digits: 8)
  }

  /// statpsych's documentation and scipy for the first row; the second is the formula with scipy's F quantiles.
  @Test(arguments: [(0.85, 7, 89, 0.79706488, 0.89316659)])
  func feldt(alpha: Double, items: Int, rows: Int, lower: Double, upper: Double) {
    expectClose("Feldt", .feldt(alpha: alpha, itemCount: items, rowCount: rows), lower, upper, digits: 8)
  }
}
