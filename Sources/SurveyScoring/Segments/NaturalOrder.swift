/// The order of texts in which numbers count as numbers: `unit 2`, `unit 10`.
enum NaturalOrder {
  /// Whether a text comes before another; texts that differ in leading zeros alone follow each other letter by letter.
  static func precedes(_ left: String, _ right: String) -> Bool {
    let (a, b) = (Array(left.unicodeScalars), Array(right.unicodeScalars))
    var (i, j) = (0, 0)
    while i < a.count, j < b.count {
      if isDigit(a[i]), isDigit(b[j]) {
        let (first, second) = (number(a, &i), number(b, &j))
        if first.count != second.count { return first.count < second.count }
        if first != second { return first.lexicographicallyPrecedes(second) }
      } else {
        if a[i] != b[j] { return a[i] < b[j] }
        i += 1
        j += 1
      }
    }
    if i < a.count || j < b.count { return i == a.count }
    return a.lexicographicallyPrecedes(b)
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// The digits from an index on, without zeros in front; the index is then behind them.
  private static func number(_ scalars: [Unicode.Scalar], _ index: inout Int) -> [Unicode.Scalar] {
    let start = index
    while index < scalars.count, isDigit(scalars[index]) { index += 1 }
    return Array(scalars[start..<index].drop { $0 == "0" })
  }
}
