/// A running sum that carries its own rounding error (Neumaier, 1974).
///
/// The result depends on the order of the terms only in the last bit, and terms are always added in index order here,
/// so equal inputs give equal bits.
struct CompensatedSum: Sendable {
  private var total = 0.0
  private var correction = 0.0

  /// The sum of the terms so far.
  var value: Double { total + correction }

  /// Adds one term.
  mutating func add(_ term: Double) {
    let next = total + term
    if total.magnitude >= term.magnitude {
      correction += (total - next) + term
    } else {
      correction += (term - next) + total
    }
    total = next
  }
}

extension Sequence where Element == Double {
  /// The compensated sum of the elements, 0 when there are none.
  func compensatedSum() -> Double {
    var sum = CompensatedSum()
    for element in self {
      sum.add(element)
    }
    return sum.value
  }
}

/// The compensated sum of `term(i)` for i in 0..<count.
func compensatedSum(_ count: Int, _ term: (Int) -> Double) -> Double {
  var sum = CompensatedSum()
  for index in 0..<max(0, count) {
    sum.add(term(index))
  }
  return sum.value
}
