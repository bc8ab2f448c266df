/// Weights that give each cell of respondents its known population total (Holt and Smith, 1979).
public enum PostStratification {
  /// w = Nᶜ/nᶜ for every respondent, in the order of `cells`.
  ///
  /// - Parameters:
  ///   - cells: The cell of each respondent, counted from 0.
  ///   - totals: The population total N of each cell, not negative; any unit, counts or shares.
  ///   - baseWeights: Design weights to start from, 1 for everybody when `nil`; n is then their sum in the cell.
  ///   - name: What the cells are called in an error.
  /// - Throws: `emptyCell` when a cell with a positive total has no respondents; such cells must be combined.
  public static func weights(
    cells: [Int], totals: [Double], baseWeights: [Double]? = nil, name: String = "post-stratification"
  ) throws(StatisticsError) -> [Double] {
    let base = try checkedBaseWeights(baseWeights, count: cells.count)
    try checkTotals(totals, name: name)
    var sizes = Array(repeating: CompensatedSum(), count: totals.count)
    for (index, cell) in cells.enumerated() {
      guard totals.indices.contains(cell) else { throw .outOfRange("a cell of \(name)", value: Double(cell)) }
      sizes[cell].add(base[index])
    }
    for cell in totals.indices where totals[cell] > 0 && sizes[cell].value <= 0 {
      throw .emptyCell(margin: name, cell: cell)
    }
    return cells.indices.map { index in
      let size = sizes[cells[index]].value
      return size > 0 ? base[index] * totals[cells[index]] / size : 0
    }
  }
}

/// The design weights, 1 for everybody by default, checked to be finite, not negative and as many as respondents.
func checkedBaseWeights(_ weights: [Double]?, count: Int) throws(StatisticsError) -> [Double] {
  guard let weights else { return Array(repeating: 1, count: count) }
  guard weights.count == count else { throw .mismatchedLengths(expected: count, found: weights.count) }
  try checkFinite(weights)
  if let negative = weights.first(where: { $0 < 0 }) { throw .outOfRange("a weight", value: negative) }
  return weights
}

/// Throws unless the targets are finite, not negative and not all 0.
func checkTotals(_ totals: [Double], name: String) throws(StatisticsError) {
  try checkFinite(totals)
  if let negative = totals.first(where: { $0 < 0 }) { throw .outOfRange("a target of \(name)", value: negative) }
  guard totals.compensatedSum() > 0 else { throw .outOfRange("the total of \(name)", value: 0) }
}
