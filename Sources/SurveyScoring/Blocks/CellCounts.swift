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
  func add<Number: FixedWidthInteger>(_ outcomes: UnsafePointer<Number>, rows: Int) {
    let counts = counts
    for row in 0..<rows { counts[Int(outcomes[row])] &+= 1 }
  }

  /// Counts outcomes, each in its row's cell.
  func add<Number: FixedWidthInteger>(_ outcomes: UnsafePointer<Number>, cells: UnsafePointer<Int32>, rows: Int) {
    let (counts, stride) = (counts, stride)
    for row in 0..<rows { counts[Int(cells[row]) &* stride &+ Int(outcomes[row])] &+= 1 }
  }

  /// Counts outcomes in two tables, in each in its row's cell there.
  static func add<Number: FixedWidthInteger>(
    _ outcomes: UnsafePointer<Number>, to first: CellCounts, cells: UnsafePointer<Int32>, and second: CellCounts,
    cells others: UnsafePointer<Int32>, rows: Int
  ) {
    let (counts, stride) = (first.counts, first.stride)
    let (otherCounts, otherStride) = (second.counts, second.stride)
    for row in 0..<rows {
      let outcome = Int(outcomes[row])
      counts[Int(cells[row]) &* stride &+ outcome] &+= 1
      otherCounts[Int(others[row]) &* otherStride &+ outcome] &+= 1
    }
  }

  /// Counts the outcomes that stand in keys from a bit on, each in the first cell; those beyond the last one as that.
  func add(keys: UnsafePointer<UInt64>, from shift: UInt64, last: UInt64, rows: Int) {
    let counts = counts
    for row in 0..<rows { counts[Int(truncatingIfNeeded: min(keys[row] &>> shift, last))] &+= 1 }
  }

  /// A column of outcomes, and where they are counted.
  struct Lane<Number: FixedWidthInteger> {
    fileprivate let outcomes: UnsafePointer<Number>
    fileprivate let counts: UnsafeMutablePointer<UInt32>
    fileprivate let stride: Int
  }

  /// A column whose outcomes are counted here; until the next outcome or cell.
  func lane<Number>(_ outcomes: UnsafePointer<Number>) -> Lane<Number> {
    Lane(outcomes: outcomes, counts: counts, stride: stride)
  }

  /// Counts the outcomes of several columns, each in its row's cell.
  ///
  /// Four in one pass: a count that goes up in one row and again in the next has to be written before it is read, and with
  /// the other columns' in between there is time for that.
  static func add<Number>(_ lanes: [Lane<Number>], cells: UnsafePointer<Int32>, rows: Int) {
    var rest = lanes[...]
    while let lane = rest.first {
      let (stride, four) = (lane.stride, Array(rest.prefix(4)))
      // Columns are alike where tables are; with one stride, all that a pass needs is in registers.
      if four.count == 4, four.allSatisfy({ $0.stride == stride }) {
        let (a, b, c, d) = (four[0].outcomes, four[1].outcomes, four[2].outcomes, four[3].outcomes)
        let (ofA, ofB, ofC, ofD) = (four[0].counts, four[1].counts, four[2].counts, four[3].counts)
        for row in 0..<rows {
          let cell = Int(cells[row]) &* stride
          ofA[cell &+ Int(a[row])] &+= 1
          ofB[cell &+ Int(b[row])] &+= 1
          ofC[cell &+ Int(c[row])] &+= 1
          ofD[cell &+ Int(d[row])] &+= 1
        }
        rest = rest.dropFirst(4)
      } else {
        for row in 0..<rows { lane.counts[Int(cells[row]) &* stride &+ Int(lane.outcomes[row])] &+= 1 }
        rest = rest.dropFirst()
      }
    }
  }

  /// Adds all counts of another table.
  ///
  /// - Parameters:
  ///   - other: The other table.
  ///   - outcomeNumbers: Which outcome of this table each of the other's is; all the same ones where that is `nil`.
  ///   - cellNumbers: Which cell of this table each of the other's is.
  func add(_ other: CellCounts, outcomeNumbers: [Int]?, cellNumbers: [Int]) {
    let most = outcomeNumbers.map { ($0.prefix(other.outcomes).max() ?? -1) + 1 } ?? other.outcomes
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

  /// How often each outcome occurs in some cells.
  func sums(inCells cells: Range<Int>) -> [Int] {
    var sums = [Int](repeating: 0, count: outcomes)
    for cell in cells { add(cell: cell, to: &sums) }
    return sums
  }

  /// Adds how often each outcome occurs in a cell.
  ///
  /// - Parameter sums: Room for all outcomes.
  func add(cell: Int, to sums: inout [Int]) {
    guard cell < cellCapacity else { return }
    for outcome in 0..<outcomes { sums[outcome] += Int(counts[cell * stride + outcome]) }
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
