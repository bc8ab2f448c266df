import SurveyModel
import SurveyScoring
import Testing

@testable import SurveyReports

@Suite struct WordingTests {
  private func wording(_ tag: String) throws -> ReportWording { ReportWording(try language(tag)) }

  @Test func decimalsAppearOnlyWhereTheyAreNeeded() throws {
    let wording = try wording("en")
    let edges: [Ratio] = [25, 50, 75]
    func places(_ text: String, count: Int) throws -> Int {
      let value = try #require(Ratio(decimal: text))
      return wording.places(for: value.doubleValue, exact: value, count: count, edges: edges)
    }
    #expect(try places("64.886", count: 11) == 0)
    #expect(try places("64.886", count: 100) == 1)
    // 49.7 would read 50 and stand in the band below 50.
    #expect(try places("49.7", count: 11) == 1)
    #expect(try places("49.97", count: 11) == 2)
    #expect(try places("50", count: 11) == 0)
    #expect(try places("50.4", count: 11) == 0)
    #expect(try places("24.96", count: 100) == 2)
  }

  @Test func numbersFollowTheLanguage() throws {
    let value = try #require(Ratio(decimal: "64.88"))
    for (tag, shown, percent) in [("fr", "64,9", "64,9\u{A0}%"), ("it", "64,9", "64,9%"), ("en", "64.9", "64.9%")] {
      let wording = try wording(tag)
      let number = wording.number(value.doubleValue, exact: value, places: 1)
      #expect(number.text == shown)
      #expect(wording.percent(number.text) == percent)
    }
    #expect(try wording("en").number(-4.5, places: 0).text == "\u{2212}5")
  }

  @Test(arguments: [
    (
      "en", "Alpha 0.84 (95% interval 0.74–0.92, 30 complete responses), omega 0.86.",
      "Staff: goes with the others (r = 0.67); without it alpha would be 0.81."
    ),
    (
      "fr", "Alpha 0,84 (intervalle à 95\u{A0}% 0,74–0,92, 30 questionnaires complets), oméga 0,86.",
      "Staff\u{A0}: va avec les autres (r = 0,67)\u{A0}; sans elle, alpha serait 0,81."
    ),
    (
      "it", "Alfa 0,84 (intervallo al 95% 0,74–0,92, 30 questionari completi), omega 0,86.",
      "Staff: va con le altre (r = 0,67); senza, alfa sarebbe 0,81."
    ),
  ])
  func reliabilityIsSaidPlainly(tag: String, alpha: String, item: String) throws {
    let wording = try wording(tag)
    func number(_ value: Double) -> ReportNumber { wording.number(value, places: 2) }
    let interval = ReportFigure.Interval(lower: number(0.739), upper: number(0.916))
    #expect(
      wording.reliability(alpha: number(0.843).text, interval: interval, omega: number(0.856).text, count: 30) == alpha)
    #expect(
      wording.item("Staff", correlation: number(0.671).text, isNegative: false, alphaIfDropped: number(0.81).text)
        == item)
  }

  @Test func pluralsFollowTheLanguage() throws {
    #expect(try wording("fr").answers(0) == "0 réponse")
    #expect(try wording("fr").answers(1) == "1 réponse")
    #expect(try wording("fr").answers(2) == "2 réponses")
    #expect(try wording("it").answers(0) == "0 risposte")
    #expect(try wording("it").answers(1) == "1 risposta")
    #expect(try wording("en").answers(1) == "1 answer")
  }

  @Test func colonsMakeWay() throws {
    #expect(try wording("en").pair("Promises are kept.", "9") == "Promises are kept: 9")
    #expect(try wording("en").pair("Would you?", "9") == "Would you? 9")
    #expect(try wording("fr").pair("Fiabilité", "9") == "Fiabilité\u{A0}: 9")
  }

  /// In French a no-break space stands before every double punctuation mark that our own words have.
  @Test func frenchPunctuation() throws {
    let sample = try SampleSurvey()
    let block = sample.block(ResponseReportTests.answers)
    let report = ReportBuilder(scorer: sample.scorer, language: try language("fr"))
      .report(ofResponse: "r", sample.scorer.score(block), block)
    let texts = [TextReport(report).text, TextReport(try AggregateReportTests().report("fr"), isPlain: true).text]
    for text in texts {
      let characters = Array(text)
      for (index, character) in characters.enumerated() where ":;%!?»".contains(character) && index > 0 {
        // The sample's own question has a plain space.
        #expect(
          ["\u{A0}"].contains(characters[index - 1]) || text.contains("Recommanderiez-vous ?") && character == "?")
      }
    }
  }
}
