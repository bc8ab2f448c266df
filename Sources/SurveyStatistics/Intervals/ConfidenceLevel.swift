/// The share of intervals that are to cover the true value, inside 0…1.
public struct ConfidenceLevel: Hashable, Sendable {
  /// The level as a share, such as 0.95.
  public let value: Double

  /// A level, or `nil` when `value` does not lie inside 0…1.
  public init?(_ value: Double) {
    guard value > 0, value < 1 else { return nil }
    self.value = value
  }

  private init(unchecked value: Double) {
    self.value = value
  }

  /// 90 %.
  public static let ninety = ConfidenceLevel(unchecked: 0.90)
  /// 95 %, the usual choice.
  public static let ninetyFive = ConfidenceLevel(unchecked: 0.95)
  /// 99 %.
  public static let ninetyNine = ConfidenceLevel(unchecked: 0.99)

  /// The share of the distribution below the upper limit of a two-sided interval: 0.975 for 95 %.
  public var upperProbability: Double { 0.5 + value / 2 }

  /// The share of the distribution below the lower limit of a two-sided interval: 0.025 for 95 %.
  public var lowerProbability: Double { (1 - value) / 2 }

  /// The standard normal value z of a two-sided interval: 1.96 for 95 %.
  public var normalQuantile: Double { -SurveyStatistics.normalQuantile(lowerProbability) }
}
