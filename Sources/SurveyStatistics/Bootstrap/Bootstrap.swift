/// Resampling of respondents with replacement (Efron, 1979), repeatable from its seed.
public struct Bootstrap: Hashable, Sendable {
  /// The seed, to be printed beside every interval made with it.
  public let seed: UInt64
  /// The number of resamples B.
  public let replicateCount: Int

  /// A plan of `replicateCount` resamples, at least 1; 2000 are the least for intervals.
  public init(seed: UInt64, replicateCount: Int = 2000) {
    self.seed = seed
    self.replicateCount = max(1, replicateCount)
  }

  /// The distribution of `statistic` over resamples of `rows`, one row for each respondent.
  ///
  /// - Parameters:
  ///   - rows: The respondents.
  ///   - hasAcceleration: Whether to prepare BCa intervals, which takes one more evaluation for every row.
  ///   - statistic: The statistic; `nil` where it is undefined, which is counted.
  /// - Returns: `nil` when the statistic is undefined for `rows` themselves or for every resample.
  public func distribution<Row>(
    of rows: [Row], hasAcceleration: Bool = true, statistic: ([Row]) -> Double?
  ) -> BootstrapDistribution? {
    guard !rows.isEmpty, let estimate = statistic(rows), estimate.isFinite else { return nil }
    var generator = SeededGenerator(seed: seed)
    var resample = rows
    var replicates: [Double] = []
    replicates.reserveCapacity(replicateCount)
    for _ in 0..<replicateCount {
      for index in resample.indices {
        resample[index] = rows[generator.index(below: rows.count)]
      }
      if let value = statistic(resample), value.isFinite {
        replicates.append(value)
      }
    }
    return BootstrapDistribution(
      estimate: estimate, replicates: replicates,
      acceleration: hasAcceleration ? Self.acceleration(of: rows, statistic: statistic) : nil,
      undefinedCount: replicateCount - replicates.count)
  }

  /// The acceleration a = Σ(θ̄ − θᵢ)³/(6·(Σ(θ̄ − θᵢ)²)^1.5) from the statistic without each row in turn.
  private static func acceleration<Row>(of rows: [Row], statistic: ([Row]) -> Double?) -> Double? {
    var values: [Double] = []
    for index in rows.indices {
      var rest = rows
      rest.remove(at: index)
      guard let value = statistic(rest), value.isFinite else { return nil }
      values.append(value)
    }
    guard let summary = SampleSummary(values), let variance = summary.variance, variance > 0 else { return nil }
    let squares = variance * Double(values.count - 1)
    let cubes = compensatedSum(values.count) { index in
      let distance = summary.mean - values[index]
      return distance * distance * distance
    }
    return cubes / (6 * squares * squares.squareRoot())
  }
}
