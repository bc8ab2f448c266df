import Testing

@testable import SurveyStatistics

/// Reference values agree between R 4.2 and scipy to 2e-11 relative unless a comment says otherwise.
@Suite struct DistributionTests {
  @Test func quantiles() {
    func f(_ p: Double, _ a: Double, _ b: Double) -> Double? {
      FDistribution(numerator: a, denominator: b)?.quantile(p)
    }
    expectClose(
      [
        Figure("Φ⁻¹(.975)", StandardNormal.quantile(0.975), 1.95996398454005),
        Figure("Φ⁻¹(1e-10)", StandardNormal.quantile(1e-10), -6.36134090240406),
        Figure("t(.975;1)", StudentT(degreesOfFreedom: 1)?.quantile(0.975), 12.7062047361747),
        Figure("t(.975;11)", StudentT(degreesOfFreedom: 11)?.quantile(0.975), 2.20098516008),
        Figure("t(.975;1000)", StudentT(degreesOfFreedom: 1000)?.quantile(0.975), 1.96233908082641),
        Figure("t(.025;11)", StudentT(degreesOfFreedom: 11)?.quantile(0.025), -2.20098516008),
        Figure("F(.975;29,174)", f(0.975, 29, 174), 1.66153841702881),
        Figure("F(.025;29,174)", f(0.025, 29, 174), 0.536965542527491),
        Figure("F(.975;8,80)", f(0.975, 8, 80), 2.35494112864),
        Figure("F(.975;2708,10832)", f(0.975, 2708, 10832), 1.06079870952),
        Figure("χ²(.999;7)", ChiSquared(degreesOfFreedom: 7)?.quantile(0.999), 24.3218863478569),
        Figure("χ²(.999;25)", ChiSquared(degreesOfFreedom: 25)?.quantile(0.999), 52.6196557761728),
        Figure("β(.975;4,7)", BetaDistribution(alpha: 4, beta: 7)?.quantile(0.975), 0.652452850059997),
      ], relative: 1e-11)
  }

  /// scipy; R 4.2 gives 1.00277370 here, which is wrong.
  @Test func quantileWithMillionsOfDegreesOfFreedom() {
    let distribution = FDistribution(numerator: 999_999, denominator: 3_999_996)
    expectClose([Figure("F", distribution?.quantile(0.975), 1.00310232000)], relative: 5e-12)
  }

  /// R.
  @Test func farTail() {
    let distribution = ChiSquared(degreesOfFreedom: 2)
    expectClose([Figure("χ² sf", distribution?.upperTail(200), 3.720075976e-44)], relative: 1e-9)
  }

  @Test(arguments: [1e-60, 1e-12, 1e-5, 0.001, 0.2, 0.499999, 0.5, 0.6, 0.975, 0.99999, 1 - 1e-12])
  func quantilesInvertTails(p: Double) {
    var figures: [Figure] = []
    func check(_ name: String, _ back: Double?) {
      let expected = p < 0.5 ? p : 1 - p
      figures.append(Figure("\(name) at \(p)", back, expected))
    }
    func tail(_ lower: Double, _ upper: Double) -> Double { p < 0.5 ? lower : upper }
    if let z = StandardNormal.quantile(p) {
      check("normal", tail(StandardNormal.cumulative(z), StandardNormal.upperTail(z)))
    }
    for degrees in [0.5, 1, 2.5, 30, 1e4, 1e7] {
      if let d = StudentT(degreesOfFreedom: degrees), let x = d.quantile(p) {
        check("t \(degrees)", tail(d.cumulative(x), d.upperTail(x)))
      }
      if let d = ChiSquared(degreesOfFreedom: degrees), let x = d.quantile(p), x > 1e-300 {
        check("χ² \(degrees)", tail(d.cumulative(x), d.upperTail(x)))
      }
      if let d = FDistribution(numerator: 3, denominator: degrees), let x = d.quantile(p) {
        check("F 3, \(degrees)", tail(d.cumulative(x), d.upperTail(x)))
      }
      if let d = FDistribution(numerator: degrees, denominator: 2 * degrees), let x = d.quantile(p), x > 1e-300 {
        check("F \(degrees)", tail(d.cumulative(x), d.upperTail(x)))
      }
    }
    expectClose(figures, relative: 2e-9)
  }

  /// Where the share below changes from less than p to more, found by halving, which knows nothing of slopes.
  private static func halved(_ isBelow: (Double) -> Bool) -> Double {
    var high = 1.0
    while isBelow(high) { high *= 2 }
    var low = high
    while !isBelow(low) { low /= 2 }
    return bisectionPoint(low: low, high: high, isBelow)
  }

  @Test func quantilesAreWhereHalvingEnds() {
    var figures: [(String, Double, Double)] = []
    for degrees in [0.5, 1, 3.7, 29, 1e3, 1e6, 1e9] {
      for p in [1e-9, 0.001, 0.025, 0.3, 0.49] {
        if let d = StudentT(degreesOfFreedom: degrees), let x = d.quantile(p) {
          figures.append(("t \(degrees) \(p)", -x, Self.halved { d.upperTail($0) > p }))
        }
        if let d = ChiSquared(degreesOfFreedom: degrees), let x = d.quantile(p) {
          figures.append(("χ² \(degrees) \(p)", x, Self.halved { d.cumulative($0) < p }))
        }
        if let d = FDistribution(numerator: 3, denominator: degrees), let x = d.quantile(p) {
          figures.append(("F \(degrees) \(p)", x, Self.halved { d.cumulative($0) < p }))
        }
      }
    }
    #expect(figures.count == 105)
    for (name, found, expected) in figures {
      #expect((found - expected).magnitude <= 1e-12 * expected, "\(name): \(found) \(expected)")
    }
  }

  @Test func nothingOutsideTheOpenUnitInterval() {
    for p in [0, 1, -1, 2, Double.nan] {
      #expect(StandardNormal.quantile(p) == nil)
      #expect(StudentT(degreesOfFreedom: 3)?.quantile(p) == nil)
    }
    #expect(StudentT(degreesOfFreedom: 1)?.quantile(1e-300) == nil)
    #expect(ChiSquared(degreesOfFreedom: 0.01)?.quantile(1e-10) == 0)
    #expect(StudentT(degreesOfFreedom: 0) == nil)
    #expect(StudentT(degreesOfFreedom: .nan) == nil)
    #expect(FDistribution(numerator: 1, denominator: .infinity) == nil)
    #expect(ConfidenceLevel(1) == nil)
    #expect(ConfidenceLevel(0.95) == .ninetyFive)
  }
}
