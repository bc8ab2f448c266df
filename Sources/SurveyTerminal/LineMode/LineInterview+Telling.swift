import SurveyInterview
import SurveyModel

/// Saying what happened.
extension LineInterview {
  func welcome() {
    let survey = interview.survey.survey
    say(survey.title.plainText(in: interview.language))
    if let draft = resumedAnswers {
      say(wording.resumed(answers: draft))
    } else {
      if let minutes = survey.minutes { say(wording.minutes(minutes)) }
      if let intro = survey.intro { say(intro.plainText(in: interview.language)) }
    }
    say(wording.firstHelp)
  }

  private var resumedAnswers: Int? {
    interview.position == .intro && interview.answeredCount == 0 ? nil : interview.answeredCount
  }

  func sayGoodbye(_ submission: Submission) {
    space()
    say(wording.thanks)
    if !submission.dropped.isEmpty { say(wording.dropped(submission.dropped.map(shortPrompt))) }
    for one in submission.withdrawals { say(wording.leftOut(labels(of: one), from: shortPrompt(one.item))) }
  }

  mutating func tell(_ notice: InterviewNotice) {
    switch notice {
    case .accepted(let item, let answer): echo(answer, item)
    case .refused(let item, let faults):
      let refused = interview.refusals[item]?.answer
      for fault in faults {
        say(wording.error(wording.message(of: fault, at: item, in: interview, refused: refused)))
      }
    case .needsConfirmation(let questioned): tell(questioned)
    case .parked(let items): say(wording.parked(shortPrompts(items), count: items.count))
    case .restored(let items): say(wording.restored(shortPrompts(items), count: items.count))
    case .withdrawn(let withdrawals):
      for one in withdrawals { say(wording.withdrawn(labels(of: one), from: shortPrompt(one.item))) }
    case .offeredAgain(let withdrawals):
      for one in withdrawals { say(wording.offeredAgain(labels(of: one), in: shortPrompt(one.item))) }
    case .broken(let constraints):
      for index in constraints {
        let constraint = interview.survey.constraints[index]
        let message = wording.broken(shortPrompt(constraint.item), interview.message(ofConstraint: index))
        say(constraint.severity == .error ? wording.error(message) : wording.check(message))
      }
    case .atStart: say(wording.atStart)
    case .remarked(let item): say(interview.remark(on: item) == nil ? wording.remarkRemoved : wording.remarkKept)
    case .languageNotOffered: say(wording.languageNotOffered(interview.survey.survey.languages))
    case .blocked(let faults): say(wording.error(wording.blocked(Set(faults.map(\.item)).count)))
    case .notOnRoute, .languageChanged, .submitted, .left: break
    }
  }

  private mutating func tell(_ questioned: [Questioned]) {
    isQuestioned = true
    guard interview.position != .review else {
      for one in questioned {
        for concern in one.concerns {
          say(wording.check("\(shortPrompt(one.item)) — \(wording.message(of: concern, in: interview))"))
        }
      }
      say(wording.submitAnyway)
      return
    }
    let concerns = questioned.flatMap(\.concerns)
    for concern in concerns { say(wording.check(wording.message(of: concern, in: interview))) }
    let isEmpty = concerns.contains { $0 == .unanswered || $0 == .evidenceMissing }
    say(isEmpty ? wording.confirmEmpty : wording.confirmAnswer)
  }

  /// Repeats an answer as it was understood.
  private func echo(_ answer: Answer, _ index: Int) {
    let item = interview.survey.items[index]
    // What was shown needs no echo.
    guard !item.isReadonly else { return }
    let text = wording.text(of: answer, to: item, in: interview.survey)
    switch (answer, item.kind) {
    case (.skipped, _): say(wording.leftEmpty)
    case (.value, .text): say(wording.notedText)
    case (.value, .number), (.value, .date), (.value, .time), (.value, .datetime): say(wording.noted(text))
    case (.value(.code(let code)), .choice):
      let menu = menu(of: index)
      let row = menu.choices.first { $0.answer == .value(.code(code)) }
      say(wording.chosen(menu.style == .list ? row.map { "\($0.mark), \(text)" } ?? text : text))
    default: say(wording.chosen(text))
    }
  }

  /// The choices of a withdrawal, as the respondent read them.
  private func labels(of withdrawal: Withdrawal) -> [String] {
    let list = interview.survey.choiceList(of: interview.survey.items[withdrawal.item])
    return withdrawal.codes.map { wording.quoted(wording.label(ofCode: $0, list)) }
  }

  /// What can be chosen for an item now.
  func menu(of index: Int) -> AnswerMenu {
    AnswerMenu(
      of: interview.survey.items[index], in: interview.survey, wording, offered: interview.offeredChoices(of: index))
  }

  // MARK: - Short names of questions

  /// The beginning of a question, as lists name it.
  func shortPrompt(_ item: Int) -> String {
    let prompt = interview.prompt(of: item)
    // A row says little without its grid.
    let text = interview.gridPrompt(of: item).map { "\(prompt) (\($0.withoutColon))" } ?? prompt
    return text.cut(to: 60)
  }

  private func shortPrompts(_ items: [Int]) -> [String] {
    let shown = items.prefix(3).map(shortPrompt)
    return items.count > 3 ? shown + ["…"] : shown
  }
}

extension String {
  /// Without the colon at its end: "Please specify:" introduces a field, and in a list nothing follows it.
  fileprivate var withoutColon: String {
    var text = split(whereSeparator: \.isNewline).joined(separator: " ")
    while let last = text.last, last == ":" || last.isWhitespace { text.removeLast() }
    return text
  }

  /// The beginning, on one line, cut at a space where it is long.
  func cut(to limit: Int) -> String {
    let text = withoutColon
    guard text.count > limit else { return text }
    let start = text.prefix(limit - 2)
    let cut = start.lastIndex(of: " ") ?? start.endIndex
    return start[..<cut] + "…"
  }
}
