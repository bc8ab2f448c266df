import SurveyModel
import SurveyXML
import Testing

/// What an expression gives when something it reads is missing, as one table.
///
/// `n`, `t`, `d`, `s`, `y`, `m` and `p` are a number 6, a text `ab`, the 29th of February 2024, the choice `a`, a `yes`,
/// the choices `a` and `b`, and the point 3; with a zero (`n0`, `t0` …) they are missing. Every row holds whatever the
/// reason for which they are: each is tried with every state but `value`.
@Suite("Rules for missing answers")
struct MissingRulesTests {
  /// What a row gives.
  enum Outcome: Sendable, Hashable {
    case missing, yes, no
    case number(Double)
    case text(String)
    case day(String)
  }

  typealias Row = (expression: String, outcome: Outcome)

  /// Arithmetic with missing is missing, and so is what has no result.
  static let arithmetic: [Row] =
    ["+", "-", "*", "div", "mod"].flatMap { name in
      [("n \(name) n0", .missing), ("n0 \(name) n", .missing), ("n0 \(name) n0", .missing)]
    } + [
      ("n + 1", .number(7)), ("n - 1", .number(5)), ("n * 2", .number(12)), ("n div 4", .number(1.5)),
      ("n mod 4", .number(2)), ("-n", .number(-6)), ("-n0", .missing), ("n div 0", .missing), ("n mod 0", .missing),
      ("p + n", .number(9)), ("p0 + n", .missing),
    ]

  /// A comparison with missing is false, and so is its opposite; for every type that can be compared.
  static let comparisons: [Row] =
    ["=", "!=", "&lt;", "&lt;=", ">", ">=", "eq", "ne", "lt", "le", "gt", "ge"].flatMap { name -> [Row] in
      [("n", "n0"), ("d", "d0"), ("p", "p0")].flatMap { known, missing -> [Row] in
        [
          ("\(known) \(name) \(missing)", .no), ("\(missing) \(name) \(known)", .no),
          ("\(missing) \(name) \(missing)", .no),
          ("not(\(known) \(name) \(missing))", .yes), ("not(\(missing) \(name) \(missing))", .yes),
          ("\(known) \(name) \(known)", ["=", "&lt;=", ">=", "eq", "le", "ge"].contains(name) ? .yes : .no),
        ]
      }
    }
    + ["=", "!="].flatMap { name -> [Row] in
      [("t", "t0", "'ab'"), ("s", "s0", "'a'"), ("y", "y0", "'yes'")].flatMap { known, missing, literal -> [Row] in
        [
          ("\(known) \(name) \(missing)", .no), ("\(missing) \(name) \(known)", .no),
          ("\(missing) \(name) \(missing)", .no), ("\(missing) \(name) \(literal)", .no),
          ("not(\(missing) \(name) \(literal))", .yes), ("\(known) \(name) \(literal)", name == "=" ? .yes : .no),
        ]
      }
    } + [
      ("d0 ge '2024-01-01'", .no), ("d ge '2024-01-01'", .yes), ("d0 lt today()", .no), ("n0 = 6", .no),
      ("b0 = true", .no), ("b0 != true", .no), ("(n0 = 6) = false", .yes), ("p0 ne 3", .no),
    ]

  /// Membership of missing is false.
  static let membership: [Row] = [
    ("n in (6, 7)", .yes), ("n0 in (6, 7)", .no), ("not(n0 in (6, 7))", .yes), ("s in ('a', 'b')", .yes),
    ("s0 in ('a', 'b', 'c')", .no), ("not(s0 in ('a'))", .yes), ("t in ('ab')", .yes), ("t0 in ('ab', '')", .no),
    ("d in ('2024-02-29')", .yes), ("d0 in ('2024-02-29')", .no), ("p0 in (1, 2, 3, 4, 5)", .no), ("m has 'a'", .yes),
    ("m has 'c'", .no), ("m0 has 'a'", .no), ("not(m0 has 'a')", .yes), ("y0 in ('yes', 'no')", .no),
  ]

  /// `not` of missing is true; nothing missing makes `and` or `or` anything but true or false.
  static let logic: [Row] = [
    ("not(y)", .no), ("not(y0)", .yes), ("not(b0)", .yes), ("y and y0", .no), ("y0 and y", .no), ("y0 and y0", .no),
    ("y or y0", .yes), ("y0 or y", .yes), ("y0 or y0", .no), ("y and true", .yes), ("not(y0 or y0)", .yes),
    ("not(y and y0)", .yes),
  ]

  /// `if` takes its last value when the condition is missing; a branch that is taken may itself be missing.
  static let choosing: [Row] = [
    ("if(y, 1, 2)", .number(1)), ("if(y0, 1, 2)", .number(2)), ("if(n0 = 6, 1, 2)", .number(2)),
    ("if(n0 != 6, 1, 2)", .number(2)), ("if(y, n0, 2)", .missing), ("if(y0, 1, n0)", .missing),
    ("if(y, n, n0)", .number(6)), ("if(y0, t, t0)", .missing), ("if(y, t, t0)", .text("ab")),
    ("coalesce(n0, 4)", .number(4)), ("coalesce(n, 4)", .number(6)), ("coalesce(n0, p0)", .missing),
    ("coalesce(n0, p0, p)", .number(3)), ("coalesce(t0, 'none')", .text("none")),
    ("coalesce(d0, d)", .day("2024-02-29")), ("coalesce(d0, d0)", .missing),
  ]

  /// Aggregates skip what is missing, and are missing when nothing is left: never 0.
  static let aggregates: [Row] = [
    ("sum(n, p)", .number(9)), ("sum(n, n0, p)", .number(9)), ("sum(n0, p0)", .missing), ("sum(n0)", .missing),
    ("mean(n, p)", .number(4.5)), ("mean(n, n0, p)", .number(4.5)), ("mean(n0, p0)", .missing),
    ("min(n, p)", .number(3)), ("min(n0, n)", .number(6)), ("min(n0, p0)", .missing), ("max(n, p)", .number(6)),
    ("max(p, n0)", .number(3)), ("max(n0, p0)", .missing), ("sum(n0 + 1, 2)", .number(2)),
    ("count(n, n0, t0, m)", .number(2)), ("count(n0, t0, d0, s0, m0)", .number(0)), ("count-selected(m)", .number(2)),
    ("count-selected(m0)", .missing), ("answered(n)", .yes), ("answered(n0)", .no), ("not(answered(m0))", .yes),
    ("answered(n0) and n0 ne 5", .no),
  ]

  /// Functions of missing are missing, except `concat`, which takes it for empty; what asks is false.
  static let functions: [Row] = [
    ("abs(n0)", .missing), ("round(n0)", .missing), ("round(n0, 2)", .missing), ("length(t)", .number(2)),
    ("length(t0)", .missing), ("lower(t0)", .missing), ("upper(t)", .text("AB")), ("upper(t0)", .missing),
    ("trim(t0)", .missing), ("concat(t, t0, 'c')", .text("abc")), ("concat(t0, t0)", .text("")),
    ("contains(t, 'b')", .yes), ("contains(t0, 'b')", .no), ("contains(t, t0)", .no), ("contains(t0, '')", .no),
    ("not(contains(t0, 'b'))", .yes), ("starts-with(t, 'a')", .yes), ("starts-with(t0, '')", .no),
    ("starts-with(t, t0)", .no), ("matches(t, '[ab]+')", .yes), ("matches(t0, '.*')", .no),
    ("date(2024, 2, 29)", .day("2024-02-29")), ("date(2023, 2, 29)", .missing), ("date(2024, n0, 1)", .missing),
    ("days-between(d, '2024-03-01')", .number(1)), ("days-between(d0, today())", .missing),
    ("days-between(d, d0)", .missing), ("months-between(d, '2024-03-29')", .number(1)),
    ("months-between(d0, d)", .missing), ("years-between(d, '2025-02-28')", .number(0)),
    ("years-between(d, d0)", .missing), ("today()", .day("2026-03-01")),
  ]

  static let table = arithmetic + comparisons + membership + logic + choosing + aggregates + functions

  static let missing: [Answer?] = [
    nil, .skipped, .notAsked, .dontKnow, .refused, .notApplicable, .invalid(text: "?", reason: .notANumber),
  ]

  @Test("every row, for every reason why an answer is missing", arguments: 0..<missing.count)
  func holds(reason: Int) throws {
    let survey = try Self.compiled()
    let day = try #require(CalendarDate(iso: "2024-02-29"))
    var response = Response(to: survey, id: "r")
    func set(_ id: String, _ answer: Answer?) throws {
      response.answers[try #require(survey.itemIndex[id])] = answer
    }
    try set("n", .value(.number(6)))
    try set("p", .value(.number(3)))
    try set("t", .value(.text("ab")))
    try set("d", .value(.date(day)))
    try set("s", .value(.code("a")))
    try set("y", .value(.code("yes")))
    try set("m", .value(.codes(["a", "b"])))
    let isOff = Self.missing[reason] == .notAsked
    try set("on", .value(.code(isOff ? "no" : "yes")))
    for id in ["n0", "p0", "t0", "d0", "s0", "y0", "m0"] {
      // Off the route, what was answered before is there and does not count.
      let item = try #require(survey.item(named: String(id.dropLast())))
      let known = response.answers[try #require(survey.itemIndex[item.id])]
      try set(id, isOff ? known : Self.missing[reason])
    }
    let block = survey.replay(response, now: LocalDateTime(try #require(CalendarDate(iso: "2026-03-01"))))
    for (index, row) in Self.table.enumerated() {
      let value = block.value(ofVariable: try #require(survey.itemIndex["x\(index)"]), of: survey)
      #expect(Self.outcome(value) == row.outcome, "\(row.expression)")
    }
  }

  @Test("the state of a missing answer stays what it is, and no state is missing", arguments: 0..<missing.count)
  func states(reason: Int) throws {
    let answer = Self.missing[reason]
    let survey = try Self.compiled()
    var response = Response(to: survey, id: "r")
    let isOff = answer == .notAsked
    response.answers[try #require(survey.itemIndex["on"])] = .value(.code(isOff ? "no" : "yes"))
    response.answers[try #require(survey.itemIndex["n0"])] = answer
    let block = survey.replay(response, now: LocalDateTime(CalendarDate(dayNumber: 0)))
    let state = answer?.state ?? .skipped
    #expect(block.state(ofItem: try #require(survey.itemIndex["n0"])) == state)
    for (index, other) in AnswerState.allCases.enumerated() {
      let isIt = block.value(ofVariable: try #require(survey.itemIndex["is\(index)"]), of: survey)
      let isNot = block.value(ofVariable: try #require(survey.itemIndex["not\(index)"]), of: survey)
      #expect(isIt == .boolean(other == state))
      #expect(isNot == .boolean(other != state))
    }
  }

  private static func outcome(_ value: AnswerValue?) -> Outcome? {
    switch value {
    case nil: .missing
    case .boolean(let holds)?: holds ? .yes : .no
    case .number(let number)?: .number(number)
    case .text(let text)?: .text(text)
    case .date(let date)?: .day(date.description)
    case .time, .datetime, .code, .codes, .ranking: nil
    }
  }

  private static func compiled() throws -> CompiledSurvey {
    func questions(_ suffix: String) -> String {
      """
      <number id="n\(suffix)"><prompt>n</prompt></number> <rating id="p\(suffix)" scale="five"><prompt>p</prompt></rating>
      <text id="t\(suffix)"><prompt>t</prompt></text> <date id="d\(suffix)"><prompt>d</prompt></date>
      <single id="s\(suffix)" choices="abc"><prompt>s</prompt></single> <yesno id="y\(suffix)"><prompt>y</prompt></yesno>
      <multiple id="m\(suffix)" choices="abc"><prompt>m</prompt></multiple>
      """
    }
    let rows = table.enumerated().map { "<variable id=\"x\($0)\" value=\"\($1.expression)\"/>" }
    let states = AnswerState.allCases.enumerated().map { index, state in
      "<variable id=\"is\(index)\" value=\"state(n0) = '\(state.name)'\"/>"
        + "<variable id=\"not\(index)\" value=\"state(n0) != '\(state.name)'\"/>"
    }
    let text = """
      <survey xmlns="urn:sonde:survey:1" id="missing" xml:lang="en" allow="dont-know refused not-applicable">
        <title>Missing answers</title>
        <scale id="five" from="1" to="5"/>
        <choices id="abc">
          <choice value="a"><label>A</label></choice><choice value="b"><label>B</label></choice>
          <choice value="c"><label>C</label></choice>
        </choices>
        <yesno id="on"><prompt>on</prompt></yesno>
        \(questions(""))
        <section id="missing-ones" relevant="on">\(questions("0"))</section>
        <variable id="b0" type="boolean" relevant="false" value="true"/>
        \((rows + states).joined(separator: "\n"))
      </survey>
      """
    let reading = SurveyReader.read(SourceText(name: "missing.xml", bytes: Array(text.utf8)))
    let survey = try #require(reading.survey, "\(reading.diagnostics)")
    let compilation = SurveyCompiler.compile(survey, sources: reading.sources)
    return try #require(compilation.survey, "\(compilation.diagnostics)")
  }
}
