import SurveyInterview
import SurveyModel
import SurveyTestSupport
import Testing

/// What is accepted, refused and asked once more.
@Suite struct AnsweringTests {
  @Test func anAnswerIsStoredAndLeadsToTheNextQuestion() throws {
    var someone = try Respondent(
      Form {
        single("job", ["yes", "no"])
        number("hours")
      })
    #expect(someone.place == "job")
    #expect(someone.answers("yes") == [.accepted(item: 0, .value(.code("yes")))])
    #expect(someone.place == "hours")
    #expect(someone["job"] == .value(.code("yes")))
  }

  @Test func whatIsNoAnswerIsRefusedAndKept() throws {
    var someone = try Respondent(Form { number("hours", from: 0, to: 80) })
    #expect(someone.answers("90") == [.refused(item: 0, [.invalid(.aboveMaximum("80"))])])
    #expect(someone.place == "hours")
    #expect(someone["hours"] == nil)
    #expect(someone.interview.refusals[0]?.answer == .value(.number(90)))
    someone.answers("8")
    #expect(someone.interview.refusals.isEmpty)
  }

  @Test func textThatCouldNotBeReadIsRefusedWithItsReason() throws {
    var someone = try Respondent(Form { number("hours") })
    let typed = Answer.invalid(text: "many", reason: .notANumber)
    #expect(someone.does(.answer(typed)) == [.refused(item: 0, [.invalid(.notANumber)])])
    #expect(someone.interview.refusals[0]?.answer == typed)
  }

  @Test func requiredRefusesEmptyButNeverBack() throws {
    var someone = try Respondent(
      Form(required: .yes) {
        number("first")
        number("second")
      })
    someone.answers("1")
    #expect(someone.answers("") == [.refused(item: 1, [.required])])
    #expect(someone.does(.skip) == [.refused(item: 1, [.required])])
    #expect(someone.place == "second")
    someone.does(.back)
    #expect(someone.place == "first")
  }

  @Test func backLeavesAnInvalidAnswerBehind() throws {
    var someone = try Respondent(
      Form {
        number("first")
        number("second", to: 5)
      })
    someone.answers("1", "6")
    someone.does(.back)
    #expect(someone.place == "first")
    // Kept, so that it can be corrected when the respondent returns.
    #expect(someone.interview.refusals[1] != nil)
  }

  @Test func softRequiredAsksOnceMoreThenLetsGoAndRecordsIt() throws {
    var someone = try Respondent(
      Form {
        number("age", required: .soft)
        number("size")
      })
    #expect(someone.answers("") == [.needsConfirmation([Questioned.of(0, .unanswered)])])
    #expect(someone.place == "age")
    #expect(someone.answers("") == [.accepted(item: 0, .skipped)])
    #expect(someone.place == "size")
    someone.answers("3")
    someone.does(.submit)
    #expect(someone.interview.submission?.response.confirmed == ["age"])
  }

  @Test func somethingElseInBetweenTakesTheQuestionBack() throws {
    var someone = try Respondent(Form { number("age", required: .soft) })
    someone.answers("")
    someone.does(.remark("why?"))
    #expect(someone.answers("") == [.needsConfirmation([Questioned.of(0, .unanswered)])])
  }

  @Test func aWarningNeedsTheSameAnswerTwice() throws {
    let form = Form { number("team", constraints: [.warning(". le 100", "That is large.")]) }
    var someone = try Respondent(form)
    #expect(someone.answers("120") == [.needsConfirmation([Questioned.of(0, .constraint(0))])])
    #expect(someone["team"] == nil)
    // Another large answer is questioned again.
    #expect(someone.answers("130") == [.needsConfirmation([Questioned.of(0, .constraint(0))])])
    #expect(someone.answers("130") == [.accepted(item: 0, .value(.number(130)))])
    #expect(someone.interview.confirmed == [0])
    // Given again as it stands, there is nothing more to ask.
    someone.goes(to: "team")
    #expect(someone.answers("130") == [.accepted(item: 0, .value(.number(130)))])
    // A small answer leaves nothing to confirm.
    someone.goes(to: "team")
    someone.answers("50")
    #expect(someone.interview.confirmed.isEmpty)
  }

  @Test func confirmingAcceptsWhatWasQuestioned() throws {
    var someone = try Respondent(Form { number("team", constraints: [.warning(". le 100", "That is large.")]) })
    someone.answers("120")
    #expect(someone.does(.confirm) == [.accepted(item: 0, .value(.number(120)))])
    #expect(someone.does(.confirm) == [])
  }

  @Test func aFailedConstraintRefusesTheAnswerAndKeepsTheOneBefore() throws {
    var someone = try Respondent(
      Form {
        number("least")
        number("most", constraints: [.error(". ge least", "The greatest is below the least.")])
        number("other", relevant: "most > 10")
      })
    someone.answers("5", "7")
    someone.goes(to: "most")
    #expect(someone.answers("3") == [.refused(item: 1, [.constraint(0)])])
    #expect(someone["most"] == .value(.number(7)))
    #expect(someone.route == ["least", "most"])
  }

  @Test func nonAnswersAreTakenOnlyWhereTheyAreOffered() throws {
    var someone = try Respondent(
      Form(required: .yes) {
        number("first", allow: [.dontKnow])
        number("second")
      })
    #expect(someone.answers("refused") == [.refused(item: 0, [.invalid(.stateNotAllowed(.refused))])])
    #expect(someone.answers("dont-know") == [.accepted(item: 0, .dontKnow)])
    #expect(someone.answers("dont-know") == [.refused(item: 1, [.invalid(.stateNotAllowed(.dontKnow))])])
    #expect(someone.answers("not-asked") == [.refused(item: 1, [.invalid(.stateNotAllowed(.notAsked))])])
  }

  @Test func nothingChosenOrTypedIsEmpty() throws {
    var someone = try Respondent(
      Form {
        multiple("tools", ["pen", "ink"])
        text("why")
      })
    #expect(someone.does(.answer(.value(.codes([])))) == [.accepted(item: 0, .skipped)])
    #expect(someone.does(.answer(.value(.text(" \n")))) == [.accepted(item: 1, .skipped)])
    someone.goes(to: "tools")
    #expect(someone.answers("ink|pen") == [.accepted(item: 0, .value(.codes(["pen", "ink"])))])
  }

  @Test func otherOpensARequiredText() throws {
    var someone = try Respondent(Form { single("job", ["cook"], other: true) })
    someone.answers("other")
    #expect(someone.place == "job.other")
    #expect(someone.answers("") == [.refused(item: 1, [.required])])
    someone.answers("Poet")
    #expect(someone.place == "review")
  }

  @Test func aRemarkStaysWithItsItem() throws {
    var someone = try Respondent(Form { number("age") })
    #expect(someone.does(.remark("in years?")) == [.remarked(item: 0)])
    #expect(someone.interview.draft.response.remarks == ["age": "in years?"])
    someone.does(.remark(""))
    #expect(someone.interview.draft.response.remarks.isEmpty)
  }

  @Test func languagesAreThoseOfTheSurvey() throws {
    var someone = try Respondent(Form(languages: ["fr", "it"]) { number("age") }, language: language("de"))
    #expect(someone.interview.language == french)
    #expect(someone.does(.setLanguage(language("it-CH"))) == [.languageChanged(italian)])
    #expect(someone.does(.setLanguage(english)) == [.languageNotOffered(english)])
    #expect(someone.interview.draft.response.language == italian)
  }
}

extension Questioned {
  /// An item and why its answer is questioned.
  static func of(_ item: Int, _ concerns: Concern...) -> Questioned { Questioned(item: item, concerns: concerns) }
}
