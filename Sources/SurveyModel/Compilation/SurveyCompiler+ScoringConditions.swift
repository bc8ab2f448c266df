extension SurveyCompiler {
  /// Settles advice and gates, whose conditions read scores.
  mutating func resolveConditions() {
    var inputs: [Int: [CompiledScoring.Member: Int]] = [:]
    for index in scoring.scores.indices {
      for member in scoring.members(of: index) {
        inputs[index, default: [:]][member] = scoring.inputs.count
        scoring.inputs.append(.init(score: index, member: member, type: type(of: member, ofScore: index)))
      }
    }
    let scope = ScoringScope(survey: scope(), scoring: scoring, inputs: inputs)
    resolveAdvice(in: scope)
    resolveGates(in: scope)
  }

  /// The type of a member. The places of a score, such as its bands, become a list of choices, so that expressions name
  /// them by their ids.
  private mutating func type(of member: CompiledScoring.Member, ofScore index: Int) -> ExpressionType {
    guard let places = scoring.places(member, of: index) else { return .number }
    choiceLists.append(
      ChoiceList(
        id: Name("\(scoring.scores[index].id.text).\(member.name)"), isScale: false, isInline: true,
        choices: places.map { Choice(code: $0.id, label: $0.title) }))
    return .choice(list: choiceLists.count - 1)
  }

  private mutating func resolveAdvice(in scope: ScoringScope) {
    for advice in survey.scoring.advice {
      let about = advice.score.flatMap { ref -> Int? in
        guard let index = scoring.index[ref.text] else {
          if isIncomplete(ref) { return nil }
          report(
            .unknownReference(ref.text, kind: "score"), at: ref.range,
            suggestion: NameSuggestion.nearest(to: ref.text, among: scoring.scores.map(\.id.text)))
          return nil
        }
        return index
      }
      guard let condition = condition(advice.condition, in: scope) else { continue }
      scoring.advice.append(
        .init(
          advice: advice, score: about, inputs: condition.scoresRead, readsScoresOnly: condition.itemsRead.isEmpty))
      adviceConditions.append(condition)
    }
  }

  private mutating func resolveGates(in scope: ScoringScope) {
    var conditions: [(gate: CompiledScoring.CompiledGate, condition: TypedExpression)] = []
    for gate in survey.scoring.gates {
      let scores = gate.scores.compactMap { component($0, of: "score behind a gate") }
      if let condition = condition(gate.condition, in: scope) {
        conditions.append(
          (CompiledScoring.CompiledGate(gate: gate, scores: scores, inputs: condition.scoresRead), condition))
      }
    }
    let closable = madeOf(Set(conditions.flatMap(\.gate.scores)))
    for (gate, condition) in conditions {
      // Gates are settled all at once, so none may hang on what another could take away.
      for input in condition.scoresRead where closable.contains(scoring.inputs[input].score) {
        report(.gatedCondition(scoring.scores[scoring.inputs[input].score].id.text), at: gate.gate.condition.range)
        break
      }
      scoring.gates.append(gate)
      gateConditions.append(condition)
    }
  }

  /// Some scores, and everything that is made of them.
  private func madeOf(_ scores: Set<Int>) -> Set<Int> {
    var found = scores
    for index in scoring.order {
      let parts =
        (scoring.components[index] ?? []) + (scoring.counterparts[index] ?? [])
        + (scoring.parts[index] ?? []).compactMap(\.score)
      switch scoring.scores[index] {
      case .topBox, .netScore: continue
      default: if parts.contains(where: found.contains) { found.insert(index) }
      }
    }
    return found
  }
}
