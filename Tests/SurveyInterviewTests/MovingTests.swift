import SurveyInterview
import SurveyModel
import SurveyTestSupport
import Testing

/// Moving along the route, progress and review.
@Suite struct MovingTests {
  let form = Form(minutes: 10) {
    section("a", title: "A") {
      statement("hello", "Welcome.")
      number("one")
      yesno("more")
    }
    section("b", title: "B", relevant: "more = 'yes'") {
      number("two", required: .yes)
    }
    section("c", title: "C") {
      number("three")
    }
  }

  @Test func aPageOfTextIsReadOnce() throws {
    var someone = try Respondent(form)
    #expect(someone.place == "hello")
    someone.does(.forward)
    #expect(someone.place == "one")
    someone.does(.back)
    #expect(someone.place == "hello")
    #expect(someone.does(.back) == [.atStart])
    someone.does(.forward)
    someone.answers("1")
    #expect(someone.place == "more")
  }

  @Test func forwardKeepsAnAnswerAndBackFromTheReviewIsTheLastItem() throws {
    var someone = try Respondent(form)
    someone.does(.forward)
    someone.answers("1", "no", "3")
    #expect(someone.place == "review")
    someone.does(.back)
    #expect(someone.place == "three")
    someone.does(.back)
    #expect(someone.place == "more")
    someone.does(.forward)
    #expect(someone.place == "three")
    #expect(someone["more"] == .value(.code("no")))
  }

  @Test func onlyItemsOnTheRouteCanBeGoneTo() throws {
    var someone = try Respondent(form)
    #expect(someone.goes(to: "two") == [.notOnRoute(item: someone.item("two"))])
    #expect(someone.does(.go(to: 99)) == [.notOnRoute(item: 99)])
    someone.goes(to: "three")
    #expect(someone.place == "three")
  }

  @Test func afterAJumpTheNextStopIsTheFirstOpenQuestionBehind() throws {
    var someone = try Respondent(form)
    someone.goes(to: "more")
    someone.answers("yes")
    #expect(someone.place == "two")
    someone.answers("2", "3")
    #expect(someone.place == "review")
    #expect(someone.interview.firstOpenItem.map { someone.survey.items[$0].id } == "hello")
  }

  @Test func progressCountsQuestionsOfTheRouteAndSaysWhenItMayChange() throws {
    var someone = try Respondent(form)
    var progress = try #require(someone.interview.progress)
    #expect(progress.sections == .init(place: 1, total: 2, isApproximate: true))
    #expect(progress.questions == .init(place: 1, total: 2, isApproximate: false))
    #expect(progress.overall == .init(place: 1, total: 3, isApproximate: true))
    #expect(progress.minutesLeft == 10)
    someone.does(.forward)
    someone.answers("1", "yes")
    progress = try #require(someone.interview.progress)
    #expect(progress.sections == .init(place: 2, total: 3, isApproximate: false))
    #expect(progress.overall == .init(place: 3, total: 4, isApproximate: false))
    #expect(progress.minutesLeft == 5)
  }

  @Test func aPartHasItsQuestionsNumber() throws {
    var someone = try Respondent(
      Form {
        single("job", ["cook"], other: true)
        number("age")
      })
    someone.answers("other")
    #expect(someone.interview.progress?.questions == .init(place: 1, total: 2, isApproximate: false))
  }

  @Test func theReviewListsWhatIsThereAndWhatIsWrong() throws {
    var someone = try Respondent(form)
    someone.does(.forward)
    someone.answers("1", "yes")
    someone.does(.review)
    let review = someone.interview.makeReview()
    #expect(review.parts.map(\.section) == [0, 1, 2])
    #expect(review.entries.map(\.number) == [1, 2, 3, 4])
    #expect(review.entries.map(\.faults) == [[], [], [.required], []])
    #expect(review.blockerCount == 1)
    #expect(someone.does(.submit) == [.blocked([.init(item: someone.item("two"), fault: .required)])])
  }
}
