/// The eigenvalues and eigenvectors of a symmetric matrix, by cyclic Jacobi rotations (Jacobi, 1846).
///
/// Slow for large matrices but accurate to the last digits; meant for up to about 50 variables.
public struct SymmetricEigen: Hashable, Sendable {
  /// The eigenvalues, the largest first.
  public let values: [Double]
  /// The eigenvectors as columns, in the order of the values; the largest component of each is positive.
  public let vectors: Matrix

  /// The decomposition of `matrix`, of which only the upper triangle is read.
  public init(_ matrix: Matrix) throws(StatisticsError) {
    guard matrix.isSquare else {
      throw .mismatchedLengths(expected: matrix.rowCount, found: matrix.columnCount)
    }
    if let index = matrix.firstNonFiniteIndex { throw .notFinite(index: index) }
    let size = matrix.rowCount
    var a = Matrix(rows: size, columns: size) { $0 <= $1 ? matrix[$0, $1] : matrix[$1, $0] }
    var v = Matrix.identity(size)
    for _ in 0..<100 {
      var rotated = false
      for p in 0..<size {
        for q in (p + 1)..<max(size, p + 1) where Self.isWorthRotating(a, p, q) {
          Self.rotate(&a, &v, p, q)
          rotated = true
        }
      }
      if !rotated { break }
    }
    let diagonal = a.diagonal
    let order = diagonal.indices.sorted { (-diagonal[$0], $0) < (-diagonal[$1], $1) }
    values = order.map { diagonal[$0] }
    vectors = Self.orientedColumns(v, order)
  }

  /// Whether the element is still large enough to change the diagonal.
  private static func isWorthRotating(_ a: Matrix, _ p: Int, _ q: Int) -> Bool {
    let element = a[p, q].magnitude
    guard element > 0 else { return false }
    let scale = (a[p, p].magnitude * a[q, q].magnitude).squareRoot()
    return element > 1e-17 * scale && element > 1e-300
  }

  private static func rotate(_ a: inout Matrix, _ v: inout Matrix, _ p: Int, _ q: Int) {
    let theta = (a[q, q] - a[p, p]) / (2 * a[p, q])
    let sign = theta < 0 ? -1.0 : 1.0
    let t = theta.magnitude > 1e150 ? 0.5 / theta : sign / (theta.magnitude + (theta * theta + 1).squareRoot())
    let c = 1 / (t * t + 1).squareRoot()
    let s = t * c
    let shift = t * a[p, q]
    a[p, p] -= shift
    a[q, q] += shift
    a[p, q] = 0
    a[q, p] = 0
    for r in 0..<a.rowCount {
      if r != p, r != q {
        let (first, second) = (a[r, p], a[r, q])
        a[r, p] = c * first - s * second
        a[r, q] = s * first + c * second
        a[p, r] = a[r, p]
        a[q, r] = a[r, q]
      }
      let (first, second) = (v[r, p], v[r, q])
      v[r, p] = c * first - s * second
      v[r, q] = s * first + c * second
    }
  }

  private static func orientedColumns(_ v: Matrix, _ order: [Int]) -> Matrix {
    let signs = order.map { column in
      let largest = v.column(column).max { $0.magnitude < $1.magnitude } ?? 1
      return largest < 0 ? -1.0 : 1.0
    }
    return Matrix(rows: v.rowCount, columns: order.count) { signs[$1] * v[$0, order[$1]] }
  }
}
