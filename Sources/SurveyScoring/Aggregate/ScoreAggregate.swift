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
  public private(set) var scores: [Int: ScoreTally] = [:]

  /// The maturities, by score index.
  public private(set) var maturities: [Int: MaturityTally] = [:]

  /// The top-box scores, by score index.
  public private(set) var topBoxes: [Int: TopBoxTally] = [:]

  /// The net scores, by score index.
  public private(set) var netScores: [Int: NetScoreTally] = [:]

  /// The gaps, by score index.
  public private(set) var gaps: [Int: GapTally] = [:]

  /// The importance-performance maps, by score index.
  public private(set) var importancePerformances: [Int: ImportancePerformanceTally] = [:]

  /// The typologies, by score index.
  public private(set) var quadrants: [Int: QuadrantTally] = [:]

  /// The flags, in the order in which they are declared.
  public private(set) var flags: [FlagTally]

  /// The dimensions whose reliability is asked for, by score index.
  public private(set) var reliabilities: [Int: ReliabilityTally] = [:]

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
    flags = scoring.flags.map { FlagTally($0.flag) }
    weights = scoring.weighting.map { _ in WeightTally(plan) }
    if !isSegment {
      agreements = scoring.agreements.map { AgreementTally($0, plan) }
      drivers = scoring.drivers.map { DriversTally($0) }
      for index in scoring.reliabilities { reliabilities[index] = plan.dimensions[index].map { ReliabilityTally($0) } }
    }
    for (index, score) in scoring.scores.enumerated() {
      switch score {
      case .dimension, .index: scores[index] = ScoreTally(bands: scoring.bands[index]?.bands.count ?? 0)
      case .maturity: maturities[index] = MaturityTally(steps: scoring.components[index]?.count ?? 0)
      case .topBox: topBoxes[index] = TopBoxTally()
      case .netScore(let net): netScores[index] = NetScoreTally(groups: net.groups.count)
      case .gap(let gap): gaps[index] = GapTally(pairs: gap.pairs.count)
      case .importancePerformance(let map):
        importancePerformances[index] = ImportancePerformanceTally(aspects: map.aspects.count)
      case .quadrants(let typology): quadrants[index] = QuadrantTally(quadrants: typology.quadrants.count)
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
    addResponses(times, severity: response.scores.map(\.severity).max() ?? .complete)
    for (index, flag) in flags.enumerated() { add(flag, ofFlag: index, times: times) }
    for (slot, answer) in response.answers.enumerated() { add(answer, toSlot: slot, times: times) }
    weights?.add(response, times: times)
    for (index, unit) in zip(agreements.indices, response.units) {
      agreements[index].add(response, unit: unit, times: times)
    }
    for index in drivers.indices { drivers[index].add(response, times: times) }
    for (index, result) in response.scores.enumerated() {
      add(result, of: index, times: times)
      if case .dimension(let score) = result { reliabilities[index]?.add(score, response, times: times) }
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
      scores[index]?.add(score.state, percent: score.percent, raw: score.raw, band: score.band, times: times)
    case .index(let score):
      scores[index]?.add(score.state, percent: score.percent, raw: nil, band: score.band, times: times)
    case .maturity(let score): maturities[index]?.add(score, times: times)
    case .topBox(let answer): topBoxes[index]?.add(answer, times: times)
    case .netScore(let answer): netScores[index]?.add(answer, times: times)
    case .gap(let score): gaps[index]?.add(score, times: times)
    case .importancePerformance(let answer): importancePerformances[index]?.add(answer, times: times)
    case .quadrants(let answer): quadrants[index]?.add(answer, times: times)
    }
  }

  /// Adds results of one score, each several times over.
  ///
  /// - Parameters:
  ///   - results: The results.
  ///   - count: How many there are.
  ///   - index: The score.
  mutating func add(_ results: some Sequence<(result: ScoreResult, times: Int)>, count: Int, of index: Int) {
    // Taken out of the dictionary, the tally is looked up and copied once and not for every result.
    guard var tally = scores.removeValue(forKey: index) else {
      for (result, times) in results { add(result, of: index, times: times) }
      return
    }
    tally.percent.reserveCapacity(count)
    for (result, times) in results {
      switch result {
      case .dimension(let score):
        tally.add(score.state, percent: score.percent, raw: score.raw, band: score.band, times: times)
      case .index(let score):
        tally.add(score.state, percent: score.percent, raw: nil, band: score.band, times: times)
      case .maturity, .topBox, .netScore, .gap, .importancePerformance, .quadrants: break
      }
    }
    scores[index] = tally
  }

  /// Adds complete answers to the items of a dimension, coded and in units.
  mutating func addReliability(of index: Int, units: [Int], times: Int) {
    reliabilities[index]?.add(units, times: times)
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
    for (index, tally) in other.scores { scores[index]?.merge(tally) }
    for (index, tally) in other.maturities { maturities[index]?.merge(tally) }
    for (index, tally) in other.topBoxes { topBoxes[index]?.merge(tally) }
    for (index, tally) in other.netScores { netScores[index]?.merge(tally) }
    for (index, tally) in other.gaps { gaps[index]?.merge(tally) }
    for (index, tally) in other.importancePerformances { importancePerformances[index]?.merge(tally) }
    for (index, tally) in other.quadrants { quadrants[index]?.merge(tally) }
    for (index, tally) in other.reliabilities { reliabilities[index]?.merge(tally) }
    for (index, tally) in zip(flags.indices, other.flags) { flags[index].merge(tally) }
  }
}
