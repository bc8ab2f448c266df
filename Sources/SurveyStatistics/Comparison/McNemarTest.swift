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
}
