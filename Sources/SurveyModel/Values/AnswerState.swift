/// The one state that an item of a response is in. The seven stay apart in logic, scoring, storage and counts.
public enum AnswerState: UInt8, Sendable, Hashable, CaseIterable {
  /// Answered with a value that fits the item.
  case value
  /// Shown and left empty.
  case skipped
  /// Off the respondent's route, so never asked.
  case notAsked
  /// "I don't know", where the survey allows it.
  case dontKnow
  /// "I would rather not answer", where the survey allows it.
  case refused
  /// "Does not apply to us", where the survey allows it.
  case notApplicable
  /// Something that is not an answer to the item; kept as text, with the reason.
  case invalid

  /// The state's name in definitions, responses and reports.
  public var name: String {
    switch self {
    case .value: "value"
    case .skipped: "skipped"
    case .notAsked: "not-asked"
    case .dontKnow: "dont-know"
    case .refused: "refused"
    case .notApplicable: "not-applicable"
    case .invalid: "invalid"
    }
  }

  /// The state of a name, if there is one.
  public init?(name: String) {
    guard let state = Self.allCases.first(where: { $0.name == name }) else { return nil }
    self = state
  }

  /// The three that a survey may offer instead of a value, in the order in which they are offered.
  public static let offered: [AnswerState] = [.dontKnow, .refused, .notApplicable]

  /// Whether the item leaves the denominator of a score: it had nothing to say about this respondent.
  public var isOutOfScope: Bool { self == .notAsked || self == .notApplicable }
}
