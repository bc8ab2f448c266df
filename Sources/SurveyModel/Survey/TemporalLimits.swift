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
  public static var presentFunction: String? { "today()" }
  public init(at moment: LocalDateTime) { self = moment.date }
  public var number: Double { Double(dayNumber) }
}

extension TimeOfDay: TemporalValue {
  public static var presentFunction: String? { nil }
  public init(at moment: LocalDateTime) { self = moment.time }
  public var number: Double { Double(secondOfDay) }
}

extension LocalDateTime: TemporalValue {
  public static var presentFunction: String? { "now()" }
  public init(at moment: LocalDateTime) { self = moment }
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
    /// - Parameter now: The moment at which the survey is answered.
    public func value(now: LocalDateTime) -> Value {
      switch self {
      case .fixed(let value): value
      case .present: Value(at: now)
      }
    }

    /// The value, where it is known before anyone answers.
    var fixed: Value? { if case .fixed(let value) = self { value } else { nil } }
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

  /// Why a value is outside the limits; `nil` when it is inside.
  ///
  /// - Parameters:
  ///   - value: The value.
  ///   - now: The moment at which the survey is answered.
  public func invalidity(of value: Value, now: LocalDateTime) -> InvalidReason? {
    if let earliest = minimum?.value(now: now), value < earliest { return .belowMinimum(earliest.description) }
    if let latest = maximum?.value(now: now), value > latest { return .aboveMaximum(latest.description) }
    return nil
  }
}
