/// What many responses say together and in each segment: exact counts, so that merging is associative and commutative.
///
/// Memory grows with the number of segments, not with that of responses. A breakdown that would have more than
/// ``Cells/greatestCount`` segments, such as one by a free text, keeps none of them and says so.
public struct SegmentedAggregate: Sendable, Hashable {
  /// The segments of one breakdown.
  public struct Cells: Sendable, Hashable {
    /// The most segments of a breakdown, those without a value included.
    public static let greatestCount = 1000
    /// The longest text that can be a segment, in bytes of UTF-8.
    public static let longestText = 200

    private var aggregates: [SegmentKey: ScoreAggregate] = [:]

    /// Whether there are more segments than can be told apart, or texts too long to be one; there are then none.
    public private(set) var isTooFine = false

    /// The segments in the order of their keys.
    public var sorted: [(key: SegmentKey, aggregate: ScoreAggregate)] {
      aggregates.sorted { $0.key < $1.key }.map { (key: $0.key, aggregate: $0.value) }
    }

    /// The responses of a segment.
    public subscript(key: SegmentKey) -> ScoreAggregate? { aggregates[key] }

    mutating func update(_ key: SegmentKey, from empty: ScoreAggregate, _ body: (inout ScoreAggregate) -> Void) {
      guard !isTooFine else { return }
      let isLong = key.isTooLong
      if !isLong {
        aggregates.keepFirstSpelling(of: key)
        body(&aggregates[key, default: empty])
      }
      // Whether that happens depends on the keys alone, whatever their order and however they are merged.
      if isLong || aggregates.count > Self.greatestCount {
        isTooFine = true
        aggregates = [:]
      }
    }

    mutating func merge(_ other: Cells, empty: ScoreAggregate) {
      if other.isTooFine {
        isTooFine = true
        aggregates = [:]
      }
      for (key, aggregate) in other.aggregates { update(key, from: empty) { $0.merge(aggregate) } }
    }
  }

  /// All responses.
  public private(set) var total: ScoreAggregate

  /// The segments of each breakdown, in the order of ``Segmentation/breakdowns``.
  public private(set) var breakdowns: [Cells]

  /// What respondents who can be told again say in each wave, for the comparisons that ask for it.
  private(set) var paired: [PairedWaves]

  /// The responses that show several signs of inattention; `nil` where the survey looks for fewer.
  private(set) var suspects: ScoreAggregate?

  private let empty: ScoreAggregate

  /// Nothing yet.
  ///
  /// - Parameters:
  ///   - plan: The plan by which responses are scored.
  ///   - segmentation: The breakdowns; aggregates of one plan and the same breakdowns can be merged.
  public init(_ plan: ScoringPlan, _ segmentation: Segmentation) {
    empty = ScoreAggregate(plan, isSegment: true)
    total = ScoreAggregate(plan)
    paired = PairedWaves.all(plan.survey, segmentation)
    breakdowns = segmentation.breakdowns.map { _ in Cells() }
    suspects = Screening.isPossible(plan) ? empty : nil
  }

  /// Adds a response, or several that are alike.
  ///
  /// - Parameters:
  ///   - response: Its scores.
  ///   - flags: What its flags say, where they were judged.
  ///   - keys: Its segment in each breakdown.
  ///   - times: How many such responses there are; none are added where that is not above 0.
  public mutating func add(
    _ response: ResponseScores, flags: [FlagResult] = [], keys: [SegmentKey], times: Int = 1
  ) {
    guard times > 0 else { return }
    total.add(response, flags: flags, times: times)
    if Screening.isSuspect(flags) { addSuspect(response, times: times) }
    for (index, key) in zip(breakdowns.indices, keys) {
      breakdowns[index].update(key, from: empty) { $0.add(response, flags: flags, times: times) }
    }
    for index in paired.indices {
      paired[index].add(response, wave: keys[paired[index].breakdown], times: times)
    }
  }

  /// Adds a response that shows several signs of inattention; what it says is not added to anything else.
  mutating func addSuspect(_ response: ResponseScores, times: Int = 1) { suspects?.add(response, times: times) }

  /// Adds the result of one score alone, and to the total alone.
  mutating func add(_ result: ScoreResult, of score: Int) { total.add(result, of: score) }

  /// Adds responses of which it is not said in which segments they are.
  mutating func mergeTotal(_ aggregate: ScoreAggregate) { total.merge(aggregate) }

  /// Adds responses to one segment, and not to the total.
  ///
  /// - Parameters:
  ///   - aggregate: The responses, as those of a segment.
  ///   - breakdown: The breakdown.
  ///   - key: The segment.
  mutating func merge(_ aggregate: ScoreAggregate, into breakdown: Int, _ key: SegmentKey) {
    breakdowns[breakdown].update(key, from: empty) { segment in
      // An empty segment takes it as it is, with the values that it shares with the others.
      if segment.count == 0, segment == empty { segment = aggregate } else { segment.merge(aggregate) }
    }
  }

  /// Adds everything that another aggregate of the same plan and the same breakdowns holds.
  public mutating func merge(_ other: SegmentedAggregate) {
    total.merge(other.total)
    for (index, cells) in zip(breakdowns.indices, other.breakdowns) { breakdowns[index].merge(cells, empty: empty) }
    for (index, waves) in zip(paired.indices, other.paired) { paired[index].merge(waves) }
    if let others = other.suspects { suspects?.merge(others) }
  }
}
