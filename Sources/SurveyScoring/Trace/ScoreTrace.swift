public import SurveyModel

/// How one number came about: the score or the answer, and under it what it is made of, down to the answers.
public struct ScoreTrace: Sendable, Hashable {
  /// What a number is of.
  public enum Kind: String, Sendable, Hashable {
    case item, dimension, index, maturity, gap, quadrants
    case topBox = "top-box"
    case netScore = "net-score"
    case importancePerformance = "importance-performance"
  }

  /// What the number is of.
  public let kind: Kind
  /// The id.
  public let id: String
  /// Where it is declared.
  public let range: SourceRange
  /// The answer's or the score's state.
  public let state: String

  /// The answer's value, or the score in its own unit.
  public var value: Ratio?
  /// The score in percent.
  public var percent: Ratio?
  /// The least that ``value`` can be.
  public var least: Ratio?
  /// The greatest that it can be.
  public var greatest: Ratio?
  /// The level of a maturity or a step.
  public var level: Int?
  /// The band, group or quadrant, by id.
  public private(set) var place: String?
  /// Where that is declared.
  public private(set) var placeRange = SourceRange.none
  /// How many parts counted.
  public var counted: Int?
  /// How many were in scope.
  public var inScope: Int?
  /// How parts become one number.
  public var method: String?
  /// How many parts must count, as it is declared.
  public var rule: String?

  // As a part of what stands above it.

  /// What it counts there, after turning, mapping and converting; `nil` when it does not count.
  public var coded: Ratio?
  /// Whether it is turned there.
  public var isReversed = false
  /// Whether it counts as the least because the answer was "don't know".
  public var isAssumedLeast = false
  /// The map that gives it its number there.
  public var map: String?
  /// Its weight there.
  public var weight: Ratio?
  /// The share of its weight in those that counted.
  public var share: Ratio?
  /// What it is there, where the parts differ: `perception`, `expectation`, `x`, `y`; `points` for what a respondent
  /// weights the others with.
  public var role: String?

  /// What it is made of, in document order.
  public var parts: [ScoreTrace] = []

  init(_ kind: Kind, _ id: String, at range: SourceRange, state: String) {
    self.kind = kind
    self.id = id
    self.range = range
    self.state = state
  }

  /// Says in which band, group or quadrant the number is.
  fileprivate mutating func lie(in name: Name?) {
    place = name?.text
    placeRange = name?.range ?? .none
  }
}

extension ResponseScorer {
  /// How a score came about.
  ///
  /// A trace is made on request from the answers that ``ResponseScores`` keeps, so scoring a batch does not pay for it.
  ///
  /// - Parameters:
  ///   - score: The score, by index.
  ///   - scores: The response's scores.
  public func trace(_ score: Int, in scores: ResponseScores) -> ScoreTrace {
    let declared = survey.scoring.scores[score]
    func node(_ kind: ScoreTrace.Kind, _ state: String) -> ScoreTrace {
      ScoreTrace(kind, declared.id.text, at: declared.id.range, state: state)
    }
    switch (declared, scores.scores[score]) {
    case (.dimension, .dimension(let result)):
      guard let dimension = plan.dimensions[score] else { return node(.dimension, result.state.name) }
      return trace(dimension, result, score, node(.dimension, result.state.name), scores)
    case (.index(let composite), .index(let result)):
      var trace = node(.index, result.state.name)
      trace.percent = result.percent
      trace.lie(in: band(result.band, score))
      (trace.counted, trace.inScope, trace.rule) = (result.counted, result.inScope, composite.missing.text)
      let counting = zip(survey.scoring.components[score] ?? [], result.weights).filter { component, _ in
        scores.percent(component) != nil
      }
      let total = counting.reduce(Ratio(0)) { $0 + $1.1 }
      trace.parts = zip(survey.scoring.components[score] ?? [], result.weights).map { component, weight in
        var part = self.trace(component, in: scores)
        part.weight = weight
        part.share = result.state.hasScore && part.percent != nil ? weight / total : nil
        return part
      }
      trace.parts += pointTraces(score, in: scores)
      return trace
    case (.maturity(let maturity), .maturity(let result)):
      var trace = node(.maturity, result.stateName)
      (trace.percent, trace.level) = (result.percent, result.level)
      trace.rule = maturity.rule.text
      trace.lie(in: result.firstBlocking.map { survey.scoring.scores[result.steps[$0].score].id })
      trace.parts = zip(plan.steps[score] ?? [], result.steps).map { step, found in
        let id = survey.scoring.scores[step.score].id
        var part = self.trace(
          step.plan, found.result, step.score,
          ScoreTrace(.dimension, id.text, at: id.range, state: found.state.name), scores)
        part.level = found.level
        return part
      }
      return trace
    case (.topBox, .topBox(let result)):
      var trace = node(.topBox, result.answer.stateName)
      trace.percent = result.isInside.map { $0 ? 100 : 0 }
      trace.parts = answerTraces(score, result.answer)
      return trace
    case (.netScore(let net), .netScore(let result)):
      var trace = node(.netScore, result.answer.stateName)
      trace.value = result.sign.map { Ratio(100 * $0) }
      trace.lie(in: result.group.map { net.groups[$0].id })
      trace.parts = answerTraces(score, result.answer)
      return trace
    case (.gap(let gap), .gap(let result)):
      var trace = node(.gap, result.state.name)
      trace.value = result.gap
      (trace.counted, trace.inScope, trace.rule) = (result.counted, result.inScope, gap.missing.text)
      trace.parts = result.pairs.flatMap { pair in
        [("perception", pair.perception), ("expectation", pair.expectation)].map { role, index in
          var part = self.trace(index, in: scores)
          part.role = role
          part.weight = pair.importance ?? 1
          return part
        }
      }
      trace.parts += pointTraces(score, in: scores)
      return trace
    case (.importancePerformance, .importancePerformance(let result)):
      var trace = node(.importancePerformance, ScoreState.scored.name)
      trace.counted = result.answered
      trace.inScope = result.aspects.count
      trace.parts = result.aspects.map { aspect in
        var part = self.trace(aspect.score, in: scores)
        part.weight = aspect.importance
        return part
      }
      trace.parts += pointTraces(score, in: scores)
      return trace
    case (.quadrants(let typology), .quadrants(let result)):
      var trace = node(.quadrants, result.stateName)
      trace.lie(in: result.quadrant.map { typology.quadrants[$0].id })
      trace.parts = zip(["x", "y"], survey.scoring.components[score] ?? []).map { role, index in
        var part = self.trace(index, in: scores)
        part.role = role
        return part
      }
      return trace
    default: return node(.item, "")
    }
  }

  private func trace(
    _ plan: ScoringPlan.DimensionPlan, _ result: DimensionScore, _ score: Int, _ node: ScoreTrace,
    _ scores: ResponseScores
  ) -> ScoreTrace {
    var trace = node
    let dimension = plan.dimension
    let detail = self.trace(of: plan, result, score, in: scores)
    (trace.value, trace.percent) = (result.raw, result.percent)
    (trace.least, trace.greatest) = (detail.least, detail.greatest)
    trace.lie(in: band(result.band, score))
    (trace.counted, trace.inScope) = (result.counted, result.inScope)
    (trace.method, trace.rule) = (dimension.method.rawValue, dimension.missing.text)
    trace.parts = zip(detail.parts, dimension.items).map { part, declared in
      var found: ScoreTrace
      switch part.source {
      case .score(let nested): found = self.trace(nested, in: scores)
      case .item(let item):
        found = ScoreTrace(.item, survey.items[item].id, at: declared.ref.range, state: part.state.name)
        found.value = part.raw
      }
      (found.coded, found.isReversed, found.isAssumedLeast) = (part.coded, part.isReversed, part.isAssumedLeast)
      (found.weight, found.share, found.map) = (part.weight, part.share, declared.map?.text)
      return found
    }
    return trace
  }

  /// The respondent's points or ranks that weight the parts of a score.
  private func pointTraces(_ score: Int, in scores: ResponseScores) -> [ScoreTrace] {
    (plan.importance[score]?.all ?? []).map { slot in
      let item = survey.items[plan.items[slot]]
      let choice = plan.choices[slot].flatMap { survey.choiceList(of: item)?.choices[$0].code.text }
      var trace = ScoreTrace(
        .item, choice.map { "\(item.id).\($0)" } ?? item.id, at: survey.questions[item.question].id.range,
        state: scores.answers[slot].state.name)
      (trace.value, trace.role) = (scores.answers[slot].value, "points")
      return trace
    }
  }

  /// The one answer of a top-box or net score.
  private func answerTraces(_ score: Int, _ answer: ScoredAnswer) -> [ScoreTrace] {
    guard let item = survey.scoring.components[score]?.first else { return [] }
    var trace = ScoreTrace(
      .item, survey.items[item].id, at: survey.scoring.scores[score].id.range, state: answer.state.name)
    trace.value = answer.value
    return [trace]
  }

  private func band(_ band: Int?, _ score: Int) -> Name? {
    band.flatMap { survey.scoring.bands[score]?.bands[$0].id }
  }
}
