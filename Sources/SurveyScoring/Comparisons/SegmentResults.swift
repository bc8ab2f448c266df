public import SurveyModel
import SurveyStatistics

/// What segments say, as far as it may be shown, and how they differ.
///
/// Nothing that is hidden can be worked out from what is shown: comparisons too rest on shown segments alone.
public struct SegmentResults: Sendable {
  /// A segment.
  public struct Segment: Sendable {
    /// What its responses have in common.
    public let key: SegmentKey
    /// What they say; `nil` where the segment is hidden.
    public let results: AggregateResults?
    /// The scores that are hidden all the same, because too few have them.
    public let hiddenScores: Set<Int>
    /// The items that are hidden all the same, by place in ``ScoringPlan/items``.
    public let hiddenItems: Set<Int>
    /// What its responses say weighted, or why they say nothing; `nil` where the survey declares no weights, and where the
    /// segment is hidden. Segments meet the margins together, waves each by themselves.
    public let weighting: WeightingOutcome?
  }

  /// A breakdown.
  public struct Breakdown: Sendable {
    /// What the segments are told apart by.
    public let breakdown: CompiledBreakdown
    /// Whether there are more segments than can be told apart, so that there are none.
    public let isTooFine: Bool
    /// The segments, in order.
    public let segments: [Segment]
  }

  /// The least group that is shown.
  public let minimum: Int
  /// The breakdowns.
  public let breakdowns: [Breakdown]
  /// The comparisons: as asked for, score by score.
  public let comparisons: [SegmentComparison]
  /// What all would say without those that show several signs of inattention; `nil` where the survey does not look for so
  /// many.
  public let screening: Screening?

  /// Nothing was asked for.
  public static let none = SegmentResults(minimum: CompiledScoring.usualMinimumGroup, breakdowns: [], comparisons: [])

  private init(minimum: Int, breakdowns: [Breakdown], comparisons: [SegmentComparison]) {
    self.minimum = minimum
    self.breakdowns = breakdowns
    self.comparisons = comparisons
    screening = nil
  }

  /// Derives the results.
  ///
  /// - Parameters:
  ///   - aggregate: The aggregate.
  ///   - segmentation: Its breakdowns.
  ///   - plan: The plan by which its responses were scored.
  ///   - comparisons: What is asked for; breakdowns that the segmentation does not have are passed over.
  ///   - minimum: The least group that is shown.
  ///   - now: The moment that `now()` means in what rests on it.
  ///   - threads: How many threads derive them.
  public init(
    _ aggregate: SegmentedAggregate, segmentation: Segmentation, plan: ScoringPlan,
    comparisons: [CompiledComparison], minimum: Int, now: LocalDateTime, threads: Int = 1
  ) {
    let scoring = plan.survey.scoring
    var shown: [ShownBreakdown] = []
    self.minimum = minimum
    let told = zip(segmentation.breakdowns, aggregate.breakdowns).prefix(segmentation.toldCount)
    breakdowns = told.enumerated().map { index, pair in
      let isOfWaves = comparisons.contains { request in
        request.kind == .trend && request.breakdowns.contains { segmentation.index(of: $0.id) == index }
      }
      let own = ShownBreakdown(
        pair.1.sorted, among: aggregate.total, isOfWaves: isOfWaves, minimum: minimum, plan: plan)
      shown.append(own)
      let segments = concurrentMap(own.cells.count, threads: threads) { place in
        let cell = own.cells[place]
        return Segment(
          key: cell.key,
          results: own.disclosure.isHidden[place]
            ? nil : AggregateResults(cell.aggregate, plan: plan, now: now, isSegment: true),
          hiddenScores: own.disclosure.hiddenScores[place], hiddenItems: own.disclosure.hiddenItems[place],
          weighting: own.weights?.outcome(ofSegment: place, cell.aggregate.weights, plan: plan))
      }
      return Breakdown(breakdown: pair.0, isTooFine: pair.1.isTooFine, segments: segments)
    }
    var questions: [(request: CompiledComparison, breakdown: CompiledBreakdown, index: Int, rank: Int)] = []
    var versions: [Int: [SegmentKey: [String]]] = [:]
    for request in comparisons {
      for breakdown in request.breakdowns {
        guard let index = segmentation.index(of: breakdown.id) else { continue }
        if request.kind == .trend { versions[index] = segmentation.versions(ofWaves: breakdown, in: aggregate) }
        questions += request.scores.indices.map { (request, breakdown, index, $0) }
      }
    }
    let made = concurrentMap(questions.count, threads: threads) { [questions, shown, versions] number in
      let (request, breakdown, index, rank) = questions[number]
      var comparison = shown[index].comparison(
        request, score: request.scores[rank], breakdown: breakdown, plan: plan)
      comparison.tell(versions[index] ?? [:])
      let waves = aggregate.paired.first {
        $0.breakdown == index && scoring.comparisons[$0.comparison] == request
      }
      if let waves { comparison.pair(minimum: minimum) { waves.changes(ofScore: rank, from: $0, to: $1) } }
      return comparison
    }
    self.comparisons = Self.judged(made)
    screening = Screening(aggregate, plan: plan, minimum: minimum)
  }

  /// Gives every test the q-value of its family (Benjamini and Hochberg, 1995).
  private static func judged(_ comparisons: [SegmentComparison]) -> [SegmentComparison] {
    var judged = comparisons
    for family in Set(comparisons.map(\.family)) {
      let members = comparisons.indices.filter { comparisons[$0].family == family }
      let pValues = members.map { comparisons[$0].pValues }
      guard let qValues = try? BenjaminiHochberg.adjusted(pValues.flatMap(\.self)) else { continue }
      var start = 0
      for (index, own) in zip(members, pValues) {
        judged[index].judge(qValues[start..<(start + own.count)])
        start += own.count
      }
    }
    return judged
  }
}

extension Segmentation {
  /// The breakdowns that a survey asks for, and more.
  ///
  /// - Parameters:
  ///   - survey: The survey.
  ///   - more: Breakdowns that are asked for otherwise.
  ///   - waves: Likewise, whose segments are waves.
  public init(
    declaredIn survey: CompiledSurvey, adding more: [CompiledBreakdown] = [], waves: [CompiledBreakdown] = []
  ) {
    let comparisons = survey.scoring.comparisons
    self.init(
      survey, comparisons.flatMap(\.breakdowns) + more,
      waves: comparisons.filter { $0.kind == .trend }.flatMap(\.breakdowns) + waves)
  }

  /// The versions of the survey that each wave answered, in order, an empty text where one is not known; none where that
  /// is not counted.
  func versions(ofWaves breakdown: CompiledBreakdown, in aggregate: SegmentedAggregate) -> [SegmentKey: [String]] {
    guard let index = breakdown.byVersion.flatMap({ self.index(of: $0.id) }) else { return [:] }
    var versions: [SegmentKey: [String]] = [:]
    for (key, _) in aggregate.breakdowns[index].sorted {
      versions[SegmentKey(key.values.dropLast()), default: []].append(key.values.last?.text ?? "")
    }
    return versions
  }
}
