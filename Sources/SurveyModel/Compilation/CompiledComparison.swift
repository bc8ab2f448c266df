/// A question after differences, resolved.
public struct CompiledComparison: Sendable, Hashable {
  /// What is held against what.
  public let kind: GroupComparison.Kind
  /// The scores, by index.
  public let scores: [Int]
  /// The breakdowns.
  public let breakdowns: [CompiledBreakdown]
  /// Of waves: what tells a respondent in each of them; `nil` where waves are taken for independent samples.
  public let identity: CompiledBreakdown?
  /// The family whose false discoveries are controlled together; all that name none are one.
  public let family: String?
  /// The greatest q-value at which a difference is pointed out.
  public let rate: Ratio
  /// The least difference that is pointed out, in hundredths of what the score can be.
  public let meaningful: Ratio

  /// Makes a question.
  public init(
    _ kind: GroupComparison.Kind, of scores: [Int], by breakdowns: [CompiledBreakdown],
    identity: CompiledBreakdown? = nil, family: String? = nil, rate: Ratio = GroupComparison.usualRate,
    meaningful: Ratio = GroupComparison.usualDifference
  ) {
    self.kind = kind
    self.scores = scores
    self.breakdowns = breakdowns
    self.identity = identity
    self.family = family
    self.rate = rate
    self.meaningful = meaningful
  }
}

extension CompiledScoring {
  /// The least group that is shown, where a survey does not say.
  public static let usualMinimumGroup = 10

  /// The scores that groups can be compared by, by index: those that are one number for a response, and typologies.
  public var comparable: [Int] { scores.indices.filter { Self.isComparable(scores[$0]) } }

  static func isComparable(_ score: Score) -> Bool {
    switch score {
    case .dimension, .index, .maturity, .topBox, .netScore, .gap, .quadrants: true
    case .importancePerformance: false
    }
  }
}
