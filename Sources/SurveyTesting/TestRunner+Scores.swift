import SurveyModel
import SurveyScoring

extension TestRunner {
  /// Compares one fact of a score.
  func scoreDifference(_ index: Int, _ fact: TestCase.Fact, _ outcome: Outcome) -> Difference? {
    let id = survey.scoring.scores[index].id.text
    let result = outcome.scores.scores[index]
    func difference(_ member: String, _ expected: String, _ actual: String) -> Difference {
      Difference(
        subject: "\(id).\(member)", expected: expected, actual: actual,
        trace: scorer.trace(index, in: outcome.scores).lines())
    }
    switch fact {
    case .number(let measure, let expected, let tolerance):
      let actual = number(measure, of: result)
      let distance = actual.map { $0 < expected ? expected - $0 : $0 - expected }
      if let distance, distance <= tolerance { return nil }
      let margin = tolerance.isZero ? "" : " (±\(tolerance.shown))"
      return difference(measure.rawValue, expected.shown + margin, actual?.shown ?? "none: \(result.stateName)")
    case .state(let expected):
      let actual = result.stateName
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
    case .asked, .accepted, .flagged: return nil
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
    case (.percent, .gap(let result)): result.gap
    case (.raw, .dimension(let result)): result.raw
    case (.level, .maturity(let result)): result.level.map { Ratio($0) }
    default: nil
    }
  }

  private func band(of result: ScoreResult) -> Int? {
    switch result {
    case .dimension(let result): result.band
    case .index(let result): result.band
    case .maturity, .topBox, .netScore, .gap, .importancePerformance, .quadrants: nil
    }
  }

  private func blockingStep(of result: ScoreResult) -> String? {
    guard case .maturity(let maturity) = result else { return nil }
    return maturity.firstBlocking.map { survey.scoring.scores[maturity.steps[$0].score].id.text }
  }

  private func group(of result: ScoreResult, _ score: Score) -> String? {
    switch (result, score) {
    case (.netScore(let answer), .netScore(let net)): answer.group.map { net.groups[$0].id.text }
    case (.quadrants(let answer), .quadrants(let typology)):
      answer.quadrant.map { typology.quadrants[$0].id.text }
    default: nil
    }
  }
}

extension TestRunner {
  /// Compares whether a flag is raised.
  func flagged(_ name: String, _ isExpected: Bool, _ outcome: Outcome) -> Difference? {
    guard let index = survey.scoring.flags.firstIndex(where: { $0.flag.id.text == name }) else { return nil }
    let result = scorer.flags(of: outcome.response, outcome.block)[index]
    guard (result.isRaised ?? false) != isExpected else { return nil }
    let measure = result.measure.map {
      ["measured \($0.shown), threshold \(survey.scoring.flags[index].threshold.shown)"]
    }
    return Difference(
      subject: name, expected: isExpected ? "flagged" : "not flagged", actual: isExpected ? "not flagged" : "flagged",
      trace: measure ?? ["nothing to judge by"])
  }
}

extension Ratio {
  /// The decimal, rounded to four places where it does not end before.
  var shown: String { text(places: 4) }
}
