/// Finds the number that a key was given; open addressing in raw memory, because it is asked once for every score of
/// every response.
package final class KeyMemo {
  private struct Entry {
    var key: UInt64
    /// −1 for a free place.
    var number: Int32
  }

  private var entries: UnsafeMutablePointer<Entry>
  private var capacity: Int
  package private(set) var count = 0

  package init() {
    capacity = 256
    entries = Self.free(capacity)
  }

  deinit { entries.deallocate() }

  private static func free(_ capacity: Int) -> UnsafeMutablePointer<Entry> {
    let entries = UnsafeMutablePointer<Entry>.allocate(capacity: capacity)
    entries.initialize(repeating: Entry(key: 0, number: -1), count: capacity)
    return entries
  }

  /// Finds the numbers of keys, one after the other, up to the first that has none.
  ///
  /// - Parameters:
  ///   - keys: The keys.
  ///   - numbers: Where the numbers go.
  ///   - row: Where to begin.
  ///   - rows: Where to stop.
  /// - Returns: The first row whose key has no number; `rows` when all have one.
  package func find(
    _ keys: UnsafePointer<UInt64>, _ numbers: UnsafeMutablePointer<Int32>, from row: Int, to rows: Int
  ) -> Int {
    let (entries, mask) = (entries, capacity - 1)
    for row in row..<rows {
      let key = keys[row]
      var slot = Self.slot(key, mask)
      while true {
        let entry = entries[slot]
        if entry.number < 0 { return row }
        if entry.key == key {
          numbers[row] = entry.number
          break
        }
        slot = (slot + 1) & mask
      }
    }
    return rows
  }

  /// The number of a key; `nil` when it has none yet.
  package func number(of key: UInt64) -> Int32? {
    let (entries, mask) = (entries, capacity - 1)
    var slot = Self.slot(key, mask)
    while entries[slot].number >= 0 {
      if entries[slot].key == key { return entries[slot].number }
      slot = (slot + 1) & mask
    }
    return nil
  }

  /// Gives a key that has none a number, which is not negative.
  package func set(_ key: UInt64, to number: Int32) {
    if 2 * (count + 1) > capacity { grow() }
    count += 1
    insert(Entry(key: key, number: number))
  }

  /// Forgets all keys.
  package func removeAll() {
    entries.deallocate()
    capacity = 256
    entries = Self.free(capacity)
    count = 0
  }

  private func grow() {
    let (old, oldCapacity) = (entries, capacity)
    capacity = 2 * oldCapacity
    entries = Self.free(capacity)
    for slot in 0..<oldCapacity where old[slot].number >= 0 { insert(old[slot]) }
    old.deallocate()
  }

  private func insert(_ entry: Entry) {
    var slot = Self.slot(entry.key, capacity - 1)
    while entries[slot].number >= 0 { slot = (slot + 1) & (capacity - 1) }
    entries[slot] = entry
  }

  @inline(__always)
  private static func slot(_ key: UInt64, _ mask: Int) -> Int {
    // Fibonacci hashing: neighbouring keys, which sums are, fall apart.
    Int(truncatingIfNeeded: (key &* 0x9E37_79B9_7F4A_7C15) >> 32) & mask
  }
}
