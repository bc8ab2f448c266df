extension ExpressionChecker {
  /// Checks a default, which must be of the type that its question holds.
  ///
  /// A text takes its meaning from the question, inside `if()` and `coalesce()`, too: it may be a code, a date, a time.
  func value(
    _ syntax: ExpressionSyntax, of type: ExpressionType, for question: String
  ) throws(ExpressionFault) -> TypedExpression {
    switch syntax.node {
    case .text(let text): return try literal(text, of: type, for: question, syntax)
    case .call("if", _, let arguments) where arguments.count == 3 && type.lane != .choices:
      let test = try condition(arguments[0], role: "if() begins with a condition")
      let branches = (
        try value(arguments[1], of: type, for: question), try value(arguments[2], of: type, for: question)
      )
      return typed(.conditional(test, branches.0, branches.1), type, syntax)
    case .call("coalesce", _, let arguments) where !arguments.isEmpty && type.lane != .choices:
      var all: [TypedExpression] = []
      for argument in arguments { all.append(try value(argument, of: type, for: question)) }
      return typed(.coalesce(all), type, syntax)
    default: break
    }
    let expression = try value(syntax)
    if hasSameValues(expression.type, type) {
      return TypedExpression(node: expression.node, type: type, range: expression.range)
    }
    if expression.type == .boolean, case .choice(let list) = type, BuiltInLists.isYesNo(scope.choiceList(list)) {
      // The first choice is yes, the second no.
      return typed(
        .conditional(expression, typed(.constant(0), type, syntax), typed(.constant(1), type, syntax)), type, syntax)
    }
    throw ExpressionFault(
      .badDefault("'\(question)' takes \(type.noun), and this is \(expression.type.noun)"), at: expression.range)
  }

  /// Whether values of two types mean the same: choices of one list do, with and without "other".
  private func hasSameValues(_ left: ExpressionType, _ right: ExpressionType) -> Bool {
    switch (left, right) {
    case (.choice(let a), .choice(let b)), (.choices(let a), .choices(let b)), (.ranking(let a), .ranking(let b)):
      scope.choiceList(a).id == scope.choiceList(b).id
    default: left == right
    }
  }

  private func literal(
    _ text: String, of type: ExpressionType, for question: String, _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    switch type {
    case .text: return typed(.constantText(text), .text, syntax)
    case .choice(let list):
      let choices = scope.choiceList(list)
      if let index = choices.index(ofCode: text) { return typed(.constant(Double(index)), type, syntax) }
      let codes = choices.choices.map(\.code.text)
      throw ExpressionFault(
        .badDefault(
          "the default '\(text)' is not a choice of '\(question)'; its codes: \(codes.joined(separator: ", "))"),
        at: syntax.range, suggestion: NameSuggestion.nearest(to: text, among: codes))
    case .date, .time, .datetime:
      do throws(ExpressionFault) {
        return typed(.constant(try moment(text, as: type, syntax)), type, syntax)
      } catch {
        throw ExpressionFault(
          .badDefault("'\(question)' takes \(type.noun): \(error.problem.message)"), at: error.range)
      }
    case .number, .boolean, .choices, .ranking, .state:
      let hint = type == .number && Double(plain: text) != nil ? "; write it without quotation marks" : ""
      throw ExpressionFault(
        .badDefault("'\(question)' takes \(type.noun), and this is text\(hint)"), at: syntax.range)
    }
  }
}
