import SurveyModel
import SurveyScoring
import SurveyStatistics

extension ReportBuilder {
  // MARK: - Many responses

  /// Gaps: the whole, then its pairs.
  func gaps(_ results: AggregateResults) -> [ReportBlock] {
    scoring.scores.enumerated().flatMap { index, score -> [ReportBlock] in
      guard case .gap(let gap) = score, case .gap(let summary) = results.scores[index] else { return [] }
      var notes: [String] = []
      if summary.prorated > 0 { notes.append(wording.prorated(summary.prorated)) }
      if summary.unscored > 0 { notes.append(wording.unscored(summary.unscored)) }
      let whole = gapFigure(gap.id.text, label(ofScore: index), summary.gap, notes: notes)
      let pairs = zip(scoring.components[index] ?? [], summary.pairs).map { perception, mean in
        gapFigure("\(gap.id.text).\(scoring.scores[perception].id.text)", label(ofScore: perception), mean)
      }
      return [.sentence(ReportSentence("gap-legend", wording.gapLegend)), .figures([whole] + pairs)]
    }
  }

  private func gapFigure(_ id: String, _ label: String, _ mean: MeanResult?, notes: [String] = []) -> ReportFigure {
    let places = (mean?.count ?? 0) < 100 ? 0 : 1
    func limit(_ value: Double) -> ReportNumber {
      ReportNumber(value: value, text: wording.number(min(100, max(-100, value)), places: places).text)
    }
    return ReportFigure(
      id: id, label: label, unit: .net,
      value: mean.map { wording.number($0.mean, exact: $0.exactMean, places: places) }, least: -100,
      count: mean?.count ?? 0, interval: mean?.interval.map { .init(lower: limit($0.lower), upper: limit($0.upper)) },
      notes: notes + (mean?.isFew == true ? [wording.fewAnswers] : []))
  }

  /// Importance-performance maps: where the lines stand, and what lies in each field.
  func importancePerformances(_ results: AggregateResults) -> [ReportBlock] {
    scoring.scores.indices.flatMap { index -> [ReportBlock] in
      guard case .importancePerformance(let summary) = results.scores[index], let cross = summary.cross else {
        return []
      }
      var blocks: [ReportBlock] = [.heading(label(ofScore: index))]
      func number(_ value: Double) -> String { wording.number(value, places: 0).text }
      blocks.append(
        .sentence(
          ReportSentence(
            "lines", wording.lines(performance: number(cross.performance), importance: number(cross.importance)),
            ["performance": cross.performance, "importance": cross.importance])))
      for field in PerformanceField.allCases {
        for aspect in summary.aspects where aspect.field == field {
          guard let performance = aspect.performance, let importance = aspect.importance else { continue }
          blocks.append(
            .sentence(
              ReportSentence(
                "aspect.\(field.rawValue)",
                wording.aspect(
                  label(ofScore: aspect.score), wording.name(of: field), performance: number(performance.mean),
                  importance: number(importance.mean)),
                ["performance": performance.mean, "importance": importance.mean])))
        }
      }
      return blocks
    }
  }

  /// Typologies: how many respondents are of each type.
  func typologies(_ results: AggregateResults) -> [ReportBlock] {
    scoring.scores.enumerated().flatMap { index, score -> [ReportBlock] in
      guard case .quadrants(let typology) = score, case .quadrants(let summary) = results.scores[index] else {
        return []
      }
      let figures = zip(typology.quadrants, summary.quadrants).map { type, quadrant in
        shareFigure(
          id: "\(typology.id.text).\(type.id.text)", label: type.title.map(text) ?? SafeText.line(type.id.text),
          quadrant.count, of: summary.count,
          interval: quadrant.interval.map { ($0.lower * 100, $0.upper * 100) })
      }
      let missing: [ReportBlock] =
        summary.missing == 0
        ? []
        : [
          .sentence(
            ReportSentence("unplaced", wording.unplaced(summary.missing), ["responses": Double(summary.missing)]))
        ]
      return [.heading(label(ofScore: index)), .figures(figures)] + missing
    }
  }

  /// How often flags are raised; nothing is left out because of one.
  func flags(_ aggregate: ScoreAggregate) -> [ReportBlock] {
    let raised = zip(scoring.flags, aggregate.flags).filter { $1.judged > 0 }
    guard !raised.isEmpty else { return [] }
    let entries = raised.map { flag, tally in
      "\(label(of: flag)) (\(wording.outOf("\(tally.raised)", "\(tally.judged)")))"
    }
    return [
      .sentence(
        ReportSentence(
          "flags", wording.flagged(entries),
          raised.map { flag, tally in .init(name: flag.flag.id.text, value: Double(tally.raised)) }))
    ]
  }

  /// What results would be without responses that raise several flags; nothing where there are none.
  func screening(_ screening: Screening?) -> [ReportBlock] {
    guard let screening, screening.suspects > 0 else { return [] }
    let changes = screening.scores.compactMap { score -> (text: String, value: ReportSentence.NamedValue)? in
      guard let value = score.value else { return nil }
      let places = score.count < 100 ? 0 : 1
      let (without, with) = (wording.number(value, places: places).text, wording.number(score.all, places: places).text)
      guard without != with else { return nil }
      return (
        wording.changed(label(ofScore: score.score), without: without, with: with),
        .init(name: scoring.scores[score.score].id.text, value: value)
      )
    }
    let text =
      screening.scores.isEmpty
      ? wording.suspectsHidden(screening.suspects) : wording.withoutSuspects(screening.suspects, changes.map(\.text))
    return [
      .sentence(
        ReportSentence(
          "screening", text,
          [.init(name: "responses", value: Double(screening.suspects))] + changes.map(\.value)))
    ]
  }

  private func label(of flag: CompiledScoring.CompiledFlag) -> String {
    flag.flag.title.map(text).flatMap { $0.isEmpty ? nil : $0 } ?? wording.name(of: flag.flag.kind)
  }

  // MARK: - One response

  /// Gaps and types of one response.
  func composites(_ scores: ResponseScores) -> [ReportBlock] {
    scoring.scores.enumerated().compactMap { index, score in
      switch (score, scores.scores[index]) {
      case (.gap, .gap(let result)):
        guard let gap = result.gap else { return nil }
        return .figures([
          ReportFigure(
            id: score.id.text, label: label(ofScore: index), unit: .net,
            value: wording.number(gap.doubleValue, exact: gap, places: 0), least: -100, notes: [wording.gapInBrief])
        ])
      case (.quadrants(let typology), .quadrants(let answer)):
        guard let quadrant = answer.quadrant else { return nil }
        let type = typology.quadrants[quadrant]
        let title = type.title.map(text) ?? SafeText.line(type.id.text)
        return .sentence(ReportSentence("quadrant", wording.pair(label(ofScore: index), "\(title).")))
      default: return nil
      }
    }
  }
}
