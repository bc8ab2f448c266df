/// The comparison of two means of the same respondents (Student, 1908).
public struct PairedTest: Hashable, Sendable {
  /// The mean of second less first, with its t interval.
  public let change: MeanInterval
  /// mean change / SE.
  public let statistic: Double
  /// d_z: the mean change in standard deviations of the changes (Cohen, 1988).
  public let standardizedChange: Double
  /// The two-sided p-value of no change.
  public let pValue: Double

  /// The comparison of paired lists, or `nil` for fewer than two pairs and when all changes are equal.
  public init?(
    from first: [Double], to second: [Double], level: ConfidenceLevel = .ninetyFive
  ) throws(StatisticsError) {
    guard first.count == second.count else {
      throw .mismatchedLengths(expected: first.count, found: second.count)
    }
    try checkFinite(first)
    try checkFinite(second)
    guard let summary = SampleSummary(zip(first, second).map { $1 - $0 }) else { return nil }
    self.init(changes: summary, level: level)
  }

  /// The test of changes that are summed up already, or `nil` for fewer than two and when all are equal.
  public init?(changes: SampleSummary, level: ConfidenceLevel = .ninetyFive) {
    guard
      let change = MeanInterval(changes, level: level), change.standardError > 0, let variance = changes.variance,
      let distribution = StudentT(degreesOfFreedom: change.degreesOfFreedom)
    else { return nil }
    self.change = change
    statistic = change.mean / change.standardError
    standardizedChange = change.mean / variance.squareRoot()
    pValue = distribution.twoSided(statistic)
  }
}
