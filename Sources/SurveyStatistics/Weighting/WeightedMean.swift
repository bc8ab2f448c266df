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

  /// The weighted mean of `values`; weights must be non-negative with a positive sum.
  public init(_ values: [Double], weights: [Double]) throws(StatisticsError) {
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
      let squares = compensatedSum(values.count) { index in
        let residual = shares[index] * (values[index] - mean) / total
        return residual * residual
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
}
