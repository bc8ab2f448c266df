import Glibc
import SurveyModel

/// The clock, read once at the edge: everything inside gets its day and its times passed in.
enum Clock {
  /// The time in seconds since 1970: `SOURCE_DATE_EPOCH` where it is set, so that runs can be repeated to the byte.
  private static var seconds: Int {
    if let fixed = getenv("SOURCE_DATE_EPOCH"), let value = Int(String(cString: fixed)) { return value }
    return time(nil)
  }

  /// Today, in the user's time zone.
  static var today: CalendarDate {
    var now = time_t(seconds)
    var parts = tm()
    guard localtime_r(&now, &parts) != nil else { return CalendarDate(dayNumber: seconds / 86_400) }
    return CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday))
      ?? CalendarDate(dayNumber: seconds / 86_400)
  }

  /// Now, as ISO 8601 in UTC: `2026-03-02T09:14:00Z`.
  static var timestamp: String {
    let now = seconds
    let day = CalendarDate(dayNumber: now >= 0 ? now / 86_400 : (now - 86_399) / 86_400)
    let rest = now - day.dayNumber * 86_400
    func two(_ number: Int) -> String { number < 10 ? "0\(number)" : "\(number)" }
    return "\(day)T\(two(rest / 3600)):\(two(rest / 60 % 60)):\(two(rest % 60))Z"
  }
}
