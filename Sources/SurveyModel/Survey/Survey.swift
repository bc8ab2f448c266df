/// One questionnaire as its author declared it: immutable values that know where in the text they stand.
///
/// Names are not resolved and expressions not parsed here; ``SurveyCompiler`` does both and reports what does not fit.
public struct Survey: Sendable, Hashable {
  /// The survey's id, which responses carry.
  public let id: Name

  /// The author's version, such as `1.0.0`; empty when none was declared.
  public let version: String

  /// The language the survey was written in, which stands in where a translation is missing.
  public let sourceLanguage: LanguageTag

  /// Every language the survey claims to be complete in, the source language first.
  public let languages: [LanguageTag]

  /// The title.
  public let title: LocalizedText

  /// What respondents read before the first question.
  public let intro: LocalizedText?

  /// About how long answering takes, in minutes.
  public let minutes: Int?

  /// Choice lists and response scales, the inline ones of questions included.
  public let choiceLists: [ChoiceList]

  /// Sections and questions in document order.
  public let elements: [SurveyElement]

  /// What is computed from the answers.
  public let scoring: Scoring

  /// The code of each non-answer in tables of responses.
  public let nonAnswerCodes: [AnswerState: String]

  /// Where those codes are declared.
  public let nonAnswerPlaces: [AnswerState: SourceRange]

  /// What sections and questions inherit.
  public let inherited: Inheritable

  /// Whether what it holds directly is met in random order.
  public let isRandom: Bool

  /// The ids of questions and scores that are left out, because what is wrong with them leaves too little: whatever
  /// refers to them is right.
  public let incomplete: [Name]

  /// Whether a library could not be read, so that a list that is not known may be one of its.
  public let lacksLibrary: Bool

  /// Makes a survey.
  public init(
    id: Name, version: String, sourceLanguage: LanguageTag, languages: [LanguageTag], title: LocalizedText,
    intro: LocalizedText? = nil, minutes: Int? = nil, choiceLists: [ChoiceList], elements: [SurveyElement],
    scoring: Scoring = Scoring(), nonAnswerCodes: [AnswerState: String] = [:],
    nonAnswerPlaces: [AnswerState: SourceRange] = [:], inherited: Inheritable = Inheritable(), isRandom: Bool = false,
    incomplete: [Name] = [], lacksLibrary: Bool = false
  ) {
    self.id = id
    self.version = version
    self.sourceLanguage = sourceLanguage
    self.languages = languages
    self.title = title
    self.intro = intro
    self.minutes = minutes
    self.choiceLists = choiceLists
    self.elements = elements
    self.scoring = scoring
    self.nonAnswerCodes = nonAnswerCodes
    self.nonAnswerPlaces = nonAnswerPlaces
    self.inherited = inherited
    self.isRandom = isRandom
    self.incomplete = incomplete
    self.lacksLibrary = lacksLibrary
  }
}

/// A name that the author wrote, an id or a reference to one, with its place.
public struct Name: Sendable, Hashable {
  /// The name.
  public let text: String

  /// Where it stands, without quotation marks.
  public let range: SourceRange

  /// Makes a name.
  public init(_ text: String, at range: SourceRange = .none) {
    self.text = text
    self.range = range
  }

  /// What stands for the id of an element that has none: no author can write it, and it is different for each.
  ///
  /// - Parameters:
  ///   - number: What tells the element from all others.
  ///   - range: Where it stands.
  public static func standIn(_ number: Int, at range: SourceRange) -> Name { Name("#\(number)", at: range) }

  /// Whether it is one that stands for an id, which messages have no use for.
  public var isStandIn: Bool { text.hasPrefix("#") }
}

/// What stands in a survey or a section: another section, a loop, or a question.
public indirect enum SurveyElement: Sendable, Hashable {
  /// A group of questions and sections.
  case section(Section)
  /// A group that is asked several times.
  case loop(Loop)
  /// A question, a page of text or a calculated variable.
  case question(Question)
}

/// A group of questions and sections with a title and a condition of its own.
public struct Section: Sendable, Hashable {
  /// The section's id.
  public let id: Name

  /// The title.
  public let title: LocalizedText?

  /// What respondents read when they enter the section.
  public let intro: LocalizedText?

  /// The condition under which the section is on the route; always, when there is none.
  public let relevance: SourceFragment?

  /// What the section's questions inherit.
  public let inherited: Inheritable

  /// Whether what it holds directly is met in random order.
  public let isRandom: Bool

  /// Whether it keeps its place when what stands around it is shuffled.
  public let isFixed: Bool

  /// What the section holds, in document order.
  public let elements: [SurveyElement]

  /// Makes a section.
  public init(
    id: Name, title: LocalizedText? = nil, intro: LocalizedText? = nil, relevance: SourceFragment? = nil,
    inherited: Inheritable = Inheritable(), isRandom: Bool = false, isFixed: Bool = false, elements: [SurveyElement]
  ) {
    self.id = id
    self.title = title
    self.intro = intro
    self.relevance = relevance
    self.inherited = inherited
    self.isRandom = isRandom
    self.isFixed = isFixed
    self.elements = elements
  }
}

/// Settings that pass from a survey or section to what it holds, until something inside says otherwise.
public struct Inheritable: Sendable, Hashable {
  /// Whether answers are required; `nil` where nothing was said.
  public let requirement: Requirement?

  /// The non-answers that are offered; `nil` where nothing was said.
  public let allowed: Set<AnswerState>?

  /// Makes settings.
  public init(requirement: Requirement? = nil, allowed: Set<AnswerState>? = nil) {
    self.requirement = requirement
    self.allowed = allowed
  }

  /// These settings, with what they leave open taken from the outside.
  public func inheriting(from outer: Inheritable) -> Inheritable {
    Inheritable(requirement: requirement ?? outer.requirement, allowed: allowed ?? outer.allowed)
  }
}

/// Whether a question must be answered.
public enum Requirement: String, Sendable, Hashable, CaseIterable {
  /// It may be left empty.
  case no
  /// It must be answered before the response can be submitted.
  case yes
  /// It is asked once more when left empty, then let go; that is recorded.
  case soft
}
