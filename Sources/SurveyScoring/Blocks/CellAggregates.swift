import SurveyModel

/// What is added up row by row in every cell of every breakdown: results of which few rows have the same.
struct CellAggregates {
  private let empty: ScoreAggregate
  /// By breakdown and cell.
  private var aggregates: [[ScoreAggregate]]

  init(_ plan: ScoringPlan, breakdowns: Int) {
    empty = ScoreAggregate(plan, isSegment: true)
    aggregates = Array(repeating: [], count: breakdowns)
  }

  /// Adds the result of one score for a row.
  mutating func add(_ result: ScoreResult, of score: Int, row: Int, in cells: RowCells) {
    for breakdown in aggregates.indices {
      guard let cell = cells.column(breakdown)?[row] else { continue }
      makeRoom(for: Int(cell), in: breakdown)
      aggregates[breakdown][Int(cell)].add(result, of: score)
    }
  }

  /// Adds everything that others hold.
  ///
  /// - Parameters:
  ///   - other: The others.
  ///   - cellNumbers: Which cell each of theirs is here.
  mutating func merge(_ other: CellAggregates, cellNumbers: RowCells.Numbers) {
    for breakdown in aggregates.indices {
      for (aggregate, cell) in zip(other.aggregates[breakdown], cellNumbers.byBreakdown[breakdown]) {
        makeRoom(for: cell, in: breakdown)
        aggregates[breakdown][cell].merge(aggregate)
      }
    }
  }

  /// What a cell holds; `nil` where nothing was added to it.
  func aggregate(breakdown: Int, cell: Int) -> ScoreAggregate? {
    aggregates[breakdown].indices.contains(cell) ? aggregates[breakdown][cell] : nil
  }

  /// About how many counts the memory of all cells would have room for.
  var size: Int { 1024 * aggregates.reduce(0) { $0 + $1.count } }

  /// Forgets everything.
  mutating func removeAll() { aggregates = aggregates.map { _ in [] } }

  private mutating func makeRoom(for cell: Int, in breakdown: Int) {
    while aggregates[breakdown].count <= cell { aggregates[breakdown].append(empty) }
  }
}
