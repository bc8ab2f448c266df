public import SurveyModel

/// Times of day as people type them: `14:30`, `14h30`, `14.30`, `2:30 pm`, `noon`.
public enum TypedTime {
  /// Reads a time; `nil` for anything else. A clock of 24 hours is meant, unless am or pm is said.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - language: The language of the words around it.
  public static func read(_ text: String, language: LanguageTag) -> TimeOfDay? {
    let words = text.folded.split(whereSeparator: \.isWhitespace)
    // "at 9", "à 9 h", "alle ore 9": words that lead to a time.
    let lead = words.prefix { ["a", "at", "alle", "all'", "ore", "h"].contains($0) }
    var rest = words.dropFirst(lead.count).joined()
    if rest.hasPrefix("all'") { rest.removeFirst(4) }
    if let named = named(rest) { return named }
    let half = half(takenFrom: &rest)
    guard let parts = parts(of: rest), var hour = parts.first else { return nil }
    if let half {
      guard (1...12).contains(hour) else { return nil }
      hour = hour % 12 + (half == .afternoon ? 12 : 0)
    }
    return TimeOfDay(hour: hour, minute: parts.count > 1 ? parts[1] : 0, second: parts.count > 2 ? parts[2] : 0)
  }

  private enum Half {
    case morning, afternoon
  }

  private static func named(_ word: String) -> TimeOfDay? {
    switch word {
    case "noon", "midi", "mezzogiorno": TimeOfDay(hour: 12, minute: 0)
    case "midnight", "minuit", "mezzanotte": .midnight
    default: nil
    }
  }

  /// The half of the day that the ending says, which is taken away.
  private static func half(takenFrom text: inout String) -> Half? {
    for (ending, half) in [("am", Half.morning), ("a.m.", .morning), ("pm", .afternoon), ("p.m.", .afternoon)]
    where text.hasSuffix(ending) {
      text.removeLast(ending.count)
      return half
    }
    return nil
  }

  /// Hours, minutes and seconds; four digits in a row are hours and minutes.
  private static func parts(of text: String) -> [Int]? {
    var text = text
    for ending in ["seconds", "secondes", "secondi", "sec", "s", "minutes", "minuti", "min", "mn", "m"]
    where text.hasSuffix(ending) && text.count > ending.count {
      text.removeLast(ending.count)
      break
    }
    for unit in ["heures", "heure", "hours", "hour"] { text = text.replacing(unit, with: "h") }
    for unit in ["min", "mn"] { text = text.replacing(unit, with: ":") }
    if text.hasSuffix("h"), text.dropLast().allSatisfy(\.isASCIIDigit) { text.removeLast() }
    let fields = text.split(omittingEmptySubsequences: false) { ":.,h".contains($0) }
    guard (1...3).contains(fields.count), fields.allSatisfy({ !$0.isEmpty && $0.allSatisfy(\.isASCIIDigit) }) else {
      return nil
    }
    if fields.count == 1, (3...4).contains(text.count) {
      return [Int(text.dropLast(2)), Int(text.suffix(2))].compactMap(\.self)
    }
    let isClock = fields[0].count <= 2 && fields.dropFirst().allSatisfy { $0.count == 2 }
    return isClock ? fields.compactMap { Int($0) } : nil
  }
}

/// Days with a time as people type them: `3/4/2026 14:30`, `3 avril 2026 à 14h30`, or ISO 8601.
public enum TypedDateTime {
  /// Why a text is none.
  public enum Fault: Error, Hashable {
    /// It does not have the form of a date and a time.
    case notADateTime
    /// There is a date, and no time.
    case noTime(CalendarDate)
    /// The date is none, for this reason.
    case date(TypedDate.Fault)
  }

  /// Reads a date and a time.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - language: The language of month names.
  public static func read(_ text: String, language: LanguageTag) -> Result<LocalDateTime, Fault> {
    if let moment = LocalDateTime(iso: text) { return .success(moment) }
    if case .success(let date) = TypedDate.read(text, language: language) { return .failure(.noTime(date)) }
    let words = text.split { $0.isWhitespace || $0 == "," }
    var fault = Fault.notADateTime
    for split in words.indices.dropFirst() {
      guard let time = TypedTime.read(words[split...].joined(separator: " "), language: language) else { continue }
      switch TypedDate.read(words[..<split].joined(separator: " "), language: language) {
      case .success(let date): return .success(LocalDateTime(date, time))
      case .failure(.notADate): continue
      // A year of two digits, or a day that does not exist: the most that can be said.
      case .failure(let reason): fault = .date(reason)
      }
    }
    return .failure(fault)
  }
}
