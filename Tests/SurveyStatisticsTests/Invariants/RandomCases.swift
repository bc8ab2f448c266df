import SurveyStatistics
import Testing

/// Tries a property on many random cases and fails at the first that breaks it, naming the case.
///
/// `property` returns what is wrong, or `nil` when the property holds. The cases depend on the seed alone.
func expectForAll(
  _ count: Int, seed: UInt64 = 1, sourceLocation: SourceLocation = #_sourceLocation,
  _ property: (inout SeededGenerator) throws -> String?
) rethrows {
  for index in 0..<count {
    var generator = SeededGenerator(seed: seed &+ UInt64(index) &* 0x9e37_79b9)
    if let failure = try property(&generator) {
      Issue.record("case \(index): \(failure)", sourceLocation: sourceLocation)
      return
    }
  }
}

extension SeededGenerator {
  /// A whole number in a range.
  mutating func integer(in range: ClosedRange<Int>) -> Int {
    range.lowerBound + index(below: range.count)
  }

  /// A number inside 0…1.
  mutating func fraction() -> Double { (Double(next() >> 11) + 0.5) / 9_007_199_254_740_992 }

  /// Answers of `rows` respondents to `items` items on a scale, related to each other; some missing when asked for.
  mutating func answers(rows: Int, items: Int, scale: ClosedRange<Int>, missing: Double = 0) -> [[Int?]] {
    (0..<rows).map { _ in
      let level = integer(in: scale)
      return (0..<items).map { _ in
        if fraction() < missing { return nil }
        return fraction() < 0.5 ? level : integer(in: scale)
      }
    }
  }

  /// The elements in random order.
  mutating func shuffled<Element>(_ elements: [Element]) -> [Element] {
    var result = elements
    for index in result.indices.reversed() where index > 0 {
      result.swapAt(index, self.index(below: index + 1))
    }
    return result
  }
}

/// Whether two numbers agree to a share of the larger one, or to an absolute amount around 0.
func isClose(_ a: Double?, _ b: Double?, relative: Double = 1e-9, absolute: Double = 1e-12) -> Bool {
  guard let a, let b else { return a == nil && b == nil }
  return (a - b).magnitude <= max(absolute, relative * max(a.magnitude, b.magnitude))
}
