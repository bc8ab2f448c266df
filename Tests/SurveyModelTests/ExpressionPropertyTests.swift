import Foundation
import SurveyModel
import SurveyTestSupport
import SurveyXML
import Testing

@Suite("The meaning of expressions")
struct ExpressionPropertyTests {
  /// What expressions read, by type: questions, questions off and on the route (`g…`), and variables (`v…`).
  static let items: [String: [String]] = [
    "number": ["n1", "n2", "r1", "r2", "g1", "vn"], "text": ["t1", "t2", "g2", "vt"], "single": ["s1", "s2", "g3"],
    "yesno": ["y1"], "multiple": ["m1", "g4"], "date": ["d1", "d2", "g5", "vd"], "truth": ["vb"],
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
      <variable id="vb" value="n1 ge 2 or s1 = 'a'"/>
      <section id="gated" relevant="not(y1)">
        <number id="g1"><prompt>g1</prompt></number> <text id="g2" relevant="vb"><prompt>g2</prompt></text>
        <single id="g3" choices="abc"><prompt>g3</prompt></single>
        <multiple id="g4" choices="abc" relevant="answered(g3)"><prompt>g4</prompt></multiple>
        <date id="g5"><prompt>g5</prompt></date>
      </section>
      <variable id="vn" value="g1 + r1" relevant="vb"/> <variable id="vt" value="trim(concat(t1, g2))"/>
      <variable id="vd" value="if(vb, g5, d1)"/>
    """

  /// 12,000 expressions, or 100,000 with `SONDE_FULL=1` in the environment.
  static let rounds = ProcessInfo.processInfo.environment["SONDE_FULL"] == "1" ? 1_000 : 120

  @Test("random expressions mean what a naive reading of the rules says, row by row and in blocks")
  func againstNaive() throws {
    var random = SplitMix64(seed: 2026)
    let rowCount = 12
    for _ in 0..<Self.rounds {
      let expressions = (0..<100).map { _ in Self.condition(depth: 4, &random) }
      let survey = try compiled(expressions)
      let today = try #require(CalendarDate(year: 2026, month: 3, day: 1))
      var block = ProgramBlock(for: survey.program, rowCount: rowCount, now: LocalDateTime(today))
      var rows: [[String: Answer]] = []
      for row in 0..<rowCount {
        let answers = Self.answers(&random)
        for (id, answer) in answers {
          block.set(answer, item: try #require(survey.itemIndex[id]), row: row, of: survey)
        }
        rows.append(Self.withRoute(answers))
      }
      block.run(survey.program)
      for (index, expression) in expressions.enumerated() {
        let item = try #require(survey.itemIndex["x\(index)"])
        let outcome = (0..<rowCount).map { block.value(ofVariable: item, row: $0, of: survey) }
        let expected = rows.map { AnswerValue.boolean(expression.condition($0)) }
        #expect(outcome == expected, "\(expression.text)")
      }
    }
  }

  /// A survey with the expressions as variables.
  private func compiled(_ expressions: [NaiveExpression]) throws -> CompiledSurvey {
    let variables = expressions.enumerated().map { index, expression in
      let value = expression.text.replacingOccurrences(of: "<", with: "&lt;")
      return "<variable id=\"x\(index)\" type=\"boolean\" value=\"\(value)\"/>"
    }
    let text = Self.definition + variables.joined(separator: "\n") + "</survey>"
    let reading = SurveyReader.read(SourceText(name: "test.xml", bytes: Array(text.utf8)))
    let survey = try #require(reading.survey, "\(reading.diagnostics)")
    let compilation = SurveyCompiler.compile(survey, sources: reading.sources)
    return try #require(compilation.survey, "\(compilation.diagnostics.filter { $0.severity == .error })")
  }

  /// The answers as conditions see them: gated items off the route, and variables, both written out by hand.
  static func withRoute(_ given: [String: Answer]) -> [String: Answer] {
    var answers = given
    let isOn = given["y1"] != .value(.code("yes"))
    let vb = NaiveExpression.logic(
      "or", .compare("ge", .item("n1"), .literal(2)), .code("s1", "=", "a")
    ).condition(given)
    if !isOn { for id in ["g1", "g2", "g3", "g4", "g5"] { answers[id] = .notAsked } }
    if !vb { answers["g2"] = .notAsked }
    if answers["g3"]?.state != .value { answers["g4"] = .notAsked }
    answers["vb"] = .value(.boolean(vb))
    let vn = NaiveExpression.arithmetic("+", .item("g1"), .item("r1")).number(answers)
    answers["vn"] = vb ? vn.map { .value(.number($0)) } ?? .skipped : .notAsked
    let vt = NaiveExpression.transformed("trim", .concat([.textItem("t1"), .textItem("g2")])).string(answers)
    answers["vt"] = vt.map { .value(.text($0)) } ?? .skipped
    if case .value(.date(let date))? = answers[vb ? "g5" : "d1"] {
      answers["vd"] = .value(.date(date))
    } else {
      answers["vd"] = .skipped
    }
    return answers
  }

  // MARK: - Random answers

  static func answers(_ random: inout SplitMix64) -> [String: Answer] {
    var answers: [String: Answer] = [:]
    for (kind, ids) in items.sorted(by: { $0.key < $1.key }) {
      for id in ids where !id.hasPrefix("v") {
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
    case "text": .text(["", "x", "xy", " É x\u{A0}"][Int.random(in: 0..<4, using: &random)])
    case "single": .code(["a", "b", "c"][Int.random(in: 0..<3, using: &random)])
    case "yesno": .code(Bool.random(using: &random) ? "yes" : "no")
    case "multiple": .codes(["a", "b", "c"].filter { _ in Bool.random(using: &random) })
    default: .date(CalendarDate(dayNumber: Int.random(in: 0...21_000, using: &random)))
    }
  }

  // MARK: - Random expressions

  private static func pick<T>(_ all: [T], _ random: inout SplitMix64) -> T {
    all[Int.random(in: 0..<all.count, using: &random)]
  }

  private static func id(_ kind: String, _ random: inout SplitMix64) -> String { pick(items[kind] ?? [""], &random) }

  static func condition(depth: Int, _ random: inout SplitMix64) -> NaiveExpression {
    let anyID = pick(items.values.flatMap { $0 }.sorted(), &random)
    switch Int.random(in: 0..<(depth > 0 ? 17 : 12), using: &random) {
    case 0: return .code(id("single", &random), pick(["=", "!="], &random), pick(["a", "b", "c"], &random))
    case 1: return .has(id("multiple", &random), pick(["a", "b", "c"], &random))
    case 2:
      return .state(
        anyID, pick(["value", "skipped", "not-asked", "dont-know", "refused", "not-applicable", "invalid"], &random))
    case 3: return .answered(anyID)
    case 4: return .yes("y1")
    case 5: return .member(id("single", &random), ["a", "c"])
    case 6, 7:
      let comparison = pick(["=", "!=", "eq", "ne", "lt", "le", "gt", "ge", "<", "<=", ">", ">="], &random)
      return .compare(comparison, number(depth: depth - 1, &random), number(depth: depth - 1, &random))
    case 8:
      return .textEqual(pick(["=", "!="], &random), text(depth: depth - 1, &random), text(depth: depth - 1, &random))
    case 9:
      return .compareDates(
        pick(["=", "!=", "lt", "le", "gt", "ge"], &random), date(depth: depth - 1, &random),
        date(depth: depth - 1, &random))
    case 10:
      return .search(
        pick(["contains", "starts-with"], &random), text(depth: depth - 1, &random), text(depth: depth - 1, &random))
    case 11: return .truth("vb")
    case 12: return .not(condition(depth: depth - 1, &random))
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
    case 5: return .count([id("number", &random), id("text", &random), id("multiple", &random)])
    case 6: return .countSelected(id("multiple", &random))
    case 7: return .length(text(depth: depth - 1, &random))
    case 8:
      return .between(
        pick(["days", "months", "years"], &random), date(depth: depth - 1, &random), date(depth: depth - 1, &random))
    default:
      return .arithmetic(
        pick(["+", "-", "*", "div", "mod"], &random), number(depth: depth - 1, &random),
        number(depth: depth - 1, &random))
    }
  }

  static func text(depth: Int, _ random: inout SplitMix64) -> NaiveExpression {
    switch Int.random(in: 0..<(depth > 0 ? 4 : 2), using: &random) {
    case 0: return .textItem(id("text", &random))
    case 1: return .textLiteral(pick(["", "x", "é x"], &random))
    case 2: return .transformed(pick(["lower", "upper", "trim"], &random), text(depth: depth - 1, &random))
    default: return .concat([text(depth: depth - 1, &random), text(depth: depth - 1, &random)])
    }
  }

  static func date(depth: Int, _ random: inout SplitMix64) -> NaiveDate {
    switch Int.random(in: 0..<(depth > 0 ? 6 : 4), using: &random) {
    case 0: return .today
    case 1:
      return .literal(
        Int.random(in: 1996...2024, using: &random), Int.random(in: 1...12, using: &random),
        Int.random(in: 28...31, using: &random))
    case 2, 3: return .item(id("date", &random))
    case 4:
      return .calculated(
        .literal(2024), number(depth: depth - 1, &random), number(depth: depth - 1, &random))
    default:
      return .choose(
        condition(depth: depth - 1, &random), date(depth: depth - 1, &random), date(depth: depth - 1, &random))
    }
  }
}
