/// A value that several respondents share, with what their weights add up to.
public struct WeightedValue: Hashable, Sendable {
  /// The value.
  public let value: Double
  /// How many respondents have it.
  public let count: Int
  /// Σw of these.
  public let weight: Double
  /// Σw² of these.
  public let squares: Double

  /// A value with the sums of its respondents' weights.
  public init(_ value: Double, count: Int, weight: Double, squares: Double) {
    self.value = value
    self.count = count
    self.weight = weight
    self.squares = squares
  }

  /// The same respondents with another value.
  public func with(_ value: Double) -> WeightedValue {
    WeightedValue(value, count: count, weight: weight, squares: squares)
  }

  /// A value of respondents who have the same weight.
  public init(_ value: Double, count: Int, eachWeighing weight: Double) {
    self.init(value, count: count, weight: Double(count) * weight, squares: Double(count) * weight * weight)
  }
}

extension WeightedMean {
  /// The weighted mean of values that many respondents share: the same as of the respondents one by one, whose number
  /// then does not matter.
  ///
  /// `nil` without respondents and when their weights add up to nothing.
  public init?(_ groups: [WeightedValue]) { self.init(WeightedMoments(groups)) }

  /// The weighted mean of respondents of whom only moments are known; `nil` where their weights add up to nothing.
  public init?(_ moments: WeightedMoments) {
    guard moments.weight > 0, moments.weight.isFinite else { return nil }
    self.init(count: moments.count, mean: moments.mean, standardError: moments.standardError)
  }

  init(count: Int, mean: Double, standardError: Double?) {
    self.count = count
    self.mean = mean
    self.standardError = standardError
  }
}

extension KishEffect {
  /// The effect of weights of which only sums are known.
  ///
  /// - Parameters:
  ///   - groups: Any values; what counts are the weights.
  ///   - smallest: The smallest weight.
  ///   - largest: The largest weight.
  /// - Returns: `nil` when there are no weights, or all are 0.
  public init?(_ groups: [WeightedValue], smallest: Double, largest: Double) {
    let sum = compensatedSum(groups.count) { groups[$0].weight }
    let squares = compensatedSum(groups.count) { groups[$0].squares }
    guard sum > 0, squares > 0, sum.isFinite else { return nil }
    let size = sum * sum / squares
    self.init(
      effectiveSize: size, designEffect: Double(groups.reduce(0) { $0 + $1.count }) / size, smallest: smallest,
      largest: largest)
  }

  init(effectiveSize: Double, designEffect: Double, smallest: Double, largest: Double) {
    self.effectiveSize = effectiveSize
    self.designEffect = designEffect
    self.smallest = smallest
    self.largest = largest
  }
}
