/// Sums and products of whole-number items over the rows that answer both items of each pair, exact and mergeable.
///
/// Each pair of items rests on its own rows, so that the resulting covariance matrix need not be that of any data.
public struct PairwiseCrossProducts: Hashable, Sendable {
  /// The number of items k.
  public let itemCount: Int
  // Square tables, row i and column j over the rows that answer both: count, Σxᵢ, Σxᵢ² and Σxᵢxⱼ.
  private var counts: [Int]
  private var sums: [Int128]
  private var squares: [Int128]
  private var products: [Int128]

  /// No rows of `itemCount` items.
  public init(itemCount: Int) {
    self.itemCount = max(0, itemCount)
    let cells = self.itemCount * self.itemCount
    counts = Array(repeating: 0, count: cells)
    sums = Array(repeating: 0, count: cells)
    squares = sums
    products = sums
  }

  /// The cross-products of `rows`, in which `nil` is a missing answer.
  public init(itemCount: Int, rows: some Sequence<[Int?]>) throws(StatisticsError) {
    self.init(itemCount: itemCount)
    for row in rows {
      try add(row)
    }
  }

  /// Adds one row, in which `nil` is a missing answer.
  public mutating func add(_ row: [Int?]) throws(StatisticsError) {
    guard row.count == itemCount else { throw .mismatchedLengths(expected: itemCount, found: row.count) }
    for i in 0..<itemCount {
      guard let x = row[i].map({ Int128($0) }) else { continue }
      for j in 0..<itemCount {
        guard let y = row[j].map({ Int128($0) }) else { continue }
        let cell = i * itemCount + j
        counts[cell] += 1
        sums[cell] += x
        squares[cell] += x * x
        products[cell] += x * y
      }
    }
  }

  /// Adds everything that `other` holds, which must be about as many items.
  public mutating func merge(_ other: PairwiseCrossProducts) throws(StatisticsError) {
    guard other.itemCount == itemCount else {
      throw .mismatchedLengths(expected: itemCount, found: other.itemCount)
    }
    for cell in counts.indices {
      counts[cell] += other.counts[cell]
      sums[cell] += other.sums[cell]
      squares[cell] += other.squares[cell]
      products[cell] += other.products[cell]
    }
  }

  /// The number of rows that answer both items.
  public func rowCount(_ i: Int, _ j: Int) -> Int { counts[i * itemCount + j] }

  /// The smallest number of rows behind any pair of items.
  public var smallestRowCount: Int { counts.min() ?? 0 }

  /// Pearson's correlation over the rows that answer both items, or `nil` when either does not vary there.
  public func correlation(_ i: Int, _ j: Int) -> Double? {
    let (cell, mirror) = (i * itemCount + j, j * itemCount + i)
    let n = Int128(counts[cell])
    return correlationCoefficient(
      covariance: Double(scaledCovariance(n, products[cell], sums[cell], sums[mirror])),
      Double(scaledCovariance(n, squares[cell], sums[cell], sums[cell])),
      Double(scaledCovariance(n, squares[mirror], sums[mirror], sums[mirror])))
  }

  /// The pairwise covariances, or `nil` when a pair has fewer than two rows.
  ///
  /// Their `rowCount` is that of the thinnest pair, so that intervals built on it are not too narrow.
  public var covariances: ItemCovariances? {
    guard smallestRowCount > 1 else { return nil }
    let matrix = Matrix(rows: itemCount, columns: itemCount) { i, j in
      let (cell, mirror) = (i * itemCount + j, j * itemCount + i)
      let n = counts[cell]
      let numerator = scaledCovariance(Int128(n), products[cell], sums[cell], sums[mirror])
      return Double(numerator) / (Double(n) * Double(n - 1))
    }
    return ItemCovariances(trusted: matrix, rowCount: smallestRowCount)
  }
}
