public import SurveyModel

/// How many answers are in each of the seven states.
public struct StateCounts: Sendable, Hashable {
  /// A vector, because every dimension of every response has its own counts and none should cost an allocation.
  private var counts: SIMD8<Int> = .zero

  /// No answers.
  public init() {}

  /// How many are in a state.
  public subscript(state: AnswerState) -> Int { counts[Int(state.rawValue)] }

  /// How many there are in all.
  public var total: Int { counts.wrappedSum() }

  /// How many are neither off the route nor not applicable.
  public var inScope: Int { total - self[.notAsked] - self[.notApplicable] }

  /// Adds an answer, several times over.
  public mutating func add(_ state: AnswerState, times: Int = 1) { counts[Int(state.rawValue)] += times }

  /// Adds everything that another holds.
  public mutating func merge(_ other: StateCounts) {
    counts &+= other.counts
  }
}
