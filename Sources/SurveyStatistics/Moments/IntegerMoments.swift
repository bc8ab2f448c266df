/// Count, sum and sum of squares of whole numbers, exact and mergeable.
///
/// Merging is associative and commutative and never rounds, so the result is the same to the last bit whatever the
/// order, the chunks or the number of threads. Exact for |x| < 2³¹ and up to 2⁶² values.
public struct IntegerMoments: Hashable, Sendable {
  /// How many values were added.
  public private(set) var count: Int
  /// Σx.
  public private(set) var sum: Int128
  /// Σx².
  public private(set) var sumOfSquares: Int128

  /// No values.
  public init() {
    count = 0
    sum = 0
    sumOfSquares = 0
  }

  /// Moments that were accumulated elsewhere, or `nil` when no whole numbers can have them.
  public init?(count: Int, sum: Int128, sumOfSquares: Int128) {
    guard count >= 0, sumOfSquares >= 0, count > 0 || (sum == 0 && sumOfSquares == 0) else { return nil }
    let (left, leftOverflow) = sumOfSquares.multipliedReportingOverflow(by: Int128(count))
    let (right, rightOverflow) = sum.multipliedReportingOverflow(by: sum)
    guard !leftOverflow, !rightOverflow, left >= right else { return nil }
    self.count = count
    self.sum = sum
    self.sumOfSquares = sumOfSquares
  }

  /// The moments of `values`.
  public init(_ values: some Sequence<Int>) {
    self.init()
    for value in values {
      add(value)
    }
  }

  /// Adds `value`, `times` times over; `times` is not negative.
  public mutating func add(_ value: Int, times: Int = 1) {
    count += times
    sum += Int128(value) * Int128(times)
    sumOfSquares += Int128(value) * Int128(value) * Int128(times)
  }

  /// Adds everything that `other` holds.
  public mutating func merge(_ other: IntegerMoments) {
    count += other.count
    sum += other.sum
    sumOfSquares += other.sumOfSquares
  }

  /// Σx / n, or `nil` when there are no values.
  public var mean: Double? {
    count > 0 ? Double(sum) / Double(count) : nil
  }

  /// The sample variance with divisor n − 1, or `nil` for fewer than two values.
  ///
  /// (n·Σx² − (Σx)²) / (n·(n − 1)); the numerator is an exact integer, so nothing cancels.
  public var variance: Double? {
    count > 1 ? sumOfSquaredDeviations / Double(count - 1) : nil
  }

  /// The sample standard deviation, or `nil` for fewer than two values.
  public var standardDeviation: Double? {
    variance.map { $0.squareRoot() }
  }

  /// Σ(x − x̄)², 0 when there are no values.
  public var sumOfSquaredDeviations: Double {
    count > 0 ? Double(scaledCovariance(Int128(count), sumOfSquares, sum, sum)) / Double(count) : 0
  }
}

/// n·Σxy − Σx·Σy.
@inline(__always)
func scaledCovariance(_ n: Int128, _ productSum: Int128, _ firstSum: Int128, _ secondSum: Int128) -> Int128 {
  n * productSum - firstSum * secondSum
}
