import SurveyModel

/// Σwx and Σw as integers over one denominator.
///
/// Exact as long as it fits 128 bits, which every survey with weights of four decimals does. Beyond that each value is
/// first rounded to 9 decimals, rather than stopping a batch.
struct WeightedSum {
  private var numerator: Int128 = 0
  private var denominator: Int128 = 1
  private(set) var weight: Int128 = 0

  /// The denominator of values that are rounded.
  private static let coarse: Int128 = 1_000_000_000

  /// A common denominator above this is not worth its bits.
  private static let largestDenominator: Int128 = 1 << 62

  /// Adds a value with a weight in whole units.
  mutating func add(_ value: Ratio, weight units: Int128) {
    weight += units
    guard units > 0 else { return }
    if value.denominator == denominator {
      numerator += value.numerator * units
      return
    }
    let divisor = WeightUnits.divisor(denominator, value.denominator)
    let (common, overflow) = (denominator / divisor).multipliedReportingOverflow(by: value.denominator)
    if overflow || common > Self.largestDenominator {
      coarsen()
      numerator += Self.rounded(value.numerator, over: value.denominator) * units
    } else {
      numerator = numerator * (common / denominator) + value.numerator * (common / value.denominator) * units
      denominator = common
    }
  }

  /// Σwx / Σw; `nil` when no weight was added.
  var mean: Ratio? {
    guard weight > 0 else { return nil }
    let (total, overflow) = denominator.multipliedReportingOverflow(by: weight)
    if !overflow { return Ratio(numerator, over: total) }
    return Ratio(Self.rounded(numerator, over: denominator), over: Self.coarse * weight)
  }

  private mutating func coarsen() {
    numerator = Self.rounded(numerator, over: denominator)
    denominator = Self.coarse
  }

  /// `numerator / denominator` in units of 10⁻⁹, halves up.
  private static func rounded(_ numerator: Int128, over denominator: Int128) -> Int128 {
    let whole = numerator / denominator
    let rest = numerator % denominator
    // The remainder is below the denominator; dividing both first keeps the product inside 128 bits.
    let shrink = max(1, denominator / (1 << 80))
    let part = (rest / shrink) * Self.coarse * 2 / max(1, denominator / shrink)
    return whole * Self.coarse + (part >= 0 ? (part + 1) / 2 : -((1 - part) / 2))
  }
}
