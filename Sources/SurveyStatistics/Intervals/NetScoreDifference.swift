/// The difference of two independent net scores, second less first, by the normal approximation.
public struct NetScoreDifference: Hashable, Sendable {
  /// The difference of the net scores, −2…2.
  public let value: Double
  /// √(V₁/n₁ + V₂/n₂), each variance over its own group's size.
  public let standardError: Double
  /// value ± z·SE, inside −2…2.
  public let interval: ConfidenceInterval
  /// The two-sided p-value of no difference; 1 when both value and standard error are 0.
  public let pValue: Double

  /// A comparison of two net scores, or `nil` when either has no answers.
  ///
  /// - Parameters:
  ///   - first: The score that is subtracted.
  ///   - second: The score that is subtracted from.
  ///   - level: The confidence level.
  ///   - isAdjusted: Whether each group first receives ¾, 1½ and ¾ answers, which keeps small groups honest; the
  ///     value is then the difference of the adjusted scores.
  public init?(
    from first: NetScore, to second: NetScore, level: ConfidenceLevel = .ninetyFive, isAdjusted: Bool = true
  ) {
    guard first.count > 0, second.count > 0 else { return nil }
    let adjustment = isAdjusted ? NetScore.waldAdjustment : 0
    let a = first.components(adjustedBy: adjustment)
    let b = second.components(adjustedBy: adjustment)
    value = b.value - a.value
    standardError = (a.variance / a.count + b.variance / b.count).squareRoot()
    interval = ConfidenceInterval(around: value, margin: level.normalQuantile * standardError).clipped(to: -2...2)
    pValue = standardError > 0 ? StandardNormal.twoSided(value / standardError) : (value == 0 ? 1 : 0)
  }
}
