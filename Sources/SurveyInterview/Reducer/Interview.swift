public import SurveyModel

/// One respondent's interview: a value that events change, and that every front end draws.
///
/// An answer is checked when it is given; the route, the calculated values and all constraints follow at once. Answers
/// that leave the route are *parked*: kept, invisible to everything, and back when the route returns.
///
/// ```swift
/// var interview = Interview(of: survey, id: "r-01", language: french, now: moment)
/// interview.apply(.forward)
/// let notices = interview.apply(.answer(.value(.number(4))))
/// ```
public struct Interview: Sendable {
  /// Where the respondent is.
  public enum Position: Sendable, Hashable {
    /// Before the first item.
    case intro
    /// At an item on the route, by index.
    case item(Int)
    /// In the review.
    case review
    /// Behind a submitted response.
    case done
  }

  /// An answer that was refused, kept so that it can be corrected.
  public struct Refusal: Sendable, Hashable {
    /// What was given.
    public let answer: Answer

    /// What is wrong with it.
    public let faults: [Fault]
  }

  /// An answer that waits to be given once more.
  struct Pending: Sendable, Hashable {
    let item: Int
    let answer: Answer
  }

  /// The survey.
  public let survey: CompiledSurvey

  /// The language of texts and messages.
  public internal(set) var language: LanguageTag

  /// Where the respondent is.
  public internal(set) var position: Position = .intro

  /// The items on the route in order: questions, their parts, and pages of text.
  public internal(set) var route: [Int] = []

  /// The answers refused and not yet corrected, by item.
  public internal(set) var refusals: [Int: Refusal] = [:]

  /// The items whose warnings were confirmed.
  public internal(set) var confirmed: Set<Int> = []

  /// The constraints that do not hold, by index.
  public internal(set) var broken: Set<Int> = []

  /// What was submitted, once it is.
  public internal(set) var submission: Submission?

  let plan: InterviewPlan
  var response: Response
  var block: ProgramBlock
  var isOnRoute: [Bool]
  /// The items of ``broken``.
  var brokenItems: Set<Int> = []
  /// The codes in answers that are not offered, by item on the route.
  var withdrawn: [Int: [String]] = [:]
  /// Why an answer that was one is none beside the answers before it, by item on the route.
  var offerFaults: [Int: InvalidReason] = [:]
  /// Pages of text that were read.
  var seenPages: Set<Int> = []
  /// The defaults of the items that were reached, each as it was then; `nil` for one that was missing.
  var proposedDefaults: [Int: AnswerValue?] = [:]
  var pending: Pending?
  /// Whether the submission was questioned, and the next one stands.
  var awaitsSubmission = false

  /// Begins an interview.
  ///
  /// - Parameters:
  ///   - survey: The survey.
  ///   - id: The response's own id.
  ///   - language: The language; the survey's source language when it does not have this one.
  ///   - now: The moment that `now()` means, and the day of `today()`.
  ///   - started: When the interview began, as ISO 8601 text.
  ///   - seed: What random orders are made from; everything is in the order of the document where there is none.
  public init(
    of survey: CompiledSurvey, id: String, language: LanguageTag, now: LocalDateTime, started: String? = nil,
    seed: UInt64? = nil
  ) {
    self.init(
      survey, InterviewPlan(survey, seed: survey.hasRandomOrder ? seed : nil), id: id, language: language, now: now,
      started: started, seed: seed)
  }

  /// Begins the interview of another respondent, for whom what is the same in all interviews of a survey need not be
  /// worked out again.
  ///
  /// - Parameters:
  ///   - id: The response's own id.
  ///   - language: The language; the survey's source language when it does not have this one.
  ///   - now: The moment that `now()` means, and the day of `today()`.
  ///   - started: When the interview began, as ISO 8601 text.
  ///   - seed: What random orders are made from.
  public func anew(
    id: String, language: LanguageTag, now: LocalDateTime, started: String? = nil, seed: UInt64? = nil
  ) -> Interview {
    let isSameOrder = !plan.isShuffled || plan.isOrder(survey.itemsInOrder(seed: seed))
    return Interview(
      survey, isSameOrder ? plan : InterviewPlan(survey, seed: seed), id: id, language: language, now: now,
      started: started, seed: seed)
  }

  private init(
    _ survey: CompiledSurvey, _ plan: InterviewPlan, id: String, language: LanguageTag, now: LocalDateTime,
    started: String?, seed: UInt64?
  ) {
    self.survey = survey
    self.plan = plan
    let offered = survey.offeredLanguage(for: language) ?? survey.survey.sourceLanguage
    self.language = offered
    response = Response(to: survey, id: id, language: offered)
    response.seed = plan.isShuffled ? seed : nil
    response.started = started
    block = ProgramBlock(for: survey.program, rowCount: 1, now: now)
    isOnRoute = Array(repeating: false, count: survey.items.count)
    refreshAll()
  }

  /// The moment that `now()` means, and the day of `today()`.
  public var now: LocalDateTime { block.now }

  /// The response's own id.
  public var id: String { response.id }

  /// The current item, by index.
  public var currentItem: Int? {
    if case .item(let item) = position { item } else { nil }
  }

  /// The answer of an item as given, on the route or parked; `nil` for one not met yet. See ``standingAnswer(of:)`` for
  /// what counts of it.
  public func answer(of item: Int) -> Answer? { response.answers[item] }

  /// The respondent's remark on an item.
  public func remark(on item: Int) -> String? { response.remarks[survey.items[item].id] }

  /// Whether an item is on the route.
  public func isOnRoute(_ item: Int) -> Bool { isOnRoute[item] }

  /// The items whose answers are kept although they are off the route.
  public var parked: [Int] {
    plan.conditional.filter { !isOnRoute[$0] && response.answers[$0].holdsSomething }
  }

  /// How many questions and parts on the route have an answer.
  public var answeredCount: Int { route.count { response.answers[$0].holdsSomething } }

  /// The interview as it is kept between sessions.
  public var draft: InterviewDraft {
    var kept = response
    kept.language = language
    kept.confirmed = confirmed.sorted().map { survey.items[$0].id }
    return InterviewDraft(
      response: kept, current: currentItem.map { survey.items[$0].id }, isInReview: position == .review)
  }

  /// Takes an event.
  ///
  /// - Parameter event: What the respondent did.
  /// - Returns: What happened, in the order in which it is told. Nothing happens after submission.
  @discardableResult
  public mutating func apply(_ event: InterviewEvent) -> [InterviewNotice] {
    guard position != .done else { return [] }
    let notices = take(event)
    reachCurrentItem()
    return notices
  }

  private mutating func take(_ event: InterviewEvent) -> [InterviewNotice] {
    let (pending, awaited) = (pending, awaitsSubmission)
    // A question stands only until the next event.
    self.pending = nil
    awaitsSubmission = false
    switch event {
    case .answer(let answer): return take(answer, confirming: pending)
    case .skip: return skip(confirming: pending)
    case .confirm:
      if let pending, pending.item == currentItem { return take(pending.answer, confirming: pending) }
      return awaited ? submit(confirmed: true) : []
    case .back: return goBack()
    case .forward: return goForward(confirming: pending)
    case .go(let item): return go(to: item)
    case .remark(let text): return remark(text)
    case .setLanguage(let language): return setLanguage(language)
    case .review:
      position = .review
      return []
    case .submit: return submit(confirmed: awaited)
    case .leave: return [.left]
    }
  }

  private mutating func remark(_ text: String) -> [InterviewNotice] {
    guard let item = currentItem else { return [] }
    response.remarks[survey.items[item].id] = text.isEmpty ? nil : text
    return [.remarked(item: item)]
  }

  private mutating func setLanguage(_ wanted: LanguageTag) -> [InterviewNotice] {
    guard let offered = survey.offeredLanguage(for: wanted) else { return [.languageNotOffered(wanted)] }
    language = offered
    return [.languageChanged(offered)]
  }
}

extension CompiledSurvey {
  /// The survey's language that serves a wanted one: itself, else one with the same base.
  func offeredLanguage(for wanted: LanguageTag) -> LanguageTag? {
    let offered = survey.languages.isEmpty ? [survey.sourceLanguage] : survey.languages
    return offered.first { $0 == wanted } ?? offered.first { $0.base == wanted.base }
  }
}

extension Answer? {
  /// Whether there is more than an empty place: a value or a non-answer that was chosen.
  var holdsSomething: Bool {
    switch self?.state {
    case nil, .skipped, .notAsked: false
    default: true
    }
  }
}
