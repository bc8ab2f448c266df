import SurveyModel
import SurveyScoring

extension ReportBuilder {
  /// What goes together with a score, where that is asked for: what explains most of it first.
  func drivers(_ results: AggregateResults) -> [ReportBlock] {
    guard !results.drivers.isEmpty else { return [] }
    return [.sentence(ReportSentence("drivers-legend", wording.driversLegend))]
      + results.drivers.flatMap(drivers)
  }

  private func drivers(_ summary: DriversSummary) -> [ReportBlock] {
    var sentences: [ReportSentence] = []
    if let explained = summary.rSquared {
      sentences.append(
        ReportSentence(
          "explained", wording.explained(share(explained), count: summary.count),
          ["r-squared": explained, "responses": Double(summary.count)]))
    }
    sentences += summary.warnings.map {
      ReportSentence("drivers.\($0.rawValue)", wording.warning($0, count: summary.count))
    }
    let order = summary.drivers.indices.sorted { left, right in
      let (a, b) = (summary.drivers[left].strength, summary.drivers[right].strength)
      return a == b ? left < right : a > b
    }
    sentences += order.map { sentence(summary.drivers[$0]) }
    return [.heading(label(ofScore: summary.outcome))] + sentences.map { .sentence($0) }
  }

  private func sentence(_ driver: DriversSummary.Driver) -> ReportSentence {
    let named: [(name: String, value: Double?)] = [
      ("shapley", driver.shapley), ("relative-weight", driver.relativeWeight), ("pearson", driver.pearson),
      ("spearman", driver.spearman), ("coefficient", driver.coefficient),
      ("variance-inflation", driver.varianceInflation), ("responses", Double(driver.count)),
    ]
    let text = wording.driver(
      explained: (driver.shapley ?? driver.relativeWeight).map(share), pearson: driver.pearson.map(coefficient),
      spearman: driver.spearman.map(coefficient), coefficient: driver.coefficient.map(coefficient),
      count: driver.count)
    return ReportSentence(
      "driver", wording.pair(label(ofScore: driver.score), text),
      named.compactMap { entry in entry.value.map { .init(name: entry.name, value: $0) } })
  }

  private func share(_ value: Double) -> String { wording.percent(wording.number(value * 100, places: 0).text) }
  private func coefficient(_ value: Double) -> String { wording.number(value, places: 2).text }
}

extension DriversSummary.Driver {
  /// By what drivers are put in order: what they explain, or how far they go together with the outcome.
  fileprivate var strength: Double { shapley ?? relativeWeight ?? pearson.map(\.magnitude) ?? -1 }
}
