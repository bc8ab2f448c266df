/// A question, a page of text or a calculated variable, as declared.
public struct Question: Sendable, Hashable {
  /// The question's id, which is also the column of its answer.
  public let id: Name

  /// The ids that it had in earlier versions, under which responses are still read.
  public let formerIDs: [Name]

  /// What kind of answer it takes.
  public let kind: Kind

  /// The question itself; empty for a ``Kind/variable(_:)``.
  public let prompt: LocalizedText

  /// How to answer, shown with the prompt.
  public let instruction: LocalizedText?

  /// More about the question, shown on request.
  public let help: LocalizedText?

  /// The condition under which it is on the route; always, when there is none.
  public let relevance: SourceFragment?

  /// Settings that override the section's.
  public let inherited: Inheritable

  /// Checks on the answer.
  public let constraints: [Constraint]

  /// The expression whose value is proposed to the respondent when the question is first reached.
  public let defaultValue: SourceFragment?

  /// Where the question is said to be readonly; `nil` when respondents may answer it as they like.
  public let readonly: SourceRange?

  /// Where the question comes from.
  public let origin: Origin?

  /// Where a multiple response says how many choices may be chosen.
  public let countLimits: SourceRange?

  /// The condition under which each choice of its list is offered, in terms of the list's attributes.
  public let filter: SourceFragment?

  /// Whether its choices, or the rows of a grid, are shown in random order; `nil` where its list says.
  public let isRandom: Bool?

  /// Whether it keeps its place when what stands around it is shuffled.
  public let isFixed: Bool

  /// Makes a question.
  public init(
    id: Name, formerIDs: [Name] = [], kind: Kind, prompt: LocalizedText, instruction: LocalizedText? = nil,
    help: LocalizedText? = nil,
    relevance: SourceFragment? = nil, inherited: Inheritable = Inheritable(), constraints: [Constraint] = [],
    defaultValue: SourceFragment? = nil, readonly: SourceRange? = nil, origin: Origin? = nil,
    countLimits: SourceRange? = nil, filter: SourceFragment? = nil, isRandom: Bool? = nil, isFixed: Bool = false
  ) {
    self.id = id
    self.formerIDs = formerIDs
    self.kind = kind
    self.prompt = prompt
    self.instruction = instruction
    self.help = help
    self.relevance = relevance
    self.inherited = inherited
    self.constraints = constraints
    self.defaultValue = defaultValue
    self.readonly = readonly
    self.origin = origin
    self.countLimits = countLimits
    self.filter = filter
    self.isRandom = isRandom
    self.isFixed = isFixed
  }

  /// What is calculated, where the question is a variable.
  public var variable: Variable? { if case .variable(let variable) = kind { variable } else { nil } }

  /// The kinds of question, with what each declares of its own.
  public enum Kind: Sendable, Hashable {
    /// One choice of a list; with `other`, one more that opens a text (part `.other`).
    case single(choices: Name, hasOther: Bool)
    /// Several choices of a list, at least and at most so many.
    case multiple(choices: Name, hasOther: Bool, minimum: Int?, maximum: Int?)
    /// One point of an ordered scale.
    case rating(scale: Name)
    /// Yes or no.
    case yesno
    /// One point or one choice for each of some rows, which are items of their own.
    case grid(GridAnswer, rows: [GridRow])
    /// A checklist item: a point of a scale, with evidence, owner and due date as parts.
    case check(scale: Name, parts: CheckParts)
    /// Choices of a list in order, the first so many of them, or all.
    case ranking(choices: Name, top: Int?)
    /// A fixed total shared out over choices, each of which is an item of its own.
    case allocation(choices: Name, AllocationLimits)
    /// A number.
    case number(NumberLimits)
    /// Text.
    case text(TextLimits)
    /// A day.
    case date(DateLimits)
    /// A time of day.
    case time(TimeLimits)
    /// A day with a time.
    case datetime(DateTimeLimits)
    /// A page of text, without an answer.
    case statement
    /// A value that is calculated and never asked.
    case variable(Variable)
    /// How many passes a loop makes: calculated, and laid out with the loop.
    case passes
  }

  /// A condition on the answer; in its test, `.` is the candidate value.
  public struct Constraint: Sendable, Hashable {
    /// What must hold.
    public let test: SourceFragment

    /// `error` refuses the answer; `warning` asks for confirmation and records it.
    public let severity: Diagnostic.Severity

    /// What the respondent is told.
    public let message: LocalizedText

    /// Makes a constraint.
    public init(test: SourceFragment, severity: Diagnostic.Severity, message: LocalizedText) {
      self.test = test
      self.severity = severity
      self.message = message
    }
  }

  /// The source of a question: a reference in the author's inventory and the original wording.
  public struct Origin: Sendable, Hashable {
    /// The reference, such as `R1.1`.
    public let reference: String?

    /// The original wording, in the original language.
    public let text: LocalizedText

    /// Makes an origin.
    public init(reference: String?, text: LocalizedText) {
      self.reference = reference
      self.text = text
    }
  }
}

/// What a checklist item asks besides its level.
public struct CheckParts: Sendable, Hashable {
  /// A part: a text or a date of its own, asked after the level.
  public struct Part: Sendable, Hashable {
    /// The part's own question; front ends have a standard one in each language.
    public let prompt: LocalizedText?

    /// From this level on, the part is asked once more when left empty, and its absence is reported.
    public let requiredFrom: Ratio?

    /// The part is asked only below this level.
    public let askedBelow: Ratio?

    /// The element it was read from.
    public let range: SourceRange

    /// Makes a part.
    public init(
      prompt: LocalizedText? = nil, requiredFrom: Ratio? = nil, askedBelow: Ratio? = nil, range: SourceRange = .none
    ) {
      self.prompt = prompt
      self.requiredFrom = requiredFrom
      self.askedBelow = askedBelow
      self.range = range
    }
  }

  /// What supports the level claimed: part `.evidence`, text. Also takes the reason when "not applicable" is chosen.
  public let evidence: Part?

  /// Who acts on it: part `.owner`, text.
  public let owner: Part?

  /// Until when: part `.due`, a date.
  public let due: Part?

  /// Makes the parts.
  public init(evidence: Part? = nil, owner: Part? = nil, due: Part? = nil) {
    self.evidence = evidence
    self.owner = owner
    self.due = due
  }
}

/// What a number may be.
public struct NumberLimits: Sendable, Hashable {
  /// Whether it must be whole.
  public let isInteger: Bool

  /// The least allowed.
  public let minimum: Ratio?

  /// The most allowed.
  public let maximum: Ratio?

  /// The distance between allowed numbers, counted from the minimum, or from 0 where there is none.
  public let step: Ratio?

  /// How many digits may stand after the decimal sign; any number where it is not said.
  public let decimals: Int?

  /// The unit, printed after the number.
  public let unit: String?

  /// Where the limits stand, for messages.
  public let range: SourceRange

  /// Makes limits.
  public init(
    isInteger: Bool = false, minimum: Ratio? = nil, maximum: Ratio? = nil, step: Ratio? = nil, decimals: Int? = nil,
    unit: String? = nil, range: SourceRange = .none
  ) {
    self.isInteger = isInteger
    self.minimum = minimum
    self.maximum = maximum
    self.step = step
    self.decimals = decimals
    self.unit = unit
    self.range = range
  }
}

/// What a text may be; lengths count characters as a reader does.
public struct TextLimits: Sendable, Hashable {
  /// The shortest allowed.
  public let minimumLength: Int?

  /// The longest allowed.
  public let maximumLength: Int?

  /// A regular expression that the whole text must match.
  public let pattern: SourceFragment?

  /// Whether it may hold several lines.
  public let isMultiline: Bool

  /// Where the limits stand, for messages.
  public let range: SourceRange

  /// Makes limits.
  public init(
    minimumLength: Int? = nil, maximumLength: Int? = nil, pattern: SourceFragment? = nil, isMultiline: Bool = false,
    range: SourceRange = .none
  ) {
    self.minimumLength = minimumLength
    self.maximumLength = maximumLength
    self.pattern = pattern
    self.isMultiline = isMultiline
    self.range = range
  }
}

/// A calculated value.
public struct Variable: Sendable, Hashable {
  /// The type an author may declare.
  public enum DeclaredType: String, Sendable, Hashable, CaseIterable {
    /// A number.
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
  }

  /// The declared type; the expression's own where none is declared.
  public let type: DeclaredType?

  /// The expression.
  public let value: SourceFragment

  /// The least number that it can be, where a score reads it; a value below it is no valid answer there.
  public let minimum: Ratio?

  /// The greatest.
  public let maximum: Ratio?

  /// Where these are declared.
  public let range: SourceRange

  /// Both bounds, where both are declared.
  public var bounds: (least: Ratio, greatest: Ratio)? {
    minimum.flatMap { least in maximum.map { (least, $0) } }
  }

  /// Makes a variable.
  public init(
    type: DeclaredType?, value: SourceFragment, minimum: Ratio? = nil, maximum: Ratio? = nil,
    range: SourceRange = .none
  ) {
    self.type = type
    self.value = value
    self.minimum = minimum
    self.maximum = maximum
    self.range = range
  }
}
