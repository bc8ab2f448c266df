import SurveyModel
import SurveyScoring

extension ReportBuilder {
  /// How segments are made up of the types of a typology: the shares of each, whether they differ, and where.
  func typology(_ comparison: SegmentComparison) -> [ReportBlock] {
    guard case .quadrants(let typology) = scoring.scores[comparison.score] else { return [] }
    let names =
      typology.quadrants.map { $0.title.map(text) ?? SafeText.line($0.id.text) } + [wording.outsideQuadrants]
    let keys = typology.quadrants.map(\.id.text) + [""]
    let width = comparison.segments.map(\.types.count).max() ?? 0
    let categories = (0..<width).map { place in
      ReportDistributions.Category(key: String(place + 1), label: names[place])
    }
    let rows = comparison.segments.map { segment in
      row(
        id: segment.key.name, label: label(of: segment.key, comparison.breakdown), counts: segment.types.map(\.count),
        notes: segment.isHidden ? [wording.hidden] : segment.isFew ? [wording.fewAnswers] : [])
    }
    var blocks = [ReportBlock.distributions(ReportDistributions(categories: categories, rows: rows))]
    blocks += overall(comparison).map { .sentence($0) }
    guard let qValue = comparison.overallQValue else { return blocks }
    guard qValue < comparison.rate.doubleValue else {
      return blocks + [.sentence(ReportSentence("no-difference", wording.madeUpAlike))]
    }
    let isPair = comparison.segments.count { !$0.types.isEmpty } == 2
    for segment in comparison.segments {
      for (place, type) in segment.types.enumerated() {
        guard let residual = type.residual, residual.magnitude >= SegmentComparison.TypeShare.unusual else { continue }
        // Of two segments one sentence says it of both.
        if isPair, residual < 0 { continue }
        let sentence = wording.unusualType(
          label(of: segment.key, comparison.breakdown), names[place], isMore: residual > 0,
          share: wording.percent(wording.number(type.share, places: 0).text),
          residual: wording.number(residual, places: 1).text)
        blocks.append(
          .sentence(
            ReportSentence(
              "unusual-type", sentence,
              [
                .init(name: "\(segment.key.name).\(keys[place])", value: type.share),
                .init(name: "residual", value: residual),
              ]
            )))
      }
    }
    return blocks
  }
}
