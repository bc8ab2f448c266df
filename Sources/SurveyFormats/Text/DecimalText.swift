/// Numbers as text, the same on every machine and in every locale.
///
/// ```swift
/// DecimalText.fixed(2.5, places: 0)                       // "3"
/// DecimalText.fixed(4.25, places: 1, separator: .comma)   // "4,3"
/// DecimalText.shortest(5)                                 // "5"
/// ```
public enum DecimalText {
  /// What stands between the whole number and its decimals.
  public enum Separator: Character, Sendable, Hashable {
    case point = "."
    case comma = ","
  }

  /// The most decimals that ``fixed(_:places:separator:)`` prints.
  public static let maximumPlaces = 20

  /// Beyond this, fixed decimals would print digits that the double does not hold.
  private static let largestFixed = 1e15

  /// A number with a fixed count of decimals.
  ///
  /// Rounds the exact binary value, halves away from zero: `0.5` and `2.5` give `1` and `3`, as people and spreadsheets
  /// round; `1.005` gives `1.00`, because the double lies below it. Nothing is printed as `-0`. Values beyond ±1e15
  /// come out as ``shortest(_:separator:)`` writes them, and so do `NaN` and the infinities.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - places: How many decimals; moved into `0...20`.
  ///   - separator: The decimal separator.
  /// - Returns: Digits, with a leading `-` where the rounded number is negative.
  public static func fixed(_ value: Double, places: Int, separator: Separator = .point) -> String {
    guard value.magnitude <= largestFixed else { return shortest(value, separator: separator) }
    // Converting truncates. So does `rounded(_:)`, but it and `Int(exactly:)` want the C library's mathematics linked in.
    let whole = UInt64(value.magnitude)
    let decimals = Decimals(fraction: value.magnitude - Double(whole), places: clamped(places))
    return text(
      isNegative: value < 0, whole: UInt128(whole) + (decimals.carry ? 1 : 0), decimals: decimals.digits, separator)
  }

  /// An exact fraction with a fixed count of decimals, rounded once, halves away from zero.
  ///
  /// A mean of 201/200 is `1.01` here; by way of a double it would be `1.00`.
  ///
  /// - Parameters:
  ///   - numerator: The numerator.
  ///   - denominator: The denominator; 0 gives `NaN`.
  ///   - places: How many decimals; moved into `0...20`.
  ///   - separator: The decimal separator.
  /// - Returns: Digits, with a leading `-` where the rounded number is negative.
  public static func fixed(
    _ numerator: Int128, over denominator: Int128, places: Int, separator: Separator = .point
  ) -> String {
    guard denominator != 0 else { return shortest(.nan) }
    let divisor = denominator.magnitude
    var (whole, rest) = numerator.magnitude.quotientAndRemainder(dividingBy: divisor)
    var digits: [UInt8] = []
    for _ in 0..<clamped(places) {
      // Ten times the remainder can need more than 128 bits; a full-width product cannot overflow.
      let wide = rest.multipliedFullWidth(by: 10)
      let (digit, remainder) = divisor.dividingFullWidth(wide)
      digits.append(UInt8(digit))
      rest = remainder
    }
    if rest >= divisor - rest, increment(&digits) { whole += 1 }
    return text(isNegative: (numerator < 0) != (denominator < 0), whole: whole, decimals: digits, separator)
  }

  /// The fewest digits that read back as the same double, laid out as ECMAScript and RFC 8785 lay them out.
  ///
  /// Whole numbers have no `.0`; exponents appear from `1e21` up and below `1e-6` only. Negative zero is `0`.
  ///
  /// - Parameters:
  ///   - value: The number.
  ///   - separator: The decimal separator.
  /// - Returns: The number, or `NaN`, `Infinity`, `-Infinity`.
  public static func shortest(_ value: Double, separator: Separator = .point) -> String {
    guard value.isFinite else { return value.isNaN ? "NaN" : value < 0 ? "-Infinity" : "Infinity" }
    if value.magnitude < 0x1p53, Double(Int(value)) == value { return String(Int(value)) }
    // Between a ten thousandth and 2⁵³ the standard library lays numbers out the same way.
    if value.magnitude < 0x1p53, value.magnitude >= 0.0001 {
      let text = value.description
      return separator == .point ? text : text.replacing(".", with: String(separator.rawValue))
    }
    return (value < 0 ? "-" : "") + ShortestDigits(of: value.magnitude).text(separator: separator.rawValue)
  }

  private static func clamped(_ places: Int) -> Int { min(max(places, 0), maximumPlaces) }

  private static func text(isNegative: Bool, whole: UInt128, decimals: [UInt8], _ separator: Separator) -> String {
    let isZero = whole == 0 && decimals.allSatisfy { $0 == 0 }
    var text = isNegative && !isZero ? "-" : ""
    text += String(whole)
    guard !decimals.isEmpty else { return text }
    text.append(separator.rawValue)
    for digit in decimals { text.append(Character(Unicode.Scalar(Byte.zero + digit))) }
    return text
  }

  /// Adds one to the last digit.
  ///
  /// - Returns: Whether the sum carries into the whole number.
  fileprivate static func increment(_ digits: inout [UInt8]) -> Bool {
    for index in digits.indices.reversed() {
      if digits[index] < 9 {
        digits[index] += 1
        return false
      }
      digits[index] = 0
    }
    return true
  }
}

/// The decimals of a fraction in `0..<1`, rounded from its exact binary value.
private struct Decimals {
  var digits: [UInt8] = []
  var carry = false

  init(fraction: Double, places: Int) {
    digits = Array(repeating: 0, count: places)
    guard fraction > 0 else { return }
    // fraction = significand / 2^shift, exactly. Below 2^-68 even twenty places round to zero; above it ten times
    // the remainder fits 128 bits.
    let shift = Double.significandBitCount - Int(fraction.exponent)
    guard shift <= 120 else { return }
    var rest = UInt128(fraction.significandBitPattern | 1 << 52)
    let mask: UInt128 = (1 << shift) - 1
    for index in digits.indices {
      rest *= 10
      digits[index] = UInt8(rest >> shift)
      rest &= mask
    }
    if rest >> (shift - 1) == 1 { carry = DecimalText.increment(&digits) }
  }
}

/// The digits and the exponent of a positive double: `0.d₁d₂d₃… × 10^point`.
private struct ShortestDigits {
  private var digits = ""
  private var point = 0

  /// Takes apart what the standard library prints: its digits are the shortest, its layout is not the one we promise.
  init(of value: Double) {
    let parts = value.description.split(separator: "e")
    let mantissa = parts[0].split(separator: ".", omittingEmptySubsequences: false)
    digits = mantissa.joined()
    point = mantissa[0].count + (parts.count > 1 ? Int(parts[1]) ?? 0 : 0)
    let leading = digits.prefix { $0 == "0" }.count
    digits.removeFirst(leading)
    point -= leading
    while digits.hasSuffix("0") { digits.removeLast() }
  }

  func text(separator: Character) -> String {
    switch point {
    case digits.count...21: digits + String(repeating: "0", count: point - digits.count)
    case 1...21: "\(digits.prefix(point))\(separator)\(digits.dropFirst(point))"
    case -5...0: "0\(separator)" + String(repeating: "0", count: -point) + digits
    default: exponential(separator: separator)
    }
  }

  private func exponential(separator: Character) -> String {
    let exponent = point - 1
    let mantissa = digits.count == 1 ? digits : "\(digits.prefix(1))\(separator)\(digits.dropFirst())"
    return "\(mantissa)e\(exponent < 0 ? "-" : "+")\(exponent.magnitude)"
  }
}
