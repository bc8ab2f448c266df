internal import SurveyModel

extension ValueType {
  /// Whether a value is of the type; whether what it names exists is not asked here.
  func accepts(_ value: String) -> Bool {
    switch self {
    case .id: NameRule.problem(with: value) == nil
    case .reference, .code: Self.isWord(value)
    case .references, .formerNames, .languages, .expression, .pattern, .attributeNames:
      !value.utf8.allSatisfy(MarkupBytes.isSpace)
    case .number: Ratio(decimal: value) != nil
    case .positiveNumber: Ratio(decimal: value).map { $0 > 0 } ?? false
    case .share: Ratio(decimal: value).map { $0 <= 1 && !value.hasPrefix("-") } ?? false
    case .integer: Self.integer(value) != nil
    case .count: Self.integer(value) != nil && !value.hasPrefix("-")
    case .date: DateLimits.Bound(declared: value) != nil
    case .day: CalendarDate(iso: value) != nil
    case .time: TimeOfDay(iso: value) != nil
    case .dateTime: DateTimeLimits.Bound(declared: value) != nil
    case .language: LanguageTag(value) != nil
    case .keyword(let keywords): keywords.contains { $0.word == value }
    case .keywords: true
    case .missingRule: MissingRule(declared: value) != nil
    case .text: true
    }
  }

  /// A whole number of at most nine digits, without a plus sign.
  static func integer(_ text: String) -> Int? {
    guard let number = Ratio(decimal: text), number.denominator == 1, !text.utf8.contains(UInt8(ascii: ".")) else {
      return nil
    }
    return Int(exactly: number.numerator)
  }

  private static func isWord(_ value: String) -> Bool {
    !value.isEmpty && value.utf8.allSatisfy { !MarkupBytes.isSpace($0) && $0 != UInt8(ascii: "|") }
  }
}

extension TemporalLimits.Bound {
  /// Reads a value such as `2026-03-31`, or what stands for the present one, such as `today()`.
  init?(declared text: String) {
    if text == Value.presentFunction {
      self = .present
    } else if let value = Value(iso: text) {
      self = .fixed(value)
    } else {
      return nil
    }
  }
}

extension MissingRule {
  /// Reads `half`, `all`, `n:3` or `share:0.8`.
  init?(declared text: String) {
    if text == "half" {
      self = .half
    } else if text == "all" {
      self = .all
    } else if text.hasPrefix("n:"), let count = ValueType.integer(String(text.dropFirst(2))), count > 0 {
      self = .atLeast(count)
    } else if text.hasPrefix("share:"), let share = Ratio(decimal: text.dropFirst(6)), share > 0, share <= 1 {
      self = .share(share)
    } else {
      return nil
    }
  }
}
