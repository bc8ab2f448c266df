import SurveyModel

/// Declared weights as whole numbers, so that weighted sums are sums of integers.
enum WeightUnits {
  /// Above this a weight would leave too few of 128 bits for the sums.
  private static let greatest: Int128 = 1 << 40

  /// The weights times their common denominator.
  ///
  /// Weights that need more than 40 bits, such as `123456789.123456789`, become multiples of 10⁻¹² of the largest; a
  /// weight above 0 stays above 0.
  static func wholeUnits(of weights: [Ratio]) -> [Int128] {
    guard let largest = weights.max(), largest > 0 else { return weights.map { _ in 0 } }
    if let exact = exactUnits(of: weights) { return exact }
    return weights.map { weight in
      guard weight > 0, let share = weight / largest else { return 0 }
      return max(1, Ratio.Grid.units(of: share))
    }
  }

  /// The weights times their common denominator; `nil` when one of them needs more than 40 bits.
  private static func exactUnits(of weights: [Ratio]) -> [Int128]? {
    var denominator: Int128 = 1
    for weight in weights {
      let step = weight.denominator / divisor(denominator, weight.denominator)
      let (common, overflow) = denominator.multipliedReportingOverflow(by: step)
      if overflow { return nil }
      denominator = common
    }
    var units: [Int128] = []
    for weight in weights {
      let (unit, overflow) = max(0, weight.numerator).multipliedReportingOverflow(by: denominator / weight.denominator)
      if overflow { return nil }
      units.append(unit)
    }
    let common = max(1, units.reduce(0) { divisor($0, $1) })
    units = units.map { $0 / common }
    return units.allSatisfy { $0 <= greatest } ? units : nil
  }

  /// The greatest common divisor of two numbers that are not negative.
  static func divisor(_ left: Int128, _ right: Int128) -> Int128 {
    // Nearly every number fits 64 bits, where division is several times cheaper.
    if var a = UInt64(exactly: left), var b = UInt64(exactly: right) {
      while b != 0 { (a, b) = (b, a % b) }
      return Int128(a)
    }
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }
}
