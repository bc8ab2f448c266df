import SurveyModel
import SurveyReports
import SurveyScoring
import SurveyStatistics
import Testing

@Suite("The share of a type, from a survey to the joined report")
struct JoinedTypologyJourney {
  private static let visit = """
    <scale id="five" from="1" to="5"><point value="1"/></scale>
    <single id="unit" required="no"><prompt>Where?</prompt>
      <choice value="a"><label>Ashford</label></choice><choice value="b"><label>Barton</label></choice></single>
    <rating id="kept" scale="five" required="no"><prompt>Kept</prompt></rating>
    <rating id="again" scale="five" required="no"><prompt>Again</prompt></rating>
    <scoring><dimension id="d-kept"><item ref="kept"/></dimension><dimension id="d-again"><item ref="again"/></dimension>
      <quadrants id="types" x="d-kept" x-cut="75" y="d-again" y-cut="75"><title>Types</title>
        <quadrant id="loyal" x="high" y="high"/><quadrant id="hostage" x="low" y="high"><title>Hostages</title></quadrant>
      </quadrants></scoring>
    """

  private static let responses = """
    response-id,unit,kept,again
    r1,a,5,5
    r2,a,2,5
    r3,a,1,1
    r4,a,2,5
    r5,b,5,4
    r6,b,1,
    r7,b,4,4
    """

  private func joined(weights: String = "") throws -> JoinedSurveys {
    var joined = try JoinedSurveys(
      """
      <use survey="visit.xml" as="visit" min-group="3"/><join by="unit"/>
      <headline score="visit.types.hostage"/><headline score="visit.d-again"/>
      """, surveys: ["visit.xml": Self.visit.replacing("</scoring>", with: weights + "</scoring>")])
    joined.add(Self.responses, to: 0)
    return joined
  }

  /// Two of six: r3 is of no declared type and counts in the whole, r6 lacks one of the two answers and does not.
  @Test func counts() throws {
    let headline = try #require(try joined().results().headlines.first)
    let number = try #require(headline.whole.number)
    #expect(number.kind == .share && number.count == 6)
    #expect(number.exact == Ratio(100, over: 3))
    // Wilson for 2 of 6: (1/3 + z²/12 ± z·√(2/54 + z²/144)) / (1 + z²/6), z² = 3.841459.
    #expect(abs((number.interval?.lower ?? 0) - 9.677141) < 1e-5)
    // Three answered in b, but only two have a type; with those of a and the whole they could be worked out.
    #expect(headline.units.map(\.figure) == [.withheld, .tooFew(minimum: 3)])
  }

  /// Four of a and three of b that count alike weigh 7/8 and 7/6: 2·7/8 of 4·7/8 + 2·7/6 are 30 percent.
  @Test func weighted() throws {
    let margin = "<margin of=\"unit\"><share code=\"a\" value=\"50\"/><share code=\"b\" value=\"50\"/></margin>"
    let joined = try joined(weights: "<weights method=\"poststratify\">\(margin)</weights>")
    let number = try #require(joined.results().headlines.first?.whole.number)
    #expect(number.isWeighted && number.kind == .share && number.count == 6)
    #expect(abs(number.value - 30) < 1e-9)
  }

  @Test(arguments: [("en", "Types: Hostages"), ("fr", "[en] Types\u{A0}: [en] Hostages")])
  func report(tag: String, label: String) throws {
    let report = AssessmentReportBuilder(try joined().results(), language: try #require(LanguageTag(tag))).report
    #expect(TextReport(report, width: 100).text.contains(label))
  }
}
