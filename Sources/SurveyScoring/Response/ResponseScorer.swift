public import SurveyModel

/// Scores responses: one pass over the survey's scores in the order in which each follows what it is made of.
///
/// It is a value without state of its own, so threads may share it.
public struct ResponseScorer: Sendable {
  /// The plan it works by.
  public let plan: ScoringPlan

  /// The survey.
  public var survey: CompiledSurvey { plan.survey }

  /// Makes a scorer.
  ///
  /// - Parameter survey: The survey whose responses it scores.
  public init(survey: CompiledSurvey) { plan = ScoringPlan(survey) }

  /// Scores one row.
  ///
  /// - Parameters:
  ///   - block: A block on which the survey's program has run.
  ///   - row: The row.
  /// - Returns: The row's scores and the advice that holds.
  public func score(_ block: ProgramBlock, row: Int = 0) -> ResponseScores {
    var block = block
    var scores = scoresWithoutAdvice(block, row: row)
    if !survey.scoring.gates.isEmpty {
      setInputs(of: scores, in: &block, row: row)
      block.runAdvice(survey.program)
      closeGates(&scores, block, row)
    }
    guard !survey.scoring.advice.isEmpty else { return scores }
    setInputs(of: scores, in: &block, row: row)
    block.runAdvice(survey.program)
    scores.advice = advice(in: block, row: row)
    return scores
  }

  /// Scores all rows, which runs the conditions of advice once for all of them.
  ///
  /// - Parameter block: A block on which the survey's program has run.
  /// - Returns: The scores, by row.
  public func scoreAll(_ block: ProgramBlock) -> [ResponseScores] {
    var all = (0..<block.rowCount).map { scoresWithoutAdvice(block, row: $0) }
    var block = block
    if !survey.scoring.gates.isEmpty {
      for row in all.indices { setInputs(of: all[row], in: &block, row: row) }
      block.runAdvice(survey.program)
      for row in all.indices { closeGates(&all[row], block, row) }
    }
    guard !survey.scoring.advice.isEmpty else { return all }
    for row in all.indices { setInputs(of: all[row], in: &block, row: row) }
    block.runAdvice(survey.program)
    for row in all.indices { all[row].advice = advice(in: block, row: row) }
    return all
  }

  /// Takes the scores behind closed gates away, and computes again what is made of them.
  private func closeGates(_ scores: inout ResponseScores, _ block: ProgramBlock, _ row: Int) {
    let closed = survey.scoring.gates.enumerated().filter { !block.holds(gate: $0.offset, row: row, in: survey) }
    guard !closed.isEmpty else { return }
    compute(&scores, closed: Set(closed.flatMap(\.element.scores)))
  }

  private func scoresWithoutAdvice(_ block: ProgramBlock, row: Int) -> ResponseScores {
    let answers = plan.items.indices.map { plan.answer($0, in: block, row: row) }
    let count = survey.scoring.scores.count
    var scores = ResponseScores(answers: answers, scores: Array(repeating: .nothing, count: count))
    scores.weight = plan.weight(in: block, row: row)
    scores.units = plan.units(in: block, row: row)
    scores.identities = plan.identities(in: block, row: row)
    compute(&scores, closed: [])
    return scores
  }

  private func compute(_ scores: inout ResponseScores, closed: Set<Int>) {
    for index in survey.scoring.order {
      scores.scores[index] = result(of: index, in: scores)
      if closed.contains(index) { scores.scores[index] = scores.scores[index].gated }
    }
  }

  /// The result of one score.
  ///
  /// - Parameters:
  ///   - index: The score.
  ///   - scores: The answers, and the scores that it is made of.
  func result(of index: Int, in scores: ResponseScores) -> ScoreResult {
    switch survey.scoring.scores[index] {
    case .dimension: return plan.dimensions[index].map { .dimension(score($0, index, scores)) } ?? .nothing
    case .index(let composite): return .index(score(composite, index, scores))
    case .maturity(let maturity): return .maturity(score(maturity, index, scores))
    case .topBox(let box):
      guard let slot = plan.slots[index] else { return .nothing }
      let answer = scores.answers[slot]
      return .topBox(TopBoxAnswer(answer: answer, isInside: answer.value.map { box.from <= $0 && $0 <= box.to }))
    case .netScore(let net): return plan.slots[index].map { .netScore(member(of: net, scores.answers[$0])) } ?? .nothing
    case .gap(let gap): return .gap(score(gap, index, scores))
    case .importancePerformance: return .importancePerformance(answer(index, scores))
    case .quadrants(let typology): return .quadrants(place(in: typology, index, scores))
    }
  }

  private func member(of net: NetScore, _ answer: ScoredAnswer) -> NetScoreAnswer {
    guard let value = answer.value else { return NetScoreAnswer(answer: answer, group: nil, sign: nil) }
    let group = net.groups.firstIndex { $0.from <= value && value <= $0.to }
    return NetScoreAnswer(answer: answer, group: group, sign: group.map { net.groups[$0].sign.signum() } ?? 0)
  }

  // MARK: - Advice

  private func setInputs(of scores: ResponseScores, in block: inout ProgramBlock, row: Int) {
    for (index, input) in survey.scoring.inputs.enumerated() {
      block.setScore(scores.number(input)?.doubleValue, input: index, row: row, of: survey.program)
    }
  }

  private func advice(in block: ProgramBlock, row: Int) -> [Int] {
    survey.scoring.byPriority(
      survey.scoring.advice.indices.filter { block.holds(advice: $0, row: row, in: survey.program) })
  }
}

extension CompiledScoring {
  /// Advice by priority, then in document order.
  package func byPriority(_ indices: [Int]) -> [Int] {
    indices.sorted { (advice[$0].advice.priority, $0) < (advice[$1].advice.priority, $1) }
  }

  /// The band of a score, decided on the exact value.
  func band(of percent: Ratio?, score: Int) -> Int? {
    percent.flatMap { bands[score]?.index(of: $0) }
  }
}
