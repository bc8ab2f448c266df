import Testing

@testable import SurveyScoring

@Suite("Counts in cells that two workers have numbered each in its own way")
struct BreakdownCountsTests {
  /// One worker's cells of two breakdowns and what it counted in them.
  private struct Worker {
    let cells = RowCells(breakdowns: 2, capacity: 8)
    let counts = BreakdownCounts(breakdowns: 2)

    /// Counts rows, each with a unit, a month and the number of an outcome.
    init(_ rows: [(unit: String, month: Int, outcome: Int32)], outcomes: Int) {
      cells.rowCount = rows.count
      for (row, entry) in rows.enumerated() {
        place(SegmentKey([.text(entry.unit)]), 0, row)
        place(SegmentKey([.period(entry.month, name: "\(entry.month)")]), 1, row)
      }
      var keys = [UInt64](repeating: 0, count: 8)
      keys.withUnsafeMutableBufferPointer { if let start = $0.baseAddress { cells.findJoint(start) } }
      let numbers = rows.map(\.outcome)
      numbers.withUnsafeBufferPointer { if let start = $0.baseAddress { counts.add(start, of: outcomes, in: cells) } }
    }

    private func place(_ key: SegmentKey, _ breakdown: Int, _ row: Int) {
      let known = cells.keys[breakdown].firstIndex(of: key).map { Int32($0) }
      cells.column(breakdown)?[row] = known ?? cells.addCell(key, toBreakdown: breakdown)
    }

    /// How often an outcome occurs in all, in the unit "a", and in the month 2.
    func sums(of outcome: Int) -> [Int] {
      let unit = cells.keys[0].firstIndex(of: SegmentKey([.text("a")])) ?? 0
      let month = cells.keys[1].firstIndex(of: SegmentKey([.period(2, name: "2")])) ?? 0
      return [(0, 0..<cells.keys[0].count), (0, unit..<(unit + 1)), (1, month..<(month + 1))].map { breakdown, range in
        let sums = counts.sums(breakdown, range, in: cells)
        return outcome < sums.count ? sums[outcome] : 0
      }
    }
  }

  /// What is the first outcome there is the third here, or one so late that joint cells have no room for it.
  @Test(arguments: [2, 3000])
  func outcomesAreFoundAgain(late: Int) {
    let one = Worker([("a", 1, 0), ("b", 2, 1), ("a", 2, 1)], outcomes: 2)
    let other = Worker([("b", 2, 0), ("b", 1, 1), ("a", 2, 0), ("c", 2, 0)], outcomes: 2)
    one.counts.add(other.counts, outcomeNumbers: [late, 1], cellNumbers: one.cells.take(other.cells))
    #expect(one.sums(of: 0) == [1, 1, 0])
    #expect(one.sums(of: 1) == [3, 1, 2])
    #expect(one.sums(of: late) == [3, 1, 3])
    // Room for every outcome in every joint cell would be 32,768 counts more.
    #expect(one.counts.size < 32_768)
  }

  /// Of so many outcomes that joint cells have no room for them, each breakdown has its own table, whether they are one,
  /// two or three.
  @Test(arguments: 0...3)
  func breakdownsWithTablesOfTheirOwn(breakdowns: Int) {
    let cells = RowCells(breakdowns: breakdowns, capacity: 8)
    cells.rowCount = 6
    for breakdown in 0..<breakdowns {
      for cell in 0..<3 { _ = cells.addCell(SegmentKey([.text("\(cell)")]), toBreakdown: breakdown) }
      for row in 0..<6 { cells.column(breakdown)?[row] = Int32((row + breakdown) % 3) }
    }
    var keys = [UInt64](repeating: 0, count: 8)
    keys.withUnsafeMutableBufferPointer { if let start = $0.baseAddress { cells.findJoint(start) } }
    let counts = BreakdownCounts(breakdowns: breakdowns)
    let outcomes: [Int32] = [4999, 7, 4999, 7, 7, 7]
    outcomes.withUnsafeBufferPointer { if let start = $0.baseAddress { counts.add(start, of: 5000, in: cells) } }
    for breakdown in 0..<breakdowns {
      for cell in 0..<3 {
        let inCell = outcomes.indices.filter { ($0 + breakdown) % 3 == cell }.map { outcomes[$0] }
        let sums = counts.sums(breakdown, cell..<(cell + 1), in: cells)
        #expect(sums[7] == inCell.count { $0 == 7 } && sums[4999] == inCell.count { $0 == 4999 })
        #expect(sums.reduce(0, +) == inCell.count)
      }
    }
    #expect(counts.sums(0, 0..<3, in: cells)[7] == 4)
  }
}
