extension InvalidReason {
  /// The reason as a clause.
  public var message: String {
    switch self {
    case .notANumber: "a number is expected"
    case .notWhole: "a whole number is expected"
    case .belowMinimum(let limit): "less than \(limit)"
    case .aboveMaximum(let limit): "more than \(limit)"
    case .tooManyDecimals(let count): "more than \(count) \(count == 1 ? "digit" : "digits") after the decimal sign"
    case .offStep(let step): "not on a step of \(step)"
    case .notADate: "a date is expected, YYYY-MM-DD"
    case .notATime: "a time is expected, HH:MM or HH:MM:SS"
    case .notADateTime: "a date and time is expected, YYYY-MM-DDTHH:MM, without a zone"
    case .unknownCode(let code): "no choice has the code '\(code)'"
    case .notOffered(let code): "the choice '\(code)' is not offered beside the answers before it"
    case .tooFewChosen(let minimum): "at least \(minimum) are to be chosen"
    case .tooManyChosen(let maximum): "at most \(maximum) are to be chosen"
    case .exclusiveWithOthers(let code): "'\(code)' excludes the others"
    case .rankedTwice(let code): "'\(code)' stands twice"
    case .tooShort(let minimum): "shorter than \(minimum) characters"
    case .tooLong(let maximum): "longer than \(maximum) characters"
    case .patternMismatch: "it does not have the form asked for"
    case .stateNotAllowed(let state): "the item does not allow \(state.name)"
    case .wrongKind(let expected): "\(expected) is expected"
    }
  }
}
