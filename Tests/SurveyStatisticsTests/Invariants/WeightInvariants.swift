import SurveyStatistics
import Testing

@Suite struct WeightInvariants {
  @Test func theUnitOfWeightsDoesNotMatter() throws {
    try expectForAll(2000) { generator in
      let count = generator.integer(in: 2...30)
      let values = (0..<count).map { _ in Double(generator.integer(in: 0...10)) }
      let weights = (0..<count).map { _ in generator.fraction() }
      let factor = 1000 * generator.fraction() + 0.001
      let a = try WeightedMean(values, weights: weights)
      let b = try WeightedMean(values, weights: weights.map { $0 * factor })
      guard isClose(a.mean, b.mean), isClose(a.standardError, b.standardError) else { return "mean" }
      let (k, l) = (KishEffect(weights), KishEffect(weights.map { $0 * factor }))
      guard isClose(k?.effectiveSize, l?.effectiveSize), isClose(k?.designEffect, l?.designEffect) else { return "n" }
      guard let effective = k?.effectiveSize, effective <= Double(count) + 1e-9, effective >= 1 else { return "range" }
      return nil
    }
  }

  @Test func equalWeightsAreNoWeights() throws {
    try expectForAll(2000) { generator in
      let values = (0..<generator.integer(in: 2...30)).map { _ in Double(generator.integer(in: 0...10)) }
      let weighted = try WeightedMean(values, weights: Array(repeating: 3, count: values.count))
      guard let plain = SampleSummary(values) else { return "missing" }
      guard isClose(weighted.mean, plain.mean), isClose(weighted.standardError, plain.standardError) else {
        return "\(values)"
      }
      return isClose(KishEffect(values.map { _ in 3 })?.effectiveSize, Double(values.count)) ? nil : "n"
    }
  }

  @Test func rakedMarginsAreHitAndRakingTwiceIsRakingOnce() throws {
    try expectForAll(2000) { generator in
      let count = generator.integer(in: 20...60)
      // Every combination occurs, so that the margins cannot contradict each other.
      let first = (0..<count).map { $0 % 2 }
      let second = (0..<count).map { $0 / 2 % 3 }
      let margins = [
        RakingMargin(name: "first", categories: first, targets: (0..<2).map { _ in 0.2 + generator.fraction() }),
        RakingMargin(name: "second", categories: second, targets: (0..<3).map { _ in 0.2 + generator.fraction() }),
      ]
      let base = (0..<count).map { _ in 0.5 + generator.fraction() }
      let once = try Raking(margins: margins, baseWeights: base)
      let twice = try Raking(margins: margins, baseWeights: once.weights)
      for margin in margins {
        let total = margin.targets.reduce(0, +)
        let found = margin.totals(of: once.weights)
        for (target, value) in zip(margin.targets, found) {
          guard isClose(value / once.total, target / total, relative: 1.1e-8) else { return margin.name }
        }
      }
      guard twice.cycleCount == 0, isClose(once.weights.reduce(0, +), once.total) else { return "twice" }
      return zip(once.weights, twice.weights).allSatisfy { isClose($0, $1, relative: 1e-12) } ? nil : "twice"
    }
  }

  @Test func rakingToOneMarginIsPostStratification() throws {
    try expectForAll(500) { generator in
      let cells = (0..<30).map { $0 < 3 ? $0 : generator.index(below: 3) }
      let targets = (0..<3).map { _ in Double(generator.integer(in: 1...100)) }
      let raked = try Raking(margins: [RakingMargin(name: "cell", categories: cells, targets: targets)])
      let direct = try PostStratification.weights(cells: cells, totals: targets)
      return zip(raked.weights, direct).allSatisfy { isClose($0, $1) } ? nil : "\(targets)"
    }
  }
}
