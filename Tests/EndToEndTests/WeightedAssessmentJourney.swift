import SurveyModel
import SurveyReports
import SurveyScoring
import SurveyStatistics
import Testing

/// Surveys whose respondents are weighted, joined: every period meets the margins by itself, over all units.
@Suite("Weighted surveys joined, from their definition to the numbers")
struct WeightedAssessmentJourney {
  private static let who = """
    <single id="unit" required="no"><prompt>Where?</prompt>
      <choice value="a"><label>Ashford</label></choice><choice value="b"><label>Barton</label></choice></single>
    <single id="sex" required="no"><prompt>Who?</prompt>
      <choice value="f"><label>F</label></choice><choice value="m"><label>M</label></choice></single>
    """

  private static let weights = """
    <weights method="poststratify"><margin of="sex"><share code="f" value="50"/><share code="m" value="50"/></margin></weights>
    """

  private static let surveys = [
    "ready.xml": """
    <scale id="level" from="0" to="4"><point value="0"/></scale>\(who)
    <rating id="tools" scale="level" required="no"><prompt>tools</prompt></rating>
    <scoring><dimension id="step"><item ref="tools"/></dimension><maturity id="ladder" target="70"><step ref="step"/></maturity>
      \(weights)</scoring>
    """,
    "visit.xml": """
    <scale id="five" from="1" to="5"><point value="1"/></scale>\(who)
    <rating id="again" scale="five" required="no"><prompt>again</prompt></rating>
    <scoring><dimension id="return"><item ref="again"/></dimension><top-box id="sure" item="again" from="5" to="5"/>
      <net-score id="net" item="again"><group id="m" from="1" to="2" sign="-1"/><group id="n" from="3" to="3" sign="0"/>
        <group id="p" from="4" to="5" sign="1"/></net-score>\(weights)</scoring>
    """,
  ]

  private static let content = """
    <use survey="ready.xml" as="ready" min-group="1"/><use survey="visit.xml" as="visit" min-group="1"/>
    <join by="unit" period="half-year"/>
    <headline score="visit.return"/><headline score="visit.sure"/><headline score="visit.net"/>
    <perception-gap claimed="ready.tools" measured="visit.again"/>
    <verdict ready="ready.step" ready-from="50" loyal="visit.return" loyal-from="70">
      <otherwise id="build"><title>Build</title></otherwise></verdict>
    """

  /// 2026-H1: four women, of whom two of a say 5 and two of b say 3, and a man of each who says 1, so that a woman weighs
  /// ¾ and a man 1½. 2025-H2: one of each, who weigh the same. 2025-H1: women alone.
  private static let visits = """
    response-id,submitted,unit,sex,again
    1,2026-01-10,a,f,5
    2,2026-01-11,a,f,5
    3,2026-01-12,b,f,3
    4,2026-01-13,b,f,3
    5,2026-01-14,a,m,1
    6,2026-01-15,b,m,1
    7,2025-08-10,a,f,3
    8,2025-08-11,a,m,5
    9,2025-02-11,a,f,5

    """

  /// Three women who say all is done and a man who says nothing is: a woman weighs ⅔ and the man 2.
  private static let leaders = """
    response-id,submitted,unit,sex,tools
    1,2026-01-10,a,f,4
    2,2026-01-11,a,f,4
    3,2026-01-12,b,f,4
    4,2026-01-13,b,m,0

    """

  private func results(period: String? = nil) throws -> AssessmentResults {
    var joined = try JoinedSurveys(Self.content, surveys: Self.surveys)
    joined.add(Self.leaders, to: 0)
    joined.add(Self.visits, to: 1)
    return joined.results(period: period)
  }

  private func isClose(_ found: Double?, _ expected: Double) -> Bool {
    found.map { ($0 - expected).magnitude < 1e-9 } ?? false
  }

  @Test func numbersOfUnitsAndOfAll() throws {
    let results = try results()
    #expect(results.period == "2026-H1")
    let mean = results.headlines[0]
    let whole = try #require(mean.whole.number)
    #expect(whole.isWeighted && whole.count == 6 && whole.exact == nil)
    #expect(isClose(whole.value, 37.5))
    // Σ(w(x − x̄))² is 2·(46.875² + 9.375² + 56.25²) = 10898.4375; ·6/5/6² gives SE² = 363.28125, and t(5) is 2.570581835636.
    #expect(isClose(whole.interval?.upper, 37.5 + 2.570581835636 * 363.28125.squareRoot()))
    #expect(whole.interval?.lower == 0)
    #expect(mean.units.map(\.unit) == ["a", "b"])
    #expect(isClose(mean.units[0].figure.number?.value, 50) && isClose(mean.units[1].figure.number?.value, 25))
    #expect(isClose(results.headlines[1].whole.number?.value, 25))
    #expect(isClose(results.headlines[2].whole.number?.value, -25))
    // n_eff is 6²/(4·(¾)² + 2·(1½)²) = 36/6.75.
    #expect(isClose(results.surveys[1].effect?.effectiveSize, 36 / 6.75))
    #expect(results.surveys[1].weightingFailure == nil)
  }

  @Test func periods() throws {
    let periods = try results().headlines[0].periods
    #expect(periods.map(\.period) == ["2025-H1", "2025-H2", "2026-H1"])
    #expect(periods.map { $0.figure.number?.isWeighted } == [false, false, true])
    #expect(periods.map { $0.figure.number?.value } == [100, 75, 37.5])
    let first = try results(period: "2025-H1")
    #expect(first.surveys[1].weightingFailure == .emptyCategory(margin: 0, category: 1))
    #expect(first.surveys[1].effect == nil && first.headlines[0].whole.number?.exact == 100)
    let second = try results(period: "2025-H2")
    #expect(second.surveys[1].weightingFailure == nil && second.surveys[1].effect == nil)
  }

  /// What is claimed and measured are answers to single questions, weighted like scores: 50 and 37.5.
  @Test func gapsStepsAndTheVerdict() throws {
    let results = try results()
    let gap = try #require(results.gaps.first)
    #expect(isClose(gap.claimed.number?.value, 50) && isClose(gap.measured.number?.value, 37.5))
    #expect(isClose(gap.difference?.value, 12.5))
    // Without weights three quarters would be reached, and nothing would block.
    #expect(results.blocking.map(\.place) == [1])
    #expect(isClose(results.blocking.first?.number.value, 50))
    #expect(results.verdict?.ready.isReached == false)
  }

  @Test(arguments: [
    ("en", "weighted, as precise as 5 unweighted ones", "unweighted (nobody is in “M”"),
    ("fr", "pondérés, aussi précis que 5 non pondérés", "non pondérés (personne n’est dans"),
    ("it", "ponderati, precisi quanto 5 non ponderati", "non ponderati (nessuno è in"),
  ])
  func theReportSaysSo(language: String, weighted: String, not: String) throws {
    let tag = try #require(LanguageTag(language))
    func text(_ period: String?) throws -> String {
      TextReport(AssessmentReportBuilder(try results(period: period), language: tag).report).text
        .split(whereSeparator: \.isWhitespace).joined(separator: " ")
    }
    #expect(try text(nil).contains(weighted))
    #expect(try text("2025-H1").contains(not))
  }
}
