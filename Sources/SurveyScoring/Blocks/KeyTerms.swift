/// What each number of each of some columns adds to the keys of rows.
struct KeyTerms: Sendable {
  /// The terms of the first column by number, then those of the second, and so on.
  private var terms: [UInt64]

  /// Where those of each column begin.
  private let starts: [Int]

  /// - Parameter terms: What each column's numbers add.
  init(_ terms: [[UInt64]]) {
    var starts: [Int] = []
    var next = 0
    for column in terms {
      starts.append(next)
      next += column.count
    }
    self.terms = Array(terms.joined())
    self.starts = starts
  }

  /// Puts what the same columns add to other keys above these.
  mutating func add(_ other: KeyTerms, above shift: UInt64) {
    for (place, term) in zip(terms.indices, other.terms) { terms[place] |= term << shift }
  }

  /// Adds to the keys of rows what columns say.
  ///
  /// Four columns in one pass, so that a key is read and written once for all of them.
  func add<Number: FixedWidthInteger>(
    _ columns: [UnsafePointer<Number>], to keys: UnsafeMutablePointer<UInt64>, rows: Int
  ) {
    terms.withUnsafeBufferPointer { terms in
      guard let base = terms.baseAddress else { return }
      let fours = columns.count - columns.count % 4
      for first in stride(from: 0, to: fours, by: 4) {
        let (a, b, c, d) = (columns[first], columns[first + 1], columns[first + 2], columns[first + 3])
        let (ofA, ofB) = (base + starts[first], base + starts[first + 1])
        let (ofC, ofD) = (base + starts[first + 2], base + starts[first + 3])
        for row in 0..<rows {
          keys[row] &+= ofA[Int(a[row])] &+ ofB[Int(b[row])] &+ ofC[Int(c[row])] &+ ofD[Int(d[row])]
        }
      }
      for place in fours..<columns.count { add(place, columns[place], evidence: nil, to: keys, rows: rows) }
    }
  }

  /// Adds what one column says whose numbers may tell as well whether there is evidence, as those of a ``SlotColumn``.
  func add<Number: FixedWidthInteger>(
    _ place: Int, _ symbols: UnsafePointer<Number>, evidence: UnsafeMutablePointer<Number>?,
    to keys: UnsafeMutablePointer<UInt64>, rows: Int
  ) {
    terms.withUnsafeBufferPointer { terms in
      guard let base = terms.baseAddress else { return }
      let own = base + starts[place]
      if let evidence {
        for row in 0..<rows { keys[row] &+= own[2 * Int(symbols[row]) + (evidence[row] == 0 ? 1 : 0)] }
      } else {
        for row in 0..<rows { keys[row] &+= own[Int(symbols[row])] }
      }
    }
  }
}
