/// The prophecy formula for tests of another length (Spearman, 1910; Brown, 1910).
public enum SpearmanBrown {
  /// The reliability of a test `factor` times as long: f·r/(1 + (f − 1)·r), or `nil` unless the denominator is positive.
  ///
  /// The correlation of two items with factor 2 gives the reliability to print for a two-item scale.
  public static func reliability(_ reliability: Double, lengthenedBy factor: Double) -> Double? {
    let denominator = 1 + (factor - 1) * reliability
    guard denominator > 0, reliability.isFinite, factor.isFinite else { return nil }
    return factor * reliability / denominator
  }
}
