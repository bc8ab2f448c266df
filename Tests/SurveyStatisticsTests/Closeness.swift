import SurveyStatistics
import Testing

/// One number of a reference list: what it is, what was computed and what is right.
struct Figure {
  let name: String
  let found: Double?
  let expected: Double

  init(_ name: String, _ found: Double?, _ expected: Double) {
    self.name = name
    self.found = found
    self.expected = expected
  }
}

/// Fails once for every figure that is missing or further from its expectation than allowed.
///
/// - Parameters:
///   - relative: The allowed error as a share of the expected value; use it for values known to all digits.
///   - digits: For values that were printed with this many decimals, half a unit of the last one is allowed instead.
func expectClose(
  _ figures: [Figure], relative: Double = 1e-9, digits: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  let halfUnit = digits.map { (0..<$0).reduce(0.501) { unit, _ in unit / 10 } }
  for figure in figures {
    let tolerance = halfUnit ?? max(relative * figure.expected.magnitude, 1e-300)
    let error = figure.found.map { ($0 - figure.expected).magnitude } ?? .infinity
    if !(error <= tolerance) {
      let found = figure.found.map { "\($0)" } ?? "nothing"
      Issue.record("\(figure.name): found \(found), expected \(figure.expected)", sourceLocation: sourceLocation)
    }
  }
}

/// Compares two lists, element by element, named by their index.
func expectClose(
  _ name: String, _ found: [Double?]?, _ expected: [Double], relative: Double = 1e-9, digits: Int? = nil,
  sourceLocation: SourceLocation = #_sourceLocation
) {
  guard let found, found.count == expected.count else {
    let counts = "\(found?.count ?? 0) values, expected \(expected.count)"
    Issue.record("\(name): found \(counts)", sourceLocation: sourceLocation)
    return
  }
  let figures = zip(found, expected).enumerated().map { Figure("\(name) \($0)", $1.0, $1.1) }
  expectClose(figures, relative: relative, digits: digits, sourceLocation: sourceLocation)
}

/// Compares the limits of an interval.
func expectClose(
  _ name: String, _ found: ConfidenceInterval?, _ lower: Double, _ upper: Double, relative: Double = 1e-9,
  digits: Int? = nil, sourceLocation: SourceLocation = #_sourceLocation
) {
  expectClose(
    [Figure("\(name) lower", found?.lower, lower), Figure("\(name) upper", found?.upper, upper)],
    relative: relative, digits: digits, sourceLocation: sourceLocation)
}
