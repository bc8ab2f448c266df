import SurveyModel

/// Reads when responses began and were submitted, to the second; what most programs write is read at once, and anything
/// else as ``SurveyModel/Timestamp`` does.
final class MomentReader {
  /// Stands for no moment.
  static let none = Int.min

  /// The days that were read, as days since 1970; −1 for what is none, as no survey was answered before.
  private let days = TextMemo()

  /// Reads a moment.
  ///
  /// - Parameters:
  ///   - text: The text in UTF-8, with ``FieldScan/padding`` bytes to spare behind its end.
  ///   - length: Its bytes.
  /// - Returns: Seconds since 1 January 1970, UTC; ``none`` for what is no moment.
  func seconds(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int {
    guard length == 20, text[10] == UInt8(ascii: "T"), text[19] == UInt8(ascii: "Z"), text[13] == UInt8(ascii: ":"),
      text[16] == UInt8(ascii: ":"), let hour = Self.number(text + 11, through: 23),
      let minute = Self.number(text + 14, through: 59), let second = Self.number(text + 17, through: 59),
      let day = days.number(of: text, 10) ?? learn(text), day >= 0
    else { return length == 0 ? Self.none : Self.moment(text, length) }
    return ((Int(day) * 24 + hour) * 60 + minute) * 60 + second
  }

  private func learn(_ text: UnsafePointer<UInt8>) -> Int32? {
    let date = CalendarDate(iso: String(decoding: UnsafeBufferPointer(start: text, count: 10), as: UTF8.self))
    let day = date.flatMap { Int32(exactly: $0.dayNumber) } ?? -1
    days.set(text, 10, to: day)
    return day
  }

  private static func moment(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int {
    Timestamp(iso: String(decoding: UnsafeBufferPointer(start: text, count: length), as: UTF8.self))?.seconds ?? none
  }

  /// A number of two digits.
  @inline(__always)
  private static func number(_ digits: UnsafePointer<UInt8>, through greatest: UInt8) -> Int? {
    let (tens, ones) = (digits[0] &- UInt8(ascii: "0"), digits[1] &- UInt8(ascii: "0"))
    guard tens < 10, ones < 10, tens * 10 + ones <= greatest else { return nil }
    return Int(tens * 10 + ones)
  }
}
