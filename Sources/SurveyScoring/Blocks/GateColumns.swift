import SurveyModel

/// The gates of a survey, and what has to be known before they can be settled.
struct GatePlan: Sendable {
  /// What the conditions read of scores.
  let inputs: [Int]

  /// The scores that the conditions read, and those that these are made of; none of them is behind a gate.
  let scoresRead: Set<Int>

  /// For each score, a bit for each gate that it is behind.
  let gatesOfScore: [UInt64]

  /// - Returns: `nil` where the gates are too many, or read what blocks do not know before all else is scored.
  init?(_ scoring: CompiledScoring, nodes: [BlockScoringPlan.Node]) {
    inputs = scoring.gates.flatMap(\.inputs)
    guard scoring.gates.count <= UInt64.bitWidth, ScoreConditions.areKept(inputs, in: scoring) else { return nil }
    var read = Set(inputs.map { scoring.inputs[$0].score })
    for index in scoring.order.reversed() where read.contains(index) {
      switch nodes[index] {
      case .dimension, .slot: break
      case .index(let components, _): read.formUnion(components)
      case .each: return nil
      }
    }
    var gatesOfScore: [UInt64] = Array(repeating: 0, count: scoring.scores.count)
    for (number, gate) in scoring.gates.enumerated() {
      for score in gate.scores { gatesOfScore[score] |= 1 << UInt64(number) }
    }
    scoresRead = read
    self.gatesOfScore = gatesOfScore
  }
}

/// Which gates are closed for the rows of a block.
struct GateColumns {
  private let plan: GatePlan
  private var conditions: ScoreConditions

  private let gateCount: Int

  /// For each row, a bit for each closed gate.
  private var closed: [UInt64]

  init(_ plan: GatePlan, of survey: CompiledSurvey, tables: ProgramTables, capacity: Int) {
    self.plan = plan
    gateCount = survey.scoring.gates.count
    conditions = ScoreConditions(survey, tables: tables, inputs: plan.inputs, capacity: capacity)
    closed = Array(repeating: 0, count: capacity)
  }

  /// Settles the gates.
  ///
  /// - Parameters:
  ///   - columns: The rows.
  ///   - scorer: Their scores, of which those that conditions read are known.
  mutating func find(_ columns: AnswerColumns, _ scorer: BlockScorer) {
    conditions.run(columns, scorer)
    for row in 0..<columns.rowCount {
      closed[row] = 0
      for gate in 0..<gateCount where !conditions.holds(gate: gate, row: row) {
        closed[row] |= 1 << UInt64(gate)
      }
    }
  }

  /// Whether a score is behind a gate, open or closed.
  func areOver(_ score: Int) -> Bool { plan.gatesOfScore[score] != 0 }

  /// Whether a score is behind a closed gate.
  func isClosed(_ score: Int, row: Int) -> Bool { closed[row] & plan.gatesOfScore[score] != 0 }
}
