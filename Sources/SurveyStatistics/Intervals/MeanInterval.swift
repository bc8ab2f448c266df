/// The mean of a sample with its standard error and t interval: x̄ ± t(n − 1)·s/√n (Student, 1908).
public struct MeanInterval: Hashable, Sendable {
  /// The sample mean.
  public let mean: Double
  /// s/√n, times the finite population correction when there is one.
  public let standardError: Double
  /// n − 1.
  public let degreesOfFreedom: Double
  /// The interval, not clipped to the scale.
  public let interval: ConfidenceInterval
  /// Whether all answers were equal, so that the width 0 says nothing about certainty.
  public let hasNoVariation: Bool

  /// The interval of a sample mean.
  ///
  /// - Parameters:
  ///   - summary: The sample; with a single value there is no interval and the result is `nil`.
  ///   - level: The confidence level.
  ///   - populationSize: The size N of a finite population, if it is known; the standard error is then multiplied
  ///     by √(1 − n/N). A population smaller than the sample gives `nil`.
  public init?(_ summary: SampleSummary, level: ConfidenceLevel = .ninetyFive, populationSize: Int? = nil) {
    guard
      let error = summary.standardError,
      let distribution = StudentT(degreesOfFreedom: Double(summary.count - 1)),
      let quantile = distribution.quantile(level.upperProbability)
    else { return nil }
    var correction = 1.0
    if let populationSize {
      guard populationSize >= summary.count else { return nil }
      correction = (1 - Double(summary.count) / Double(populationSize)).squareRoot()
    }
    mean = summary.mean
    standardError = error * correction
    degreesOfFreedom = distribution.degreesOfFreedom
    interval = ConfidenceInterval(around: summary.mean, margin: quantile * standardError)
    hasNoVariation = summary.variance == 0
  }
}
