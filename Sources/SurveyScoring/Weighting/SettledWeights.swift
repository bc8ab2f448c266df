import SurveyModel
import SurveyStatistics

/// What respondents weigh, settled so that those of a tally meet the margins together; the respondents of its parts then
/// weigh the same.
struct SettledWeights: Sendable {
  /// The cells of the margins with their weights; `nil` where each response brings its own weight.
  let cells: CellWeights?
  /// What unequal weights cost, over all respondents of the tally.
  let effect: KishEffect

  private let ofCell: [[Int?]: Double]

  /// Settles the weights of the respondents of a tally.
  init(_ tally: WeightTally, _ weighting: CompiledWeighting) throws(WeightingFailure) {
    let cells = weighting.weight == nil ? try CellWeights(tally, weighting) : nil
    self.cells = cells
    ofCell = cells.map { Dictionary(uniqueKeysWithValues: zip($0.keys, $0.weights)) } ?? [:]
    guard let effect = Self.effect(tally, ofCell, isGiven: cells == nil) else { throw .noWeights }
    self.effect = effect
  }

  /// Whether all weigh the same, so that nothing changes by weighting.
  var areEqual: Bool { effect.smallest == effect.largest }

  /// What unequal weights cost the respondents of a tally; `nil` where there are none.
  func effect(on tally: WeightTally) -> KishEffect? { Self.effect(tally, ofCell, isGiven: cells == nil) }

  private static func effect(_ tally: WeightTally, _ ofCell: [[Int?]: Double], isGiven: Bool) -> KishEffect? {
    guard !isGiven else {
      let sums = tally.given
      return KishEffect(
        [WeightedValue(0, count: sums.count, weight: sums.sum, squares: sums.sumOfSquares)],
        smallest: tally.smallest?.doubleValue ?? 0, largest: tally.largest?.doubleValue ?? 0)
    }
    let cells = tally.sortedCells.compactMap { key, cell in ofCell[key].map { (weight: $0, count: cell.count) } }
    return KishEffect(
      cells.map { WeightedValue(0, count: $0.count, eachWeighing: $0.weight) },
      smallest: cells.map(\.weight).min() ?? 0, largest: cells.map(\.weight).max() ?? 0)
  }

  /// The values that the respondents of a tally have in a subject, ascending, each with the respondents who share it.
  ///
  /// - Parameters:
  ///   - subject: A score by its index, or an item by its place in ``ScoringPlan/items`` after the number of scores.
  ///   - tally: The tally by which the weights were settled, or a part of it.
  func values(of subject: Int, in tally: WeightTally) -> [(value: Ratio, groups: [WeightedValue])] {
    var groups: [Ratio: [WeightedValue]] = [:]
    if cells == nil {
      for (value, sums) in tally.values[subject] {
        groups[value] = [
          WeightedValue(value.doubleValue, count: sums.count, weight: sums.sum, squares: sums.sumOfSquares)
        ]
      }
    } else {
      for (key, cell) in tally.sortedCells {
        guard let weight = ofCell[key] else { continue }
        for (value, count) in cell.values[subject].entries {
          groups[value, default: []].append(WeightedValue(value.doubleValue, count: count, eachWeighing: weight))
        }
      }
    }
    return groups.sorted { $0.key < $1.key }.map { (value: $0.key, groups: $0.value) }
  }

  /// The numbers that the respondents of a tally have in a score.
  ///
  /// - Parameters:
  ///   - score: The score, by index.
  ///   - kind: What its numbers are.
  ///   - tally: The tally by which the weights were settled, or a part of it.
  func numbers(ofScore score: Int, _ kind: JoinedNumber.Kind, in tally: WeightTally) -> [WeightedValue] {
    values(of: score, in: tally).flatMap(\.groups).map { $0.with($0.value * kind.factor) }
  }
}
