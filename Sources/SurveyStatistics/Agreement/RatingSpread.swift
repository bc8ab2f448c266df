/// How far the assessors of one item are apart, in levels.
public struct RatingSpread: Hashable, Sendable {
  /// The number of ratings.
  public let count: Int
  /// The lowest rating.
  public let lowest: Int
  /// The highest rating.
  public let highest: Int
  /// The middle rating, or the mean of the two middle ones.
  public let median: Double
  /// The share of ratings within one level of the median.
  public let shareWithinOneLevel: Double

  /// The spread of `ratings`, or `nil` when there are none.
  public init?(_ ratings: [Int]) {
    let values = ratings.map { Double($0) }
    guard
      let lowest = ratings.min(), let highest = ratings.max(), let middle = SurveyStatistics.median(values)
    else { return nil }
    count = ratings.count
    self.lowest = lowest
    self.highest = highest
    median = middle
    let near = values.count { ($0 - middle).magnitude <= 1 }
    shareWithinOneLevel = Double(near) / Double(ratings.count)
  }

  /// Highest less lowest rating.
  public var range: Int { highest - lowest }

  /// Whether the assessors should talk: they are two levels or more apart.
  public var needsDiscussion: Bool { range >= 2 }
}
