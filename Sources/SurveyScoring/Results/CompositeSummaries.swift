import SurveyModel
public import SurveyStatistics

/// A gap over many responses. Its intervals are those of the mean of paired differences.
public struct GapSummary: Sendable, Hashable {
  /// How many responses have the gap from everything in scope.
  public let scored: Int
  /// How many have it from enough of it.
  public let prorated: Int
  /// How many do not have it.
  public let unscored: Int
  /// The mean of the respondents' gaps, in points of percent.
  public let gap: MeanResult?
  /// The mean of each pair's gaps.
  public let pairs: [MeanResult?]

  init(_ tally: GapTally) {
    (scored, prorated, unscored) = (tally.scored, tally.prorated, tally.unscored)
    gap = MeanResult(tally.gaps)
    pairs = tally.pairs.map { MeanResult($0) }
  }
}

/// An importance-performance map over many responses.
public struct ImportancePerformanceSummary: Sendable, Hashable {
  /// An aspect.
  public struct Aspect: Sendable, Hashable {
    /// The dimension or index that says how good it is.
    public let score: Int
    /// How good it is, in percent.
    public let performance: MeanResult?
    /// How much it counts, in percent.
    public let importance: MeanResult?
    /// The field of the map that it lies in; `nil` without both means.
    public let field: PerformanceField?
  }

  /// The aspects, in document order.
  public let aspects: [Aspect]
  /// Where the lines stand; `nil` without an aspect that has both means.
  public let cross: PerformanceCrosshair?

  /// - Parameters:
  ///   - tally: The aspects' values.
  ///   - scores: The score of each aspect.
  ///   - cross: Where the lines stand.
  ///   - middle: The middle of what importance can be, in percent: 50, or an equal share of an allocation.
  init(_ tally: ImportancePerformanceTally, scores: [Int], cross: ImportancePerformance.Cross, middle: Double) {
    let means = tally.aspects.map { (MeanResult($0.performance), MeanResult($0.importance)) }
    let known = means.compactMap { performance, importance in
      performance.flatMap { x in importance.map { (performance: x.mean, importance: $0.mean) } }
    }
    let lines: PerformanceCrosshair? =
      switch cross {
      case .mean: PerformanceCrosshair(centeredOn: known)
      case .mid: known.isEmpty ? nil : PerformanceCrosshair(performance: 50, importance: middle)
      }
    aspects = zip(scores, means).map { score, means in
      let field = means.0.flatMap { x in
        means.1.flatMap { y in
          lines?.field(
            performance: x.mean, importance: y.mean, performanceInterval: x.interval, importanceInterval: y.interval)
        }
      }
      return Aspect(score: score, performance: means.0, importance: means.1, field: field)
    }
    self.cross = lines
  }
}

/// A typology over many responses.
public struct QuadrantSummary: Sendable, Hashable {
  /// A type.
  public struct Quadrant: Sendable, Hashable {
    /// How many responses are of it.
    public let count: Int
    /// Their share of those that have both scores; `nil` when none has.
    public let share: Double?
    /// The 95 % interval after Wilson, as shares.
    public let interval: ConfidenceInterval?
  }

  /// The types, in document order.
  public let quadrants: [Quadrant]
  /// How many have both scores and no type.
  public let outside: Int
  /// How many lack a score.
  public let missing: Int

  /// How many have both scores.
  public var count: Int { quadrants.reduce(outside) { $0 + $1.count } }

  init(_ tally: QuadrantTally) {
    let total = tally.quadrants.reduce(tally.outside, +)
    quadrants = tally.quadrants.map { count in
      let share = Proportion(count, of: total)
      return Quadrant(count: count, share: share?.value, interval: share?.wilsonInterval())
    }
    (outside, missing) = (tally.outside, tally.missing)
  }
}
