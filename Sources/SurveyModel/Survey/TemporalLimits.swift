/// A day, a time of day, or both: values that definitions write in ISO 8601 and limit from two sides.
public protocol TemporalValue: Sendable, Hashable, Comparable, CustomStringConvertible {
  /// Reads the form of ISO 8601 that the type has in definitions and responses; `nil` for anything else.
  init?(iso text: some StringProtocol)

  /// The value as programs compute with it: days or seconds, from a fixed beginning.
  var number: Double { get }

  /// The function that stands for the value at the moment of answering; `nil` for a type that has none.
  static var presentFunction: String? { get }

  /// The value at a moment.
  init(at moment: LocalDateTime)
}

extension CalendarDate: TemporalValue {
  /// What stands for the present one in definitions.
  public static var presentFunction: String? { "today()" }
  /// The day of a moment.
  public init(at moment: LocalDateTime) { self = moment.date }
  /// Days since 1970-01-01.
  public var number: Double { Double(dayNumber) }
}

extension TimeOfDay: TemporalValue {
  /// What stands for the present one in definitions.
  public static var presentFunction: String? { nil }
  /// The time of a moment.
  public init(at moment: LocalDateTime) { self = moment.time }
  /// Seconds since midnight.
  public var number: Double { Double(secondOfDay) }
}

extension LocalDateTime: TemporalValue {
  /// What stands for the present one in definitions.
  public static var presentFunction: String? { "now()" }
  /// The moment itself.
  public init(at moment: LocalDateTime) { self = moment }
  /// Seconds since 1970-01-01T00:00.
  public var number: Double { Double(secondNumber) }
}

/// What a date may be.
public typealias DateLimits = TemporalLimits<CalendarDate>

/// What a time of day may be; a range over midnight is none.
public typealias TimeLimits = TemporalLimits<TimeOfDay>

/// What a date with a time may be.
public typealias DateTimeLimits = TemporalLimits<LocalDateTime>

/// What a date, a time or both may be.
public struct TemporalLimits<Value: TemporalValue>: Sendable, Hashable {
  /// A fixed value, or that of the moment at which the survey is answered.
  public enum Bound: Sendable, Hashable {
    /// A value.
    case fixed(Value)
    /// The value given as present: `today()` or `now()`.
    case present

    /// The value that the bound means.
    ///
    /// - Parameter now: The moment at which the survey is answered; `nil` when nobody knows it yet.
    /// - Returns: The value; `nil` for a present one that is not known yet.
    public func value(now: LocalDateTime?) -> Value? {
      switch self {
      case .fixed(let value): value
      case .present: now.map { Value(at: $0) }
      }
    }

    /// The value, where it is known before anyone answers.
    var fixed: Value? { value(now: nil) }
  }

  /// The earliest allowed.
  public let minimum: Bound?

  /// The latest allowed.
  public let maximum: Bound?

  /// Where the limits stand, for messages.
  public let range: SourceRange

  /// Makes limits.
  public init(minimum: Bound? = nil, maximum: Bound? = nil, range: SourceRange = .none) {
    self.minimum = minimum
    self.maximum = maximum
    self.range = range
  }

  /// Whether what is allowed depends on when the survey is answered.
  public var readClock: Bool { minimum == .present || maximum == .present }

  /// Why a value is outside the limits; `nil` when it is inside.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - now: The moment at which the survey is answered; `nil` where only fixed limits are to be held.
  public func invalidity(of value: Value, now: LocalDateTime?) -> InvalidReason? {
    if let earliest = minimum?.value(now: now), value < earliest { return .belowMinimum(earliest.description) }
    if let latest = maximum?.value(now: now), value > latest { return .aboveMaximum(latest.description) }
    return nil
  }
}
