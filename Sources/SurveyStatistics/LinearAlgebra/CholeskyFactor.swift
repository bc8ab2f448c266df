/// The lower triangular factor L of a symmetric positive definite matrix A = L·Lᵀ.
public struct CholeskyFactor: Hashable, Sendable {
  /// L, with zeros above the diagonal.
  public let lower: Matrix

  /// A pivot below this share of its diagonal element counts as 0.
  private static let tolerance = 1e-11

  /// The factor of `matrix`, of which only the lower triangle is read.
  ///
  /// Throws `singularMatrix` with the index of the first variable that the earlier ones determine.
  public init(_ matrix: Matrix) throws(StatisticsError) {
    guard matrix.isSquare else {
      throw .mismatchedLengths(expected: matrix.rowCount, found: matrix.columnCount)
    }
    let size = matrix.rowCount
    var factor = Matrix(rows: size, columns: size)
    for j in 0..<size {
      let pivot = matrix[j, j] - compensatedSum(j) { factor[j, $0] * factor[j, $0] }
      guard pivot.isFinite, pivot > Self.tolerance * matrix[j, j].magnitude else { throw .singularMatrix(index: j) }
      let root = pivot.squareRoot()
      factor[j, j] = root
      for i in (j + 1)..<max(size, j + 1) {
        factor[i, j] = (matrix[i, j] - compensatedSum(j) { factor[i, $0] * factor[j, $0] }) / root
      }
    }
    lower = factor
  }

  /// The x with L·x = `right`, by forward substitution.
  public func forwardSolve(_ right: [Double]) throws(StatisticsError) -> [Double] {
    guard right.count == lower.rowCount else {
      throw .mismatchedLengths(expected: lower.rowCount, found: right.count)
    }
    return forward(right)
  }

  /// The x with A·x = `right`.
  public func solve(_ right: [Double]) throws(StatisticsError) -> [Double] {
    backward(try forwardSolve(right))
  }

  /// A⁻¹.
  public var inverse: Matrix {
    let size = lower.rowCount
    var result = Matrix(rows: size, columns: size)
    for column in 0..<size {
      let unit = (0..<size).map { $0 == column ? 1.0 : 0.0 }
      let solution = backward(forward(unit))
      for row in 0..<size {
        result[row, column] = solution[row]
      }
    }
    return result
  }

  private func forward(_ right: [Double]) -> [Double] {
    var x = right
    for i in x.indices {
      x[i] = (right[i] - compensatedSum(i) { lower[i, $0] * x[$0] }) / lower[i, i]
    }
    return x
  }

  private func backward(_ right: [Double]) -> [Double] {
    var x = right
    let size = x.count
    for i in x.indices.reversed() {
      x[i] = (right[i] - compensatedSum(size - i - 1) { lower[i + 1 + $0, i] * x[i + 1 + $0] }) / lower[i, i]
    }
    return x
  }
}
