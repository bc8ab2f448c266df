/// Sizes of differences and relations, free of units.
public enum EffectSize {
  /// Hedges' g (1981): the difference of two means in pooled standard deviations, times 1 − 3/(4(n₁ + n₂) − 9).
  ///
  /// `nil` when a sample has fewer than two values or neither varies.
  public static func hedgesG(_ first: SampleSummary, _ second: SampleSummary) -> Double? {
    guard let v1 = first.variance, let v2 = second.variance else { return nil }
    let (n1, n2) = (Double(first.count), Double(second.count))
    let pooled = ((n1 - 1) * v1 + (n2 - 1) * v2) / (n1 + n2 - 2)
    guard pooled > 0 else { return nil }
    return (first.mean - second.mean) / pooled.squareRoot() * (1 - 3 / (4 * (n1 + n2) - 9))
  }

  /// The smallest difference that a comparison would probably have found: 2.8·SE, for 80 % power at the 5 % level.
  ///
  /// 2.8 is 1.96 + 0.84, the normal quantiles of 97.5 % and 80 %.
  public static func smallestDetectableDifference(standardError: Double) -> Double {
    2.8 * standardError
  }
}
