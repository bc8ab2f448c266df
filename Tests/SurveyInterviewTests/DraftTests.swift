import SurveyInterview
import SurveyModel
import SurveyTestSupport
import Testing

/// Leaving, going on, and answering from outside.
@Suite struct DraftTests {
  let form = Form {
    statement("hello")
    single("cloud", ["yes", "no"])
    number("spend", to: 100, relevant: "cloud = 'yes'", constraints: [.warning(". le 50", "That is a lot.")])
    text("wish", required: .yes)
  }

  @Test func aDraftGoesOnWhereItWasLeft() throws {
    var someone = try Respondent(form)
    someone.does(.forward)
    someone.answers("yes", "60", "60")
    someone.does(.remark("about Tuesdays"))
    #expect(someone.does(.leave) == [.left])
    let draft = someone.interview.draft
    #expect(draft.current == "wish")
    var later = someone
    later.interview = Interview(of: someone.survey, resuming: draft, now: moment("2026-03-02"))
    #expect(later.interview.draft == draft)
    #expect(later.place == "wish")
    later.answers("none")
    #expect(later.does(.submit) == [.submitted])
    #expect(later.interview.submission?.response.remarks == ["wish": "about Tuesdays"])
    #expect(later.interview.submission?.response.confirmed == ["spend"])
  }

  @Test func aDraftKeepsParkedAnswers() throws {
    var someone = try Respondent(form)
    someone.does(.forward)
    someone.answers("yes", "20")
    someone.goes(to: "cloud")
    someone.answers("no")
    var later = someone
    later.interview = Interview(of: someone.survey, resuming: someone.interview.draft, now: moment("2026-03-02"))
    #expect(later.interview.parked == [2])
    later.goes(to: "cloud")
    #expect(later.answers("yes").contains(.restored([2])))
  }

  @Test func anAnswerThatNoLongerFitsIsKeptAndShownFirst() throws {
    var draft = InterviewDraft(response: Response(to: try form.compiled(), id: "r-1", language: english))
    draft.response.answers = [nil, .value(.code("maybe")), .value(.number(20)), .value(.text("peace"))]
    draft.isInReview = true
    let interview = Interview(of: try form.compiled(), resuming: draft, now: moment("2026-03-02"))
    #expect(interview.position == .item(1))
    #expect(interview.refusals[1]?.faults == [.invalid(.unknownCode("maybe"))])
    #expect(interview.answer(of: 3) == .value(.text("peace")))
  }

  @Test func aDraftOfAnotherLengthIsReadAsFarAsItGoes() throws {
    var draft = InterviewDraft(response: Response(to: try form.compiled(), id: "r-1"), current: "gone")
    draft.response.answers = [nil, .value(.code("no"))]
    let interview = Interview(of: try form.compiled(), resuming: draft, now: moment("2026-03-02"))
    #expect(interview.position == .intro)
    #expect(interview.answer(of: 1) == .value(.code("no")))
  }

  @Test func fillingReportsItemByItem() throws {
    let survey = try form.compiled()
    var given = Response(to: survey, id: "file")
    given.answers = [nil, .value(.code("no")), .value(.number(20)), nil]
    var interview = Interview(of: survey, id: "r-1", language: english, now: moment("2026-03-01"))
    #expect(interview.fill(from: given) == [.offRoute(item: 2), .required(item: 3)])
    #expect(interview.apply(.submit) == [.blocked([.init(item: 3, fault: .required)])])

    given.answers = [nil, .value(.code("maybe")), .value(.number(20)), .value(.text("peace"))]
    interview = Interview(of: survey, id: "r-1", language: english, now: moment("2026-03-01"))
    #expect(interview.fill(from: given) == [.invalid(item: 1, .unknownCode("maybe")), .offRoute(item: 2)])

    given.answers = [nil, .value(.code("yes")), .value(.number(60)), .value(.text("peace"))]
    interview = Interview(of: survey, id: "r-1", language: english, now: moment("2026-03-01"))
    #expect(interview.fill(from: given) == [.questioned(item: 2, [.constraint(0)])])
    #expect(interview.apply(.submit) == [.needsConfirmation([.of(2, .constraint(0))])])
    given.confirmed = ["spend"]
    #expect(interview.fill(from: given) == [])
    #expect(interview.apply(.submit) == [.submitted])
    #expect(interview.submission?.response.answers == given.answers)
  }
}
