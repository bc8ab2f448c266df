import SurveyModel
import Testing

/// Results of several surveys are joined by the unit that they are about, so that it is asked in one way everywhere.
@Suite("Every survey asks for the unit from one list")
struct UnitTests {
  @Test func theCodesAreTheSameEverywhere() throws {
    let surveys = try ConstructTests.surveys()
    #expect(surveys.count >= 7)
    for survey in surveys {
      let item = try #require(survey.item(named: "unit"), "\(survey.survey.id.text)")
      let codes = survey.choiceList(of: item)?.choices.map(\.code.text)
      #expect(codes == ["north", "south", "east", "west"], "\(survey.survey.id.text)")
      guard case .choice = item.kind else {
        Issue.record("\(survey.survey.id.text): one choice is what results can be joined by")
        continue
      }
    }
  }

  /// Who assesses a unit is asked for it at the beginning; to all others it is the least of the questions.
  @Test func itIsAskedLastAndNobodyMustAnswer() throws {
    for survey in try ConstructTests.surveys() where survey.survey.id.text != "loyalty-readiness" {
      let last = survey.items.last { $0.takesAnswer }
      #expect(last?.id == "unit", "\(survey.survey.id.text)")
      #expect(last?.requirement == .no, "\(survey.survey.id.text)")
    }
    let readiness = try #require(try ConstructTests.surveys().first { $0.survey.id.text == "loyalty-readiness" })
    #expect(readiness.item(named: "unit")?.requirement == .yes)
  }
}
