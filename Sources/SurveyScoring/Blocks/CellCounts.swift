/// How often each of some outcomes occurs in each cell of a breakdown: a table that grows in both directions.
///
/// Raw memory, because a count goes up for every item and every score of every response.
final class CellCounts {
  private(set) var cells = 0
  private(set) var outcomes = 0
  private var stride: Int
  private var cellCapacity: Int
  private var counts: UnsafeMutablePointer<UInt32>

  init(outcomes: Int = 16) {
    stride = 16
    while stride < outcomes { stride *= 2 }
    cellCapacity = 1
    counts = .allocate(capacity: stride)
    counts.initialize(repeating: 0, count: stride)
    self.outcomes = outcomes
  }

  deinit { counts.deallocate() }

  /// Makes room for so many cells and outcomes.
  func reserve(cells: Int, outcomes: Int) {
    self.cells = max(self.cells, cells)
    self.outcomes = max(self.outcomes, outcomes)
    guard cells > cellCapacity || outcomes > stride else { return }
    var (newStride, newCapacity) = (stride, cellCapacity)
    while newStride < outcomes { newStride *= 2 }
    while newCapacity < cells { newCapacity *= 2 }
    let grown = UnsafeMutablePointer<UInt32>.allocate(capacity: newStride * newCapacity)
    grown.initialize(repeating: 0, count: newStride * newCapacity)
    for cell in 0..<cellCapacity {
      (grown + cell * newStride).update(from: counts + cell * stride, count: stride)
    }
    counts.deallocate()
    (counts, stride, cellCapacity) = (grown, newStride, newCapacity)
  }

  /// Counts outcomes, each in the first cell.
  func add(_ outcomes: UnsafePointer<Int32>, rows: Int) {
    let counts = counts
    for row in 0..<rows { counts[Int(outcomes[row])] &+= 1 }
  }

  /// Counts outcomes, each in its row's cell.
  func add(_ outcomes: UnsafePointer<Int32>, cells: UnsafePointer<Int32>, rows: Int) {
    let (counts, stride) = (counts, stride)
    for row in 0..<rows { counts[Int(cells[row]) &* stride &+ Int(outcomes[row])] &+= 1 }
  }

  /// Counts the symbols of a column, each in the first cell.
  func add(_ symbols: UnsafePointer<UInt16>, rows: Int) {
    let counts = counts
    for row in 0..<rows { counts[Int(symbols[row])] &+= 1 }
  }

  /// Counts the symbols of a column, each in its row's cell.
  func add(_ symbols: UnsafePointer<UInt16>, cells: UnsafePointer<Int32>, rows: Int) {
    let (counts, stride) = (counts, stride)
    for row in 0..<rows { counts[Int(cells[row]) &* stride &+ Int(symbols[row])] &+= 1 }
  }

  /// Adds all counts of another table.
  ///
  /// - Parameters:
  ///   - other: The other table.
  ///   - outcomeNumbers: Which outcome of this table each of the other's is; all the same ones where that is `nil`.
  ///   - cellNumbers: Which cell of this table each of the other's is.
  func add(_ other: CellCounts, outcomeNumbers: [Int]?, cellNumbers: [Int]) {
    let most = outcomeNumbers.map { ($0.max() ?? -1) + 1 } ?? other.outcomes
    reserve(cells: (cellNumbers.max() ?? -1) + 1, outcomes: most)
    for (cell, target) in zip(0..<min(other.cellCapacity, cellNumbers.count), cellNumbers) {
      let (from, to) = (other.counts + cell * other.stride, counts + target * stride)
      if let outcomeNumbers {
        for (outcome, number) in zip(0..<other.outcomes, outcomeNumbers) { to[number] &+= from[outcome] }
      } else {
        for outcome in 0..<other.outcomes { to[outcome] &+= from[outcome] }
      }
    }
  }

  /// The outcomes that occur in a cell, with how often they do.
  func entries(inCell cell: Int) -> [(outcome: Int, count: Int)] {
    guard cell < cellCapacity else { return [] }
    return (0..<outcomes).compactMap { outcome in
      let count = counts[cell * stride + outcome]
      return count == 0 ? nil : (outcome, Int(count))
    }
  }

  /// The outcomes that occur in some cells, with how often they do in all of them.
  func entries(inCells cells: Range<Int>) -> [(outcome: Int, count: Int)] {
    guard cells.count > 1 else { return entries(inCell: cells.lowerBound) }
    return sums(inCells: cells).enumerated().filter { $1 > 0 }.map { ($0, $1) }
  }

  /// How often each outcome occurs in some cells.
  func sums(inCells cells: Range<Int>) -> [Int] {
    var sums = [Int](repeating: 0, count: outcomes)
    for cell in cells.clamped(to: 0..<cellCapacity) {
      for outcome in 0..<outcomes { sums[outcome] += Int(counts[cell * stride + outcome]) }
    }
    return sums
  }

  /// How many counts there are.
  var size: Int { stride * cellCapacity }

  /// Forgets all counts and the cells they are in.
  func clear() {
    if cellCapacity > 1 {
      counts.deallocate()
      cellCapacity = 1
      counts = .allocate(capacity: stride)
    }
    counts.initialize(repeating: 0, count: stride)
    cells = 0
  }
}

/// The counts of outcomes in every breakdown; without breakdowns, in all.
struct BreakdownCounts {
  private let tables: [CellCounts]

  init(breakdowns: Int, outcomes: Int = 16) {
    tables = (0..<max(1, breakdowns)).map { _ in CellCounts(outcomes: outcomes) }
  }

  /// Counts the outcomes of rows.
  func add(_ outcomes: UnsafePointer<Int32>, of count: Int, in cells: RowCells) {
    for (index, table) in tables.enumerated() {
      table.reserve(cells: cells.count(inBreakdown: index), outcomes: count)
      if let column = cells.column(index) {
        table.add(outcomes, cells: column, rows: cells.rowCount)
      } else {
        table.add(outcomes, rows: cells.rowCount)
      }
    }
  }

  /// Counts the symbols of rows.
  func add(_ symbols: UnsafePointer<UInt16>, of count: Int, in cells: RowCells) {
    for (index, table) in tables.enumerated() {
      table.reserve(cells: cells.count(inBreakdown: index), outcomes: count)
      if let column = cells.column(index) {
        table.add(symbols, cells: column, rows: cells.rowCount)
      } else {
        table.add(symbols, rows: cells.rowCount)
      }
    }
  }

  /// Adds all counts of others.
  ///
  /// - Parameters:
  ///   - other: The others.
  ///   - outcomeNumbers: Which outcome each of theirs is here; all the same ones where that is `nil`.
  ///   - cellNumbers: For each breakdown, which cell each of theirs is here.
  func add(_ other: BreakdownCounts, outcomeNumbers: [Int]? = nil, cellNumbers: [[Int]]) {
    for (index, table) in tables.enumerated() {
      table.add(other.tables[index], outcomeNumbers: outcomeNumbers, cellNumbers: cellNumbers[index])
    }
  }

  /// The outcomes that occur in some cells of a breakdown, with how often they do.
  func entries(_ breakdown: Int, _ cells: Range<Int>) -> [(outcome: Int, count: Int)] {
    tables[breakdown].entries(inCells: cells)
  }

  /// How often each outcome occurs in some cells of a breakdown.
  func sums(_ breakdown: Int, _ cells: Range<Int>) -> [Int] { tables[breakdown].sums(inCells: cells) }

  var size: Int { tables.reduce(0) { $0 + $1.size } }

  func clear() { for table in tables { table.clear() } }
}

/// The counts of an item's symbols in every breakdown.
///
/// Where rows have joint cells, a symbol is counted once, in that of all breakdowns together.
struct SymbolCounts {
  let item: Int
  private let symbols: Int
  private let apart: BreakdownCounts
  private let joint: CellCounts

  init(item: Int, symbols: Int, breakdowns: Int) {
    self.item = item
    self.symbols = symbols
    apart = BreakdownCounts(breakdowns: breakdowns, outcomes: symbols)
    joint = CellCounts(outcomes: symbols)
  }

  /// Counts the symbols of rows.
  func add(_ column: UnsafePointer<UInt16>, in cells: RowCells) {
    guard let places = cells.joint else { return apart.add(column, of: symbols, in: cells) }
    joint.reserve(cells: cells.jointParts.count, outcomes: symbols)
    joint.add(column, cells: places, rows: cells.rowCount)
  }

  /// Adds all counts of the same item from elsewhere.
  ///
  /// - Parameters:
  ///   - other: The others.
  ///   - cellNumbers: For each breakdown, which cell each of theirs is here.
  ///   - jointNumbers: Which joint cell each of theirs is here.
  func add(_ other: SymbolCounts, cellNumbers: [[Int]], jointNumbers: [Int]) {
    apart.add(other.apart, cellNumbers: cellNumbers)
    joint.add(other.joint, outcomeNumbers: nil, cellNumbers: jointNumbers)
  }

  /// The symbols that occur in some cells of a breakdown, with how often they do.
  func entries(_ breakdown: Int, _ range: Range<Int>, in cells: RowCells) -> [(symbol: Int, count: Int)] {
    var sums = apart.sums(breakdown, range)
    sums += Array(repeating: 0, count: max(0, symbols - sums.count))
    for (number, parts) in cells.jointParts.enumerated() where range.contains(Int(parts[breakdown])) {
      for (symbol, count) in joint.entries(inCell: number) { sums[symbol] += count }
    }
    return sums.enumerated().filter { $1 > 0 }.map { ($0, $1) }
  }

  var size: Int { apart.size + joint.size }

  func clear() {
    apart.clear()
    joint.clear()
  }
}
