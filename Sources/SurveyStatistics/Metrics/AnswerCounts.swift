/// How often each value of a whole-number answer scale was given.
///
/// Satisfaction shares, effort scores and net scores are all read from these counts.
public struct AnswerCounts: Hashable, Sendable {
  /// The lowest value of the scale.
  public let lowest: Int
  /// The number of answers for each value from the lowest on.
  public private(set) var counts: [Int]

  /// Counts from the lowest value of the scale upwards, or `nil` when one is negative or there are none.
  public init?(lowest: Int, counts: [Int]) {
    guard !counts.isEmpty, counts.allSatisfy({ $0 >= 0 }) else { return nil }
    self.lowest = lowest
    self.counts = counts
  }

  /// Counts of `answers` on a scale; answers outside the scale are left out.
  public init(_ answers: some Sequence<Int>, scale: ClosedRange<Int>) {
    lowest = scale.lowerBound
    counts = Array(repeating: 0, count: scale.count)
    for answer in answers where scale.contains(answer) {
      counts[answer - lowest] += 1
    }
  }

  /// The highest value of the scale.
  public var highest: Int { lowest + counts.count - 1 }

  /// The number of answers.
  public var total: Int { counts.reduce(0, +) }

  /// Count, sum and sum of squares of the answers.
  public var moments: IntegerMoments {
    var moments = IntegerMoments()
    for (index, count) in counts.enumerated() {
      moments.add(lowest + index, times: count)
    }
    return moments
  }

  /// The mean as a percentage of the scale, or `nil` without answers or on a scale of one value.
  public var percentOfMaximum: Double? {
    moments.mean.flatMap { PercentOfMaximum.value($0, lowest: Double(lowest), highest: Double(highest)) }
  }

  /// The share of answers in a range of values, such as 5… for an effort score on 1–7.
  public func share(of values: some RangeExpression<Int>) -> Proportion? {
    var cases = 0
    for (index, count) in counts.enumerated() where values.contains(lowest + index) {
      cases += count
    }
    return Proportion(cases, of: total)
  }

  /// The share of answers in the `boxes` highest values: top-2-box is the usual satisfaction share.
  public func topBoxes(_ boxes: Int) -> Proportion? { share(of: (highest - clamped(boxes) + 1)...) }

  /// The share of answers in the `boxes` lowest values.
  public func bottomBoxes(_ boxes: Int) -> Proportion? { share(of: ..<(lowest + clamped(boxes))) }

  /// The net score with detractors up to one value and promoters from another on: 6 and 9 for NPS.
  public func netScore(detractorsThrough last: Int = 6, promotersFrom first: Int = 9) -> NetScore? {
    guard
      last < first, let low = share(of: ...last)?.successes, let high = share(of: first...)?.successes
    else { return nil }
    return NetScore(detractors: low, passives: total - low - high, promoters: high)
  }

  private func clamped(_ boxes: Int) -> Int { min(counts.count, max(0, boxes)) }
}
