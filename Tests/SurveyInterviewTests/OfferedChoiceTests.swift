import SurveyInterview
import SurveyModel
import SurveyTestSupport
import Testing

/// Choices come and go with earlier answers; what was chosen is kept meanwhile.
@Suite struct OfferedChoiceTests {
  let form = Form {
    yesno("adult")
    single("drink", ["tea", FormChoice("wine", "Wine", relevant: "adult = 'yes'")])
    multiple("all", ["tea", FormChoice("wine", "Wine", relevant: "adult = 'yes'")])
    number("last")
  }

  @Test func onlyWhatIsOfferedCanBeChosen() throws {
    var someone = try Respondent(form)
    someone.answers("no")
    #expect(someone.interview.offeredChoices(of: 1) == [0])
    #expect(someone.answers("wine") == [.refused(item: 1, [.invalid(.notOffered("wine"))])])
    #expect(someone.place == "drink")
    someone.answers("tea")
    #expect(someone.answers("tea|wine") == [.refused(item: 2, [.invalid(.notOffered("wine"))])])
  }

  @Test func anAnswerStopsCountingAndCountsAgain() throws {
    var someone = try Respondent(form)
    someone.answers("yes", "wine", "tea|wine", "1")
    someone.goes(to: "adult")
    #expect(
      someone.answers("no") == [
        .accepted(item: 0, .value(.code("no"))),
        .withdrawn([Withdrawal(item: 1, codes: ["wine"]), Withdrawal(item: 2, codes: ["wine"])]),
      ])
    // The question that has no answer any more is asked again; the other one has one left.
    #expect(someone.place == "drink")
    #expect(someone.interview.standingAnswer(of: 1) == nil)
    #expect(someone.interview.standingAnswer(of: 2) == .value(.codes(["tea"])))
    #expect(someone["drink"] == .value(.code("wine")))
    #expect(someone.does(.submit) == [.blocked([ItemFault(item: 1, fault: .invalid(.notOffered("wine")))])])
    someone.goes(to: "adult")
    #expect(
      someone.answers("yes").last
        == .offeredAgain([Withdrawal(item: 1, codes: ["wine"]), Withdrawal(item: 2, codes: ["wine"])]))
    #expect(someone.interview.standingAnswer(of: 1) == .value(.code("wine")))
    #expect(someone.place == "review")
  }

  @Test func whatIsNotOfferedIsLeftOutOfTheSubmissionAndSaid() throws {
    var someone = try Respondent(form)
    someone.answers("yes", "tea", "tea|wine", "1")
    someone.goes(to: "adult")
    someone.answers("no")
    #expect(someone.does(.submit) == [.submitted])
    #expect(someone.interview.submission?.response.answers[2] == .value(.codes(["tea"])))
    #expect(someone.interview.submission?.withdrawals == [Withdrawal(item: 2, codes: ["wine"])])
  }

  @Test func aQuestionMayBeLeftEmptyInsteadOfAnsweredAgain() throws {
    var someone = try Respondent(form)
    someone.answers("yes", "wine", "tea", "1")
    someone.goes(to: "adult")
    someone.answers("no", "")
    #expect(someone["drink"] == .skipped)
    #expect(someone.does(.submit) == [.submitted])
  }

  @Test func aFileThatNamesWhatIsNotOfferedIsToldSo() throws {
    let survey = try form.compiled()
    var given = Response(to: survey, id: "r")
    given.answers[0] = .value(.code("no"))
    given.answers[2] = .value(.codes(["tea", "wine"]))
    var interview = Interview(of: survey, id: "r", language: english, now: moment("2026-03-01"))
    #expect(interview.fill(from: given) == [.notOffered(Withdrawal(item: 2, codes: ["wine"]))])
  }

  @Test func whatIsLeftToShareOutLeavesOutWhatIsNotOffered() throws {
    var someone = try Respondent(
      Form {
        yesno("adult")
        allocation("money", ["tea", "milk", FormChoice("wine", "Wine", relevant: "adult = 'yes'")], total: 10)
      })
    someone.answers("yes", "2", "3", "5")
    someone.goes(to: "adult")
    someone.answers("no")
    #expect(someone.route == ["adult", "money.tea", "money.milk"])
    #expect(someone.interview.remainder(for: someone.item("money.milk")) == 8)
    #expect(someone.place == "money.milk")
    #expect(someone.interview.proposal == .value(.number(8)))
    someone.answers("8")
    #expect(someone.does(.submit) == [.submitted])
  }
}
