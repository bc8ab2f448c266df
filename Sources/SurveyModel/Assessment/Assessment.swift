/// Several surveys joined into one report, as its author declared it. Results are joined, never respondents: each survey
/// is scored by itself, and what meets here are numbers of units and periods.
///
/// Names are not resolved here; ``AssessmentCompiler`` does that and reports what does not fit.
public struct Assessment: Sendable, Hashable {
  /// The assessment's id.
  public let id: Name

  /// The author's version, such as `1.0.0`; empty when none was declared.
  public let version: String

  /// The language it was written in, which stands in where a translation is missing.
  public let sourceLanguage: LanguageTag

  /// Every language it claims to be complete in, the source language first.
  public let languages: [LanguageTag]

  /// The title.
  public let title: LocalizedText

  /// The surveys, in document order.
  public let uses: [Use]

  /// What results are joined by.
  public let join: Join

  /// The results of the first page, in document order.
  public let headlines: [Entry]

  /// What is claimed against what is measured, in document order.
  public let gaps: [PerceptionGap]

  /// Results that are thought to follow one another.
  public let chain: Chain?

  /// Steps of readiness and what they should show in, in document order.
  public let linkages: [Linkage]

  /// What it all comes to.
  public let verdict: Verdict?

  /// Makes an assessment.
  public init(
    id: Name, version: String = "", sourceLanguage: LanguageTag, languages: [LanguageTag], title: LocalizedText,
    uses: [Use], join: Join = Join(), headlines: [Entry] = [], gaps: [PerceptionGap] = [], chain: Chain? = nil,
    linkages: [Linkage] = [], verdict: Verdict? = nil
  ) {
    self.id = id
    self.version = version
    self.sourceLanguage = sourceLanguage
    self.languages = languages
    self.title = title
    self.uses = uses
    self.join = join
    self.headlines = headlines
    self.gaps = gaps
    self.chain = chain
    self.linkages = linkages
    self.verdict = verdict
  }

  /// A survey that is used.
  public struct Use: Sendable, Hashable {
    /// The survey's file, as written: a path relative to the assessment's own file.
    public let survey: Name

    /// The file as names from the assessment's folder, outside of which it never leads; `nil` for a path that cannot
    /// be one.
    public let path: String?

    /// What its scores are called by.
    public let key: Name

    /// Results of fewer answers are not shown, where the author says how many.
    public let minimum: Int?

    /// Where that is said.
    public let minimumRange: SourceRange

    /// Makes a use.
    public init(
      survey: Name, path: String?, key: Name, minimum: Int? = nil, minimumRange: SourceRange = .none
    ) {
      self.survey = survey
      self.path = path
      self.key = key
      self.minimum = minimum
      self.minimumRange = minimumRange
    }
  }

  /// What results are joined by.
  public struct Join: Sendable, Hashable {
    /// The question that tells the unit, in every survey that has it; `nil` where units are not told apart.
    public let unit: Name?

    /// What days are in one period; `nil` where all are.
    public let period: CalendarPeriod?

    /// Makes a join.
    public init(unit: Name? = nil, period: CalendarPeriod? = nil) {
      self.unit = unit
      self.period = period
    }
  }

  /// A result that is shown.
  public struct Entry: Sendable, Hashable {
    /// The score, as in `quality.csat`.
    public let score: Name

    /// What it is called here; by its own title, when left out.
    public let title: LocalizedText?

    /// Makes an entry.
    public init(score: Name, title: LocalizedText? = nil) {
      self.score = score
      self.title = title
    }
  }

  /// What one group claims, against what another experiences.
  public struct PerceptionGap: Sendable, Hashable {
    /// What is claimed.
    public let claimed: Name

    /// What is measured.
    public let measured: Name

    /// What it is about; by the title of what is measured, when left out.
    public let title: LocalizedText?

    /// What to do where more is claimed than is measured.
    public let text: LocalizedText?

    /// Makes a gap.
    public init(claimed: Name, measured: Name, title: LocalizedText? = nil, text: LocalizedText? = nil) {
      self.claimed = claimed
      self.measured = measured
      self.title = title
      self.text = text
    }
  }

  /// Results that are thought to follow one another.
  public struct Chain: Sendable, Hashable {
    /// The links, in order.
    public let links: [Entry]

    /// Where it stands.
    public let range: SourceRange

    /// Makes a chain.
    public init(links: [Entry], range: SourceRange = .none) {
      self.links = links
      self.range = range
    }
  }

  /// A step of readiness and what it should show in.
  public struct Linkage: Sendable, Hashable {
    /// The step.
    public let step: Name

    /// What customers or employees see of it.
    public let outcome: Name

    /// What the step must reach, in percent; `nil` where the maturity says it.
    public let target: Ratio?

    /// What the outcome is called here; by its own title, when left out.
    public let title: LocalizedText?

    /// What to do while the step does not, or its outcome asks for it.
    public let text: LocalizedText?

    /// Makes a linkage.
    public init(
      step: Name, outcome: Name, target: Ratio? = nil, title: LocalizedText? = nil, text: LocalizedText? = nil
    ) {
      self.step = step
      self.outcome = outcome
      self.target = target
      self.title = title
      self.text = text
    }
  }

  /// What it all comes to, on two axes that are never averaged.
  public struct Verdict: Sendable, Hashable {
    /// An axis.
    public struct Axis: Sendable, Hashable {
      /// The score.
      public let score: Name

      /// What the lower limit of its interval must reach, in percent.
      public let from: Ratio

      /// Where that is said.
      public let range: SourceRange

      /// Makes an axis.
      public init(score: Name, from: Ratio = 50, range: SourceRange = .none) {
        self.score = score
        self.from = from
        self.range = range
      }
    }

    /// A possible verdict.
    public struct Outcome: Sendable, Hashable {
      /// The id.
      public let id: Name

      /// The side of the axis of readiness on which it holds; `nil` for both.
      public let ready: Bool?

      /// The side of the axis of loyalty on which it holds; `nil` for both.
      public let loyal: Bool?

      /// What it is called.
      public let title: LocalizedText

      /// What it means, and what to do.
      public let text: LocalizedText?

      /// Makes an outcome.
      public init(id: Name, ready: Bool? = nil, loyal: Bool? = nil, title: LocalizedText, text: LocalizedText? = nil) {
        self.id = id
        self.ready = ready
        self.loyal = loyal
        self.title = title
        self.text = text
      }

      /// Whether it holds on these sides of the axes.
      public func holds(ready: Bool, loyal: Bool) -> Bool {
        (self.ready ?? ready) == ready && (self.loyal ?? loyal) == loyal
      }
    }

    /// How ready the organisation is.
    public let ready: Axis

    /// How loyal customers are.
    public let loyal: Axis

    /// The surveys without whose results there is no verdict, by key, beside those of the axes.
    public let requires: [Name]

    /// The verdicts, in document order.
    public let outcomes: [Outcome]

    /// The verdict where none of them holds.
    public let otherwise: Outcome?

    /// Where it stands.
    public let range: SourceRange

    /// Makes a verdict.
    public init(
      ready: Axis, loyal: Axis, requires: [Name] = [], outcomes: [Outcome], otherwise: Outcome? = nil,
      range: SourceRange = .none
    ) {
      self.ready = ready
      self.loyal = loyal
      self.requires = requires
      self.outcomes = outcomes
      self.otherwise = otherwise
      self.range = range
    }

    /// The verdict on these sides of the axes; `nil` where none is declared for them.
    public func outcome(ready: Bool, loyal: Bool) -> Outcome? {
      outcomes.first { $0.holds(ready: ready, loyal: loyal) } ?? otherwise
    }
  }
}
