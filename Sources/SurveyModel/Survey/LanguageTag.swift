/// A BCP 47 language tag such as `fr` or `pt-BR`, compared without regard to case.
public struct LanguageTag: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The tag in lower case.
  public let tag: String

  /// Makes a tag; `nil` unless it is letters first, then letters or digits in groups of at most eight joined by `-`.
  public init?(_ text: some StringProtocol) {
    // One pass over the bytes: a survey in three languages makes tens of thousands of these.
    var group = 0
    var isFirst = true
    var isLowercase = true
    for byte in text.utf8 {
      switch byte {
      case UInt8(ascii: "a")...UInt8(ascii: "z"): group += 1
      case UInt8(ascii: "A")...UInt8(ascii: "Z"):
        group += 1
        isLowercase = false
      case UInt8(ascii: "0")...UInt8(ascii: "9") where !isFirst: group += 1
      case UInt8(ascii: "-") where group > 0:
        group = 0
        isFirst = false
      default: return nil
      }
      guard group <= 8 else { return nil }
    }
    guard group > 0 else { return nil }
    tag = isLowercase ? String(text) : text.lowercased()
  }

  /// The language without region or script: `pt` of `pt-BR`.
  public var base: String {
    tag.utf8.firstIndex(of: UInt8(ascii: "-")).map { String(tag[..<$0]) } ?? tag
  }

  /// The tag in lower case.
  public var description: String { tag }

  /// Alphabetical order.
  public static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.tag < right.tag }
}
