import SurveyModel
import SurveyScoring

/// Finds out which advice holds for the rows of a block: the conditions of advice run on all rows at once, as those of
/// the survey do.
struct AdviceReplay {
  private let plan: RoutePlan
  private var block: ProgramBlock

  /// What conditions read of scores, by index in ``CompiledScoring/inputs``.
  private let inputs: [Int]

  /// What each outcome of a score is as an input, by place in ``inputs``.
  private var numbers: [[Double?]]

  /// For each row, a bit for each piece of advice that holds.
  private(set) var held: [UInt64]

  /// - Returns: `nil` where advice reads what outcomes of a block do not keep, how many answers an index rests on, or
  ///   there is too much of it.
  init?(_ plan: RoutePlan, capacity: Int) {
    let scoring = plan.survey.scoring
    inputs = Set(scoring.advice.flatMap(\.inputs)).sorted()
    let readsAnswersOfIndex = inputs.map { scoring.inputs[$0] }.contains { input in
      if case .index = scoring.scores[input.score] { input.member == .answered } else { false }
    }
    guard !readsAnswersOfIndex, scoring.advice.count <= UInt64.bitWidth else { return nil }
    self.plan = plan
    block = ProgramBlock(
      for: plan.survey.program, rowCount: capacity, now: LocalDateTime(secondNumber: 0))
    numbers = Array(repeating: [], count: inputs.count)
    held = Array(repeating: 0, count: capacity)
  }

  /// Runs the conditions.
  ///
  /// - Parameters:
  ///   - columns: The rows, as they were replayed.
  ///   - scorer: Their scores.
  mutating func run(_ columns: RowColumns, _ scorer: BlockScorer) {
    let (program, scoring, rows) = (plan.survey.program, plan.survey.scoring, columns.rowCount)
    block.load(columns.answers, plan.tables, program)
    block.run(program)
    for (place, index) in inputs.enumerated() {
      let input = scoring.inputs[index]
      if let outcomes = scorer.outcomes(of: input.score) {
        while numbers[place].count < scorer.outcomeCount(of: input.score) {
          let outcome = scorer.outcome(numbers[place].count, of: input.score)
          numbers[place].append(outcome.number(input.member)?.doubleValue)
        }
        for row in 0..<rows {
          block.setScore(numbers[place][Int(outcomes[row])], input: index, row: row, of: program)
        }
      } else {
        for row in 0..<rows {
          let number = scorer.result(of: input.score, row: row).number(input.member)
          block.setScore(number?.doubleValue, input: index, row: row, of: program)
        }
      }
    }
    block.runAdvice(program)
    for row in 0..<rows {
      held[row] = 0
      for advice in scoring.advice.indices where block.holds(advice: advice, row: row, in: program) {
        held[row] |= 1 << UInt64(advice)
      }
    }
  }

  /// The advice of which a row has bits: by priority, then in document order.
  static func advice(in bits: UInt64, of scoring: CompiledScoring) -> [Int] {
    scoring.byPriority(scoring.advice.indices.filter { bits >> UInt64($0) & 1 == 1 })
  }
}
