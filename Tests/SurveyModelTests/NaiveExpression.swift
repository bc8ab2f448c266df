import SurveyModel

/// An expression of the test's own making: how it is written, and what it means, evaluated by walking the tree with
/// optionals. It shares nothing with the program under test but the published rules for missing answers.
indirect enum NaiveExpression {
  // Numbers
  case literal(Int)
  case item(String)
  case arithmetic(String, NaiveExpression, NaiveExpression)
  case aggregate(String, [NaiveExpression])
  case absolute(NaiveExpression)
  case round(NaiveExpression, Int)
  case choose(NaiveExpression, NaiveExpression, NaiveExpression)
  case coalesce([NaiveExpression])
  case count([String])
  case countSelected(String)
  case length(NaiveExpression)
  case between(String, NaiveDate, NaiveDate)
  // Texts
  case textLiteral(String)
  case textItem(String)
  case concat([NaiveExpression])
  case transformed(String, NaiveExpression)
  // Conditions
  case compare(String, NaiveExpression, NaiveExpression)
  case textEqual(String, NaiveExpression, NaiveExpression)
  case search(String, NaiveExpression, NaiveExpression)
  case compareDates(String, NaiveDate, NaiveDate)
  case truth(String)
  case code(String, String, String)
  case member(String, [String])
  case has(String, String)
  case state(String, String)
  case answered(String)
  case logic(String, NaiveExpression, NaiveExpression)
  case not(NaiveExpression)
  case yes(String)

  /// The expression as an author would write it; operands in parentheses, so that precedence is not what is tested.
  var text: String {
    switch self {
    case .literal(let value): value < 0 ? "(-\(-value))" : "\(value)"
    case .item(let id), .textItem(let id), .yes(let id), .truth(let id): id
    case .arithmetic(let name, let a, let b), .compare(let name, let a, let b), .textEqual(let name, let a, let b),
      .logic(let name, let a, let b):
      "(\(a.text) \(name) \(b.text))"
    case .aggregate(let name, let all): "\(name)(\(all.map(\.text).joined(separator: ", ")))"
    case .absolute(let a): "abs(\(a.text))"
    case .round(let a, let places): "round(\(a.text), \(places))"
    case .choose(let c, let a, let b): "if(\(c.text), \(a.text), \(b.text))"
    case .coalesce(let all): "coalesce(\(all.map(\.text).joined(separator: ", ")))"
    case .count(let ids): "count(\(ids.joined(separator: ", ")))"
    case .countSelected(let id): "count-selected(\(id))"
    case .length(let a): "length(\(a.text))"
    case .between(let unit, let a, let b): "\(unit)-between(\(a.text), \(b.text))"
    case .transformed(let name, let a): "\(name)(\(a.text))"
    case .search(let name, let a, let b): "\(name)(\(a.text), \(b.text))"
    case .compareDates(let name, let a, let b): "(\(a.text) \(name) \(b.text))"
    case .textLiteral(let text): "'\(text)'"
    case .concat(let all): "concat(\(all.map(\.text).joined(separator: ", ")))"
    case .code(let id, let name, let code): "(\(id) \(name) '\(code)')"
    case .member(let id, let codes): "(\(id) in (\(codes.map { "'\($0)'" }.joined(separator: ", "))))"
    case .has(let id, let code): "(\(id) has '\(code)')"
    case .state(let id, let state): "(state(\(id)) = '\(state)')"
    case .answered(let id): "answered(\(id))"
    case .not(let a): "not(\(a.text))"
    }
  }

  /// The number that the expression means; `nil` is missing.
  func number(_ answers: [String: Answer]) -> Double? {
    switch self {
    case .literal(let value): return Double(value)
    case .item(let id):
      guard case .value(.number(let value))? = answers[id] else { return nil }
      return value
    case .arithmetic(let name, let a, let b):
      guard let x = a.number(answers), let y = b.number(answers) else { return nil }
      let result: Double
      switch name {
      case "+": result = x + y
      case "-": result = x - y
      case "*": result = x * y
      case "div":
        if y == 0 { return nil }
        result = x / y
      default:
        if y == 0 { return nil }
        result = Self.remainder(x, y)
      }
      return result.isFinite ? result : nil
    case .aggregate(let name, let all):
      let known = all.compactMap { $0.number(answers) }
      if known.isEmpty { return nil }
      switch name {
      case "sum": return known.reduce(0, +)
      case "mean": return known.reduce(0, +) / Double(known.count)
      case "min": return known.min()
      default: return known.max()
      }
    case .absolute(let a): return a.number(answers).map(abs)
    case .round(let a, let places):
      let scale = [1.0, 10, 100][places]
      return a.number(answers).map { ($0 < 0 ? -1 : 1) * (abs($0) * scale + 0.5).rounded(.down) / scale }
    case .choose(let c, let a, let b): return c.condition(answers) ? a.number(answers) : b.number(answers)
    case .coalesce(let all): return all.compactMap { $0.number(answers) }.first
    case .count(let ids): return Double(ids.count { answers[$0]?.state == .value })
    case .countSelected(let id):
      guard case .value(.codes(let codes))? = answers[id] else { return nil }
      return Double(codes.count)
    case .length(let a): return a.string(answers).map { Double($0.count) }
    case .between(let unit, let a, let b):
      guard let from = a.day(answers), let to = b.day(answers) else { return nil }
      switch unit {
      case "days": return Double(NaiveDate.number(of: to) - NaiveDate.number(of: from))
      case "months": return Double(NaiveDate.months(from, to))
      default: return Double(NaiveDate.months(from, to) / 12)
      }
    default: return nil
    }
  }

  /// The text that the expression means; `nil` is missing.
  func string(_ answers: [String: Answer]) -> String? {
    switch self {
    case .textLiteral(let text): return text
    case .textItem(let id):
      guard case .value(.text(let text))? = answers[id] else { return nil }
      return text
    case .concat(let all): return all.map { $0.string(answers) ?? "" }.joined()
    case .transformed(let name, let a):
      guard let text = a.string(answers) else { return nil }
      switch name {
      case "lower": return text.lowercased()
      case "upper": return text.uppercased()
      default:
        var characters = Array(text)
        while characters.last?.isWhitespace == true { characters.removeLast() }
        while characters.first?.isWhitespace == true { characters.removeFirst() }
        return String(characters)
      }
    default: return nil
    }
  }

  /// What is left of a number after taking another away as often as it goes, without rounding on the way: a quotient
  /// would be rounded, and then 3 mod one third is 0 in place of nearly one third.
  private static func remainder(_ x: Double, _ y: Double) -> Double {
    var rest = abs(x)
    while rest >= abs(y) {
      var part = abs(y)
      while part * 2 <= rest { part *= 2 }
      rest -= part
    }
    return x < 0 ? -rest : rest
  }

  private static func holds<Value: Comparable>(_ name: String, _ x: Value, _ y: Value) -> Bool {
    switch name {
    case "=", "eq": x == y
    case "!=", "ne": x != y
    case "<", "lt": x < y
    case "<=", "le": x <= y
    case ">", "gt": x > y
    default: x >= y
    }
  }

  /// Whether the condition holds; what is missing does not.
  func condition(_ answers: [String: Answer]) -> Bool {
    switch self {
    case .compare(let name, let a, let b):
      guard let x = a.number(answers), let y = b.number(answers) else { return false }
      return Self.holds(name, x, y)
    case .compareDates(let name, let a, let b):
      guard let x = a.day(answers), let y = b.day(answers) else { return false }
      return Self.holds(name, x, y)
    case .truth(let id): return answers[id] == .value(.boolean(true))
    case .search(let name, let a, let b):
      guard let whole = a.string(answers), let part = b.string(answers) else { return false }
      let (characters, wanted) = (Array(whole), Array(part))
      let starts = name == "contains" ? Array(0...characters.count) : [0]
      return starts.contains { Array(characters[$0...].prefix(wanted.count)) == wanted }
    case .textEqual(let name, let a, let b):
      guard let x = a.string(answers), let y = b.string(answers) else { return false }
      return (x == y) == (name == "=")
    case .code(let id, let name, let code):
      guard case .value(.code(let given))? = answers[id] else { return false }
      return (given == code) == (name == "=")
    case .member(let id, let codes):
      guard case .value(.code(let given))? = answers[id] else { return false }
      return codes.contains(given)
    case .has(let id, let code):
      guard case .value(.codes(let given))? = answers[id] else { return false }
      return given.contains(code)
    case .state(let id, let state): return (answers[id]?.state ?? .skipped).name == state
    case .answered(let id): return answers[id]?.state == .value
    case .logic(let name, let a, let b):
      return name == "and" ? a.condition(answers) && b.condition(answers) : a.condition(answers) || b.condition(answers)
    case .not(let a): return !a.condition(answers)
    case .yes(let id): return answers[id] == .value(.code("yes"))
    default: return false
    }
  }
}
