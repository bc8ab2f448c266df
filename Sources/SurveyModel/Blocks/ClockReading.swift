/// What has to be known of the moment at which a response was given, before it can be replayed.
public enum ClockReading: Sendable, Hashable {
  /// Nothing.
  case nothing
  /// The day.
  case day
  /// The day and the time.
  case moment
}

extension CompiledSurvey {
  /// What conditions, calculations and limits read of the clock, the conditions of advice and gates included.
  public var clockReading: ClockReading {
    var readsDay = false
    for operation in program.operations + program.adviceOperations {
      switch operation {
      case .now: return .moment
      case .today: readsDay = true
      default: break
      }
    }
    for item in items {
      switch item.kind {
      case .datetime(let limits) where limits.readClock: return .moment
      case .date(let limits) where limits.readClock: readsDay = true
      default: break
      }
    }
    return readsDay ? .day : .nothing
  }
}
