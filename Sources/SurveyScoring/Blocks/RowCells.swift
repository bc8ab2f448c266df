/// Which cell of each breakdown every row of a block is in.
public final class RowCells {
  /// How many rows are filled.
  public var rowCount = 0

  /// The keys of the cells of each breakdown, by the cell's number.
  public private(set) var keys: [[SegmentKey]]

  private let columns: [UnsafeMutablePointer<Int32>]

  /// More joint cells than this are not worth it.
  private static let mostJoint = 512

  /// For each joint cell, which cell of each breakdown it lies in.
  private(set) var jointParts: [[Int32]] = []

  private let jointColumn: UnsafeMutablePointer<Int32>
  private let knownJoint = KeyMemo()
  private var isJoint: Bool

  /// Makes cells for blocks of at most so many rows.
  public init(breakdowns: Int, capacity: Int) {
    keys = Array(repeating: [], count: breakdowns)
    columns = (0..<breakdowns).map { _ in
      let column = UnsafeMutablePointer<Int32>.allocate(capacity: max(1, capacity))
      column.initialize(repeating: 0, count: max(1, capacity))
      return column
    }
    jointColumn = .allocate(capacity: max(1, capacity))
    jointColumn.initialize(repeating: 0, count: max(1, capacity))
    isJoint = (2...4).contains(breakdowns)
  }

  deinit {
    for column in columns { column.deallocate() }
    jointColumn.deallocate()
  }

  /// The joint cells of all breakdowns, a row each; `nil` where there are none, or too many.
  var joint: UnsafeMutablePointer<Int32>? { isJoint ? jointColumn : nil }

  /// Finds the joint cells of the rows, once their cells are known.
  ///
  /// - Parameter keys: Room for as many keys as there are rows.
  func findJoint(_ keys: UnsafeMutablePointer<UInt64>) {
    // What was counted in joint cells stays there.
    isJoint = isJoint && jointParts.count <= Self.mostJoint && self.keys.allSatisfy { $0.count < 1 << 16 }
    guard isJoint else { return }
    for row in 0..<rowCount { keys[row] = 0 }
    for column in columns { for row in 0..<rowCount { keys[row] = keys[row] << 16 | UInt64(column[row]) } }
    var row = knownJoint.find(keys, jointColumn, from: 0, to: rowCount)
    while row < rowCount {
      knownJoint.set(keys[row], to: Int32(jointParts.count))
      jointParts.append(columns.map { $0[row] })
      row = knownJoint.find(keys, jointColumn, from: row, to: rowCount)
    }
  }

  /// The joint cells of others among these; those that are new are added.
  ///
  /// - Parameters:
  ///   - other: The others.
  ///   - cellNumbers: For each breakdown, which cell each of theirs is here.
  /// - Returns: The number of each of their joint cells.
  private func takeJoint(_ other: RowCells, _ cellNumbers: [[Int]]) -> [Int] {
    var known: [[Int32]: Int] = [:]
    for (number, parts) in jointParts.enumerated() { known[parts] = number }
    return other.jointParts.map { parts in
      let own = zip(parts, cellNumbers).map { Int32($1[Int($0)]) }
      if let number = known[own] { return number }
      jointParts.append(own)
      return jointParts.count - 1
    }
  }

  /// The cells of a breakdown, a row each; `nil` where there are no breakdowns and all rows are in one.
  public func column(_ breakdown: Int) -> UnsafeMutablePointer<Int32>? {
    columns.isEmpty ? nil : columns[breakdown]
  }

  /// Adds a cell.
  ///
  /// - Returns: Its number.
  public func addCell(_ key: SegmentKey, toBreakdown breakdown: Int) -> Int32 {
    keys[breakdown].append(key)
    return Int32(keys[breakdown].count - 1)
  }

  /// Which cells here those of others are.
  struct Numbers {
    /// For each breakdown, or for all where there is none, that of each of their cells.
    let byBreakdown: [[Int]]
    /// That of each of their joint cells.
    let joint: [Int]
    /// The cell in each breakdown that each of their joint cells is in.
    let jointParts: [[Int32]]
  }

  /// The cells of others among these; those that are new are added.
  func take(_ other: RowCells) -> Numbers {
    if keys.isEmpty { return Numbers(byBreakdown: [[0]], joint: [], jointParts: []) }
    let numbers = keys.indices.map { breakdown in
      var known: [SegmentKey: Int] = [:]
      for (number, key) in keys[breakdown].enumerated() { known[key] = number }
      return other.keys[breakdown].map { key in known[key] ?? Int(addCell(key, toBreakdown: breakdown)) }
    }
    let joint = takeJoint(other, numbers)
    return Numbers(byBreakdown: numbers, joint: joint, jointParts: joint.map { jointParts[$0] })
  }

  func count(inBreakdown breakdown: Int) -> Int { keys.isEmpty ? 1 : keys[breakdown].count }

  func removeAll() {
    for breakdown in keys.indices { keys[breakdown] = [] }
    jointParts = []
    knownJoint.removeAll()
  }
}
