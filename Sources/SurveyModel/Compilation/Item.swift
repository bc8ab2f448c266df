/// A column of a response: what one question, or one part of a question, stores.
public struct Item: Sendable, Hashable {
  /// Which part of its question the item is.
  public enum Role: String, Sendable, Hashable {
    /// The answer itself; the item has the question's id.
    case answer
    /// The text behind "other": part `.other`.
    case other
    /// What supports a checklist level: part `.evidence`.
    case evidence
    /// Who acts on a checklist item: part `.owner`.
    case owner
    /// Until when: part `.due`.
    case due
    /// A page of text, which has a place on the route and no answer.
    case statement
    /// A calculated value, which has no place on the route.
    case variable
  }

  /// What the item holds in state `value`. Limits are large, and kept apart so that the others are copied at no cost.
  public enum Kind: Sendable, Hashable {
    /// One choice, by the list's index in ``CompiledSurvey/choiceLists``.
    case choice(list: Int)
    /// Several choices, at least and at most so many.
    case choices(list: Int, minimum: Int?, maximum: Int?)
    /// Choices in order: so many of the list.
    case ranking(list: Int, count: Int)
    /// A point of a scale, as its number.
    case point(list: Int)
    /// A number.
    indirect case number(NumberLimits)
    /// Text.
    indirect case text(TextLimits)
    /// A day.
    indirect case date(DateLimits)
    /// A time of day.
    indirect case time(TimeLimits)
    /// A day with a time.
    indirect case datetime(DateTimeLimits)
    /// A calculated value.
    case calculated(ExpressionType)
    /// Nothing.
    case none
  }

  /// What is large of an item, shared by all its copies: items are handed about for every answer of every response.
  private final class Details: Sendable, Hashable {
    let id: String
    let kind: Kind
    let allowed: Set<AnswerState>
    let requiredFrom: Ratio?

    init(id: String, kind: Kind, allowed: Set<AnswerState>, requiredFrom: Ratio?) {
      self.id = id
      self.kind = kind
      self.allowed = allowed
      self.requiredFrom = requiredFrom
    }

    static func == (left: Details, right: Details) -> Bool {
      left === right
        || left.id == right.id && left.kind == right.kind && left.allowed == right.allowed
          && left.requiredFrom == right.requiredFrom
    }

    func hash(into hasher: inout Hasher) { hasher.combine(id) }
  }

  private let details: Details

  /// The id: the question's, or `question.part`.
  public var id: String { details.id }

  /// The question, by index in ``CompiledSurvey/questions``.
  public let question: Int

  /// Which part of the question it is.
  public let role: Role

  /// What it holds.
  public var kind: Kind { details.kind }

  /// The section it stands in, by index in ``CompiledSurvey/sections``.
  public let section: Int?

  /// Whether it must be answered.
  public let requirement: Requirement

  /// The non-answers that may be given.
  public var allowed: Set<AnswerState> { details.allowed }

  /// The item that a part belongs to, by index.
  public let parent: Int?

  /// For a row of a grid or a share of an allocation: which one, by index in ``Question/rows`` or in the list.
  public let row: Int?

  /// Whether its value is calculated and shown, and the respondent cannot change it.
  public let isReadonly: Bool

  /// For evidence: the level of the parent from which its absence is asked about and reported.
  public var requiredFrom: Ratio? { details.requiredFrom }

  /// The index of its choice list in ``CompiledSurvey/choiceLists``, where the answer is a choice, several choices or a
  /// point.
  public let choiceList: Int?

  init(
    id: String, question: Int, role: Role, kind: Kind, section: Int?, requirement: Requirement = .no,
    allowed: Set<AnswerState> = [], parent: Int? = nil, row: Int? = nil, isReadonly: Bool = false,
    requiredFrom: Ratio? = nil
  ) {
    details = Details(id: id, kind: kind, allowed: allowed, requiredFrom: requiredFrom)
    choiceList = kind.choiceList
    self.question = question
    self.role = role
    self.section = section
    self.requirement = requirement
    self.parent = parent
    self.row = row
    self.isReadonly = isReadonly
  }

  /// The type that expressions see; `nil` for a page of text.
  public var valueType: ExpressionType? {
    switch kind {
    case .choice(let list): .choice(list: list)
    case .choices(let list, _, _): .choices(list: list)
    case .ranking(let list, _): .ranking(list: list)
    case .point, .number: .number
    case .text: .text
    case .date: .date
    case .time: .time
    case .datetime: .datetime
    case .calculated(let type): type
    case .none: nil
    }
  }

  /// Whether respondents meet it: a question, a part or a page, but not a variable.
  public var isAsked: Bool { role != .variable }

  /// Whether it is a column of a response that respondents fill.
  public var takesAnswer: Bool { role != .variable && role != .statement }
}

extension Item.Kind {
  /// The index of the choice list, where the answer is a choice, several choices or a point.
  fileprivate var choiceList: Int? {
    switch self {
    case .choice(let list), .choices(let list, _, _), .ranking(let list, _), .point(let list): list
    case .number, .text, .date, .time, .datetime, .calculated, .none: nil
    }
  }
}
