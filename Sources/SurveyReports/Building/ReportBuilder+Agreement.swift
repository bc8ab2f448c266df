import SurveyModel
import SurveyScoring
import SurveyStatistics

extension ReportBuilder {
  /// How far assessors agree, unit by unit, where that is asked for.
  func agreements(_ results: AggregateResults) -> [ReportBlock] {
    guard !results.agreements.isEmpty else { return [] }
    return [.sentence(ReportSentence("agreement-legend", wording.agreementLegend))]
      + results.agreements.flatMap(agreement)
  }

  private func agreement(_ summary: AgreementSummary) -> [ReportBlock] {
    var blocks = summary.units.flatMap { unit -> [ReportBlock] in
      let names = unit.key.values.compactMap(\.text).map(SafeText.line)
      let scores = wording.list(summary.scores.map(label(ofScore:)))
      let heading = names.isEmpty ? scores : wording.pair(names.joined(separator: ", "), scores)
      return [.heading(heading)] + assessment(unit)
    }
    if summary.isTooFine {
      blocks.append(
        .sentence(
          ReportSentence(
            "too-fine",
            wording.tooFine(
              wording.list(summary.scores.map(label(ofScore:))), SegmentedAggregate.Cells.greatestCount))))
    }
    if summary.hidden > 0, let minimum = scoring.minimumGroup {
      blocks.append(
        .sentence(
          ReportSentence(
            "hidden-units", wording.hiddenUnits(summary.hidden, minimum: minimum),
            ["units": Double(summary.hidden), "minimum": Double(minimum)])))
    }
    if summary.missing > 0 {
      blocks.append(
        .sentence(
          ReportSentence(
            "without-unit", wording.withoutUnit(summary.missing), ["responses": Double(summary.missing)])))
    }
    return blocks
  }

  private func assessment(_ unit: AgreementSummary.Unit) -> [ReportBlock] {
    let named: [(name: String, value: Double?)] = [
      ("alpha", unit.alpha), ("icc-single", unit.single), ("icc-average", unit.average),
      ("r-wg", unit.withinGroup), ("within-one-level", unit.shareWithinOneLevel), ("assessors", Double(unit.count)),
      ("complete", Double(unit.complete)),
    ]
    let text = wording.agreement(
      assessors: unit.count, complete: unit.complete, alpha: unit.alpha.map(coefficient),
      single: unit.single.map(coefficient),
      interval: unit.singleInterval.map {
        .init(lower: wording.number($0.lower, places: 2), upper: wording.number($0.upper, places: 2))
      }, average: unit.average.map(coefficient), withinGroup: unit.withinGroup.map(coefficient),
      near: unit.shareWithinOneLevel.map { wording.percent(wording.number($0 * 100, places: 0).text) })
    var sentences = [
      ReportSentence(
        "agreement-unit", text, named.compactMap { entry in entry.value.map { .init(name: entry.name, value: $0) } })
    ]
    sentences += unit.warnings.map { ReportSentence("agreement.\($0.rawValue)", wording.warning($0)) }
    return sentences.map { .sentence($0) } + discussions(unit)
  }

  /// What assessors are to talk about.
  private func discussions(_ unit: AgreementSummary.Unit) -> [ReportBlock] {
    guard !unit.discussions.isEmpty else { return [] }
    var sentences = unit.discussions.prefix(Self.longestDiscussion).map { discussion in
      let range = wording.range(discussion.least.doubleValue, discussion.greatest.doubleValue)
      return ReportSentence(
        "to-discuss", wording.pair(range, label(ofItem: discussion.item)),
        ["least": discussion.least.doubleValue, "greatest": discussion.greatest.doubleValue])
    }
    let more = unit.discussions.count - Self.longestDiscussion
    if more > 0 { sentences.append(ReportSentence("more", wording.more(more), ["items": Double(more)])) }
    return [.heading(wording.toDiscuss)] + sentences.map { .sentence($0) }
  }

  private func coefficient(_ value: Double) -> String { wording.number(value, places: 2).text }
}
