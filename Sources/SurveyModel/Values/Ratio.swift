/// An exact fraction: declared weights, cuts and targets, and every score until it is printed.
///
/// Scores are compared with band edges as fractions, because one respondent in a hundred sits exactly on an edge and
/// binary floating point would put some of them on the wrong side. Always in lowest terms, with a positive denominator.
/// Arithmetic is exact as long as the result fits 128 bits: a score of 200 items with weights of four decimals needs
/// about 90. What does not fit is rounded to whole ``Grid/units`` of 10⁻¹², halves away from zero, and what is too large
/// even for that, beyond about ±1.7·10²⁶, is that limit: no survey and no response can stop a batch.
public struct Ratio: Sendable, Hashable, Comparable, ExpressibleByIntegerLiteral {
  /// The numerator, which carries the sign.
  public let numerator: Int128

  /// The denominator, at least 1.
  public let denominator: Int128

  /// Hashes what tells nearly all fractions apart: distributions look up one for every score.
  public func hash(into hasher: inout Hasher) {
    hasher.combine(UInt64(truncatingIfNeeded: numerator))
    hasher.combine(UInt64(truncatingIfNeeded: denominator))
  }

  /// A whole number.
  public init(_ value: Int) {
    numerator = Int128(value)
    denominator = 1
  }

  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }

  /// The fraction `numerator / denominator`; `nil` when the denominator is 0.
  public init?(_ numerator: Int128, over denominator: Int128) {
    guard denominator != 0 else { return nil }
    self.init(reducing: numerator, over: denominator)
  }

  /// Reads a plain decimal such as `-12`, `0.3885`, `2.5`: at most 9 digits on either side of the point.
  ///
  /// - Parameter text: The decimal; anything else gives `nil`.
  public init?(decimal text: some StringProtocol) {
    var digits: Int128 = 0
    var scale: Int128 = 1
    var sawPoint = false
    var whole = 0
    var fraction = 0
    var rest = Substring(text)
    let isNegative = rest.first == "-"
    if isNegative { rest = rest.dropFirst() }
    for byte in rest.utf8 {
      switch byte {
      case UInt8(ascii: "."):
        guard !sawPoint else { return nil }
        sawPoint = true
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        digits = digits * 10 + Int128(byte - UInt8(ascii: "0"))
        if sawPoint {
          fraction += 1
          scale *= 10
        } else {
          whole += 1
        }
      default: return nil
      }
    }
    guard (1...9).contains(whole), fraction <= 9, !sawPoint || fraction > 0 else { return nil }
    self.init(reducing: isNegative ? -digits : digits, over: scale)
  }

  private init(reducing numerator: Int128, over denominator: Int128) {
    // Nearly every score fits 64 bits, where division is several times cheaper.
    if let top = Int64(exactly: numerator), let bottom = Int64(exactly: denominator) {
      self.init(reducing: top, over: bottom)
      return
    }
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let isNegative = (numerator < 0) != (denominator < 0)
    let top = Int128(clamping: numerator.magnitude / divisor)
    self.init(reduced: isNegative ? -top : top, over: Int128(clamping: denominator.magnitude / divisor))
  }

  private init(reducing numerator: Int64, over denominator: Int64) {
    let divisor = denominator == 1 ? 1 : Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let isNegative = (numerator < 0) != (denominator < 0)
    let top = Int128(numerator.magnitude / divisor)
    self.init(reduced: isNegative ? -top : top, over: Int128(denominator.magnitude / divisor))
  }

  /// A fraction that is in lowest terms already.
  private init(reduced numerator: Int128, over denominator: Int128) {
    self.numerator = numerator
    self.denominator = denominator
  }

  private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    if let a = UInt64(exactly: left), let b = UInt64(exactly: right) { return UInt128(greatestCommonDivisor(a, b)) }
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  private static func greatestCommonDivisor(_ left: UInt64, _ right: UInt64) -> UInt64 {
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// The numerator and the denominator, where both fit 64 bits.
  private var small: (numerator: Int64, denominator: Int64)? {
    guard let top = Int64(exactly: numerator), let bottom = Int64(exactly: denominator) else { return nil }
    return (top, bottom)
  }

  /// The nearest double.
  public var doubleValue: Double {
    // Converting 128 bits takes thousands of instructions; nearly every value fits 64.
    if let small { return Double(small.numerator) / Double(small.denominator) }
    return Double(numerator) / Double(denominator)
  }

  /// Whether it is 0.
  public var isZero: Bool { numerator == 0 }

  /// The sum.
  public static func + (left: Ratio, right: Ratio) -> Ratio {
    if left.denominator == right.denominator {
      let (sum, overflow) = left.numerator.addingReportingOverflow(right.numerator)
      if !overflow { return Ratio(reducing: sum, over: left.denominator) }
    }
    if let sum = smallSum(left, right) { return sum }
    let (first, a) = left.numerator.multipliedReportingOverflow(by: right.denominator)
    let (second, b) = right.numerator.multipliedReportingOverflow(by: left.denominator)
    let (sum, c) = first.addingReportingOverflow(second)
    let (common, d) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    guard a || b || c || d else { return Ratio(reducing: sum, over: common) }
    return Grid.ratio(Grid.sum(Grid.units(of: left), Grid.units(of: right)))
  }

  /// The sum, where everything on the way to it fits 64 bits.
  private static func smallSum(_ left: Ratio, _ right: Ratio) -> Ratio? {
    guard let left = left.small, let right = right.small else { return nil }
    let (first, a) = left.numerator.multipliedReportingOverflow(by: right.denominator)
    let (second, b) = right.numerator.multipliedReportingOverflow(by: left.denominator)
    let (sum, c) = first.addingReportingOverflow(second)
    let (common, d) = left.denominator.multipliedReportingOverflow(by: right.denominator)
    return a || b || c || d ? nil : Ratio(reducing: sum, over: common)
  }

  /// The difference.
  public static func - (left: Ratio, right: Ratio) -> Ratio { left + -right }

  /// The same size with the other sign.
  public static prefix func - (value: Ratio) -> Ratio {
    Ratio(reduced: -value.numerator, over: value.denominator)
  }

  /// The product.
  public static func * (left: Ratio, right: Ratio) -> Ratio {
    if let product = smallProduct(left, right) { return product }
    // Reducing crosswise first leaves nothing to reduce afterwards, and keeps most products inside 128 bits.
    let one = Int128(clamping: greatestCommonDivisor(left.numerator.magnitude, right.denominator.magnitude))
    let two = Int128(clamping: greatestCommonDivisor(right.numerator.magnitude, left.denominator.magnitude))
    let (top, a) = (left.numerator / one).multipliedReportingOverflow(by: right.numerator / two)
    let (bottom, b) = (left.denominator / two).multipliedReportingOverflow(by: right.denominator / one)
    guard a || b else { return Ratio(reduced: top, over: bottom) }
    return Grid.ratio(Grid.product(Grid.units(of: left), Grid.units(of: right)))
  }

  /// The product, where everything on the way to it fits 64 bits.
  private static func smallProduct(_ left: Ratio, _ right: Ratio) -> Ratio? {
    guard let left = left.small, let right = right.small else { return nil }
    // The size of the least number does not fit.
    guard left.numerator != .min, right.numerator != .min else { return nil }
    let one = right.denominator == 1 ? 1 : divisor(left.numerator, right.denominator)
    let two = left.denominator == 1 ? 1 : divisor(right.numerator, left.denominator)
    let (top, a) = (left.numerator / one).multipliedReportingOverflow(by: right.numerator / two)
    let (bottom, b) = (left.denominator / two).multipliedReportingOverflow(by: right.denominator / one)
    return a || b ? nil : Ratio(reduced: Int128(top), over: Int128(bottom))
  }

  /// The greatest common divisor of two numbers of which neither is the least.
  private static func divisor(_ left: Int64, _ right: Int64) -> Int64 {
    Int64(greatestCommonDivisor(left.magnitude, right.magnitude))
  }

  /// The quotient; `nil` when the divisor is 0.
  public static func / (left: Ratio, right: Ratio) -> Ratio? {
    guard !right.isZero else { return nil }
    // The reciprocal of what is in lowest terms is so, too.
    if right.numerator > 0 { return left * Ratio(reduced: right.denominator, over: right.numerator) }
    return left * Ratio(reducing: right.denominator, over: right.numerator)
  }

  /// Exact order.
  public static func < (left: Ratio, right: Ratio) -> Bool {
    if left.denominator == right.denominator { return left.numerator < right.numerator }
    // Products of 64 bits fit 128, and nearly every value is of that size.
    if let left = left.small, let right = right.small {
      let first = left.numerator.multipliedFullWidth(by: right.denominator)
      let second = right.numerator.multipliedFullWidth(by: left.denominator)
      return (first.high, first.low) < (second.high, second.low)
    }
    let first = left.numerator.multipliedFullWidth(by: right.denominator)
    let second = right.numerator.multipliedFullWidth(by: left.denominator)
    return (first.high, first.low) < (second.high, second.low)
  }

  /// The decimal when it ends within nine places, else the fraction: `0.3885`, `1/3`.
  public var text: String {
    var scale: Int128 = 1
    for places in 0...9 {
      let (number, overflow) = numerator.multipliedReportingOverflow(by: max(1, scale / denominator))
      if scale % denominator == 0, !overflow {
        let digits = String(number.magnitude)
        let sign = numerator < 0 ? "-" : ""
        guard places > 0 else { return sign + digits }
        let padded = String(repeating: "0", count: max(0, places + 1 - digits.count)) + digits
        return "\(sign)\(padded.dropLast(places)).\(padded.suffix(places))"
      }
      scale *= 10
    }
    return "\(numerator)/\(denominator)"
  }
}

extension Ratio {
  /// The decimal when it ends within so many places, else the one nearest to it, halves away from zero: `66.6667`.
  public func text(places: Int) -> String {
    let scale = (0..<max(0, places)).reduce(Ratio(1)) { scale, _ in scale * 10 }
    let scaled = self * scale
    let (whole, rest) = scaled.numerator.magnitude.quotientAndRemainder(dividingBy: scaled.denominator.magnitude)
    let rounded = Int128(clamping: rest >= scaled.denominator.magnitude - rest ? whole + 1 : whole)
    return Ratio(numerator < 0 ? -rounded : rounded, over: scale.numerator)?.text ?? text
  }

  /// The greatest whole number not above it; the nearest `Int` for one that is beyond those.
  public var floor: Int {
    let quotient = numerator / denominator
    return Int(clamping: numerator % denominator < 0 ? quotient - 1 : quotient)
  }

  /// The least whole number not below it; the nearest `Int` for one that is beyond those.
  public var ceiling: Int {
    let quotient = numerator / denominator
    return Int(clamping: numerator % denominator > 0 ? quotient + 1 : quotient)
  }

  /// Numbers that do not fit 128 bits as exact fractions, as whole multiples of 10⁻¹².
  public enum Grid {
    /// How many units there are in 1.
    public static let units: Int128 = 1_000_000_000_000

    /// A number in units, halves away from zero; the limit of 128 bits for one that is beyond it.
    public static func units(of value: Ratio) -> Int128 {
      let divisor = value.denominator.magnitude
      let wide = value.numerator.magnitude.multipliedFullWidth(by: units.magnitude)
      guard wide.high < divisor else { return limit(value.numerator < 0) }
      let (quotient, rest) = divisor.dividingFullWidth(wide)
      return signed(rest >= divisor - rest ? (quotient, 1) : (quotient, 0), value.numerator < 0)
    }

    /// The number of so many units.
    public static func ratio(_ count: Int128) -> Ratio { Ratio(reducing: count, over: units) }

    /// The sum of two counts of units, at most the limit.
    public static func sum(_ left: Int128, _ right: Int128) -> Int128 {
      let (sum, overflow) = left.addingReportingOverflow(right)
      return overflow ? limit(left < 0) : sum
    }

    /// A count of units so many times over, at most the limit.
    public static func times(_ left: Int128, _ factor: Int128) -> Int128 {
      let (product, overflow) = left.multipliedReportingOverflow(by: factor)
      return overflow ? limit((left < 0) != (factor < 0)) : product
    }

    /// The product of two numbers in units, in units.
    static func product(_ left: Int128, _ right: Int128) -> Int128 {
      let isNegative = (left < 0) != (right < 0)
      let wide = left.magnitude.multipliedFullWidth(by: right.magnitude)
      guard wide.high < units.magnitude else { return limit(isNegative) }
      let (quotient, rest) = units.magnitude.dividingFullWidth(wide)
      return signed(rest >= units.magnitude - rest ? (quotient, 1) : (quotient, 0), isNegative)
    }

    private static func signed(_ parts: (size: UInt128, more: UInt128), _ isNegative: Bool) -> Int128 {
      let (size, overflow) = parts.size.addingReportingOverflow(parts.more)
      guard !overflow, let whole = Int128(exactly: size) else { return limit(isNegative) }
      return isNegative ? -whole : whole
    }

    private static func limit(_ isNegative: Bool) -> Int128 { isNegative ? -Int128.max : .max }
  }
}
