/// A JSON number exactly as it is written, so that reading and writing a file changes no digit of it.
///
/// Equality is equality of the text: `1.0` and `1` are different numbers here, and the same ``intValue``.
public struct JSONNumber: Sendable, Hashable {
  /// The number as RFC 8259 spells it.
  public let text: String

  /// A whole number.
  public init(_ value: Int) { text = String(value) }

  /// The shortest text that reads back as the same double.
  ///
  /// - Parameter value: The number; `nil` comes out when it is not finite, because JSON has no word for it.
  public init?(_ value: Double) {
    guard value.isFinite else { return nil }
    text = DecimalText.shortest(value)
  }

  /// Takes a number that is already text, such as an exact decimal.
  ///
  /// - Parameter text: A number as RFC 8259 spells it; anything else gives `nil`.
  public init?(text: String) {
    var scanner = JSONScanner(bytes: Array(text.utf8), limits: .document, firstLine: 1)
    guard let number = try? scanner.number(), scanner.isAtEnd else { return nil }
    self = number
  }

  /// Takes text that the scanner has checked.
  init(checked text: String) { self.text = text }

  /// The nearest double; `nil` for a number that no finite double is near, such as `1e999`.
  public var doubleValue: Double? { Double(text).flatMap { $0.isFinite ? $0 : nil } }

  /// The whole number that the text denotes exactly; `3`, `3.0` and `30e-1` are 3, and `3.5` is `nil`.
  public var intValue: Int? {
    if let plain = Int(text) { return plain }
    let parts = text.split { $0 == "e" || $0 == "E" }
    let mantissa = parts[0].drop { $0 == "-" }.split(separator: ".")
    var digits = mantissa.joined().drop { $0 == "0" }
    guard !digits.isEmpty else { return 0 }
    let decimals = mantissa.count > 1 ? mantissa[1].count : 0
    // An exponent that does not fit an Int leaves nothing that does.
    guard let exponent = parts.count > 1 ? Int(parts[1]) : 0 else { return nil }
    var (scale, overflow) = exponent.subtractingReportingOverflow(decimals)
    guard !overflow else { return nil }
    while scale < 0, digits.last == "0" {
      digits.removeLast()
      scale += 1
    }
    guard (0...18).contains(scale) else { return nil }
    return Int((text.hasPrefix("-") ? "-" : "") + digits + String(repeating: "0", count: scale))
  }
}

extension JSONNumber: ExpressibleByIntegerLiteral {
  /// A whole number.
  public init(integerLiteral value: Int) { self.init(value) }
}
