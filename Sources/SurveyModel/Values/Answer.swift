/// What a respondent's answer to one item holds: a state and, in state `value`, the value.
public enum Answer: Sendable, Hashable {
  /// A value that fits the item.
  case value(AnswerValue)
  /// Shown and left empty.
  case skipped
  /// Off the route.
  case notAsked
  /// Don't know.
  case dontKnow
  /// Refused.
  case refused
  /// Not applicable.
  case notApplicable
  /// Not an answer to the item: what was given, and why it does not fit.
  case invalid(text: String, reason: InvalidReason)

  /// The answer's state.
  public var state: AnswerState {
    switch self {
    case .value: .value
    case .skipped: .skipped
    case .notAsked: .notAsked
    case .dontKnow: .dontKnow
    case .refused: .refused
    case .notApplicable: .notApplicable
    case .invalid: .invalid
    }
  }

  /// The value, in state `value`.
  public var value: AnswerValue? {
    if case .value(let value) = self { value } else { nil }
  }

  /// The answer that a state alone makes; `nil` for the two states that need more than a name.
  ///
  /// - Parameter state: Any state but `value` and `invalid`.
  public init?(state: AnswerState) {
    switch state {
    case .value, .invalid: return nil
    case .skipped: self = .skipped
    case .notAsked: self = .notAsked
    case .dontKnow: self = .dontKnow
    case .refused: self = .refused
    case .notApplicable: self = .notApplicable
    }
  }
}

/// The value of an answer. Codes are text, as in the definition, and never change between languages.
public enum AnswerValue: Sendable, Hashable {
  /// A number, or a point of a scale.
  case number(Double)
  /// Text.
  case text(String)
  /// A day.
  case date(CalendarDate)
  /// A time of day.
  case time(TimeOfDay)
  /// A day with a time.
  case datetime(LocalDateTime)
  /// The code of one choice.
  case code(String)
  /// The codes of several choices, in the order of the list.
  case codes([String])
  /// The codes of choices in the respondent's order, the first one first.
  case ranking([String])
  /// A calculated truth value.
  case boolean(Bool)
}

extension AnswerValue {
  /// The value as tables of responses hold it: `3`, `yes`, `a|b`, `2026-03-01`.
  public var tableText: String {
    switch self {
    case .number(let number): number.shortText
    case .text(let text), .code(let text): text
    case .date(let date): date.description
    case .time(let time): time.description
    case .datetime(let moment): moment.description
    case .codes(let codes), .ranking(let codes): codes.joined(separator: "|")
    case .boolean(let truth): truth ? "true" : "false"
    }
  }

  /// Whether two values are the same, give or take what is lost when numbers are written with fewer digits.
  public func isAbout(_ other: AnswerValue) -> Bool {
    guard case .number(let left) = self, case .number(let right) = other else { return self == other }
    return (left - right).magnitude <= 1e-9 * max(1, left.magnitude, right.magnitude)
  }
}

/// Why something given as an answer is not one.
public enum InvalidReason: Sendable, Hashable {
  /// A number was expected.
  case notANumber
  /// A whole number was expected.
  case notWhole
  /// Less than the least allowed.
  case belowMinimum(String)
  /// More than the most allowed.
  case aboveMaximum(String)
  /// Not on the step from the minimum.
  case offStep(String)
  /// More digits after the decimal sign than are allowed.
  case tooManyDecimals(Int)
  /// A date, `YYYY-MM-DD`, was expected.
  case notADate
  /// A time, `HH:MM` or `HH:MM:SS`, was expected.
  case notATime
  /// A date with a time, `YYYY-MM-DDTHH:MM`, was expected.
  case notADateTime
  /// No choice has this code.
  case unknownCode(String)
  /// The choice of this code is not offered beside the other answers.
  case notOffered(String)
  /// Fewer choices than required.
  case tooFewChosen(minimum: Int)
  /// More choices than allowed.
  case tooManyChosen(maximum: Int)
  /// An exclusive choice beside others.
  case exclusiveWithOthers(String)
  /// A choice that stands twice in an order.
  case rankedTwice(String)
  /// Shorter than allowed, in characters.
  case tooShort(minimum: Int)
  /// Longer than allowed, in characters.
  case tooLong(maximum: Int)
  /// The text does not match the item's pattern.
  case patternMismatch
  /// The state is not one that the item allows.
  case stateNotAllowed(AnswerState)
  /// A value of another kind, such as a list where one code was expected.
  case wrongKind(expected: String)
}
