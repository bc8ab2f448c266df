public import SurveyModel

/// What the simulated respondents of a survey are like.
///
/// Probabilities run from 0 to 1. With the same survey, settings and seed the responses are the same to the last byte.
public struct SimulationSettings: Sendable, Hashable {
  /// How many respondents there are.
  public var count: Int

  /// What chance is made from.
  public var seed: UInt64

  /// The languages in which they answer, each of them as often; the survey's source language where there is none.
  public var languages: [LanguageTag] = []

  /// How strongly an answer on a scale depends on what its respondent is like rather than on the question: the loading λ
  /// of one common factor, 0 to 1.
  ///
  /// Two answers of one respondent correlate by about λ², a little less because a scale has few points, so that `k`
  /// questions have an alpha of about `k·λ² / (1 + (k − 1)·λ²)`.
  public var trait = 0.7

  /// By how much they answer better, or worse, than in the middle of the scale, in standard deviations.
  public var level = 0.0

  /// How far dimensions and their questions differ in how well they are answered, in standard deviations either way.
  public var spread = 0.5

  /// How often a question is left empty, or answered with a non-answer that it allows. Texts are left empty twenty times
  /// as often, and the parts of a checklist item five times, because they are more work.
  public var missing = 0.03

  /// How many give the same point of the scale to everything.
  public var straightlining = 0.0

  /// How many take less than two seconds an answer.
  public var hurrying = 0.0

  /// How many send the answers of the one before once more, under an id of their own, as who presses a button twice.
  public var repeating = 0.0

  /// How many records are damaged, as if they had been collected or put together with mistakes: see ``RecordDamage``. The first record never is.
  public var damage = 0.0

  /// The first and the last day on which responses are submitted; spread over them evenly, by day.
  public var period: ClosedRange<CalendarDate>

  /// What some questions are answered with.
  public var given: [GivenAnswers] = []

  /// The non-answers that respondents may give where a question allows them.
  public var states = Set(AnswerState.offered)

  /// What the ids of the responses begin with, before their number.
  public var idPrefix = "s"

  /// Makes settings.
  ///
  /// - Parameters:
  ///   - count: How many respondents there are.
  ///   - seed: What chance is made from.
  ///   - period: The first and the last day on which they submit.
  public init(count: Int, seed: UInt64, period: ClosedRange<CalendarDate> = Self.usualPeriod) {
    self.count = count
    self.seed = seed
    self.period = period
  }

  /// The first quarter of 2026: a fixed one, so that what is simulated does not depend on the day on which it is.
  public static let usualPeriod = CalendarDate(dayNumber: 20_454)...CalendarDate(dayNumber: 20_543)
}
