import SurveyModel
import SurveyScoring
import SurveyStatistics

extension ReportBuilder {
  /// That there are weighted results, or why there are none, beside the answer, which is unweighted.
  func weightingNotice(_ results: AggregateResults) -> [ReportBlock] {
    switch results.weighting {
    case nil: []
    case .weighted: [.sentence(ReportSentence("weighted", wording.weightedBelow))]
    case .failed(let failure):
      [.sentence(ReportSentence("not-weighted", wording.notWeighted(reason: wording.reason(failure, margins))))]
    }
  }

  /// The weighted results: what the weights cost, the scores, and the margins before and after.
  func weighting(_ results: AggregateResults) -> [ReportBlock] {
    guard case .weighted(let weighted)? = results.weighting else { return [] }
    let effect = weighted.effect
    var blocks: [ReportBlock] = [
      .sentence(
        ReportSentence(
          "weights",
          wording.weights(
            weighted.count, effective: whole(effect.effectiveSize), deff: coefficient(effect.designEffect),
            smallest: coefficient(effect.smallest), largest: coefficient(effect.largest)),
          [
            "responses": Double(weighted.count), "effective": effect.effectiveSize, "deff": effect.designEffect,
            "deft": effect.designFactor, "smallest": effect.smallest, "largest": effect.largest,
          ]))
    ]
    if weighted.isCostly { blocks.append(.sentence(ReportSentence("costly-weights", wording.costlyWeights))) }
    if weighted.trimmed > 0 {
      blocks.append(
        .sentence(
          ReportSentence(
            "trimmed", wording.trimmed(weighted.trimmed), ["responses": Double(weighted.trimmed)])))
    }
    if weighted.missing > 0 {
      blocks.append(
        .sentence(
          ReportSentence(
            "without-weight", wording.withoutWeight(weighted.missing), ["responses": Double(weighted.missing)])))
    }
    let estimates = scoring.scores.indices.flatMap { figures(ofScore: $0, weighted) }
    if !estimates.isEmpty { blocks.append(.figures(estimates)) }
    for (margin, result) in zip(scoring.weighting?.margins ?? [], weighted.margins) {
      blocks.append(.heading(label(of: margin)))
      blocks += sentences(margin, result)
    }
    if !weighted.margins.isEmpty {
      blocks.append(.sentence(ReportSentence("conservative", wording.conservativeErrors)))
    }
    return blocks
  }

  /// Whether groups are compared weighted, and why not.
  func weighting(_ comparisons: [SegmentComparison], _ segments: SegmentResults) -> [ReportSentence] {
    guard scoring.weighting != nil else { return [] }
    var sentences: [ReportSentence] = []
    if comparisons.contains(where: \.isWeighted) {
      sentences.append(ReportSentence("weighted-comparisons", wording.weightedComparisons))
      if scoring.weighting?.weight == nil, comparisons.contains(where: { $0.kind == .trend && $0.isWeighted }) {
        sentences.append(ReportSentence("waves-weighted", wording.wavesMeetMargins))
      }
      if comparisons.contains(where: \.isPaired) {
        sentences.append(ReportSentence("unweighted-changes", wording.unweightedChanges))
      }
    } else {
      sentences.append(ReportSentence("unweighted-comparisons", wording.unweightedComparisons))
    }
    for breakdown in segments.breakdowns where comparisons.contains(where: { $0.isTrend(over: breakdown) }) {
      for segment in breakdown.segments {
        guard let failure = segment.weighting?.failure else { continue }
        sentences.append(
          ReportSentence(
            "wave-not-weighted",
            wording.notWeighted(
              label(of: segment.key, breakdown.breakdown), reason: wording.reason(failure, margins))))
      }
    }
    return sentences
  }

  private func figures(ofScore score: Int, _ weighted: WeightedResults) -> [ReportFigure] {
    if case .quadrants(let typology) = scoring.scores[score], let shares = weighted.quadrants[score] {
      return zip(typology.quadrants, shares).map { quadrant, share in
        figure(
          id: "\(typology.id.text).\(quadrant.id.text)",
          label: quadrant.title.map(text) ?? SafeText.line(quadrant.id.text), .share, share)
      }
    }
    guard let estimate = weighted.scores[score] else { return [] }
    let unit: ReportFigure.Unit =
      switch scoring.scores[score] {
      case .topBox: .share
      case .netScore, .gap: .net
      default: .percent
      }
    return [figure(id: scoring.scores[score].id.text, label: label(ofScore: score), unit, estimate)]
  }

  private func figure(
    id: String, label: String, _ unit: ReportFigure.Unit, _ estimate: WeightedResults.Estimate
  ) -> ReportFigure {
    let places = estimate.count < 100 ? 0 : 1
    let unweighted = wording.number(estimate.unweighted, places: places).text
    var notes = [wording.unweighted(unweighted)]
    if estimate.count < MeanResult.caution { notes.append(wording.fewAnswers) }
    return ReportFigure(
      id: id, label: label, unit: unit, value: wording.number(estimate.value, places: places),
      least: unit == .net ? -100 : 0, count: estimate.count,
      interval: estimate.interval.map {
        .init(lower: wording.number($0.lower, places: places), upper: wording.number($0.upper, places: places))
      }, notes: notes)
  }

  private func sentences(_ margin: CompiledWeighting.Margin, _ result: WeightedResults.Margin) -> [ReportBlock] {
    let rows = zip(margin.categories, result.categories).map { category, shares in
      ReportBlock.sentence(
        ReportSentence(
          "margin",
          wording.pair(
            name(of: category, margin),
            wording.margin(
              before: percentage(shares.before), after: percentage(shares.after),
              target: percentage(shares.target))),
          ["before": shares.before, "after": shares.after, "target": shares.target]))
    }
    guard result.without > 0 else { return rows }
    return rows + [
      .sentence(
        ReportSentence("outside-margin", wording.outside(result.without), ["responses": Double(result.without)]))
    ]
  }

  /// What margins and their categories are called, for messages.
  var margins: [(name: String, categories: [String])] {
    (scoring.weighting?.margins ?? []).map { margin in
      (label(of: margin), margin.categories.map { name(of: $0, margin) })
    }
  }

  private func label(of margin: CompiledWeighting.Margin) -> String {
    margin.items.map(label(ofItem:)).joined(separator: " × ")
  }

  private func name(of category: [Int], _ margin: CompiledWeighting.Margin) -> String {
    guard !category.isEmpty else { return wording.withoutAnswer }
    return zip(category, margin.items).map { choice, item in
      let choice = survey.choiceList(of: survey.items[item])?.choices[choice]
      return choice?.label.map(text) ?? SafeText.line(choice?.code.text ?? "")
    }.joined(separator: " × ")
  }

  private func percentage(_ share: Double) -> String { wording.percent(wording.number(share * 100, places: 1).text) }
  private func whole(_ value: Double) -> String { wording.number(value, places: 0).text }
  private func coefficient(_ value: Double) -> String { wording.number(value, places: 2).text }
}

extension SegmentComparison {
  fileprivate func isTrend(over breakdown: SegmentResults.Breakdown) -> Bool {
    kind == .trend && self.breakdown == breakdown.breakdown
  }
}
