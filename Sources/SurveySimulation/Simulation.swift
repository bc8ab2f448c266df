import SurveyInterview
public import SurveyModel

/// Made-up respondents of a survey, one after the other.
///
/// ```swift
/// var simulation = Simulation(of: survey, SimulationSettings(count: 200, seed: 7))
/// while let record = simulation.next() { write(record.response) }
/// ```
///
/// Each goes through an ``Interview`` as people do, so that nothing off the route is answered, no check is broken, and
/// what is required has an answer.
public struct Simulation: Sendable {
  /// How many respondents there are.
  public var count: Int { plan.settings.count }

  /// How many were made up so far.
  public private(set) var made = 0

  /// How many of them came to no end, by the item to which they found no answer: its checks can hardly be satisfied, or
  /// not in the way of ``SimulatedRespondent``.
  public private(set) var abandoned: [Int: Int] = [:]

  private let plan: SimulationPlan
  /// An interview that has not begun, from which those of all respondents are made.
  private let blank: Interview

  /// How often somebody who comes to no end is made up anew before they are given up.
  private static let retries = 8

  /// After so many respondents of whom none came to an end, none ever will.
  private static let hopeless = 25

  /// Makes a simulation.
  public init(of survey: CompiledSurvey, _ settings: SimulationSettings) {
    plan = SimulationPlan(survey, settings)
    blank = Interview(
      of: survey, id: "", language: survey.survey.sourceLanguage, now: LocalDateTime(settings.period.lowerBound))
  }

  /// The next respondent's record; `nil` when there are no more.
  public mutating func next() -> SimulatedRecord? {
    while made < count {
      defer { made += 1 }
      if let record = record(made) { return record }
      if abandoned.values.reduce(0, +) > made, made + 1 >= Self.hopeless { made = count - 1 }
    }
    return nil
  }

  private mutating func record(_ number: Int) -> SimulatedRecord? {
    var sender = number
    while repeats(sender) { sender -= 1 }
    guard var made = answers(sender) else { return nil }
    made.response.id = id(number)
    let began = made.submitted.seconds - made.duration
    let delay = (number - sender) * (made.duration + 20)
    made.response.started = stamp(began + delay)
    made.response.submitted = stamp(made.submitted.seconds + delay)
    // The first record stays whole: by it readers tell what a file holds.
    let damage =
      number > 0 && made.chance.happens(plan.settings.damage)
      ? RecordDamage.some(to: &made.response, of: plan.survey, &made.chance) : nil
    return SimulatedRecord(
      response: made.response, moment: LocalDateTime(secondNumber: made.submitted.seconds + delay), damage: damage)
  }

  /// Whether a record holds the answers of the one before once more; the first never does.
  private func repeats(_ number: Int) -> Bool {
    guard number > 0 else { return false }
    var chance = Chance(plan.settings.seed, UInt64(number), UInt64(Self.retries))
    return chance.happens(plan.settings.repeating)
  }

  /// What a respondent answered.
  private struct Answers {
    var response: Response
    let submitted: LocalDateTime
    /// How many seconds they took.
    let duration: Int
    /// What is left of their stream.
    var chance: Chance
  }

  private func id(_ number: Int) -> String { "\(plan.settings.idPrefix)\(padded(number + 1))" }

  /// What the respondent of a number answers, the same each time; `nil` when they come to no end.
  private mutating func answers(_ number: Int) -> Answers? {
    let settings = plan.settings
    var stuck = 0
    for retry in 0..<Self.retries {
      var respondent = SimulatedRespondent(plan, Chance(settings.seed, UInt64(number), UInt64(retry)))
      let submitted = moment(of: number, &respondent.chance)
      var interview = blank.anew(
        id: id(number), language: respondent.language, now: submitted,
        // As few digits as the seeds of interviews have.
        seed: respondent.chance.next() >> 16)
      if let item = respondent.follow(&interview) {
        stuck = item
        continue
      }
      guard var response = interview.submission?.response else { continue }
      response.fingerprint = nil
      let duration = respondent.duration(of: response)
      return Answers(response: response, submitted: submitted, duration: duration, chance: respondent.chance)
    }
    abandoned[stuck, default: 0] += 1
    return nil
  }

  /// When a respondent submits: the days of the period one after the other, by day.
  private func moment(of number: Int, _ chance: inout Chance) -> LocalDateTime {
    let (first, last) = (plan.settings.period.lowerBound.dayNumber, plan.settings.period.upperBound.dayNumber)
    let day = first + number * (last - first + 1) / max(1, count)
    return LocalDateTime(secondNumber: day * 86_400 + 8 * 3600 + chance.below(12 * 3600))
  }

  private func stamp(_ seconds: Int) -> String {
    let moment = LocalDateTime(secondNumber: seconds)
    let (hour, minute, second) = moment.time.components
    return "\(moment.date)T\(hour.twoDigits):\(minute.twoDigits):\(second.twoDigits)Z"
  }

  /// A number with at least four digits, so that ids sort as their numbers do.
  private func padded(_ number: Int) -> String {
    let digits = String(number)
    return String(repeating: "0", count: max(0, 4 - digits.count)) + digits
  }
}

extension LocalDateTime {
  /// Seconds since 1970-01-01T00:00 on the same clock.
  fileprivate var seconds: Int { Int(number) }
}

/// What a simulated respondent leaves behind.
public struct SimulatedRecord: Sendable, Hashable {
  /// The response; what is damaged in it is damaged already, but for what only its writer can do.
  public let response: Response

  /// When it was submitted, which is what `now()` means in it.
  public let moment: LocalDateTime

  /// What is wrong with it; `nil` when nothing is.
  public let damage: RecordDamage?
}
