public import SurveyModel

/// One response's part in a declared score.
public indirect enum ScoreResult: Sendable, Hashable {
  /// A dimension.
  case dimension(DimensionScore)
  /// An index.
  case index(IndexScore)
  /// A maturity.
  case maturity(MaturityScore)
  /// A top-box score.
  case topBox(TopBoxAnswer)
  /// A net score.
  case netScore(NetScoreAnswer)
  /// A gap.
  case gap(GapScore)
  /// An importance-performance map.
  case importancePerformance(ImportancePerformanceAnswer)
  /// A typology.
  case quadrants(QuadrantAnswer)

  /// What stands for a score that is not known yet.
  static let nothing = ScoreResult.topBox(
    TopBoxAnswer(answer: ScoredAnswer(state: .skipped, value: nil), isInside: nil))

  /// How much a score says against its response's being complete.
  enum Severity: Int32, Comparable {
    /// Nothing: everything in scope counted, or the score is of a kind that needs no answers to be complete.
    case complete
    /// It stands for what is missing too.
    case prorated
    /// There is none; what a gate took away is not missing.
    case incomplete

    static func < (left: Severity, right: Severity) -> Bool { left.rawValue < right.rawValue }
  }

  /// How much the score says against its response's being complete.
  var severity: Severity {
    let state: ScoreState
    switch self {
    case .dimension(let score): state = score.state
    case .index(let score): state = score.state
    case .gap(let score): state = score.state
    case .maturity, .topBox, .netScore, .importancePerformance, .quadrants: return .complete
    }
    switch state {
    case .scored, .unscored(.gated): return .complete
    case .prorated: return .prorated
    case .unscored: return .incomplete
    }
  }

  /// A dimension or an index behind a closed gate; any other score as it is.
  var gated: ScoreResult {
    switch self {
    case .dimension(let score):
      .dimension(
        DimensionScore(
          state: .unscored(.gated), raw: nil, percent: nil, counted: score.counted, inScope: score.inScope,
          states: score.states, answered: score.answered, assumedLeast: score.assumedLeast, band: nil))
    case .index(let score):
      .index(
        IndexScore(
          state: .unscored(.gated), percent: nil, counted: score.counted, inScope: score.inScope,
          answered: score.answered, missing: score.missing, weights: score.weights, band: nil))
    case .maturity, .topBox, .netScore, .gap, .importancePerformance, .quadrants: self
    }
  }
}

/// Everything that is computed from one response.
public struct ResponseScores: Sendable, Hashable {
  /// The answers that scores are made of, in the order of ``ScoringPlan/items``.
  public internal(set) var answers: [ScoredAnswer]

  /// The scores, by score index, that is in document order.
  public internal(set) var scores: [ScoreResult]

  /// The unit that the response assesses, for each question after agreement; no values where all assess the same one.
  public internal(set) var units: [SegmentKey] = []

  /// What tells the respondent in every wave, for each comparison of the survey; empty where none asks for it.
  public internal(set) var identities: [SegmentKey] = []

  /// What the respondent's weight hangs on; `nil` where respondents are not weighted.
  public internal(set) var weight: RespondentWeight?

  /// The advice whose condition holds, by index in the survey's advice: by priority, then in document order.
  public internal(set) var advice: [Int] = []

  /// The dimension's score, if the score is a dimension.
  public func dimension(_ score: Int) -> DimensionScore? {
    if case .dimension(let result) = scores[score] { result } else { nil }
  }

  /// The index's score, if the score is an index.
  public func index(_ score: Int) -> IndexScore? {
    if case .index(let result) = scores[score] { result } else { nil }
  }

  /// The maturity's result, if the score is a maturity.
  public func maturity(_ score: Int) -> MaturityScore? {
    if case .maturity(let result) = scores[score] { result } else { nil }
  }

  /// The score in percent of a dimension or an index, where it exists.
  public func percent(_ score: Int) -> Ratio? {
    switch scores[score] {
    case .dimension(let result): result.percent
    case .index(let result): result.percent
    case .maturity(let result): result.percent
    case .topBox, .netScore, .gap, .importancePerformance, .quadrants: nil
    }
  }

  /// What an expression reads of a score; of a place, such as a band, its number in the list of places.
  func number(_ input: CompiledScoring.Input) -> Ratio? { scores[input.score].number(input.member) }
}

extension ScoreResult {
  /// What an expression reads of it; of a place, such as a band, its number in the list of places.
  package func number(_ member: CompiledScoring.Member) -> Ratio? {
    switch (self, member) {
    case (.dimension(let result), .percent): result.percent
    case (.dimension(let result), .raw): result.raw
    case (.dimension(let result), .answered): Ratio(result.answered)
    case (.index(let result), .percent): result.percent
    case (.index(let result), .answered): Ratio(result.answered)
    case (.maturity(let result), .level): result.level.map { Ratio($0) }
    case (.maturity(let result), .percent): result.percent
    case (.topBox(let result), .percent): result.isInside.map { $0 ? 100 : 0 }
    case (.gap(let result), .gap): result.gap
    case (.gap(let result), .answered): Ratio(result.counted)
    case (.importancePerformance(let result), .answered): Ratio(result.answered)
    case (.netScore(let result), .net): result.sign.map { Ratio(100 * $0) }
    case (.netScore(let result), .group): result.group.map { Ratio($0) }
    case (.quadrants(let result), .quadrant): result.quadrant.map { Ratio($0) }
    case (.quadrants(let result), .share(let quadrant, _)):
      result.isPlaced ? (result.quadrant == quadrant ? 100 : 0) : nil
    case (.dimension(let result), .band): result.band.map { Ratio($0) }
    case (.index(let result), .band): result.band.map { Ratio($0) }
    case (.maturity(let result), .firstBlocking): result.firstBlocking.map { Ratio($0) }
    default: nil
    }
  }
}
