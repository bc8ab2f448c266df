/// The field of an importance-performance chart (Martilla and James, 1977).
public enum PerformanceField: String, Hashable, Sendable, CaseIterable {
  /// Important and good.
  case keepUp
  /// Important and not good: the place to work.
  case concentrate
  /// Neither important nor good.
  case lowPriority
  /// Good though not important.
  case overkill
  /// The interval of the performance or the importance crosses a line of the chart.
  case undetermined
}

/// The two lines that divide an importance-performance chart.
///
/// At the means of the points they divide the points; in the middle of the scales nearly all points land in one field.
public struct PerformanceCrosshair: Hashable, Sendable {
  /// Where performance counts as good.
  public let performance: Double
  /// Where importance counts as high.
  public let importance: Double

  /// Lines in given places.
  public init(performance: Double, importance: Double) {
    self.performance = performance
    self.importance = importance
  }

  /// Lines at the means of the points, or `nil` without points or when a value is not finite.
  public init?(centeredOn points: [(performance: Double, importance: Double)]) {
    guard
      let performance = SampleSummary(points.map(\.performance)),
      let importance = SampleSummary(points.map(\.importance))
    else { return nil }
    self.init(performance: performance.mean, importance: importance.mean)
  }

  /// The field of a point; a point on a line belongs to the higher side.
  ///
  /// With intervals, a point whose interval has a line inside is undetermined.
  public func field(
    performance: Double, importance: Double, performanceInterval: ConfidenceInterval? = nil,
    importanceInterval: ConfidenceInterval? = nil
  ) -> PerformanceField {
    func crosses(_ interval: ConfidenceInterval?, _ line: Double) -> Bool {
      interval.map { $0.lower < line && line < $0.upper } ?? false
    }
    if crosses(performanceInterval, self.performance) || crosses(importanceInterval, self.importance) {
      return .undetermined
    }
    switch (importance >= self.importance, performance >= self.performance) {
    case (true, true): return .keepUp
    case (true, false): return .concentrate
    case (false, false): return .lowPriority
    case (false, true): return .overkill
    }
  }
}
