/// Means over the parts that are there, the weights of the missing ones being shared out among the rest.
public enum AvailableMean {
  /// Σwx/Σw over the values that are present, or `nil` when fewer than `minimumCount` are.
  ///
  /// - Parameters:
  ///   - values: The parts, `nil` where missing.
  ///   - weights: Their weights, all equal when `nil`; those of missing parts are not used.
  ///   - minimumCount: How many parts must be present, at least 1; half of them, rounded up, when `nil`.
  public static func value(
    _ values: [Double?], weights: [Double]? = nil, minimumCount: Int? = nil
  ) throws(StatisticsError) -> Double? {
    let weights = try checkedBaseWeights(weights, count: values.count)
    let needed = max(1, minimumCount ?? (values.count + 1) / 2)
    var sum = CompensatedSum()
    var total = CompensatedSum()
    var present = 0
    for (index, pair) in zip(values, weights).enumerated() {
      guard let value = pair.0 else { continue }
      guard value.isFinite else { throw .notFinite(index: index) }
      present += 1
      sum.add(pair.1 * value)
      total.add(pair.1)
    }
    return present >= needed && total.value > 0 ? sum.value / total.value : nil
  }
}
