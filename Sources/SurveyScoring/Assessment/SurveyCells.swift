public import SurveyModel

/// The results of one survey of an assessment by unit and period: aggregates alone, in which no respondent can be told
/// from another.
public struct SurveyCells: Sendable {
  /// The results of one unit in one period.
  public struct Cell: Sendable {
    /// The code of the unit; `nil` where it was not given, or units are not told apart.
    public let unit: String?
    /// The name of the period; `nil` where it is not known, or periods are not told apart.
    public let period: String?
    /// The results.
    public let aggregate: ScoreAggregate
  }

  /// Scores the responses.
  public let scorer: ResponseScorer

  private let segmentation: Segmentation
  private let hasUnits: Bool
  private var aggregate: SegmentedAggregate

  /// No responses yet.
  ///
  /// - Parameters:
  ///   - assessment: The assessment.
  ///   - survey: Which of its surveys, by index.
  public init(_ assessment: CompiledAssessment, survey: Int) {
    scorer = ResponseScorer(survey: assessment.surveys[survey])
    segmentation = Segmentation(
      assessment.surveys[survey], [assessment.breakdown(of: survey)].compactMap(\.self))
    hasUnits = assessment.unitItems[survey] != nil
    aggregate = SegmentedAggregate(scorer.plan, segmentation)
  }

  /// Adds a response.
  ///
  /// - Parameters:
  ///   - response: The response.
  ///   - block: A block on which the survey's program has run for it.
  public mutating func add(_ response: Response, in block: ProgramBlock) {
    aggregate.add(scorer.score(block), keys: segmentation.keys(of: response, in: block))
  }

  /// Whether there are more units and periods than can be told apart, so that there are no cells.
  public var isTooFine: Bool { aggregate.breakdowns.contains(where: \.isTooFine) }

  /// The cells, in the order of units and periods.
  public var cells: [Cell] {
    guard let cells = aggregate.breakdowns.first else {
      return aggregate.total.count == 0 ? [] : [Cell(unit: nil, period: nil, aggregate: aggregate.total)]
    }
    return cells.sorted.map { key, aggregate in
      let values = key.values.map(\.text)
      return Cell(
        unit: hasUnits ? values.first ?? nil : nil,
        period: values.count > (hasUnits ? 1 : 0) ? values.last ?? nil : nil, aggregate: aggregate)
    }
  }
}
