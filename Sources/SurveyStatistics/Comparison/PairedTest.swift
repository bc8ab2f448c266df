/// The comparison of two means of the same respondents (Student, 1908).
public struct PairedTest: Hashable, Sendable {
  /// The mean of second less first, with its t interval.
  public let change: MeanInterval
  /// mean change / SE.
  public let statistic: Double
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
    guard
      let summary = SampleSummary(zip(first, second).map { $1 - $0 }),
      let change = MeanInterval(summary, level: level), change.standardError > 0,
      let distribution = StudentT(degreesOfFreedom: change.degreesOfFreedom)
    else { return nil }
    self.change = change
    statistic = change.mean / change.standardError
    pValue = distribution.twoSided(statistic)
  }
}
