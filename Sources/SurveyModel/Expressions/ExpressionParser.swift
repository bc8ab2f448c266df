/// Reads the form of an expression: precedence climbing over the operators of ``BinaryOperator``.
struct ExpressionParser {
  private let bytes: [UInt8]
  private let tokens: [ExpressionToken]
  private var index = 0
  private var depth = 0

  /// How deep parentheses may nest; well beyond what anybody reads, well within the stack.
  private static let depthLimit = 100

  /// How many operations may depend on each other, for the same reason.
  private static let heightLimit = 200

  /// Parses a whole expression.
  ///
  /// - Parameter text: The expression.
  /// - Returns: Its form.
  /// - Throws: The first fault, with its place in the text.
  static func parse(_ text: String) throws(ExpressionFault) -> ExpressionSyntax {
    var parser = ExpressionParser(bytes: Array(text.utf8), tokens: try ExpressionLexer.tokens(of: text))
    if parser.current.kind == .end { throw ExpressionFault("the expression is empty", at: 0..<text.utf8.count) }
    let expression = try parser.expression(minimum: 1)
    guard parser.current.kind == .end else { throw parser.unexpectedAfter(expression) }
    return expression
  }

  private init(bytes: [UInt8], tokens: [ExpressionToken]) {
    self.bytes = bytes
    self.tokens = tokens
  }

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
        if case .membership = left.node {
          throw ExpressionFault("comparisons do not chain; join two of them with 'and'", at: current.range)
        }
        left = try membership(of: left)
        continue
      }
      guard let found = BinaryOperator(current.kind), found.precedence >= minimum else { return left }
      guard found != .and, found != .or else {
        left = try junction(found, from: left)
        continue
      }
      let right = try rightOperand(of: found)
      left = try joined(found, left, right)
      if found.precedence == 3, BinaryOperator(current.kind)?.precedence == 3 {
        throw try chained(left, right)
      }
    }
  }

  /// Reads what follows an operator, which is the current token.
  private mutating func rightOperand(of name: BinaryOperator) throws(ExpressionFault) -> ExpressionSyntax {
    let token = current
    index += 1
    guard startsOperand(current) else {
      throw ExpressionFault("expected a value after \(token.description), found \(current.description)", at: place)
    }
    return try expression(minimum: name.precedence + 1)
  }

  /// Reads `a or b or c …`. It is the same however it is grouped, so it is grouped to be low: long lists of conditions
  /// are common, and what works through an expression goes as deep as it is high.
  private mutating func junction(
    _ name: BinaryOperator, from first: ExpressionSyntax
  ) throws(ExpressionFault) -> ExpressionSyntax {
    var operands = [first]
    while BinaryOperator(current.kind) == name { operands.append(try rightOperand(of: name)) }
    while operands.count > 1 {
      var pairs: [ExpressionSyntax] = []
      for index in stride(from: 0, to: operands.count, by: 2) {
        let isLast = index + 1 == operands.count
        pairs.append(isLast ? operands[index] : try joined(name, operands[index], operands[index + 1]))
      }
      operands = pairs
    }
    return operands[0]
  }

  private func joined(
    _ name: BinaryOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax
  ) throws(ExpressionFault) -> ExpressionSyntax {
    let range = left.range.lowerBound..<right.range.upperBound
    let whole = ExpressionSyntax(.binary(name, left, right), range)
    guard whole.height <= Self.heightLimit else {
      throw ExpressionFault(
        "the expression has more than \(Self.heightLimit) steps in a row; divide it with variables", at: range)
    }
    return whole
  }

  /// The fault of `a lt b lt c`, with what to write instead in the author's own words.
  private mutating func chained(
    _ comparison: ExpressionSyntax, _ middle: ExpressionSyntax
  ) throws(ExpressionFault) -> ExpressionFault {
    let second = current
    index += 1
    let last = try expression(minimum: 4)
    let left = written(comparison.range.lowerBound..<middle.range.upperBound)
    let right = "\(written(middle.range)) \(written(second.range)) \(written(last.range))"
    return ExpressionFault("comparisons do not chain; write '\(left) and \(right)'", at: second.range)
  }

  private func written(_ range: Range<Int>) -> String { String(decoding: bytes[range], as: UTF8.self) }

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
