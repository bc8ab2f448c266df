public import SurveyModel

/// Numbers as people type them: `1 234,5` in French and Italian, `1,234.5` in English.
public enum TypedNumber {
  /// Reads a number; `nil` for anything else.
  ///
  /// Where a text has one kind of sign only, the language decides: before exactly three digits its group sign groups.
  /// Whoever reads shows the number understood.
  ///
  /// - Parameters:
  ///   - text: What was typed; a unit or a per cent sign behind the number is passed over.
  ///   - language: The language it was typed in.
  ///   - unit: The unit that may stand behind it.
  public static func read(_ text: String, language: LanguageTag, unit: String? = nil) -> Double? {
    var rest = Substring(text).trimmed
    for ending in [unit, "%"].compactMap(\.self) where !ending.isEmpty {
      if rest.hasSuffix(ending) { rest = rest.dropLast(ending.count).trimmed }
    }
    var sign = ""
    if let first = rest.first, "+-\u{2212}".contains(first) {
      sign = first == "+" ? "" : "-"
      rest = rest.dropFirst().trimmed
    }
    guard let first = rest.first, first.isASCII, first.isNumber || ".,".contains(first),
      let plain = plainForm(of: rest, groupSign: groupSign(of: language))
    else { return nil }
    return Double(plain: sign + plain)
  }

  /// The sign, besides spaces, that groups digits in a language.
  private static func groupSign(of language: LanguageTag) -> Character? {
    switch language.base {
    case "fr": nil
    case "it": "."
    default: ","
    }
  }

  private static func plainForm(of text: Substring, groupSign: Character?) -> String? {
    let spaces: Set<Character> = [" ", "\u{A0}", "\u{202F}", "\u{2009}", "'", "’"]
    let marks = text.filter { ".,".contains($0) }
    var decimal: Character?
    if Set(marks).count == 2 {
      // Both signs: the last one, which stands once, is the decimal sign.
      guard let last = marks.last, marks.count(where: { $0 == last }) == 1 else { return nil }
      decimal = last
    } else if let mark = marks.first {
      let isGrouping = isGrouped(text.split(separator: mark, omittingEmptySubsequences: false))
      if marks.count > 1 {
        guard isGrouping else { return nil }
      } else if mark != groupSign || !isGrouping {
        decimal = mark
      }
    }
    let parts = decimal.map { text.split(separator: $0, omittingEmptySubsequences: false) } ?? [text]
    guard let whole = parts.first, let digits = ungrouped(whole, signs: spaces.union(decimal == "." ? [","] : ["."]))
    else { return nil }
    guard parts.count > 1 else { return digits.isEmpty ? nil : digits }
    let decimals = parts[1]
    guard decimals.allSatisfy(\.isASCIIDigit), !(digits.isEmpty && decimals.isEmpty) else { return nil }
    return (digits.isEmpty ? "0" : digits) + (decimals.isEmpty ? "" : "." + decimals)
  }

  /// The digits of a whole part, groups put together; `nil` where signs stand elsewhere than between groups of three.
  private static func ungrouped(_ text: Substring, signs: Set<Character>) -> String? {
    // Without a decimal sign a comma may group, too.
    let groups = text.split(omittingEmptySubsequences: false) { signs.contains($0) || $0 == "," }
    guard groups.allSatisfy({ $0.allSatisfy(\.isASCIIDigit) }) else { return nil }
    return groups.count == 1 || isGrouped(groups) ? groups.joined() : nil
  }

  private static func isGrouped(_ groups: [Substring]) -> Bool {
    guard let first = groups.first, groups.count > 1 else { return false }
    // Spaces may group the first part of "1 234.500" as well.
    let head = first.split { !$0.isASCIIDigit }.joined()
    return (1...3).contains(head.count) && head.first != "0" && groups.dropFirst().allSatisfy { $0.count == 3 }
  }
}

extension Character {
  /// Whether it is one of `0`…`9`.
  var isASCIIDigit: Bool { ("0"..."9").contains(self) }
}

extension Substring {
  /// Without white space at its ends.
  var trimmed: Substring {
    let start = drop(while: \.isWhitespace)
    guard let last = start.lastIndex(where: { !$0.isWhitespace }) else { return start.prefix(0) }
    return start[...last]
  }
}
