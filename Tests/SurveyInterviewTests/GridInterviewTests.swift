import SurveyInterview
import SurveyModel
import SurveyTestSupport
import Testing

/// Each row of a grid is a step of its own.
@Suite struct GridInterviewTests {
  let form = Form {
    scale("five", 1...5)
    grid(
      "g", .scale("five"), ["a", FormRow("b", "B", relevant: "g.a ge 3"), "c"], ["en": "Grid", "fr": "Grille"],
      allow: [.dontKnow])
    number("last")
  }

  @Test func rowsFollowEachOther() throws {
    var someone = try Respondent(form)
    #expect(someone.place == "g.a")
    #expect(someone.interview.prompt(of: 1) == "B")
    #expect(someone.interview.gridPrompt(of: 1) == "Grid")
    #expect(someone.interview.gridPrompt(of: 3) == nil)
    someone.answers("4", "dont-know", "5")
    #expect(someone.place == "last")
    #expect(someone.interview.progress?.overall == .init(place: 4, total: 4, isApproximate: false))
  }

  @Test func aRowIsParkedAndRestored() throws {
    var someone = try Respondent(form)
    someone.answers("4", "2", "5")
    someone.goes(to: "g.a")
    #expect(someone.answers("1") == [.accepted(item: 0, .value(.number(1))), .parked([1])])
    #expect(someone.route == ["g.a", "g.c", "last"])
    someone.goes(to: "g.a")
    #expect(someone.answers("3").last == .restored([1]))
  }

  @Test func everyRowIsReviewed() throws {
    var someone = try Respondent(form)
    someone.answers("4", "2", "", "1")
    #expect(someone.interview.makeReview().entries.map(\.number) == [1, 2, 3, 4])
    someone.does(.submit)
    #expect(someone.interview.submission?.response.answers.prefix(3).map { $0?.state } == [.value, .value, .skipped])
  }
}
