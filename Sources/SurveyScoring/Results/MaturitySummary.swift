import SurveyModel
import SurveyStatistics

/// A maturity over many assessments.
public struct MaturitySummary: Sendable, Hashable {
  /// A step.
  public struct Step: Sendable, Hashable {
    /// The dimension, by score index.
    public let score: Int
    /// The mean of the step's percents.
    public let percent: MeanResult?
    /// The levels over assessments.
    public let levels: LevelSpread?
    /// How many assessments have no score for the step.
    public let unscored: Int
    /// How many assessments find this step to be the first that blocks.
    public let firstBlocking: Int
  }

  /// The steps, first step first.
  public let steps: [Step]
  /// The overall levels over assessments.
  public let levels: LevelSpread?
  /// The mean of the assessments' indices.
  public let percent: MeanResult?
  /// The first step whose mean percent is below the target, by place in ``steps``.
  public let firstBlocking: Int?
  /// How many assessments find no step that blocks.
  public let withoutBlocking: Int
  /// How far several assessments agree; `nil` where no item has two.
  public let agreement: LevelAgreement?
}

/// How far several assessments of the same unit agree, over the items of a maturity.
public struct LevelAgreement: Sendable, Hashable {
  /// How many items have two answers or more.
  public let items: Int
  /// How many answers there are to these.
  public let answers: Int
  /// Krippendorff's alpha for ordinal levels; `nil` where all answers are equal, which is no sign of agreement.
  public let alpha: Double?
  /// The share of answers within one level of their item's lower median.
  public let shareWithinOneLevel: Double

  /// The agreement over items, each a distribution of levels; `nil` where none has two answers.
  init?(_ items: [ValueDistribution]) {
    let rated = items.filter { $0.count > 1 }
    guard !rated.isEmpty else { return nil }
    let near = rated.reduce(0) { sum, item in
      sum + (item.lowerMedian.map { item.count(from: $0 - 1, to: $0 + 1) } ?? 0)
    }
    self.items = rated.count
    answers = rated.reduce(0) { $0 + $1.count }
    alpha = KrippendorffAlpha(counts: rated.map(\.counted)).value(.ordinal)
    shareWithinOneLevel = Double(near) / Double(answers)
  }
}

/// Levels over several assessments.
public struct LevelSpread: Sendable, Hashable {
  /// How many assessments have a level, at least 1.
  public let count: Int
  /// The lower median, always a level that somebody gave.
  public let median: Int
  /// The least.
  public let least: Int
  /// The greatest.
  public let greatest: Int
  /// How many gave each level, ascending.
  public let counts: [LevelCount]

  /// How many assessments gave a level.
  public struct LevelCount: Sendable, Hashable {
    /// The level.
    public let level: Int
    /// How many gave it.
    public let count: Int
  }

  /// The spread of a distribution; `nil` without levels.
  init?(_ levels: ValueDistribution) {
    guard let median = levels.lowerMedian, let least = levels.minimum, let greatest = levels.maximum else {
      return nil
    }
    count = levels.count
    self.median = median.floor
    self.least = least.floor
    self.greatest = greatest.floor
    counts = levels.entries.map { LevelCount(level: $0.value.floor, count: $0.count) }
  }
}
