/// One known distribution that weights are to reproduce, such as the age groups of the population.
public struct RakingMargin: Hashable, Sendable {
  /// What the margin is called in reports and errors.
  public let name: String
  /// The category of each respondent, counted from 0; `nil` leaves a respondent out of this margin's adjustment.
  ///
  /// Respondents without an answer can instead form a category of their own with a target of its own.
  public let categories: [Int?]
  /// The target of each category, not negative; any unit, counts or shares.
  public let targets: [Double]

  /// A margin; it is checked when weights are raked.
  public init(name: String, categories: [Int?], targets: [Double]) {
    self.name = name
    self.categories = categories
    self.targets = targets
  }

  /// The sum of the weights in each category.
  public func totals(of weights: [Double]) -> [Double] {
    var sums = Array(repeating: CompensatedSum(), count: targets.count)
    for (weight, category) in zip(weights, categories) {
      if let category, sums.indices.contains(category) {
        sums[category].add(weight)
      }
    }
    return sums.map(\.value)
  }

  /// The targets as shares of their sum.
  var shares: [Double] {
    let total = targets.compensatedSum()
    return targets.map { $0 / total }
  }

  func check(respondentCount: Int, baseWeights: [Double]) throws(StatisticsError) {
    guard categories.count == respondentCount else {
      throw .mismatchedLengths(expected: respondentCount, found: categories.count)
    }
    try checkTotals(targets, name: name)
    for case let category? in categories where !targets.indices.contains(category) {
      throw .outOfRange("a category of \(name)", value: Double(category))
    }
    let present = totals(of: baseWeights)
    for category in targets.indices where targets[category] > 0 && present[category] <= 0 {
      throw .emptyCell(margin: name, cell: category)
    }
  }
}
