import SurveyInterview
import SurveyModel
import SurveyTestSupport
import Testing

/// What changes of early answers do to the rest.
@Suite struct RouteTests {
  let form = Form {
    section("cloud-part") {
      single("cloud", ["yes", "no"])
      number("spend", relevant: "cloud = 'yes'")
      text("provider", relevant: "spend > 10")
    }
    number("size")
    text("wish")
  }

  @Test func conditionsAddQuestionsSilently() throws {
    var someone = try Respondent(form)
    #expect(someone.route == ["cloud", "size", "wish"])
    #expect(someone.answers("yes") == [.accepted(item: 0, .value(.code("yes")))])
    #expect(someone.route == ["cloud", "spend", "size", "wish"])
    #expect(someone.place == "spend")
  }

  @Test func answersOffTheRouteAreParkedOnceAndComeBackExactly() throws {
    var someone = try Respondent(form)
    someone.answers("yes", "20", "Acme", "5")
    someone.goes(to: "cloud")
    #expect(someone.answers("no") == [.accepted(item: 0, .value(.code("no"))), .parked([1, 2])])
    #expect(someone.interview.parked == [1, 2])
    // The first question that was not met, not straight to the end, and not the ones answered.
    #expect(someone.place == "wish")
    someone.goes(to: "cloud")
    #expect(someone.answers("yes") == [.accepted(item: 0, .value(.code("yes"))), .restored([1, 2])])
    #expect(someone["spend"] == .value(.number(20)))
    #expect(someone["provider"] == .value(.text("Acme")))
  }

  @Test func parkingIsTransitive() throws {
    var someone = try Respondent(form)
    someone.answers("yes", "20", "Acme")
    someone.goes(to: "spend")
    #expect(someone.answers("5") == [.accepted(item: 1, .value(.number(5))), .parked([2])])
  }

  @Test func submittingDropsParkedAnswersAndSaysSo() throws {
    var someone = try Respondent(form)
    someone.answers("yes", "20", "Acme", "5", "")
    someone.goes(to: "cloud")
    someone.answers("no")
    someone.does(.submit)
    let submission = try #require(someone.interview.submission)
    #expect(submission.dropped == [1, 2])
    #expect(
      submission.response.answers == [
        .value(.code("no")), .notAsked, .notAsked, .value(.number(5)), .skipped,
      ])
  }

  @Test func whatWasNotMetBecomesSkippedAtSubmission() throws {
    var someone = try Respondent(form)
    someone.answers("no")
    #expect(someone.does(.submit) == [.submitted])
    #expect(
      someone.interview.submission?.response.answers == [.value(.code("no")), .notAsked, .notAsked, .skipped, .skipped])
    #expect(someone.does(.back) == [])
    #expect(someone.place == "done")
  }

  @Test func anEarlierConstraintThatBreaksIsFlaggedAtOnceAndBlocks() throws {
    var someone = try Respondent(
      Form {
        number("most", constraints: [.error("not(. < least)", "It is below the least.")])
        number("least")
        text("wish")
      })
    someone.answers("10")
    #expect(someone.answers("20") == [.accepted(item: 1, .value(.number(20))), .broken(constraints: [0])])
    #expect(someone.interview.broken == [0])
    #expect(someone.place == "wish")
    someone.answers("")
    #expect(someone.does(.submit) == [.blocked([.init(item: 0, fault: .constraint(0))])])
    #expect(someone.place == "review")
    someone.goes(to: "most")
    someone.answers("25")
    #expect(someone.interview.broken.isEmpty)
    #expect(someone.does(.submit) == [.submitted])
  }

  @Test func aConstraintWaitsForTheQuestionsItReads() throws {
    // Without waiting, the first of the two could never be answered: a comparison with nothing does not hold.
    var someone = try Respondent(
      Form {
        number("most", constraints: [.error(". ge least", "It is below the least.")])
        number("least")
      })
    #expect(someone.answers("10") == [.accepted(item: 0, .value(.number(10)))])
    #expect(someone.answers("20") == [.accepted(item: 1, .value(.number(20))), .broken(constraints: [0])])
  }

  @Test func aLaterWarningAboutAnEarlierAnswerIsAskedAboutAtSubmission() throws {
    var someone = try Respondent(
      Form {
        number("team", constraints: [.warning("not(. > company)", "More than the company has.")])
        number("company")
      })
    someone.answers("10")
    #expect(someone.answers("5") == [.accepted(item: 1, .value(.number(5))), .broken(constraints: [0])])
    #expect(someone.does(.submit) == [.needsConfirmation([.of(0, .constraint(0))])])
    #expect(someone.does(.submit) == [.submitted])
    #expect(someone.interview.submission?.response.confirmed == ["team"])
  }

  @Test func aConfirmationWithNothingLeftToConfirmIsNotSubmitted() throws {
    var someone = try Respondent(
      Form {
        number("team", constraints: [.warning("not(. > company)", "More than the company has.")])
        number("company")
      })
    someone.answers("10", "5")
    someone.goes(to: "team")
    someone.answers("10", "10")
    someone.goes(to: "company")
    someone.answers("50")
    someone.does(.submit)
    #expect(someone.interview.submission?.response.confirmed == [])
  }
}
