/// A question after differences between groups of respondents, or between successive waves.
public struct GroupComparison: Sendable, Hashable {
  /// What is held against what.
  public enum Kind: String, Sendable, Hashable, CaseIterable {
    /// Each segment against the others.
    case compare
    /// Each wave against the one before, and all of them along the axis.
    case trend
  }

  /// The greatest q-value at which a difference is pointed out, where none is declared.
  public static let usualRate = Ratio(1, over: 20) ?? 0

  /// The least difference that is pointed out, in points, where none is declared.
  public static let usualDifference: Ratio = 5

  /// What is held against what.
  public let kind: Kind
  /// The scores.
  public let scores: [Name]
  /// The breakdowns, each a key or several joined by commas.
  public let breakdowns: [Name]
  /// Of waves: the question whose answer is the same for a respondent in each of them, so that changes are those of the
  /// same people; `nil` where waves are taken for independent samples.
  public let identity: Name?
  /// The family whose false discoveries are controlled together; all that name none are one.
  public let family: Name?
  /// The greatest q-value at which a difference is pointed out.
  public let rate: Ratio
  /// The least difference that is pointed out, in hundredths of what the score can be.
  public let meaningful: Ratio
  /// Where it is declared.
  public let range: SourceRange

  /// Makes a question.
  public init(
    _ kind: Kind, of scores: [Name], by breakdowns: [Name], identity: Name? = nil, family: Name? = nil,
    rate: Ratio = usualRate, meaningful: Ratio = usualDifference, range: SourceRange = .none
  ) {
    self.kind = kind
    self.scores = scores
    self.breakdowns = breakdowns
    self.identity = identity
    self.family = family
    self.rate = rate
    self.meaningful = meaningful
    self.range = range
  }
}
