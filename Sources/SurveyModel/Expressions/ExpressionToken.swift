/// A word of the expression language, with its place in the expression's text.
struct ExpressionToken: Hashable {
  enum Kind: Hashable {
    case number(Double)
    case text(String)
    /// An id, a member such as `quality.percent`, a function or a word operator.
    case name(String)
    /// `.`, the candidate value of a constraint.
    case candidate
    case symbol(Symbol)
    case end
  }

  enum Symbol: String {
    case equal = "="
    case notEqual = "!="
    case less = "<"
    case lessOrEqual = "<="
    case greater = ">"
    case greaterOrEqual = ">="
    case plus = "+"
    case minus = "-"
    case times = "*"
    case open = "("
    case close = ")"
    case comma = ","
  }

  let kind: Kind

  /// Offsets in the UTF-8 bytes of the expression.
  let range: Range<Int>

  /// The token as messages name it.
  var description: String {
    switch kind {
    case .number(let value): "the number \(value.shortText)"
    case .text(let text): "the text '\(text)'"
    case .name(let name): "'\(name)'"
    case .candidate: "'.'"
    case .symbol(let symbol): "'\(symbol.rawValue)'"
    case .end: "the end"
    }
  }
}

/// A fault in an expression: what is wrong, where in its text, and the name that was probably meant.
struct ExpressionFault: Error, Hashable {
  let problem: Problem
  let range: Range<Int>
  let suggestion: String?

  /// What can only have been meant in place of the range; `nil` where that is not certain.
  let replacement: String?

  /// Whether the fault only follows from another one, which is reported where it is.
  let isConsequence: Bool

  init(
    _ problem: Problem, at range: Range<Int>, suggestion: String? = nil, replacement: String? = nil,
    isConsequence: Bool = false
  ) {
    self.problem = problem
    self.range = range
    self.suggestion = suggestion
    self.replacement = replacement
    self.isConsequence = isConsequence
  }

  /// A fault of form.
  init(_ message: String, at range: Range<Int>, replacement: String? = nil) {
    self.init(.expressionSyntax(message), at: range, replacement: replacement)
  }

  /// A fault of types.
  static func mismatch(_ message: String, at range: Range<Int>) -> ExpressionFault {
    ExpressionFault(.typeMismatch(message), at: range)
  }
}

extension Double {
  /// The shortest text that reads back as this number, without `.0`.
  public var shortText: String {
    if let whole = Int(exactly: self) { return String(whole) }
    return description
  }
}
