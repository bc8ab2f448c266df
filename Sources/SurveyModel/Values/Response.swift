/// One respondent's answers to one survey, with what is known about the interview.
public struct Response: Sendable, Hashable {
  /// The id of the survey that was answered.
  public var survey: String

  /// The survey's version; empty where it is not known.
  public var version: String

  /// The fingerprint of the definition, where it is known.
  public var fingerprint: String?

  /// The response's own id.
  public var id: String

  /// Whether ``id`` only says which record of its file the response is, because the file gives no ids.
  public var isNumbered = false

  /// The language in which it was answered, where it is known.
  public var language: LanguageTag?

  /// What the random orders of the interview were made from; `nil` where nothing was in random order, or it is not
  /// known.
  public var seed: UInt64?

  /// When the interview began, as ISO 8601 text; kept as it was given.
  public var started: String?

  /// When the response was submitted; `nil` for one that is unfinished.
  public var submitted: String?

  /// The answers by item index of the compiled survey; `nil` for an item that has none yet.
  public var answers: [Answer?]

  /// The ids of items whose warnings the respondent confirmed.
  public var confirmed: [String]

  /// The respondent's remarks, by item id.
  public var remarks: [String: String]

  /// Makes a response without answers.
  ///
  /// - Parameters:
  ///   - survey: The survey that is answered.
  ///   - id: The response's own id.
  ///   - language: The language in which it is answered.
  public init(to survey: CompiledSurvey, id: String, language: LanguageTag? = nil) {
    self.survey = survey.survey.id.text
    version = survey.survey.version
    fingerprint = survey.fingerprint
    self.id = id
    self.language = language
    answers = Array(repeating: nil, count: survey.items.count)
    confirmed = []
    remarks = [:]
  }

  /// Whether any item has an answer.
  public var isEmpty: Bool { answers.allSatisfy { $0 == nil } }
}

extension CompiledSurvey {
  /// Replays a response: relevance, variables and constraints as the interview would have them.
  ///
  /// - Parameters:
  ///   - response: The response.
  ///   - now: The moment that `now()` means, and the day of `today()`.
  /// - Returns: A block of one row on which the program has run.
  public func replay(_ response: Response, now: LocalDateTime) -> ProgramBlock {
    var block = ProgramBlock(for: program, rowCount: 1, now: now)
    for (index, answer) in response.answers.enumerated() where answer != nil {
      block.set(answer, item: index, of: self)
    }
    block.run(program)
    return block
  }
}
