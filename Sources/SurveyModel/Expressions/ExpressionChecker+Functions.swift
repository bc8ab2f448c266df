extension ExpressionChecker {
  func call(
    _ name: String, at nameRange: Range<Int>, _ arguments: [ExpressionSyntax], _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    guard let signature = FunctionSignature.named(name) else {
      let names = FunctionSignature.all.map(\.name)
      let meant = NameSuggestion.nearest(to: name, among: names)
      throw ExpressionFault(
        .unknownFunction(name), at: nameRange, suggestion: meant,
        replacement: meant.flatMap { NameSuggestion.isCertain($0, for: name, among: names) ? $0 : nil })
    }
    guard signature.arity.contains(arguments.count) else {
      throw ExpressionFault(
        .wrongArity(
          function: "\(name)(\(signature.parameters))", expected: signature.arityText, found: arguments.count),
        at: syntax.range)
    }
    switch name {
    case "answered" where arguments[0].isAttribute:
      return typed(.constant(arguments[0].isMissingAttribute ? 0 : 1), .boolean, syntax)
    case "answered": return typed(.answered(try item(arguments[0], of: name).index), .boolean, syntax)
    case "state": return typed(.state(try item(arguments[0], of: name).index), .state, syntax)
    case "count":
      var items: [Int] = []
      for argument in spread(arguments) { items.append(try item(argument, of: name).index) }
      return typed(.countAnswered(items), .number, syntax)
    case "not":
      return typed(.not(try condition(arguments[0], role: "not() takes a condition")), .boolean, syntax)
    case "if": return try conditional(arguments, syntax)
    case "coalesce":
      let all = try sameType(arguments, of: name)
      return typed(.coalesce(all), all[0].type, syntax)
    case "sum": return try aggregate(.sum, name, arguments, syntax)
    case "mean": return try aggregate(.mean, name, arguments, syntax)
    case "min": return try aggregate(.minimum, name, arguments, syntax)
    case "max": return try aggregate(.maximum, name, arguments, syntax)
    case "count-selected":
      let set = try value(arguments[0])
      guard set.type.lane == .choices else {
        throw .mismatch("count-selected() takes a multiple response, and this is \(set.type.noun)", at: set.range)
      }
      return typed(.countSelected(set), .number, syntax)
    case "rank": return try rank(of: arguments[1], in: arguments[0], syntax)
    case "label":
      throw .mismatch(
        "label() depends on the language, so that it stands alone in <output>; compare codes here", at: syntax.range)
    case "position":
      guard let position = scope.position else {
        throw .mismatch("position() is the number of a loop's pass; there is no loop here", at: syntax.range)
      }
      return typed(.fixed(Double(position)), .number, syntax)
    case "today": return typed(.today, .date, syntax)
    case "now": return typed(.now, .datetime, syntax)
    case "abs", "round", "date", "days-between", "months-between", "years-between":
      return try numeric(name, arguments, syntax)
    default: return try textual(name, arguments, syntax)
    }
  }

  private func conditional(
    _ arguments: [ExpressionSyntax], _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    let test = try condition(arguments[0], role: "if() begins with a condition")
    let branches = try sameType(Array(arguments.dropFirst()), of: "if")
    return typed(.conditional(test, branches[0], branches[1]), branches[0].type, syntax)
  }

  private func sameType(_ arguments: [ExpressionSyntax], of name: String) throws(ExpressionFault) -> [TypedExpression] {
    var all: [TypedExpression] = []
    for argument in arguments {
      let expression = try value(argument)
      if let first = all.first, first.type != expression.type {
        throw .mismatch(
          "the values of \(name)() must be alike: the first is \(first.type.noun), this is \(expression.type.noun)",
          at: argument.range)
      }
      guard expression.type.lane != .choices else {
        throw .mismatch(
          "\(name)() does not take a multiple response; ask with has or count-selected()", at: argument.range)
      }
      all.append(expression)
    }
    return all
  }

  private func aggregate(
    _ aggregate: Aggregate, _ name: String, _ arguments: [ExpressionSyntax], _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    var numbers: [TypedExpression] = []
    for argument in spread(arguments) { numbers.append(try number(argument, beside: "\(name)()")) }
    return typed(.aggregate(aggregate, numbers), .number, syntax)
  }

  private func numeric(
    _ name: String, _ arguments: [ExpressionSyntax], _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    let label = "\(name)()"
    var values: [TypedExpression] = []
    if name.hasSuffix("-between") {
      for argument in arguments { values.append(try day(of: argument, beside: label)) }
    } else {
      for argument in arguments { values.append(try number(argument, beside: label)) }
    }
    switch name {
    case "abs": return typed(.numeric(.absolute, values), .number, syntax)
    case "date": return typed(.numeric(.date, values), .date, syntax)
    case "days-between": return typed(.numeric(.daysBetween, values), .number, syntax)
    case "months-between": return typed(.numeric(.monthsBetween, values), .number, syntax)
    case "years-between": return typed(.numeric(.yearsBetween, values), .number, syntax)
    default:
      if values.count == 2 {
        guard let places = values[1].constantNumber, (0...9).contains(places), places.rounded() == places else {
          throw .mismatch("round() takes 0 to 9 places, as a number", at: values[1].range)
        }
      }
      return typed(.numeric(.round, values), .number, syntax)
    }
  }

  private func textual(
    _ name: String, _ arguments: [ExpressionSyntax], _ syntax: ExpressionSyntax
  ) throws(ExpressionFault) -> TypedExpression {
    var texts: [TypedExpression] = []
    for argument in arguments { texts.append(try text(argument, beside: "\(name)()")) }
    switch name {
    case "length": return typed(.textual(.length, texts), .number, syntax)
    case "contains": return typed(.textual(.contains, texts), .boolean, syntax)
    case "starts-with": return typed(.textual(.startsWith, texts), .boolean, syntax)
    case "lower": return typed(.textual(.lower, texts), .text, syntax)
    case "upper": return typed(.textual(.upper, texts), .text, syntax)
    case "trim": return typed(.textual(.trim, texts), .text, syntax)
    case "concat": return typed(.textual(.concat, texts), .text, syntax)
    default:
      guard case .constantText(let pattern) = texts[1].node else {
        throw .mismatch("the pattern of matches() is a text in quotation marks", at: texts[1].range)
      }
      if let fault = TextPattern(pattern).fault {
        throw ExpressionFault(.badPattern(fault), at: texts[1].range)
      }
      return typed(.matches(texts[0], pattern), .boolean, syntax)
    }
  }
}
