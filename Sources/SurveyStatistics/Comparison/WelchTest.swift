/// The comparison of two independent means without assuming equal variances (Welch, 1947).
public struct WelchTest: Hashable, Sendable {
  /// First mean less second mean.
  public let difference: Double
  /// √(s₁²/n₁ + s₂²/n₂).
  public let standardError: Double
  /// difference / SE.
  public let statistic: Double
  /// Satterthwaite's degrees of freedom.
  public let degreesOfFreedom: Double
  /// The two-sided p-value of equal means.
  public let pValue: Double
  /// The interval of the difference.
  public let interval: ConfidenceInterval

  /// The comparison of `first` with `second`, or `nil` when a sample has fewer than two values or neither varies.
  public init?(_ first: SampleSummary, _ second: SampleSummary, level: ConfidenceLevel = .ninetyFive) {
    guard let v1 = first.variance, let v2 = second.variance else { return nil }
    let part1 = v1 / Double(first.count)
    let part2 = v2 / Double(second.count)
    let sum = part1 + part2
    guard sum > 0 else { return nil }
    // Shares of the sum, because squares of tiny variances vanish.
    let (share1, share2) = (part1 / sum, part2 / sum)
    let degrees = 1 / (share1 * share1 / Double(first.count - 1) + share2 * share2 / Double(second.count - 1))
    guard
      let distribution = StudentT(degreesOfFreedom: degrees),
      let quantile = distribution.quantile(level.upperProbability)
    else { return nil }
    difference = first.mean - second.mean
    standardError = sum.squareRoot()
    statistic = difference / standardError
    degreesOfFreedom = degrees
    pValue = distribution.twoSided(statistic)
    interval = ConfidenceInterval(around: difference, margin: quantile * standardError)
  }
}
