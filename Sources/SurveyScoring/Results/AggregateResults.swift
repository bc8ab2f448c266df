public import SurveyModel
import SurveyStatistics

/// What an aggregate means: means, intervals, bands, levels and the advice that holds on the means.
///
/// Here, and not before, exact counts become doubles.
public struct AggregateResults: Sendable {
  /// One declared score.
  public enum Summary: Sendable, Hashable {
    /// A dimension or an index.
    case score(ScoreSummary)
    /// A maturity.
    case maturity(MaturitySummary)
    /// A top-box score.
    case topBox(TopBoxSummary)
    /// A net score.
    case netScore(NetScoreSummary)
    /// A gap.
    case gap(GapSummary)
    /// An importance-performance map.
    case importancePerformance(ImportancePerformanceSummary)
    /// A typology.
    case quadrants(QuadrantSummary)
  }

  /// What was aggregated.
  public let aggregate: ScoreAggregate

  /// The scores, by score index.
  public let scores: [Summary]

  /// How well the items of dimensions go together, where that is asked for, in document order.
  public let reliabilities: [ReliabilitySummary]

  /// How far assessors agree, where that is asked for, in document order.
  public let agreements: [AgreementSummary]

  /// What goes together with scores, where that is asked for, in document order.
  public let drivers: [DriversSummary]

  /// The weighted results, or why there are none; `nil` where the survey declares no weights.
  public let weighting: WeightingOutcome?

  /// The advice whose condition reads scores alone and holds on the means, by index: by priority, then in document
  /// order.
  public let advice: [Int]

  /// Derives the results.
  ///
  /// - Parameters:
  ///   - aggregate: The aggregate.
  ///   - plan: The plan by which its responses were scored.
  ///   - now: The moment that `now()` means in advice, and the day of `today()`.
  public init(_ aggregate: ScoreAggregate, plan: ScoringPlan, now: LocalDateTime) {
    self.init(aggregate, plan: plan, now: now, isSegment: false)
  }

  /// Derives the results, without reliability and advice where the responses are a segment.
  init(_ aggregate: ScoreAggregate, plan: ScoringPlan, now: LocalDateTime, isSegment: Bool) {
    self.aggregate = aggregate
    let scoring = plan.survey.scoring
    let percents = aggregate.scores.mapValues { MeanResult($0.percent) }
    let scores = scoring.scores.enumerated().map { index, score -> Summary in
      switch score {
      case .dimension, .index:
        .score(Self.summary(of: aggregate.scores[index], index, score, scoring, percents))
      case .maturity(let maturity):
        .maturity(
          Self.summary(
            of: aggregate.maturities[index], maturity, scoring.components[index] ?? [],
            agreement: LevelAgreement(Self.items(ofSteps: scoring.components[index] ?? [], aggregate, plan))))
      case .topBox: .topBox(Self.summary(of: aggregate.topBoxes[index]))
      case .netScore(let net): .netScore(Self.summary(of: aggregate.netScores[index], net))
      case .gap(let gap): .gap(GapSummary(aggregate.gaps[index] ?? GapTally(pairs: gap.pairs.count)))
      case .importancePerformance(let map):
        .importancePerformance(
          ImportancePerformanceSummary(
            aggregate.importancePerformances[index] ?? ImportancePerformanceTally(aspects: map.aspects.count),
            scores: scoring.components[index] ?? [], cross: map.cross,
            middle: scoring.importance[index].map { 100 / Double(max(1, $0.all.count)) } ?? 50))
      case .quadrants(let typology):
        .quadrants(
          QuadrantSummary(aggregate.quadrants[index] ?? QuadrantTally(quadrants: typology.quadrants.count)))
      }
    }
    self.scores = scores
    guard !isSegment else {
      (reliabilities, agreements, drivers, weighting) = ([], [], [], nil)
      advice = []
      return
    }
    reliabilities = scoring.reliabilities.compactMap { index in
      aggregate.reliabilities[index].map {
        ReliabilitySummary($0, score: index, parts: scoring.parts[index] ?? [])
      }
    }
    agreements = zip(aggregate.agreements, scoring.agreements).map {
      AgreementSummary($0, $1, minimum: scoring.minimumGroup)
    }
    drivers = zip(aggregate.drivers, scoring.drivers).map { DriversSummary($0, $1) }
    weighting = scoring.weighting.flatMap { weighting in
      aggregate.weights.map { WeightingOutcome($0, plan: plan, weighting) }
    }
    advice = Self.advice(scores, plan.survey, now: now)
  }

  private static func summary(
    of tally: ScoreTally?, _ index: Int, _ score: Score, _ scoring: CompiledScoring, _ percents: [Int: MeanResult?]
  ) -> ScoreSummary {
    let tally = tally ?? ScoreTally(bands: 0)
    let percent = percents[index] ?? nil
    var composite: Double?
    if case .index(let declared) = score, declared.weights == nil {
      let parts = zip(scoring.components[index] ?? [], declared.components)
      composite = mean(parts.map { ((percents[$0] ?? nil)?.mean, $1.weight.doubleValue) })
    }
    return ScoreSummary(
      scored: tally.scored, prorated: tally.prorated, unscored: tally.unscored, percent: percent,
      raw: MeanResult(tally.raw), band: scoring.band(of: percent?.exactMean, score: index), bands: tally.bands,
      compositeOfMeans: composite)
  }

  /// Σwx / Σw over the values there are.
  private static func mean(_ parts: [(value: Double?, weight: Double)]) -> Double? {
    let known = parts.compactMap { part in part.value.map { (value: $0, weight: part.weight) } }
    let weight = known.reduce(0) { $0 + $1.weight }
    return weight > 0 ? known.reduce(0) { $0 + $1.value * $1.weight } / weight : nil
  }

  private static func summary(
    of tally: MaturityTally?, _ maturity: Maturity, _ components: [Int], agreement: LevelAgreement?
  ) -> MaturitySummary {
    let tally = tally ?? MaturityTally(steps: 0)
    let steps = zip(components, tally.steps).map { score, step in
      MaturitySummary.Step(
        score: score, percent: MeanResult(step.percent), levels: LevelSpread(step.levels), unscored: step.unscored,
        firstBlocking: step.firstBlocking)
    }
    return MaturitySummary(
      steps: steps, levels: LevelSpread(tally.levels), percent: MeanResult(tally.percent),
      firstBlocking: steps.firstIndex { step in
        guard let percent = step.percent else { return false }
        return percent.exactMean.map { $0 < maturity.target } ?? (percent.mean < maturity.target.doubleValue)
      }, withoutBlocking: tally.withoutBlocking, agreement: agreement)
  }

  /// The answers to the items of some steps.
  private static func items(ofSteps steps: [Int], _ aggregate: ScoreAggregate, _ plan: ScoringPlan)
    -> [ValueDistribution]
  {
    steps.flatMap { step in
      (plan.dimensions[step]?.parts ?? []).compactMap { part in
        guard case .slot(let slot) = part.source else { return nil }
        return aggregate.items[slot].values
      }
    }
  }

  private static func summary(of tally: TopBoxTally?) -> TopBoxSummary {
    let (inside, answered) = (tally?.inside ?? 0, tally?.answered ?? 0)
    let proportion = Proportion(inside, of: answered)
    return TopBoxSummary(
      inside: inside, answered: answered, share: proportion?.value, interval: proportion?.wilsonInterval())
  }

  private static func summary(of tally: NetScoreTally?, _ net: SurveyModel.NetScore) -> NetScoreSummary {
    let tally = tally ?? NetScoreTally(groups: net.groups.count)
    func count(_ sign: Int) -> Int {
      zip(tally.groups, net.groups).reduce(0) { $0 + ($1.1.sign.signum() == sign ? $1.0 : 0) }
    }
    let (against, neither, favourable) = (count(-1), count(0) + tally.ungrouped, count(1))
    let score = SurveyStatistics.NetScore(detractors: against, passives: neither, promoters: favourable)
    return NetScoreSummary(
      groups: tally.groups, ungrouped: tally.ungrouped, against: against, neither: neither, favourable: favourable,
      net: score?.value.map { $0 * 100 }, standardError: score?.standardError.map { $0 * 100 },
      interval: score?.adjustedWaldInterval()?.interval.mapped(factor: 100))
  }

  // MARK: - Advice

  private static func advice(_ scores: [Summary], _ survey: CompiledSurvey, now: LocalDateTime) -> [Int] {
    let scoring = survey.scoring
    let candidates = scoring.advice.indices.filter { scoring.advice[$0].readsScoresOnly }
    guard !candidates.isEmpty else { return [] }
    var block = ProgramBlock(for: survey.program, rowCount: 1, now: now)
    block.run(survey.program)
    for (index, input) in scoring.inputs.enumerated() {
      block.setScore(scores[input.score].number(input.member), input: index, of: survey.program)
    }
    block.runAdvice(survey.program)
    return scoring.byPriority(candidates.filter { block.holds(advice: $0, in: survey.program) })
  }
}

extension AggregateResults.Summary {
  /// What an expression reads of the score: its mean, its median level, its net, the band of the mean, a share, or how
  /// many responses have it. Many responses together are in no quadrant and in no group.
  fileprivate func number(_ member: CompiledScoring.Member) -> Double? {
    switch (self, member) {
    case (.score(let summary), .percent): summary.percent?.mean
    case (.score(let summary), .raw): summary.raw?.mean
    case (.score(let summary), .answered): Double(summary.scored + summary.prorated)
    case (.maturity(let summary), .level): summary.levels.map { Double($0.median) }
    case (.maturity(let summary), .percent): summary.percent?.mean
    case (.maturity(let summary), .firstBlocking): summary.firstBlocking.map(Double.init)
    case (.score(let summary), .band): summary.band.map(Double.init)
    case (.topBox(let summary), .percent): Self.percent(summary.inside, of: summary.answered)
    case (.quadrants(let summary), .share(let quadrant, _)):
      Self.percent(summary.quadrants[quadrant].count, of: summary.count)
    case (.netScore(let summary), .net): summary.net
    case (.gap(let summary), .gap): summary.gap?.mean
    case (.gap(let summary), .answered): Double(summary.scored + summary.prorated)
    default: nil
    }
  }

  /// A share in percent; `nil` without a whole. Rounded once, so that a share on a cut is on it: as a multiple of the
  /// rounded share, 7 of 25 would be above 28.
  private static func percent(_ part: Int, of whole: Int) -> Double? {
    whole > 0 ? Double(100 * part) / Double(whole) : nil
  }
}
