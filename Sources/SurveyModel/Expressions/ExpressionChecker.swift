/// Gives an expression its meaning: resolves names, settles types, refuses what cannot be computed.
///
/// There is no truthiness and no conversion between text and number: what an author did not write does not happen.
/// Two readings make expressions natural to write: a text beside a choice is one of its codes, and a `yesno` question
/// may stand where a condition is expected.
struct ExpressionChecker<Scope: ExpressionScope> {
  let scope: Scope

  /// Checks an expression that must be a condition.
  func condition(_ syntax: ExpressionSyntax) throws(ExpressionFault) -> TypedExpression {
    try condition(syntax, role: "a condition is needed here")
  }

  /// Checks an expression whose value a text shows: `label(…)`, or any other that is one value.
  func shown(_ syntax: ExpressionSyntax) throws(ExpressionFault) -> TypedExpression {
    guard case .call("label", _, let arguments) = syntax.node, let argument = arguments.first, arguments.count == 1
    else {
      return try value(syntax)
    }
    let labelled = try value(argument)
    switch labelled.type {
    case .choice, .choices, .ranking: break
    default:
      guard case .item(let item) = labelled.node, scope.isPoint(item) else {
        throw .mismatch(
          "label() takes a question whose answers have labels, and \(argument.sourceName) is \(labelled.type.noun)",
          at: argument.range)
      }
    }
    return typed(.label(labelled), .text, syntax)
  }

  /// Checks an expression of any type.
  func value(_ syntax: ExpressionSyntax) throws(ExpressionFault) -> TypedExpression {
    switch syntax.node {
    case .number(let value): return typed(.constant(value), .number, syntax)
    case .text(let text): return typed(.constantText(text), .text, syntax)
    case .boolean(let value): return typed(.constant(value ? 1 : 0), .boolean, syntax)
    case .name(let name): return try reference(name, scope.symbol(named: name), syntax)
    case .attribute(_, .text(let text)): return typed(.constantText(text), .text, syntax)
    case .attribute(_, .number(let number)): return typed(.constant(number), .number, syntax)
    case .attribute(_, .missing(let isNumber)): return typed(.missing, isNumber ? .number : .text, syntax)
    case .candidate:
      guard let candidate = scope.candidate else {
        throw .mismatch("'.' stands for the answer in a constraint; there is none here", at: syntax.range)
      }
      return try reference(".", candidate, syntax)
    case .negation(let operand):
      let zero = TypedExpression(node: .constant(0), type: .number, range: syntax.range)
      return typed(.arithmetic(.subtract, zero, try number(operand, beside: "'-'")), .number, syntax)
    case .binary(let name, let left, let right): return try binary(name, left, right, syntax)
    case .membership(let left, let members): return try membership(left, members, syntax)
    case .call(let name, let nameRange, let arguments):
      return try call(name, at: nameRange, arguments, syntax)
    }
  }

  func typed(_ node: TypedExpression.Node, _ type: ExpressionType, _ syntax: ExpressionSyntax) -> TypedExpression {
    TypedExpression(node: node, type: type, range: syntax.range)
  }

  // MARK: - What is expected

  func condition(_ syntax: ExpressionSyntax, role: String) throws(ExpressionFault) -> TypedExpression {
    let expression = try value(syntax)
    switch expression.type {
    case .boolean: return expression
    case .choice(let list) where BuiltInLists.isYesNo(scope.choiceList(list)):
      let yes = typed(.constant(0), expression.type, syntax)
      return typed(.comparison(.equal, expression, yes), .boolean, syntax)
    default:
      throw .mismatch(
        "\(role), and \(syntax.sourceName) is \(expression.type.noun)\(conditionHint(syntax, expression.type))",
        at: syntax.range)
    }
  }

  /// How a value that stands where a condition is needed becomes one.
  private func conditionHint(_ syntax: ExpressionSyntax, _ type: ExpressionType) -> String {
    guard case .name(let name) = syntax.node else { return "" }
    switch type {
    case .number: return "; compare it with a number, as in \(name) ge 1"
    case .date: return "; compare it with a date, as in \(name) ge '2026-03-31'"
    case .time: return "; compare it with a time, as in \(name) ge '08:30'"
    case .datetime: return "; compare it with a date and time, as in \(name) ge '2026-03-31T08:30'"
    case .text: return "; ask answered(\(name)), or compare it with a text"
    case .choice(let list):
      return scope.choiceList(list).choices.first.map { "; compare it with a code, as in \(name) = '\($0.code.text)'" }
        ?? ""
    case .choices(let list):
      return scope.choiceList(list).choices.first.map { "; ask for a code, as in \(name) has '\($0.code.text)'" } ?? ""
    case .ranking(let list):
      return scope.choiceList(list).choices.first.map {
        "; ask for a place, as in rank(\(name), '\($0.code.text)') = 1"
      } ?? ""
    case .boolean, .state: return ""
    }
  }

  func number(_ syntax: ExpressionSyntax, beside what: String) throws(ExpressionFault) -> TypedExpression {
    let expression = try value(syntax)
    guard expression.type == .number else {
      throw .mismatch("\(what) needs a number, and \(syntax.sourceName) is \(expression.type.noun)", at: syntax.range)
    }
    return expression
  }

  func text(_ syntax: ExpressionSyntax, beside what: String) throws(ExpressionFault) -> TypedExpression {
    let expression = try value(syntax)
    guard expression.type == .text else {
      throw .mismatch("\(what) needs text, and \(syntax.sourceName) is \(expression.type.noun)", at: syntax.range)
    }
    return expression
  }

  /// A date, or the day of a date and time.
  func day(of syntax: ExpressionSyntax, beside what: String) throws(ExpressionFault) -> TypedExpression {
    if case .text(let text) = syntax.node {
      if let moment = LocalDateTime(iso: text) { return typed(.constant(moment.date.number), .date, syntax) }
      return typed(.constant(try moment(text, as: .date, syntax)), .date, syntax)
    }
    let expression = try value(syntax)
    switch expression.type {
    case .date: return expression
    case .datetime: return typed(.numeric(.day, [expression]), .date, syntax)
    default:
      throw .mismatch("\(what) needs a date, and \(syntax.sourceName) is \(expression.type.noun)", at: syntax.range)
    }
  }

  /// The number of a date, a time or both, written as a text.
  func moment(
    _ text: String, as type: ExpressionType, _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> Double {
    let (number, form): (Double?, String) =
      switch type {
      case .time: (TimeOfDay(iso: text)?.number, "HH:MM")
      case .datetime: (LocalDateTime(iso: text)?.number, "YYYY-MM-DDTHH:MM")
      default: (CalendarDate(iso: text)?.number, "YYYY-MM-DD")
      }
    guard let number else {
      throw .mismatch("'\(text)' is not \(type.noun); write it as '\(form)'", at: syntax.range)
    }
    return number
  }

  // MARK: - Names

  func item(_ syntax: ExpressionSyntax, of function: String) throws(ExpressionFault) -> (
    index: Int, type: ExpressionType
  ) {
    let symbol: ExpressionSymbol?
    switch syntax.node {
    case .name(let name):
      symbol = scope.symbol(named: name)
      if symbol == nil { throw unknown(name, at: syntax.range) }
    case .candidate: symbol = scope.candidate
    default: symbol = nil
    }
    if symbol == .faulty { throw .consequence(of: syntax) }
    if symbol == .statement {
      throw .mismatch("\(syntax.sourceName) is a page of text and has no answer", at: syntax.range)
    }
    if case .insideLoop(let path)? = symbol, case .name(let name) = syntax.node {
      throw ExpressionFault(
        .loopReference(name, loop: path.loop, all: path.all, one: path.one), at: syntax.range)
    }
    if case .composite(let parts)? = symbol {
      throw .mismatch("\(function)() takes one part of \(syntax.sourceName): \(parts.shortList)", at: syntax.range)
    }
    guard case .item(let index, let type)? = symbol else {
      throw .mismatch("\(function)() takes the id of a question", at: syntax.range)
    }
    return (index, type)
  }

  /// Arguments of an aggregate: a name that stands for several items, such as a grid or a question of a loop, is all of
  /// them.
  func spread(_ arguments: [ExpressionSyntax]) -> [ExpressionSyntax] {
    arguments.flatMap { argument in
      guard case .name(let name) = argument.node, case .composite(let parts)? = scope.symbol(named: name) else {
        return [argument]
      }
      return parts.map { ExpressionSyntax(.name($0), argument.range) }
    }
  }

  private func reference(
    _ name: String, _ symbol: ExpressionSymbol?, _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    switch symbol {
    case .item(let index, let type): return typed(.item(index), type, syntax)
    case .score(let index, let type): return typed(.score(index), type, syntax)
    case .statement: throw .mismatch("'\(name)' is a page of text and has no answer", at: syntax.range)
    case .fixed(let value, let type): return typed(.fixed(value), type, syntax)
    case .insideLoop(let path):
      throw ExpressionFault(
        .loopReference(name, loop: path.loop, all: path.all, one: path.one), at: syntax.range)
    case .composite(let parts):
      throw .mismatch("'\(name)' has no answer of its own; its parts have: \(parts.shortList)", at: syntax.range)
    case .section: throw .mismatch("'\(name)' is a section and has no answer", at: syntax.range)
    case .scoreWithoutMember(let members):
      let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      throw ExpressionFault(
        .unknownMember(parts[parts.count - 1], score: parts[0], members: members), at: syntax.range,
        suggestion: NameSuggestion.nearest(to: name, among: members.map { "\(parts[0]).\($0)" }))
    case .faulty: throw .consequence(of: syntax)
    case nil: throw unknown(name, at: syntax.range)
    }
  }

  private func unknown(_ name: String, at range: Range<Int>) -> ExpressionFault {
    if let former = scope.currentName(ofFormer: name) {
      return ExpressionFault(.unknownReference(name, kind: scope.kind), at: range, suggestion: former)
    }
    if let hint = hint(about: name) {
      return ExpressionFault(.unknownReference(name, kind: scope.kind, hint: hint), at: range)
    }
    return ExpressionFault(
      .unknownReference(name, kind: scope.kind), at: range,
      suggestion: NameSuggestion.nearest(to: name, among: scope.names))
  }

  /// What makes a name of what is none: quotation marks that are missing, or spaces around a minus.
  private func hint(about name: String) -> String? {
    if scope.isCode(name) { return "a code stands between quotation marks: '\(name)'" }
    for dash in name.indices where name[dash] == "-" {
      let (left, right) = (String(name[..<dash]), String(name[name.index(after: dash)...]))
      guard scope.symbol(named: left) != nil else { continue }
      if scope.symbol(named: right) != nil || Double(right) != nil {
        return "'-' belongs to names; for a difference write '\(left) - \(right)'"
      }
    }
    return nil
  }
}

extension [String] {
  /// The first of some names, as messages list them.
  var shortList: String { prefix(4).joined(separator: ", ") + (count > 4 ? "…" : "") }
}

extension ExpressionFault {
  /// What is thrown where an expression meets a faulty name: never printed.
  static func consequence(of syntax: ExpressionSyntax) -> ExpressionFault {
    ExpressionFault(.typeMismatch("\(syntax.sourceName) is faulty itself"), at: syntax.range, isConsequence: true)
  }
}
