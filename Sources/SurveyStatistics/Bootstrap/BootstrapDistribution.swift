/// The values of a statistic over resamples, and the intervals read from them.
public struct BootstrapDistribution: Hashable, Sendable {
  /// The statistic of the original rows.
  public let estimate: Double
  /// The statistic of each resample, ascending.
  public let replicates: [Double]
  /// The acceleration for the BCa interval, or `nil` when the statistic does not vary from row to row.
  public let acceleration: Double?
  /// In how many resamples the statistic was undefined; many of them make the intervals worthless.
  public let undefinedCount: Int

  /// A distribution, or `nil` without replicates or when a number is not finite.
  public init?(estimate: Double, replicates: [Double], acceleration: Double?, undefinedCount: Int = 0) {
    guard !replicates.isEmpty, replicates.allSatisfy(\.isFinite), estimate.isFinite else { return nil }
    self.estimate = estimate
    self.replicates = replicates.sorted()
    self.acceleration = acceleration
    self.undefinedCount = undefinedCount
  }

  /// The standard deviation of the replicates, or `nil` for a single one.
  public var standardError: Double? { SampleSummary(replicates)?.standardDeviation }

  /// The percentile interval: the quantiles of the replicates themselves.
  public func percentileInterval(level: ConfidenceLevel = .ninetyFive) -> ConfidenceInterval {
    ConfidenceInterval(lower: quantile(level.lowerProbability), upper: quantile(level.upperProbability))
  }

  /// The bias-corrected and accelerated interval (Efron, 1987).
  ///
  /// The bias is read from the share of replicates below the estimate; those equal to it count one half, because
  /// statistics of answers on a scale are full of ties. `nil` without an acceleration and when all replicates lie on one
  /// side of the estimate.
  public func bcaInterval(level: ConfidenceLevel = .ninetyFive) -> ConfidenceInterval? {
    let tolerance = 1e-12 * estimate.magnitude
    let below = replicates.count { $0 < estimate - tolerance }
    let tied = replicates.count { ($0 - estimate).magnitude <= tolerance }
    let share = (Double(below) + Double(tied) / 2) / Double(replicates.count)
    guard let acceleration, let bias = StandardNormal.quantile(share) else { return nil }
    func adjusted(_ z: Double) -> Double? {
      let sum = bias + z
      let denominator = 1 - acceleration * sum
      return denominator > 0 ? StandardNormal.cumulative(bias + sum / denominator) : nil
    }
    guard let lower = adjusted(-level.normalQuantile), let upper = adjusted(level.normalQuantile) else { return nil }
    return ConfidenceInterval(lower: quantile(lower), upper: quantile(upper))
  }

  /// The quantile of the replicates, linear between neighbours (Hyndman and Fan, 1996, type 7).
  public func quantile(_ p: Double) -> Double {
    let position = min(1, max(0, p)) * Double(replicates.count - 1)
    let index = min(replicates.count - 1, Int(position))
    let next = min(replicates.count - 1, index + 1)
    let low = replicates[index]
    return low + (position - Double(index)) * (replicates[next] - low)
  }
}
