/// Size, mean and spread of a sample: all that interval and test formulas for means need.
public struct SampleSummary: Hashable, Sendable {
  /// The number of values, at least 1.
  public let count: Int
  /// The arithmetic mean.
  public let mean: Double
  /// The sample variance with divisor n − 1, or `nil` for a single value.
  public let variance: Double?

  /// The summary of exact moments, or `nil` when they hold no values.
  public init?(_ moments: IntegerMoments) {
    guard let mean = moments.mean else { return nil }
    count = moments.count
    self.mean = mean
    variance = moments.variance
  }

  /// The summary of whole-number moments on another scale, such as scores held as numerators: `value·factor + offset`.
  public init?(_ moments: IntegerMoments, factor: Double, offset: Double = 0) {
    guard let plain = SampleSummary(moments), factor.isFinite, offset.isFinite else { return nil }
    count = plain.count
    mean = plain.mean * factor + offset
    variance = plain.variance.map { $0 * factor * factor }
  }

  /// The summary of `values`, or `nil` when there are none or one of them is not finite.
  public init?(_ values: [Double]) { self.init(counted: values.map { (value: $0, count: 1) }) }

  /// The summary of values that occur several times, or `nil` when there are none or one of them is not finite.
  public init?(counted values: [(value: Double, count: Int)]) {
    let values = values.filter { $0.count > 0 }
    guard let first = values.first?.value, values.allSatisfy(\.value.isFinite) else { return nil }
    count = values.reduce(0) { $0 + $1.count }
    let size = Double(count)
    let mean = compensatedSum(values.count) { Double(values[$0].count) * values[$0].value } / size
    self.mean = mean
    // Equal values must have variance 0 exactly, whatever their mean rounds to.
    if count == 1 {
      variance = nil
    } else if values.allSatisfy({ $0.value == first }) {
      variance = 0
    } else {
      let squares = compensatedSum(values.count) { index in
        let distance = values[index].value - mean
        return Double(values[index].count) * distance * distance
      }
      variance = squares / (size - 1)
    }
  }

  /// A summary taken from a table, or `nil` when the numbers are impossible.
  public init?(count: Int, mean: Double, standardDeviation: Double?) {
    guard count > 0, mean.isFinite, (standardDeviation ?? 0) >= 0, (standardDeviation ?? 0).isFinite else { return nil }
    self.count = count
    self.mean = mean
    variance = count > 1 ? standardDeviation.map { $0 * $0 } : nil
  }

  /// The sample standard deviation, or `nil` for a single value.
  public var standardDeviation: Double? { variance.map { $0.squareRoot() } }

  /// s / √n, or `nil` for a single value.
  public var standardError: Double? { variance.map { ($0 / Double(count)).squareRoot() } }
}
