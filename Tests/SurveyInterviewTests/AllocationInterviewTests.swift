import SurveyInterview
import SurveyModel
import SurveyTestSupport
import Testing

/// Sharing out a total, share by share.
@Suite struct AllocationInterviewTests {
  let form = Form {
    allocation("imp", ["a", "b", "c"], "Importance")
    number("last")
  }

  @Test func theLastShareIsProposed() throws {
    var someone = try Respondent(form)
    #expect(someone.interview.proposal == nil)
    #expect(someone.interview.remainder(for: 0) == 100)
    someone.answers("50")
    #expect(someone.interview.proposal == nil)
    #expect(someone.interview.remainder(for: 1) == 50)
    someone.answers("20")
    #expect(someone.interview.proposal == .value(.number(30)))
    #expect(someone.interview.prompt(of: 2) == "c")
    #expect(someone.interview.gridPrompt(of: 2) == "Importance")
  }

  @Test func theSumIsExact() throws {
    var someone = try Respondent(form)
    #expect(someone.answers("50", "60") == [.refused(item: 1, [.constraint(1)])])
    #expect(
      someone.interview.message(ofConstraint: 1, refused: .value(.number(60))) == "the sum is 110; it must be 100.")
    #expect(someone.answers("20", "20") == [.refused(item: 2, [.constraint(2)])])
    #expect(someone.does(.skip) == [.refused(item: 2, [.constraint(2)])])
    #expect(someone.place == "imp.c")
    someone.answers("30")
    #expect(someone.place == "last")
  }

  @Test func aChangedShareLeadsToTheOneThatNoLongerFits() throws {
    var someone = try Respondent(form)
    someone.answers("50", "20", "30", "1")
    someone.goes(to: "imp.a")
    #expect(someone.answers("60") == [.accepted(item: 0, .value(.number(60))), .broken(constraints: [2])])
    #expect(someone.place == "imp.c")
    #expect(someone.interview.proposal == .value(.number(20)))
    #expect(someone.does(.submit).count == 1)
    #expect(someone.interview.submission == nil)
    someone.goes(to: "imp.c")
    someone.answers("20")
    someone.does(.submit)
    #expect(someone.interview.submission != nil)
  }

  @Test func itMayBeLeftEmptyAsAWhole() throws {
    var someone = try Respondent(form)
    someone.answers("", "", "", "1")
    #expect(someone.place == "review")
    someone.does(.submit)
    #expect(someone.interview.submission?.response.answers.prefix(3).allSatisfy { $0 == .skipped } == true)
  }

  @Test func aShareLeftOutIsMissedAtTheEnd() throws {
    var someone = try Respondent(form)
    someone.answers("50", "")
    #expect(someone.interview.proposal == .value(.number(50)))
    someone.does(.review)
    #expect(someone.does(.submit) == [.blocked([ItemFault(item: 2, fault: .constraint(2))])])
  }
}
