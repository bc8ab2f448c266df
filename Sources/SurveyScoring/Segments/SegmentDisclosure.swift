import SurveyModel
import SurveyStatistics

/// What may be shown of the segments of one breakdown without giving away a group below the minimum.
///
/// Segments that are too small are hidden, and further ones where what is shown would let them be worked out: the total
/// of all responses is known, and for crossed keys so is that of each value of each key. The same holds for every score
/// and every item by itself, because fewer may have answered it. Responses without a segment are one more cell.
struct SegmentDisclosure: Sendable, Hashable {
  /// Whether a segment shows nothing at all, by place.
  private(set) var isHidden: [Bool]
  /// The scores that a segment does not show, by place.
  private(set) var hiddenScores: [Set<Int>]
  /// The items that a segment does not show, by place in the plan's items.
  private(set) var hiddenItems: [Set<Int>]

  /// Works out what may be shown.
  ///
  /// - Parameters:
  ///   - cells: The segments in the order of their keys.
  ///   - minimum: The least group that is shown.
  init(_ cells: [(key: SegmentKey, aggregate: ScoreAggregate)], minimum: Int) {
    let lines = Self.lines(cells.map(\.key))
    let counts = cells.map(\.aggregate.count)
    let hidden = Set(CellSuppression.hiddenCells(sizes: counts, lines: lines, minimum: minimum))
    isHidden = cells.indices.map(hidden.contains)
    var scores = Array(repeating: Set<Int>(), count: cells.count)
    var items = Array(repeating: Set<Int>(), count: cells.count)
    guard minimum > 1, let first = cells.first?.aggregate else {
      hiddenScores = scores
      hiddenItems = items
      return
    }
    for score in first.scoreIndices {
      let sizes = cells.map { $0.aggregate.leastCount(ofScore: score) }
      for cell in CellSuppression.hiddenCells(sizes: sizes, lines: lines, minimum: minimum, hidden: hidden) {
        scores[cell].insert(score)
      }
    }
    for item in first.items.indices {
      let sizes = cells.map(\.aggregate.items[item].values.count)
      for cell in CellSuppression.hiddenCells(sizes: sizes, lines: lines, minimum: minimum, hidden: hidden) {
        items[cell].insert(item)
      }
    }
    hiddenScores = scores
    hiddenItems = items
  }

  /// The cells that add up to something that is known: all of them, and where keys are crossed, those that differ in one
  /// key alone.
  private static func lines(_ keys: [SegmentKey]) -> [[Int]] {
    let width = keys.first?.values.count ?? 0
    guard width > 1 else { return [Array(keys.indices)] }
    return (0..<width).flatMap { place in
      let groups = Dictionary(grouping: keys.indices) { index in
        var values = keys[index].values
        values.remove(at: place)
        return values
      }
      return groups.values.map { $0.sorted() }.sorted { ($0.first ?? 0) < ($1.first ?? 0) }
    }
  }
}

extension ScoreAggregate {
  /// The scores that it holds.
  var scoreIndices: [Int] {
    (scores.scores + maturities.scores + topBoxes.scores + netScores.scores + gaps.scores
      + importancePerformances.scores + quadrants.scores).sorted()
  }

  /// How many responses the smallest number rests on that is told of a score; 0 when none is told.
  func leastCount(ofScore score: Int) -> Int {
    var counts: [Int] = []
    if let tally = scores[score] { counts = [tally.percent.count, tally.raw.count] }
    if let tally = maturities[score] {
      counts = [tally.percent.count, tally.levels.count] + tally.steps.flatMap { [$0.percent.count, $0.levels.count] }
    }
    if let tally = topBoxes[score] { counts = [tally.answered] }
    if let tally = netScores[score] { counts = [tally.groups.reduce(tally.ungrouped, +)] }
    if let tally = gaps[score] { counts = [tally.gaps.count] + tally.pairs.map(\.count) }
    if let tally = importancePerformances[score] {
      counts = tally.aspects.flatMap { [$0.performance.count, $0.importance.count] }
    }
    if let tally = quadrants[score] { counts = [tally.quadrants.reduce(tally.outside, +)] }
    return counts.filter { $0 > 0 }.min() ?? 0
  }
}
