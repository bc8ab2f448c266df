public import SurveyModel

/// A section of a form.
public struct FormSection: Sendable {
  let id: String
  let title: FormText?
  let intro: FormText?
  let relevance: String?
  let inherited: Inheritable
  let isRandom: Bool
  let elements: [Form.Element]
}

/// A scale that several questions share.
public struct FormList: Sendable {
  let id: String
  let points: [(value: Int, label: FormText?)]
}

/// A choice of a question.
public struct FormChoice: Sendable, ExpressibleByStringLiteral {
  let code: String
  let label: FormText?
  let isExclusive: Bool
  let relevance: String?

  /// A choice whose code is also its label.
  public init(stringLiteral code: String) { self.init(code, FormText(stringLiteral: code)) }

  /// A choice.
  public init(_ code: String, _ label: FormText?, exclusive: Bool = false, relevant: String? = nil) {
    self.code = code
    self.label = label
    isExclusive = exclusive
    relevance = relevant
  }
}

/// A check on an answer.
public struct FormConstraint: Sendable {
  let test: String
  let severity: Diagnostic.Severity
  let message: FormText

  /// A check that refuses the answer.
  public static func error(_ test: String, _ message: FormText) -> FormConstraint {
    FormConstraint(test: test, severity: .error, message: message)
  }

  /// A check that the respondent may confirm.
  public static func warning(_ test: String, _ message: FormText) -> FormConstraint {
    FormConstraint(test: test, severity: .warning, message: message)
  }
}

/// A question of a form.
public struct FormQuestion: Sendable {
  enum Kind: Sendable {
    case single([FormChoice], hasOther: Bool)
    case multiple([FormChoice], hasOther: Bool, minimum: Int?, maximum: Int?)
    case rating(scale: String)
    case check(scale: String, CheckParts)
    case grid(FormGridAnswer, [FormRow])
    case allocation([FormChoice], AllocationLimits)
    case ranking([FormChoice], top: Int?)
    case plain(Question.Kind)
  }

  let id: String
  let kind: Kind
  let settings: FormSettings
}

/// What the rows of a grid are answered with.
public enum FormGridAnswer: Sendable {
  /// A point of a scale.
  case scale(String)
  /// A choice.
  case choices([FormChoice])
}

/// A row of a grid.
public struct FormRow: Sendable, ExpressibleByStringLiteral {
  let id: String
  let label: FormText
  let relevance: String?

  /// A row whose id is also its label.
  public init(stringLiteral id: String) { self.init(id, FormText(stringLiteral: id)) }

  /// A row.
  public init(_ id: String, _ label: FormText, relevant: String? = nil) {
    self.id = id
    self.label = label
    relevance = relevant
  }
}

/// What any question of a form may say.
public struct FormSettings: Sendable {
  let prompt: FormText?
  let instruction: FormText?
  let help: FormText?
  let relevance: String?
  let inherited: Inheritable
  let constraints: [FormConstraint]
  let defaultValue: String?
  let isReadonly: Bool

  /// Makes settings; a question without a prompt asks its id.
  public init(
    prompt: FormText? = nil, instruction: FormText? = nil, help: FormText? = nil, relevant: String? = nil,
    required: Requirement? = nil, allow: Set<AnswerState>? = nil, constraints: [FormConstraint] = [],
    defaultValue: String? = nil, isReadonly: Bool = false
  ) {
    self.defaultValue = defaultValue
    self.isReadonly = isReadonly
    self.prompt = prompt
    self.instruction = instruction
    self.help = help
    relevance = relevant
    inherited = Inheritable(requirement: required, allowed: allow)
    self.constraints = constraints
  }
}
