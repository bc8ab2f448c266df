import SurveyModel
import SurveyScoring
import SurveyStatistics

extension ReportBuilder {
  // MARK: - Steps over assessments

  func ladder(_ score: Int, _ maturity: Maturity, _ results: AggregateResults) -> [ReportBlock] {
    guard case .maturity(let summary) = results.scores[score], let bounds = scorer.plan.levelBounds(ofMaturity: score)
    else { return [] }
    let target = wording.number(exact: maturity.target)
    let figures = summary.steps.enumerated().map { place, step in
      let level = step.levels.map {
        ReportFigure.Level(value: $0.median, greatest: bounds.greatest, low: $0.least, high: $0.greatest)
      }
      return meanFigure(
        step.score, step.percent, place: place + 1, level: level, target: target,
        notes: step.unscored > 0 ? [wording.unscored(step.unscored)] : [])
    }
    let legend = ReportSentence("steps-legend", wording.stepsLegend(target: target.text), ["target": target.value])
    return [.sentence(legend), .figures(figures)] + agreement(summary) + toDiscuss(summary, results.aggregate)
  }

  /// How far assessments agree, where there are several.
  private func agreement(_ summary: MaturitySummary) -> [ReportBlock] {
    guard let agreement = summary.agreement else { return [] }
    let alpha = agreement.alpha.map { wording.number($0, places: 2).text }
    let near = wording.number(agreement.shareWithinOneLevel * 100, places: 0).text
    var values: [ReportSentence.NamedValue] = [.init(name: "withinOneLevel", value: agreement.shareWithinOneLevel)]
    if let alpha = agreement.alpha { values.append(.init(name: "alpha", value: alpha)) }
    return [
      .sentence(ReportSentence("agreement", wording.agreement(alpha, near: near, items: agreement.items), values))
    ]
  }

  /// The items of a maturity on which assessments are two levels or more apart, widest first.
  private func toDiscuss(_ summary: MaturitySummary, _ aggregate: ScoreAggregate) -> [ReportBlock] {
    let items = Set(summary.steps.flatMap { (scoring.parts[$0.score] ?? []).compactMap(\.item) })
    let wide = zip(scorer.plan.items, aggregate.items).compactMap { item, tally -> (Int, Ratio, Ratio)? in
      guard items.contains(item), let least = tally.values.minimum, let greatest = tally.values.maximum,
        greatest - least >= 2
      else { return nil }
      return (item, least, greatest)
    }
    guard !wide.isEmpty else { return [] }
    let sorted = wide.sorted { ($1.2 - $1.1, $0.0) < ($0.2 - $0.1, $1.0) }
    let more = sorted.count - Self.longestDiscussion
    let rest =
      more > 0 ? [ReportBlock.sentence(ReportSentence("more", wording.more(more), ["items": Double(more)]))] : []
    return [.heading(wording.toDiscuss)]
      + sorted.prefix(Self.longestDiscussion).map { item, least, greatest in
        let range = wording.range(least.doubleValue, greatest.doubleValue)
        return .sentence(
          ReportSentence(
            "to-discuss", wording.pair(range, label(ofItem: item)),
            ["least": least.doubleValue, "greatest": greatest.doubleValue]))
      } + rest
  }

  /// More items than this no meeting discusses.
  static var longestDiscussion: Int { 10 }

  // MARK: - Scores

  /// The dimensions that are no steps, what an index would be from its components' means, and the bands.
  func scores(_ results: AggregateResults) -> [ReportBlock] {
    let steps = steps
    var blocks: [ReportBlock] = []
    let figures = dimensions.filter { !steps.contains($0) }.compactMap { figure(ofScore: $0, results) }
    if !figures.isEmpty { blocks.append(.figures(figures)) }
    for index in indices {
      guard let summary = summary(index, results), summary.prorated + summary.unscored > 0,
        let composite = summary.compositeOfMeans, let mean = summary.percent
      else { continue }
      let number = wording.number(composite, places: mean.count < 100 ? 0 : 1)
      // A number that reads the same would only raise a question.
      guard number.text != meanNumber(index, mean).text else { continue }
      blocks.append(
        .sentence(
          ReportSentence(
            "composite-of-means", wording.composite(number.text, label(ofScore: index)),
            [scoring.scores[index].id.text: composite])))
    }
    return blocks + distributionsOfBands(results)
  }

  /// How respondents spread over bands: one table for the scores that share them.
  func distributionsOfBands(_ results: AggregateResults) -> [ReportBlock] {
    var groups: [(bands: Bands, scores: [Int])] = []
    for index in scoring.scores.indices {
      guard let bands = scoring.bands[index], (summary(index, results)?.percent?.count ?? 0) > 0 else { continue }
      if let group = groups.firstIndex(where: { $0.bands == bands }) {
        groups[group].scores.append(index)
      } else {
        groups.append((bands, [index]))
      }
    }
    guard !groups.isEmpty else { return [] }
    let tables = groups.map { group in
      let letters = (0..<group.bands.bands.count).map { String(UnicodeScalar(UInt8(65 + $0 % 26))) }
      let categories = zip(letters, group.bands.bands).map { letter, band in
        ReportDistributions.Category(
          key: letter, label: title(of: band),
          range: wording.range(band.from.doubleValue, band.to.doubleValue))
      }
      let rows = group.scores.compactMap { index in
        summary(index, results).map {
          row(id: scoring.scores[index].id.text, label: label(ofScore: index), counts: $0.bands, notes: [])
        }
      }
      return ReportBlock.distributions(ReportDistributions(categories: categories, rows: rows))
    }
    return [.heading(wording.shareInBands)] + tables
  }

  func row(id: String, label: String, counts: [Int], notes: [String]) -> ReportDistributions.Row {
    let total = counts.reduce(0, +)
    return ReportDistributions.Row(
      id: id, label: label, count: total, counts: counts,
      shares: counts.compactMap { count in
        Ratio(Int128(100 * count), over: Int128(total)).map {
          wording.number($0.doubleValue, exact: $0, places: 0)
        }
      }, notes: notes)
  }

  // MARK: - Shares and net scores

  func shares(_ results: AggregateResults) -> [ReportBlock] {
    var blocks: [ReportBlock] = []
    let boxes = results.scores.indices.compactMap { index -> ReportFigure? in
      guard case .topBox(let summary) = results.scores[index] else { return nil }
      return shareFigure(
        id: scoring.scores[index].id.text, label: label(ofScore: index), summary.inside, of: summary.answered,
        interval: summary.interval.map { ($0.lower * 100, $0.upper * 100) })
    }
    if !boxes.isEmpty { blocks.append(.figures(boxes)) }
    let nets = netFigures(results, onlyHeadlines: false)
    if !nets.isEmpty { blocks.append(.figures(nets)) }
    for (index, score) in scoring.scores.enumerated() {
      guard case .netScore(let net) = score, case .netScore(let summary) = results.scores[index], summary.count > 0
      else { continue }
      blocks.append(
        .figures(
          zip(net.groups, summary.groups).map { group, count in
            shareFigure(
              id: "\(net.id.text).\(group.id.text)", label: group.title.map(text) ?? SafeText.line(group.id.text),
              count, of: summary.count, interval: nil)
          }))
    }
    return blocks
  }

  func shareFigure(
    id: String, label: String, _ inside: Int, of total: Int, interval: (lower: Double, upper: Double)?
  ) -> ReportFigure {
    let places = total < 100 ? 0 : 1
    let share = Ratio(Int128(100 * inside), over: Int128(total))
    return ReportFigure(
      id: id, label: label, unit: .share,
      value: share.map { wording.number($0.doubleValue, exact: $0, places: places) }, count: total,
      interval: interval.map {
        .init(lower: wording.number($0.lower, places: places), upper: wording.number($0.upper, places: places))
      }, notes: interval != nil && total < MeanResult.caution ? [wording.fewAnswers] : [])
  }

  /// Net scores; as headlines only those that rest on enough answers.
  func netFigures(_ results: AggregateResults, onlyHeadlines: Bool) -> [ReportFigure] {
    results.scores.indices.compactMap { index in
      guard case .netScore(let summary) = results.scores[index], summary.isHeadline || !onlyHeadlines else {
        return nil
      }
      let places = summary.count < 100 ? 0 : 1
      let note =
        !summary.isHeadline
        ? [wording.tooFewForHeadline] : summary.count < MeanResult.caution ? [wording.fewAnswers] : []
      return ReportFigure(
        id: scoring.scores[index].id.text, label: label(ofScore: index), unit: .net,
        value: Ratio(Int128(100 * (summary.favourable - summary.against)), over: Int128(summary.count))
          .map { wording.number($0.doubleValue, exact: $0, places: places) }, least: -100, count: summary.count,
        interval: summary.interval.map {
          .init(lower: wording.number($0.lower, places: places), upper: wording.number($0.upper, places: places))
        }, notes: note)
    }
  }

  // MARK: - Items

  /// How answers to scored items are distributed: one table for the items that share a scale.
  func items(_ aggregate: ScoreAggregate) -> [ReportBlock] {
    var tables: [(list: ChoiceList, rows: [ReportDistributions.Row])] = []
    let turned = Set(scoring.parts.values.joined().filter(\.isReversed).compactMap(\.item))
    for ((item, coding), tally) in zip(zip(scorer.plan.items, scorer.plan.codings), aggregate.items) {
      guard coding == nil, case .point(let index) = survey.items[item].kind, tally.states.inScope > 0 else { continue }
      let list = survey.choiceLists[index]
      var notes: [String] = []
      if turned.contains(item) { notes.append(wording.turned) }
      let dontKnow = tally.states[.dontKnow]
      if dontKnow > 0 { notes.append(wording.count(dontKnow, .dontKnow)) }
      let missing = tally.states.inScope - tally.states[.value] - dontKnow
      if missing > 0 { notes.append(wording.missing(missing)) }
      let outOfScope = tally.states.total - tally.states.inScope
      if outOfScope > 0 { notes.append(wording.outOfScope(outOfScope)) }
      let row = row(
        id: survey.items[item].id, label: label(ofItem: item),
        counts: list.choices.map { $0.value.map { tally.values[$0] } ?? 0 }, notes: notes)
      if let place = tables.firstIndex(where: { $0.list == list }) {
        tables[place].rows.append(row)
      } else {
        tables.append((list, [row]))
      }
    }
    guard !tables.isEmpty else { return [] }
    return [.heading(wording.shareOfAnswers)]
      + tables.map { list, rows in
        let categories = list.choices.map { choice in
          ReportDistributions.Category(
            key: choice.value.map { wording.number(exact: $0).text } ?? SafeText.line(choice.code.text),
            label: choice.label.map(text) ?? "")
        }
        return .distributions(ReportDistributions(categories: categories, rows: rows))
      }
  }
}
