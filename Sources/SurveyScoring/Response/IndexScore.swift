public import SurveyModel

/// One response's score on an index: Σw·percent / Σw over the components that have a score.
public struct IndexScore: Sendable, Hashable {
  /// Whether there is a score.
  public let state: ScoreState

  /// The score in percent.
  public let percent: Ratio?

  /// How many components have a score.
  public let counted: Int

  /// How many components with a weight are in scope: those that have a score or could have had one.
  public let inScope: Int

  /// How many items were answered in all components.
  public let answered: Int

  /// The components without a score, by score index.
  public let missing: [Int]

  /// The weights of all components for this response: as declared, or times the respondent's share of importance.
  public let weights: [Ratio]

  /// The band of ``percent``, by index in the score's bands.
  public let band: Int?
}

/// One response's part in a top-box score.
public struct TopBoxAnswer: Sendable, Hashable {
  /// The answer.
  public let answer: ScoredAnswer

  /// Whether the answer is in the top boxes; `nil` without an answer.
  public let isInside: Bool?
}

/// One response's part in a net score.
public struct NetScoreAnswer: Sendable, Hashable {
  /// The answer.
  public let answer: ScoredAnswer

  /// The group of the answer, by index; `nil` without an answer or outside every group.
  public let group: Int?

  /// What the answer adds to the net: the sign of its group, 0 outside every group, `nil` without an answer.
  public let sign: Int?
}
