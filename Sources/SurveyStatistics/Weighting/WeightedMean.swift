/// A weighted mean with its standard error by Taylor linearisation.
///
/// SE = √(n/(n − 1)·Σ(wᵢ(xᵢ − x̄)/Σw)²), as for independent respondents with unequal weights. For raked weights it is
/// conservative, because it ignores that the margins are known. Shares are means of 0 and 1, net scores means of −1,
/// 0 and 1.
public struct WeightedMean: Hashable, Sendable {
  /// The number of values, those with weight 0 included.
  public let count: Int
  /// Σwx/Σw.
  public let mean: Double
  /// The standard error, or `nil` for a single value.
  public let standardError: Double?

  /// The weighted mean of `values`.
  ///
  /// - Parameters:
  ///   - values: One value for each respondent.
  ///   - weights: Their weights, not negative and with a positive sum.
  ///   - margins: The margins that the weights were made to hit. What they explain of the values no longer varies, so
  ///     the standard error is then that of the residuals (Deville and Särndal, 1992); without them it is conservative
  ///     for post-stratified and raked weights.
  ///   - baseWeights: The weights before calibration, 1 for everybody when `nil`; they weigh the regression that gives
  ///     the residuals, as in R's survey package.
  public init(
    _ values: [Double], weights: [Double], calibratedTo margins: [RakingMargin] = [], baseWeights: [Double]? = nil
  ) throws(StatisticsError) {
    guard values.count == weights.count else {
      throw .mismatchedLengths(expected: values.count, found: weights.count)
    }
    try checkFinite(values)
    try checkFinite(weights)
    if let negative = weights.first(where: { $0 < 0 }) { throw .outOfRange("a weight", value: negative) }
    guard let largest = weights.max() else { throw .tooFew("values", needed: 1, found: 0) }
    guard largest > 0 else { throw .outOfRange("the sum of weights", value: 0) }
    let shares = weights.map { $0 / largest }
    let total = shares.compensatedSum()
    let mean = compensatedSum(values.count) { shares[$0] * values[$0] } / total
    self.mean = mean
    count = values.count
    if values.count > 1 {
      let base = try checkedBaseWeights(baseWeights, count: values.count)
      let residuals = try Self.residuals(values.map { $0 - mean }, weights: base, margins: margins)
      let squares = compensatedSum(values.count) { index in
        let part = shares[index] * residuals[index] / total
        return part * part
      }
      standardError = (Double(values.count) / Double(values.count - 1) * squares).squareRoot()
    } else {
      standardError = nil
    }
  }

  /// mean ± t(n − 1)·SE, or `nil` for a single value.
  public func interval(level: ConfidenceLevel = .ninetyFive) -> ConfidenceInterval? {
    guard
      let standardError,
      let quantile = StudentT(degreesOfFreedom: Double(count - 1))?.quantile(level.upperProbability)
    else { return nil }
    return ConfidenceInterval(around: mean, margin: quantile * standardError)
  }

  /// What is left of `values` after a weighted regression on the categories of all margins.
  ///
  /// Taking out the weighted mean of each category, margin after margin, converges to the same residuals.
  private static func residuals(
    _ values: [Double], weights: [Double], margins: [RakingMargin]
  ) throws(StatisticsError) -> [Double] {
    for margin in margins {
      try margin.check(respondentCount: values.count, baseWeights: weights)
    }
    var residuals = values
    let scale = values.map(\.magnitude).max() ?? 0
    for _ in 0..<1000 {
      var largest = 0.0
      for margin in margins {
        let sizes = margin.totals(of: weights)
        let sums = margin.totals(of: zip(weights, residuals).map { $0 * $1 })
        for index in residuals.indices {
          guard let category = margin.categories[index], sizes[category] > 0 else { continue }
          let shift = sums[category] / sizes[category]
          residuals[index] -= shift
          largest = max(largest, shift.magnitude)
        }
      }
      if largest <= 1e-14 * scale { return residuals }
    }
    return residuals
  }
}
