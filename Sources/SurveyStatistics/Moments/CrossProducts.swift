/// Sums and sums of products of several whole-number items over complete rows, exact and mergeable.
///
/// Everything that reliability, factor models, regression and driver analysis need, in one pass and k² memory.
/// Merging is associative and commutative and never rounds. Exact for |x| < 2³¹ and up to 2⁶² rows.
public struct CrossProducts: Hashable, Sendable {
  /// The number of items k.
  public let itemCount: Int
  /// The number of complete rows.
  public private(set) var rowCount: Int
  /// Σxᵢ for each item.
  public private(set) var sums: [Int128]
  /// Σxᵢxⱼ for i ≤ j: the upper triangle row by row, the diagonal included.
  public private(set) var products: [Int128]

  /// No rows of `itemCount` items.
  public init(itemCount: Int) {
    self.itemCount = max(0, itemCount)
    rowCount = 0
    sums = Array(repeating: 0, count: self.itemCount)
    products = Array(repeating: 0, count: self.itemCount * (self.itemCount + 1) / 2)
  }

  /// Cross-products that were accumulated elsewhere; `products` is the upper triangle row by row.
  public init(rowCount: Int, sums: [Int128], products: [Int128]) throws(StatisticsError) {
    guard rowCount >= 0 else { throw .outOfRange("the number of rows", value: Double(rowCount)) }
    let triangle = sums.count * (sums.count + 1) / 2
    guard products.count == triangle else { throw .mismatchedLengths(expected: triangle, found: products.count) }
    itemCount = sums.count
    self.rowCount = rowCount
    self.sums = sums
    self.products = products
  }

  /// The cross-products of the complete rows among `rows`; rows with a missing answer are left out.
  public init(itemCount: Int, rows: some Sequence<[Int?]>) throws(StatisticsError) {
    self.init(itemCount: itemCount)
    for row in rows {
      let values = row.compactMap { $0 }
      if values.count == row.count {
        try add(values)
      } else if row.count != itemCount {
        throw .mismatchedLengths(expected: itemCount, found: row.count)
      }
    }
  }

  /// Adds one complete row, several times over; `times` is not negative.
  public mutating func add(_ row: [Int], times: Int = 1) throws(StatisticsError) {
    guard row.count == itemCount else { throw .mismatchedLengths(expected: itemCount, found: row.count) }
    guard times >= 0 else { throw .outOfRange("the number of rows", value: Double(times)) }
    rowCount += times
    let isOne = times == 1
    let times = Int128(times)
    var cell = 0
    for i in 0..<itemCount {
      sums[i] += Int128(row[i]) &* times
      for j in i..<itemCount {
        // Two numbers of 64 bits always fit 128, so that only the third factor has to be watched.
        let product = Int128(row[i]) &* Int128(row[j])
        products[cell] += isOne ? product : product * times
        cell += 1
      }
    }
  }

  /// Adds everything that `other` holds, which must be about as many items.
  public mutating func merge(_ other: CrossProducts) throws(StatisticsError) {
    guard other.itemCount == itemCount else {
      throw .mismatchedLengths(expected: itemCount, found: other.itemCount)
    }
    rowCount += other.rowCount
    for index in sums.indices {
      sums[index] += other.sums[index]
    }
    for index in products.indices {
      products[index] += other.products[index]
    }
  }

  /// Σxᵢxⱼ.
  public func product(_ i: Int, _ j: Int) -> Int128 {
    let (low, high) = i <= j ? (i, j) : (j, i)
    return products[low * itemCount - low * (low - 1) / 2 + high - low]
  }

  /// Count, sum and sum of squares of one item over the complete rows.
  public func moments(of item: Int) -> IntegerMoments? {
    IntegerMoments(count: rowCount, sum: sums[item], sumOfSquares: product(item, item))
  }

  /// The sample covariances with divisor n − 1, or `nil` for fewer than two rows.
  ///
  /// Each is (n·Σxᵢxⱼ − Σxᵢ·Σxⱼ) / (n·(n − 1)) with an exact integer numerator.
  public var covariances: ItemCovariances? {
    guard rowCount > 1 else { return nil }
    let n = Int128(rowCount)
    let divisor = Double(rowCount) * Double(rowCount - 1)
    let matrix = Matrix(rows: itemCount, columns: itemCount) { i, j in
      Double(scaledCovariance(n, product(i, j), sums[i], sums[j])) / divisor
    }
    return ItemCovariances(trusted: matrix, rowCount: rowCount)
  }
}
