/// A time of day as a wall clock shows it, to the second, without a day or a zone.
public struct TimeOfDay: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Seconds since midnight, 0…86 399.
  public let secondOfDay: Int

  /// The first second of a day.
  public static let midnight = TimeOfDay(secondOfDay: 0)

  /// The seconds of a day on a clock that is never changed.
  static let secondsOfDay = 86_400

  /// Makes the time so many seconds after midnight; those beyond a day begin the next one.
  init(secondOfDay: Int) {
    let rest = secondOfDay % Self.secondsOfDay
    self.secondOfDay = rest < 0 ? rest + Self.secondsOfDay : rest
  }

  /// Makes a time; `nil` when no clock shows it.
  ///
  /// - Parameters:
  ///   - hour: 0…23; midnight is 0.
  ///   - minute: 0…59.
  ///   - second: 0…59; leap seconds are not told.
  public init?(hour: Int, minute: Int, second: Int = 0) {
    guard (0...23).contains(hour), (0...59).contains(minute), (0...59).contains(second) else { return nil }
    secondOfDay = (hour * 60 + minute) * 60 + second
  }

  /// Reads `HH:MM` or `HH:MM:SS` (ISO 8601); `nil` for anything else, fractions of a second and zones included.
  public init?(iso text: some StringProtocol) {
    guard let parts = DigitGroups(text, separator: UInt8(ascii: ":"), digits: 2), parts.length == 5 || parts.length == 8
    else { return nil }
    self.init(hour: parts.first, minute: parts.second, second: parts.third)
  }

  /// Hour, minute and second.
  public var components: (hour: Int, minute: Int, second: Int) {
    (secondOfDay / 3600, secondOfDay / 60 % 60, secondOfDay % 60)
  }

  /// `HH:MM`, or `HH:MM:SS` where the seconds are not 0, so that each time has one form.
  public var description: String {
    let (hour, minute, second) = components
    let short = "\(hour.twoDigits):\(minute.twoDigits)"
    return second == 0 ? short : "\(short):\(second.twoDigits)"
  }

  /// Earlier times first.
  public static func < (left: TimeOfDay, right: TimeOfDay) -> Bool { left.secondOfDay < right.secondOfDay }
}

extension Int {
  /// A number below 100 with two digits.
  public var twoDigits: String { self < 10 ? "0\(self)" : "\(self)" }
}
