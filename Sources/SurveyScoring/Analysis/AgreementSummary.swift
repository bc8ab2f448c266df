public import SurveyModel
public import SurveyStatistics

/// How far the assessors of each unit agree.
public struct AgreementSummary: Sendable, Hashable {
  /// What limits the numbers.
  public enum Warning: String, Sendable, Hashable, CaseIterable {
    /// Fewer than two assessors.
    case oneAssessor
    /// All ratings are equal: nothing tells agreement from a scale that nobody used.
    case noVariation
    /// Fewer than two assessors rate all items: there are no intraclass correlations.
    case incomplete
  }

  /// An item on which assessors are two levels or more apart.
  public struct Discussion: Sendable, Hashable {
    /// The item, by index in the survey.
    public let item: Int
    /// The lowest rating.
    public let least: Ratio
    /// The highest rating.
    public let greatest: Ratio
    /// The lower median.
    public let median: Ratio
  }

  /// The assessors of one unit.
  public struct Unit: Sendable, Hashable {
    /// What responses call the unit; no values where all assess the same one.
    public let key: SegmentKey
    /// How many assess it.
    public let count: Int
    /// How many of them rate all items.
    public let complete: Int
    /// Krippendorff's alpha for ordinal ratings, missing ones included; `nil` without variation.
    public let alpha: Double?
    /// ICC(A,1): how far one assessor's ratings can be taken for another's, severity included; over those who rate all
    /// items.
    public let single: Double?
    /// Its 95 % interval (McGraw and Wong, 1996).
    public let singleInterval: ConfidenceInterval?
    /// ICC(A,k): the same of the mean of all of them.
    public let average: Double?
    /// r_wg(J) against an even spread over the scale (James, Demaree and Wolf, 1984), a contested yardstick.
    public let withinGroup: Double?
    /// The share of ratings within one level of their item's lower median.
    public let shareWithinOneLevel: Double?
    /// What to talk about, widest first.
    public let discussions: [Discussion]
    /// What limits the numbers.
    public let warnings: [Warning]
  }

  /// The scores whose items are rated, by index.
  public let scores: [Int]
  /// The units that are shown, in order.
  public let units: [Unit]
  /// How many units are not shown, because fewer assess them than respondents were promised, or because one could tell by
  /// them; 0 where nothing was promised.
  public let hidden: Int
  /// Whether there are more units than can be told apart, or names too long to be one; there are then none.
  public let isTooFine: Bool
  /// How many responses do not say which unit they assess.
  public let missing: Int

  /// - Parameter minimum: The least group that is shown, where respondents were promised one; assessors of a unit are few,
  ///   so that what is usual for segments would leave nothing.
  init(_ tally: AgreementTally, _ declared: CompiledAgreement, minimum: Int?) {
    scores = declared.scores
    missing = tally.missing
    isTooFine = tally.isTooFine
    let all = tally.units.sorted { $0.key < $1.key }
    let concealed = Set(
      CellSuppression.hiddenCells(
        sizes: all.map(\.value.count), lines: [Array(all.indices)], minimum: minimum ?? 1))
    hidden = concealed.count
    units = all.indices.filter { !concealed.contains($0) }.map { Unit(all[$0].key, all[$0].value, declared) }
  }
}

extension AgreementSummary.Unit {
  init(_ key: SegmentKey, _ unit: AgreementTally.Unit, _ declared: CompiledAgreement) {
    let rated = unit.ratings.filter { $0.count > 1 }
    let correlation = unit.correlation
    self.key = key
    count = unit.count
    complete = unit.complete
    alpha = KrippendorffAlpha(counts: rated.map(\.counted)).value(.ordinal)
    single = correlation?.value(.agreementSingle)
    singleInterval = correlation?.interval(.agreementSingle)
    average = correlation?.value(.agreementAverage)
    let variances = rated.compactMap { $0.summary?.sample.variance }
    withinGroup = declared.optionCount.flatMap {
      WithinGroupAgreement.severalItems(variances: variances, optionCount: $0)
    }
    let ratings = rated.reduce(0) { $0 + $1.count }
    let near = rated.reduce(0) { sum, item in
      sum + (item.lowerMedian.map { item.count(from: $0 - 1, to: $0 + 1) } ?? 0)
    }
    shareWithinOneLevel = ratings > 0 ? Double(near) / Double(ratings) : nil
    discussions = zip(declared.items, unit.ratings).compactMap { item, ratings in
      guard let least = ratings.minimum, let greatest = ratings.maximum, let median = ratings.lowerMedian,
        greatest - least >= 2
      else { return nil }
      return .init(item: item.item, least: least, greatest: greatest, median: median)
    }.sorted { ($1.greatest - $1.least, $0.item) < ($0.greatest - $0.least, $1.item) }
    var warnings: [AgreementSummary.Warning] = []
    if rated.isEmpty { warnings.append(.oneAssessor) } else if alpha == nil { warnings.append(.noVariation) }
    if !rated.isEmpty, unit.complete < 2 { warnings.append(.incomplete) }
    self.warnings = warnings
  }
}

extension AgreementTally.Unit {
  /// The table of items by assessors, over those who rate all items. Its sums of squares are exact until here.
  fileprivate var correlation: IntraclassCorrelation? {
    let (n, k) = (totals.count, complete)
    guard n > 1, k > 1, let cells = Ratio(1, over: Int128(n) * Int128(k)), let subjects = Ratio(1, over: Int128(k)),
      let assessors = Ratio(1, over: Int128(n))
    else { return nil }
    let sum = totals.reduce(0, +)
    let correction = sum * sum * cells
    return IntraclassCorrelation(
      subjectCount: n, raterCount: k,
      subjects: (totals.map { $0 * $0 }.reduce(0, +) * subjects - correction).doubleValue,
      raters: (assessorSquares * assessors - correction).doubleValue, total: (squares - correction).doubleValue)
  }
}

extension ValueDistribution {
  /// The values with their counts, as doubles.
  var counted: [(value: Double, count: Int)] { entries.map { ($0.value.doubleValue, $0.count) } }
}
