/// An exact fraction: declared weights, cuts and targets, and every score until it is printed.
///
/// Scores are compared with band edges as fractions, because one respondent in a hundred sits exactly on an edge and
/// binary floating point would put some of them on the wrong side. Always in lowest terms, with a positive denominator.
/// Arithmetic traps on overflow of 128 bits, which limits on declared decimals (``init(decimal:)``) keep out of reach:
/// a score of 200 items with weights of four decimals needs about 90 bits.
public struct Ratio: Sendable, Hashable, Comparable, ExpressibleByIntegerLiteral {
  /// The numerator, which carries the sign.
  public let numerator: Int128

  /// The denominator, at least 1.
  public let denominator: Int128

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
    let divisor = Self.greatestCommonDivisor(numerator.magnitude, denominator.magnitude)
    let sign: Int128 = denominator < 0 ? -1 : 1
    self.numerator = sign * numerator / Int128(divisor)
    self.denominator = sign * denominator / Int128(divisor)
  }

  private static func greatestCommonDivisor(_ left: UInt128, _ right: UInt128) -> UInt128 {
    // Nearly every score fits 64 bits, where division is several times cheaper.
    if var a = UInt64(exactly: left), var b = UInt64(exactly: right) {
      while b != 0 { (a, b) = (b, a % b) }
      return UInt128(a)
    }
    var (a, b) = (left, right)
    while b != 0 { (a, b) = (b, a % b) }
    return a
  }

  /// The nearest double.
  public var doubleValue: Double {
    // Converting 128 bits takes thousands of instructions; nearly every value fits 64.
    if let numerator = Int64(exactly: numerator), let denominator = Int64(exactly: denominator) {
      return Double(numerator) / Double(denominator)
    }
    return Double(numerator) / Double(denominator)
  }

  /// Whether it is 0.
  public var isZero: Bool { numerator == 0 }

  /// The sum.
  public static func + (left: Ratio, right: Ratio) -> Ratio {
    Ratio(
      reducing: left.numerator * right.denominator + right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  /// The difference.
  public static func - (left: Ratio, right: Ratio) -> Ratio {
    Ratio(
      reducing: left.numerator * right.denominator - right.numerator * left.denominator,
      over: left.denominator * right.denominator)
  }

  /// The product.
  public static func * (left: Ratio, right: Ratio) -> Ratio {
    Ratio(reducing: left.numerator * right.numerator, over: left.denominator * right.denominator)
  }

  /// The quotient; `nil` when the divisor is 0.
  public static func / (left: Ratio, right: Ratio) -> Ratio? {
    Ratio(left.numerator * right.denominator, over: left.denominator * right.numerator)
  }

  /// Exact order.
  public static func < (left: Ratio, right: Ratio) -> Bool {
    let first = left.numerator.multipliedFullWidth(by: right.denominator)
    let second = right.numerator.multipliedFullWidth(by: left.denominator)
    return (first.high, first.low) < (second.high, second.low)
  }

  /// The decimal when it ends within nine places, else the fraction: `0.3885`, `1/3`.
  public var text: String {
    var scale: Int128 = 1
    for places in 0...9 {
      if scale % denominator == 0 {
        let digits = String((numerator * (scale / denominator)).magnitude)
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
