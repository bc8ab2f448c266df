/// Weights cut off at a multiple of their median, so that no single respondent carries too much.
///
/// Trimmed weights miss their margins a little; rake them again from here when margins matter more than the cap.
public struct WeightTrimming: Hashable, Sendable {
  /// The weights after trimming, scaled back to their sum before.
  public let weights: [Double]
  /// The cap, `multiple` times the median, before scaling.
  public let cap: Double
  /// How many weights were above the cap.
  public let trimmedCount: Int

  /// Trims `weights` at `multiple` times their median; 5 is common, and the choice is contested.
  public init(_ weights: [Double], multiple: Double) throws(StatisticsError) {
    _ = try checkedBaseWeights(weights, count: weights.count)
    guard multiple >= 1, multiple.isFinite else { throw .outOfRange("the multiple of the median", value: multiple) }
    guard let middle = median(weights), middle > 0 else {
      throw .outOfRange("the median weight", value: median(weights) ?? 0)
    }
    let cap = multiple * middle
    let capped = weights.map { min($0, cap) }
    let factor = weights.compensatedSum() / capped.compensatedSum()
    self.cap = cap
    trimmedCount = weights.count { $0 > cap }
    self.weights = trimmedCount > 0 ? capped.map { $0 * factor } : weights
  }
}
