/// Finds where JSON values end. What is found is only a candidate: whoever takes it asks whether it is a value, or knows
/// that from before.
enum JSONValueScan {
  private static let quote = UInt8(ascii: "\"")
  private static let backslash = UInt8(ascii: "\\")

  /// Whether a byte is white space between JSON values.
  @inline(__always)
  static func isSpace(_ byte: UInt8) -> Bool { byte == 0x20 || byte == 0x09 || byte == 0x0D || byte == 0x0A }

  /// Where a value ends; `nil` for one in which objects or lists hold others.
  static func end(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> UnsafePointer<UInt8>? {
    switch start[0] {
    case quote: return textEnd(start, end)
    case UInt8(ascii: "["), UInt8(ascii: "{"): return groupEnd(start, end)
    default:
      var at = start
      while at < end, at[0] > 0x20, at[0] != UInt8(ascii: ","), at[0] != UInt8(ascii: "}") { at += 1 }
      return at < end && at > start ? at : nil
    }
  }

  /// Where a text ends, behind its quotation mark.
  private static func textEnd(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    var at = start + 1
    while true {
      at = FieldScan.first(of: quote, or: backslash, from: at, to: end).end
      guard at < end else { return nil }
      if at[0] == quote { return at + 1 }
      at += 2
    }
  }

  private static func groupEnd(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> UnsafePointer<UInt8>? {
    let close = start[0] == UInt8(ascii: "[") ? UInt8(ascii: "]") : UInt8(ascii: "}")
    var at = start + 1
    while at < end, at[0] != close {
      switch at[0] {
      case quote:
        guard let next = textEnd(at, end) else { return nil }
        at = next
      case UInt8(ascii: "["), UInt8(ascii: "{"), UInt8(ascii: "]"), UInt8(ascii: "}"): return nil
      default: at += 1
      }
    }
    return at < end ? at + 1 : nil
  }

  /// A text of ASCII without escapes that is not empty: where it begins and how long it is.
  static func plainText(
    _ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>
  ) -> (start: UnsafePointer<UInt8>, length: Int)? {
    guard start[0] == quote else { return nil }
    let at = FieldScan.endOfPlain(from: start + 1, to: end)
    guard at < end, at[0] == quote, at > start + 1 else { return nil }
    return (start + 1, at - start - 1)
  }

  /// How long a text without escapes is, its quotation marks included; `nil` for anything else, and for a text of more
  /// than 15 bytes.
  @inline(__always)
  static func shortText(_ start: UnsafePointer<UInt8>) -> Int? {
    guard start[0] == quote else { return nil }
    let length = FieldScan.shortEnd(start + 1, of: quote, or: backslash)
    guard length < 16, start[1 &+ length] == quote else { return nil }
    return length &+ 2
  }

  /// How long a list is if its first closing bracket ends it; `nil` for anything else, and where no such bracket is among
  /// the next bytes.
  ///
  /// A list that is known from before is no other value's beginning, so that it has to be compared alone.
  @inline(__always)
  static func shortList(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>) -> Int? {
    guard start[0] == UInt8(ascii: "[") else { return nil }
    let stop = start + min(64, end - start)
    let bracket = FieldScan.find(UInt8(ascii: "]"), or: FieldScan.lineFeed, from: start + 1, to: stop)
    return bracket < stop && bracket[0] == UInt8(ascii: "]") ? bracket - start + 1 : nil
  }
}
