import SurveyInterview
import SurveyModel

/// Printing a question.
extension LineInterview {
  mutating func present(_ index: Int, _ menu: AnswerMenu) {
    let item = interview.survey.items[index]
    space()
    announceSections(of: item)
    if item.role == .answer, let progress = interview.progress {
      say(wording.question(progress.questions, requirement(of: item)))
    }
    if let gridPrompt = interview.gridPrompt(of: index) {
      // The grid's prompt and scale are read once, then only the rows.
      if presentedGrid != item.question {
        say(gridPrompt)
        explain(index, menu)
        space()
      }
      presentedGrid = item.question
      say(interview.prompt(of: index))
    } else {
      presentedGrid = nil
      say(interview.prompt(of: index))
      explain(index, menu)
    }
    if resumedRefusals.remove(index) != nil, let refusal = interview.refusals[index] {
      say(wording.noLongerFits)
      for fault in refusal.faults { say(wording.error(wording.message(of: fault, at: index, in: interview))) }
    }
    if interview.answer(of: index)?.value != nil, interview.standingAnswer(of: index) == nil {
      for fault in interview.faults(of: index) {
        say(wording.error(wording.message(of: fault, at: index, in: interview)))
      }
    }
    guard !item.isReadonly else {
      say(wording.readonly(wording.text(of: interview.readonlyAnswer(of: index), to: item, in: interview.survey)))
      return
    }
    let proposal = interview.proposal
    if item.takesAnswer, let answer = interview.standingAnswer(of: index) {
      say(wording.current(wording.text(of: answer, to: item, in: interview.survey), isKept: proposal == nil))
    }
    if let rule = interview.survey.allocation(of: index), let left = interview.remainder(for: index) {
      say(wording.left(left, of: rule.total))
    }
    if let proposal {
      let isOptional = interview.proposesDefault && item.requirement != .yes
      let text = wording.proposed(wording.text(of: proposal, to: item, in: interview.survey))
      say(isOptional ? "\(text) \(wording.eraseProposal)" : text)
    }
  }

  /// How to answer, and what can be chosen.
  private mutating func explain(_ index: Int, _ menu: AnswerMenu) {
    let item = interview.survey.items[index]
    if let instruction = interview.instruction(of: index) { say(instruction) }
    guard !item.isReadonly else { return }
    if let hint = hint(for: item, menu), hintsGiven.insert(hint).inserted { say(wording.hint(hint)) }
    let rows = menu.style == .endLabelled ? menu.nonAnswers : menu.rows
    // Yes and no are in the prompt already.
    for row in menu.style == .yesNo ? menu.nonAnswers : rows {
      say(row.label.isEmpty ? "\(row.mark)." : "\(row.mark). \(row.label)")
    }
  }

  /// Titles and introductions of the sections that are entered with an item.
  private mutating func announceSections(of item: Item) {
    let path = interview.survey.sectionPath(of: item)
    let common = zip(path, announced).prefix { $0 == $1 }.count
    for (depth, index) in path.enumerated().dropFirst(common) {
      let title = interview.title(ofSection: index)
      if depth == 0, let count = interview.progress?.sections {
        say(wording.section(count, title: title))
      } else if let title {
        say(wording.sentence(title))
      }
      if introduced.insert(index).inserted, let intro = interview.intro(ofSection: index) { say(intro) }
    }
    if common < path.count { space() }
    announced = path
  }

  private func requirement(of item: Item) -> String? {
    guard !item.isReadonly else { return nil }
    let isRequired = item.requirement == .yes
    return isRequired == labelsRequired ? isRequired ? wording.required : wording.optional : nil
  }

  private func hint(for item: Item, _ menu: AnswerMenu) -> InterviewWording.Hint? {
    switch item.kind {
    case .choice: menu.style == .yesNo ? nil : .list
    case .choices: .several
    case .ranking: .ranking
    case .point: .scale
    case .number(let limits): limits.isInteger ? .wholeNumber : .number
    case .date: .date
    case .time: .time
    case .datetime: .datetime
    case .text(let limits): limits.isMultiline ? .lines : nil
    case .calculated, .none: nil
    }
  }

  func prompt(of item: Item, _ menu: AnswerMenu) -> String {
    guard item.takesAnswer, !item.isReadonly else { return wording.goOn }
    switch item.kind {
    case .choices: return wording.several
    case .ranking(_, let count):
      let isPart = count < menu.choices.count
      return wording.order(first: isPart ? count : nil)
    case .number: return wording.numberPrompt(item)
    case .date: return wording.datePrompt
    case .time: return wording.timePrompt
    case .datetime: return wording.momentPrompt
    case .text(let limits): return limits.isMultiline ? wording.linesPrompt : wording.textPrompt
    case .choice, .point, .calculated, .none: break
    }
    let numbered = menu.style == .list ? menu.rows : menu.choices
    guard let first = numbered.first, let last = numbered.last else { return wording.answerPrompt(nil) }
    switch menu.style {
    case .yesNo: return wording.yesOrNo
    case .endLabelled: return wording.ends(first, last)
    case .list, .scale, .open: return wording.answerPrompt("\(first.mark)-\(last.mark)")
    }
  }
}
