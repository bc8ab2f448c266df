public import SurveyInterview
public import SurveyModel

/// An interview one line at a time: questions are printed once, answers are read as lines, and nothing moves the cursor.
///
/// It serves screen readers, braille displays, dumb terminals and pipes. The end of the input never skips a question:
/// the draft is kept and the outcome says so.
///
/// ```swift
/// var lines = LineInterview(
///   interview, readLine: { Swift.readLine() }, write: { print($0, terminator: "") }, saveDraft: store.save)
/// switch lines.run() {
/// case .submitted(let submission): …
/// case .left(let draft), .endOfInput(let draft): …
/// }
/// ```
public struct LineInterview {
  /// How an interview ended.
  public enum Outcome: Sendable, Hashable {
    /// The response was submitted.
    case submitted(Submission)
    /// The respondent left, to go on later.
    case left(InterviewDraft)
    /// The input ended before the response was submitted.
    case endOfInput(InterviewDraft)
  }

  /// The interview as it stands.
  public private(set) var interview: Interview

  let width: Int
  private let echoesInput: Bool
  private let readLine: () -> String?
  private let write: (String) -> Void
  private let saveDraft: (InterviewDraft) -> Void
  private let clock: (() -> LocalDateTime)?

  /// What is on the screen: the item, or the review, whose question was printed last.
  var presented: Interview.Position?
  /// The grid whose prompt and scale were printed last, by question.
  var presentedGrid: Int?
  /// The sections around the question printed last.
  var announced: [Int] = []
  /// The sections whose introductions were printed in this language.
  var introduced: Set<Int> = []
  var hintsGiven: Set<InterviewWording.Hint> = []
  /// Whether an answer or a submission waits to be confirmed.
  var isQuestioned = false
  /// The item that was opened from the review, which is where its answer leads back to.
  var openedFromReview: Int?
  /// The route when the review listed its answers, in this language.
  var listedRoute: [Int]?
  /// Answers of a resumed draft that the survey no longer accepts, and that were not shown yet.
  var resumedRefusals: Set<Int>
  let labelsRequired: Bool

  /// Makes a line-mode interview.
  ///
  /// - Parameters:
  ///   - interview: A new interview, or one that was resumed.
  ///   - width: Columns of the window; lines are at most 76 wide.
  ///   - echoesInput: Whether lines read are printed, for input that no terminal shows.
  ///   - readLine: Reads a line without its end; `nil` at the end of the input.
  ///   - write: Prints a text as it is.
  ///   - saveDraft: Keeps the draft; called after every accepted event.
  ///   - clock: Tells the time before each event; without one, the interview's stands still.
  public init(
    _ interview: Interview, width: Int = 80, echoesInput: Bool = false, readLine: @escaping () -> String?,
    write: @escaping (String) -> Void, saveDraft: @escaping (InterviewDraft) -> Void = { _ in },
    clock: (() -> LocalDateTime)? = nil
  ) {
    self.interview = interview
    self.width = width
    self.echoesInput = echoesInput
    self.readLine = readLine
    self.write = write
    self.saveDraft = saveDraft
    self.clock = clock
    resumedRefusals = Set(interview.refusals.keys)
    // Said in words on the rarer kind only, so that it is no noise.
    let questions = interview.survey.items.filter { $0.role == .answer }
    labelsRequired = questions.count { $0.requirement == .yes } * 2 <= questions.count
  }

  /// Runs until the response is submitted, the respondent leaves, or the input ends.
  public mutating func run() -> Outcome {
    welcome()
    while true {
      let ending: Ending?
      switch interview.position {
      case .intro:
        apply(.forward)
        ending = nil
      case .item(let item): ending = ask(item)
      case .review: ending = askReview()
      case .done: ending = .left
      }
      if let submission = interview.submission {
        sayGoodbye(submission)
        return .submitted(submission)
      }
      switch ending {
      case .left?:
        say(wording.left)
        return .left(interview.draft)
      case .endOfInput?:
        write("\n")
        return .endOfInput(interview.draft)
      case nil: break
      }
    }
  }

  /// Why a step was the last.
  enum Ending {
    case left
    case endOfInput
  }

  /// The words in the interview's language, which may change at any time.
  var wording: InterviewWording { InterviewWording(interview.language) }

  // MARK: - Input and output

  /// Prints a paragraph.
  func say(_ text: String) {
    for line in WrappedText.lines(text, width: width) { write(line + "\n") }
  }

  /// Prints an empty line, which sets questions apart.
  func space() { write("\n") }

  /// Prints a prompt and reads a line; `nil` at the end of the input.
  func read(_ prompt: String) -> String? {
    let lines = WrappedText.lines(prompt, width: width)
    for line in lines.dropLast() { write(line + "\n") }
    write((lines.last ?? "") + " ")
    return readOn()
  }

  /// Reads a line without a prompt.
  func readOn() -> String? {
    guard let line = readLine() else { return nil }
    if echoesInput { write(DiagnosticRenderer.safe(line) + "\n") }
    return line
  }

  // MARK: - Events

  /// Sends an event, says what happened and keeps the draft when something did.
  mutating func apply(_ event: InterviewEvent) {
    let notices = (clock.map { interview.advance(to: $0()) } ?? []) + interview.apply(event)
    isQuestioned = false
    for notice in notices { tell(notice) }
    let isUnchanged = notices.contains { notice in
      switch notice {
      case .refused, .needsConfirmation, .atStart, .notOnRoute, .languageNotOffered, .submitted: true
      default: false
      }
    }
    if !isUnchanged { saveDraft(interview.draft) }
  }
}
