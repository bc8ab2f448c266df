/// The difference of two independent proportions, second less first.
public struct ProportionDifference: Hashable, Sendable {
  /// The proportion that is subtracted.
  public let first: Proportion
  /// The proportion that is subtracted from.
  public let second: Proportion

  /// A difference, or `nil` when either proportion has no trials.
  public init?(from first: Proportion, to second: Proportion) {
    guard first.trials > 0, second.trials > 0 else { return nil }
    self.first = first
    self.second = second
  }

  /// p₂ − p₁.
  public var value: Double { (second.value ?? 0) - (first.value ?? 0) }

  /// The interval from the two Wilson intervals (Newcombe, 1998, method 10), always inside −1…1.
  public func newcombeInterval(level: ConfidenceLevel = .ninetyFive) -> ConfidenceInterval {
    guard
      let p1 = first.value, let p2 = second.value,
      let w1 = first.wilsonInterval(level: level), let w2 = second.wilsonInterval(level: level)
    else { return ConfidenceInterval(lower: -1, upper: 1) }
    let below = ((p2 - w2.lower) * (p2 - w2.lower) + (w1.upper - p1) * (w1.upper - p1)).squareRoot()
    let above = ((w2.upper - p2) * (w2.upper - p2) + (p1 - w1.lower) * (p1 - w1.lower)).squareRoot()
    return ConfidenceInterval(lower: max(-1, value - below), upper: min(1, value + above))
  }
}
