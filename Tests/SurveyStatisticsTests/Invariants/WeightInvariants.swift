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
    try expectForAll(2000) { generator in
      let cells = (0..<30).map { $0 < 3 ? $0 : generator.index(below: 3) }
      let targets = (0..<3).map { _ in Double(generator.integer(in: 1...100)) }
      let raked = try Raking(margins: [RakingMargin(name: "cell", categories: cells, targets: targets)])
      let direct = try PostStratification.weights(cells: cells, totals: targets)
      return zip(raked.weights, direct).allSatisfy { isClose($0, $1) } ? nil : "\(targets)"
    }
  }

  /// Moments put together from parts are those of the whole, and those of the respondents one by one.
  @Test func partsOfWeightedMoments() throws {
    try expectForAll(2000) { generator in
      let count = generator.integer(in: 2...30)
      let values = (0..<count).map { _ in Double(generator.integer(in: -100...100)) }
      let weights = (0..<count).map { _ in generator.index(below: 5) == 0 ? 0 : generator.fraction() * 10 }
      guard weights.contains(where: { $0 > 0 }) else { return nil }
      let groups = zip(values, weights).map { WeightedValue($0, count: 1, eachWeighing: $1) }
      let whole = WeightedMoments(groups)
      let (first, second) = (generator.index(below: count + 1), generator.index(below: count + 1))
      let cuts = [0, min(first, second), max(first, second), count]
      let parts = zip(cuts, cuts.dropFirst()).map { WeightedMoments(Array(groups[$0..<$1])) }
      let united = parts[0].united(with: parts[1]).united(with: parts[2])
      let single = try WeightedMean(values, weights: weights)
      guard united.count == count, isClose(united.weight, weights.reduce(0, +)) else { return "size" }
      guard isClose(united.mean, single.mean, absolute: 1e-9), isClose(whole.mean, single.mean, absolute: 1e-9) else {
        return "mean"
      }
      guard isClose(united.standardError, single.standardError, absolute: 1e-6),
        isClose(whole.standardError, single.standardError, absolute: 1e-9)
      else { return "error of \(values) weighing \(weights)" }
      return isClose(united.variance, whole.variance, absolute: 1e-9) ? nil : "variance"
    }
  }

  @Test func momentsOfEqualWeightsAreThoseOfASample() throws {
    expectForAll(2000) { generator in
      let values = (0..<generator.integer(in: 2...30)).map { _ in Double(generator.integer(in: 0...10)) }
      let weight = generator.fraction() * 5
      let moments = WeightedMoments(values.map { WeightedValue($0, count: 1, eachWeighing: weight) })
      let plain = SampleSummary(values)
      guard isClose(moments.mean, plain?.mean), isClose(moments.variance, plain?.variance, absolute: 1e-9) else {
        return "\(values)"
      }
      return isClose(moments.equivalentSample?.variance, plain?.variance, absolute: 1e-9) ? nil : "error"
    }
  }

  /// R's survey package: the women of the twelve, `svymean` and `svyvar`.
  @Test func aPublishedSample() {
    let moments = WeightedMoments(
      zip([5, 4, 4, 3, 5, 2, 4], [1, 2, 0.5, 1.5, 3, 1, 0.25]).map { WeightedValue($0, count: 1, eachWeighing: $1) })
    #expect(isClose(moments.mean, 4.05405405405405))
    #expect(isClose(moments.standardError, 0.462381492546689))
    #expect(isClose(moments.variance?.squareRoot(), 1.09306421768283))
    #expect(WeightedMoments([WeightedValue(3, count: 2, eachWeighing: 0)]).standardError == nil)
    #expect(WeightedMoments().sample == nil)
  }
}
