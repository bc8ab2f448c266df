import SurveyModel

/// A day of the test's own making: year, month and day, counted on fingers.
indirect enum NaiveDate {
  case item(String)
  case literal(Int, Int, Int)
  case today
  case calculated(NaiveExpression, NaiveExpression, NaiveExpression)
  case choose(NaiveExpression, NaiveDate, NaiveDate)

  /// What `today()` means in these tests.
  static let todayParts = Day(year: 2026, month: 3, day: 1)

  struct Day: Comparable {
    let year: Int
    let month: Int
    let day: Int

    static func < (left: Day, right: Day) -> Bool {
      (left.year, left.month, left.day) < (right.year, right.month, right.day)
    }
  }

  /// The date as an author would write it.
  var text: String {
    switch self {
    case .item(let id): id
    case .literal(let year, let month, let day): "date(\(year), \(month), \(day))"
    case .today: "today()"
    case .calculated(let year, let month, let day): "date(\(year.text), \(month.text), \(day.text))"
    case .choose(let condition, let a, let b): "if(\(condition.text), \(a.text), \(b.text))"
    }
  }

  /// The day that is meant; `nil` is missing.
  func day(_ answers: [String: Answer]) -> Day? {
    switch self {
    case .item(let id):
      guard case .value(.date(let date))? = answers[id] else { return nil }
      return Self.day(of: date.dayNumber)
    case .literal(let year, let month, let day): return Self.valid(year, month, day)
    case .today: return Self.todayParts
    case .calculated(let year, let month, let day):
      let parts = [year, month, day].map { $0.number(answers).flatMap { Int(exactly: $0) } }
      guard let year = parts[0], let month = parts[1], let day = parts[2] else { return nil }
      return Self.valid(year, month, day)
    case .choose(let condition, let a, let b): return condition.condition(answers) ? a.day(answers) : b.day(answers)
    }
  }

  private static func valid(_ year: Int, _ month: Int, _ day: Int) -> Day? {
    guard (1...9999).contains(year), (1...12).contains(month), (1...length(month, year)).contains(day) else {
      return nil
    }
    return Day(year: year, month: month, day: day)
  }

  private static func length(_ month: Int, _ year: Int) -> Int {
    if month == 2 { return isLeap(year) ? 29 : 28 }
    return [4, 6, 9, 11].contains(month) ? 30 : 31
  }

  private static func isLeap(_ year: Int) -> Bool {
    year.isMultiple(of: 4) && (!year.isMultiple(of: 100) || year.isMultiple(of: 400))
  }

  /// Days since 1970-01-01, year by year and month by month.
  static func number(of date: Day) -> Int {
    var number = date.day - 1
    for month in 1..<date.month { number += length(month, date.year) }
    if date.year >= 1970 { for year in 1970..<date.year { number += isLeap(year) ? 366 : 365 } }
    if date.year < 1970 { for year in date.year..<1970 { number -= isLeap(year) ? 366 : 365 } }
    return number
  }

  /// The day of a number that is not negative.
  static func day(of number: Int) -> Day {
    var (year, month, rest) = (1970, 1, number)
    while rest >= (isLeap(year) ? 366 : 365) {
      rest -= isLeap(year) ? 366 : 365
      year += 1
    }
    while rest >= length(month, year) {
      rest -= length(month, year)
      month += 1
    }
    return Day(year: year, month: month, day: rest + 1)
  }

  /// Whole months: the most that can be added to the first day without passing the second.
  static func months(_ from: Day, _ to: Day) -> Int {
    if to < from { return -months(to, from) }
    var count = 0
    while true {
      let months = from.month + count
      let next = (from.year + months / 12, months % 12 + 1, from.day)
      if next > (to.year, to.month, to.day) { return count }
      count += 1
    }
  }
}
