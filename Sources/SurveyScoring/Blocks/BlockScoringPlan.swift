public import SurveyModel

/// How the scores of many responses are worked out column by column: for each score the key that decides it, so that the
/// score itself, which ``ResponseScorer`` alone knows how to make, is made once for each key that occurs.
public struct BlockScoringPlan: Sendable {
  /// How one score is found.
  enum Node: Sendable {
    /// A dimension by the sum of what its answers add.
    case dimension(AdditiveKey, columns: [SlotColumn])
    /// A top-box or a net score by its one slot.
    case slot(SlotColumn)
    /// An index by the outcomes of its components, given by score index.
    case index([Int], IndexKey.Weighting)
    /// Every response by itself: nothing short decides it.
    case each
  }

  /// The scorer.
  public let scorer: ResponseScorer

  /// How many counts a scorer keeps in memory before it makes tallies of them.
  package var mostCounts = 1 << 22

  /// The domains of all items.
  public let domains: [AnswerDomain]

  /// The breakdowns.
  public let segmentation: Segmentation

  /// The columns of the slots of the scoring plan.
  let slots: [SlotColumn]

  /// How each score is found, by score index.
  let nodes: [Node]

  /// The slots that each score reads itself, by score index.
  let slotsOfScore: [[Int]]

  /// The scores that are worked out row by row, in their order.
  let eachScores: [Int]

  /// What those read: slots, and other scores.
  let readByEach: (slots: [Int], scores: [Int])

  /// The patterns by which reliability is counted, by score index.
  let patterns: [Int: PatternKey]

  /// How each flag is found.
  let flags: [FlagNode]

  /// The gates; `nil` where there are none.
  let gates: GatePlan?

  /// What the symbols of all items are as the program sees them.
  let tables: ProgramTables

  /// Works out the plan.
  ///
  /// - Parameters:
  ///   - scorer: The scorer of the survey.
  ///   - domains: The domains of all items.
  ///   - tables: What their symbols are as the program sees them.
  ///   - segmentation: The breakdowns.
  /// - Returns: The plan; `nil` where something, such as a weight or a score of numbers without limits, has to be worked
  ///   out response by response.
  public init?(
    _ scorer: ResponseScorer, domains: [AnswerDomain], tables: ProgramTables, segmentation: Segmentation
  ) {
    let plan = scorer.plan
    let scoring = plan.survey.scoring
    // Weights, agreement, drivers and paired waves hang on several scores and answers of one respondent.
    guard scoring.weighting == nil, scoring.agreements.isEmpty, scoring.drivers.isEmpty,
      scoring.comparisons.allSatisfy({ $0.identity == nil })
    else { return nil }
    let slots = plan.items.indices.compactMap { SlotColumn($0, of: plan, domains: domains) }
    guard slots.count == plan.items.count else { return nil }
    let flags = scoring.flags.compactMap { FlagNode($0, domains: domains, scorer: scorer) }
    guard flags.count == scoring.flags.count else { return nil }
    var patterns: [Int: PatternKey] = [:]
    for index in scoring.reliabilities {
      guard let dimension = plan.dimensions[index], let columns = Self.columns(of: dimension, slots),
        let pattern = PatternKey(dimension, columns: columns)
      else { return nil }
      patterns[index] = pattern
    }
    var nodes: [Node] = Array(repeating: .each, count: scoring.scores.count)
    for index in scoring.order { nodes[index] = Self.node(index, plan, slots, patterns, nodes) }
    gates = scoring.gates.isEmpty ? nil : GatePlan(scoring, nodes: nodes)
    guard scoring.gates.isEmpty || gates != nil else { return nil }
    slotsOfScore = scoring.scores.indices.map { index in
      let parts = (plan.dimensions[index]?.parts ?? []).compactMap { part -> Int? in
        if case .slot(let slot) = part.source { slot } else { nil }
      }
      return parts + (plan.slots[index].map { [$0] } ?? []) + (plan.importance[index]?.all ?? [])
    }
    eachScores = scoring.order.filter { if case .each = nodes[$0] { true } else { false } }
    readByEach = Self.reads(eachScores, plan, slotsOfScore)
    self.scorer = scorer
    self.domains = domains
    self.tables = tables
    self.segmentation = segmentation
    self.slots = slots
    self.nodes = nodes
    self.patterns = patterns
    self.flags = flags
  }

  /// What scores that are worked out row by row read.
  private static func reads(
    _ scores: [Int], _ plan: ScoringPlan, _ slotsOfScore: [[Int]]
  ) -> (slots: [Int], scores: [Int]) {
    let scoring = plan.survey.scoring
    // A maturity looks through its steps at the answers below.
    let hasMaturity = scores.contains { if case .maturity = scoring.scores[$0] { true } else { false } }
    guard !hasMaturity else { return (Array(plan.items.indices), Array(scoring.scores.indices)) }
    let parts = scores.flatMap { index in
      let nested = (plan.dimensions[index]?.parts ?? []).compactMap { part -> Int? in
        if case .score(let score) = part.source { score } else { nil }
      }
      return nested + (scoring.components[index] ?? []) + (scoring.counterparts[index] ?? [])
    }
    return (Set(scores.flatMap { slotsOfScore[$0] }).sorted(), Set(parts).sorted())
  }

  private static func columns(of dimension: ScoringPlan.DimensionPlan, _ slots: [SlotColumn]) -> [SlotColumn]? {
    let columns = dimension.parts.compactMap { part in
      if case .slot(let slot) = part.source { slots[slot] } else { nil }
    }
    return columns.count == dimension.parts.count ? columns : nil
  }

  private static func node(
    _ index: Int, _ plan: ScoringPlan, _ slots: [SlotColumn], _ patterns: [Int: PatternKey], _ nodes: [Node]
  ) -> Node {
    switch plan.survey.scoring.scores[index] {
    case .dimension:
      guard let dimension = plan.dimensions[index], let columns = columns(of: dimension, slots),
        var key = AdditiveKey(dimension, columns: columns)
      else { return .each }
      if let pattern = patterns[index] { key.add(pattern) }
      return .dimension(key, columns: columns)
    case .topBox, .netScore: return plan.slots[index].map { .slot(slots[$0]) } ?? .each
    case .index:
      let components = plan.survey.scoring.components[index] ?? []
      let isKnown = components.allSatisfy { if case .each = nodes[$0] { false } else { true } }
      guard isKnown, !components.isEmpty, components.count <= 15, let weighting = weighting(of: index, plan, slots),
        !IndexKey(components: components.count, weighting: weighting).isTooLarge
      else { return .each }
      return .index(components, weighting)
    case .maturity, .gap, .importancePerformance, .quadrants: return .each
    }
  }

  private static func weighting(of index: Int, _ plan: ScoringPlan, _ slots: [SlotColumn]) -> IndexKey.Weighting? {
    let declared = plan.componentUnits[index].compactMap { $0 < 1 << 20 ? UInt64($0) : nil }
    guard declared.count == plan.componentUnits[index].count else { return nil }
    guard let importance = plan.importance[index] else { return .declared(declared) }
    let shares = importance.all.compactMap { ImportanceColumns.Share(slots[$0]) }
    let places = importance.shares.compactMap { importance.all.firstIndex(of: $0) }
    guard shares.count == importance.all.count, places.count == declared.count else { return nil }
    let limits = CompiledScoring.Importance.accepted
    let (least, greatest) = (limits.lowerBound * importance.total, limits.upperBound * importance.total)
    let lower = UInt64(max(0, least.ceiling))
    guard greatest >= 0, lower <= UInt64(greatest.floor), greatest.floor < 1 << 39 else { return nil }
    return .respondents(
      ImportanceColumns(
        all: shares, places: places, declared: declared, accepted: lower...UInt64(greatest.floor)))
  }
}
