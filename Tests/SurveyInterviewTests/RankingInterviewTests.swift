import SurveyInterview
import SurveyModel
import SurveyTestSupport
import Testing

/// Putting choices in order.
@Suite struct RankingInterviewTests {
  @Test func theOrderIsKeptAsGiven() throws {
    var someone = try Respondent(
      Form {
        ranking("q", ["a", "b", "c"], top: 2)
        number("why", relevant: "rank(q, 'c') = 1")
      })
    #expect(someone.answers("c|c") == [.refused(item: 0, [.invalid(.rankedTwice("c"))])])
    #expect(someone.answers("c") == [.refused(item: 0, [.invalid(.tooFewChosen(minimum: 2))])])
    someone.answers("c|a")
    #expect(someone["q"] == .value(.ranking(["c", "a"])))
    #expect(someone.place == "why")
    someone.goes(to: "q")
    someone.answers("a|c")
    #expect(someone.route == ["q"])
    #expect(someone["q"] == .value(.ranking(["a", "c"])))
  }

  @Test func nothingInOrderIsEmpty() throws {
    var someone = try Respondent(Form(required: .yes) { ranking("q", ["a", "b"]) })
    #expect(someone.does(.answer(.value(.ranking([])))) == [.refused(item: 0, [.required])])
  }

  @Test(arguments: [
    (english, "“a” stands there twice.", "put 2 in order, each once.", "1. c; 2. a"),
    (french, "«\u{A0}a\u{A0}» est cité deux fois.", "il faut en classer 2, chacun une fois.", "1. c; 2. a"),
    (italian, "«a» è indicato due volte.", "bisogna ordinarne 2, ciascuno una volta.", "1. c; 2. a"),
  ])
  func words(_ language: LanguageTag, _ twice: String, _ few: String, _ answer: String) throws {
    let choices = ["a", "b", "c"].map { FormChoice($0, ["en": "\($0)", "fr": "\($0)", "it": "\($0)"]) }
    let survey = try Form { ranking("q", choices, top: 2) }.compiled()
    let wording = InterviewWording(language)
    #expect(wording.message(of: .rankedTwice("a"), for: survey.items[0], in: survey) == twice)
    #expect(wording.message(of: .tooFewChosen(minimum: 2), for: survey.items[0], in: survey) == few)
    #expect(wording.text(of: .value(.ranking(["c", "a"])), to: survey.items[0], in: survey) == answer)
  }
}
