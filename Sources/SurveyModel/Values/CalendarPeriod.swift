/// A stretch of the calendar that days are counted in.
public enum CalendarPeriod: String, Sendable, Hashable, CaseIterable {
  /// A year, `2026`.
  case year
  /// Half a year, `2026-H1`.
  case halfYear = "half-year"
  /// A quarter, `2026-Q1`.
  case quarter
  /// A month, `2026-03`.
  case month
  /// A week from Monday to Sunday as ISO 8601 numbers it, `2026-W10`.
  case week
  /// A day, `2026-03-02`.
  case day

  /// The place of a day's period among all periods of the kind: the next period's is greater by 1.
  public func number(of day: CalendarDate) -> Int {
    let (year, month, _) = day.components
    switch self {
    case .year: return year
    case .halfYear: return year * 2 + (month - 1) / 6
    case .quarter: return year * 4 + (month - 1) / 3
    case .month: return year * 12 + month - 1
    // 1 January 1970 was a Thursday, so that the weeks that begin on Mondays are three days ahead.
    case .week: return (day.dayNumber + 3 - Self.weekday(of: day)) / 7
    case .day: return day.dayNumber
    }
  }

  /// The name of a day's period; names of one kind sort as the periods follow each other.
  public func name(of day: CalendarDate) -> String {
    let text = day.description
    switch self {
    case .year: return String(text.prefix(4))
    case .halfYear: return "\(text.prefix(4))-H\((day.components.month - 1) / 6 + 1)"
    case .quarter: return "\(text.prefix(4))-Q\((day.components.month - 1) / 3 + 1)"
    case .month: return String(text.prefix(7))
    case .week:
      // The year of a week is that of its Thursday.
      let thursday = CalendarDate(dayNumber: day.dayNumber - Self.weekday(of: day) + 3)
      let year = thursday.components.year
      let first = CalendarDate(year: year, month: 1, day: 1)?.dayNumber ?? thursday.dayNumber
      let week = (thursday.dayNumber - first) / 7 + 1
      return "\(thursday.description.prefix(4))-W\(week < 10 ? "0" : "")\(week)"
    case .day: return text
    }
  }

  /// Days since Monday, 0 to 6.
  private static func weekday(of day: CalendarDate) -> Int { ((day.dayNumber + 3) % 7 + 7) % 7 }
}
