public import SurveyInterview
public import SurveyModel

/// An interview in which items go by their ids and answers by their text form, as tables of responses hold them.
///
/// ```swift
/// var someone = try Respondent(form)
/// someone.answers("yes", "40")
/// #expect(someone.place == "remarks")
/// ```
public struct Respondent {
  /// The interview.
  public var interview: Interview

  /// Begins an interview and goes to its first item.
  public init(_ form: Form, language: LanguageTag = english, now: String = "2026-03-01") throws {
    let survey = try form.compiled()
    interview = Interview(of: survey, id: "r-1", language: language, now: moment(now))
    interview.apply(.forward)
  }

  /// The survey.
  public var survey: CompiledSurvey { interview.survey }

  /// Where the respondent is: an item's id, `intro`, `review` or `done`.
  public var place: String {
    switch interview.position {
    case .intro: "intro"
    case .item(let item): survey.items[item].id
    case .review: "review"
    case .done: "done"
    }
  }

  /// The ids of the items on the route.
  public var route: [String] { interview.route.map { survey.items[$0].id } }

  /// The index of an item.
  public func item(_ id: String) -> Int { survey.itemIndex[id] ?? -1 }

  /// The answer of an item as given.
  public subscript(id: String) -> Answer? { survey.itemIndex[id].flatMap { interview.answer(of: $0) } }

  /// Sends an event.
  @discardableResult
  public mutating func does(_ event: InterviewEvent) -> [InterviewNotice] { interview.apply(event) }

  /// Answers the current items one after the other; an empty text skips, and a state's name gives that non-answer.
  ///
  /// - Returns: What the last answer led to.
  @discardableResult
  public mutating func answers(_ texts: String...) -> [InterviewNotice] {
    var notices: [InterviewNotice] = []
    for text in texts { notices = interview.apply(event(text)) }
    return notices
  }

  /// Goes to an item by id.
  @discardableResult
  public mutating func goes(to id: String) -> [InterviewNotice] { interview.apply(.go(to: item(id))) }

  private func event(_ text: String) -> InterviewEvent {
    if text.isEmpty { return .forward }
    guard let index = interview.currentItem else { return .forward }
    return .answer(survey.answer(text, to: survey.items[index]))
  }
}

extension CompiledSurvey {
  /// An answer of its text form.
  public func answer(_ text: String, to item: Item) -> Answer {
    if let state = AnswerState(name: text), let answer = Answer(state: state) { return answer }
    return switch value(ofText: text, for: item) {
    case .success(let value): .value(value)
    case .failure(let failure): .invalid(text: text, reason: failure.reason)
    }
  }
}
