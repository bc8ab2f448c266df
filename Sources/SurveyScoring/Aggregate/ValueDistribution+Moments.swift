public import SurveyModel
public import SurveyStatistics

extension ValueDistribution {
  /// Size, mean and variance, with the exact mean; `nil` without values.
  ///
  /// From exact integers where they fit 128 bits, else from doubles in ascending order, so that the result never
  /// depends on the order of adding. The exact mean is `nil` where it needs more than 128 bits.
  public var summary: (sample: SampleSummary, exactMean: Ratio?)? {
    guard count > 0 else { return nil }
    if let (moments, denominator) = momentsOnSupport { return summary(moments, denominator) }
    let entries = entries
    guard let (moments, denominator) = scaled(entries) else {
      return SampleSummary(counted: entries.map { (value: $0.value.doubleValue, count: $0.count) }).map { ($0, nil) }
    }
    return summary(moments, denominator)
  }

  private func summary(
    _ moments: IntegerMoments, _ denominator: Int128
  ) -> (sample: SampleSummary, exactMean: Ratio?)? {
    let (divisor, overflow) = denominator.multipliedReportingOverflow(by: Int128(count))
    return SampleSummary(moments, factor: 1 / Double(denominator)).map { sample in
      (sample, overflow ? nil : Ratio(moments.sum, over: divisor))
    }
  }

  /// The common denominator of fractions with two denominators; `nil` above 2⁴⁰: twice the size, squared and summed, is
  /// about as much as 128 bits hold.
  static func common(_ left: Int128, _ right: Int128) -> Int128? {
    let step = right / WeightUnits.divisor(left, right)
    return step <= 1 << 40 && left * step <= 1 << 40 ? left * step : nil
  }

  /// Σx and Σx² over the common denominator of all values.
  private func scaled(_ entries: [Entry]) -> (moments: IntegerMoments, denominator: Int128)? {
    var denominator: Int128 = 1
    for (value, _) in entries where value.denominator != denominator {
      guard let common = Self.common(denominator, value.denominator) else { return nil }
      denominator = common
    }
    var (sum, squares) = (Int128(0), Int128(0))
    for (value, times) in entries {
      // Both are below 2⁶³, where division is several times cheaper than that of 128 bits.
      let factor = Int64(truncatingIfNeeded: denominator) / Int64(truncatingIfNeeded: value.denominator)
      let (number, first) = value.numerator.multipliedReportingOverflow(by: Int128(factor))
      let (once, second) = number.multipliedReportingOverflow(by: Int128(times))
      let (twice, third) = once.multipliedReportingOverflow(by: number)
      let (nextSum, fourth) = sum.addingReportingOverflow(once)
      let (nextSquares, fifth) = squares.addingReportingOverflow(twice)
      if first || second || third || fourth || fifth { return nil }
      (sum, squares) = (nextSum, nextSquares)
    }
    return IntegerMoments(count: count, sum: sum, sumOfSquares: squares).map { ($0, denominator) }
  }
}
