import SurveyModel

/// What many responses say about everything that can be weighted: exact counts for each cell of the margins, or exact sums
/// of given weights for each value, so that merging never depends on an order, and weights are applied at the end.
public struct WeightTally: Sendable, Hashable {
  /// The respondents of a cell, who all have the same weight.
  struct Cell: Sendable, Hashable {
    var count = 0
    /// What is weighted, by subject.
    var values: [ValueDistribution]

    init(subjects: Int) { values = Array(repeating: ValueDistribution(), count: subjects) }

    mutating func add(_ response: ResponseScores, times: Int) {
      count += times
      for (subject, value) in response.weightedValues.enumerated() {
        if let value { values[subject].add(value, times: times) }
      }
    }

    mutating func merge(_ other: Cell) {
      count += other.count
      for (subject, others) in zip(values.indices, other.values) { values[subject].merge(others) }
    }
  }

  /// Given weights, added up exactly.
  struct Sums: Sendable, Hashable {
    /// A weight in units of 10⁻⁹, which is as fine as decimals are read.
    private static let unit: Int128 = 1_000_000_000

    private(set) var count = 0
    private var weight: Int128 = 0
    private var squares: Int128 = 0

    mutating func add(_ weight: Ratio, times: Int) {
      let units = weight.numerator * (Self.unit / weight.denominator)
      count += times
      self.weight = Ratio.Grid.sum(self.weight, Ratio.Grid.times(units, Int128(times)))
      squares = Ratio.Grid.sum(squares, Ratio.Grid.times(units * units, Int128(times)))
    }

    mutating func merge(_ other: Sums) {
      count += other.count
      weight = Ratio.Grid.sum(weight, other.weight)
      squares = Ratio.Grid.sum(squares, other.squares)
    }

    /// Σw.
    var sum: Double { Double(weight) / Double(Self.unit) }
    /// Σw².
    var sumOfSquares: Double { Double(squares) / Double(Self.unit) / Double(Self.unit) }
  }

  /// The cells, by the answers to the items of the margins.
  private(set) var cells: [[Int?]: Cell] = [:]

  /// The cells in ascending order of their answers, so that no result hangs on the order of responses.
  var sortedCells: [(key: [Int?], value: Cell)] {
    cells.sorted { left, right in
      left.key.map { $0 ?? -1 }.lexicographicallyPrecedes(right.key.map { $0 ?? -1 })
    }
  }

  /// All given weights.
  private(set) var given = Sums()
  /// The given weights of each value, by subject.
  private(set) var values: [[Ratio: Sums]]
  /// The smallest given weight.
  private(set) var smallest: Ratio?
  /// The largest given weight.
  private(set) var largest: Ratio?

  /// How many responses have no usable weight, and are left out of everything that is weighted.
  public private(set) var missing = 0

  /// No respondents.
  ///
  /// - Parameter plan: The plan by which responses are scored; what is weighted are its scores and then its items, which
  ///   are the subjects here.
  init(_ plan: ScoringPlan) {
    values = Array(repeating: [:], count: plan.survey.scoring.scores.count + plan.items.count)
  }

  /// Adds a response, several times over.
  mutating func add(_ response: ResponseScores, times: Int = 1) {
    switch response.weight {
    case nil: break
    case .missing?: missing += times
    case .cell(let key)?: cells[key, default: Cell(subjects: values.count)].add(response, times: times)
    case .given(let weight)?:
      given.add(weight, times: times)
      smallest = min(smallest ?? weight, weight)
      largest = max(largest ?? weight, weight)
      for (subject, value) in response.weightedValues.enumerated() {
        if let value { values[subject][value, default: Sums()].add(weight, times: times) }
      }
    }
  }

  /// Adds everything that another tally of the same plan holds.
  mutating func merge(_ other: WeightTally) {
    missing += other.missing
    cells.merge(other.cells) { left, right in
      var cell = left
      cell.merge(right)
      return cell
    }
    given.merge(other.given)
    smallest = [smallest, other.smallest].compactMap(\.self).min()
    largest = [largest, other.largest].compactMap(\.self).max()
    for (subject, others) in zip(values.indices, other.values) {
      values[subject].merge(others) { left, right in
        var sums = left
        sums.merge(right)
        return sums
      }
    }
  }
}

extension ResponseScores {
  /// What is weighted of each subject: of scores their part, of items the value.
  fileprivate var weightedValues: [Ratio?] { scores.map(\.weightedValue) + answers.map(\.value) }
}

extension ScoreResult {
  /// What is weighted of a response's part in a score: the percent, the points of a gap, inside or not as 1 and 0, the
  /// sign in a net score, the number of the quadrant and −1 outside all; `nil` where it has none.
  var weightedValue: Ratio? {
    switch self {
    case .dimension(let result): result.percent
    case .index(let result): result.percent
    case .maturity(let result): result.percent
    case .gap(let result): result.gap
    case .topBox(let result): result.isInside.map { $0 ? 1 : 0 }
    case .netScore(let result): result.sign.map { Ratio($0) }
    case .quadrants(let result): result.isPlaced ? Ratio(result.quadrant ?? -1) : nil
    case .importancePerformance: nil
    }
  }
}
