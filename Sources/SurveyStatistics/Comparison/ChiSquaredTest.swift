/// The test of independence in a table of counts (Pearson, 1900), with the size and the place of the relation.
public struct ChiSquaredTest: Hashable, Sendable {
  /// The counts, after scaling if that was asked for.
  public let observed: Matrix
  /// Row total times column total over the grand total.
  public let expected: Matrix
  /// Σ(O − E)²/E without Yates' correction.
  public let statistic: Double
  /// (rows − 1)·(columns − 1), empty rows and columns not counted.
  public let degreesOfFreedom: Int
  /// The p-value of independence.
  public let pValue: Double
  /// √(χ²/(n·min(rows − 1, columns − 1))), 0…1 (Cramér, 1946).
  public let cramersV: Double

  /// The test of `counts`.
  ///
  /// - Parameters:
  ///   - counts: A table of counts or weighted counts, none negative.
  ///   - size: The effective sample size that a weighted table is scaled to; a stopgap for a design-based test,
  ///     to be noted beside the result.
  /// - Returns: `nil` with fewer than two non-empty rows or columns.
  public init?(_ counts: Matrix, scaledTo size: Double? = nil) throws(StatisticsError) {
    if let index = counts.firstNonFiniteIndex { throw .notFinite(index: index) }
    for row in 0..<counts.rowCount {
      if let negative = counts.row(row).first(where: { $0 < 0 }) { throw .outOfRange("a count", value: negative) }
    }
    if let size, !(size > 0 && size.isFinite) { throw .outOfRange("the effective size", value: size) }
    let scale = size.map { $0 / counts.elementSum } ?? 1
    let table = Matrix(rows: counts.rowCount, columns: counts.columnCount) { counts[$0, $1] * scale }
    let total = table.elementSum
    let rows = (0..<table.rowCount).map { table.row($0).compensatedSum() }
    let columns = (0..<table.columnCount).map { table.column($0).compensatedSum() }
    let usedRows = rows.count { $0 > 0 }
    let usedColumns = columns.count { $0 > 0 }
    let degrees = (usedRows - 1) * (usedColumns - 1)
    guard usedRows > 1, usedColumns > 1, let distribution = ChiSquared(degreesOfFreedom: Double(degrees)) else {
      return nil
    }
    let expected = Matrix(rows: rows.count, columns: columns.count) { rows[$0] / total * columns[$1] }
    observed = table
    self.expected = expected
    statistic = compensatedSum(rows.count * columns.count) { cell in
      let (i, j) = (cell / columns.count, cell % columns.count)
      let difference = table[i, j] - expected[i, j]
      return expected[i, j] > 0 ? difference * difference / expected[i, j] : 0
    }
    degreesOfFreedom = degrees
    pValue = distribution.upperTail(statistic)
    cramersV = min(1, (statistic / (total * Double(min(usedRows, usedColumns) - 1))).squareRoot())
  }

  /// (O − E)/√(E·(1 − row share)·(1 − column share)): about normal, so beyond ±2 a cell is unusual (Haberman, 1973).
  ///
  /// 0 in empty rows and columns.
  public var adjustedResiduals: Matrix {
    let total = observed.elementSum
    let rows = (0..<observed.rowCount).map { observed.row($0).compensatedSum() / total }
    let columns = (0..<observed.columnCount).map { observed.column($0).compensatedSum() / total }
    return Matrix(rows: rows.count, columns: columns.count) { i, j in
      let variance = expected[i, j] * (1 - rows[i]) * (1 - columns[j])
      return variance > 0 ? (observed[i, j] - expected[i, j]) / variance.squareRoot() : 0
    }
  }

  /// The share of cells with an expected count below 5; above .2 the p-value should not be trusted.
  public var shareOfSmallExpectedCounts: Double {
    let cells = expected.rowCount * expected.columnCount
    let small = (0..<expected.rowCount).reduce(0) { $0 + expected.row($1).count { $0 < 5 } }
    return Double(small) / Double(cells)
  }

  /// χ² with Yates' continuity correction (1934), or `nil` unless the table is 2×2.
  public var yatesStatistic: Double? {
    guard observed.rowCount == 2, observed.columnCount == 2 else { return nil }
    let difference = (observed[0, 0] - expected[0, 0]).magnitude
    let corrected = difference - min(0.5, difference)
    return compensatedSum(4) { corrected * corrected / expected[$0 / 2, $0 % 2] }
  }
}
