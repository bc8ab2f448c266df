import SurveyModel
import SurveyScoring
import SurveyTesting
import SurveyXML
import Testing

@Suite("Running the tests of a survey")
struct TestRunnerTests {
  private static let survey = """
    <survey xmlns="urn:sonde:survey:1" id="s" xml:lang="en">
      <title>T</title>
      <scale id="five" from="1" to="5"><point value="1"/></scale>
      <section id="main" allow="not-applicable">
        <yesno id="used" required="yes"><prompt>Used?</prompt></yesno>
        <rating id="good" scale="five" relevant="used = 'yes'"><prompt>Good?</prompt></rating>
        <rating id="bad" scale="five" relevant="used = 'yes'"><prompt>Bad?</prompt></rating>
        <number id="age" min="0" max="120">
          <prompt>Age?</prompt>
          <constraint test=". ge 16"><message>Too young.</message></constraint>
        </number>
        <date id="since" max="today()"><prompt>Since?</prompt></date>
      </section>
      <scoring>
        <dimension id="quality"><item ref="good"/><item ref="bad" reversed="yes" weight="3"/></dimension>
        <index id="all"><component ref="quality"/></index>
        <maturity id="stages" target="50"><step ref="quality"/></maturity>
        <top-box id="top" item="good" from="4" to="5"/>
        <net-score id="net" item="good">
          <group id="low" from="1" to="2" sign="-1"/>
          <group id="high" from="4" to="5" sign="1"/>
        </net-score>
        <bands of="quality"><band id="no" from="0" to="50"/><band id="yes" from="50" to="100"/></bands>
        <advice when="quality lt 50" of="quality"><text>Improve.</text></advice>
      </scoring>
    </survey>
    """

  private func compiled() throws -> CompiledSurvey {
    let reading = SurveyReader.read(SourceText(name: "s.xml", bytes: Array(Self.survey.utf8)))
    let survey = try #require(reading.survey)
    return try #require(SurveyCompiler.compile(survey).survey)
  }

  private func tests(_ content: String) throws -> SurveyTests {
    let reading = read(content)
    #expect(reading.diagnostics.isEmpty)
    return try #require(reading.tests)
  }

  private func read(_ content: String) -> SurveyReading {
    let text = """
      <tests xmlns="urn:sonde:survey:1" survey="s.xml" today="2026-03-01">
      \(content)
      </tests>
      """
    return SurveyReader.read(SourceText(name: "t.xml", bytes: Array(text.utf8)))
  }

  private func run(_ content: String) throws -> [TestFailure] {
    let survey = try compiled()
    let tests = try tests("<case name='c'>\(content)</case>")
    #expect(tests.diagnostics(for: survey).isEmpty)
    return tests.cases.flatMap { TestRunner(survey: survey).run($0, now: tests.now).failures }
  }

  @Test("an entry of a roster that has answers is there, as it is in tables")
  func entries() throws {
    let text = """
      <survey xmlns="urn:sonde:survey:1" id="s" xml:lang="en"><title>T</title>
      <roster id="staff" max="3"><text id="who"><prompt>Who?</prompt></text><yesno id="kind"><prompt>Kind?</prompt></yesno></roster>
      </survey>
      """
    let tests = """
      <tests xmlns="urn:sonde:survey:1" survey="s.xml" today="2026-03-01"><case name="two">
      <answer ref="staff.1.who">A</answer> <answer ref="staff.2.who">B</answer>
      <expect asked="staff.2.kind staff.3" not-asked="staff.3.who"/></case></tests>
      """
    let reading = SurveyReader.read(SourceText(name: "s.xml", bytes: Array(text.utf8)))
    let declared = try #require(reading.survey)
    let survey = try #require(SurveyCompiler.compile(declared).survey)
    let cases = try #require(SurveyReader.read(SourceText(name: "t.xml", bytes: Array(tests.utf8))).tests)
    let result = TestRunner(survey: survey).run(cases.cases[0], now: cases.now)
    #expect(result.failures.map(\.subject) == [])
  }

  @Test("the time beside today is what now() means; midnight where there is none")
  func theTimeOfTheTests() throws {
    let definition = """
      <survey xmlns="urn:sonde:survey:1" id="s" xml:lang="en"><title>T</title>
        <datetime id="call" max="now()"><prompt>Call?</prompt></datetime>
        <text id="late" relevant="now() gt '2026-03-01T18:00'"><prompt>Why so late?</prompt></text>
      </survey>
      """
    let reading = SurveyReader.read(SourceText(name: "s.xml", bytes: Array(definition.utf8)))
    let declared = try #require(reading.survey)
    let survey = try #require(SurveyCompiler.compile(declared).survey)
    func failures(_ time: String, _ expectation: String) throws -> Int {
      let text = """
        <tests xmlns="urn:sonde:survey:1" survey="s.xml" today="2026-03-01" \(time)>
        <case name="c"><answer ref="call">2026-03-01T18:30</answer><expect \(expectation)/></case>
        </tests>
        """
      let tests = try #require(SurveyReader.read(SourceText(name: "t.xml", bytes: Array(text.utf8))).tests)
      return tests.cases.flatMap { TestRunner(survey: survey).run($0, now: tests.now).failures }.count
    }
    #expect(try failures("time='18:30'", "asked='late' valid='call'") == 0)
    #expect(try failures("time='18:29'", "asked='late' invalid='call'") == 0)
    #expect(try failures("", "not-asked='late' invalid='call'") == 0)
    #expect(try failures("time='18:29'", "not-asked='late'") == 1)
  }

  @Test("a default answers nothing, and a readonly value has to be its own")
  func defaults() throws {
    let definition = """
      <survey xmlns="urn:sonde:survey:1" id="s" xml:lang="en"><title>T</title>
        <number id="a" default="4"><prompt>A?</prompt></number>
        <number id="twice" readonly="yes" default="2 * a"><prompt>Twice</prompt></number>
        <text id="why" relevant="a = 4"><prompt>Why?</prompt></text>
      </survey>
      """
    let reading = SurveyReader.read(SourceText(name: "s.xml", bytes: Array(definition.utf8)))
    let declared = try #require(reading.survey)
    let survey = try #require(SurveyCompiler.compile(declared).survey)
    let content = """
      <case name="one"><expect not-asked="why" valid="a twice"/></case>
      <case name="two"><answer ref="a">4</answer><answer ref="twice">8</answer><expect asked="why" valid="twice"/></case>
      <case name="three"><answer ref="a">4</answer><answer ref="twice">9</answer><expect valid="twice"/></case>
      """
    let failures = try tests(content).cases.flatMap { TestRunner(survey: survey).run($0, now: moment).failures }
    #expect(failures.flatMap(\.trace) == ["'twice' is readonly, and its value is '8'"])
  }

  private let moment = LocalDateTime(CalendarDate(dayNumber: 20_000))

  private static let answers =
    "<answer ref='used'>yes</answer> <answer ref='good'>5</answer> <answer ref='bad'> 2 </answer>"

  /// (5 · 1 + 4 · 3) / 4 = 4.25, which is 81.25 % of the way from 1 to 5.
  @Test(arguments: [
    "score='quality' percent='81.25' raw='4.25' tolerance='0' state='scored' band='yes'",
    "score='quality' percent='81' tolerance='0.25'", "score='all' percent='81.25' state='scored'",
    "score='stages' level='4' percent='81.25' first-blocking='none' state='scored'",
    "score='top' percent='100' state='scored'", "score='net' percent='100' group='high'",
    "asked='good bad age' no-advice='quality' valid='used good age'",
  ])
  func passing(_ expectation: String) throws {
    #expect(try run(Self.answers + "<expect \(expectation)/>") == [])
  }

  @Test(arguments: [
    ("score='quality' percent='81'", "quality.percent: 81 (±0.005), 81.25"),
    ("score='quality' raw='4' tolerance='0.2'", "quality.raw: 4 (±0.2), 4.25"),
    ("score='quality' state='prorated'", "quality.state: prorated, scored"),
    ("score='quality' band='no'", "quality.band: no, yes"), ("score='quality' band='none'", "quality.band: none, yes"),
    ("score='stages' level='3'", "stages.level: 3, 4"),
    ("score='stages' first-blocking='quality'", "stages.first-blocking: quality, none"),
    ("score='net' group='none'", "net.group: none, high"), ("advice='quality'", "quality.advice: given, not given"),
    ("not-asked='good'", "good: not asked, asked"), ("invalid='good'", "good: invalid, valid"),
  ])
  func failing(_ expectation: String, _ difference: String) throws {
    let failures = try run(Self.answers + "<expect \(expectation)/>")
    #expect(failures.map { "\($0.subject): \($0.expected), \($0.actual)" } == [difference])
  }

  @Test func traces() throws {
    let failures = try run(Self.answers + "<expect score='quality' percent='0'/> <expect not-asked='good'/>")
    #expect(
      failures.map(\.trace) == [
        [
          "good: 5, counts 5", "bad: 2, counts 4, reversed, weight 3",
          "quality: 4.25 on 1–5, 81.25 %, yes; scored, 2 of 2",
        ],
        ["good: relevant=\"used = 'yes'\" holds"],
      ])
    let stages = try run("<answer ref='used'>yes</answer> <expect score='stages' level='1'/>")
    #expect(stages.map(\.actual) == ["none: nothing-answered"])
    #expect(stages.first?.trace.last == "stages: level none, no score")
  }

  @Test func answersAreReadAsResponsesAre() throws {
    #expect(
      try run(
        """
        <answer ref='used'/> <answer ref='age'>12</answer> <answer ref='since'>2026-03-02</answer>
        <expect invalid='used age since' not-asked='good'/>
        <expect score='quality' state='nothing-in-scope' band='none'/> <expect score='top' state='nothing-in-scope'/>
        """) == [])
    #expect(
      try run(
        """
        <answer ref='used'>yes</answer> <answer ref='good' state='not-applicable'/> <answer ref='bad'>6</answer>
        <answer ref='age' state='dont-know'/> <answer ref='since'>2026-03-01</answer>
        <expect invalid='bad age' valid='used good since'/>
        <expect score='quality' state='too-many-not-applicable'/>
        """) == [])
  }

  @Test func namesAreHeldAgainstTheSurvey() throws {
    let tests = try tests(
      """
      <case name='c'>
      <answer ref='usde'>yes</answer> <answer ref='age'>1</answer> <answer ref='age'>2</answer>
      <expect asked='god' score='qualty' percent='1'/>
      <expect score='all' raw='1' band='yes' first-blocking='x'/>
      <expect score='quality' band='yess' level='1' group='low'/>
      <expect score='stages' first-blocking='all'/> <expect score='net' group='hihg'/>
      </case>
      """)
    let found = tests.diagnostics(for: try compiled()).map { diagnostic in
      "\(diagnostic.problem.message)\(diagnostic.suggestion.map { " → \($0)" } ?? "")"
    }
    #expect(
      found == [
        "no question is named 'usde' → used", "the id 'age' is used again", "no question is named 'god' → good",
        "no score is named 'qualty' → quality", "an index has no raw", "'all' has no bands", "an index has no steps",
        "no band of 'quality' is named 'yess' → yes", "a dimension has no level", "a dimension has no groups",
        "no step of 'stages' is named 'all'", "no group of 'net' is named 'hihg' → high",
      ])
  }

  @Test(arguments: [
    ("", "missing-part"), ("<case name='c'/>", "missing-part"),
    ("<case><expect asked='a'/></case>", "missing-attribute"),
    ("<case name='c'><expect/></case>", "missing-attribute"),
    ("<case name='c'><expect percent='1'/></case>", "missing-attribute"),
    ("<case name='c'><expect score='a'/></case>", "missing-attribute"),
    ("<case name='c'><expect score='a' percent='x'/></case>", "bad-value missing-attribute"),
    ("<case name='c'><expect score='a' state='good'/></case>", "bad-value"),
    ("<case name='c'><answer ref='a' state='refused'>1</answer><expect asked='a'/></case>", "repeated-part"),
    ("<case name='c'><answer ref='a'><em>1</em></answer><expect asked='a'/></case>", "misplaced-element"),
    ("<case name='c'><expect asked='a'/></case><title>T</title>", "misplaced-element"),
  ])
  func structure(_ content: String, _ codes: String) {
    #expect(read(content).diagnostics.map(\.code.rawValue).sorted().joined(separator: " ") == codes)
  }

  @Test func theStatesAreTheScorers() {
    let states: [ScoreState] = [
      .scored, .prorated, .unscored(.nothingInScope), .unscored(.nothingAnswered),
      .unscored(.tooFew(counted: 0, required: 1)), .unscored(.tooManyNotApplicable(1, of: 1)), .unscored(.noWeight),
    ]
    for state in states {
      let reading = read("<case name='c'><expect score='a' state='\(state.name)'/></case>")
      #expect(reading.diagnostics.isEmpty, "\(state.name)")
    }
  }
}
