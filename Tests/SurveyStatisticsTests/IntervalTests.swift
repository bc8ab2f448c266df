import SurveyStatistics
import Testing

@Suite struct IntervalTests {
  /// R prop.test(correct = FALSE) and statsmodels; the last but one pair is printed in Newcombe (1998).
  @Test(arguments: [
    (3, 10, 0.1077912674, 0.6032218525), (0, 10, 0, 0.2775327999), (10, 10, 0.7224672001, 1),
    (81, 263, 0.2552885199, 0.3662095770), (15, 148, 0.0623863995, 0.1604872417),
    (450, 1000, 0.4194153841, 0.4809672918),
  ])
  func wilson(successes: Int, trials: Int, lower: Double, upper: Double) {
    expectClose("Wilson", Proportion(successes, of: trials)?.wilsonInterval(), lower, upper, digits: 10)
  }

  /// scipy.stats.binomtest(…).proportion_ci("exact").
  @Test(arguments: [
    (3, 10, 0.06673951117773447, 0.6524528500599972), (0, 10, 0, 0.30849710781876083),
    (10, 10, 0.6915028921812392, 1),
  ])
  func clopperPearson(successes: Int, trials: Int, lower: Double, upper: Double) {
    expectClose("exact", Proportion(successes, of: trials)?.clopperPearsonInterval(), lower, upper)
  }

  @Test func proportionsOfNothing() {
    #expect(Proportion(0, of: 0)?.wilsonInterval() == nil)
    #expect(Proportion(0, of: 0)?.clopperPearsonInterval() == nil)
    #expect(Proportion(0, of: 0)?.value == nil)
    #expect(Proportion(2, of: 1) == nil)
    #expect(Proportion(-1, of: 1) == nil)
  }

  /// Newcombe's method 10 for 56/70 − 48/80, R.
  @Test func newcombe() throws {
    let first = try #require(Proportion(48, of: 80))
    let second = try #require(Proportion(56, of: 70))
    let difference = try #require(ProportionDifference(from: first, to: second))
    expectClose("Newcombe", difference.newcombeInterval(), 0.05243147, 0.33387265, digits: 8)
  }

  /// R t.test.
  @Test func mean() throws {
    let sample = try #require(SampleSummary(IntegerMoments(Samples.x)))
    let result = try #require(MeanInterval(sample))
    expectClose([Figure("mean", result.mean, 3.5), Figure("sd", sample.standardDeviation, 1.31425748)], digits: 8)
    expectClose("t", result.interval, 2.66496064, 4.33503936, digits: 8)
    let finite = try #require(MeanInterval(sample, populationSize: 24))
    expectClose([Figure("FPC", finite.standardError, result.standardError * 0.5.squareRoot())])
    #expect(MeanInterval(sample, populationSize: 11) == nil)
    #expect(MeanInterval(sample, populationSize: 12)?.interval.width == 0)
  }

  @Test func meansOfFewOrEqualValues() throws {
    #expect(SampleSummary(IntegerMoments()) == nil)
    #expect(SampleSummary([]) == nil)
    #expect(SampleSummary([1, .nan]) == nil)
    let one = try #require(SampleSummary(IntegerMoments([4])))
    #expect(one.mean == 4 && one.variance == nil)
    #expect(MeanInterval(one) == nil)
    let equal = try #require(SampleSummary([0.1, 0.1, 0.1]).flatMap { MeanInterval($0) })
    #expect(equal.hasNoVariation && equal.interval.width == 0)
  }
}
