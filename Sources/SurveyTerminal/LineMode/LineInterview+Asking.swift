import SurveyInterview
import SurveyModel

/// Asking a question and reading its answer.
extension LineInterview {
  /// One prompt and what comes of it.
  mutating func ask(_ index: Int) -> Ending? {
    let item = interview.survey.items[index]
    let menu = menu(of: index)
    if presented != .item(index) { present(index, menu) }
    presented = .item(index)
    guard let line = read(prompt(of: item, menu)) else { return .endOfInput }
    let text = line.trimmedSpaces
    if text.isEmpty {
      leaveAsItIs(index)
      return nil
    }
    if let command = command(String(text), item, menu) { return obey(command, at: index, menu) }
    guard item.takesAnswer else {
      apply(.forward)
      return nil
    }
    guard !item.isReadonly else {
      say(wording.error(wording.message(of: .readonly, at: index, in: interview)))
      return nil
    }
    let answerText = text.hasPrefix("::") ? String(text.dropFirst()) : String(text)
    var typed = answerText
    if case .text(let limits) = item.kind, limits.isMultiline {
      guard let lines = readLines(after: String(line.hasPrefix("::") ? line.dropFirst() : line[...])) else {
        return .endOfInput
      }
      typed = lines
    }
    answer(typed, at: index, menu)
    return nil
  }

  /// The lines up to a dot; `nil` when the input ends before.
  private func readLines(after first: String) -> String? {
    var lines: [String] = []
    var next: String? = first
    while let line = next, line.trimmedSpaces != "." {
      lines.append(line)
      next = readOn()
    }
    return next == nil ? nil : lines.joined(separator: "\n")
  }

  private mutating func answer(_ text: String, at index: Int, _ menu: AnswerMenu) {
    let item = interview.survey.items[index]
    let entry = AnswerEntry(survey: interview.survey, item: item, menu: menu, wording: wording)
    switch entry.read(text) {
    case .success(let answer):
      let isFromReview = openedFromReview == index
      apply(.answer(answer))
      if interview.position != .item(index), isFromReview { openedFromReview = nil }
    case .failure(let fault):
      isQuestioned = false
      say(wording.error(wording.message(of: fault, to: item, menu, in: interview.survey)))
    }
  }

  /// An empty line: stands by what was questioned, keeps an answer, or leaves the question empty.
  private mutating func leaveAsItIs(_ index: Int) {
    if isQuestioned {
      apply(.confirm)
    } else if let proposal = interview.proposal {
      let isFromReview = openedFromReview == index
      apply(.answer(proposal))
      if interview.position != .item(index), isFromReview { openedFromReview = nil }
    } else if openedFromReview == index, interview.answer(of: index) != nil {
      openedFromReview = nil
      apply(.review)
    } else {
      apply(.forward)
    }
  }

  // MARK: - Commands

  private func command(_ text: String, _ item: Item, _ menu: AnswerMenu) -> LineCommand? {
    if let command = LineCommand(text, wording: wording) {
      // In a text a colon may well begin an answer, such as a smiley.
      if case .unknown = command, case .text = item.kind { return nil }
      return command
    }
    if case .text = item.kind { return nil }
    guard let bare = LineCommand(bare: text), text == "?" || !menu.isTaken(text) else { return nil }
    return bare
  }

  private mutating func obey(_ command: LineCommand, at index: Int, _ menu: AnswerMenu) -> Ending? {
    switch command {
    case .help:
      say(interview.help(of: index) ?? wording.noHelp)
      say(wording.commands(languages: interview.survey.survey.languages, nonAnswers: menu.nonAnswers))
      if interview.survey.items[index].row != nil {
        // The scale may have been printed some rows ago.
        presented = nil
        presentedGrid = nil
      }
    case .back: apply(.back)
    case .forward: apply(.forward)
    case .review:
      listedRoute = nil
      apply(.review)
    case .erase: apply(.skip)
    case .language(let tag): change(to: tag)
    case .remark(let text): apply(.remark(text))
    case .quit:
      apply(.leave)
      return .left
    case .submit: say(wording.error(wording.notHere))
    case .nonAnswer(let state):
      if menu.nonAnswers.contains(where: { $0.answer.state == state }), let answer = Answer(state: state) {
        apply(.answer(answer))
      } else {
        say(wording.error(wording.notOffered(state)))
      }
    case .unknown(let word): say(wording.error(wording.unknownCommand(word)))
    }
    return nil
  }

  mutating func change(to tag: String) {
    guard let language = LanguageTag(tag) else {
      say(wording.languageNotOffered(interview.survey.survey.languages))
      return
    }
    let before = interview.language
    apply(.setLanguage(language))
    guard interview.language != before else { return }
    presented = nil
    presentedGrid = nil
    announced = []
    introduced = []
    listedRoute = nil
  }
}
