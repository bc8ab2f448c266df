import SurveyModel
import SurveyStatistics

extension SegmentComparison {
  /// A type of a typology in a segment.
  public struct TypeShare: Sendable, Hashable {
    /// From this residual on a type is unusually frequent or rare.
    public static let unusual = 2.0

    /// How many of the segment are of the type.
    public let count: Int
    /// How many that is in percent; of what all weigh where respondents are weighted.
    public let share: Double
    /// How far the share is from what one would expect if all segments were made up alike: the adjusted residual in the
    /// table of segments by types, about normal (Haberman, 1973), which of weighted respondents has the size that remains
    /// after the mean design effect; `nil` where there is no such table.
    public let residual: Double?
  }

  /// Compares how the segments of a breakdown are made up.
  ///
  /// - Parameters:
  ///   - request: What is asked for.
  ///   - typology: The score, by index.
  ///   - breakdown: The breakdown.
  ///   - cells: What those of each type in each segment weigh, and last those of none, in the order of keys; `nil` for
  ///     what is hidden.
  ///   - isWeighted: Whether they do not all weigh the same.
  init(
    _ request: CompiledComparison, typology: Int, breakdown: CompiledBreakdown,
    cells: [(key: SegmentKey, types: [WeightedValue]?)], isWeighted: Bool
  ) {
    // Who has no value belongs to no segment.
    let cells = cells.filter { !$0.key.isMissing }
    let shown = cells.indices.filter { cells[$0].types?.contains { $0.weight > 0 } ?? false }
    let table = shown.compactMap { cells[$0].types }
    kind = request.kind
    score = typology
    self.breakdown = breakdown
    family = request.family
    rate = request.rate
    meaningful = request.meaningful
    unit = .share
    isTypology = true
    self.isWeighted = isWeighted
    overall = isWeighted ? GroupTest(weighted: table) : GroupTest(counts: table.map { $0.map(\.count) })
    segments = cells.map { key, types in
      Segment(
        key: key, isHidden: types == nil, count: types?.reduce(0) { $0 + $1.count }, value: nil, exactValue: nil,
        interval: nil)
    }
    for (index, types) in zip(shown, Self.types(table, isWeighted: isWeighted)) { segments[index].types = types }
  }

  /// The types of each segment; those of none are left out where nobody is.
  private static func types(_ table: [[WeightedValue]], isWeighted: Bool) -> [[TypeShare]] {
    let weights = Matrix(rows: table.count, columns: table.first?.count ?? 0) { table[$0][$1].weight }
    let size = Double(table.joined().reduce(0) { $0 + $1.count })
    let effect = isWeighted ? ((try? RaoScottTest(table)) ?? nil)?.meanDesignEffect ?? 1 : 1
    let residuals = ((try? ChiSquaredTest(weights, scaledTo: size / effect)) ?? nil)?.adjustedResiduals
    let hasOutside = table.contains { ($0.last?.count ?? 0) > 0 }
    return table.enumerated().map { row, types in
      let total = types.reduce(0) { $0 + $1.weight }
      return (hasOutside ? types : types.dropLast()).enumerated().map { column, type in
        TypeShare(
          count: type.count, share: 100 * type.weight / total, residual: residuals.map { $0[row, column] })
      }
    }
  }
}

extension ScoreAggregate {
  /// What those of each type of a typology weigh, and last those of none; `nil` for any other score.
  ///
  /// - Parameter weights: What respondents weigh; all the same, when left out.
  func types(ofScore score: Int, _ weights: SettledWeights?) -> [WeightedValue]? {
    guard let tally = quadrants[score] else { return nil }
    guard let weights, let weighted = self.weights else {
      return (tally.quadrants + [tally.outside]).map { WeightedValue(0, count: $0, eachWeighing: 1) }
    }
    let values = weights.values(of: score, in: weighted)
    return (Array(tally.quadrants.indices) + [-1]).map { place in
      WeightedValue(0, together: values.filter { $0.value == Ratio(place) }.flatMap(\.groups))
    }
  }
}
