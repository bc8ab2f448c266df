extension ExpressionChecker {
  func binary(
    _ name: BinaryOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    switch name {
    case .and, .or:
      let role = "'\(name.rawValue)' joins conditions"
      let a = try condition(left, role: role)
      let b = try condition(right, role: role)
      return typed(name == .and ? .and(a, b) : .or(a, b), .boolean, syntax)
    case .plus: return try arithmetic(.add, name, left, right, syntax)
    case .minus: return try arithmetic(.subtract, name, left, right, syntax)
    case .times: return try arithmetic(.multiply, name, left, right, syntax)
    case .divide: return try arithmetic(.divide, name, left, right, syntax)
    case .modulo: return try arithmetic(.modulo, name, left, right, syntax)
    case .equal: return try comparison(.equal, name, left, right, syntax)
    case .notEqual: return try comparison(.notEqual, name, left, right, syntax)
    case .less: return try comparison(.less, name, left, right, syntax)
    case .lessOrEqual: return try comparison(.lessOrEqual, name, left, right, syntax)
    case .greater: return try comparison(.greater, name, left, right, syntax)
    case .greaterOrEqual: return try comparison(.greaterOrEqual, name, left, right, syntax)
    case .has: return try has(left, right, syntax)
    }
  }

  private func arithmetic(
    _ operation: Arithmetic, _ name: BinaryOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    let a = try number(left, beside: "'\(name.rawValue)'")
    let b = try number(right, beside: "'\(name.rawValue)'")
    return typed(.arithmetic(operation, a, b), .number, syntax)
  }

  private func has(
    _ left: ExpressionSyntax, _ right: ExpressionSyntax, _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    let set = try value(left)
    let list: Int
    switch set.type {
    case .choices(let own), .ranking(let own): list = own
    default:
      throw .mismatch(
        "'has' asks about a multiple response, and \(left.sourceName) is \(set.type.noun)", at: left.range)
    }
    if case .attribute(_, let constant) = right.node {
      return typed(.has(set, index(of: constant, in: list)), .boolean, syntax)
    }
    guard case .text(let code) = right.node else {
      throw .mismatch("'has' is followed by one code in quotation marks", at: right.range)
    }
    let index = try choice(code, of: list, named: left, at: right.range)
    return typed(.has(set, index), .boolean, syntax)
  }

  /// `rank(q, 'code')`
  func rank(
    of right: ExpressionSyntax, in left: ExpressionSyntax, _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    let ranking = try value(left)
    guard case .ranking(let list) = ranking.type else {
      throw .mismatch("rank() takes a ranking, and this is \(ranking.type.noun)", at: left.range)
    }
    guard case .text(let code) = right.node else {
      throw .mismatch("rank() takes one code in quotation marks", at: right.range)
    }
    return typed(.rank(ranking, try choice(code, of: list, named: left, at: right.range)), .number, syntax)
  }

  private func comparison(
    _ comparison: Comparison, _ name: BinaryOperator, _ left: ExpressionSyntax, _ right: ExpressionSyntax,
    _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    // A text takes its meaning from the other side: a code, a date, a state, or text.
    let isLiteralLeft = left.isTextLiteral && !right.isTextLiteral
    let first = isLiteralLeft ? right : left
    let second = isLiteralLeft ? left : right
    let known = try value(first)
    let other = try operand(second, comparedWith: known, first)
    let (a, b) = isLiteralLeft ? (other, known) : (known, other)
    let isEquality = comparison == .equal || comparison == .notEqual
    switch known.type {
    case .number, .date, .time, .datetime: return typed(.comparison(comparison, a, b), .boolean, syntax)
    case .text where isEquality: return typed(.textComparison(isEqual: comparison == .equal, a, b), .boolean, syntax)
    case .choice, .state, .boolean:
      guard isEquality else {
        throw .mismatch(
          "'\(name.rawValue)' needs numbers, dates or times, and this is \(known.type.noun); compare it with = or in (…)",
          at: first.range)
      }
      return typed(.comparison(comparison, a, b), .boolean, syntax)
    case .text:
      throw .mismatch("'\(name.rawValue)' needs numbers, dates or times, and this is text", at: first.range)
    case .choices:
      throw .mismatch("a multiple response is asked with has, as in \(first.sourceName) has 'code'", at: first.range)
    case .ranking:
      throw .mismatch("a ranking is asked with rank(), as in rank(\(first.sourceName), 'code') = 1", at: first.range)
    }
  }

  /// The other side of a comparison, which must be of the known side's type.
  private func operand(
    _ syntax: ExpressionSyntax, comparedWith known: TypedExpression, _ knownSyntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    if case .attribute(_, let constant) = syntax.node {
      switch (known.type, constant) {
      case (.choice(let list), .text):
        return typed(.constant(Double(index(of: constant, in: list))), known.type, syntax)
      case (.text, _), (_, .number): break
      case (_, .missing): return typed(.missing, known.type, syntax)
      case (_, .text(let text)):
        return typed(.constant(try self.constant(text, as: known.type, knownSyntax, at: syntax)), known.type, syntax)
      }
    }
    if case .text(let text) = syntax.node, known.type != .text {
      return typed(.constant(try constant(text, as: known.type, knownSyntax, at: syntax)), known.type, syntax)
    }
    let other = try value(syntax)
    guard other.type == known.type else {
      if case .choice(let list) = known.type, case .constant(let number) = other.node,
        scope.choiceList(list).index(ofCode: number.shortText) != nil
      {
        throw .mismatch("codes are text: write '\(number.shortText)' in quotation marks", at: syntax.range)
      }
      throw .mismatch(
        "\(knownSyntax.sourceName) is \(known.type.noun) and cannot be compared with \(other.type.noun)",
        at: syntax.range)
    }
    return other
  }

  /// The number that a text literal stands for beside a value of a type.
  private func constant(
    _ text: String, as type: ExpressionType, _ known: ExpressionSyntax, at syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> Double {
    switch type {
    case .choice(let list): return Double(try choice(text, of: list, named: known, at: syntax.range))
    case .date, .time, .datetime: return try moment(text, as: type, syntax)
    case .state:
      guard let state = AnswerState(name: text) else {
        let names = AnswerState.allCases.map(\.name)
        throw ExpressionFault(
          .unknownState(text, states: names), at: syntax.range,
          suggestion: NameSuggestion.nearest(to: text, among: names))
      }
      return Double(state.rawValue)
    case .number:
      throw .mismatch("\(known.sourceName) is a number, compared with the text '\(text)'", at: syntax.range)
    case .boolean:
      throw .mismatch("\(known.sourceName) is a condition, compared with the text '\(text)'", at: syntax.range)
    case .choices:
      throw .mismatch("a multiple response is asked with has, as in \(known.sourceName) has '\(text)'", at: known.range)
    case .ranking:
      throw .mismatch(
        "a ranking is asked with rank(), as in rank(\(known.sourceName), '\(text)') = 1", at: known.range)
    case .text: return 0
    }
  }

  /// The choice whose code a choice of another list gives; -1, which no answer is, where there is none.
  private func index(of constant: ChoiceConstant, in list: Int) -> Int {
    guard case .text(let code) = constant else { return -1 }
    return scope.choiceList(list).index(ofCode: code) ?? -1
  }

  private func choice(
    _ code: String, of list: Int, named syntax: ExpressionSyntax, at range: Range<Int>
  ) throws(ExpressionFault) -> Int {
    let choices = scope.choiceList(list)
    guard let index = choices.index(ofCode: code) else {
      let codes = choices.choices.map(\.code.text)
      throw ExpressionFault(
        .unknownChoice(code, item: syntax.sourceName, codes: codes), at: range,
        suggestion: NameSuggestion.nearest(to: code, among: codes))
    }
    return index
  }

  func membership(
    _ left: ExpressionSyntax, _ members: [ExpressionSyntax], _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    let known = try value(left)
    if case .choices = known.type {
      throw .mismatch("a multiple response is asked with has, as in \(left.sourceName) has 'code'", at: left.range)
    }
    if case .ranking = known.type {
      throw .mismatch("a ranking is asked with rank(), as in rank(\(left.sourceName), 'code') = 1", at: left.range)
    }
    if known.type == .text {
      var texts: [String] = []
      for member in members where !member.isMissingAttribute {
        if case .attribute(_, .text(let text)) = member.node {
          texts.append(text)
          continue
        }
        guard case .text(let text) = member.node else {
          throw .mismatch("the list after 'in' holds texts in quotation marks here", at: member.range)
        }
        texts.append(text)
      }
      return typed(.textMembership(known, texts), .boolean, syntax)
    }
    var numbers: [Double] = []
    for member in members where !member.isMissingAttribute {
      let constant = try operand(member, comparedWith: known, left)
      guard let number = constant.constantNumber else {
        throw .mismatch("the list after 'in' holds constants", at: member.range)
      }
      numbers.append(number)
    }
    return typed(.membership(known, numbers), .boolean, syntax)
  }
}

extension TypedExpression {
  /// The number of a constant, negative ones included.
  var constantNumber: Double? {
    switch node {
    case .constant(let value): value
    case .arithmetic(.subtract, let left, let right):
      if case .constant(let a) = left.node, case .constant(let b) = right.node { a - b } else { nil }
    default: nil
    }
  }
}

extension ExpressionSyntax {
  /// Whether it is a text that takes its meaning from what it is compared with.
  var isTextLiteral: Bool {
    switch node {
    case .text, .attribute(_, .text), .attribute(_, .missing(isNumber: false)): true
    default: false
    }
  }

  var isAttribute: Bool { if case .attribute = node { true } else { false } }

  var isMissingAttribute: Bool { if case .attribute(_, .missing) = node { true } else { false } }

  /// The expression as messages name it.
  var sourceName: String {
    switch node {
    case .name(let name), .attribute(let name, _): "'\(name)'"
    case .candidate: "'.'"
    case .call(let name, _, _): "\(name)(…)"
    default: "this"
    }
  }
}
