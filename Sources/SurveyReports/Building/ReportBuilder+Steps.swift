import SurveyModel
import SurveyScoring

extension ReportBuilder {
  // MARK: - The ladder of one response

  func steps(_ scores: ResponseScores, _ practices: [[StepPractices]]) -> [ReportBlock] {
    var blocks: [ReportBlock] = []
    for (score, maturity) in maturities {
      guard let result = scores.maturity(score), let bounds = scorer.plan.levelBounds(ofMaturity: score) else {
        continue
      }
      let target = wording.number(exact: maturity.target)
      blocks.append(
        .sentence(ReportSentence("steps-legend", wording.stepsLegend(target: target.text), ["target": target.value])))
      blocks.append(
        .figures(
          result.steps.enumerated().compactMap { place, step in
            let level = step.level.map {
              ReportFigure.Level(value: $0, greatest: bounds.greatest, low: nil, high: nil)
            }
            return figure(ofDimension: step.score, step.result, place: place + 1, level: level, target: target)
          }))
    }
    return blocks
  }

  // MARK: - What to do next

  /// Per step what the next level takes: the first step that blocks, then the others in order.
  func next(_ scores: ResponseScores, _ practices: [[StepPractices]]) -> [ReportBlock] {
    var blocks: [ReportBlock] = []
    for ((score, _), steps) in zip(maturities, practices) {
      guard let result = scores.maturity(score) else { continue }
      let first = steps.filter { $0.place == result.firstBlocking }
      let others = steps.filter { $0.place != result.firstBlocking }
      for step in first + others {
        guard let nextLevel = step.nextLevel, !step.holdingBack.isEmpty else { continue }
        blocks.append(.heading("\(step.place + 1). \(label(ofScore: step.score))"))
        blocks += advice(scores.advice.filter { scoring.advice[$0].score == step.score }, isUnderItsScore: true)
        blocks.append(
          .sentence(
            ReportSentence(
              "next-level", wording.reach(nextLevel, needed: step.needed, of: step.holdingBack.count),
              ["level": Double(nextLevel), "needed": Double(step.needed), "practices": Double(step.holdingBack.count)]))
        )
        blocks.append(
          .actions(step.holdingBack.map { action(step.practices[$0], of: step, nextLevel: nextLevel) }))
      }
    }
    return blocks
  }

  /// Whether a piece of advice stands under its step in ``next(_:_:)`` already.
  func isPrintedWithStep(_ advice: Int, _ practices: [[StepPractices]]) -> Bool {
    guard let score = scoring.advice[advice].score else { return false }
    return practices.joined().contains { $0.score == score && $0.nextLevel != nil && !$0.holdingBack.isEmpty }
  }

  func action(_ practice: StepPractices.Practice, of step: StepPractices, nextLevel: Int?) -> ReportAction {
    let owner = practice.owner.map(SafeText.line)
    let due = practice.due?.description
    return ReportAction(
      item: survey.items[practice.item].id, text: label(ofItem: practice.item),
      step: scoring.scores[step.score].id.text, state: practice.state.name, level: practice.level,
      nextLevel: nextLevel, evidence: practice.evidence.map(SafeText.line), owner: owner, due: due,
      status: wording.status(practice),
      responsibility: nextLevel == nil ? "" : wording.responsibility(owner: owner, due: due))
  }

  func advice(_ indices: [Int], isUnderItsScore: Bool = false) -> [ReportBlock] {
    guard !indices.isEmpty else { return [] }
    return [
      .advice(
        indices.map { index in
          let advice = scoring.advice[index]
          return ReportAdvice(
            score: advice.score.map { scoring.scores[$0].id.text },
            label: isUnderItsScore ? nil : advice.score.map(label(ofScore:)), priority: advice.advice.priority,
            text: text(advice.advice.text))
        })
    ]
  }

  // MARK: - What is missing

  /// Scores that do not exist and why, scored questions without an answer, levels without evidence.
  func missing(_ scores: ResponseScores, _ practices: [[StepPractices]]) -> [ReportBlock] {
    var blocks: [ReportBlock] = []
    for (index, result) in scores.scores.enumerated() {
      let (state, isIndex): (ScoreState, Bool)
      switch result {
      case .dimension(let score): (state, isIndex) = (score.state, isComposed(index))
      case .index(let score): (state, isIndex) = (score.state, true)
      case .gap(let score): (state, isIndex) = (score.state, true)
      case .maturity, .topBox, .netScore, .importancePerformance, .quadrants: continue
      }
      guard case .unscored(let reason) = state else { continue }
      blocks.append(
        .sentence(
          ReportSentence(
            "unscored", wording.pair(label(ofScore: index), "\(wording.reason(reason, isIndex: isIndex))."))))
    }
    var unanswered: [Int] = []
    for (item, answer) in zip(scorer.plan.items, scores.answers)
    where [.skipped, .refused, .invalid].contains(answer.state) && unanswered.last != item {
      unanswered.append(item)
    }
    if !unanswered.isEmpty {
      blocks.append(.heading(wording.withoutAnswer))
      blocks += unanswered.map { .sentence(ReportSentence("unanswered", label(ofItem: $0))) }
    }
    let unsupported = practices.joined().flatMap { step in
      step.unsupported.map { action($0, of: step, nextLevel: nil) }
    }
    if !unsupported.isEmpty { blocks += [.heading(wording.withoutEvidence), .actions(unsupported)] }
    return blocks
  }
}
