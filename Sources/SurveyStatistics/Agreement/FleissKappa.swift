/// Agreement of several raters on unordered categories, from how many raters chose each category.
public struct FleissKappa: Hashable, Sendable {
  /// P̄, the mean share of agreeing pairs of raters.
  public let observedAgreement: Double
  /// P̄ₑ, the agreement expected from the overall use of the categories.
  public let expectedAgreement: Double
  /// The number of categories.
  public let categoryCount: Int

  /// The agreement in `counts`: one row for each subject, one column for each category.
  ///
  /// Every subject needs the same number of raters, at least 2.
  public init(_ counts: [[Int]]) throws(StatisticsError) {
    guard let first = counts.first else { throw .tooFew("subjects", needed: 1, found: 0) }
    let raters = first.reduce(0, +)
    guard raters > 1 else { throw .tooFew("raters", needed: 2, found: raters) }
    var agreement = CompensatedSum()
    var totals = Array(repeating: 0, count: first.count)
    for row in counts {
      guard row.count == first.count else { throw .mismatchedLengths(expected: first.count, found: row.count) }
      if let negative = row.first(where: { $0 < 0 }) { throw .outOfRange("a count", value: Double(negative)) }
      let total = row.reduce(0, +)
      guard total == raters else { throw .mismatchedLengths(expected: raters, found: total) }
      let pairs = row.reduce(0) { $0 + $1 * ($1 - 1) }
      agreement.add(Double(pairs) / Double(raters * (raters - 1)))
      for category in row.indices {
        totals[category] += row[category]
      }
    }
    let all = Double(counts.count * raters)
    observedAgreement = agreement.value / Double(counts.count)
    expectedAgreement = compensatedSum(totals.count) { Double(totals[$0]) / all * (Double(totals[$0]) / all) }
    categoryCount = first.count
  }

  /// Fleiss' κ (1971): (P̄ − P̄ₑ)/(1 − P̄ₑ), or `nil` when only one category was ever used.
  public var value: Double? {
    expectedAgreement < 1 ? (observedAgreement - expectedAgreement) / (1 - expectedAgreement) : nil
  }

  /// Randolph's free-marginal κ (2005), which expects 1/q for q categories; `nil` for a single category.
  public var freeMarginalValue: Double? {
    let expected = 1 / Double(categoryCount)
    return categoryCount > 1 ? (observedAgreement - expected) / (1 - expected) : nil
  }
}
