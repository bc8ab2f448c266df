/// A moment, as whole seconds, so that times of one response can be subtracted.
public struct Timestamp: Sendable, Hashable {
  /// Seconds since 1 January 1970, UTC.
  public let seconds: Int

  /// Reads ISO 8601 with a zone: `2026-03-02T09:14:00Z`, `2026-03-02T10:14:00.250+01:00`; `nil` for anything else.
  /// Fractions of a second are cut off.
  public init?(iso text: String) {
    let bytes = Array(text.utf8)
    guard bytes.count >= 20, bytes[10] == UInt8(ascii: "T"), bytes[13] == UInt8(ascii: ":"),
      bytes[16] == UInt8(ascii: ":"), let day = CalendarDate(iso: String(decoding: bytes[..<10], as: UTF8.self)),
      let hour = Self.number(bytes[11..<13], through: 24), let minute = Self.number(bytes[14..<16], through: 59),
      let second = Self.number(bytes[17..<19], through: 60)
    else { return nil }
    var zone = bytes[19...]
    if zone.first == UInt8(ascii: ".") {
      let digits = zone.dropFirst().prefix { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0) }
      guard !digits.isEmpty else { return nil }
      zone = zone.dropFirst(digits.count + 1)
    }
    guard let offset = Self.offset(Array(zone)) else { return nil }
    seconds = ((day.dayNumber * 24 + hour) * 60 + minute - offset) * 60 + second
  }

  /// Minutes east of UTC: `Z`, `+01:00`, `-0330`.
  private static func offset(_ zone: [UInt8]) -> Int? {
    if zone == [UInt8(ascii: "Z")] { return 0 }
    let digits = zone.dropFirst().filter { $0 != UInt8(ascii: ":") }
    guard let sign = zone.first, [UInt8(ascii: "+"), UInt8(ascii: "-")].contains(sign), digits.count == 4,
      let hours = number(digits.prefix(2), through: 14), let minutes = number(digits.suffix(2), through: 59)
    else { return nil }
    return (sign == UInt8(ascii: "-") ? -1 : 1) * (hours * 60 + minutes)
  }

  private static func number(_ digits: ArraySlice<UInt8>, through greatest: Int) -> Int? {
    var number = 0
    for digit in digits {
      guard (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(digit) else { return nil }
      number = number * 10 + Int(digit - UInt8(ascii: "0"))
    }
    return number <= greatest ? number : nil
  }
}
