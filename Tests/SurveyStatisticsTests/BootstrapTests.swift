import SurveyStatistics
import Testing

@Suite struct BootstrapTests {
  static func mean(_ rows: [Int]) -> Double? { rows.isEmpty ? nil : Double(rows.reduce(0, +)) / Double(rows.count) }

  /// The means of 12 draws from x in exact proportion: an even grid on the exact distribution, by convolution.
  static let exactMeans: [Double] = {
    var ways = [0: 1.0]
    for _ in 0..<12 {
      var next: [Int: Double] = [:]
      for (sum, share) in ways {
        for value in Samples.x {
          next[sum + value, default: 0] += share / 12
        }
      }
      ways = next
    }
    var grid: [Double] = []
    var cumulative = 0.0
    for (sum, share) in ways.sorted(by: { $0.key < $1.key }) {
      cumulative += share
      let upTo = Int((cumulative * 100_000).rounded())
      grid += Array(repeating: Double(sum) / 12, count: max(0, upTo - grid.count))
    }
    return grid
  }()

  /// The exact percentile interval by convolution; scipy's BCa (mid-rank ties) agrees with it for x.
  @Test func exactDistribution() throws {
    let exact = try #require(
      BootstrapDistribution(estimate: 3.5, replicates: Self.exactMeans, acceleration: -0.0241490246))
    expectClose("percentile", exact.percentileInterval(), 2.75, 4.16666667, digits: 8)
    expectClose("BCa", exact.bcaInterval(), 2.75, 4.16666667, digits: 8)
    // σ/√n with divisor n, which is what resampling has.
    expectClose([Figure("SE", exact.standardError, 0.3632415786)], relative: 1e-4)
  }

  @Test func simulatedDistribution() throws {
    let plan = Bootstrap(seed: 20_240_229, replicateCount: 20_000)
    let result = try #require(plan.distribution(of: Samples.x, statistic: Self.mean))
    expectClose([Figure("a", result.acceleration, -0.0241490246)], digits: 10)
    expectClose([Figure("SE", result.standardError, 0.3632415786)], relative: 0.02)
    expectClose("percentile", result.percentileInterval(), 2.75, 4.16666667, digits: 8)
    // The exact lower BCa limit lies on the edge between two possible means; a simulation may fall on either.
    let bca = try #require(result.bcaInterval())
    expectClose([Figure("BCa upper", bca.upper, 4.16666667)], digits: 8)
    #expect((2.66...2.76).contains(bca.lower))
    #expect(result.undefinedCount == 0 && result.replicates.count == 20_000)
    #expect(plan.distribution(of: Samples.x, statistic: Self.mean) == result)
    let other = Bootstrap(seed: 1, replicateCount: 20_000).distribution(of: Samples.x, statistic: Self.mean)
    #expect(other?.replicates != result.replicates)
  }

  /// Many replicates equal the estimate: counting them as below or above would move the interval.
  @Test func tiesCountOneHalf() throws {
    let replicates: [Double] = [1, 2, 2, 2, 3]
    let symmetric = try #require(BootstrapDistribution(estimate: 2, replicates: replicates, acceleration: 0))
    #expect(symmetric.bcaInterval() == symmetric.percentileInterval())
    // R's boot counts what is strictly below, as if every tie were above, and so has another interval of x. Sonde, like
    // scipy, counts ties by halves, so that turning a statistic round turns its interval round.
    let strict = Self.exactMeans.map { $0 == 3.5 ? 3.51 : $0 }
    let ofR = BootstrapDistribution(estimate: 3.5, replicates: strict, acceleration: -0.0241490246)
    expectClose("R's BCa", ofR?.bcaInterval(), 2.58333333, 4.08333333, digits: 8)
  }

  @Test func degenerateStatistics() throws {
    let plan = Bootstrap(seed: 7, replicateCount: 200)
    #expect(plan.distribution(of: [Int](), statistic: Self.mean) == nil)
    let constant = try #require(plan.distribution(of: [3, 3, 3], statistic: Self.mean))
    #expect(constant.percentileInterval().width == 0 && constant.acceleration == nil && constant.bcaInterval() == nil)
    // Undefined whenever the sample lacks a 1.
    let partial = try #require(plan.distribution(of: [1, 2, 3]) { $0.contains(1) ? Self.mean($0) : nil })
    #expect(partial.undefinedCount > 0 && partial.undefinedCount + partial.replicates.count == 200)
    #expect(BootstrapDistribution(estimate: 1, replicates: [], acceleration: nil) == nil)
  }
}
