public import SurveyModel
import SurveyStatistics

/// What an assessment comes to, on two axes that are never averaged.
public struct VerdictResult: Sendable, Hashable {
  /// An axis.
  public struct Axis: Sendable, Hashable {
    /// The score.
    public let measure: CompiledAssessment.Measure
    /// Its number over all units.
    public let figure: JoinedFigure
    /// What the lower limit must reach, in percent.
    public let from: Ratio
    /// Whether it does; `nil` where there is no limit that says something.
    public let isReached: Bool?
  }

  /// Why there is no verdict.
  public enum Obstacle: Sendable, Hashable {
    /// A survey that it needs has no responses in the period, by index.
    case notMeasured(survey: Int)
    /// An axis cannot be judged: it rests on too few answers, on one, or on answers that are all equal.
    case notJudged(CompiledAssessment.Measure)
    /// No verdict is declared for where it lies.
    case notDeclared
  }

  /// How ready the organisation is.
  public let ready: Axis
  /// How loyal customers are.
  public let loyal: Axis
  /// What stands in the way, in the order of the surveys; empty where there is a verdict.
  public let obstacles: [Obstacle]
  /// The verdict; `nil` where it is withheld.
  public let outcome: Assessment.Verdict.Outcome?

  init(_ verdict: CompiledAssessment.Verdict, _ join: Joining) {
    func axis(_ measure: CompiledAssessment.Measure, _ from: Ratio) -> Axis {
      let figure = join.whole(measure)
      return Axis(
        measure: measure, figure: figure, from: from,
        isReached: figure.number?.tellingInterval.map { $0.lower >= from.doubleValue })
    }
    let (ready, loyal) = (
      axis(verdict.ready, verdict.verdict.ready.from), axis(verdict.loyal, verdict.verdict.loyal.from)
    )
    self.ready = ready
    self.loyal = loyal
    let missing = verdict.required.filter { join.inPeriod[$0].count == 0 }
    var obstacles = missing.map { Obstacle.notMeasured(survey: $0) }
    for axis in [ready, loyal] where axis.isReached == nil && !missing.contains(axis.measure.survey) {
      obstacles.append(.notJudged(axis.measure))
    }
    var outcome: Assessment.Verdict.Outcome?
    if obstacles.isEmpty, let isReady = ready.isReached, let isLoyal = loyal.isReached {
      outcome = verdict.verdict.outcome(ready: isReady, loyal: isLoyal)
      if outcome == nil { obstacles = [.notDeclared] }
    }
    self.outcome = outcome
    self.obstacles = obstacles
  }
}
