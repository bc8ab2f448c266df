public import SurveyModel

/// How many answers are in each of the seven states.
public struct StateCounts: Sendable, Hashable {
  private var counts: [Int] = Array(repeating: 0, count: AnswerState.allCases.count)

  /// No answers.
  public init() {}

  /// How many are in a state.
  public subscript(state: AnswerState) -> Int { counts[Int(state.rawValue)] }

  /// How many there are in all.
  public var total: Int { counts.reduce(0, +) }

  /// How many are neither off the route nor not applicable.
  public var inScope: Int { total - self[.notAsked] - self[.notApplicable] }

  /// Adds an answer.
  public mutating func add(_ state: AnswerState) { counts[Int(state.rawValue)] += 1 }

  /// Adds everything that another holds.
  public mutating func merge(_ other: StateCounts) {
    for index in counts.indices { counts[index] += other.counts[index] }
  }
}
