import SurveyFormats
import SurveyModel
import SurveyReports
import SurveyScoring
import SurveyStatistics
import Testing

/// Two units, two periods, and numbers worked out by hand.
@Suite("Surveys joined, from their definition to the numbers")
struct AssessmentJourney {
  private static let units = """
    <single id="unit" required="no"><prompt>Where?</prompt>
      <choice value="a"><label>Ashford</label></choice><choice value="b"><label>Barton</label></choice>
      <choice value="c"><label>Corby</label></choice></single>
    """

  private static func rating(_ id: String, _ scale: String) -> String {
    "<rating id=\"\(id)\" scale=\"\(scale)\" required=\"no\"><prompt>\(id)</prompt></rating>"
  }

  static let surveys = [
    "ready.xml": """
    <scale id="level" from="0" to="4"><point value="0"/></scale>\(units)\(rating("tools", "level"))
    <scoring><dimension id="step"><title>Tools</title><item ref="tools"/></dimension>
      <maturity id="ladder" target="70"><step ref="step"/></maturity></scoring>
    """,
    "visit.xml": """
    <scale id="five" from="1" to="5"><point value="1"/></scale>\(units)
    \(["kept", "again", "counts-kept", "counts-again"].map { rating($0, "five") }.joined())
    <scoring><dimension id="kept-word"><title>Kept</title><item ref="kept"/></dimension>
      <dimension id="return"><item ref="again"/></dimension>
      <dimension id="i-kept"><item ref="counts-kept"/></dimension>
      <dimension id="i-again"><item ref="counts-again"/></dimension>
      <top-box id="sure" item="again" from="5" to="5"/>
      <net-score id="net" item="again"><group id="m" from="1" to="2" sign="-1"/><group id="n" from="3" to="3" sign="0"/>
        <group id="p" from="4" to="5" sign="1"/></net-score>
      <importance-performance id="map"><aspect performance="kept-word" importance="i-kept"/>
        <aspect performance="return" importance="i-again"/></importance-performance></scoring>
    """,
    "other.xml": "<scale id=\"five\" from=\"1\" to=\"5\"><point value=\"1\"/></scale>\(rating("x", "five"))",
  ]

  static let content = """
    <use survey="ready.xml" as="ready" min-group="2"/><use survey="visit.xml" as="visit" min-group="2"/>
    <use survey="other.xml" as="other"/>
    <join by="unit" period="half-year"/>
    <headline score="ready.step"/><headline score="visit.sure"/><headline score="visit.net"/>
    <perception-gap claimed="ready.tools" measured="visit.kept-word"><text>Ask.</text></perception-gap>
    <chain><link score="ready.step"/><link score="visit.return"/></chain>
    <linkage step="ready.step" outcome="visit.kept-word"><title>Word kept</title><text>Act.</text></linkage>
    <verdict ready="ready.step" ready-from="50" loyal="visit.return" loyal-from="70">
      <when id="both" ready="yes" loyal="yes"><title>Both</title></when>
      <when id="luck" ready="no" loyal="yes"><title>Luck</title><text>Build.</text></when>
      <otherwise id="build"><title>Build</title></otherwise>
    </verdict>
    """

  /// 2026-H1: steps of 100 and 50 in a, 50 and 50 in b; one of 25 in 2025-H2.
  static let ready = """
    response-id,submitted,unit,tools
    1,2026-01-01T00:00:00Z,a,4
    2,2026-06-30T23:59:59Z,a,2
    3,2026-02-01T00:00:00Z,b,2
    4,2026-02-01T00:00:00Z,b,2
    5,2025-12-31T23:59:59Z,a,1
    6,,a,4

    """

  /// 2026-H1: kept 100 and 75 in a, 25 and 0 in b; again 100 three times and 75.
  static let visit = """
    response-id,submitted,unit,kept,again,counts-kept,counts-again
    1,2026-03-01T00:00:00Z,a,5,5,5,1
    2,2026-03-01T00:00:00Z,a,4,5,5,1
    3,2026-03-01T00:00:00Z,b,2,5,5,1
    4,2026-03-01T00:00:00Z,b,1,4,5,1
    5,2025-08-01T00:00:00Z,b,3,3,5,1
    6,2025-08-01T00:00:00Z,b,3,3,5,1

    """

  private static func joined(isReversed: Bool = false) throws -> JoinedSurveys {
    var joined = try JoinedSurveys(content, surveys: surveys)
    joined.add(ready, to: 0, isReversed: isReversed)
    joined.add(visit, to: 1, isReversed: isReversed)
    return joined
  }

  private func isNear(_ value: Double?, _ expected: Double) -> Bool {
    value.map { ($0 - expected).magnitude < 1e-9 * max(1, expected.magnitude) } ?? false
  }

  @Test("the latest period that is complete, each survey by itself, and what is in no period")
  func periodsAndSurveys() throws {
    let results = try Self.joined().results()
    #expect(results.periods == ["2025-H2", "2026-H1"] && results.period == "2026-H1")
    #expect(results.surveys.map(\.count) == [4, 4, 0])
    #expect(results.surveys.map(\.elsewhere) == [1, 2, 0])
    #expect(results.surveys.map(\.undated) == [1, 0, 0])
    #expect(results.surveys.map(\.withoutUnit) == [0, 0, nil])
    #expect(try Self.joined().results(period: "2025-H2").surveys.map(\.count) == [1, 2, 0])
  }

  /// A mean of 62.5 with s = 25: the t limits with 3 degrees of freedom are 62.5 ± 3.18245 · 12.5 (scipy 1.x).
  @Test("numbers of all and of units, with their intervals")
  func numbers() throws {
    let results = try Self.joined().results()
    let step = try #require(results.headlines[0].whole.number)
    #expect(step.count == 4 && step.exact == Ratio(decimal: "62.5"))
    #expect(isNear(step.interval?.lower, 22.719421183946707))
    #expect(results.headlines[0].units.map(\.unit) == ["a", "b", "c"])
    let values: [Double?] = results.headlines[0].units.map { $0.figure.number?.value }
    #expect(values == [75, 50, nil])
    #expect(results.headlines[0].units[2].figure == .notMeasured)
    // One answer in 2025 is below the minimum of two.
    #expect(results.headlines[0].periods.map(\.period) == ["2025-H2", "2026-H1"])
    #expect(results.headlines[0].periods[0].figure == .tooFew(minimum: 2))
    // Three of four chose the top box; nobody is against.
    #expect(results.headlines[1].whole.number?.value == 75)
    #expect(isNear(results.headlines[1].whole.number?.interval?.lower, wilsonLower(3, 4)))
    #expect(results.headlines[2].whole.number?.value == 100)
  }

  /// Wilson's lower limit in percent, written out once more.
  private func wilsonLower(_ cases: Double, _ trials: Double) -> Double {
    let (z, p) = (1.959963984540054, cases / trials)
    let root = (p * (1 - p) / trials + z * z / (4 * trials * trials)).squareRoot()
    return 100 * (p + z * z / (2 * trials) - z * root) / (1 + z * z / trials)
  }

  /// Claimed 62.5 less experienced 50; s² is 625 and 2083.33; Welch's limits by scipy 1.x with 4.651376 degrees of freedom.
  @Test("a gap has Welch's interval, and says what would have been seen")
  func gap() throws {
    let result = try Self.joined().results().gaps[0]
    let difference = try #require(result.difference)
    #expect(difference.value == 12.5 && difference.reading == .undetected)
    #expect(isNear(difference.interval?.lower, -55.92506180788379))
    #expect(isNear(difference.interval?.upper, 80.9250618078838))
    #expect(isNear(difference.detectable, 72.85830998131465))
    #expect(result.units.map(\.unit) == ["a", "b"])
    // 75 less 87.5 in a, 50 less 12.5 in b.
    let differences: [Double] = result.units.map { $0.difference.value }
    #expect(differences == [-12.5, 37.5])
    let counts: [Int] = result.units.map { $0.claimed.count }
    #expect(counts == [2, 2])
  }

  /// The point 62.5 passes 50 and its limit 22.7 does not; the limit of return, 93.75 − 3.18245 · 6.25, passes 70.
  @Test("the verdict is decided by limits, not by points")
  func verdict() throws {
    let verdict = try #require(try Self.joined().results().verdict)
    #expect(verdict.ready.figure.number?.value == 62.5 && verdict.ready.isReached == false)
    #expect(isNear(verdict.loyal.figure.number?.interval?.lower, 73.85971059197684))
    #expect(verdict.loyal.isReached == true)
    #expect(verdict.outcome?.id.text == "luck" && verdict.obstacles.isEmpty)
  }

  @Test("without a survey that is needed there is no verdict; with answers that are all equal neither")
  func withheld() throws {
    var joined = try JoinedSurveys(Self.content, surveys: Self.surveys)
    joined.add(Self.ready, to: 0)
    let missing = try #require(joined.results().verdict)
    #expect(missing.outcome == nil && missing.obstacles == [.notMeasured(survey: 1)])
    #expect(joined.results().chain?.links[1].whole == .notMeasured)

    joined.add("response-id,submitted,again\n1,2026-03-01T00:00:00Z,5\n2,2026-03-01T00:00:00Z,5\n", to: 1)
    let equal = try #require(joined.results().verdict)
    #expect(equal.loyal.figure.number?.value == 100 && equal.loyal.isReached == nil)
    #expect(equal.obstacles == [.notJudged(equal.loyal.measure)] && equal.outcome == nil)

    let content = Self.content.replacing("loyal-from=\"70\"", with: "loyal-from=\"70\" requires=\"other\"")
    var other = try JoinedSurveys(content, surveys: Self.surveys)
    other.add(Self.ready, to: 0)
    other.add(Self.visit, to: 1)
    #expect(other.results().verdict?.obstacles == [.notMeasured(survey: 2)])
    #expect(other.results().period == "2026-H1")
  }

  /// The cross stands at the means of the two aspects: performance (50 + 93.75) / 2, importance (100 + 0) / 2.
  @Test("a step with what it shows in")
  func linkage() throws {
    let results = try Self.joined().results()
    let linkage = results.linkages[0]
    // The target is the maturity's; 62.5 is below it, and its interval holds it.
    #expect(linkage.linkage.target == 70 && linkage.standing == .open && linkage.asksForAction)
    // The interval of the performance crosses the line at 71.875.
    #expect(linkage.field == .undetermined)
    #expect(results.blocking.map(\.step.name) == ["ready.step"] && results.blocking[0].place == 1)
  }

  // MARK: - Small groups

  /// Six, five and two answers: two are too few, and five go with them because six and the whole would give the two away.
  @Test("a small unit is hidden, and another with it")
  func suppression() throws {
    func table(_ counts: KeyValuePairs<String, Int>) -> String {
      var lines = ["response-id,submitted,unit,tools"]
      for (unit, count) in counts {
        for _ in 0..<count { lines.append("\(lines.count),2026-03-01T00:00:00Z,\(unit),\(lines.count % 4)") }
      }
      return lines.joined(separator: "\n") + "\n"
    }
    let content = Self.content.replacing("as=\"ready\" min-group=\"2\"", with: "as=\"ready\" min-group=\"4\"")
    var joined = try JoinedSurveys(content, surveys: Self.surveys)
    joined.add(table(["a": 6, "b": 5, "c": 2]), to: 0)
    joined.add(Self.visit, to: 1)
    let headline = joined.results().headlines[0]
    #expect(headline.whole.number?.count == 13)
    let counts: [Int?] = headline.units.map { $0.figure.number?.count }
    #expect(counts == [6, nil, nil])
    #expect(headline.units[1].figure == .withheld && headline.units[2].figure == .tooFew(minimum: 4))
    // What is hidden is in no other part either.
    #expect(joined.results().gaps[0].units.map(\.unit) == ["a"])

    // Two and one are hidden and together below four: the third goes with them, though it is the last.
    var three = try JoinedSurveys(content, surveys: Self.surveys)
    three.add(table(["a": 6, "b": 2, "c": 1]), to: 0)
    #expect(
      three.results().headlines[0].units.map(\.figure) == [.withheld, .tooFew(minimum: 4), .tooFew(minimum: 4)])

    // Those who do not tell their unit are a group as well.
    var silent = try JoinedSurveys(content, surveys: Self.surveys)
    silent.add(table(["a": 6, "b": 5, "": 1]), to: 0)
    let units = silent.results().headlines[0].units
    #expect(units.map(\.unit) == ["a", "b", "c", nil])
    let others: [Int?] = units.map { $0.figure.number?.count }
    #expect(others == [6, nil, nil, nil])

    var few = try JoinedSurveys(content, surveys: Self.surveys)
    few.add(table(["a": 3]), to: 0)
    few.add(Self.visit, to: 1)
    #expect(few.results().headlines[0].whole == .tooFew(minimum: 4))
    #expect(few.results().verdict?.outcome == nil && few.results().blocking.isEmpty)
    var json = JSONWriter(.pretty)
    json.object { AssessmentRecord(few.results()).write(to: &$0) }
    #expect(try JSONParser.parse(json.bytes)["headlines"]?.array?[0]["n"]?.isNull == true)
  }

  /// What a survey promised its respondents holds in a joined report: it counts where the assessment does not say, and the
  /// assessment may ask for more.
  @Test("the least group is the survey's own", arguments: [(nil, 5), ("7", 7)] as [(String?, Int)])
  func promised(asked: String?, minimum: Int) throws {
    var surveys = Self.surveys
    surveys["ready.xml"] = Self.surveys["ready.xml"]?.replacing(
      "</scoring>", with: "<analysis min-group=\"5\"><reliability of=\"step\"/></analysis></scoring>")
    let content = Self.content.replacing(
      "as=\"ready\" min-group=\"2\"", with: "as=\"ready\"" + (asked.map { " min-group=\"\($0)\"" } ?? ""))
    var joined = try JoinedSurveys(content, surveys: surveys)
    joined.add(Self.ready, to: 0)
    joined.add(Self.visit, to: 1)
    #expect(joined.assessment.minimums == [minimum, 2, 10])
    // Four answers in the period.
    #expect(joined.results().headlines[0].whole == .tooFew(minimum: minimum))
  }

  // MARK: - The chain

  /// Units with i and j top answers of ten, j a shuffle of i with Σd² = 14: r and ρ are 1 − 6·14 / (10·99). The limits are
  /// those of Fisher's transform by Python's math.
  @Test("ten units with ten answers each are correlated, nine are not", arguments: [true, false])
  func chain(isEnough: Bool) throws {
    let codes = (0..<10).map { "u\($0)" }
    let choices = codes.map { "<choice value=\"\($0)\"><label>\($0)</label></choice>" }.joined()
    let unit = "<single id=\"unit\"><prompt>Where?</prompt>\(choices)</single>"
    func survey(_ item: String) -> String {
      "<scale id=\"five\" from=\"1\" to=\"5\"><point value=\"1\"/></scale>\(unit)\(Self.rating(item, "five"))"
        + "<scoring><dimension id=\"d\"><item ref=\"\(item)\"/></dimension></scoring>"
    }
    func table(_ item: String, _ fives: [Int], lacking: Bool = false) -> String {
      var lines = ["response-id,unit,\(item)"]
      for (place, count) in fives.enumerated() {
        for answer in 0..<(lacking && place == 9 ? 9 : 10) {
          lines.append("\(lines.count),\(codes[place]),\(answer < count ? 5 : 1)")
        }
      }
      return lines.joined(separator: "\n") + "\n"
    }
    var joined = try JoinedSurveys(
      """
      <use survey="one.xml" as="one" min-group="1"/><use survey="two.xml" as="two"/><join by="unit"/>
      <chain><link score="one.d"/><link score="two.d"/></chain>
      """, surveys: ["one.xml": survey("x"), "two.xml": survey("y")])
    joined.add(table("x", Array(0..<10), lacking: !isEnough), to: 0)
    joined.add(table("y", [0, 2, 1, 4, 3, 6, 5, 9, 8, 7]), to: 1)
    let results = joined.results()
    #expect(results.period == nil && results.periods.isEmpty)
    let pair = try #require(results.chain?.pairs.first)
    let text = TextReport(report(results, "en")).text
    guard isEnough else {
      #expect(pair.units == 9 && pair.pearson == nil && pair.spearman == nil)
      #expect(text.contains("at most 9 have them"))
      return
    }
    #expect(pair.units == 10)
    #expect(isNear(pair.pearson?.coefficient, 1 - 84.0 / 990) && isNear(pair.spearman?.coefficient, 1 - 84.0 / 990))
    #expect(isNear(pair.interval?.lower, 0.6737318257386102) && isNear(pair.interval?.upper, 0.9800624424562808))
    #expect(text.contains("associated with each other over 10 units") && !text.contains("drives"))
  }

  // MARK: - Reports

  private func report(_ results: AssessmentResults, _ tag: String) -> Report {
    AssessmentReportBuilder(results, language: LanguageTag(tag) ?? results.assessment.assessment.sourceLanguage).report
  }

  @Test("the same whatever the order of responses")
  func determinism() throws {
    let (once, again) = (try Self.joined().results(), try Self.joined(isReversed: true).results())
    func json(_ results: AssessmentResults) -> [UInt8] {
      var json = JSONWriter(.pretty)
      json.object { AssessmentRecord(results).write(to: &$0) }
      return json.bytes
    }
    #expect(json(once) == json(again))
    #expect(TextReport(report(once, "fr")).text == TextReport(report(again, "fr")).text)
  }

  @Test("every member of the JSON is documented, and every documented one is there")
  func json() throws {
    var json = JSONWriter(.pretty)
    let record = AssessmentRecord(try Self.joined().results())
    json.object { record.write(to: &$0) }
    let parsed = try JSONParser.parse(json.bytes)
    let figure = Set(AssessmentRecord.figure.map(\.path))
    func paths(_ value: JSONNode, _ path: String) -> Set<String> {
      if let object = value.object {
        let members = object.members.filter { object["state"] == nil || !figure.contains($0.key) }
        #expect(object["state"] == nil || object.members.count == members.count + figure.count)
        return members.reduce(into: []) { found, member in
          found.formUnion(paths(member.node, path.isEmpty ? member.key : "\(path).\(member.key)"))
        }
      }
      guard let array = value.array else { return [path] }
      return array.reduce(into: []) { $0.formUnion(paths($1, path + "[]")) }
    }
    // The verdict of these data has no obstacle.
    let expected = Set(AssessmentRecord.fields.map(\.path)).filter { !$0.hasPrefix("verdict.obstacles[]") }
    #expect(paths(parsed, "").filter { $0 != "verdict.obstacles" } == expected)
    #expect(parsed["schema"]?.string == "sonde-assessment/1")
    #expect(parsed["verdict"]?["outcome"]?.string == "luck")
    for field in AssessmentRecord.fields { #expect(AssessmentRecord.reference.contains("`\(field.path)`")) }
  }

  @Test(
    "the report in three languages, drawn and in sentences",
    arguments: [
      ("fr", "Verdict\u{A0}: [en] Luck.", "premier semestre", "aucun écart décelé"),
      ("it", "Verdetto: [en] Luck.", "primo semestre 2026", "nessun divario rilevato"),
      ("en", "Verdict: Luck.", "first half of 2026", "no difference detected"),
    ])
  func languages(tag: String, verdict: String, period: String, reading: String) throws {
    let results = try Self.joined().results()
    for isPlain in [false, true] {
      let text = TextReport(report(results, tag), width: 100, isPlain: isPlain).text
      let joined = text.split { $0.isWhitespace }.joined(separator: " ")
      #expect(text.contains(verdict), "\(text)")
      #expect(joined.contains(tag == "fr" ? "1er semestre 2026" : period))
      #expect(joined.contains(reading), "\(text)")
      #expect(text.contains("Word kept") && text.contains("ready.step"))
    }
    #expect(!TextReport(report(results, tag), isASCII: true).text.contains("→"))
  }

  @Test("what authors write cannot leave its line")
  func hostileTexts() throws {
    let content = Self.content.replacing(
      "<title>Word kept</title>", with: "<title>Word\n\n   <br/>kept &amp; = cmd|</title>")
    var joined = try JoinedSurveys(content, surveys: Self.surveys)
    joined.add(Self.ready, to: 0)
    joined.add(Self.visit, to: 1)
    let report = report(joined.results(), "en")
    let labels = report.sections.flatMap(\.blocks).flatMap { block -> [String] in
      if case .figures(let figures) = block { figures.map(\.label) } else { [] }
    }
    #expect(labels.contains("→ Word kept & = cmd|"), "\(labels)")
    #expect(TextReport(report).text.unicodeScalars.allSatisfy { $0 == "\n" || $0.value >= 0x20 })
  }
}
