/// Scores as a percentage of the greatest possible one, POMP (Cohen, Cohen, Aiken and West, 1999).
public enum PercentOfMaximum {
  /// 100·(x − min)/(max − min), with the declared ends of the scale; `nil` for a scale without width.
  public static func value(_ x: Double, lowest: Double, highest: Double) -> Double? {
    guard lowest < highest, x.isFinite, (highest - lowest).isFinite else { return nil }
    return 100 * (x - lowest) / (highest - lowest)
  }

  /// A sample of answers on the POMP scale; `nil` for a scale without width.
  public static func summary(_ sample: SampleSummary, lowest: Double, highest: Double) -> SampleSummary? {
    guard let mean = value(sample.mean, lowest: lowest, highest: highest) else { return nil }
    let deviation = sample.standardDeviation.map { 100 * $0 / (highest - lowest) }
    return SampleSummary(count: sample.count, mean: mean, standardDeviation: deviation)
  }

  /// An answer counted from the other end of its scale: min + max − x, with the declared ends.
  public static func reversed(_ x: Double, lowest: Double, highest: Double) -> Double {
    lowest + highest - x
  }
}
