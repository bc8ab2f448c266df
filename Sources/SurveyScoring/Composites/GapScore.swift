public import SurveyModel

/// One response's gap: the weighted mean of perceived less expected over the pairs that have both.
public struct GapScore: Sendable, Hashable {
  /// A pair.
  public struct Pair: Sendable, Hashable {
    /// What was perceived, by score index.
    public let perception: Int
    /// What was expected, by score index.
    public let expectation: Int
    /// The one less the other, in points of percent; `nil` where one of them is missing.
    public let gap: Ratio?
    /// The respondent's share of importance, of 1; `nil` where the pairs weigh the same.
    public let importance: Ratio?
  }

  /// Whether there is a gap.
  public let state: ScoreState

  /// The gap in points of percent, −100 to 100; negative where less was perceived than expected.
  public let gap: Ratio?

  /// The pairs, in document order.
  public let pairs: [Pair]

  /// How many pairs counted.
  public let counted: Int

  /// How many pairs with a weight were in scope.
  public let inScope: Int
}

/// One response's part in an importance-performance map.
public struct ImportancePerformanceAnswer: Sendable, Hashable {
  /// An aspect.
  public struct Aspect: Sendable, Hashable {
    /// How good it is, by score index.
    public let score: Int
    /// How good it is, in percent.
    public let performance: Ratio?
    /// How much it counts, in percent: of what was shared out, or of what a score can be.
    public let importance: Ratio?
  }

  /// The aspects, in document order.
  public let aspects: [Aspect]

  /// How many aspects have both numbers.
  public var answered: Int { aspects.count { $0.performance != nil && $0.importance != nil } }
}

/// One response's place in a typology.
public struct QuadrantAnswer: Sendable, Hashable {
  /// The first score, in percent.
  public let x: Ratio?
  /// The second score, in percent.
  public let y: Ratio?
  /// The quadrant, by index; `nil` where a score is missing or no quadrant is declared there.
  public let quadrant: Int?

  /// Whether both scores exist, so that only the declaration can leave the response without a quadrant.
  public var isPlaced: Bool { x != nil && y != nil }
}
