import SurveyModel
import SurveyScoring
import SurveyStatistics

extension ReportBuilder {
  /// How well the questions of scores go together, where that is asked for.
  func reliabilities(_ results: AggregateResults) -> [ReportBlock] {
    guard !results.reliabilities.isEmpty else { return [] }
    return [.sentence(ReportSentence("reliability-legend", wording.reliabilityLegend))]
      + results.reliabilities.flatMap(reliability)
  }

  private func reliability(_ summary: ReliabilitySummary) -> [ReportBlock] {
    var sentences: [ReportSentence] = []
    if let alpha = summary.alpha {
      var values: [ReportSentence.NamedValue] = [.init(name: "alpha", value: alpha)]
      if let interval = summary.interval {
        values += [.init(name: "lower", value: interval.lower), .init(name: "upper", value: interval.upper)]
      }
      if let omega = summary.omega { values.append(.init(name: "omega", value: omega)) }
      values.append(.init(name: "answers", value: Double(summary.count)))
      let text = wording.reliability(
        alpha: coefficient(alpha).text,
        interval: summary.interval.map { .init(lower: coefficient($0.lower), upper: coefficient($0.upper)) },
        omega: summary.omega.map { coefficient($0).text }, count: summary.count)
      sentences.append(ReportSentence("reliability", text, values))
    }
    sentences += summary.warnings.map { warning in
      warning == .twoItems
        ? twoItems(summary) : ReportSentence("reliability.\(warning.rawValue)", wording.warning(warning))
    }
    if summary.alpha != nil, summary.items.count > 2 { sentences += summary.items.compactMap(item) }
    return [.heading(label(ofScore: summary.score))] + sentences.map { .sentence($0) }
  }

  /// How two items go together, which is the same for both.
  private func twoItems(_ summary: ReliabilitySummary) -> ReportSentence {
    let correlation = summary.items.first.flatMap(\.restCorrelation)
    return ReportSentence(
      "reliability.\(ReliabilitySummary.Warning.twoItems.rawValue)",
      wording.twoItems(
        correlation: correlation.map { coefficient($0).text },
        spearmanBrown: summary.standardizedAlpha.map { coefficient($0).text }),
      [("correlation", correlation), ("spearman-brown", summary.standardizedAlpha)].compactMap { name, value in
        value.map { .init(name: name, value: $0) }
      })
  }

  /// How an item goes with the others.
  private func item(_ item: ReliabilitySummary.Item) -> ReportSentence? {
    let name =
      switch item.source {
      case .item(let index): label(ofItem: index)
      case .score(let index): label(ofScore: index)
      }
    guard let correlation = item.restCorrelation else {
      return item.isConstant ? ReportSentence("reliability-item", wording.constantItem(name)) : nil
    }
    var values: [ReportSentence.NamedValue] = [.init(name: "rest-correlation", value: correlation)]
    if let alpha = item.alphaIfDropped { values.append(.init(name: "alpha-if-dropped", value: alpha)) }
    return ReportSentence(
      "reliability-item",
      wording.item(
        name, correlation: coefficient(correlation).text, isNegative: correlation < 0,
        alphaIfDropped: item.alphaIfDropped.map { coefficient($0).text }), values)
  }

  /// A coefficient that is at most 1, with two decimals.
  private func coefficient(_ value: Double) -> ReportNumber { wording.number(value, places: 2) }
}
