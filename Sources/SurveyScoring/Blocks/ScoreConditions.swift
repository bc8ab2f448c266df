public import SurveyModel

/// The conditions of gates and advice on all rows of a block at once, as the survey's own are run.
public struct ScoreConditions: Sendable {
  private let survey: CompiledSurvey
  private let tables: ProgramTables
  private var block: ProgramBlock

  /// What conditions read of scores, by index in ``CompiledScoring/inputs``.
  private let inputs: [Int]

  /// What each outcome of a score is as an input, by place in ``inputs``.
  private var numbers: [[Double?]]

  /// Makes conditions for blocks of at most so many rows.
  ///
  /// - Parameters:
  ///   - survey: The survey.
  ///   - tables: What the symbols of its items are.
  ///   - inputs: What the conditions read of scores, by index; see ``areKept(_:in:)``.
  ///   - capacity: How many rows there is to be room for.
  public init(_ survey: CompiledSurvey, tables: ProgramTables, inputs: some Sequence<Int>, capacity: Int) {
    self.survey = survey
    self.tables = tables
    self.inputs = Set(inputs).sorted()
    block = ProgramBlock(for: survey.program, rowCount: capacity, now: LocalDateTime(secondNumber: 0))
    numbers = Array(repeating: [], count: self.inputs.count)
  }

  /// Whether the outcomes of a block keep what conditions read; they do not keep how many answers an index rests on.
  ///
  /// - Parameters:
  ///   - inputs: What conditions read of scores, by index in ``CompiledScoring/inputs``.
  ///   - scoring: The scores.
  public static func areKept(_ inputs: some Sequence<Int>, in scoring: CompiledScoring) -> Bool {
    inputs.allSatisfy { index in
      let input = scoring.inputs[index]
      return if case .index = scoring.scores[input.score] { input.member != .answered } else { true }
    }
  }

  /// Runs the conditions.
  ///
  /// - Parameters:
  ///   - columns: The rows, as they were replayed.
  ///   - scorer: Their scores, of which those that conditions read are known.
  public mutating func run(_ columns: AnswerColumns, _ scorer: BlockScorer) {
    let (program, rows) = (survey.program, columns.rowCount)
    block.load(columns, tables, program)
    block.run(program)
    for (place, index) in inputs.enumerated() {
      let input = survey.scoring.inputs[index]
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
  }

  /// Whether the condition of a piece of advice holds for a row.
  public func holds(advice: Int, row: Int) -> Bool { block.holds(advice: advice, row: row, in: survey.program) }

  /// Whether the condition of a gate holds for a row.
  func holds(gate: Int, row: Int) -> Bool { block.holds(gate: gate, row: row, in: survey) }
}
