import SurveyStatistics
import Testing

@Suite struct MomentInvariants {
  /// Order, chunks and the tree of merges change nothing, not even the last bit.
  @Test func mergingIsExact() throws {
    try expectForAll(2000) { generator in
      let items = generator.integer(in: 1...5)
      let count = generator.integer(in: 0...30)
      let rows = generator.answers(rows: count, items: items, scale: -5...10, missing: 0.1)
      let whole = try CrossProducts(itemCount: items, rows: rows)
      let pairs = try PairwiseCrossProducts(itemCount: items, rows: rows)
      let single = IntegerMoments(rows.compactMap { $0[0] })
      var parts: [(CrossProducts, PairwiseCrossProducts, IntegerMoments)] = []
      var rest = generator.shuffled(rows)[...]
      while !rest.isEmpty || parts.isEmpty {
        let chunk = Array(rest.prefix(generator.integer(in: 1...7)))
        rest = rest.dropFirst(chunk.count)
        parts.append(
          (
            try CrossProducts(itemCount: items, rows: chunk), try PairwiseCrossProducts(itemCount: items, rows: chunk),
            IntegerMoments(chunk.compactMap { $0[0] })
          ))
      }
      while parts.count > 1 {
        let other = parts.remove(at: generator.index(below: parts.count))
        let target = generator.index(below: parts.count)
        try parts[target].0.merge(other.0)
        try parts[target].1.merge(other.1)
        parts[target].2.merge(other.2)
      }
      guard parts[0].0 == whole, parts[0].1 == pairs, parts[0].2 == single else { return "merge differs" }
      let alphas = (parts[0].0.covariances?.cronbachAlpha, whole.covariances?.cronbachAlpha)
      return alphas.0?.bitPattern == alphas.1?.bitPattern ? nil : "α differs"
    }
  }

  @Test func pairwiseEqualsListwiseWhenComplete() throws {
    try expectForAll(2000) { generator in
      let rows = generator.answers(rows: 12, items: 4, scale: 1...5)
      let listwise = try CrossProducts(itemCount: 4, rows: rows).covariances
      let pairwise = try PairwiseCrossProducts(itemCount: 4, rows: rows)
      guard listwise == pairwise.covariances else { return "covariances differ" }
      let correlation = listwise?.correlations?[1, 2]
      return correlation == nil || isClose(correlation, pairwise.correlation(1, 2)) ? nil : "correlations differ"
    }
  }

  @Test func momentsAgreeWithTwoPasses() {
    expectForAll(2000) { generator in
      let offset = generator.integer(in: -1_000_000...1_000_000)
      let values = (0..<generator.integer(in: 1...20)).map { _ in offset + generator.integer(in: 0...10) }
      let exact = SampleSummary(IntegerMoments(values))
      let plain = SampleSummary(values.map { Double($0) })
      guard isClose(exact?.mean, plain?.mean) else { return "mean" }
      return isClose(exact?.variance, plain?.variance) ? nil : "variance \(values)"
    }
  }

  /// Moments that no whole numbers can have are refused.
  @Test func impossibleMoments() {
    #expect(IntegerMoments(count: 2, sum: 10, sumOfSquares: 49) == nil)
    #expect(IntegerMoments(count: -1, sum: 0, sumOfSquares: 0) == nil)
    #expect(IntegerMoments(count: 0, sum: 1, sumOfSquares: 1) == nil)
    #expect(IntegerMoments(count: 2, sum: 10, sumOfSquares: 50)?.variance == 0)
  }

  /// A billion answers near the top of a wide scale: the variance must not cancel away.
  @Test func billionsOfAnswers() {
    var moments = IntegerMoments()
    moments.add(1_000_000_000, times: 500_000_000)
    moments.add(1_000_000_001, times: 500_000_000)
    expectClose([Figure("variance", moments.variance, 0.25 * 1e9 / (1e9 - 1))], relative: 1e-15)
    expectClose([Figure("mean", moments.mean, 1_000_000_000.5)], relative: 1e-16)
  }

  @Test func percentOfMaximum() {
    expectForAll(2000) { generator in
      let lowest = Double(generator.integer(in: -5...5))
      let highest = lowest + Double(generator.integer(in: 1...10))
      let x = lowest + generator.fraction() * (highest - lowest)
      let shift = Double(generator.integer(in: -100...100))
      let plain = PercentOfMaximum.value(x, lowest: lowest, highest: highest)
      let shifted = PercentOfMaximum.value(x + shift, lowest: lowest + shift, highest: highest + shift)
      guard isClose(plain, shifted, absolute: 1e-9) else { return "shift" }
      let back = PercentOfMaximum.reversed(
        PercentOfMaximum.reversed(x, lowest: lowest, highest: highest), lowest: lowest, highest: highest)
      return isClose(back, x) ? nil : "reverse"
    }
  }
}
