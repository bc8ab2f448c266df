/// A part of a survey that is asked several times, in passes: for each of some choices, so many times, or as often as
/// the respondent adds an entry.
///
/// Passes are laid out when the survey is compiled: a question `kind` of the pass `paris` of the loop `shops` is the item
/// `shops.paris.kind`, and everything that holds for items holds for it.
public struct Loop: Sendable, Hashable {
  /// How many passes there are, and what each is for.
  public enum Repetition: Sendable, Hashable {
    /// A pass for each choice made in a question, or for each choice of a list, by the name of either.
    case over(Name)
    /// As many passes as an expression says, at most so many; passes are numbered from 1.
    case count(SourceFragment, maximum: Int)
    /// A roster: a pass for each entry that the respondent adds, at least and at most so many, numbered from 1. The
    /// prompt asks whether there is one more; front ends have a standard one.
    case entries(minimum: Int, maximum: Int, prompt: LocalizedText?)
  }

  /// The loop's id, which begins the ids of its items; as a value, the number of passes on the route.
  public let id: Name

  /// The title of the whole.
  public let title: LocalizedText?

  /// What respondents read before the first pass.
  public let intro: LocalizedText?

  /// What a pass is called; the choice's label or the number of the pass where there is none.
  public let label: LocalizedText?

  /// What the passes are.
  public let repetition: Repetition

  /// The name by which expressions inside mean the choice, or the number, of their pass.
  public let variable: Name?

  /// The condition under which it is on the route; always, when there is none.
  public let relevance: SourceFragment?

  /// What its questions inherit.
  public let inherited: Inheritable

  /// What each pass asks, in document order.
  public let elements: [SurveyElement]

  /// Where the number of passes is limited, for messages.
  public let limits: SourceRange

  /// Makes a loop.
  public init(
    id: Name, title: LocalizedText? = nil, intro: LocalizedText? = nil, label: LocalizedText? = nil,
    repetition: Repetition, variable: Name? = nil, relevance: SourceFragment? = nil,
    inherited: Inheritable = Inheritable(), elements: [SurveyElement], limits: SourceRange = .none
  ) {
    self.id = id
    self.title = title
    self.intro = intro
    self.label = label
    self.repetition = repetition
    self.variable = variable
    self.relevance = relevance
    self.inherited = inherited
    self.elements = elements
    self.limits = limits
  }

  /// The most passes that a loop may make.
  public static let greatestCount = 1000
}
