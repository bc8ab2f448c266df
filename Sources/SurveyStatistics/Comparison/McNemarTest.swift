/// The comparison of two shares of the same respondents (McNemar, 1947).
public struct McNemarTest: Hashable, Sendable {
  /// How many changed from no to yes.
  public let gained: Int
  /// How many changed from yes to no.
  public let lost: Int

  /// The test of these changes, or `nil` when a count is negative.
  public init?(gained: Int, lost: Int) {
    guard gained >= 0, lost >= 0 else { return nil }
    self.gained = gained
    self.lost = lost
  }

  /// The exact two-sided p-value: a binomial test of gained against lost with share ½; 1 when nobody changed.
  public var exactPValue: Double {
    let smaller = Double(min(gained, lost))
    let larger = Double(max(gained, lost))
    guard smaller < larger, let beta = BetaDistribution(alpha: larger, beta: smaller + 1) else { return 1 }
    // P(X ≤ k) of a binomial with share ½ is the incomplete beta function at ½.
    return min(1, 2 * beta.cumulative(0.5))
  }

  /// (b − c)²/(b + c) without continuity correction, χ² with one degree of freedom; `nil` when nobody changed.
  public var statistic: Double? {
    let sum = Double(gained) + Double(lost)
    let difference = Double(gained) - Double(lost)
    return sum > 0 ? difference * difference / sum : nil
  }

  /// The p-value of `statistic`, or `nil` when nobody changed; prefer the exact one below 25 changes.
  public var pValue: Double? {
    statistic.map { StandardNormal.twoSided($0.squareRoot()) }
  }

  /// The interval of the change of the share, (b − c)/n: Wald's, with one pair more in each direction of change (Bonett and
  /// Price, 2012), so that it has a width when nobody or everybody changed.
  ///
  /// - Parameters:
  ///   - pairs: How many respondents there are, n; those who did not change included.
  ///   - level: The confidence level.
  /// - Returns: The interval within −1…1; `nil` with fewer pairs than changes, and without any.
  public func interval(pairs: Int, level: ConfidenceLevel = .ninetyFive) -> ConfidenceInterval? {
    guard pairs > 0, gained <= pairs - lost else { return nil }
    let count = Double(pairs) + 2
    let (up, down) = ((Double(gained) + 1) / count, (Double(lost) + 1) / count)
    let change = up - down
    let width = level.normalQuantile * ((up + down - change * change) / count).squareRoot()
    return ConfidenceInterval(lower: max(-1, change - width), upper: min(1, change + width))
  }
}
