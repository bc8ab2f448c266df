public import SurveyModel

/// How a dimension's score came about, item by item: answer → coded → turned → weight.
///
/// A trace is made on request from the answers that ``ResponseScores`` keeps, so scoring a batch does not pay for it.
public struct DimensionTrace: Sendable, Hashable {
  /// An item's part.
  public struct Part: Sendable, Hashable {
    /// The item or the dimension.
    public let source: CompiledScoring.Part.Source
    /// The answer's state.
    public let state: AnswerState
    /// The answer's value.
    public let raw: Ratio?
    /// What counted, after turning and, where the items' bounds differ, in percent; `nil` when the item did not count.
    public let coded: Ratio?
    /// Whether the item is keyed against the dimension.
    public let isReversed: Bool
    /// The weight as declared.
    public let weight: Ratio
    /// The weight's share of all weights that counted; `nil` when the item did not count.
    public let share: Ratio?
    /// Whether the item counted as the least value because the answer was "don't know".
    public let isAssumedLeast: Bool
  }

  /// The dimension, by score index.
  public let score: Int
  /// The least of a coded value.
  public let least: Ratio
  /// The greatest of a coded value.
  public let greatest: Ratio
  /// Whether items were converted to percent first, because their bounds differ.
  public let isConverted: Bool
  /// The items, in document order.
  public let parts: [Part]
  /// The score.
  public let result: DimensionScore
}

/// How an index came about.
public struct IndexTrace: Sendable, Hashable {
  /// A component's part.
  public struct Part: Sendable, Hashable {
    /// The component, by score index.
    public let score: Int
    /// Its percent; `nil` when it has no score.
    public let percent: Ratio?
    /// The weight for this response.
    public let weight: Ratio
  }

  /// The index, by score index.
  public let score: Int
  /// The components, in document order.
  public let parts: [Part]
  /// The score.
  public let result: IndexScore
}

extension ResponseScorer {
  /// Explains a dimension's score; `nil` for another kind of score.
  public func dimensionTrace(_ score: Int, in scores: ResponseScores) -> DimensionTrace? {
    guard let dimension = plan.dimensions[score], let result = scores.dimension(score) else { return nil }
    return trace(of: dimension, result, score, in: scores)
  }

  func trace(
    of dimension: ScoringPlan.DimensionPlan, _ result: DimensionScore, _ score: Int, in scores: ResponseScores
  ) -> DimensionTrace {
    let counting = dimension.parts.filter { $0.units > 0 && dimension.coded(scores.answer($0), $0) != nil }
    let total = counting.reduce(Int128(0)) { $0 + $1.units }
    let parts = dimension.parts.map { part in
      let answer = scores.answer(part)
      let coded = part.units > 0 ? dimension.coded(answer, part) : nil
      return DimensionTrace.Part(
        source: plan.source(of: part), state: answer.state, raw: answer.value, coded: coded,
        isReversed: part.isReversed, weight: part.weight,
        share: coded == nil ? nil : Ratio(part.units, over: total), isAssumedLeast: coded != nil && answer.value == nil)
    }
    return DimensionTrace(
      score: score, least: dimension.least, greatest: dimension.greatest, isConverted: dimension.convertsToPercent,
      parts: parts, result: result)
  }

  /// Explains an index; `nil` for another kind of score.
  public func indexTrace(_ score: Int, in scores: ResponseScores) -> IndexTrace? {
    guard case .index = survey.scoring.scores[score], let result = scores.index(score) else {
      return nil
    }
    let parts = zip(survey.scoring.components[score] ?? [], result.weights).map {
      IndexTrace.Part(score: $0, percent: scores.percent($0), weight: $1)
    }
    return IndexTrace(score: score, parts: parts, result: result)
  }
}

extension ScoringPlan {
  /// What a part is, in terms of the survey.
  func source(of part: Part) -> CompiledScoring.Part.Source {
    switch part.source {
    case .slot(let slot): .item(items[slot])
    case .score(let score): .score(score)
    }
  }
}
