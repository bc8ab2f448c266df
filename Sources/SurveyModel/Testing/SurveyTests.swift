/// Expected results beside a survey: answers, and what the survey is to make of them.
public struct SurveyTests: Sendable, Hashable {
  /// Where the survey is: a path relative to the tests' own file.
  public let survey: Name

  /// The moment that `now()` means, and the day of `today()`.
  public let now: LocalDateTime

  /// The cases, in document order.
  public let cases: [TestCase]

  /// Makes tests.
  public init(survey: Name, now: LocalDateTime, cases: [TestCase]) {
    self.survey = survey
    self.now = now
    self.cases = cases
  }
}

/// One respondent, and what is expected of the survey.
public struct TestCase: Sendable, Hashable {
  /// What the case shows, in the author's words.
  public let name: Name

  /// The answers given.
  public let answers: [GivenAnswer]

  /// What is to come of them.
  public let expectations: [Expectation]

  /// Makes a case.
  public init(name: Name, answers: [GivenAnswer], expectations: [Expectation]) {
    self.name = name
    self.answers = answers
    self.expectations = expectations
  }

  /// An answer as a case gives it.
  public struct GivenAnswer: Sendable, Hashable {
    /// The item.
    public let ref: Name

    /// The answer as tables of responses write it: `3`, `yes`, `a|b`, `2026-03-01`. Empty for none.
    public let text: String

    /// What was answered instead of a value.
    public let state: AnswerState?

    /// Makes an answer.
    public init(ref: Name, text: String, state: AnswerState? = nil) {
      self.ref = ref
      self.text = text
      self.state = state
    }
  }

  /// One thing that is expected.
  public struct Expectation: Sendable, Hashable {
    /// The item or score that it is about.
    public let subject: Name

    /// What is expected of it.
    public let fact: Fact

    /// Where it is said.
    public let range: SourceRange

    /// Makes an expectation.
    public init(_ subject: Name, _ fact: Fact, at range: SourceRange) {
      self.subject = subject
      self.fact = fact
      self.range = range
    }
  }

  /// What can be expected of an item or a score.
  public enum Fact: Sendable, Hashable {
    /// The item is on the route, or off it.
    case asked(Bool)
    /// The item's answer would be accepted when the response is submitted, or not.
    case accepted(Bool)
    /// Advice about the score is given, or none is.
    case advised(Bool)
    /// The flag is raised, or not.
    case flagged(Bool)
    /// A number of the score is this one, give or take a tolerance.
    case number(Measure, Ratio, tolerance: Ratio)
    /// The score is in this state.
    case state(String)
    /// The score is in this band; `nil` for none.
    case band(Name?)
    /// This step of a maturity is the first that blocks; `nil` for none.
    case firstBlocking(Name?)
    /// The response is in this group of a net score, or this quadrant of a typology; `nil` for none.
    case group(Name?)
  }

  /// A number that a score has.
  public enum Measure: String, Sendable, Hashable {
    /// The score in percent; 100, 0 or −100 for one respondent's part in a net score; the points of a gap.
    case percent
    /// The score in the items' own unit.
    case raw
    /// The level of a maturity.
    case level
  }
}
