/// Perceived less expected service (Parasuraman, Zeithaml and Berry, 1988, SERVQUAL).
///
/// Differences are less reliable than perceptions alone, which also predict better (Cronin and Taylor, 1992).
public enum ServiceGap {
  /// The sums of importance points, over 100, that are rescaled rather than refused.
  public static let acceptedPointTotals: ClosedRange<Double> = 95...105

  /// The mean of P − E over the items that have both, or `nil` when none has.
  public static func dimension(perceptions: [Double?], expectations: [Double?]) throws(StatisticsError) -> Double? {
    guard perceptions.count == expectations.count else {
      throw .mismatchedLengths(expected: perceptions.count, found: expectations.count)
    }
    let gaps = zip(perceptions, expectations).map { pair -> Double? in
      guard let perception = pair.0, let expectation = pair.1 else { return nil }
      return perception - expectation
    }
    return try AvailableMean.value(gaps, minimumCount: 1)
  }

  /// The mean of the dimension gaps, or `nil` when more than half are missing.
  public static func unweighted(_ gaps: [Double?]) throws(StatisticsError) -> Double? {
    try AvailableMean.value(gaps)
  }

  /// Σ wᵈ·gapᵈ with one respondent's own importance points as weights.
  ///
  /// Points of missing dimensions are shared out among the rest. `nil` when more than half of the dimensions are
  /// missing and when the points of all dimensions do not add up to 100 within `acceptedPointTotals`. Averaging points
  /// and gaps over respondents first gives another number.
  public static func weighted(_ gaps: [Double?], points: [Double]) throws(StatisticsError) -> Double? {
    guard acceptedPointTotals.contains(points.compensatedSum()) else { return nil }
    return try AvailableMean.value(gaps, weights: points)
  }
}
