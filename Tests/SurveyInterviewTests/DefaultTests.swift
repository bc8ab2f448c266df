import SurveyInterview
import SurveyModel
import SurveyTestSupport
import Testing

/// The answer that a number is.
private func holds(_ number: Double) -> Answer { .value(.number(number)) }

@Suite("Defaults")
struct DefaultTests {
  @Test("a default is proposed, and is no answer until it is accepted")
  func proposed() throws {
    var someone = try Respondent(
      Form {
        date("day").proposing("today()")
        text("why", relevant: "answered(day)")
      })
    #expect(someone.interview.proposal == .value(.date(day("2026-03-01"))))
    #expect(someone["day"] == nil)
    #expect(someone.route == ["day"])
    // Going on without accepting leaves it empty, and it is not proposed a second time.
    someone.answers("")
    #expect(someone["day"] == .skipped)
    #expect(someone.route == ["day"])
    someone.goes(to: "day")
    #expect(someone.interview.proposal == nil)
  }

  @Test("a default is evaluated once, when its question is first reached")
  func once() throws {
    var someone = try Respondent(
      Form {
        number("guests")
        number("beds").proposing("guests + 1")
      })
    someone.answers("2")
    #expect(someone.interview.proposal == holds(3))
    someone.does(.back)
    someone.answers("5")
    #expect(someone.place == "beds")
    #expect(someone.interview.proposal == holds(3))
  }

  @Test("what is missing, or no answer to the question, is not proposed")
  func nothingToPropose() throws {
    let form = Form {
      scale("five", 1...5)
      number("n")
      rating("r", "five").proposing("n + 1")
    }
    for (given, expected) in [("", nil), ("3", 4.0), ("5", nil), ("0.5", nil)] {
      var someone = try Respondent(form)
      someone.answers(given)
      #expect(someone.interview.proposal == expected.map(holds), "\(given)")
    }
  }

  @Test(
    "a text in a default is what its question takes",
    arguments: [
      ("single", "'b'", "b"), ("single", "if(yes, 'a', 'b')", "b"), ("single", "coalesce(earlier, 'b')", "a"),
      ("single", "earlier", "a"), ("multiple", "'b|a'", "a|b"), ("multiple", "some", "a|c"),
      ("ranking", "'c|a'", "c|a"),
      ("date", "'2026-02-28'", "2026-02-28"), ("time", "if(yes, '08:00', '09:30')", "09:30"),
      ("datetime", "now()", "2026-03-01T10:00"), ("text", "concat('a', 'b')", "ab"), ("yesno", "1 = 1 and yes", "no"),
      ("yesno", "'yes'", "yes"), ("other", "'other'", "other"), ("other", "earlier", "a"),
    ])
  func literals(kind: String, expression: String, expected: String) throws {
    let abc: [FormChoice] = ["a", "b", "c"]
    let asked: Form.Element =
      switch kind {
      case "multiple": multiple("q", abc)
      case "ranking": ranking("q", abc, top: 2)
      case "date": date("q")
      case "time": time("q")
      case "datetime": datetime("q")
      case "text": text("q")
      case "yesno": yesno("q")
      case "other": single("q", ["a", "b", "other"])
      default: single("q", abc)
      }
    // Questions share a list when it has a name; an inline one is its question's own.
    let usesEarlier = expression.contains("earlier") || expression.contains("some")
    guard !usesEarlier else { return try sharedLists(kind, expression, expected) }
    var someone = try Respondent(
      Form {
        yesno("yes")
        asked.proposing(expression)
      }, now: "2026-03-01T10:00")
    someone.answers("no")
    #expect(someone.interview.proposal?.value?.tableText == expected)
  }

  private func sharedLists(_ kind: String, _ expression: String, _ expected: String) throws {
    let choices = ChoiceList(
      id: Name("abc"), isScale: false, choices: ["a", "b", "c"].map { Choice(code: Name($0), label: nil) })
    func asked(_ id: String, _ kind: Question.Kind, _ expression: String? = nil) -> SurveyElement {
      .question(
        Question(
          id: Name(id), kind: kind, prompt: LocalizedText([]),
          defaultValue: expression.map { SourceFragment(text: $0, range: .none) }))
    }
    let own: Question.Kind =
      kind == "multiple"
      ? .multiple(choices: Name("abc"), hasOther: false, minimum: nil, maximum: nil)
      : .single(choices: Name("abc"), hasOther: kind == "other")
    let survey = Survey(
      id: Name("s"), version: "", sourceLanguage: english, languages: [english], title: LocalizedText([]),
      choiceLists: [choices],
      elements: [
        asked("earlier", .single(choices: Name("abc"), hasOther: false)),
        asked("some", .multiple(choices: Name("abc"), hasOther: false, minimum: nil, maximum: nil)),
        asked("q", own, expression),
      ])
    let compiled = try #require(SurveyCompiler.compile(survey).survey)
    var interview = Interview(of: compiled, id: "r", language: english, now: moment("2026-03-01"))
    for event in [InterviewEvent.forward, .answer(.value(.code("a"))), .answer(.value(.codes(["a", "c"])))] {
      interview.apply(event)
    }
    #expect(interview.proposal?.value?.tableText == expected)
  }

  @Test("each row of a grid proposes the default")
  func rows() throws {
    var someone = try Respondent(
      Form {
        scale("five", 1...5)
        grid("views", .scale("five"), ["price", "staff"]).proposing("3")
      })
    for row in ["views.price", "views.staff"] {
      #expect(someone.place == row)
      #expect(someone.interview.proposal == holds(3))
      someone.answers("4")
    }
  }

  @Test("a default that was refused is not proposed again, one that another answer was refused for is")
  func refused() throws {
    var someone = try Respondent(
      Form {
        number("n", required: .yes, constraints: [.error(". gt 3", "More.")]).proposing("2")
      })
    someone.answers("1")
    #expect(someone.interview.proposal == holds(2))
    someone.answers("2")
    #expect(someone.interview.proposal == nil)
  }

  @Test("a file of answers takes no default for an answer")
  func fromAFile() throws {
    let survey = try Form { number("n").proposing("2") }.compiled()
    var interview = Interview(of: survey, id: "r", language: english, now: moment("2026-03-01"))
    interview.fill(from: Response(to: survey, id: "r"))
    interview.apply(.submit)
    #expect(interview.submission?.response.answers == [.skipped])
  }
}

@Suite("Readonly questions")
struct ReadonlyTests {
  static let form = Form {
    number("a")
    number("b")
    number("total", constraints: [.error(". le 100", "Too much."), .warning(". le 10", "Really?")])
      .proposing("a + b", readonly: true)
    text("why", relevant: "total ge 5")
  }

  @Test("passing one stores its value, and nothing else is accepted")
  func passing() throws {
    var someone = try Respondent(Self.form)
    someone.answers("1", "2")
    #expect(someone.place == "total")
    #expect(someone.interview.proposal == nil)
    #expect(someone.does(.answer(holds(4))) == [.refused(item: 2, [.readonly])])
    #expect(someone["total"] == nil)
    someone.does(.forward)
    #expect(someone["total"] == holds(3))
    #expect(someone.place == "review")
  }

  @Test("its value follows the answers it is made of, and so does the route")
  func following() throws {
    var someone = try Respondent(Self.form)
    someone.answers("1", "2", "")
    someone.goes(to: "a")
    someone.answers("6")
    #expect(someone["total"] == holds(8))
    #expect(someone.route == ["a", "b", "total", "why"])
    someone.goes(to: "b")
    someone.answers("skipped")
    #expect(someone["total"] == .skipped)
    #expect(someone.route == ["a", "b", "total"])
  }

  @Test("its checks are judged: a warning is confirmed for one value only")
  func checks() throws {
    var someone = try Respondent(Self.form)
    someone.answers("6", "5")
    #expect(someone.does(.forward) == [.needsConfirmation([.init(item: 2, concerns: [.constraint(1)])])])
    someone.does(.confirm)
    #expect(someone["total"] == holds(11))
    someone.goes(to: "a")
    someone.answers("7")
    #expect(someone["total"] == holds(12))
    #expect(someone.interview.concerns(of: 2) == [.constraint(1)])
    someone.goes(to: "a")
    #expect(someone.answers("99").contains(.broken(constraints: [0])))
    #expect(someone.does(.submit) == [.blocked([.init(item: 2, fault: .constraint(0))])])
  }

  @Test("submitting without passing it stores it all the same, and what follows from it")
  func unseen() throws {
    var someone = try Respondent(Self.form)
    someone.answers("1", "5")
    someone.does(.review)
    someone.does(.submit)
    #expect(someone.interview.submission?.response.answers == [holds(1), holds(5), holds(6), .skipped])
  }

  @Test("another value in a file is said, and not taken")
  func fromAFile() throws {
    let survey = try Self.form.compiled()
    var given = Response(to: survey, id: "r")
    given.answers = [holds(1), holds(2), holds(4), nil]
    var interview = Interview(of: survey, id: "r", language: english, now: moment("2026-03-01"))
    #expect(interview.fill(from: given) == [.readonly(item: 2)])
    #expect(interview.answer(of: 2) == holds(3))
    given.answers[2] = nil
    #expect(interview.fill(from: given) == [])
    #expect(interview.answer(of: 2) == holds(3))
  }

  @Test("a draft goes on with its value as the survey now has it")
  func resumed() throws {
    var someone = try Respondent(Self.form)
    someone.answers("1", "2", "")
    var draft = someone.interview.draft
    draft.response.answers[2] = holds(40)
    let resumed = Interview(of: someone.survey, resuming: draft, now: moment("2026-03-02"))
    #expect(resumed.answer(of: 2) == holds(3))
  }

  @Test("neither requirement nor non-answers are inherited")
  func inherited() throws {
    let form = Form(required: .yes, allow: [.dontKnow]) {
      number("a", required: .no)
      number("twice").proposing("2 * a", readonly: true)
    }
    var someone = try Respondent(form)
    someone.answers("", "")
    #expect(someone.does(.submit) == [.submitted])
    #expect(someone.interview.submission?.response.answers == [.skipped, .skipped])
  }
}
