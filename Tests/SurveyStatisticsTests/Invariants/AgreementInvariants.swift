import SurveyStatistics
import Testing

@Suite struct AgreementInvariants {
  /// Who rated, in which order, and units that nobody can be compared on do not matter.
  @Test func krippendorffIgnoresOrderAndEmptyUnits() throws {
    try expectForAll(2000) { generator in
      let units = generator.answers(rows: 8, items: 4, scale: 0...4, missing: 0.3).map {
        $0.map { $0.map(Double.init) }
      }
      var changed = generator.shuffled(units).map { generator.shuffled($0) }
      changed.append([nil, 2, nil, nil])
      let (a, b) = (try KrippendorffAlpha(units), try KrippendorffAlpha(changed))
      for metric in KrippendorffAlpha.Metric.allCases {
        guard isClose(a.value(metric), b.value(metric)) else { return "\(metric)" }
        if let value = a.value(metric), value > 1 { return "\(metric) above 1" }
      }
      // Interval distances ignore where the scale starts.
      let shifted = try KrippendorffAlpha(units.map { $0.map { answer in answer.map { $0 + 7 } } })
      return isClose(a.value(.interval), shifted.value(.interval)) ? nil : "shift"
    }
  }

  @Test func cohenAndFleissAgreeWithTheirBounds() throws {
    try expectForAll(2000) { generator in
      let pairs = (0..<20).map { _ in (generator.index(below: 4), generator.index(below: 4)) }
      let kappa = try CohenKappa(pairs.map(\.0), pairs.map(\.1), categoryCount: 4)
      let mirrored = try CohenKappa(pairs.map(\.1), pairs.map(\.0), categoryCount: 4)
      for weighting in CohenKappa.Weighting.allCases {
        guard isClose(kappa.value(weighting), mirrored.value(weighting)) else { return "\(weighting)" }
        if let value = kappa.value(weighting), !(-1...1).contains(value) { return "\(weighting) range" }
      }
      let counts = pairs.map { pair in (0..<4).map { (pair.0 == $0 ? 1 : 0) + (pair.1 == $0 ? 1 : 0) } }
      guard let fleiss = try FleissKappa(counts).value else { return nil }
      return fleiss <= 1 && fleiss >= -1 ? nil : "Fleiss"
    }
  }

  /// Severity of a rater changes agreement but not consistency; averages are single values stepped up.
  @Test func intraclassForms() throws {
    try expectForAll(2000) { generator in
      let table = generator.answers(rows: 8, items: 3, scale: 1...7).map { $0.compactMap { $0.map(Double.init) } }
      let icc = try IntraclassCorrelation(table)
      let severe = try IntraclassCorrelation(table.map { [$0[0], $0[1] - 3, $0[2]] })
      guard isClose(icc.value(.consistencySingle), severe.value(.consistencySingle)) else { return "consistency" }
      for (single, average) in [
        (IntraclassCorrelation.Form.oneWaySingle, IntraclassCorrelation.Form.oneWayAverage),
        (.consistencySingle, .consistencyAverage), (.agreementSingle, .agreementAverage),
      ] {
        guard let one = icc.value(single), one > -0.4, let all = icc.value(average) else { continue }
        guard isClose(SpearmanBrown.reliability(one, lengthenedBy: 3), all) else { return "\(single)" }
        guard let interval = icc.interval(single) else { continue }
        guard interval.lower <= one, one <= interval.upper else { return "\(single): interval" }
      }
      return nil
    }
  }
}
