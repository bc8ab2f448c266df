import SurveyModel

/// Declared weights as whole numbers, so that weighted sums are sums of integers.
enum WeightUnits {
  /// Above this a weight would leave too few of 128 bits for the sums.
  private static let greatest: Int128 = 1 << 40

  /// The weights times their common denominator.
  ///
  /// Weights that need more than 40 bits, such as `123456789.123456789`, are rounded to that; the relative error is
  /// below 10⁻¹².
  static func wholeUnits(of weights: [Ratio]) -> [Int128] {
    var denominator: Int128 = 1
    for weight in weights {
      denominator = denominator / divisor(denominator, weight.denominator) * weight.denominator
    }
    var units = weights.map { max(0, $0.numerator) * (denominator / $0.denominator) }
    let common = units.reduce(0) { divisor($0, $1) }
    if common > 1 { units = units.map { $0 / common } }
    if let largest = units.max(), largest > Self.greatest {
      let step = largest / Self.greatest + 1
      units = units.map { $0 == 0 ? 0 : max(1, ($0 + step / 2) / step) }
    }
    return units
  }

  /// The greatest common divisor of two numbers that are not negative.
  static func divisor(_ left: Int128, _ right: Int128) -> Int128 {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
