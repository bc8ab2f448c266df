import SurveyModel
import SurveyXML
import Testing

/// The surveys that the batch is tried on, each with something that blocks of responses have to get right.
enum BatchSurveys {
  private static let scales = """
    <codes not-applicable="-99" dont-know="-98"/>
    <scale id="five" from="1" to="5">
      <point value="1"/><point value="2"/><point value="3"/><point value="4"/><point value="5"/>
    </scale>
    <choices id="aspects">
      <choice value="kind"><label>Kindness</label></choice>
      <choice value="fast"><label>Speed</label></choice>
      <choice value="fair"><label>Price</label></choice>
    </choices>
    """

  /// Dimensions of all methods, indices, ranks that weight, a top box, a net score, flags; every item of few values.
  static let scored = """
    \(scales)
    <single id="unit">
      <prompt>Where?</prompt>
      <choice value="north"><label>North</label></choice><choice value="south"><label>South</label></choice>
    </single>
    <section id="items" allow="not-applicable dont-know">
      \((1...6).map { "<rating id=\"a\($0)\" scale=\"five\"><prompt>A \($0)</prompt></rating>" }.joined())
      \((1...4).map { "<rating id=\"b\($0)\" scale=\"five\"><prompt>B \($0)</prompt></rating>" }.joined())
      <yesno id="c1"><prompt>C</prompt></yesno>
    </section>
    <number id="recommend" integer="yes" min="0" max="10"><prompt>Recommend?</prompt></number>
    <multiple id="reasons" choices="aspects"><prompt>Why?</prompt></multiple>
    <ranking id="order" choices="aspects"><prompt>Order?</prompt></ranking>
    <text id="words" max-length="12"><prompt>Words</prompt></text>
    <scoring>
      <map id="weighed" several="sum">
        <entry code="kind" value="1.5"/><entry code="fast" value="2"/><entry code="fair" value="-1"/>
        <entry state="skipped" value="0"/>
      </map>
      <dimension id="first" missing="n:4">
        <item ref="a1"/><item ref="a2" reversed="yes"/><item ref="a3" weight="2"/><item ref="a4"/><item ref="a5"/>
        <item ref="a6" weight="0.5"/>
      </dimension>
      <dimension id="second" method="sum" report="raw">
        <item ref="b1"/><item ref="b2"/><item ref="b3"/><item ref="b4" reversed="yes"/>
      </dimension>
      <dimension id="third" method="count"><item ref="b1"/><item ref="b2"/><item ref="c1"/></dimension>
      <dimension id="least" method="min"><item ref="a1"/><item ref="a2"/></dimension>
      <dimension id="mapped"><item ref="reasons" map="weighed"/></dimension>
      <dimension id="nested"><item ref="first"/><item ref="second" weight="3"/></dimension>
      <index id="plain" missing="n:2">
        <component ref="first" weight="3"/><component ref="second" weight="2"/><component ref="third"/>
      </index>
      <index id="ranked" weights="order" without-weights="equal">
        <component ref="first" points="kind"/><component ref="second" points="fast"/>
        <component ref="third" points="fair"/>
      </index>
      <index id="strict" weights="order">
        <component ref="first" points="kind"/><component ref="second" points="fast"/>
      </index>
      <index id="whole"><component ref="plain"/><component ref="ranked"/></index>
      <bands of="plain">
        <band id="low" from="0" to="50"><title>Low</title></band>
        <band id="high" from="50" to="100"><title>High</title></band>
      </bands>
      <top-box id="top" item="a1" from="4" to="5"/>
      <net-score id="net" item="recommend">
        <group id="no" from="0" to="6" sign="-1"/><group id="maybe" from="7" to="8" sign="0"/>
        <group id="yes" from="9" to="10" sign="1"/>
      </net-score>
      <quadrants id="types" x="first" x-cut="50" y="second" y-cut="50">
        <quadrant id="both" x="high" y="high"/><quadrant id="neither" x="low" y="low"/>
      </quadrants>
      <flag id="straight" type="straightline" over="first second" threshold="3" missing="n:6"/>
      <flag id="long" type="longstring" over="first" threshold="4"/>
      <flag id="torn" type="inconsistent" over="second third" threshold="75"/>
      <analysis><reliability of="first second"/></analysis>
    </scoring>
    """

  /// The scored survey with flags about times, copies and ids, and questions without symbols among the answers.
  static let flagged = scored.replacing(
    "<analysis>",
    with: """
      <flag id="quick" type="speeder" threshold="20.5"/>
      <flag id="never-slow" type="speeder" threshold="1000000"/>
      <flag id="hasty" type="speeder" of-median="0.5" threshold="3"/>
      <flag id="copy" type="duplicate" threshold="3"/>
      <flag id="near-copy" type="duplicate" threshold="11.5"/>
      <flag id="again" type="same-id"/><analysis>
      """, maxReplacements: 1
  ).replacing(
    "<scoring>",
    with: """
      <number id="amount" min="0"><prompt>How much?</prompt></number><date id="day"><prompt>When?</prompt></date>
      <rating id="kept" scale="five" relevant="a1 ge 3"><prompt>Kept?</prompt></rating>
      <text id="why" relevant="a1 ge 2"><prompt>Why?</prompt></text><scoring>
      """, maxReplacements: 1)

  /// The scored survey with a flag about copies alone, whose rows are written as they are read.
  static let copied = scored.replacing(
    "<analysis>",
    with: "<flag id=\"copy\" type=\"duplicate\" threshold=\"3\"/><flag id=\"q\" type=\"speeder\"/><analysis>",
    maxReplacements: 1)

  /// Routes, checks, calculations, choices that are offered only at times, amounts, days, long texts.
  static let routed = """
    \(scales)
    <yesno id="visited" required="yes"><prompt>Visited?</prompt></yesno>
    <section id="visit" relevant="visited = 'yes'">
      <rating id="kind" scale="five" required="yes"><prompt>Kind?</prompt></rating>
      <rating id="fast" scale="five" required="soft"><prompt>Fast?</prompt></rating>
      <text id="why" relevant="kind le 2 or fast le 2"><prompt>Why?</prompt></text>
    </section>
    <number id="age" integer="yes" min="0" max="130"><prompt>Age?</prompt></number>
    <number id="years" min="0"><prompt>Years as a customer?</prompt>
      <constraint test=". le age"><message>No longer than you live.</message></constraint>
      <constraint test=". lt 50" severity="warning"><message>So long?</message></constraint>
    </number>
    <date id="day" min="2026-01-01"><prompt>Day?</prompt></date>
    <single id="way">
      <prompt>How?</prompt>
      <choice value="shop"><label>Shop</label></choice>
      <choice value="web" relevant="age ge 16"><label>Web</label></choice>
    </single>
    <text id="code" pattern="[A-Z]{2}[0-9]{2}"><prompt>Code?</prompt></text>
    <variable id="double" value="age * 2" type="number"/>
    <variable id="wordy" value="length(why) gt 5" type="boolean"/>
    <rating id="again" scale="five" relevant="double ge 40 and not(wordy)"><prompt>Again?</prompt></rating>
    <scoring>
      <dimension id="service" missing="all"><item ref="kind"/><item ref="fast"/></dimension>
      <dimension id="loyalty"><item ref="again"/></dimension>
      <index id="total"><component ref="service"/><component ref="loyalty"/></index>
    </scoring>
    """

  /// A gate, an allocation, a maturity with evidence: what is scored response by response, or not.
  static let composite = """
    \(scales)
    <scale id="levels" from="0" to="3"><point value="0"/><point value="1"/><point value="2"/><point value="3"/></scale>
    <section id="practices" allow="dont-know not-applicable">
      <check id="p1" scale="levels"><prompt>P 1</prompt><evidence required-from="2"/></check>
      <check id="p2" scale="levels"><prompt>P 2</prompt></check>
      <check id="p3" scale="levels"><prompt>P 3</prompt><evidence required-from="2"/></check>
    </section>
    <allocation id="points" choices="aspects"><prompt>Points?</prompt></allocation>
    <rating id="r1" scale="five"><prompt>R 1</prompt></rating>
    <rating id="r2" scale="five"><prompt>R 2</prompt></rating>
    <rating id="r3" scale="five"><prompt>R 3</prompt></rating>
    <scoring>
      <dimension id="s1"><item ref="p1"/><item ref="p2"/></dimension>
      <dimension id="s2"><item ref="p3"/></dimension>
      <maturity id="ladder" target="50" dont-know="lowest" evidence-cap="1"><step ref="s1"/><step ref="s2"/></maturity>
      <dimension id="d1"><item ref="r1"/></dimension>
      <dimension id="d2"><item ref="r2"/></dimension>
      <dimension id="d3"><item ref="r3"/></dimension>
      <index id="felt" weights="points">
        <component ref="d1" points="kind"/><component ref="d2" points="fast"/><component ref="d3" points="fair"/>
      </index>
      <gap id="missed" importance="points">
        <pair perception="d1" expectation="d2" points="kind"/><pair perception="d3" expectation="d2" points="fair"/>
      </gap>
      <importance-performance id="map" importance="points">
        <aspect performance="d1" points="kind"/><aspect performance="d2" points="fast"/>
      </importance-performance>
    </scoring>
    """

  /// The composite survey with gates over dimensions and an index, some of which are scored row by row; their conditions
  /// read scores, answers, a text and the day.
  static let gated = composite.replacing(
    "<scoring>", with: "<text id=\"why\"><prompt>Why?</prompt></text><scoring>", maxReplacements: 1
  ).replacing(
    "<gap id",
    with: """
      <dimension id="d4" missing="half"><item ref="r1"/><item ref="r2"/><item ref="r3"/></dimension>
      <dimension id="least" method="min"><item ref="r1"/><item ref="r2"/></dimension>
      <index id="plain" missing="half"><component ref="d2"/><component ref="d3"/><component ref="d4"/></index>
      <index id="over"><component ref="plain"/><component ref="d2"/></index>
      <dimension id="asked"><item ref="p2"/></dimension>
      <index id="both"><component ref="asked"/><component ref="s2"/></index>
      <gate of="d3 d4" when="both.percent ge 50 or length(why) gt 5"/>
      <gate of="d4 least" when="answered(p3) and today() lt '2026-03-01'"/>
      <gate of="plain" when="not(asked.percent lt 40)"/>
      <analysis><reliability of="d4"/></analysis>
      <gap id
      """, maxReplacements: 1)

  /// Sets and orders of more choices than have symbols, whole or choice by choice, which a route and advice read.
  static let plenty = """
    \(scales)
    <multiple id="words" min="2" max="4" allow="dont-know">
      <prompt>Words?</prompt>
      \((1...12).map { "<choice value=\"w\($0)\"><label>W \($0)</label></choice>" }.joined())
      <choice value="none" exclusive="yes"><label>None</label></choice>
    </multiple>
    <multiple id="others" other="yes" relevant="not(words has 'w1')">
      <prompt>Others?</prompt>
      \((1...10).map { "<choice value=\"o\($0)\"><label>O \($0)</label></choice>" }.joined())
    </multiple>
    <ranking id="needs" top="5">
      <prompt>Needs?</prompt>
      \((1...7).map { "<choice value=\"n\($0)\"><label>N \($0)</label></choice>" }.joined())
    </ranking>
    <rating id="r1" scale="five" relevant="count-selected(words) ge 3 or rank(needs, 'n1') le 2"><prompt>R 1</prompt></rating>
    <rating id="r2" scale="five"><prompt>R 2</prompt></rating>
    <scoring>
      <dimension id="d"><item ref="r1"/><item ref="r2"/></dimension>
      <flag id="copy" type="duplicate" threshold="3"/>
      <advice when="d.percent lt 50 and others has 'o2'" of="d" priority="1"><text>Mend it.</text></advice>
    </scoring>
    """

  /// Limits, a calculation, a constraint and advice that read the day, and answers that one may confirm to be missing.
  static let dated = """
    \(scales)
    <date id="past" max="today()"><prompt>Since when?</prompt></date>
    <date id="coming" min="today()" max="2026-12-31"><prompt>Until when?</prompt></date>
    <variable id="recent" value="past ge '2026-02-28' and today() le '2026-02-28'" type="boolean"/>
    <rating id="r1" scale="five" required="soft" relevant="not(recent)"><prompt>R 1</prompt></rating>
    <rating id="r2" scale="five" required="soft"><prompt>R 2</prompt></rating>
    <number id="years" min="0">
      <prompt>Years?</prompt>
      <constraint test=". le 3 or today() ge '2026-02-01'" severity="warning"><message>So many?</message></constraint>
    </number>
    <text id="words" required="soft"><prompt>Words?</prompt></text>
    <scoring>
      <dimension id="d"><item ref="r1"/><item ref="r2"/></dimension>
      <advice when="d.percent lt 80 and today() lt '2026-02-15'" of="d" priority="1"><text>Wait.</text></advice>
    </scoring>
    """

  /// The routed survey with advice that hangs on scores, and on answers as well.
  static let advised = routed.replacing(
    "</scoring>",
    with: """
      <advice when="service.percent lt 50" of="service" priority="2"><text>Serve better.</text></advice>
      <advice when="total.percent ge 50 and age lt 40" of="total" priority="1"><text>Thank "them", all.</text></advice>
      </scoring>
      """, maxReplacements: 1)

  /// The composite survey with something that hangs on several answers of a respondent, which has each scored by itself.
  static func joint(_ addition: String) -> String {
    composite.replacing("</scoring>", with: "\(addition)</scoring>", maxReplacements: 1)
  }

  static let weights = """
    <weights><margin of="r1">
      <share code="1" value="1"/><share code="2" value="2"/><share code="3" value="3"/><share code="4" value="3"/>
      <share code="5" value="1"/>
    </margin></weights>
    """
  static let agreement = "<agreement of=\"ladder\" by=\"r2\"/>"
  static let drivers = "<drivers of=\"d1\" by=\"d2 d3\"/>"
  static let trend = "<trend of=\"d1 felt\" by=\"version\" identity=\"r3\"/>"

  static func compiled(_ content: String) throws -> CompiledSurvey {
    let text = """
      <survey xmlns="urn:sonde:survey:1" id="s" version="1" xml:lang="en" languages="en fr">
      <title>T</title>
      \(content)
      </survey>
      """
    let reading = SurveyReader.read(SourceText(name: "s.xml", bytes: Array(text.utf8)))
    let compilation = SurveyCompiler.compile(try #require(reading.survey), sources: reading.sources)
    let errors = (reading.diagnostics + compilation.diagnostics).filter { $0.severity == .error }
    let renderer = DiagnosticRenderer(sources: reading.sources)
    #expect(errors.isEmpty, "\(errors.map { renderer.text($0) }.joined())")
    return try #require(compilation.survey)
  }
}
