/// The test of independence in a table of weighted respondents (Rao and Scott, 1984, second-order correction).
///
/// Pearson's statistic of the weighted shares times the number of respondents is divided by the mean design effect of the
/// table's interactions, and compared with an F distribution whose degrees of freedom allow for how unequal these are: what
/// R's `svychisq` does with respondents drawn one by one. With equal weights it is Pearson's test, but for n/(n − 1).
public struct RaoScottTest: Hashable, Sendable {
  /// Pearson's χ² of the weighted shares, before correction.
  public let pearsonStatistic: Double
  /// The corrected statistic.
  public let statistic: Double
  /// The degrees of freedom of its numerator, at most (rows − 1)·(columns − 1).
  public let numeratorDegrees: Double
  /// The degrees of freedom of its denominator: those of the numerator times n − 1.
  public let denominatorDegrees: Double
  /// The p-value of independence.
  public let pValue: Double
  /// The mean design effect of the interactions, 1 where weights are equal and n is large.
  public let meanDesignEffect: Double

  /// The test of a table.
  ///
  /// - Parameter table: For each cell what its respondents' weights add up to, row by row; values are not looked at. Rows
  ///   and columns without weight are left out.
  /// - Throws: `mismatchedLengths` when rows differ in length, `notFinite` and `outOfRange` for weights that are none.
  /// - Returns: `nil` with fewer than two rows, columns or respondents, and when the weights leave an interaction without
  ///   variation.
  public init?(_ table: [[WeightedValue]]) throws(StatisticsError) {
    let width = table.first?.count ?? 0
    for row in table where row.count != width { throw .mismatchedLengths(expected: width, found: row.count) }
    for (index, cell) in table.joined().enumerated() {
      guard cell.weight.isFinite, cell.squares.isFinite else { throw .notFinite(index: index) }
      if cell.weight < 0 || cell.squares < 0 { throw .outOfRange("a weight", value: min(cell.weight, cell.squares)) }
    }
    let rows = table.indices.filter { row in table[row].contains { $0.weight > 0 } }
    let columns = (0..<width).filter { column in table.contains { $0[column].weight > 0 } }
    let cells = rows.map { row in columns.map { table[row][$0] } }
    let total = cells.joined().map(\.weight).compensatedSum()
    let count = cells.joined().reduce(0) { $0 + $1.count }
    guard rows.count > 1, columns.count > 1, count > 1 else { return nil }
    let shares = cells.map { $0.map { $0.weight / total } }
    let rowShares = shares.map { $0.compensatedSum() }
    let columnShares = columns.indices.map { column in shares.map { $0[column] }.compensatedSum() }
    pearsonStatistic =
      Double(count)
      * compensatedSum(rows.count * columns.count) { cell in
        let (i, j) = (cell / columns.count, cell % columns.count)
        let expected = rowShares[i] * columnShares[j]
        let difference = shares[i][j] - expected
        return difference * difference / expected
      }
    // Contrasts of the interactions: each row against the last, crossed with each column against the last. What they make
    // of the shares has these variances under simple sampling and, by Taylor linearisation, under the weights.
    let effects = (rows.count - 1) * (columns.count - 1)
    var simple = Matrix(rows: effects, columns: effects)
    var actual = Matrix(rows: effects, columns: effects)
    for i in rows.indices {
      for j in columns.indices where shares[i][j] > 0 {
        let contrast = Self.contrast(i, j, rows.count, columns.count)
        let share = shares[i][j]
        let square = cells[i][j].squares / total / total * Double(count) / Double(count - 1)
        for a in 0..<effects where contrast[a] != 0 {
          for b in 0..<effects where contrast[b] != 0 {
            simple[a, b] += contrast[a] * contrast[b] / share / Double(count)
            actual[a, b] += contrast[a] * contrast[b] * square / share / share
          }
        }
      }
    }
    guard let factor = try? CholeskyFactor(simple) else { return nil }
    let ratios = try (0..<effects).map { column throws(StatisticsError) in try factor.solve(actual.column(column)) }
    // ratios[b][a] is the element a, b of simple⁻¹·actual.
    let trace = compensatedSum(effects) { ratios[$0][$0] }
    let squares = compensatedSum(effects * effects) {
      ratios[$0 / effects][$0 % effects] * ratios[$0 % effects][$0 / effects]
    }
    guard trace > 0, squares > 0 else { return nil }
    statistic = pearsonStatistic / trace
    numeratorDegrees = trace * trace / squares
    denominatorDegrees = numeratorDegrees * Double(count - 1)
    meanDesignEffect = trace / Double(effects)
    guard
      let distribution = FDistribution(numerator: numeratorDegrees, denominator: denominatorDegrees)
    else { return nil }
    pValue = distribution.upperTail(statistic)
  }

  /// The weight of a cell in each contrast.
  private static func contrast(_ i: Int, _ j: Int, _ rows: Int, _ columns: Int) -> [Double] {
    func part(_ place: Int, _ against: Int, _ last: Int) -> Double { place == against ? 1 : place == last ? -1 : 0 }
    return (0..<(rows - 1)).flatMap { a in
      (0..<(columns - 1)).map { b in part(i, a, rows - 1) * part(j, b, columns - 1) }
    }
  }
}
