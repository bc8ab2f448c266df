import SurveyModel

/// Days and times of day.
extension SimulatedRespondent {
  /// A day within limits; where there are none, within the months around the present. Whoever was refused looks further
  /// away, for decades in the end: a date of birth has no other limit than a check on the age.
  mutating func date(_ limits: DateLimits, _ attempt: Int, _ now: LocalDateTime) -> CalendarDate {
    let first = limits.minimum?.value(now: now)?.dayNumber
    let last = limits.maximum?.value(now: now)?.dayNumber
    let today = now.date.dayNumber
    let span = 365 << min(attempt, 7)
    switch (first, last) {
    case (let first?, let last?) where limits.maximum != .present:
      return day(first + chance.below(last - first + 1))
    case (_, let last?):
      // What is not in the future is mostly not long ago.
      return day(max(last - chance.skewed(through: span), first ?? Int.min))
    case (let first?, nil): return day(first + chance.skewed(through: span))
    case (nil, nil): return day(today - span / 3 + chance.below(span))
    }
  }

  /// The day of a number, as far as the calendar goes.
  private func day(_ number: Int) -> CalendarDate {
    CalendarDate(dayNumber: min(max(number, Self.calendar.lowerBound), Self.calendar.upperBound))
  }

  /// From 0001-01-01 to 9999-12-31, in days since 1970-01-01.
  private static let calendar = -719_162...2_932_896

  /// A time of day within limits; a quarter of an hour in daytime where they leave one.
  mutating func time(_ limits: TimeLimits, _ attempt: Int, _ now: LocalDateTime) -> TimeOfDay {
    let first = limits.minimum?.value(now: now)?.secondOfDay
    let last = limits.maximum?.value(now: now)?.secondOfDay
    let earliest = first ?? min(8 * 3600, last ?? 8 * 3600)
    let latest = max(last ?? max(20 * 3600, min(earliest + 3600, 86_399)), earliest)
    let second = rounded(earliest + chance.below(latest - earliest + 1), to: 900, earliest...latest, attempt)
    return TimeOfDay(hour: second / 3600, minute: second / 60 % 60, second: second % 60) ?? .midnight
  }

  /// A day with a time within limits.
  mutating func moment(_ limits: DateTimeLimits, _ attempt: Int, _ now: LocalDateTime) -> LocalDateTime {
    let first = limits.minimum?.value(now: now).map { Int($0.number) }
    let last = limits.maximum?.value(now: now).map { Int($0.number) }
    let month = 30 * 86_400
    let present = Int(LocalDateTime(now.date, now.time).number)
    let earliest = first ?? (last ?? present) - month
    let latest = max(last ?? max(present, earliest) + month, earliest)
    let second = rounded(earliest + chance.below(latest - earliest + 1), to: 900, earliest...latest, attempt)
    return LocalDateTime(secondNumber: second)
  }

  /// A number of seconds as people tell the time, unless the limits or an earlier refusal are against it.
  private func rounded(_ second: Int, to unit: Int, _ limits: ClosedRange<Int>, _ attempt: Int) -> Int {
    let round = second - (second % unit + unit) % unit
    return attempt == 0 && limits.contains(round) ? round : second
  }
}
