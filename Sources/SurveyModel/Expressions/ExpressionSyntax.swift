/// An expression as its author wrote it: form without meaning. Ranges are offsets in the expression's UTF-8 bytes.
public struct ExpressionSyntax: Sendable, Hashable {
  /// What stands at this place.
  public indirect enum Node: Sendable, Hashable {
    /// A number.
    case number(Double)
    /// A text in quotation marks.
    case text(String)
    /// `true` or `false`.
    case boolean(Bool)
    /// An item, a score or a member of one.
    case name(String)
    /// What a choice says of itself under a name, put in the name's place while its filter is typed.
    case attribute(String, ChoiceConstant)
    /// `.`, the value that a constraint judges.
    case candidate
    /// `- a`
    case negation(ExpressionSyntax)
    /// `a + b`, `a and b`, `a le b` and so on.
    case binary(BinaryOperator, ExpressionSyntax, ExpressionSyntax)
    /// `a in (b, c)`
    case membership(ExpressionSyntax, [ExpressionSyntax])
    /// `f(a, b)`; the range is the function name's.
    case call(String, Range<Int>, [ExpressionSyntax])
  }

  /// The node.
  public let node: Node

  /// Where it stands in the expression.
  public let range: Range<Int>

  /// How many operations depend on each other from here down; 1 for a name or a constant.
  let height: Int

  init(_ node: Node, _ range: Range<Int>) {
    self.node = node
    self.range = range
    height =
      switch node {
      case .number, .text, .boolean, .name, .attribute, .candidate: 1
      case .negation(let operand): operand.height + 1
      case .binary(_, let left, let right): max(left.height, right.height) + 1
      case .membership(let left, let members): members.reduce(left.height) { max($0, $1.height) } + 1
      case .call(_, _, let arguments): arguments.reduce(0) { max($0, $1.height) } + 1
      }
  }
}

/// The value of a choice's attribute.
public enum ChoiceConstant: Sendable, Hashable {
  /// A text; beside a choice, a code.
  case text(String)
  /// A number.
  case number(Double)
  /// Nothing: the choice does not have the attribute. Like a missing answer it makes comparisons false.
  case missing(isNumber: Bool)
}

extension ExpressionSyntax {
  /// The expression with constants in the place of some names.
  func replacing(_ constant: (String) -> ChoiceConstant?) -> ExpressionSyntax {
    switch node {
    case .number, .text, .boolean, .attribute, .candidate: return self
    case .name(let name): return constant(name).map { ExpressionSyntax(.attribute(name, $0), range) } ?? self
    case .negation(let operand): return ExpressionSyntax(.negation(operand.replacing(constant)), range)
    case .binary(let name, let left, let right):
      return ExpressionSyntax(.binary(name, left.replacing(constant), right.replacing(constant)), range)
    case .membership(let left, let members):
      return ExpressionSyntax(.membership(left.replacing(constant), members.map { $0.replacing(constant) }), range)
    case .call(let name, let nameRange, let arguments):
      return ExpressionSyntax(.call(name, nameRange, arguments.map { $0.replacing(constant) }), range)
    }
  }
}

/// An operator between two expressions.
public enum BinaryOperator: String, Sendable, Hashable, CaseIterable {
  case or
  case and
  case equal = "="
  case notEqual = "!="
  case less = "<"
  case lessOrEqual = "<="
  case greater = ">"
  case greaterOrEqual = ">="
  case has
  case plus = "+"
  case minus = "-"
  case times = "*"
  case divide = "div"
  case modulo = "mod"

  /// The words that stand for symbols, so that no `&lt;` is needed in XML.
  static let words: [String: BinaryOperator] = [
    "or": .or, "and": .and, "eq": .equal, "ne": .notEqual, "lt": .less, "le": .lessOrEqual, "gt": .greater,
    "ge": .greaterOrEqual, "has": .has, "div": .divide, "mod": .modulo,
  ]

  /// How tightly it binds: 1 for `or`, 2 for `and`, 3 for comparisons, 4 for sums, 5 for products.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .equal, .notEqual, .less, .lessOrEqual, .greater, .greaterOrEqual, .has: 3
    case .plus, .minus: 4
    case .times, .divide, .modulo: 5
    }
  }

  init?(_ kind: ExpressionToken.Kind) {
    switch kind {
    case .name(let word):
      guard let found = Self.words[word] else { return nil }
      self = found
    case .symbol(let symbol):
      guard let found = BinaryOperator(rawValue: symbol.rawValue) else { return nil }
      self = found
    default: return nil
    }
  }
}

/// The words that cannot be ids, because expressions give them a meaning.
public enum ReservedWords {
  /// Every reserved word.
  public static let all: Set<String> = Set(BinaryOperator.words.keys).union(["not", "in", "if", "true", "false"])
}
