/// How unusual a row of answers is, given the means and covariances of all rows (Mahalanobis, 1936).
public struct MahalanobisDistance: Hashable, Sendable {
  /// The mean of each item.
  public let means: [Double]
  /// The number of complete rows behind means and covariances.
  public let rowCount: Int
  private let factor: CholeskyFactor

  /// The distances for the rows that `items` was accumulated from.
  ///
  /// Throws `singularMatrix` when an item is constant or determined by the others; the check is then skipped.
  public init(_ items: CrossProducts) throws(StatisticsError) {
    guard let covariances = items.covariances else { throw .tooFew("rows", needed: 2, found: items.rowCount) }
    factor = try CholeskyFactor(covariances.matrix)
    means = items.sums.map { Double($0) / Double(items.rowCount) }
    rowCount = items.rowCount
  }

  /// Whether there are more than five rows for each item, below which the distances mean little.
  public var hasEnoughRows: Bool { rowCount > 5 * means.count }

  /// D² = (x − x̄)ᵀS⁻¹(x − x̄) of a complete row.
  public func squared(_ row: [Double]) throws(StatisticsError) -> Double {
    guard row.count == means.count else { throw .mismatchedLengths(expected: means.count, found: row.count) }
    let scaled = try factor.forwardSolve(zip(row, means).map { $0 - $1 })
    return compensatedSum(scaled.count) { scaled[$0] * scaled[$0] }
  }

  /// The value of D² that a share `probability` of normal rows stays below: a χ² quantile with one degree per item.
  ///
  /// Skewed items exceed it more often. `nil` unless `probability` lies inside 0…1.
  public func cutoff(probability: Double = 0.999) -> Double? {
    ChiSquared(degreesOfFreedom: Double(means.count))?.quantile(probability)
  }
}
