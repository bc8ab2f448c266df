import SurveyModel

/// What many responses say together: counts and exact values only, so that merging is associative and commutative and
/// the result is bit-identical for any order, any split and any number of threads.
public struct ScoreAggregate: Sendable, Hashable {
  /// How many responses were added.
  public private(set) var count = 0

  /// How many have every dimension and index scored from everything in scope.
  public private(set) var complete = 0

  /// How many have every dimension and index scored, some from only a part of what was in scope.
  public private(set) var prorated = 0

  /// How many lack a dimension or an index.
  public private(set) var incomplete = 0

  /// The items that scores are made of, in the order of ``ScoringPlan/items``.
  public private(set) var items: [ItemTally]

  /// The dimensions and indices, by score index.
  public private(set) var scores: TalliesByScore<ScoreTally>

  /// The maturities, by score index.
  public private(set) var maturities: TalliesByScore<MaturityTally>

  /// The top-box scores, by score index.
  public private(set) var topBoxes: TalliesByScore<TopBoxTally>

  /// The net scores, by score index.
  public private(set) var netScores: TalliesByScore<NetScoreTally>

  /// The gaps, by score index.
  public private(set) var gaps: TalliesByScore<GapTally>

  /// The importance-performance maps, by score index.
  public private(set) var importancePerformances: TalliesByScore<ImportancePerformanceTally>

  /// The typologies, by score index.
  public private(set) var quadrants: TalliesByScore<QuadrantTally>

  /// The flags, in the order in which they are declared.
  public private(set) var flags: [FlagTally]

  /// The dimensions whose reliability is asked for, by score index.
  public private(set) var reliabilities: TalliesByScore<ReliabilityTally>

  /// What is weighted; `nil` where the survey declares no weights.
  public private(set) var weights: WeightTally?

  /// The questions after agreement, in document order.
  public private(set) var agreements: [AgreementTally] = []

  /// The questions after drivers, in document order.
  public private(set) var drivers: [DriversTally] = []

  /// Nothing yet.
  ///
  /// - Parameters:
  ///   - plan: The plan by which responses are scored; aggregates of one plan can be merged.
  ///   - isSegment: Whether only a segment is added: reliability, agreement and drivers are asked of all responses, not of
  ///     each segment.
  public init(_ plan: ScoringPlan, isSegment: Bool = false) {
    items = Array(repeating: ItemTally(), count: plan.items.count)
    let scoring = plan.survey.scoring
    let count = scoring.scores.count
    scores = TalliesByScore(count: count)
    maturities = TalliesByScore(count: count)
    topBoxes = TalliesByScore(count: count)
    netScores = TalliesByScore(count: count)
    gaps = TalliesByScore(count: count)
    importancePerformances = TalliesByScore(count: count)
    quadrants = TalliesByScore(count: count)
    reliabilities = TalliesByScore(count: count)
    flags = scoring.flags.map { FlagTally($0.flag) }
    weights = scoring.weighting.map { _ in WeightTally(plan) }
    if !isSegment {
      agreements = scoring.agreements.map { AgreementTally($0, plan) }
      drivers = scoring.drivers.map { DriversTally($0) }
      for index in scoring.reliabilities where reliabilities[index] == nil {
        if let dimension = plan.dimensions[index] { reliabilities.insert(ReliabilityTally(dimension), for: index) }
      }
    }
    for (index, score) in scoring.scores.enumerated() {
      switch score {
      case .dimension, .index:
        scores.insert(ScoreTally(bands: scoring.bands[index]?.bands.count ?? 0), for: index)
      case .maturity: maturities.insert(MaturityTally(steps: scoring.components[index]?.count ?? 0), for: index)
      case .topBox: topBoxes.insert(TopBoxTally(), for: index)
      case .netScore(let net): netScores.insert(NetScoreTally(groups: net.groups.count), for: index)
      case .gap(let gap): gaps.insert(GapTally(pairs: gap.pairs.count), for: index)
      case .importancePerformance(let map):
        importancePerformances.insert(ImportancePerformanceTally(aspects: map.aspects.count), for: index)
      case .quadrants(let typology):
        quadrants.insert(QuadrantTally(quadrants: typology.quadrants.count), for: index)
      }
    }
  }

  /// Adds a response, or several that are alike.
  ///
  /// - Parameters:
  ///   - response: Its scores.
  ///   - flags: What its flags say, where they were judged.
  ///   - times: How many such responses there are; none are added where that is not above 0.
  public mutating func add(_ response: ResponseScores, flags: [FlagResult] = [], times: Int = 1) {
    guard times > 0 else { return }
    addResponses(times, severity: response.severity)
    for (index, flag) in flags.enumerated() { add(flag, ofFlag: index, times: times) }
    for (slot, answer) in response.answers.enumerated() { add(answer, toSlot: slot, times: times) }
    weights?.add(response, times: times)
    for (index, unit) in zip(agreements.indices, response.units) {
      agreements[index].add(response, unit: unit, times: times)
    }
    for index in drivers.indices { drivers[index].add(response, times: times) }
    for (index, result) in response.scores.enumerated() {
      add(result, of: index, times: times)
      if case .dimension(let score) = result {
        reliabilities.update(index) { $0.add(score, response, times: times) }
      }
    }
  }

  /// Counts responses.
  mutating func addResponses(_ times: Int, severity: ScoreResult.Severity) {
    count += times
    switch severity {
    case .complete: complete += times
    case .prorated: prorated += times
    case .incomplete: incomplete += times
    }
  }

  /// Adds an answer.
  mutating func add(_ answer: ScoredAnswer, toSlot slot: Int, times: Int = 1) {
    if items.indices.contains(slot) { items[slot].add(answer, times: times) }
  }

  /// Adds what a flag says.
  mutating func add(_ flag: FlagResult, ofFlag index: Int, times: Int = 1) {
    if flags.indices.contains(index) { flags[index].add(flag, times: times) }
  }

  /// Changes what is counted of a flag.
  mutating func updateFlag(_ index: Int, _ body: (inout FlagTally) -> Void) { body(&flags[index]) }

  /// Adds the result of one score; how the items of a dimension go together is not seen from it.
  mutating func add(_ result: ScoreResult, of index: Int, times: Int = 1) {
    switch result {
    case .dimension(let score):
      scores.update(index) {
        $0.add(score.state, percent: score.percent, raw: score.raw, band: score.band, times: times)
      }
    case .index(let score):
      scores.update(index) { $0.add(score.state, percent: score.percent, raw: nil, band: score.band, times: times) }
    case .maturity(let score): maturities.update(index) { $0.add(score, times: times) }
    case .topBox(let answer): topBoxes.update(index) { $0.add(answer, times: times) }
    case .netScore(let answer): netScores.update(index) { $0.add(answer, times: times) }
    case .gap(let score): gaps.update(index) { $0.add(score, times: times) }
    case .importancePerformance(let answer): importancePerformances.update(index) { $0.add(answer, times: times) }
    case .quadrants(let answer): quadrants.update(index) { $0.add(answer, times: times) }
    }
  }

  /// Adds results of a dimension or an index.
  ///
  /// - Parameters:
  ///   - table: The results.
  ///   - counts: How often each of them occurs.
  ///   - index: The score.
  mutating func add(_ table: OutcomeTable, _ counts: [Int], of index: Int) {
    scores.update(index) { $0.add(table, counts) }
  }

  /// Adds what responses say about how the items of a dimension go together.
  mutating func addReliability(_ tally: ReliabilityTally, of index: Int) {
    reliabilities.update(index) { $0.merge(tally) }
  }

  /// Adds everything that another aggregate of the same plan holds.
  public mutating func merge(_ other: ScoreAggregate) {
    count += other.count
    complete += other.complete
    prorated += other.prorated
    incomplete += other.incomplete
    for (index, item) in zip(items.indices, other.items) { items[index].merge(item) }
    if let tally = other.weights { weights?.merge(tally) }
    for (index, tally) in zip(agreements.indices, other.agreements) { agreements[index].merge(tally) }
    for (index, tally) in zip(drivers.indices, other.drivers) { drivers[index].merge(tally) }
    scores.merge(other.scores) { $0.merge($1) }
    maturities.merge(other.maturities) { $0.merge($1) }
    topBoxes.merge(other.topBoxes) { $0.merge($1) }
    netScores.merge(other.netScores) { $0.merge($1) }
    gaps.merge(other.gaps) { $0.merge($1) }
    importancePerformances.merge(other.importancePerformances) { $0.merge($1) }
    quadrants.merge(other.quadrants) { $0.merge($1) }
    reliabilities.merge(other.reliabilities) { $0.merge($1) }
    for (index, tally) in zip(flags.indices, other.flags) { flags[index].merge(tally) }
  }
}

extension ResponseScores {
  /// How much the scores say against the response's being complete.
  fileprivate var severity: ScoreResult.Severity {
    var greatest = ScoreResult.Severity.complete
    for score in scores { greatest = max(greatest, score.severity) }
    return greatest
  }
}
