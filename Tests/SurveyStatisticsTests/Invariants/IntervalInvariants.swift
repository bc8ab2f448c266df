import SurveyStatistics
import Testing

@Suite struct IntervalInvariants {
  @Test func proportionIntervalsHoldTheProportion() {
    expectForAll(5000) { generator in
      let trials = generator.integer(in: 1...2000)
      let successes = generator.integer(in: 0...trials)
      guard
        let proportion = Proportion(successes, of: trials), let p = proportion.value,
        let wilson = proportion.wilsonInterval(), let exact = proportion.clopperPearsonInterval(),
        let mirrored = Proportion(trials - successes, of: trials)?.wilsonInterval()
      else { return "missing for \(successes)/\(trials)" }
      let name = "\(successes)/\(trials)"
      guard wilson.contains(p), exact.contains(p) else { return "\(name): not inside" }
      guard wilson.lower >= 0, wilson.upper <= 1, exact.lower >= 0, exact.upper <= 1 else { return "\(name): range" }
      guard wilson.width > 0 else { return "\(name): width" }
      return isClose(wilson.lower, 1 - mirrored.upper) ? nil : "\(name): mirror"
    }
  }

  @Test func differencesAreMirrored() {
    expectForAll(2000) { generator in
      let n1 = generator.integer(in: 1...300)
      let n2 = generator.integer(in: 1...300)
      guard
        let a = Proportion(generator.integer(in: 0...n1), of: n1),
        let b = Proportion(generator.integer(in: 0...n2), of: n2),
        let forward = ProportionDifference(from: a, to: b), let backward = ProportionDifference(from: b, to: a)
      else { return "missing" }
      let (i, j) = (forward.newcombeInterval(), backward.newcombeInterval())
      guard i.contains(forward.value), i.lower >= -1, i.upper <= 1 else { return "\(a) \(b)" }
      return isClose(i.lower, -j.upper) && isClose(i.upper, -j.lower) ? nil : "mirror \(a) \(b)"
    }
  }

  @Test func netScoresAreMirrored() {
    expectForAll(3000) { generator in
      let counts = (0..<3).map { _ in generator.integer(in: 0...generator.integer(in: 0...60)) }
      guard
        let score = NetScore(detractors: counts[0], passives: counts[1], promoters: counts[2]),
        let swapped = NetScore(detractors: counts[2], passives: counts[1], promoters: counts[0])
      else { return "missing" }
      guard let value = score.value else { return score.count == 0 ? nil : "no value" }
      guard isClose(value, swapped.value.map { -$0 }) else { return "value \(counts)" }
      guard let a = score.adjustedWaldInterval(), let b = swapped.adjustedWaldInterval() else { return "missing" }
      guard isClose(a.unclipped.lower, -b.unclipped.upper), a.interval.lower >= -1 else { return "Wald \(counts)" }
      guard let s = score.scoreInterval(), let t = swapped.scoreInterval() else { return "missing" }
      guard s.contains(value), s.lower >= -1, s.upper <= 1 else { return "score \(counts)" }
      return isClose(s.lower, -t.upper, absolute: 1e-9) ? nil : "score mirror \(counts)"
    }
  }

  /// The standard error of a net score is that of the mean of −1, 0 and 1 with divisor n.
  @Test func netScoresAreMeans() {
    expectForAll(2000) { generator in
      let counts = (0..<3).map { _ in generator.integer(in: 1...40) }
      var moments = IntegerMoments()
      for (index, count) in counts.enumerated() {
        moments.add(index - 1, times: count)
      }
      let n = Double(moments.count)
      let score = NetScore(detractors: counts[0], passives: counts[1], promoters: counts[2])
      guard isClose(score?.value, moments.mean) else { return "value" }
      return isClose(score?.variance, moments.sumOfSquaredDeviations / n) ? nil : "variance"
    }
  }

  @Test func feldtHoldsAlpha() {
    expectForAll(2000) { generator in
      let alpha = 1 - generator.fraction() * 1.5
      let rows = Int(Double(3) * (1 + generator.fraction() * 1e6))
      let items = generator.integer(in: 2...20)
      guard let interval = ConfidenceInterval.feldt(alpha: alpha, itemCount: items, rowCount: rows) else {
        return "missing"
      }
      return interval.contains(alpha) && interval.upper <= 1 ? nil : "α \(alpha) k \(items) n \(rows)"
    }
  }

  @Test func quantilesInvertDistributions() {
    expectForAll(2000) { generator in
      let p = generator.fraction()
      let a = 200 * generator.fraction() * generator.fraction()
      let b = 200 * generator.fraction() * generator.fraction()
      guard
        let beta = BetaDistribution(alpha: a, beta: b), let f = FDistribution(numerator: a, denominator: b),
        let t = StudentT(degreesOfFreedom: a), let chi = ChiSquared(degreesOfFreedom: a)
      else { return "missing" }
      let pairs: [(String, Double?)] = [
        ("β", beta.quantile(p).map { beta.cumulative($0) }), ("F", f.quantile(p).map { f.cumulative($0) }),
        ("t", t.quantile(p).map { t.cumulative($0) }), ("χ²", chi.quantile(p).map { chi.cumulative($0) }),
        ("z", StandardNormal.quantile(p).map { StandardNormal.cumulative($0) }),
      ]
      // A beta variable within rounding of 1 cannot carry its upper tail, nor can anything outside the number range.
      for (name, back) in pairs where !isClose(back, p, relative: 1e-8, absolute: 1e-10) {
        if name == "β", b < 0.5 { continue }
        if a < 0.05 || b < 0.05 { continue }
        return "\(name) a \(a) b \(b) p \(p): \(back ?? .nan)"
      }
      return nil
    }
  }
}
