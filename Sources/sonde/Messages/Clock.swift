import Glibc
import SurveyModel

/// The clock, read once at the edge: everything inside gets its moments passed in.
enum Clock {
  /// The time in seconds since 1970: `SOURCE_DATE_EPOCH` where it is set, so that runs can be repeated to the byte.
  private static var seconds: Int {
    if let fixed = getenv("SOURCE_DATE_EPOCH"), let value = Int(String(cString: fixed)) { return value }
    return time(nil)
  }

  /// The moment on the user's own clock, and how many seconds that is ahead of UTC.
  private static var reading: (moment: LocalDateTime, offset: Int) {
    let seconds = seconds
    var now = time_t(seconds)
    var parts = tm()
    if localtime_r(&now, &parts) != nil,
      let date = CalendarDate(year: Int(parts.tm_year) + 1900, month: Int(parts.tm_mon) + 1, day: Int(parts.tm_mday)),
      let time = TimeOfDay(hour: Int(parts.tm_hour), minute: Int(parts.tm_min), second: min(Int(parts.tm_sec), 59))
    {
      return (LocalDateTime(date, time), parts.tm_gmtoff)
    }
    return (LocalDateTime(secondNumber: seconds), 0)
  }

  /// Now, in the user's time zone.
  static var now: LocalDateTime { reading.moment }

  /// Now, as ISO 8601 with the distance from UTC: `2026-03-02T10:14:00+01:00`. It says both the instant and what the
  /// respondent's clock showed, which is what `now()` means when the response is read again.
  static var timestamp: String {
    let (moment, offset) = reading
    let (hour, minute, second) = moment.time.components
    let clock = "\(moment.date)T\(hour.twoDigits):\(minute.twoDigits):\(second.twoDigits)"
    guard offset != 0 else { return clock + "Z" }
    let minutes = offset.magnitude / 60
    return "\(clock)\(offset < 0 ? "-" : "+")\(Int(minutes / 60).twoDigits):\(Int(minutes % 60).twoDigits)"
  }
}
