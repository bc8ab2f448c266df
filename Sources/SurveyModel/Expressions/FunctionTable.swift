/// A function of the expression language, as the type checker and the reference page know it.
public struct FunctionSignature: Sendable, Hashable {
  /// The name.
  public let name: String

  /// The arguments as the reference prints them.
  public let parameters: String

  /// How many arguments it takes.
  public let arity: ClosedRange<Int>

  /// What it computes, in one sentence.
  public let summary: String

  /// The number of arguments in words.
  var arityText: String {
    func counted(_ count: Int) -> String { "\(count) argument\(count == 1 ? "" : "s")" }
    if arity.lowerBound == arity.upperBound { return counted(arity.lowerBound) }
    if arity.upperBound == .max { return "at least \(counted(arity.lowerBound))" }
    return "\(arity.lowerBound) to \(counted(arity.upperBound))"
  }

  private init(_ name: String, _ parameters: String, _ arity: ClosedRange<Int>, _ summary: String) {
    self.name = name
    self.parameters = parameters
    self.arity = arity
    self.summary = summary
  }

  /// Every function, in the order of the reference.
  public static let all: [FunctionSignature] = [
    FunctionSignature("answered", "question", 1...1, "Whether the question holds a value."),
    FunctionSignature("state", "question", 1...1, "The state of the answer, such as 'refused'."),
    FunctionSignature("count", "question…", 1 ... .max, "How many of the questions hold a value."),
    FunctionSignature("count-selected", "multiple", 1...1, "How many choices of a multiple response are chosen."),
    FunctionSignature(
      "rank", "ranking, 'code'", 2...2, "The place of a choice, from 1; missing when it is not ranked."),
    FunctionSignature("not", "condition", 1...1, "True when the condition is false or missing."),
    FunctionSignature("if", "condition, a, b", 3...3, "a when the condition holds, else b."),
    FunctionSignature("coalesce", "a, b…", 1 ... .max, "The first value that is not missing."),
    FunctionSignature("sum", "number…", 1 ... .max, "The sum of what is not missing; missing when nothing is left."),
    FunctionSignature("mean", "number…", 1 ... .max, "The mean of what is not missing; missing when nothing is left."),
    FunctionSignature("min", "number…", 1 ... .max, "The least of what is not missing; missing when nothing is left."),
    FunctionSignature(
      "max", "number…", 1 ... .max, "The greatest of what is not missing; missing when nothing is left."),
    FunctionSignature("round", "number, places", 1...2, "The number rounded to 0 to 9 places, halves away from zero."),
    FunctionSignature("abs", "number", 1...1, "The number without its sign."),
    FunctionSignature("length", "text", 1...1, "How many characters the text has."),
    FunctionSignature("contains", "text, part", 2...2, "Whether the text contains the part."),
    FunctionSignature("starts-with", "text, part", 2...2, "Whether the text begins with the part."),
    FunctionSignature("matches", "text, 'pattern'", 2...2, "Whether the whole text matches the regular expression."),
    FunctionSignature("concat", "text…", 1 ... .max, "The texts joined; a missing one counts as empty."),
    FunctionSignature("lower", "text", 1...1, "The text in lower case."),
    FunctionSignature("upper", "text", 1...1, "The text in upper case."),
    FunctionSignature("trim", "text", 1...1, "The text without white space at its ends."),
    FunctionSignature(
      "label", "question", 1...1, "The label of the answer in the respondent's language; alone in <output>."),
    FunctionSignature("position", "", 0...0, "The number of the pass, from 1, inside a loop."),
    FunctionSignature("today", "", 0...0, "The day on which the survey is answered."),
    FunctionSignature("now", "", 0...0, "The moment at which the survey is answered, a date and time."),
    FunctionSignature("date", "year, month, day", 3...3, "The day of the calendar; missing when there is none."),
    FunctionSignature(
      "days-between", "from, to", 2...2, "Days from one date to another; of a date and time, its day counts."),
    FunctionSignature("months-between", "from, to", 2...2, "Whole months from one date to another, times aside."),
    FunctionSignature("years-between", "from, to", 2...2, "Whole years from one date to another, times aside."),
  ]

  private static let byName = Dictionary(uniqueKeysWithValues: all.map { ($0.name, $0) })

  /// The function of a name.
  static func named(_ name: String) -> FunctionSignature? { byName[name] }
}
