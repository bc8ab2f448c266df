/// The reliability of a scale from the agreement of its two halves. It depends on how the items are split.
public struct SplitHalf: Hashable, Sendable {
  /// The correlation of the two half sums.
  public let correlation: Double
  /// 2r/(1 + r), the reliability of the whole scale (Spearman, 1910; Brown, 1910); `nil` for r = −1.
  public let spearmanBrown: Double?
  /// 2·(1 − (s₁² + s₂²)/s²_T), which does not assume halves of equal variance (Guttman, 1945).
  public let guttman: Double

  /// Splits the items into those at even and at odd positions, or `nil` when a half or the total does not vary.
  public init?(oddEven items: ItemCovariances) {
    self.init(items, firstHalf: Set((0..<items.itemCount).filter { $0.isMultiple(of: 2) }))
  }

  /// Splits off the items with these indices, or `nil` when a half or the total does not vary.
  public init?(_ items: ItemCovariances, firstHalf: Set<Int>) {
    let first = (0..<items.itemCount).filter { firstHalf.contains($0) }
    let second = (0..<items.itemCount).filter { !firstHalf.contains($0) }
    let total = items.totalVariance
    let firstVariance = items.selecting(first).totalVariance
    let secondVariance = items.selecting(second).totalVariance
    let covariance = (total - firstVariance - secondVariance) / 2
    guard
      total > 0, let r = correlationCoefficient(covariance: covariance, firstVariance, secondVariance)
    else { return nil }
    correlation = r
    spearmanBrown = SpearmanBrown.reliability(r, lengthenedBy: 2)
    guttman = 2 * (1 - (firstVariance + secondVariance) / total)
  }
}
