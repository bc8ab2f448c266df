import SurveyStatistics
import Testing

@Suite struct WeightingTests {
  static let sex = [0, 0, 0, 0, 0, 0, 0, 1, 1, 1, 1, 1]
  static let age = [0, 0, 0, 1, 1, 2, 2, 0, 1, 1, 2, 2]
  static let y = Samples.x.map { Double($0) }
  static let margins = [
    RakingMargin(name: "sex", categories: sex, targets: [50, 50]),
    RakingMargin(name: "age", categories: age, targets: [30, 45, 25]),
  ]

  /// R's survey::rake and loglin, and ipfn.
  @Test func raking() throws {
    let raked = try Raking(margins: Self.margins)
    let female = [6.85300930, 9.46316960, 5.25731644]
    let male = [9.44097209, 13.03683040, 7.24268356]
    let expected = zip(Self.sex, Self.age).map { ($0 == 0 ? female : male)[$1] }
    expectClose("w", raked.weights, expected, relative: 1e-8)
    let kish = try #require(KishEffect(raked.weights))
    let mean = try WeightedMean(Self.y, weights: raked.weights)
    expectClose(
      [
        Figure("mean", mean.mean, 3.46338376), Figure("n_eff", kish.effectiveSize, 10.99824592),
        Figure("deff", kish.designEffect, 1.09108308),
      ], digits: 7)
    let calibrated = try WeightedMean(Self.y, weights: raked.weights, calibratedTo: Self.margins)
    // R prints .34288; numpy has the longer value, from the residuals of an unweighted regression on sex and age.
    expectClose([Figure("SE", calibrated.standardError, 0.34288790356727994)], relative: 1e-7)
    expectClose([Figure("naive SE", mean.standardError, 0.37803)], digits: 5)
    expectClose([Figure("deft", kish.designFactor, 1.09108308.squareRoot())], digits: 7)
  }

  /// R's survey::postStratify, whose weights are 7.14285714 and 10, and svymean.
  @Test func postStratification() throws {
    let weights = try PostStratification.weights(cells: Self.sex, totals: [50, 50])
    expectClose("w", weights, Self.sex.map { $0 == 0 ? 50.0 / 7 : 10 })
    let mean = try WeightedMean(Self.y, weights: weights, calibratedTo: [Self.margins[0]])
    expectClose([Figure("mean", mean.mean, 3.42857143), Figure("SE", mean.standardError, 0.38374057)], digits: 8)
  }

  @Test func emptyCells() throws {
    #expect(throws: StatisticsError.emptyCell(margin: "region", cell: 2)) {
      try PostStratification.weights(cells: [0, 1], totals: [1, 1, 1], name: "region")
    }
    #expect(throws: StatisticsError.emptyCell(margin: "age", cell: 1)) {
      try Raking(margins: [
        RakingMargin(name: "sex", categories: [0, 1], targets: [1, 1]),
        RakingMargin(name: "age", categories: [0, 0], targets: [1, 1]),
      ])
    }
    // An empty cell that nobody should be in is fine, and so is a cell that should be empty.
    #expect(try PostStratification.weights(cells: [0, 1], totals: [3, 0, 0]) == [3, 0])
    #expect(throws: StatisticsError.outOfRange("a cell of post-stratification", value: 5)) {
      try PostStratification.weights(cells: [5], totals: [1])
    }
    #expect(throws: StatisticsError.outOfRange("a target of post-stratification", value: -1)) {
      try PostStratification.weights(cells: [0], totals: [-1])
    }
  }

  @Test func marginsWithDifferentTotals() throws {
    let shares = [
      Self.margins[0], RakingMargin(name: "age", categories: Self.age, targets: [0.3, 0.45, 0.25]),
    ]
    let reference = try Raking(margins: Self.margins)
    expectClose("w", try Raking(margins: shares).weights, reference.weights, relative: 1e-12)
    #expect(throws: StatisticsError.marginsDisagree(margin: "age", total: 1, expected: 100)) {
      try Raking(margins: shares, disagreement: .reject)
    }
    #expect(try Raking(margins: Self.margins, disagreement: .reject) == reference)
    let scaled = try Raking(margins: shares, total: 12)
    expectClose([Figure("Σw", scaled.weights.reduce(0, +), 12)])
  }

  /// Nobody of the first group lies in the second category: the first group's share cannot exceed the category's.
  @Test func rakingThatCannotConverge() throws {
    let margins = [
      RakingMargin(name: "sex", categories: [0, 0, 1, 1], targets: [80, 20]),
      RakingMargin(name: "age", categories: [0, 0, 0, 1], targets: [50, 50]),
    ]
    do {
      let raked = try Raking(margins: margins)
      Issue.record("converged after \(raked.cycleCount) cycles")
    } catch .notConverged(let margin, let iterations, let error) {
      #expect(margin == "sex" || margin == "age")
      #expect(iterations == Raking.cycleLimit && error > Raking.tolerance)
    }
  }

  @Test func respondentsWithoutACategory() throws {
    let margins = [
      Self.margins[0],
      RakingMargin(name: "age", categories: [nil] + Self.age.dropFirst().map { $0 }, targets: [30, 45, 25]),
    ]
    let raked = try Raking(margins: margins)
    expectClose("sex", margins[0].totals(of: raked.weights), [50, 50], relative: 1e-8)
    let totals = margins[1].totals(of: raked.weights)
    let sum = totals.reduce(0, +)
    #expect(sum < 100)
    expectClose("age", totals.map { $0 / sum }, [0.3, 0.45, 0.25], relative: 1e-8)
  }

  /// R's survey and samplics.
  @Test func weightedEstimates() throws {
    let weights = [1, 2, 0.5, 1.5, 3, 1, 0.25, 2, 1, 0.75, 1, 2]
    let mean = try WeightedMean(Self.y, weights: weights)
    let share = try WeightedMean(Self.y.map { $0 >= 4 ? 1 : 0 }, weights: weights)
    expectClose(
      [
        Figure("mean", mean.mean, 3.75), Figure("SE", mean.standardError, 0.40277965),
        Figure("n_eff", KishEffect(weights)?.effectiveSize, 9.10222222), Figure("share", share.mean, 0.609375),
        Figure("SE", share.standardError, 0.16279609),
      ], digits: 8)
    // By hand: t(.975; 11)·SE.
    let interval = try #require(mean.interval())
    expectClose([Figure("width", interval.width, 2 * 2.20098516008 * (mean.standardError ?? 0))])
  }

  @Test func weightsThatAreNone() throws {
    #expect(
      KishEffect([]) == nil && KishEffect([0, 0]) == nil && KishEffect([1, -1]) == nil && KishEffect([.nan]) == nil)
    #expect(throws: StatisticsError.outOfRange("the sum of weights", value: 0)) {
      try WeightedMean([1, 2], weights: [0, 0])
    }
    #expect(throws: StatisticsError.outOfRange("a weight", value: -1)) { try WeightedMean([1], weights: [-1]) }
    #expect(throws: StatisticsError.tooFew("values", needed: 1, found: 0)) { try WeightedMean([], weights: []) }
    let single = try WeightedMean([4], weights: [2])
    #expect(single.mean == 4 && single.standardError == nil && single.interval() == nil)
    #expect(throws: StatisticsError.tooFew("margins", needed: 1, found: 0)) { try Raking(margins: []) }
  }

  /// By hand: the median is 1, the cap 2, the sum 9 comes back from 7 (factor 9/7).
  @Test func trimming() throws {
    let trimmed = try WeightTrimming([1, 1, 1, 4, 2], multiple: 2)
    #expect(trimmed.trimmedCount == 1 && trimmed.cap == 2)
    expectClose("w", trimmed.weights, [1, 1, 1, 2, 2].map { $0 * 9 / 7 })
    #expect(try WeightTrimming([1, 2], multiple: 5).weights == [1, 2])
    #expect(throws: StatisticsError.self) { try WeightTrimming([1, 2], multiple: 0.5) }
    #expect(throws: StatisticsError.self) { try WeightTrimming([], multiple: 5) }
  }
}
