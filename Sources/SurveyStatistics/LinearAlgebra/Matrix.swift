/// A small dense matrix of doubles, stored row by row.
public struct Matrix: Hashable, Sendable {
  /// The number of rows.
  public let rowCount: Int
  /// The number of columns.
  public let columnCount: Int
  private var elements: [Double]

  /// A matrix with the same value everywhere; negative sizes count as 0.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    rowCount = max(0, rows)
    columnCount = max(0, columns)
    elements = Array(repeating: value, count: rowCount * columnCount)
  }

  /// A matrix from its rows, which must have the same length.
  public init(_ rows: [[Double]]) throws(StatisticsError) {
    let width = rows.first?.count ?? 0
    for row in rows where row.count != width {
      throw .mismatchedLengths(expected: width, found: row.count)
    }
    rowCount = rows.count
    columnCount = width
    elements = rows.flatMap { $0 }
  }

  /// A matrix whose elements are computed from row and column index.
  public init(rows: Int, columns: Int, _ element: (_ row: Int, _ column: Int) -> Double) {
    self.init(rows: rows, columns: columns)
    for row in 0..<rowCount {
      for column in 0..<columnCount {
        elements[row * columnCount + column] = element(row, column)
      }
    }
  }

  /// The identity matrix.
  public static func identity(_ size: Int) -> Matrix {
    Matrix(rows: size, columns: size) { $0 == $1 ? 1 : 0 }
  }

  /// The element in a row and column, both counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[row * columnCount + column] }
    set { elements[row * columnCount + column] = newValue }
  }

  /// Whether rows and columns are equally many.
  public var isSquare: Bool { rowCount == columnCount }

  /// The elements on the diagonal.
  public var diagonal: [Double] { (0..<min(rowCount, columnCount)).map { self[$0, $0] } }

  /// One row.
  public func row(_ row: Int) -> [Double] { Array(elements[row * columnCount..<(row + 1) * columnCount]) }

  /// One column.
  public func column(_ column: Int) -> [Double] { (0..<rowCount).map { self[$0, column] } }

  /// The rows and columns with these indices, in this order.
  public func submatrix(_ indices: [Int]) -> Matrix {
    Matrix(rows: indices.count, columns: indices.count) { self[indices[$0], indices[$1]] }
  }

  /// The sum of all elements.
  public var elementSum: Double { elements.compensatedSum() }

  /// The index of the first element, row by row, that is not a finite number.
  var firstNonFiniteIndex: Int? { elements.firstIndex { !$0.isFinite } }
}
