public import SurveyModel
public import SurveyStatistics

/// A step of readiness and what it should show in.
public struct LinkageResult: Sendable, Hashable {
  /// Where a number stands to what it should reach.
  public enum Standing: String, Sendable, Hashable {
    /// The lower limit of its interval reaches it.
    case reached
    /// The upper limit does not.
    case below
    /// The interval holds it, or there is none.
    case open
  }

  /// The linkage as declared.
  public let linkage: CompiledAssessment.Linkage
  /// The step.
  public let step: JoinedFigure
  /// Where the step stands to its target; `nil` where it is not shown.
  public let standing: Standing?
  /// What it should show in.
  public let outcome: JoinedFigure
  /// The field of that in the importance-performance map of its survey; `nil` where it is in none, or not shown.
  public let field: PerformanceField?

  /// Whether there is something to do: the step's number does not reach its target, or its outcome is where to work first.
  public var asksForAction: Bool {
    guard let number = step.number else { return field == .concentrate }
    let isBelow = number.exact.map { $0 < linkage.target } ?? (number.value < linkage.target.doubleValue)
    return isBelow || field == .concentrate
  }

  /// - Parameter results: The results of each survey in the period, for their maps.
  init(_ linkage: CompiledAssessment.Linkage, _ join: Joining, _ results: [AggregateResults]) {
    self.linkage = linkage
    step = join.whole(linkage.step)
    outcome = join.whole(linkage.outcome)
    standing = step.number.map { Standing($0, target: linkage.target.doubleValue) }
    field =
      outcome.number == nil
      ? nil : Self.field(of: linkage.outcome, results[linkage.outcome.survey])
  }

  private static func field(of measure: CompiledAssessment.Measure, _ results: AggregateResults) -> PerformanceField? {
    guard case .score(let score) = measure.source else { return nil }
    for summary in results.scores {
      guard case .importancePerformance(let map) = summary else { continue }
      if let aspect = map.aspects.first(where: { $0.score == score }) { return aspect.field }
    }
    return nil
  }
}

extension LinkageResult.Standing {
  /// Where a number stands to a target, by the limits of its interval.
  init(_ number: JoinedNumber, target: Double) {
    switch number.tellingInterval {
    case let interval? where interval.lower >= target: self = .reached
    case let interval? where interval.upper < target: self = .below
    case _: self = .open
    }
  }
}
