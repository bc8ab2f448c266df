public import SurveyModel

/// One response's staged level and index over ordered steps.
public struct MaturityScore: Sendable, Hashable {
  /// A step.
  public struct Step: Sendable, Hashable {
    /// The dimension, by score index.
    public let score: Int

    /// Its score as a step of this maturity, which by its own "don't know" rule and evidence cap may differ from that of
    /// the dimension where several maturities share it.
    public let result: DimensionScore

    /// The staged level; `nil` for a step without a score.
    public let level: Int?

    /// How many of its items were answered "don't know" and counted as the least level.
    public let dontKnow: Int

    /// Whether the step has a score.
    public var state: ScoreState { result.state }

    /// The step's index in percent.
    public var percent: Ratio? { result.percent }
  }

  /// The steps, first step first.
  public let steps: [Step]

  /// The staged level: the least of the steps that have one.
  public let level: Int?

  /// The mean of the percents of the steps that have a score, so that each step counts once whatever the number of its
  /// items.
  public let percent: Ratio?

  /// The first step whose percent is below the target, by place in ``steps``.
  public let firstBlocking: Int?

  /// The steps without a score, by place in ``steps``.
  public var unscored: [Int] { steps.indices.filter { !steps[$0].state.hasScore } }

  /// The steps without a score before the first that blocks, or all of them when none blocks: what the answer leaves
  /// open.
  public var unscoredBefore: [Int] { unscored.filter { $0 < firstBlocking ?? steps.count } }
}
