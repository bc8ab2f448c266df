/// A BCP 47 language tag such as `fr` or `pt-BR`, compared without regard to case.
public struct LanguageTag: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The tag in lower case.
  public let tag: String

  /// Makes a tag; `nil` unless it is letters first, then letters or digits in groups of at most eight joined by `-`.
  public init?(_ text: some StringProtocol) {
    let groups = text.split(separator: "-", omittingEmptySubsequences: false)
    let isWellFormed = groups.enumerated().allSatisfy { index, group in
      (1...8).contains(group.utf8.count)
        && group.utf8.allSatisfy {
          (UInt8(ascii: "a")...UInt8(ascii: "z")).contains($0 | 0x20)
            || (index > 0 && (UInt8(ascii: "0")...UInt8(ascii: "9")).contains($0))
        }
    }
    guard isWellFormed else { return nil }
    tag = text.lowercased()
  }

  /// The language without region or script: `pt` of `pt-BR`.
  public var base: String { String(tag.prefix { $0 != "-" }) }

  /// The tag in lower case.
  public var description: String { tag }

  /// Alphabetical order.
  public static func < (left: LanguageTag, right: LanguageTag) -> Bool { left.tag < right.tag }
}
