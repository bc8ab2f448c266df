public import SurveyModel

/// What a report says, before anybody draws it: sections of figures, sentences, lists and tables in one language.
///
/// Every text in it is safe to print: what authors and respondents wrote is on one line and free of control characters
/// and direction changes. Every number stands beside its text as a double.
public struct Report: Sendable, Hashable {
  /// What the report is about.
  public enum Subject: Sendable, Hashable {
    /// One response.
    case response(id: String)
    /// Many responses together.
    case responses(count: Int)
  }

  /// The survey's id.
  public let survey: String
  /// The survey's version; empty when none was declared.
  public let version: String
  /// The fingerprint of the definition.
  public let fingerprint: String
  /// The language of the report.
  public let language: LanguageTag
  /// The survey's title.
  public let title: String
  /// What the report is about.
  public let subject: Subject
  /// What the report is about, in words.
  public let subtitle: String
  /// The sections; the first is the answer.
  public let sections: [ReportSection]

  /// The section of an id.
  public func section(_ id: ReportSection.ID) -> ReportSection? { sections.first { $0.id == id } }
}

/// A part of a report under a heading.
public struct ReportSection: Sendable, Hashable {
  /// What the section is, the same in every language.
  public enum ID: String, Sendable, Hashable, CaseIterable {
    /// The answer: what a reader must know who reads nothing else.
    case answer
    /// What is missing, and what was claimed without support.
    case missing
    /// The steps of a maturity.
    case steps
    /// What to do next, and in whose hands it is.
    case next
    /// The scores.
    case scores
    /// What counts and is not yet good, and of which types respondents are.
    case priorities
    /// Shares and net scores.
    case shares
    /// How answers are distributed, item by item.
    case items
    /// What goes together with a score.
    case drivers
    /// How far assessors agree.
    case agreement
    /// The results weighted, and the margins that weights meet.
    case weighting
    /// How groups and waves differ.
    case segments
    /// How well the questions of a score go together.
    case reliability
    /// Recommendations.
    case advice
    /// What is claimed against what is experienced.
    case gaps
    /// Results that are thought to follow one another.
    case chain
    /// Steps and what they should show in.
    case linkages
    /// Results of units.
    case units
    /// Results of periods.
    case waves
    /// What came of each survey, and where every number comes from.
    case sources
    /// How the numbers came about, and what they cannot say.
    case method
  }

  /// What the section is.
  public let id: ID
  /// The heading.
  public let title: String
  /// The content, in order.
  public let blocks: [ReportBlock]
}

/// A piece of a section.
public enum ReportBlock: Sendable, Hashable {
  /// A sentence with its numbers.
  case sentence(ReportSentence)
  /// Scores, one a row.
  case figures([ReportFigure])
  /// Distributions that share their categories, one a row.
  case distributions(ReportDistributions)
  /// Segments or waves, one a row.
  case comparison(ReportComparison)
  /// A heading inside a section.
  case heading(String)
  /// Recommendations.
  case advice([ReportAdvice])
  /// Checklist items to work on, or that lack support.
  case actions([ReportAction])
}

/// A sentence and the numbers in it.
public struct ReportSentence: Sendable, Hashable {
  /// What the sentence says, the same in every language, such as `first-blocking`.
  public let id: String
  /// The sentence.
  public let text: String
  /// Its numbers by name, in the order in which they matter.
  public let values: [NamedValue]

  /// A number of a sentence.
  public struct NamedValue: Sendable, Hashable {
    /// What it is.
    public let name: String
    /// The number.
    public let value: Double
  }

  init(_ id: String, _ text: String, _ values: KeyValuePairs<String, Double> = [:]) {
    self.id = id
    self.text = text
    self.values = values.map { NamedValue(name: $0.key, value: $0.value) }
  }

  init(_ id: String, _ text: String, _ values: [NamedValue]) {
    self.id = id
    self.text = text
    self.values = values
  }
}
