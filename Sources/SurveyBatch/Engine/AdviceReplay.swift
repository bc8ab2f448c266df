import SurveyModel
import SurveyScoring

/// Finds out which advice holds for the rows of a block: the conditions of advice run on all rows at once, as those of
/// the survey do.
struct AdviceReplay {
  private let adviceCount: Int
  private var conditions: ScoreConditions

  /// For each row, a bit for each piece of advice that holds.
  private(set) var held: [UInt64]

  /// - Returns: `nil` where advice reads what outcomes of a block do not keep, or there is too much of it.
  init?(_ plan: RoutePlan, capacity: Int) {
    let scoring = plan.survey.scoring
    let inputs = scoring.advice.flatMap(\.inputs)
    guard ScoreConditions.areKept(inputs, in: scoring), scoring.advice.count <= UInt64.bitWidth else { return nil }
    adviceCount = scoring.advice.count
    conditions = ScoreConditions(plan.survey, tables: plan.tables, inputs: inputs, capacity: capacity)
    held = Array(repeating: 0, count: capacity)
  }

  /// Runs the conditions.
  ///
  /// - Parameters:
  ///   - columns: The rows, as they were replayed.
  ///   - scorer: Their scores.
  mutating func run(_ columns: RowColumns, _ scorer: BlockScorer) {
    conditions.run(columns.answers, scorer)
    for row in 0..<columns.rowCount {
      held[row] = 0
      for advice in 0..<adviceCount where conditions.holds(advice: advice, row: row) {
        held[row] |= 1 << UInt64(advice)
      }
    }
  }

  /// The advice of which a row has bits: by priority, then in document order.
  static func advice(in bits: UInt64, of scoring: CompiledScoring) -> [Int] {
    scoring.byPriority(scoring.advice.indices.filter { bits >> UInt64($0) & 1 == 1 })
  }
}
