/// The test of independence in a table of weighted respondents (Rao and Scott, 1984, second-order correction).
///
/// Pearson's statistic of the weighted shares times the number of respondents is divided by the mean design effect of the
/// table's interactions, and compared with an F distribution whose degrees of freedom allow for how unequal these are: what
/// R's `svychisq` does. With equal weights and respondents drawn one by one it is Pearson's test, but for n/(n − 1).
public struct RaoScottTest: Hashable, Sendable {
  /// Pearson's χ² of the weighted shares, before correction.
  public let pearsonStatistic: Double
  /// The corrected statistic.
  public let statistic: Double
  /// The degrees of freedom of its numerator, at most (rows − 1)·(columns − 1).
  public let numeratorDegrees: Double
  /// The degrees of freedom of its denominator: those of the numerator times the number of draws less 1.
  public let denominatorDegrees: Double
  /// The p-value of independence.
  public let pValue: Double
  /// The mean design effect of the interactions, 1 where weights are equal and n is large.
  public let meanDesignEffect: Double
  /// √(χ²/(n·min(rows − 1, columns − 1))) of the weighted shares, 0…1 (Cramér, 1946).
  public let cramersV: Double

  /// The test of a table of respondents who were drawn one by one.
  ///
  /// - Parameter table: For each cell what its respondents' weights add up to, row by row; values are not looked at. Rows
  ///   and columns without weight are left out.
  /// - Throws: `mismatchedLengths` when rows differ in length, `notFinite` and `outOfRange` for weights that are none.
  /// - Returns: `nil` with fewer than two rows, columns or respondents, and when the weights leave an interaction without
  ///   variation.
  public init?(_ table: [[WeightedValue]]) throws(StatisticsError) {
    guard let table = try WeightedTable([table]), table.count > 1 else { return nil }
    var variance = Matrix(rows: table.effectCount, columns: table.effectCount)
    let correction = Double(table.count) / Double(table.count - 1)
    for cell in table.cells where cell.share > 0 {
      let square = cell.squares / table.total / table.total * correction / cell.share / cell.share
      variance.add(cell.contrast, times: square)
    }
    try self.init(table, variance: variance, draws: table.count)
  }

  /// The test of respondents who were drawn in clusters, such as branches, of which everybody is asked or a part.
  ///
  /// - Parameters:
  ///   - clusters: The table of each cluster, all of one shape.
  ///   - samplingFraction: How many of all clusters there are were drawn, 0 where they are many.
  /// - Throws: As for respondents drawn one by one, and `outOfRange` for a fraction that is none.
  /// - Returns: `nil` with fewer than two rows, columns or clusters, and when an interaction does not vary between
  ///   clusters.
  public init?(clusters: [[[WeightedValue]]], samplingFraction: Double = 0) throws(StatisticsError) {
    guard samplingFraction >= 0, samplingFraction < 1 else {
      throw .outOfRange("the sampling fraction", value: samplingFraction)
    }
    guard let table = try WeightedTable(clusters), clusters.count > 1 else { return nil }
    // What each cluster contributes to the contrasts of the logarithms of shares; these add up to 0.
    var variance = Matrix(rows: table.effectCount, columns: table.effectCount)
    let correction = Double(clusters.count) / Double(clusters.count - 1) * (1 - samplingFraction)
    for cluster in clusters {
      var contribution = Array(repeating: 0.0, count: table.effectCount)
      for cell in table.cells where cell.share > 0 {
        let part = cluster[cell.row][cell.column].weight / table.total / cell.share
        for effect in contribution.indices { contribution[effect] += cell.contrast[effect] * part }
      }
      variance.add(contribution, times: correction)
    }
    try self.init(table, variance: variance, draws: clusters.count)
  }

  private init?(_ table: WeightedTable, variance: Matrix, draws: Int) throws(StatisticsError) {
    let effects = table.effectCount
    let contingency = table.cells.map { cell in
      let difference = cell.share - cell.expected
      return difference * difference / cell.expected
    }.compensatedSum()
    pearsonStatistic = Double(table.count) * contingency
    cramersV = min(1, (contingency / Double(table.leastSide - 1)).squareRoot())
    var simple = Matrix(rows: effects, columns: effects)
    for cell in table.cells where cell.share > 0 {
      simple.add(cell.contrast, times: 1 / cell.share / Double(table.count))
    }
    guard let factor = try? CholeskyFactor(simple) else { return nil }
    let ratios = try (0..<effects).map { column throws(StatisticsError) in try factor.solve(variance.column(column)) }
    // ratios[b][a] is the element a, b of simple⁻¹·variance.
    let trace = compensatedSum(effects) { ratios[$0][$0] }
    let squares = compensatedSum(effects * effects) {
      ratios[$0 / effects][$0 % effects] * ratios[$0 % effects][$0 / effects]
    }
    guard trace > 0, squares > 0 else { return nil }
    statistic = pearsonStatistic / trace
    numeratorDegrees = trace * trace / squares
    denominatorDegrees = numeratorDegrees * Double(draws - 1)
    meanDesignEffect = trace / Double(effects)
    guard
      let distribution = FDistribution(numerator: numeratorDegrees, denominator: denominatorDegrees)
    else { return nil }
    pValue = distribution.upperTail(statistic)
  }
}

/// The rows and columns of a table that have weight, with the contrasts of their interactions: each row against the last,
/// crossed with each column against the last.
private struct WeightedTable {
  struct Cell {
    let row: Int
    let column: Int
    let share: Double
    let expected: Double
    let squares: Double
    let contrast: [Double]
  }

  let cells: [Cell]
  let total: Double
  let count: Int
  let effectCount: Int
  /// The number of rows or of columns, whichever is smaller.
  let leastSide: Int

  /// The sum of some tables of one shape; `nil` with fewer than two rows or columns.
  init?(_ tables: [[[WeightedValue]]]) throws(StatisticsError) {
    let (height, width) = (tables.first?.count ?? 0, tables.first?.first?.count ?? 0)
    for table in tables {
      guard table.count == height else { throw .mismatchedLengths(expected: height, found: table.count) }
      for row in table where row.count != width { throw .mismatchedLengths(expected: width, found: row.count) }
      for (index, cell) in table.joined().enumerated() {
        guard cell.weight.isFinite, cell.squares.isFinite else { throw .notFinite(index: index) }
        if cell.weight < 0 || cell.squares < 0 { throw .outOfRange("a weight", value: min(cell.weight, cell.squares)) }
      }
    }
    func sum(_ row: Int, _ column: Int, _ part: (WeightedValue) -> Double) -> Double {
      tables.map { part($0[row][column]) }.compensatedSum()
    }
    let weights = (0..<height).map { row in (0..<width).map { sum(row, $0, \.weight) } }
    let rows = weights.indices.filter { row in weights[row].contains { $0 > 0 } }
    let columns = (0..<width).filter { column in weights.contains { $0[column] > 0 } }
    guard rows.count > 1, columns.count > 1 else { return nil }
    let total = weights.joined().map(\.self).compensatedSum()
    let rowShares = rows.map { row in columns.map { weights[row][$0] / total }.compensatedSum() }
    let columnShares = columns.map { column in rows.map { weights[$0][column] / total }.compensatedSum() }
    func part(_ place: Int, _ against: Int, _ last: Int) -> Double { place == against ? 1 : place == last ? -1 : 0 }
    cells = rows.indices.flatMap { i in
      columns.indices.map { j in
        Cell(
          row: rows[i], column: columns[j], share: weights[rows[i]][columns[j]] / total,
          expected: rowShares[i] * columnShares[j], squares: sum(rows[i], columns[j], \.squares),
          contrast: (0..<(rows.count - 1)).flatMap { a in
            (0..<(columns.count - 1)).map { b in part(i, a, rows.count - 1) * part(j, b, columns.count - 1) }
          })
      }
    }
    self.total = total
    count = tables.joined().joined().reduce(0) { $0 + $1.count }
    effectCount = (rows.count - 1) * (columns.count - 1)
    leastSide = min(rows.count, columns.count)
  }
}

extension Matrix {
  /// Adds so many times the square of a vector, v·vᵀ.
  fileprivate mutating func add(_ vector: [Double], times factor: Double) {
    for a in vector.indices where vector[a] != 0 {
      for b in vector.indices where vector[b] != 0 { self[a, b] += vector[a] * vector[b] * factor }
    }
  }
}
