public import SurveyModel
public import SurveyStatistics

/// The mean of many scores, with what one must know to believe it.
public struct MeanResult: Sendable, Hashable {
  /// From fewer answers than this a result is shown with a caution.
  public static let caution = 30

  /// How many scores there are, at least 1.
  public let count: Int
  /// The mean.
  public let mean: Double
  /// The exact mean; `nil` in the rare case that it needs more than 128 bits.
  public let exactMean: Ratio?
  /// The sample standard deviation, divisor n − 1; `nil` for a single score.
  public let standardDeviation: Double?
  /// The 95 % t interval; `nil` for a single score.
  public let interval: ConfidenceInterval?
  /// Whether all scores are equal, so that the interval of width 0 says nothing about certainty.
  public let hasNoVariation: Bool

  /// Size, mean and variance.
  let sample: SampleSummary

  /// Whether there are few scores.
  public var isFew: Bool { count < Self.caution }

  /// The result of a distribution; `nil` without values.
  public init?(_ values: ValueDistribution) {
    guard let (summary, exact) = values.summary else { return nil }
    sample = summary
    count = summary.count
    mean = exact?.doubleValue ?? summary.mean
    exactMean = exact
    standardDeviation = summary.standardDeviation
    let interval = MeanInterval(summary)
    self.interval = interval?.interval
    hasNoVariation = interval?.hasNoVariation ?? false
  }
}
