extension ChiSquaredTest {
  /// The p-value from random tables with the same margins (Hope, 1968), for tables with many small expected counts.
  ///
  /// (1 + number of tables with at least the observed χ²)/(B + 1). The work grows with the size of the sample.
  ///
  /// - Parameters:
  ///   - replicateCount: The number B of random tables.
  ///   - seed: The seed, to be printed beside the result.
  /// - Returns: `nil` for weighted or scaled tables, whose counts are not whole.
  public func simulatedPValue(replicateCount: Int = 2000, seed: UInt64) -> Double? {
    let rowTotals = (0..<observed.rowCount).map { wholeSum(observed.row($0)) }
    let columnTotals = (0..<observed.columnCount).map { wholeSum(observed.column($0)) }
    let rows = rowTotals.compactMap { $0 }
    let columns = columnTotals.compactMap { $0 }
    guard rows.count == rowTotals.count, columns.count == columnTotals.count, replicateCount > 0 else { return nil }
    var labels = columns.indices.flatMap { Array(repeating: $0, count: columns[$0]) }
    var generator = SeededGenerator(seed: seed)
    var extreme = 0
    // Tables as unusual as the observed one differ from it by rounding only.
    let threshold = statistic * (1 - 1e-9)
    for _ in 0..<replicateCount {
      for index in labels.indices.reversed() where index > 0 {
        labels.swapAt(index, generator.index(below: index + 1))
      }
      if statistic(of: labels, rows: rows) >= threshold {
        extreme += 1
      }
    }
    return Double(extreme + 1) / Double(replicateCount + 1)
  }

  /// χ² of the table that gives the first labels to the first row, and so on.
  private func statistic(of labels: [Int], rows: [Int]) -> Double {
    var sum = CompensatedSum()
    var start = 0
    for (row, size) in rows.enumerated() {
      var counts = Array(repeating: 0, count: expected.columnCount)
      for label in labels[start..<start + size] {
        counts[label] += 1
      }
      start += size
      for column in counts.indices where expected[row, column] > 0 {
        let difference = Double(counts[column]) - expected[row, column]
        sum.add(difference * difference / expected[row, column])
      }
    }
    return sum.value
  }

  /// The sum of counts, or `nil` when one of them is not a whole number.
  private func wholeSum(_ counts: [Double]) -> Int? {
    guard counts.allSatisfy({ $0 == $0.rounded() }) else { return nil }
    return Int(exactly: counts.compensatedSum())
  }
}
