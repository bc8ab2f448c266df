import SurveyModel

/// What respondents who can be told again say in each wave of one comparison.
///
/// Every respondent is kept, so that memory grows with their number; it is the one thing in an aggregate of which that is
/// true. Who answered a wave more than once has no one value there and is in no pair of it, whatever the order of
/// responses.
public struct PairedWaves: Sendable, Hashable {
  /// What a respondent says in a wave.
  private enum Entry: Sendable, Hashable {
    /// The scores of the only response, in the order of the comparison.
    case once([Ratio?])
    /// There are several.
    case repeated
  }

  /// The comparison, by its place among those that the survey declares.
  let comparison: Int
  /// The breakdown by waves, by its place in the segmentation.
  let breakdown: Int
  /// The scores, by index, in the order of the comparison.
  private let scores: [Int]
  /// Those that are reported in the items' own unit.
  private let raw: Set<Int>
  /// What respondents say, by what tells them and by wave.
  private var respondents: [SegmentKey: [SegmentKey: Entry]] = [:]

  private init(_ scoring: CompiledScoring, comparison: Int, breakdown: Int) {
    self.comparison = comparison
    self.breakdown = breakdown
    scores = scoring.comparisons[comparison].scores
    raw = Set(
      scores.filter { if case .dimension(let dimension) = scoring.scores[$0] { dimension.unit == .raw } else { false } }
    )
  }

  /// The tallies of all comparisons that ask for them.
  static func all(_ survey: CompiledSurvey, _ segmentation: Segmentation) -> [PairedWaves] {
    survey.scoring.comparisons.enumerated().flatMap { place, comparison in
      comparison.identity == nil
        ? []
        : comparison.breakdowns.compactMap { breakdown in
          segmentation.index(of: breakdown.id).map {
            PairedWaves(survey.scoring, comparison: place, breakdown: $0)
          }
        }
    }
  }

  /// Adds a response, or several that are alike.
  ///
  /// - Parameters:
  ///   - response: The response.
  ///   - wave: Its wave.
  ///   - times: How many such responses there are.
  mutating func add(_ response: ResponseScores, wave: SegmentKey, times: Int) {
    guard response.identities.indices.contains(comparison) else { return }
    let identity = response.identities[comparison]
    guard !identity.isMissing, !wave.isMissing else { return }
    let values = scores.map { response.scores[$0].comparedValue(isRaw: raw.contains($0)) }
    keep(times == 1 ? .once(values) : .repeated, of: identity, wave)
  }

  private mutating func keep(_ entry: Entry, of identity: SegmentKey, _ wave: SegmentKey) {
    respondents[identity, default: [:]].merge([wave: entry]) { _, _ in .repeated }
  }

  /// Adds everything that a tally of the same comparison holds.
  mutating func merge(_ other: PairedWaves) {
    for (identity, waves) in other.respondents {
      for (wave, entry) in waves { keep(entry, of: identity, wave) }
    }
  }

  /// The changes of those who have a score in two waves: the later less the earlier.
  ///
  /// - Parameters:
  ///   - score: The score, by its place in the comparison.
  ///   - first: The earlier wave.
  ///   - second: The later one.
  func changes(ofScore score: Int, from first: SegmentKey, to second: SegmentKey) -> ValueDistribution {
    var changes = ValueDistribution()
    for waves in respondents.values {
      guard case .once(let before)? = waves[first], case .once(let after)? = waves[second],
        let before = before[score], let after = after[score]
      else { continue }
      changes.add(after - before)
    }
    return changes
  }
}

extension ScoreResult {
  /// What groups are compared by of a response's part in a score: the percent, or the items' own unit where that is
  /// reported; points of a gap; 100 and 0 for inside and outside the boxes; −100, 0 and 100 in a net score; `nil` where it
  /// has no score, and for what is no number.
  func comparedValue(isRaw: Bool) -> Ratio? {
    switch self {
    case .dimension(let result): isRaw ? result.raw : result.percent
    case .index(let result): result.percent
    case .maturity(let result): result.percent
    case .gap(let result): result.gap
    case .topBox(let result): result.isInside.map { $0 ? 100 : 0 }
    case .netScore(let result): result.sign.map { Ratio(100 * $0.signum()) }
    case .quadrants, .importancePerformance: nil
    }
  }
}
