/// A range of plausible values for an unknown quantity, both limits finite.
public struct ConfidenceInterval: Hashable, Sendable {
  /// The lower limit.
  public let lower: Double
  /// The upper limit.
  public let upper: Double

  /// An interval between two limits.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The interval `estimate` ± `margin`.
  public init(around estimate: Double, margin: Double) {
    self.init(lower: estimate - margin, upper: estimate + margin)
  }

  /// Upper limit less lower limit.
  public var width: Double { upper - lower }

  /// Half of the sum of the limits.
  public var center: Double { lower + (upper - lower) / 2 }

  /// Whether `value` lies between the limits, the limits included.
  public func contains(_ value: Double) -> Bool { lower <= value && value <= upper }

  /// The interval with both limits moved inside `range`.
  public func clipped(to range: ClosedRange<Double>) -> ConfidenceInterval {
    ConfidenceInterval(
      lower: min(range.upperBound, max(range.lowerBound, lower)),
      upper: min(range.upperBound, max(range.lowerBound, upper)))
  }

  /// The interval after `value ↦ value·factor + offset`; a negative factor exchanges the limits.
  public func mapped(factor: Double, offset: Double = 0) -> ConfidenceInterval {
    let first = lower * factor + offset
    let second = upper * factor + offset
    return ConfidenceInterval(lower: min(first, second), upper: max(first, second))
  }
}
