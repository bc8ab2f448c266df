import SurveyModel
import SurveyScoring
import SurveyStatistics
import Testing

/// Expectations computed by two independent programs, in Python and in R, from the same table.
@Suite struct GoldSurveyTests {
  let gold: GoldSurvey
  let results: AggregateResults

  init() throws {
    gold = try GoldSurvey()
    results = gold.results()
  }

  @Test func dimensionMeansAndPercents() throws {
    let expected: [(id: String, mean: Double, percent: Double, count: Int)] = [
      ("d-rel", 3.63636364, 65.909091, 11), ("d-flx", 3.4, 60, 10), ("d-tru", 3.54545455, 63.636364, 11),
      ("d-emp", 3.58333333, 64.583333, 12), ("d-aes", 3.83333333, 70.833333, 12),
    ]
    for (id, mean, percent, count) in expected {
      let summary = try gold.score(id, in: results)
      expect(summary.raw?.mean, mean, digits: 8)
      expect(summary.percent?.mean, percent, digits: 6)
      #expect(summary.percent?.count == count)
      #expect(summary.unscored == 12 - count)
    }
  }

  @Test func halfRule() throws {
    let index = try gold.index("all-half")
    #expect(gold.responses[5].scores.percent(index) == Ratio(decimal: "68.75"))
    #expect(gold.responses[5].scores.dimension(index)?.state == .prorated)
    #expect(gold.responses[9].scores.dimension(index)?.state == .unscored(.tooFew(counted: 2, required: 3)))
    let summary = try gold.score("all-half", in: results)
    #expect((summary.scored, summary.prorated, summary.unscored) == (10, 1, 1))
    let percent = try #require(summary.percent)
    #expect(percent.count == 11)
    expect(percent.mean, 64.88636364, digits: 8)
    expect(percent.standardDeviation, 23.95604403, digits: 8)
    expect(percent.interval?.lower, 48.79247427, digits: 8)
    expect(percent.interval?.upper, 80.98025300, digits: 8)
    #expect(percent.isFew)
  }

  @Test func strictRule() throws {
    let summary = try gold.score("all-strict", in: results)
    #expect(summary.percent?.count == 10)
    #expect(summary.percent?.exactMean == Ratio(decimal: "64.5"))
    #expect(summary.unscored == 2)
  }

  @Test func segments() throws {
    expect(try gold.score("all-half", in: gold.results(segment: "A")).percent?.mean, 64.79166667, digits: 8)
    expect(try gold.score("all-half", in: gold.results(segment: "B")).percent?.mean, 65.0, digits: 8)
  }

  @Test func topBoxes() throws {
    let expected = [("rel", 7, 11), ("flx", 5, 10), ("tru", 7, 11), ("emp", 7, 12), ("aes", 8, 12)]
    for (id, inside, answered) in expected {
      let summary = try gold.topBox("top-\(id)", in: results)
      #expect((summary.inside, summary.answered) == (inside, answered))
    }
    let reliability = try gold.topBox("top-rel", in: results)
    expect(reliability.interval?.lower, 0.35380117, digits: 8)
    expect(reliability.interval?.upper, 0.84833529, digits: 8)
  }

  @Test func indices() throws {
    expect(try gold.score("equal", in: results).compositeOfMeans, 59.31537598, digits: 8)
    expect(try gold.score("ohio", in: results).compositeOfMeans, 59.67933502, digits: 8)
    let complete = try gold.score("complete", in: results).percent
    expect(complete?.mean, 58.92255892, digits: 8)
    #expect(complete?.count == 11)
    let prorated = try gold.score("equal", in: results)
    expect(prorated.percent?.mean, 59.56790123, digits: 8)
    #expect((prorated.scored, prorated.prorated, prorated.unscored) == (11, 1, 0))
  }

  @Test func netScore() throws {
    let net = try gold.net(in: results)
    #expect(net.groups == [3, 5, 4])
    expect(net.net, 8.333333, digits: 6)
    expect(net.standardError, 21.91629700, digits: 8)
    expect(net.interval?.lower, -31.27850004, digits: 8)
    expect(net.interval?.upper, 44.61183337, digits: 8)
    #expect(net.isHeadline)
    let first = try gold.net(in: gold.results(segment: "A"))
    #expect(first.groups == [2, 2, 2])
    #expect(first.net == 0)
    #expect(!first.isHeadline)
    let second = try gold.net(in: gold.results(segment: "B"))
    #expect(second.groups == [1, 3, 2])
    expect(second.net, 16.666667, digits: 6)
  }
}
