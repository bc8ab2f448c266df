/// The type of an expression, known when a survey is loaded.
public enum ExpressionType: Sendable, Hashable {
  /// A number, or a point of a scale.
  case number
  /// Text.
  case text
  /// A truth value.
  case boolean
  /// A day.
  case date
  /// A time of day.
  case time
  /// A day with a time.
  case datetime
  /// One choice of a list, by the list's index in ``CompiledSurvey/choiceLists``.
  case choice(list: Int)
  /// A set of choices of a list.
  case choices(list: Int)
  /// Choices of a list in order.
  case ranking(list: Int)
  /// The state of an answer, by the raw value of ``AnswerState``.
  case state

  /// How values of the type are kept while a program runs.
  var lane: Lane {
    switch self {
    case .number, .boolean, .date, .time, .datetime, .choice, .state: .number
    case .text: .text
    case .choices, .ranking: .choices
    }
  }

  /// The type as messages name it.
  var noun: String {
    switch self {
    case .number: "a number"
    case .text: "text"
    case .boolean: "a condition"
    case .date: "a date"
    case .time: "a time"
    case .datetime: "a date and time"
    case .choice: "one choice of a list"
    case .choices: "a set of choices"
    case .ranking: "a ranking"
    case .state: "an answer state"
    }
  }
}

/// The three kinds of column that a program computes in.
enum Lane: Sendable, Hashable {
  /// Doubles: numbers, truth values as 0 and 1, dates as day numbers, times as seconds, choices as indices.
  case number
  /// Text.
  case text
  /// Sets of choices.
  case choices
}
