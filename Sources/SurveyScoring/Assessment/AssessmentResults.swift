public import SurveyModel
public import SurveyStatistics

/// What several surveys say together in one period: numbers of units and of all, each traceable to its survey.
///
/// No number here is an average over surveys, and none is made of fewer answers than its survey's minimum.
public struct AssessmentResults: Sendable {
  /// What came of a survey.
  public struct SurveyPart: Sendable, Hashable {
    /// How many responses there are in the period.
    public let count: Int
    /// How many there are in other periods.
    public let elsewhere: Int
    /// How many cannot be placed in any period, because they do not say when they were submitted.
    public let undated: Int
    /// How many of the period do not tell their unit; `nil` where it is not asked.
    public let withoutUnit: Int?
    /// What unequal weights cost over the period; `nil` where the survey's numbers are not weighted.
    public let effect: KishEffect?
    /// Why the weights that the survey declares could not be used in the period; `nil` where they were, or are none.
    public let weightingFailure: WeightingFailure?
  }

  /// A number of the first page.
  public struct Headline: Sendable, Hashable {
    /// Which it is.
    public let entry: CompiledAssessment.Entry
    /// The number over all units in the period.
    public let whole: JoinedFigure
    /// The number of each unit, in the order of the units, and last of those who do not tell it; empty where the survey
    /// does not ask.
    public let units: [UnitFigure]
    /// The number in each period, ascending; empty where periods are not told apart.
    public let periods: [PeriodFigure]
  }

  /// A number of a unit.
  public struct UnitFigure: Sendable, Hashable {
    /// The unit's code; `nil` for those who do not tell it.
    public let unit: String?
    /// The number.
    public let figure: JoinedFigure
  }

  /// A number of a period.
  public struct PeriodFigure: Sendable, Hashable {
    /// The period's name.
    public let period: String
    /// The number.
    public let figure: JoinedFigure
  }

  /// The first step of a maturity whose number does not reach the target.
  public struct BlockingStep: Sendable, Hashable {
    /// The step.
    public let step: CompiledAssessment.Measure
    /// Its place among the steps, 1 first.
    public let place: Int
    /// Its number over all units.
    public let number: JoinedNumber
    /// What it must reach, in percent.
    public let target: Ratio
  }

  /// The assessment.
  public let assessment: CompiledAssessment
  /// The periods in which there are responses, ascending; empty where periods are not told apart.
  public let periods: [String]
  /// The period that is reported on; `nil` where periods are not told apart, and without any response.
  public let period: String?
  /// What came of each survey, in the order of the assessment.
  public let surveys: [SurveyPart]
  /// The numbers of the first page.
  public let headlines: [Headline]
  /// What is claimed against what is measured.
  public let gaps: [PerceptionGapResult]
  /// The links of the chain, and how they go together; `nil` without a chain.
  public let chain: ChainResult?
  /// Steps and what they should show in.
  public let linkages: [LinkageResult]
  /// The first step that blocks in each maturity of the surveys; of none whose steps all reach the target.
  public let blocking: [BlockingStep]
  /// What it comes to; `nil` where no verdict is declared.
  public let verdict: VerdictResult?

  /// Joins the results of surveys.
  ///
  /// - Parameters:
  ///   - assessment: The assessment.
  ///   - cells: The results of each of its surveys, in their order.
  ///   - period: The period to report on; the latest in which all surveys that the verdict needs have responses, or
  ///     else the latest of all, when left out.
  ///   - now: The moment that `now()` means where conditions of a survey's scoring read it.
  public init(_ assessment: CompiledAssessment, _ cells: [SurveyCells], period: String? = nil, now: LocalDateTime) {
    let join = Joining(assessment, cells, period: period)
    self.assessment = assessment
    periods = join.periods
    self.period = join.period
    surveys = cells.indices.map { join.part(of: $0) }
    headlines = assessment.headlines.map { entry in
      Headline(
        entry: entry, whole: join.whole(entry.measure), units: join.units(of: entry.measure),
        periods: join.periods.map { PeriodFigure(period: $0, figure: join.whole(entry.measure, period: $0)) })
    }
    gaps = assessment.gaps.map { PerceptionGapResult($0, join) }
    chain = assessment.chain.isEmpty ? nil : ChainResult(assessment.chain, join)
    let maps = zip(join.inPeriod, join.plans).map { AggregateResults($0, plan: $1, now: now, isSegment: true) }
    linkages = assessment.linkages.map { LinkageResult($0, join, maps) }
    blocking = join.blocking(maps)
    verdict = assessment.verdict.map { VerdictResult($0, join) }
  }

  /// The periods in which there are responses, ascending.
  public static func periods(of cells: [SurveyCells]) -> [String] {
    periods(of: cells.map(\.cells))
  }

  fileprivate static func periods(of cells: [[SurveyCells.Cell]]) -> [String] {
    Set(cells.flatMap { $0.compactMap(\.period) }).sorted()
  }
}

/// The cells of all surveys, seen from one period.
struct Joining {
  let assessment: CompiledAssessment
  let cells: [[SurveyCells.Cell]]
  let plans: [ScoringPlan]
  let periods: [String]
  let period: String?
  /// The results of each survey in the period, over all units.
  let inPeriod: [ScoreAggregate]
  private let weights: [PeriodWeights]

  init(_ assessment: CompiledAssessment, _ surveys: [SurveyCells], period: String?) {
    let (cells, plans) = (surveys.map(\.cells), surveys.map(\.scorer.plan))
    let periods = assessment.assessment.join.period == nil ? [] : AssessmentResults.periods(of: cells)
    let chosen = period ?? Self.latest(of: periods, assessment, cells)
    self.assessment = assessment
    self.cells = cells
    self.plans = plans
    self.periods = periods
    self.period = chosen
    inPeriod = zip(cells, plans).map { cells, plan in
      Self.total(of: cells, plan) { periods.isEmpty || $0.period == chosen }
    }
    weights = zip(cells, plans).map { cells, plan in
      PeriodWeights(plan, periods.isEmpty ? [nil] : periods.map(\.self)) { period in
        Self.total(of: cells, plan) { periods.isEmpty || $0.period == period }
      }
    }
  }

  /// What respondents of a survey weigh in the period that is reported on.
  private func weights(of survey: Int) -> SettledWeights? { weights[survey](in: periods.isEmpty ? nil : period) }

  /// The results of some cells together.
  private static func total(
    of cells: [SurveyCells.Cell], _ plan: ScoringPlan, where isMeant: (SurveyCells.Cell) -> Bool
  ) -> ScoreAggregate {
    var total = ScoreAggregate(plan, isSegment: true)
    for cell in cells where isMeant(cell) { total.merge(cell.aggregate) }
    return total
  }

  /// The latest period in which all surveys that the verdict needs have responses, or else the latest.
  private static func latest(
    of periods: [String], _ assessment: CompiledAssessment, _ cells: [[SurveyCells.Cell]]
  ) -> String? {
    let required = assessment.verdict?.required ?? Array(cells.indices)
    let complete = periods.last { period in
      required.allSatisfy { survey in cells[survey].contains { $0.period == period } }
    }
    return complete ?? periods.last
  }

  func part(of survey: Int) -> AssessmentResults.SurveyPart {
    let all = cells[survey]
    func count(_ isMeant: (SurveyCells.Cell) -> Bool) -> Int {
      all.filter(isMeant).reduce(0) { $0 + $1.aggregate.count }
    }
    let isTold = assessment.unitItems[survey] != nil
    guard !periods.isEmpty else {
      return AssessmentResults.SurveyPart(
        count: count { _ in true }, elsewhere: 0, undated: 0, withoutUnit: isTold ? count { $0.unit == nil } : nil,
        effect: weights(of: survey)?.effect, weightingFailure: weights[survey].failure(in: nil))
    }
    return AssessmentResults.SurveyPart(
      count: count { $0.period == period }, elsewhere: count { $0.period != nil && $0.period != period },
      undated: count { $0.period == nil },
      withoutUnit: isTold ? count { $0.period == period && $0.unit == nil } : nil,
      effect: weights(of: survey)?.effect, weightingFailure: weights[survey].failure(in: period))
  }

  /// The first step that blocks in each maturity, where its number is shown.
  func blocking(_ results: [AggregateResults]) -> [AssessmentResults.BlockingStep] {
    results.enumerated().flatMap { survey, results -> [AssessmentResults.BlockingStep] in
      let scoring = assessment.surveys[survey].scoring
      return results.scores.indices.compactMap { index -> AssessmentResults.BlockingStep? in
        guard case .maturity(let summary) = results.scores[index], case .maturity(let maturity) = scoring.scores[index],
          let steps = scoring.components[index],
          let place = weights(of: survey) == nil
            ? summary.firstBlocking : firstBelow(maturity.target, steps, survey: survey)
        else { return nil }
        let score = steps[place]
        let name = "\(assessment.assessment.uses[survey].key.text).\(scoring.scores[score].id.text)"
        let measure = CompiledAssessment.Measure(name: name, survey: survey, source: .score(score))
        return whole(measure).number.map {
          AssessmentResults.BlockingStep(step: measure, place: place + 1, number: $0, target: maturity.target)
        }
      }
    }
  }

  /// The first of some scores of a survey whose weighted number does not reach a target.
  private func firstBelow(_ target: Ratio, _ scores: [Int], survey: Int) -> Int? {
    scores.firstIndex { score in
      let number = plans[survey].number(.score(score), in: inPeriod[survey], weights(of: survey))
      return number.map { $0.value < target.doubleValue } ?? false
    }
  }

  // MARK: - Numbers

  private func minimum(of measure: CompiledAssessment.Measure) -> Int { assessment.minimums[measure.survey] }

  /// A measure over all units in the period.
  func whole(_ measure: CompiledAssessment.Measure) -> JoinedFigure {
    JoinedFigure(
      plans[measure.survey].number(measure.source, in: inPeriod[measure.survey], weights(of: measure.survey)),
      minimum: minimum(of: measure))
  }

  /// A measure over all units in any period.
  func whole(_ measure: CompiledAssessment.Measure, period: String) -> JoinedFigure {
    let plan = plans[measure.survey]
    let total = Self.total(of: cells[measure.survey], plan) { $0.period == period }
    return JoinedFigure(
      plan.number(measure.source, in: total, weights[measure.survey](in: period)), minimum: minimum(of: measure))
  }

  /// A measure of each unit in the period. Of units with too few answers nothing is shown, nor of those by which, with
  /// the whole, one could tell.
  func units(of measure: CompiledAssessment.Measure) -> [AssessmentResults.UnitFigure] {
    guard assessment.unitItems[measure.survey] != nil else { return [] }
    let plan = plans[measure.survey]
    let codes = assessment.units.map { Optional($0.code.text) } + [nil]
    let numbers = codes.map { code in
      let total = Self.total(of: cells[measure.survey], plan) {
        $0.unit == code && (periods.isEmpty || $0.period == period)
      }
      return plan.number(measure.source, in: total, weights(of: measure.survey))
    }
    let minimum = minimum(of: measure)
    let hidden = Set(
      CellSuppression.hiddenCells(
        sizes: numbers.map { $0?.count ?? 0 }, lines: [Array(numbers.indices)], minimum: minimum))
    return zip(codes, numbers).enumerated().compactMap { place, pair in
      // Everybody has told the unit: nothing to say about those who have not.
      if pair.0 == nil, pair.1 == nil { return nil }
      let figure = JoinedFigure(pair.1, minimum: minimum)
      let isWithheld = hidden.contains(place) && figure.number != nil
      return AssessmentResults.UnitFigure(unit: pair.0, figure: isWithheld ? .withheld : figure)
    }
  }
}
