/// Control of the false discovery rate over a family of tests (Benjamini and Hochberg, 1995).
public enum BenjaminiHochberg {
  /// The q-value of each p-value, in the same order: the smallest rate at which its test would be a discovery.
  ///
  /// Never below its p-value, and in the same order as the p-values.
  public static func adjusted(_ pValues: [Double]) throws(StatisticsError) -> [Double] {
    try checkFinite(pValues)
    if let wrong = pValues.first(where: { $0 < 0 || $0 > 1 }) { throw .outOfRange("a p-value", value: wrong) }
    let order = pValues.indices.sorted { (pValues[$0], $0) < (pValues[$1], $1) }
    var adjusted = pValues
    var smallest = 1.0
    for (position, index) in order.enumerated().reversed() {
      // The largest rank must give p itself, which p·m/m need not.
      let scaled =
        position + 1 == order.count ? pValues[index] : pValues[index] / Double(position + 1) * Double(order.count)
      smallest = min(smallest, max(scaled, pValues[index]))
      adjusted[index] = smallest
    }
    return adjusted
  }
}
