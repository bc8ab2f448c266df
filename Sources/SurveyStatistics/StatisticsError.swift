/// Why a statistic cannot be computed from what was given.
///
/// A statistic that is merely undefined for lawful data, such as the variance of one value, is an optional that is
/// `nil`; an error says that the input itself is wrong.
public enum StatisticsError: Error, Hashable, Sendable {
  /// Two lists that must run in parallel have different lengths.
  case mismatchedLengths(expected: Int, found: Int)
  /// A value is infinite or not a number.
  case notFinite(index: Int)
  /// A named quantity lies outside its permitted range.
  case outOfRange(_ quantity: String, value: Double)
  /// There are fewer of something than the method needs.
  case tooFew(_ what: String, needed: Int, found: Int)
  /// There are more of something than the method can take.
  case tooMany(_ what: String, limit: Int, found: Int)
  /// A matrix has no inverse: the variable with this index has no variation of its own.
  case singularMatrix(index: Int)
  /// A weighting cell is wanted by its target but holds no respondent; cells must be combined.
  case emptyCell(margin: String, cell: Int)
  /// The targets of two margins add up to different totals.
  case marginsDisagree(margin: String, total: Double, expected: Double)
  /// An iteration stopped short of its tolerance; for weighting, `what` is the margin furthest from its target.
  case notConverged(_ what: String, iterations: Int, error: Double)
}

extension StatisticsError: CustomStringConvertible {
  /// The error in one English sentence without a full stop.
  public var description: String {
    switch self {
    case .mismatchedLengths(let expected, let found):
      "\(expected) values are needed, \(found) were given"
    case .notFinite(let index):
      "value \(index) is not a finite number"
    case .outOfRange(let quantity, let value):
      "\(quantity) cannot be \(value)"
    case .tooFew(let what, let needed, let found):
      "at least \(needed) \(what) are needed, \(found) were given"
    case .tooMany(let what, let limit, let found):
      "at most \(limit) \(what) can be handled, \(found) were given"
    case .singularMatrix(let index):
      "variable \(index) does not vary, or is a combination of the others"
    case .emptyCell(let margin, let cell):
      "cell \(cell) of \(margin) has a target but no respondents"
    case .marginsDisagree(let margin, let total, let expected):
      "the targets of \(margin) add up to \(total), not to \(expected)"
    case .notConverged(let what, let iterations, let error):
      "\(what) is still \(error) from its target after \(iterations) iterations"
    }
  }
}
