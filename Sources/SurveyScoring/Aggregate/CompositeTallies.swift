import SurveyModel

/// What many responses say about a gap.
public struct GapTally: Sendable, Hashable {
  /// How many are scored from everything in scope.
  public internal(set) var scored = 0
  /// How many are scored from enough of it.
  public internal(set) var prorated = 0
  /// How many have no gap.
  public internal(set) var unscored = 0
  /// The respondents' gaps, in points of percent.
  public internal(set) var gaps = ValueDistribution()
  /// The gaps of each pair, over the respondents who have both its parts.
  public internal(set) var pairs: [ValueDistribution]

  init(pairs: Int) { self.pairs = Array(repeating: ValueDistribution(), count: pairs) }

  mutating func add(_ score: GapScore, times: Int = 1) {
    switch score.state {
    case .scored: scored += times
    case .prorated: prorated += times
    case .unscored: unscored += times
    }
    if let gap = score.gap { gaps.add(gap, times: times) }
    for (index, pair) in zip(pairs.indices, score.pairs) {
      if let gap = pair.gap { pairs[index].add(gap, times: times) }
    }
  }

  mutating func merge(_ other: GapTally) {
    scored += other.scored
    prorated += other.prorated
    unscored += other.unscored
    gaps.merge(other.gaps)
    for (index, pair) in zip(pairs.indices, other.pairs) { pairs[index].merge(pair) }
  }
}

/// What many responses say about the aspects of an importance-performance map.
public struct ImportancePerformanceTally: Sendable, Hashable {
  /// What they say about one aspect.
  public struct Aspect: Sendable, Hashable {
    /// How good it is, in percent.
    public internal(set) var performance = ValueDistribution()
    /// How much it counts, in percent.
    public internal(set) var importance = ValueDistribution()
  }

  /// The aspects, in document order.
  public internal(set) var aspects: [Aspect]

  init(aspects: Int) { self.aspects = Array(repeating: Aspect(), count: aspects) }

  mutating func add(_ answer: ImportancePerformanceAnswer, times: Int = 1) {
    for (index, aspect) in zip(aspects.indices, answer.aspects) {
      if let value = aspect.performance { aspects[index].performance.add(value, times: times) }
      if let value = aspect.importance { aspects[index].importance.add(value, times: times) }
    }
  }

  mutating func merge(_ other: ImportancePerformanceTally) {
    for (index, aspect) in zip(aspects.indices, other.aspects) {
      aspects[index].performance.merge(aspect.performance)
      aspects[index].importance.merge(aspect.importance)
    }
  }
}

/// What many responses say about a typology.
public struct QuadrantTally: Sendable, Hashable {
  /// How many are in each quadrant.
  public internal(set) var quadrants: [Int]
  /// How many have both scores and no quadrant.
  public internal(set) var outside = 0
  /// How many lack a score.
  public internal(set) var missing = 0

  init(quadrants: Int) { self.quadrants = Array(repeating: 0, count: quadrants) }

  mutating func add(_ answer: QuadrantAnswer, times: Int = 1) {
    if let quadrant = answer.quadrant, quadrants.indices.contains(quadrant) {
      quadrants[quadrant] += times
    } else if answer.isPlaced {
      outside += times
    } else {
      missing += times
    }
  }

  mutating func merge(_ other: QuadrantTally) {
    outside += other.outside
    missing += other.missing
    for (index, count) in zip(quadrants.indices, other.quadrants) { quadrants[index] += count }
  }
}
