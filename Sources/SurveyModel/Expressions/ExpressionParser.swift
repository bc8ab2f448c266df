/// Reads the form of an expression: precedence climbing over the operators of ``BinaryOperator``.
struct ExpressionParser {
  private let tokens: [ExpressionToken]
  private var index = 0
  private var depth = 0

  /// How deep parentheses may nest; well beyond what anybody reads, well within the stack.
  private static let depthLimit = 100

  /// Parses a whole expression.
  ///
  /// - Parameter text: The expression.
  /// - Returns: Its form.
  /// - Throws: The first fault, with its place in the text.
  static func parse(_ text: String) throws(ExpressionFault) -> ExpressionSyntax {
    var parser = ExpressionParser(tokens: try ExpressionLexer.tokens(of: text))
    if parser.current.kind == .end { throw ExpressionFault("the expression is empty", at: 0..<text.utf8.count) }
    let expression = try parser.expression(minimum: 1)
    guard parser.current.kind == .end else { throw parser.unexpectedAfter(expression) }
    return expression
  }

  private init(tokens: [ExpressionToken]) { self.tokens = tokens }

  private var current: ExpressionToken { tokens[min(index, tokens.count - 1)] }

  private mutating func expression(minimum: Int) throws(ExpressionFault) -> ExpressionSyntax {
    depth += 1
    defer { depth -= 1 }
    guard depth <= Self.depthLimit else {
      throw ExpressionFault("the expression is nested more than \(Self.depthLimit) deep", at: current.range)
    }
    var left = try operand()
    while true {
      if case .name("in") = current.kind, minimum <= 3 {
        left = try membership(of: left)
        continue
      }
      guard let found = BinaryOperator(current.kind), found.precedence >= minimum else { return left }
      let token = current
      index += 1
      guard startsOperand(current) else {
        throw ExpressionFault("expected a value after \(token.description), found \(current.description)", at: place)
      }
      let right = try expression(minimum: found.precedence + 1)
      left = ExpressionSyntax(.binary(found, left, right), left.range.lowerBound..<right.range.upperBound)
      if found.precedence == 3, let next = BinaryOperator(current.kind), next.precedence == 3 {
        throw ExpressionFault(
          "comparisons do not chain; write 'a \(found.rawValue) b and b \(next.rawValue) c'", at: current.range)
      }
    }
  }

  private mutating func operand() throws(ExpressionFault) -> ExpressionSyntax {
    let token = current
    switch token.kind {
    case .number(let value):
      index += 1
      return ExpressionSyntax(.number(value), token.range)
    case .text(let text):
      index += 1
      return ExpressionSyntax(.text(text), token.range)
    case .candidate:
      index += 1
      return ExpressionSyntax(.candidate, token.range)
    case .symbol(.minus):
      index += 1
      let operand = try expression(minimum: 6)
      return ExpressionSyntax(.negation(operand), token.range.lowerBound..<operand.range.upperBound)
    case .symbol(.open):
      index += 1
      let inner = try expression(minimum: 1)
      let close = try expectClose(of: token)
      return ExpressionSyntax(inner.node, token.range.lowerBound..<close.range.upperBound)
    case .name("true"), .name("false"):
      index += 1
      return ExpressionSyntax(.boolean(token.kind == .name("true")), token.range)
    case .name(let name):
      guard startsOperand(token) else {
        throw ExpressionFault("expected a value, found \(token.description)", at: token.range)
      }
      index += 1
      return try nameOrCall(name, token)
    default:
      throw ExpressionFault("expected a value, found \(token.description)", at: place)
    }
  }

  private mutating func nameOrCall(_ name: String, _ token: ExpressionToken) throws(ExpressionFault) -> ExpressionSyntax
  {
    guard current.kind == .symbol(.open) else {
      guard !["not", "if"].contains(name) else {
        throw ExpressionFault("expected '(' after '\(name)'", at: place)
      }
      return ExpressionSyntax(.name(name), token.range)
    }
    let open = current
    index += 1
    let arguments = try list(opened: open)
    return ExpressionSyntax(.call(name, token.range, arguments), token.range.lowerBound..<previousEnd)
  }

  private mutating func membership(of left: ExpressionSyntax) throws(ExpressionFault) -> ExpressionSyntax {
    index += 1
    let open = current
    guard open.kind == .symbol(.open) else {
      throw ExpressionFault("expected '(' and a list after 'in', as in in ('a', 'b')", at: place)
    }
    index += 1
    let members = try list(opened: open)
    guard !members.isEmpty else { throw ExpressionFault("the list after 'in' is empty", at: open.range) }
    return ExpressionSyntax(.membership(left, members), left.range.lowerBound..<previousEnd)
  }

  /// Reads `a, b)`; the opening parenthesis is already read.
  private mutating func list(opened open: ExpressionToken) throws(ExpressionFault) -> [ExpressionSyntax] {
    var elements: [ExpressionSyntax] = []
    if current.kind == .symbol(.close) {
      index += 1
      return elements
    }
    while true {
      elements.append(try expression(minimum: 1))
      guard current.kind == .symbol(.comma) else { break }
      index += 1
    }
    _ = try expectClose(of: open)
    return elements
  }

  private mutating func expectClose(of open: ExpressionToken) throws(ExpressionFault) -> ExpressionToken {
    let token = current
    guard token.kind == .symbol(.close) else {
      guard token.kind != .end else {
        throw ExpressionFault("'(' is never closed", at: open.range)
      }
      throw ExpressionFault("expected ')' or an operator, found \(token.description)", at: token.range)
    }
    index += 1
    return token
  }

  private func startsOperand(_ token: ExpressionToken) -> Bool {
    switch token.kind {
    case .number, .text, .candidate, .symbol(.open), .symbol(.minus): true
    case .name(let name): BinaryOperator.words[name] == nil && name != "in"
    default: false
    }
  }

  /// Where the current token stands; at the end of the expression, its last token, so that a caret has a place.
  private var place: Range<Int> {
    current.kind == .end && index > 0 ? tokens[index - 1].range : current.range
  }

  private var previousEnd: Int { tokens[index - 1].range.upperBound }

  private func unexpectedAfter(_ expression: ExpressionSyntax) -> ExpressionFault {
    if current.kind == .symbol(.close) {
      return ExpressionFault("')' closes nothing", at: current.range)
    }
    if case .name(let name) = expression.node, case .name = current.kind {
      return ExpressionFault(
        "expected an operator after '\(name)', found \(current.description); names are written without spaces",
        at: current.range)
    }
    return ExpressionFault("expected an operator, found \(current.description)", at: current.range)
  }
}
