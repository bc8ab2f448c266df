import Testing

@testable import SurveyModel

@Suite("The form of expressions")
struct ExpressionSyntaxTests {
  /// An expression with every operator in parentheses, so that a test shows how it was understood.
  private func grouped(_ text: String) -> String {
    do throws(ExpressionFault) {
      return Self.write(try ExpressionParser.parse(text))
    } catch {
      return "\(error.range.lowerBound)-\(error.range.upperBound): \(error.problem.message)"
    }
  }

  private static func write(_ syntax: ExpressionSyntax) -> String {
    switch syntax.node {
    case .number(let value): value.shortText
    case .text(let text): "'\(text)'"
    case .boolean(let value): value ? "true" : "false"
    case .name(let name): name
    case .attribute(let name, _): name
    case .candidate: "."
    case .negation(let operand): "(-\(write(operand)))"
    case .binary(let name, let left, let right): "(\(write(left)) \(name.rawValue) \(write(right)))"
    case .membership(let left, let members): "(\(write(left)) in \(members.map(write).joined(separator: "|")))"
    case .call(let name, _, let arguments): "\(name)[\(arguments.map(write).joined(separator: "|"))]"
    }
  }

  @Test(
    "precedence and association",
    arguments: [
      ("a or b and c", "(a or (b and c))"), ("a - b - c", "((a - b) - c)"), ("a + b * c", "(a + (b * c))"),
      ("a lt b + 1 and c", "((a < (b + 1)) and c)"), ("-a * b", "((-a) * b)"), ("a - -1", "(a - (-1))"),
      ("not(a) or b", "(not[a] or b)"), ("a in ('x', 'y') and b", "((a in 'x'|'y') and b)"),
      ("q has 'x' or r", "((q has 'x') or r)"), ("if(a, 1, 2) + 3", "(if[a|1|2] + 3)"),
      ("(a or b) and c", "((a or b) and c)"),
      ("a eq 'don''t'", "10-13: expected an operator, found the text 't'"), ("a = \"it's\"", "(a = 'it's')"),
      ("a-b", "a-b"), ("a - b", "(a - b)"), ("q.other", "q.other"), (". ge 3.5", "(. >= 3.5)"), ("true", "true"),
    ])
  func groups(text: String, expected: String) {
    #expect(grouped(text) == expected)
  }

  @Test(
    "faults say where and what",
    arguments: [
      ("", "0-0: the expression is empty"),
      ("a and", "2-5: expected a value after 'and', found the end"),
      ("a = and b", "4-7: expected a value after '=', found 'and'"),
      ("(a or b", "0-1: '(' is never closed"),
      ("a) or b", "1-2: ')' closes nothing"),
      ("a == 1", "2-4: '==' is not used here; write '=' for equality"),
      ("a && b", "2-4: '&&' is not used here; write 'and'"),
      ("a / b", "2-3: '/' is not used here; write 'div' for division"),
      ("${a}", "0-1: '$' is not used here; write the question's id alone"),
      ("a = 'x", "4-6: the text that begins here has no closing '"),
      ("a = ‘x’", "4-7: '‘' has no meaning here; texts stand between straight quotation marks: 'text'"),
      ("my question = 1", "3-11: expected an operator after 'my', found 'question'; names are written without spaces"),
      ("1 lt a lt 5", "7-9: comparisons do not chain; write '1 lt a and a lt 5'"),
      ("a in 'x'", "5-8: expected '(' and a list after 'in', as in in ('a', 'b')"),
      ("a in ()", "5-6: the list after 'in' is empty"),
      ("1a = 2", "0-2: '1a' is neither a number nor a name; a name begins with a letter"),
      ("f(a,", "3-4: expected a value, found the end"),
    ])
  func faults(text: String, expected: String) {
    #expect(grouped(text) == expected)
  }

  @Test("nesting without end is refused, not followed")
  func depth() {
    let deep = String(repeating: "(", count: 100_000) + "a"
    #expect(grouped(deep).hasSuffix("the expression is nested more than 100 deep"))
  }
}
