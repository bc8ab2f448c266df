import SurveyModel

/// Σwx and Σw as integers over one denominator.
///
/// Exact as long as the mean's denominator stays below 2⁵⁰, which leaves room to compare and to combine means in 128
/// bits. Weights of one decimal in every dimension and index stay far below it; a composite of several dimensions that
/// are all weighted to four decimals may not, and is rounded to 12 decimals rather than stopping a batch.
struct WeightedSum {
  private var numerator: Int128 = 0
  private var denominator: Int128 = 1
  private(set) var weight: Int128 = 0

  /// The denominator of values that are rounded.
  private static let coarse: Int128 = 1_000_000_000_000

  /// The greatest denominator of a mean that is kept exactly.
  private static let finest: Int128 = 1 << 50

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
    guard !overflow, let mean = Ratio(numerator, over: total) else {
      return Ratio(Self.rounded(numerator, over: denominator) / weight, over: Self.coarse)
    }
    guard mean.denominator > Self.finest else { return mean }
    return Ratio(Self.rounded(mean.numerator, over: mean.denominator), over: Self.coarse)
  }

  private mutating func coarsen() {
    numerator = Self.rounded(numerator, over: denominator)
    denominator = Self.coarse
  }

  /// `numerator / denominator` in units of 10⁻¹², halves away from zero.
  private static func rounded(_ numerator: Int128, over denominator: Int128) -> Int128 {
    let whole = numerator / denominator
    let rest = numerator % denominator
    // The remainder is below the denominator; dividing both first keeps the product inside 128 bits.
    let shrink = max(1, denominator / (1 << 80))
    let part = (rest / shrink) * Self.coarse * 2 / max(1, denominator / shrink)
    return whole * Self.coarse + (part >= 0 ? (part + 1) / 2 : -((1 - part) / 2))
  }
}
