/// The counts of outcomes in every breakdown; without breakdowns, in all.
///
/// Where rows have joint cells, and the outcomes are few, an outcome is counted once, in the joint cell of all breakdowns,
/// instead of once in each.
struct BreakdownCounts {
  private let apart: [CellCounts]
  private let joint: CellCounts

  /// More counts than this in joint cells would not stay in the cache.
  private static let mostJoint = 1 << 12

  init(breakdowns: Int, outcomes: Int = 16) {
    apart = (0..<max(1, breakdowns)).map { _ in CellCounts(outcomes: outcomes) }
    joint = CellCounts(outcomes: outcomes)
  }

  /// Counts the outcomes of rows.
  func add<Number: FixedWidthInteger>(_ outcomes: UnsafePointer<Number>, of count: Int, in cells: RowCells) {
    if let places = cells.joint, let table = jointTable(of: count, in: cells) {
      return table.add(outcomes, cells: places, rows: cells.rowCount)
    }
    for (index, table) in apart.enumerated() {
      table.reserve(cells: cells.count(inBreakdown: index), outcomes: count)
    }
    guard let column = cells.column(0) else { return apart[0].add(outcomes, rows: cells.rowCount) }
    // Two at a time, so that an outcome is read once for both.
    for index in stride(from: 0, to: apart.count - 1, by: 2) {
      guard let first = cells.column(index), let second = cells.column(index + 1) else { continue }
      CellCounts.add(
        outcomes, to: apart[index], cells: first, and: apart[index + 1], cells: second, rows: cells.rowCount)
    }
    if apart.count % 2 == 1 {
      apart[apart.count - 1].add(outcomes, cells: cells.column(apart.count - 1) ?? column, rows: cells.rowCount)
    }
  }

  /// Where outcomes are counted in joint cells; `nil` where they are not.
  func jointTable(of count: Int, in cells: RowCells) -> CellCounts? {
    guard cells.joint != nil, count * cells.jointParts.count <= Self.mostJoint else { return nil }
    joint.reserve(cells: cells.jointParts.count, outcomes: count)
    return joint
  }

  /// Adds all counts of others.
  ///
  /// - Parameters:
  ///   - other: The others.
  ///   - outcomeNumbers: Which outcome each of theirs is here; all the same ones where that is `nil`.
  ///   - cellNumbers: Which cell each of theirs is here.
  func add(_ other: BreakdownCounts, outcomeNumbers: [Int]? = nil, cellNumbers: RowCells.Numbers) {
    for (index, table) in apart.enumerated() {
      table.add(other.apart[index], outcomeNumbers: outcomeNumbers, cellNumbers: cellNumbers.byBreakdown[index])
    }
    guard other.joint.cells > 0 else { return }
    // Outcomes that came early there may have come late here, where they are too many for joint cells.
    let most = outcomeNumbers.map { ($0.prefix(other.joint.outcomes).max() ?? -1) + 1 } ?? other.joint.outcomes
    if most * cellNumbers.joint.count <= Self.mostJoint {
      return joint.add(other.joint, outcomeNumbers: outcomeNumbers, cellNumbers: cellNumbers.joint)
    }
    for (index, table) in apart.enumerated() {
      table.add(
        other.joint, outcomeNumbers: outcomeNumbers, cellNumbers: cellNumbers.jointParts.map { Int($0[index]) })
    }
  }

  /// How often each outcome occurs in some cells of a breakdown.
  func sums(_ breakdown: Int, _ range: Range<Int>, in cells: RowCells) -> [Int] {
    var sums = apart[breakdown].sums(inCells: range)
    sums += Array(repeating: 0, count: max(0, joint.outcomes - sums.count))
    for (number, parts) in cells.jointParts.enumerated() where range.contains(Int(parts[breakdown])) {
      joint.add(cell: number, to: &sums)
    }
    return sums
  }

  /// The outcomes that occur in some cells of a breakdown, with how often they do.
  func entries(_ breakdown: Int, _ range: Range<Int>, in cells: RowCells) -> [(outcome: Int, count: Int)] {
    sums(breakdown, range, in: cells).enumerated().filter { $1 > 0 }.map { ($0, $1) }
  }

  var size: Int { apart.reduce(joint.size) { $0 + $1.size } }

  func clear() {
    for table in apart { table.clear() }
    joint.clear()
  }
}
