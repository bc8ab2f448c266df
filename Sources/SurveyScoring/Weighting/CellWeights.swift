import SurveyModel
import SurveyStatistics

/// The weight of each cell of some margins, such that the respondents of all cells together meet them.
struct CellWeights: Sendable, Hashable {
  /// The cells in ascending order of their answers, so that no result hangs on the order of responses.
  let keys: [[Int?]]
  /// How many respondents each has.
  let counts: [Int]
  /// The weight of each respondent of the cell; 1 on average over all respondents.
  let weights: [Double]
  /// How many respondents had more than the limit.
  let trimmed: Int

  /// Weights the cells of a tally.
  init(_ tally: WeightTally, _ weighting: CompiledWeighting) throws(WeightingFailure) {
    let cells = tally.sortedCells
    let keys = cells.map(\.key)
    let counts = cells.map(\.value.count)
    guard !cells.isEmpty else { throw .noRespondents }
    let margins = weighting.margins.enumerated().map { index, margin in
      RakingMargin(
        name: String(index), categories: keys.map { margin.category(of: $0) },
        targets: margin.targets.map(\.doubleValue))
    }
    var weights = try Self.raked(margins, counts.map { Double($0) }, counts)
    var trimmed = 0
    if let limit = weighting.weighting.trim, let middle = Self.median(weights, counts) {
      let cap = limit.doubleValue * middle
      trimmed = zip(weights, counts).reduce(0) { $0 + ($1.0 > cap ? $1.1 : 0) }
      if trimmed > 0 {
        let capped = weights.map { min($0, cap) }
        let sums = zip(capped, counts).map { $0 * Double($1) }
        // Meeting the cells again would undo the limit; several margins leave room for both.
        weights =
          weighting.weighting.method == .rake
          ? try Self.raked(margins, sums, counts)
          : capped.map { $0 * Double(counts.reduce(0, +)) / sums.reduce(0, +) }
      }
    }
    self.keys = keys
    self.counts = counts
    self.weights = weights
    self.trimmed = trimmed
  }

  /// Rakes the cells as if each were one respondent with the weight of all of them.
  private static func raked(
    _ margins: [RakingMargin], _ base: [Double], _ counts: [Int]
  ) throws(WeightingFailure) -> [Double] {
    do throws(StatisticsError) {
      let total = Double(counts.reduce(0, +))
      let raking = try Raking(margins: margins, baseWeights: base, total: total)
      return zip(raking.weights, counts).map { $0 / Double($1) }
    } catch .emptyCell(let margin, let category) {
      throw .emptyCategory(margin: Int(margin) ?? 0, category: category)
    } catch .notConverged(let margin, _, let error) {
      throw .notConverged(margin: Int(margin) ?? 0, error: error)
    } catch {
      throw .impossible(error.description)
    }
  }

  /// The median weight of all respondents; for an even number of them the mean of the two in the middle.
  private static func median(_ weights: [Double], _ counts: [Int]) -> Double? {
    let sorted = zip(weights, counts).sorted { $0.0 < $1.0 }
    let total = counts.reduce(0, +)
    func at(_ place: Int) -> Double? {
      var before = 0
      for (weight, count) in sorted {
        before += count
        if before > place { return weight }
      }
      return nil
    }
    return at((total - 1) / 2).flatMap { lower in at(total / 2).map { (lower + $0) / 2 } }
  }
}

/// Why respondents cannot be weighted.
public enum WeightingFailure: Error, Sendable, Hashable {
  /// There are no respondents.
  case noRespondents
  /// Nobody is in a category that has a share; categories must be combined.
  case emptyCategory(margin: Int, category: Int)
  /// The margins contradict each other in these responses; the one furthest from its shares, and how far it is.
  case notConverged(margin: Int, error: Double)
  /// No response has a usable weight.
  case noWeights
  /// Another reason, in one English sentence.
  case impossible(String)
}
