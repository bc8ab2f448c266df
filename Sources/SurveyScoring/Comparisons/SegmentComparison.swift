public import SurveyModel
public import SurveyStatistics

/// How the segments of a breakdown differ in one score, or how successive waves do.
public struct SegmentComparison: Sendable, Hashable {
  /// What the numbers count.
  public enum Unit: String, Sendable, Hashable, CaseIterable {
    /// Percent of maximum possible.
    case percent
    /// The items' own unit.
    case raw
    /// Percent of answers.
    case share
    /// Points of a net score or a gap, −100 to 100.
    case points
  }

  /// A segment, or a wave.
  public struct Segment: Sendable, Hashable {
    /// What its responses have in common.
    public let key: SegmentKey
    /// Whether it is hidden, itself or so that another stays hidden; nothing else is then told of it.
    public let isHidden: Bool
    /// How many responses have the score; `nil` where that is hidden.
    public let count: Int?
    /// The score; `nil` where nobody has it.
    public let value: Double?
    /// The score as an exact number.
    public let exactValue: Ratio?
    /// Its 95 % interval.
    public let interval: ConfidenceInterval?
    /// How it differs: a segment from the others that are shown, a wave from the one before that is shown.
    public internal(set) var difference: GroupDifference?
    /// Of a typology: its types in document order, and last those of none where a segment has such; else empty.
    public internal(set) var types: [TypeShare] = []

    /// Of a wave: the versions of the survey that it answered, in order, an empty text where one is not known; none where
    /// that is not counted.
    public internal(set) var versions: [String] = []

    /// Whether it rests on few answers.
    public var isFew: Bool { (count ?? 0) < MeanResult.caution }
  }

  /// What is held against what.
  public let kind: GroupComparison.Kind
  /// The score, by index.
  public let score: Int
  /// The breakdown.
  public let breakdown: CompiledBreakdown
  /// The family of tests; all that name none are one.
  public let family: String?
  /// The greatest q-value at which a difference is pointed out.
  public let rate: Ratio
  /// The least difference that is pointed out, in the score's unit.
  public let meaningful: Ratio
  /// What the numbers count.
  public let unit: Unit
  /// The segments that have a value, in their order.
  public internal(set) var segments: [Segment]
  /// Whether the score is a typology, whose segments are compared by how they are made up, all together.
  public internal(set) var isTypology = false
  /// Whether respondents do not all weigh the same, so that values, intervals and tests are weighted; changes of the same
  /// respondents are not.
  public internal(set) var isWeighted = false
  /// Whether changes are those of respondents who answered both waves.
  public internal(set) var isPaired = false
  /// Over three segments or more: whether they differ at all; over three waves or more: whether there is a trend. Of a
  /// typology, over two segments or waves or more: whether they are made up alike. `nil` for waves with the same
  /// respondents, which are no independent samples.
  public internal(set) var overall: GroupTest?
  /// The q-value of a trend, or of a typology, in its family.
  public internal(set) var overallQValue: Double?

  /// Whether two segments are compared, each the other's rest: their differences are one, seen from both sides.
  public var isPair: Bool { kind == .compare && segments.count { $0.difference != nil } == 2 }

  /// The greatest difference that would probably have been seen in any of the comparisons; `nil` where none was tested.
  public var detectable: Double? { segments.compactMap(\.difference?.detectable).max() }

  /// Compares the segments of a breakdown.
  ///
  /// - Parameters:
  ///   - request: What is asked for.
  ///   - score: The score.
  ///   - breakdown: The breakdown.
  ///   - cells: What each segment says, in the order of keys; `nil` for what is hidden.
  ///   - plan: The plan by which responses were scored.
  init(
    _ request: CompiledComparison, score: Int, breakdown: CompiledBreakdown,
    cells: [(key: SegmentKey, sample: SegmentSample?)], plan: ScoringPlan
  ) {
    kind = request.kind
    self.score = score
    self.breakdown = breakdown
    family = request.family
    rate = request.rate
    let declared = plan.survey.scoring.scores[score]
    unit = Self.unit(of: declared)
    let bounds = unit == .raw ? plan.rawBounds(ofDimension: score) : nil
    meaningful = bounds.flatMap { ($0.greatest - $0.least) * request.meaningful / 100 } ?? request.meaningful
    // Who has no value belongs to no segment.
    let cells = cells.filter { !$0.key.isMissing }
    segments = cells.map { key, sample in
      Segment(
        key: key, isHidden: sample == nil, count: sample?.count, value: sample?.value, exactValue: sample?.exactValue,
        interval: sample?.interval)
    }
    let shown = cells.indices.filter { (cells[$0].sample?.count ?? 0) > 0 }
    let samples = shown.compactMap { cells[$0].sample }
    if case .weighted? = samples.first { isWeighted = true }
    let all = SegmentSample.united(samples)
    let placed = PlacedValues(samples, among: all)
    switch request.kind {
    case .compare:
      let ranks = placed.table(of: Array(samples.indices))
      overall = GroupTest(segments: samples, ranks: ranks)
      for ((place, index), rest) in zip(shown.enumerated(), SegmentSample.rests(of: samples, among: all)) {
        segments[index].difference = rest.flatMap {
          GroupDifference(from: $0, to: samples[place], ranks: ranks?.oneAgainstRest(place))
        }
      }
    case .trend:
      let positions = cells.map { $0.key.values.first?.position }
      let isPlaced = shown.allSatisfy { positions[$0] != nil }
      overall = GroupTest(
        waves: zip(shown, samples).map { (sample: $1, position: isPlaced ? positions[$0] ?? 0 : Double($0)) })
      for (place, index) in shown.enumerated().dropFirst() {
        segments[index].difference = GroupDifference(
          from: samples[place - 1], to: samples[place], ranks: placed.table(of: [place, place - 1]))
      }
    }
  }

  private static func unit(of score: Score) -> Unit {
    switch score {
    case .dimension(let dimension): dimension.unit == .raw ? .raw : .percent
    case .topBox, .quadrants: .share
    case .netScore, .gap: .points
    case .index, .maturity, .importancePerformance: .percent
    }
  }

  // MARK: - Families

  /// The p-values that it brings to its family; two segments are compared once.
  var pValues: [Double] {
    let differences = segments.compactMap(\.difference?.test?.pValue)
    let counted = isPair ? Array(differences.prefix(1)) : differences
    return counted + (isOverallAFinding ? [overall?.pValue].compactMap(\.self) : [])
  }

  /// Takes the q-values that its family gave for ``pValues``, in their order.
  mutating func judge(_ qValues: ArraySlice<Double>) {
    var left = qValues
    let isPair = isPair
    let first = left.first
    for index in segments.indices where segments[index].difference?.test != nil {
      let qValue = isPair ? first : left.popFirst()
      segments[index].difference?.judge(qValue, rate: rate, meaningful: meaningful)
    }
    if isOverallAFinding { overallQValue = left.popFirst() }
  }

  /// Whether the test of all together is a finding of its own, and not a look before the single ones.
  private var isOverallAFinding: Bool { kind == .trend || isTypology }
}
