import SurveyModel

/// What many responses say about one item.
public struct ItemTally: Sendable, Hashable {
  /// How many answers are in each state.
  public internal(set) var states = StateCounts()
  /// The values, in the item's own unit and before any turning.
  public internal(set) var values = ValueDistribution()

  mutating func add(_ answer: ScoredAnswer, times: Int = 1) {
    states.add(answer.state, times: times)
    if let value = answer.value { values.add(value, times: times) }
  }

  mutating func merge(_ other: ItemTally) {
    states.merge(other.states)
    values.merge(other.values)
  }
}

/// What many responses say about a dimension or an index.
public struct ScoreTally: Sendable, Hashable {
  /// How many are scored from everything in scope.
  public internal(set) var scored = 0
  /// How many are scored from enough of it.
  public internal(set) var prorated = 0
  /// How many have no score, those behind a closed gate included.
  public internal(set) var unscored = 0
  /// How many have no score, by the name of the state that says why.
  public internal(set) var reasons: [String: Int] = [:]
  /// The scores in percent.
  public internal(set) var percent = ValueDistribution()
  /// The scores in the items' unit; empty for an index.
  public internal(set) var raw = ValueDistribution()
  /// How many responses are in each band, by index in the score's bands; empty without bands.
  public internal(set) var bands: [Int]

  init(bands: Int) { self.bands = Array(repeating: 0, count: bands) }

  mutating func add(_ state: ScoreState, percent: Ratio?, raw: Ratio?, band: Int?, times: Int = 1) {
    guard times > 0 else { return }
    switch state {
    case .scored: scored += times
    case .prorated: prorated += times
    case .unscored:
      unscored += times
      reasons[state.name, default: 0] += times
    }
    if let percent { self.percent.add(percent, times: times) }
    if let raw { self.raw.add(raw, times: times) }
    if let band, bands.indices.contains(band) { bands[band] += times }
  }

  mutating func merge(_ other: ScoreTally) {
    scored += other.scored
    prorated += other.prorated
    unscored += other.unscored
    reasons.merge(other.reasons, uniquingKeysWith: +)
    percent.merge(other.percent)
    raw.merge(other.raw)
    for (index, count) in zip(bands.indices, other.bands) { bands[index] += count }
  }
}

/// What many responses say about a top-box score.
public struct TopBoxTally: Sendable, Hashable {
  /// How many answers are in the top boxes.
  public internal(set) var inside = 0
  /// How many have an answer.
  public internal(set) var answered = 0

  mutating func add(_ answer: TopBoxAnswer, times: Int = 1) {
    guard let isInside = answer.isInside else { return }
    answered += times
    if isInside { inside += times }
  }

  mutating func merge(_ other: TopBoxTally) {
    inside += other.inside
    answered += other.answered
  }
}

/// What many responses say about a net score.
public struct NetScoreTally: Sendable, Hashable {
  /// How many answers are in each group, by index.
  public internal(set) var groups: [Int]
  /// How many answers are in no group; they count as neither for nor against.
  public internal(set) var ungrouped = 0

  init(groups: Int) { self.groups = Array(repeating: 0, count: groups) }

  mutating func add(_ answer: NetScoreAnswer, times: Int = 1) {
    guard answer.sign != nil else { return }
    if let group = answer.group, groups.indices.contains(group) { groups[group] += times } else { ungrouped += times }
  }

  mutating func merge(_ other: NetScoreTally) {
    for (index, count) in zip(groups.indices, other.groups) { groups[index] += count }
    ungrouped += other.ungrouped
  }
}

/// What many assessments say about a maturity.
public struct MaturityTally: Sendable, Hashable {
  /// What they say about a step.
  public struct Step: Sendable, Hashable {
    /// The staged levels.
    public internal(set) var levels = ValueDistribution()
    /// The steps' percents.
    public internal(set) var percent = ValueDistribution()
    /// How many have no score for the step.
    public internal(set) var unscored = 0
    /// How many find this step to be the first that blocks.
    public internal(set) var firstBlocking = 0
  }

  /// The staged levels over all steps.
  public internal(set) var levels = ValueDistribution()
  /// The indices in percent.
  public internal(set) var percent = ValueDistribution()
  /// The steps, first step first.
  public internal(set) var steps: [Step]
  /// How many find no step that blocks, all steps having a score.
  public internal(set) var withoutBlocking = 0

  init(steps: Int) { self.steps = Array(repeating: Step(), count: steps) }

  mutating func add(_ result: MaturityScore, times: Int = 1) {
    if let level = result.level { levels.add(Ratio(level), times: times) }
    if let value = result.percent { percent.add(value, times: times) }
    if let first = result.firstBlocking {
      steps[first].firstBlocking += times
    } else if result.unscored.isEmpty {
      withoutBlocking += times
    }
    for (index, step) in zip(steps.indices, result.steps) {
      if let level = step.level { steps[index].levels.add(Ratio(level), times: times) }
      if let value = step.percent { steps[index].percent.add(value, times: times) }
      if !step.state.hasScore { steps[index].unscored += times }
    }
  }

  mutating func merge(_ other: MaturityTally) {
    levels.merge(other.levels)
    percent.merge(other.percent)
    withoutBlocking += other.withoutBlocking
    for (index, step) in zip(steps.indices, other.steps) {
      steps[index].levels.merge(step.levels)
      steps[index].percent.merge(step.percent)
      steps[index].unscored += step.unscored
      steps[index].firstBlocking += step.firstBlocking
    }
  }
}
