import SurveyInterview
import SurveyModel

/// The review: all answers with numbers, then change one, submit or leave.
extension LineInterview {
  mutating func askReview() -> Ending? {
    let review = interview.makeReview()
    if presented != .review { present(review) }
    presented = .review
    openedFromReview = nil
    guard let line = read(wording.reviewPrompt) else { return .endOfInput }
    let text = String(line.trimmedSpaces)
    if text.isEmpty { return nil }
    switch LineCommand(text, wording: wording) {
    case .submit?: apply(.submit)
    case .back?: apply(.back)
    case .help?: say(wording.reviewHelp)
    case .review?: listAgain()
    case .language(let tag)?: change(to: tag)
    case .quit?:
      apply(.leave)
      return .left
    case .unknown(let word)?: say(wording.error(wording.unknownCommand(word)))
    case .forward?, .erase?, .remark?, .nonAnswer?: say(wording.reviewHelp)
    case nil: return obey(text, review)
    }
    return nil
  }

  private mutating func obey(_ text: String, _ review: InterviewReview) -> Ending? {
    switch text.lowercased() {
    case "s": apply(.submit)
    case "b": apply(.back)
    case "?": say(wording.reviewHelp)
    case "r": listAgain()
    case "n":
      if let problem = review.entries.first(where: { !$0.faults.isEmpty || !$0.concerns.isEmpty }) {
        open(problem.item)
      } else {
        say(wording.noProblem)
      }
    case "q":
      apply(.leave)
      return .left
    case let typed:
      if let entry = review.entries.first(where: { $0.mark == typed }) {
        open(entry.item)
      } else {
        say(wording.error(wording.noSuchNumber(text)))
      }
    }
    return nil
  }

  private mutating func listAgain() {
    presented = nil
    listedRoute = nil
  }

  private mutating func open(_ item: Int) {
    apply(.go(to: item))
    openedFromReview = item
  }

  private mutating func present(_ review: InterviewReview) {
    presentedGrid = nil
    space()
    say(wording.review(blockers: review.blockerCount))
    announced = []
    // Nobody wants to hear all answers again after each change; their numbers hold while the route does.
    guard listedRoute != interview.route else {
      say(wording.listAgain)
      return
    }
    listedRoute = interview.route
    for part in review.parts {
      let titles = part.section.map { self.titles(of: $0) } ?? ""
      if !titles.isEmpty {
        space()
        say(wording.sentence(titles))
      }
      var grid: Int?
      for entry in part.entries {
        let item = interview.survey.items[entry.item]
        if let gridPrompt = interview.gridPrompt(of: entry.item), grid != item.question { say(gridPrompt) }
        grid = item.row == nil ? nil : item.question
        present(entry)
      }
    }
    if !review.parked.isEmpty {
      space()
      say(wording.keptOutside(review.parked.map(shortPrompt)))
    }
    space()
  }

  private func titles(of section: Int) -> String {
    let item = interview.survey.sections[section].items.first.map { interview.survey.items[$0] }
    // The first item may stand in a section inside this one.
    let path = (item.map { interview.survey.sectionPath(of: $0) } ?? [section]).prefix { $0 <= section }
    return path.compactMap { interview.title(ofSection: $0) }
      .joined(separator: ", ")
  }

  private func present(_ entry: InterviewReview.Entry) {
    let item = interview.survey.items[entry.item]
    let answer = wording.text(of: entry.answer, to: item, in: interview.survey)
    let shown = answer.split(whereSeparator: \.isNewline).joined(separator: " / ")
    let isMissing = entry.faults == [.required]
    let note = isMissing ? " (\(wording.required))" : ""
    let mark = entry.faults.isEmpty ? entry.mark : "! \(entry.mark)"
    // The grid's prompt stands above its rows.
    let prompt = item.row == nil ? shortPrompt(entry.item) : interview.prompt(of: entry.item).cut(to: 60)
    say("\(mark). \(prompt) — \(shown)\(note)")
    let told = isMissing ? [] : entry.faults
    let faults = told.map { wording.error(wording.message(of: $0, at: entry.item, in: interview)) }
    let concerns = entry.concerns.map { wording.check(wording.message(of: $0, in: interview)) }
    for problem in faults + concerns { say(problem) }
  }
}

extension InterviewReview.Entry {
  /// What is printed before an entry, and typed to go there: `7`, and `7a` for its first part.
  var mark: String {
    guard part > 0 else { return String(number) }
    return "\(number)\(Unicode.Scalar(UInt8(ascii: "a") + UInt8(min(part, 26) - 1)))"
  }
}
