import SurveyModel
import SurveyTestSupport
import SurveyXML
import Testing

@testable import SurveyModel

@Suite("The meaning of expressions")
struct ExpressionPropertyTests {
  static let items: [String: [String]] = [
    "number": ["n1", "n2", "r1", "r2"], "text": ["t1", "t2"], "single": ["s1", "s2"], "yesno": ["y1"],
    "multiple": ["m1"], "date": ["d1", "d2"],
  ]

  static let definition = """
    <survey xmlns="urn:sonde:survey:1" id="all-types" xml:lang="en" languages="en"
            allow="dont-know refused not-applicable">
      <title>Every type</title>
      <scale id="five" from="1" to="5"/>
      <choices id="abc">
        <choice value="a"><label>A</label></choice><choice value="b"><label>B</label></choice>
        <choice value="c"><label>C</label></choice>
      </choices>
      <number id="n1"><prompt>n1</prompt></number> <number id="n2"><prompt>n2</prompt></number>
      <rating id="r1" scale="five"><prompt>r1</prompt></rating> <rating id="r2" scale="five"><prompt>r2</prompt></rating>
      <text id="t1"><prompt>t1</prompt></text> <text id="t2"><prompt>t2</prompt></text>
      <single id="s1" choices="abc"><prompt>s1</prompt></single> <single id="s2" choices="abc"><prompt>s2</prompt></single>
      <yesno id="y1"><prompt>y1</prompt></yesno> <multiple id="m1" choices="abc"><prompt>m1</prompt></multiple>
      <date id="d1"><prompt>d1</prompt></date> <date id="d2"><prompt>d2</prompt></date>
    </survey>
    """

  @Test("random expressions mean what a naive reading of the rules says, row by row and in blocks")
  func againstNaive() throws {
    let survey = try compiled(Self.definition)
    var random = SplitMix64(seed: 2026)
    let rowCount = 24
    for _ in 0..<400 {
      let rows = (0..<rowCount).map { _ in Self.answers(&random) }
      var block = ProgramBlock(for: survey.program, rowCount: rowCount, today: CalendarDate(dayNumber: 0))
      for (row, answers) in rows.enumerated() {
        for (id, answer) in answers {
          block.set(answer, item: try #require(survey.itemIndex[id]), row: row, of: survey)
        }
      }
      for _ in 0..<30 {
        let expression = Self.condition(depth: 4, &random)
        let outcome = try run(expression.text, on: block, of: survey)
        let expected = rows.map { expression.condition($0) }
        #expect(outcome == expected, "\(expression.text)")
      }
    }
  }

  /// Compiles one condition and runs it on all rows of a block that holds the answers.
  private func run(_ text: String, on block: ProgramBlock, of survey: CompiledSurvey) throws -> [Bool] {
    let symbols = Dictionary(
      uniqueKeysWithValues: survey.items.enumerated().compactMap { index, item in
        item.valueType.map { (item.id, ExpressionSymbol.item(index, $0)) }
      })
    let scope = SurveyCompiler.Scope(symbols: symbols, choiceLists: survey.choiceLists, items: survey.items)
    let typed = try ExpressionChecker(scope: scope).condition(ExpressionParser.parse(text))
    var builder = ProgramBuilder(items: survey.items, scoreInputs: 0, adviceCount: 1)
    builder.advice(0, when: typed)
    let program = builder.finished()
    var fresh = ProgramBlock(for: program, rowCount: block.rowCount, today: block.today)
    fresh.given = block.given
    fresh.run(program)
    fresh.runAdvice(program)
    return (0..<block.rowCount).map { fresh.holds(advice: 0, row: $0, in: program) }
  }

  private func compiled(_ text: String) throws -> CompiledSurvey {
    let reading = SurveyReader.read(SourceText(name: "test.xml", bytes: Array(text.utf8)))
    let survey = try #require(reading.survey, "\(reading.diagnostics)")
    let compilation = SurveyCompiler.compile(survey, sources: reading.sources)
    return try #require(compilation.survey, "\(compilation.diagnostics)")
  }

  // MARK: - Random answers

  static func answers(_ random: inout SplitMix64) -> [String: Answer] {
    var answers: [String: Answer] = [:]
    for (kind, ids) in items.sorted(by: { $0.key < $1.key }) {
      for id in ids {
        switch Int.random(in: 0..<12, using: &random) {
        case 0: break
        case 1: answers[id] = .skipped
        case 2: answers[id] = .dontKnow
        case 3: answers[id] = .notApplicable
        case 4: answers[id] = .refused
        case 5: answers[id] = .invalid(text: "?", reason: .notANumber)
        default: answers[id] = .value(value(of: kind, id, &random))
        }
      }
    }
    return answers
  }

  private static func value(of kind: String, _ id: String, _ random: inout SplitMix64) -> AnswerValue {
    switch kind {
    case "number": .number(Double(Int.random(in: id.hasPrefix("r") ? 1...5 : -4...9, using: &random)))
    case "text": .text(["", "x", "xy", "é x"][Int.random(in: 0..<4, using: &random)])
    case "single": .code(["a", "b", "c"][Int.random(in: 0..<3, using: &random)])
    case "yesno": .code(Bool.random(using: &random) ? "yes" : "no")
    case "multiple": .codes(["a", "b", "c"].filter { _ in Bool.random(using: &random) })
    default: .date(CalendarDate(dayNumber: Int.random(in: 0...40, using: &random)))
    }
  }

  // MARK: - Random expressions

  private static func pick<T>(_ all: [T], _ random: inout SplitMix64) -> T {
    all[Int.random(in: 0..<all.count, using: &random)]
  }

  private static func id(_ kind: String, _ random: inout SplitMix64) -> String { pick(items[kind] ?? [""], &random) }

  static func condition(depth: Int, _ random: inout SplitMix64) -> NaiveExpression {
    let anyID = pick(items.values.flatMap { $0 }.sorted(), &random)
    switch Int.random(in: 0..<(depth > 0 ? 14 : 9), using: &random) {
    case 0: return .code(id("single", &random), pick(["=", "!="], &random), pick(["a", "b", "c"], &random))
    case 1: return .has("m1", pick(["a", "b", "c"], &random))
    case 2:
      return .state(anyID, pick(["value", "skipped", "dont-know", "refused", "not-applicable", "invalid"], &random))
    case 3: return .answered(anyID)
    case 4: return .yes("y1")
    case 5: return .member(id("single", &random), ["a", "c"])
    case 6, 7:
      let comparison = pick(["=", "!=", "eq", "ne", "lt", "le", "gt", "ge", "<", "<=", ">", ">="], &random)
      return .compare(comparison, number(depth: depth - 1, &random), number(depth: depth - 1, &random))
    case 8:
      return .textEqual(pick(["=", "!="], &random), text(depth: depth - 1, &random), text(depth: depth - 1, &random))
    case 9: return .not(condition(depth: depth - 1, &random))
    default:
      return .logic(
        pick(["and", "or"], &random), condition(depth: depth - 1, &random), condition(depth: depth - 1, &random))
    }
  }

  static func number(depth: Int, _ random: inout SplitMix64) -> NaiveExpression {
    guard depth > 0 else {
      return Bool.random(using: &random)
        ? .item(id("number", &random)) : .literal(Int.random(in: -3...6, using: &random))
    }
    func numbers(_ random: inout SplitMix64) -> [NaiveExpression] {
      (0..<Int.random(in: 1...3, using: &random)).map { _ in number(depth: depth - 1, &random) }
    }
    switch Int.random(in: 0..<11, using: &random) {
    case 0: return .aggregate(pick(["sum", "mean", "min", "max"], &random), numbers(&random))
    case 1: return .absolute(number(depth: depth - 1, &random))
    case 2:
      return .round(
        .arithmetic("div", .item(id("number", &random)), .literal(4)), Int.random(in: 0...2, using: &random))
    case 3:
      return .choose(
        condition(depth: depth - 1, &random), number(depth: depth - 1, &random), number(depth: depth - 1, &random))
    case 4: return .coalesce(numbers(&random))
    case 5: return .count([id("number", &random), id("text", &random), "m1"])
    case 6: return .countSelected("m1")
    case 7: return .length(text(depth: depth - 1, &random))
    case 8: return .daysBetween("d1", "d2")
    default:
      return .arithmetic(
        pick(["+", "-", "*", "div", "mod"], &random), number(depth: depth - 1, &random),
        number(depth: depth - 1, &random))
    }
  }

  static func text(depth: Int, _ random: inout SplitMix64) -> NaiveExpression {
    switch Int.random(in: 0..<(depth > 0 ? 3 : 2), using: &random) {
    case 0: return .textItem(id("text", &random))
    case 1: return .textLiteral(pick(["", "x", "é x"], &random))
    default: return .concat([text(depth: depth - 1, &random), text(depth: depth - 1, &random)])
    }
  }
}
