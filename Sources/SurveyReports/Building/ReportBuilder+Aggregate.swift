import SurveyModel
public import SurveyScoring
import SurveyStatistics

extension ReportBuilder {
  /// The report of many responses together.
  ///
  /// - Parameters:
  ///   - results: The results of an aggregate of the builder's plan.
  ///   - segments: What segments of the same responses say, and how they differ.
  ///   - counts: What was read and rejected; without it, everything that was aggregated.
  public func report(
    of results: AggregateResults, segments: SegmentResults = .none, counts: ResponseCounts? = nil
  ) -> Report {
    let count = results.aggregate.count
    let counts = counts ?? ResponseCounts(read: count, rejected: 0)
    let hasHeadline = !headlines(results).isEmpty
    let sections = [
      section(.answer, ofResponse: false, answer(results, counts, segments.screening)),
      section(.method, ofResponse: false, method(ofResponse: false)),
      section(.steps, ofResponse: false, maturities.flatMap { ladder($0.score, $0.maturity, results) }),
      section(
        .scores, ofResponse: false, (hasHeadline ? scores(results) : distributionsOfBands(results)) + gaps(results)),
      section(.priorities, ofResponse: false, importancePerformances(results) + typologies(results)),
      section(.shares, ofResponse: false, shares(results)),
      section(.drivers, ofResponse: false, drivers(results)),
      section(.agreement, ofResponse: false, agreements(results)),
      section(.weighting, ofResponse: false, weighting(results)),
      section(.items, ofResponse: false, items(results.aggregate)),
      section(.segments, ofResponse: false, self.segments(segments)),
      section(.reliability, ofResponse: false, reliabilities(results)),
      section(.advice, ofResponse: false, advice(results.advice)),
    ]
    return Report(
      survey: survey.survey.id.text, version: SafeText.line(survey.survey.version), fingerprint: survey.fingerprint,
      language: language, title: text(survey.survey.title), subject: .responses(count: count),
      subtitle: wording.responses(count), sections: sections.compactMap { $0 })
  }

  // MARK: - The answer

  private func answer(
    _ results: AggregateResults, _ counts: ResponseCounts, _ screening: Screening?
  ) -> [ReportBlock] {
    var blocks: [ReportBlock] = []
    let figures = headlines(results)
    if !figures.isEmpty { blocks.append(.figures(figures)) }
    for (score, maturity) in maturities { blocks += sentences(score, maturity, results) }
    if figures.isEmpty {
      let figures = dimensions.filter { !steps.contains($0) }.compactMap { figure(ofScore: $0, results) }
      if !figures.isEmpty { blocks.append(.figures(figures)) }
    }
    let nets = netFigures(results, onlyHeadlines: true)
    if !nets.isEmpty { blocks.append(.figures(nets)) }
    let means = dimensions.compactMap { index in
      summary(index, results)?.percent.flatMap { mean in mean.exactMean.map { (score: index, percent: $0) } }
    }
    blocks += extremes(means, count: results.aggregate.count)
    let aggregate = results.aggregate
    blocks.append(
      .sentence(
        ReportSentence(
          "quality",
          wording.quality(
            read: counts.read, complete: aggregate.complete, prorated: aggregate.prorated,
            incomplete: aggregate.incomplete, rejected: counts.rejected),
          [
            "read": Double(counts.read), "complete": Double(aggregate.complete),
            "prorated": Double(aggregate.prorated), "incomplete": Double(aggregate.incomplete),
            "rejected": Double(counts.rejected),
          ])))
    return blocks + weightingNotice(results) + flags(aggregate) + self.screening(screening)
  }

  /// The indices, and the index of a maturity that no declared index repeats.
  private func headlines(_ results: AggregateResults) -> [ReportFigure] {
    let ofMaturities = maturities.compactMap { score, _ -> ReportFigure? in
      guard !hasIndexOfSameParts(score), case .maturity(let summary) = results.scores[score] else { return nil }
      return meanFigure(score, summary.percent)
    }
    return indices.compactMap { figure(ofScore: $0, results) } + ofMaturities
  }

  private func sentences(_ score: Int, _ maturity: Maturity, _ results: AggregateResults) -> [ReportBlock] {
    guard case .maturity(let summary) = results.scores[score], let bounds = scorer.plan.levelBounds(ofMaturity: score)
    else { return [] }
    var blocks: [ReportBlock] = []
    if let levels = summary.levels {
      blocks.append(
        .sentence(
          ReportSentence(
            "overall-level", wording.overallLevels(levels, of: bounds.greatest),
            [
              "median": Double(levels.median), "least": Double(levels.least), "greatest": Double(levels.greatest),
              "assessments": Double(levels.count),
            ])))
    }
    let target = wording.number(exact: maturity.target)
    if let first = summary.firstBlocking, let mean = summary.steps[first].percent {
      let step = summary.steps[first]
      blocks.append(
        .sentence(
          ReportSentence(
            "first-blocking",
            wording.startHere(
              first + 1, label(ofScore: step.score), meanNumber(step.score, mean).text, target: target.text) + " "
              + wording.startsHere(step.firstBlocking, of: results.aggregate.count),
            [
              "step": Double(first + 1), "percent": mean.mean, "target": target.value,
              "assessments": Double(step.firstBlocking),
            ])))
    } else if summary.percent != nil {
      blocks.append(
        .sentence(ReportSentence("none-blocking", wording.noneBelow(target: target.text), ["target": target.value])))
    }
    let open = summary.steps.prefix(summary.firstBlocking ?? summary.steps.count).filter { $0.percent == nil }
    if !open.isEmpty {
      let labels = open.map { label(ofScore: $0.score) }
      blocks.append(
        .sentence(ReportSentence("not-scored", wording.notScored(labels, before: summary.firstBlocking != nil))))
    }
    return blocks
  }

  // MARK: - Means

  func summary(_ score: Int, _ results: AggregateResults) -> ScoreSummary? {
    if case .score(let summary) = results.scores[score] { summary } else { nil }
  }

  func meanNumber(_ score: Int, _ mean: MeanResult) -> ReportNumber {
    guard let exact = mean.exactMean else { return wording.number(mean.mean, places: mean.count < 100 ? 0 : 1) }
    return percent(exact, ofScore: score, count: mean.count)
  }

  /// A mean in percent with its interval; the texts of the limits stay between 0 and 100.
  func meanFigure(
    _ score: Int, _ mean: MeanResult?, place: Int? = nil, level: ReportFigure.Level? = nil,
    target: ReportNumber? = nil, notes: [String] = []
  ) -> ReportFigure {
    let places = (mean?.count ?? 0) < 100 ? 0 : 1
    func limit(_ value: Double) -> ReportNumber {
      ReportNumber(value: value, text: wording.number(min(100, max(0, value)), places: places).text)
    }
    var notes = notes
    if let mean, mean.isFew { notes.append(wording.fewAnswers) }
    if mean?.hasNoVariation == true { notes.append(wording.noVariation) }
    return ReportFigure(
      id: scoring.scores[score].id.text, label: label(ofScore: score), unit: .percent, place: place,
      value: mean.map { meanNumber(score, $0) }, count: mean?.count ?? 0,
      interval: mean?.interval.map { .init(lower: limit($0.lower), upper: limit($0.upper)) },
      band: band(mean.flatMap { bandIndex(of: $0, score) }, ofScore: score), level: level, target: target,
      isLowerBetter: isLowerBetter(score), notes: isLowerBetter(score) ? [wording.lowerIsBetter] + notes : notes)
  }

  private func bandIndex(of mean: MeanResult, _ score: Int) -> Int? {
    mean.exactMean.flatMap { scoring.bands[score]?.index(of: $0) }
  }

  /// A dimension or an index.
  func figure(ofScore score: Int, _ results: AggregateResults) -> ReportFigure? {
    guard let summary = summary(score, results) else { return nil }
    var notes: [String] = []
    if summary.prorated > 0 { notes.append(wording.prorated(summary.prorated)) }
    if summary.unscored > 0 { notes.append(wording.unscored(summary.unscored)) }
    if case .dimension(let dimension) = scoring.scores[score], dimension.unit == .raw {
      return rawFigure(score, summary, notes)
    }
    return meanFigure(score, summary.percent, notes: notes)
  }

  private func rawFigure(_ score: Int, _ summary: ScoreSummary, _ notes: [String]) -> ReportFigure {
    let bounds = scorer.plan.rawBounds(ofDimension: score)
    let (least, greatest) = (bounds?.least.doubleValue ?? 0, bounds?.greatest.doubleValue ?? 100)
    let places = (summary.raw?.count ?? 0) < 100 ? 1 : 2
    func limit(_ value: Double) -> ReportNumber {
      ReportNumber(value: value, text: wording.number(min(greatest, max(least, value)), places: places).text)
    }
    let few = summary.raw?.isFew == true ? [wording.fewAnswers] : []
    return ReportFigure(
      id: scoring.scores[score].id.text, label: label(ofScore: score), unit: .raw,
      value: summary.raw.map { wording.number($0.mean, exact: $0.exactMean, places: places) }, least: least,
      greatest: greatest, count: summary.raw?.count ?? 0,
      interval: summary.raw?.interval.map { .init(lower: limit($0.lower), upper: limit($0.upper)) },
      band: band(summary.band, ofScore: score), isLowerBetter: isLowerBetter(score),
      notes: (isLowerBetter(score) ? [wording.lowerIsBetter] : []) + notes + few)
  }
}
