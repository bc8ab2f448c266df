import SurveyModel
import SurveyScoring

extension TestRunner {
  /// Compares one fact of a score.
  func scoreDifference(_ index: Int, _ fact: TestCase.Fact, _ outcome: Outcome) -> Difference? {
    let id = survey.scoring.scores[index].id.text
    let result = outcome.scores.scores[index]
    func difference(_ member: String, _ expected: String, _ actual: String) -> Difference {
      Difference(subject: "\(id).\(member)", expected: expected, actual: actual, trace: trace(of: index, outcome))
    }
    switch fact {
    case .number(let measure, let expected, let tolerance):
      let actual = number(measure, of: result)
      let distance = actual.map { $0 < expected ? expected - $0 : $0 - expected }
      if let distance, distance <= tolerance { return nil }
      let margin = tolerance.isZero ? "" : " (±\(tolerance.shown))"
      return difference(measure.rawValue, expected.shown + margin, actual?.shown ?? "none: \(state(of: result))")
    case .state(let expected):
      let actual = state(of: result)
      return actual == expected ? nil : difference("state", expected, actual)
    case .band(let expected):
      let actual = band(of: result).flatMap { survey.scoring.bands[index]?.bands[$0].id.text }
      return actual == expected?.text ? nil : difference("band", expected?.text ?? "none", actual ?? "none")
    case .firstBlocking(let expected):
      let actual = blockingStep(of: result)
      return actual == expected?.text
        ? nil : difference("first-blocking", expected?.text ?? "none", actual ?? "none")
    case .group(let expected):
      let actual = group(of: result, survey.scoring.scores[index])
      return actual == expected?.text ? nil : difference("group", expected?.text ?? "none", actual ?? "none")
    case .advised(let expected):
      let isGiven = outcome.scores.advice.contains { survey.scoring.advice[$0].score == index }
      guard isGiven != expected else { return nil }
      return difference("advice", expected ? "given" : "not given", isGiven ? "given" : "not given")
    case .asked, .accepted: return nil
    }
  }

  // MARK: Results

  private func number(_ measure: TestCase.Measure, of result: ScoreResult) -> Ratio? {
    switch (measure, result) {
    case (.percent, .dimension(let result)): result.percent
    case (.percent, .index(let result)): result.percent
    case (.percent, .maturity(let result)): result.percent
    case (.percent, .topBox(let result)): result.isInside.map { $0 ? 100 : 0 }
    case (.percent, .netScore(let result)): result.sign.map { Ratio(100 * $0) }
    case (.raw, .dimension(let result)): result.raw
    case (.level, .maturity(let result)): result.level.map { Ratio($0) }
    default: nil
    }
  }

  /// The state of a score, for those kinds that carry none after what their parts have.
  func state(of result: ScoreResult) -> String {
    switch result {
    case .dimension(let result): return result.state.name
    case .index(let result): return result.state.name
    case .maturity(let result):
      if result.percent == nil { return ScoreState.unscored(.nothingAnswered).name }
      return (result.unscored.isEmpty ? ScoreState.scored : .prorated).name
    case .topBox(let result): return state(of: result.answer)
    case .netScore(let result): return state(of: result.answer)
    }
  }

  private func state(of answer: ScoredAnswer) -> String {
    if answer.value != nil { return ScoreState.scored.name }
    return ScoreState.unscored(answer.state.isOutOfScope ? .nothingInScope : .nothingAnswered).name
  }

  private func band(of result: ScoreResult) -> Int? {
    switch result {
    case .dimension(let result): result.band
    case .index(let result): result.band
    case .maturity, .topBox, .netScore: nil
    }
  }

  private func blockingStep(of result: ScoreResult) -> String? {
    guard case .maturity(let maturity) = result else { return nil }
    return maturity.firstBlocking.map { survey.scoring.scores[maturity.steps[$0].score].id.text }
  }

  private func group(of result: ScoreResult, _ score: Score) -> String? {
    guard case .netScore(let answer) = result, case .netScore(let net) = score else { return nil }
    return answer.group.map { net.groups[$0].id.text }
  }
}

extension Ratio {
  /// The decimal, rounded to four places where it does not end before.
  var shown: String { text(places: 4) }
}
