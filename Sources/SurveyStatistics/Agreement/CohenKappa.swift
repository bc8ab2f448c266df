/// Agreement of two raters on the same subjects beyond chance (Cohen, 1960 and 1968).
public struct CohenKappa: Hashable, Sendable {
  /// How much a disagreement between two categories counts.
  public enum Weighting: Hashable, Sendable, CaseIterable {
    /// Every disagreement counts 1: unordered categories.
    case unweighted
    /// |i − j|.
    case linear
    /// (i − j)², close to an intraclass correlation.
    case quadratic
  }

  /// How many subjects received each pair of categories: first rater in rows, second in columns.
  public let counts: Matrix

  /// The agreement in a square table of counts or weighted counts.
  public init(counts: Matrix) throws(StatisticsError) {
    guard counts.isSquare else {
      throw .mismatchedLengths(expected: counts.rowCount, found: counts.columnCount)
    }
    if let index = counts.firstNonFiniteIndex { throw .notFinite(index: index) }
    self.counts = counts
  }

  /// The agreement of two lists of ratings.
  ///
  /// - Parameters:
  ///   - first: The first rater's categories, counted from 0.
  ///   - second: The second rater's, in the same order of subjects.
  ///   - categoryCount: The number of categories of the scale, used or not.
  public init(_ first: [Int], _ second: [Int], categoryCount: Int) throws(StatisticsError) {
    guard first.count == second.count else {
      throw .mismatchedLengths(expected: first.count, found: second.count)
    }
    var table = Matrix(rows: categoryCount, columns: categoryCount)
    for (a, b) in zip(first, second) {
      for category in [a, b] where category < 0 || category >= categoryCount {
        throw .outOfRange("a category", value: Double(category))
      }
      table[a, b] += 1
    }
    counts = table
  }

  /// 1 − Σw·observed/Σw·expected, or `nil` without subjects and when chance alone allows no disagreement.
  public func value(_ weighting: Weighting = .unweighted) -> Double? {
    let size = counts.rowCount
    let total = counts.elementSum
    guard total > 0 else { return nil }
    let rows = (0..<size).map { counts.row($0).compensatedSum() }
    let columns = (0..<size).map { counts.column($0).compensatedSum() }
    var observed = CompensatedSum()
    var expected = CompensatedSum()
    for i in 0..<size {
      for j in 0..<size where i != j {
        let distance = Double(i - j).magnitude
        let weight =
          switch weighting {
          case .unweighted: 1.0
          case .linear: distance
          case .quadratic: distance * distance
          }
        observed.add(weight * counts[i, j])
        expected.add(weight * rows[i] * columns[j] / total)
      }
    }
    return expected.value > 0 ? 1 - observed.value / expected.value : nil
  }
}
