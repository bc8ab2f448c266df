import SurveyModel

/// Σwx and Σw as integers over one denominator.
///
/// Exact as long as everything fits 128 bits and the mean's denominator stays below 2⁵⁰, which leaves room to compare
/// and to combine means. Weights of one decimal in every dimension and index stay far below it; a composite of several
/// dimensions that are all weighted to four decimals may not, and is rounded to ``Ratio/Grid`` rather than stopping a
/// batch.
struct WeightedSum {
  private var numerator: Int128 = 0
  private var denominator: Int128 = 1
  private(set) var weight: Int128 = 0

  /// The greatest denominator of a mean that is kept exactly.
  private static let finest: Int128 = 1 << 50

  /// A common denominator above this is not worth its bits.
  private static let largestDenominator: Int128 = 1 << 62

  /// Adds a value with a weight in whole units.
  mutating func add(_ value: Ratio, weight units: Int128) {
    guard units > 0 else { return }
    weight = Ratio.Grid.sum(weight, units)
    if addExactly(value, units) { return }
    if denominator != Ratio.Grid.units {
      numerator = Ratio(numerator, over: denominator).map(Ratio.Grid.units) ?? 0
      denominator = Ratio.Grid.units
    }
    numerator = Ratio.Grid.sum(numerator, Ratio.Grid.times(Ratio.Grid.units(of: value), units))
  }

  /// Adds without rounding, where that fits.
  private mutating func addExactly(_ value: Ratio, _ units: Int128) -> Bool {
    // Most values of a sum have the denominator of those before them, and most numbers fit 64 bits.
    if value.denominator == denominator, let number = Int64(exactly: value.numerator), let often = Int64(exactly: units)
    {
      let (sum, overflow) = numerator.addingReportingOverflow(Int128(number) &* Int128(often))
      if !overflow, denominator <= Self.largestDenominator {
        numerator = sum
        return true
      }
    }
    let divisor = WeightUnits.divisor(denominator, value.denominator)
    let (common, a) = (denominator / divisor).multipliedReportingOverflow(by: value.denominator)
    guard !a, common <= max(denominator, Self.largestDenominator) else { return false }
    let (before, b) = numerator.multipliedReportingOverflow(by: common / denominator)
    let (scaled, c) = value.numerator.multipliedReportingOverflow(by: common / value.denominator)
    let (weighted, d) = scaled.multipliedReportingOverflow(by: units)
    let (sum, e) = before.addingReportingOverflow(weighted)
    guard !b, !c, !d, !e else { return false }
    (numerator, denominator) = (sum, common)
    return true
  }

  /// Σwx / Σw; `nil` when no weight was added.
  var mean: Ratio? {
    guard weight > 0, let sum = Ratio(numerator, over: denominator), let mean = sum / (Ratio(weight, over: 1) ?? 1)
    else { return nil }
    return mean.denominator > Self.finest ? Ratio.Grid.ratio(Ratio.Grid.units(of: mean)) : mean
  }
}
