public import SurveyModel

extension ScoringPlan {
  /// The least and the greatest that a dimension can be in its raw unit.
  ///
  /// - Parameters:
  ///   - score: The score index; another kind of score gives `nil`.
  ///   - inScope: How many items are in scope, for a sum or a count; all that have a weight, when left out.
  public func rawBounds(ofDimension score: Int, inScope: Int? = nil) -> (least: Ratio, greatest: Ratio)? {
    guard let dimension = dimensions[score] else { return nil }
    let count = Ratio(inScope ?? dimension.weightedCount)
    switch dimension.dimension.method {
    case .mean, .min, .max: return (dimension.least, dimension.greatest)
    case .sum: return (dimension.least * count, dimension.greatest * count)
    case .count: return (0, count)
    }
  }

  /// The least and the greatest level of a maturity's steps; `nil` without steps.
  public func levelBounds(ofMaturity score: Int) -> (least: Int, greatest: Int)? {
    let steps = (steps[score] ?? []).map(\.plan)
    guard let least = steps.map(\.leastLevel).min(), let greatest = steps.map(\.greatestLevel).max() else { return nil }
    return (least, greatest)
  }
}
