import SurveyModel
import SurveyStatistics

extension SegmentComparison {
  /// A type of a typology in a segment.
  public struct TypeShare: Sendable, Hashable {
    /// From this residual on a type is unusually frequent or rare.
    public static let unusual = 2.0

    /// How many of the segment are of the type.
    public let count: Int
    /// How many that is in percent.
    public let share: Double
    /// How far the share is from what one would expect if all segments were made up alike: the adjusted residual in the
    /// table of segments by types, about normal (Haberman, 1973); `nil` where there is no such table.
    public let residual: Double?
  }

  /// Compares how the segments of a breakdown are made up.
  ///
  /// - Parameters:
  ///   - request: What is asked for.
  ///   - typology: The score, by index.
  ///   - breakdown: The breakdown.
  ///   - cells: How many of each segment are of each type, and last of none, in the order of keys; `nil` for what is
  ///     hidden.
  init(
    _ request: CompiledComparison, typology: Int, breakdown: CompiledBreakdown,
    cells: [(key: SegmentKey, counts: [Int]?)]
  ) {
    // Who has no value belongs to no segment.
    let cells = cells.filter { !$0.key.isMissing }
    let shown = cells.indices.filter { (cells[$0].counts?.reduce(0, +) ?? 0) > 0 }
    let table = shown.compactMap { cells[$0].counts }
    kind = request.kind
    score = typology
    self.breakdown = breakdown
    family = request.family
    rate = request.rate
    meaningful = request.meaningful
    unit = .share
    isTypology = true
    overall = GroupTest(counts: table)
    segments = cells.map { key, counts in
      Segment(
        key: key, isHidden: counts == nil, count: counts?.reduce(0, +), value: nil, exactValue: nil, interval: nil)
    }
    for (index, types) in zip(shown, Self.types(table)) { segments[index].types = types }
  }

  /// The types of each segment; those of none are left out where nobody is.
  private static func types(_ table: [[Int]]) -> [[TypeShare]] {
    let counts = Matrix(rows: table.count, columns: table.first?.count ?? 0) { Double(table[$0][$1]) }
    let residuals = ((try? ChiSquaredTest(counts)) ?? nil)?.adjustedResiduals
    let hasOutside = table.contains { ($0.last ?? 0) > 0 }
    return table.enumerated().map { row, counts in
      let total = counts.reduce(0, +)
      return (hasOutside ? counts : counts.dropLast()).enumerated().map { column, count in
        TypeShare(
          count: count, share: 100 * Double(count) / Double(total), residual: residuals.map { $0[row, column] })
      }
    }
  }
}

extension ScoreAggregate {
  /// How many responses are of each type of a typology, and last of none; `nil` for any other score.
  func types(ofScore score: Int) -> [Int]? { quadrants[score].map { $0.quadrants + [$0.outside] } }
}
