public import SurveyModel

/// Dates as people type them: day, month and year in this order, or ISO 8601.
public enum TypedDate {
  /// Why a text is no date.
  public enum Fault: Error, Hashable {
    /// It does not have the form of a date.
    case notADate
    /// The year has two digits, so that the century would be a guess.
    case twoDigitYear
    /// It has the form of a date, and the calendar has no such day.
    case noSuchDay
  }

  /// Reads `2026-04-03`, `3/4/2026`, `3.4.2026`, `3 avril 2026`.
  ///
  /// - Parameters:
  ///   - text: What was typed.
  ///   - language: The language of month names.
  public static func read(_ text: String, language: LanguageTag) -> Result<CalendarDate, Fault> {
    let fields = text.split { "/.-".contains($0) || $0.isWhitespace }.filter { $0.lowercased() != "de" }
    guard fields.count == 3 else { return .failure(.notADate) }
    let isYearFirst = fields[0].count == 4 && fields[0].allSatisfy(\.isASCIIDigit)
    let (dayField, yearField) = isYearFirst ? (fields[2], fields[0]) : (fields[0], fields[2])
    let dayDigits = dayField.prefix(while: \.isASCIIDigit)
    let isOrdinal = ["", "er", "º", "°"].contains(dayField.dropFirst(dayDigits.count))
    guard (1...2).contains(dayDigits.count), isOrdinal, let day = Int(dayDigits),
      let month = month(fields[1], language: language),
      (1...4).contains(yearField.count), yearField.allSatisfy(\.isASCIIDigit), let year = Int(yearField)
    else { return .failure(.notADate) }
    guard yearField.count != 2 else { return .failure(.twoDigitYear) }
    guard yearField.count == 4 else { return .failure(.notADate) }
    return CalendarDate(year: year, month: month, day: day).map { .success($0) } ?? .failure(.noSuchDay)
  }

  /// A month by number, or by a beginning of its name that no other month has.
  private static func month(_ field: Substring, language: LanguageTag) -> Int? {
    if field.allSatisfy(\.isASCIIDigit) { return field.count <= 2 ? Int(field) : nil }
    let folded = String(field).folded
    let names = InterviewWording(language).monthNames.map(\.folded)
    let hits = names.indices.filter { names[$0].hasPrefix(folded) }
    return folded.count >= 3 && hits.count == 1 ? hits[0] + 1 : nil
  }
}
