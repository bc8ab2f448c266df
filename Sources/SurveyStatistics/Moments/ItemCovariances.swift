/// The covariance matrix of a set of items and the number of rows it rests on.
public struct ItemCovariances: Hashable, Sendable {
  /// The symmetric matrix of sample covariances.
  public let matrix: Matrix
  /// The number of rows used, at least 2; for pairwise covariances see `PairwiseCrossProducts`.
  public let rowCount: Int

  /// A covariance matrix taken from elsewhere; it must be square, symmetric and finite, with no negative variance.
  public init(matrix: Matrix, rowCount: Int) throws(StatisticsError) {
    guard matrix.isSquare else {
      throw .mismatchedLengths(expected: matrix.rowCount, found: matrix.columnCount)
    }
    if let index = matrix.firstNonFiniteIndex { throw .notFinite(index: index) }
    guard rowCount > 1 else { throw .tooFew("rows", needed: 2, found: rowCount) }
    for i in 0..<matrix.rowCount {
      guard matrix[i, i] >= 0 else { throw .outOfRange("a variance", value: matrix[i, i]) }
      for j in 0..<i {
        let difference = (matrix[i, j] - matrix[j, i]).magnitude
        let scale = max(matrix[i, j].magnitude, matrix[j, i].magnitude)
        guard difference <= 1e-9 * scale else { throw .outOfRange("the asymmetry of a matrix", value: difference) }
      }
    }
    self.init(trusted: matrix, rowCount: rowCount)
  }

  init(trusted matrix: Matrix, rowCount: Int) {
    self.matrix = matrix
    self.rowCount = rowCount
  }

  /// The number of items k.
  public var itemCount: Int { matrix.rowCount }

  /// The variance of each item.
  public var variances: [Double] { matrix.diagonal }

  /// The variance of the sum of all items: the sum of all elements of the matrix.
  public var totalVariance: Double { max(0, matrix.elementSum) }

  /// The indices of the items that have the same answer in every row.
  public var constantItems: [Int] { matrix.diagonal.indices.filter { matrix[$0, $0] <= 0 } }

  /// The correlation matrix, or `nil` when an item does not vary.
  public var correlations: Matrix? {
    guard constantItems.isEmpty else { return nil }
    return Matrix(rows: itemCount, columns: itemCount) { i, j in
      i == j ? 1 : min(1, max(-1, matrix[i, j] / (matrix[i, i] * matrix[j, j]).squareRoot()))
    }
  }

  /// The covariances of the items multiplied by these weights, of which there is one for each.
  public func weighted(by weights: [Double]) -> ItemCovariances {
    guard weights.count == itemCount, weights.contains(where: { $0 != 1 }) else { return self }
    return ItemCovariances(
      trusted: Matrix(rows: itemCount, columns: itemCount) { weights[$0] * weights[$1] * matrix[$0, $1] },
      rowCount: rowCount)
  }

  /// The covariances of the items with these indices, in this order.
  public func selecting(_ items: [Int]) -> ItemCovariances {
    ItemCovariances(trusted: matrix.submatrix(items), rowCount: rowCount)
  }

  /// The covariances of all items but one.
  public func dropping(_ item: Int) -> ItemCovariances {
    selecting((0..<itemCount).filter { $0 != item })
  }
}
