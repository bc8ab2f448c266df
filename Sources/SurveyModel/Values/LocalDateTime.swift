/// A day and a time of day as a calendar and a clock on the wall show them, without a zone.
///
/// Surveys ask what respondents read off their own clock, so that 9 in the morning is the same answer everywhere.
public struct LocalDateTime: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// The day.
  public let date: CalendarDate

  /// The time of day.
  public let time: TimeOfDay

  /// Makes a moment; the beginning of the day where no time is given.
  public init(_ date: CalendarDate, _ time: TimeOfDay = .midnight) {
    self.date = date
    self.time = time
  }

  /// Makes the moment with a number of seconds since 1970-01-01T00:00.
  public init(secondNumber: Int) {
    let time = TimeOfDay(secondOfDay: secondNumber)
    self.init(CalendarDate(dayNumber: (secondNumber - time.secondOfDay) / TimeOfDay.secondsOfDay), time)
  }

  /// Reads `YYYY-MM-DDTHH:MM` or `YYYY-MM-DDTHH:MM:SS` (ISO 8601); `nil` for anything else.
  public init?(iso text: some StringProtocol) {
    let parts = text.split(separator: "T", omittingEmptySubsequences: false)
    guard parts.count == 2, let date = CalendarDate(iso: parts[0]), let time = TimeOfDay(iso: parts[1]) else {
      return nil
    }
    self.init(date, time)
  }

  /// Seconds since 1970-01-01T00:00 on the same clock; negative before.
  var secondNumber: Int { date.dayNumber * TimeOfDay.secondsOfDay + time.secondOfDay }

  /// `YYYY-MM-DDTHH:MM`, with seconds where they are not 0.
  public var description: String { "\(date)T\(time)" }

  /// Earlier moments first.
  public static func < (left: LocalDateTime, right: LocalDateTime) -> Bool { left.secondNumber < right.secondNumber }
}
