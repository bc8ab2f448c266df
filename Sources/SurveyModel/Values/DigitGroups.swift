/// Up to three numbers of digits with a separator between them, as ISO 8601 writes days and times. Read without an array:
/// every response is given on a day, at a time.
struct DigitGroups {
  private(set) var first = 0
  private(set) var second = 0
  private(set) var third = 0

  /// How many bytes there are, separators included.
  private(set) var length = 0

  /// Reads the beginning of three numbers, or all of them; `nil` for anything else.
  ///
  /// - Parameters:
  ///   - text: The text.
  ///   - separator: What stands between the numbers, in ASCII.
  ///   - digits: How many digits the first number has; the others have two.
  init?(_ text: some StringProtocol, separator: UInt8, digits: Int) {
    for byte in text.utf8 {
      let behind = length - digits
      length += 1
      if behind == 0 || behind == 3 {
        guard byte == separator else { return nil }
        continue
      }
      guard behind < 6, byte.isDigit else { return nil }
      let digit = Int(byte - UInt8(ascii: "0"))
      if behind < 0 {
        first = first * 10 + digit
      } else if behind < 3 {
        second = second * 10 + digit
      } else {
        third = third * 10 + digit
      }
    }
  }
}
