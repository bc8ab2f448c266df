/// What unequal weights cost in precision (Kish, 1965), ignoring how they are related to the answers.
public struct KishEffect: Hashable, Sendable {
  /// (Σw)²/Σw²: the size of an unweighted sample with the same precision.
  public let effectiveSize: Double
  /// n·Σw²/(Σw)², at least 1; above 2 deserves a warning.
  public let designEffect: Double
  /// The smallest weight.
  public let smallest: Double
  /// The largest weight.
  public let largest: Double

  /// The effect of `weights`, or `nil` when there are none, one is negative or not finite, or all are 0.
  public init?(_ weights: [Double]) {
    guard
      let smallest = weights.min(), let largest = weights.max(),
      smallest >= 0, largest > 0, weights.allSatisfy(\.isFinite)
    else { return nil }
    // Dividing by the largest weight keeps squares in range and makes the result independent of the unit.
    let sum = compensatedSum(weights.count) { weights[$0] / largest }
    let squares = compensatedSum(weights.count) { weights[$0] / largest * (weights[$0] / largest) }
    effectiveSize = sum * sum / squares
    designEffect = Double(weights.count) / effectiveSize
    self.smallest = smallest
    self.largest = largest
  }

  /// √deff, the factor by which standard errors grow.
  public var designFactor: Double { designEffect.squareRoot() }
}
