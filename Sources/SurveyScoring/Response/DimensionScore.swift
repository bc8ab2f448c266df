public import SurveyModel

/// One response's score on a dimension. All numbers are exact.
public struct DimensionScore: Sendable, Hashable {
  /// Whether there is a score.
  public let state: ScoreState

  /// The score in the items' unit, or in percent when their bounds differ: what the declared method makes of the
  /// answers. A sum stands for all items in scope, so missing answers do not lower it.
  public let raw: Ratio?

  /// Percent of maximum possible (Cohen et al., 1999): 100·(x − least) / (greatest − least), for every method on the
  /// bounds of that method. EORTC and CAHPS transform linearly in the same way.
  public let percent: Ratio?

  /// How many items counted: those answered and, in a step of a maturity that says so, those answered "don't know".
  public let counted: Int

  /// How many items with a weight were in scope; another dimension among them is one.
  public let inScope: Int

  /// The states of all its items. Another dimension has a value, does not apply, or is as good as skipped.
  public let states: StateCounts

  /// How many questions were answered with a value, those of dimensions inside it included.
  public let answered: Int

  /// How many questions counted as the least value because the answer was "don't know", in a step of a maturity.
  public let assumedLeast: Int

  /// The band of ``percent``, by index in the score's bands.
  public let band: Int?
}
