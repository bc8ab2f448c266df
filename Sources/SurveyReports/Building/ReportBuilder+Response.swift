public import SurveyModel
public import SurveyScoring

extension ReportBuilder {
  /// The report of one response: what it says, what is missing and what to do next; nothing about other people.
  ///
  /// - Parameters:
  ///   - id: The response's id.
  ///   - scores: The row's scores.
  ///   - block: The block that was scored.
  ///   - row: The row.
  public func report(
    ofResponse id: String, _ scores: ResponseScores, _ block: ProgramBlock, row: Int = 0
  ) -> Report {
    let practices = maturities.map { scorer.practices(ofMaturity: $0.score, in: scores, block, row: row) }
    let isSmall = answerFigures(scores).isEmpty
    let sections = [
      section(.answer, ofResponse: true, answer(scores, block, row)),
      section(.missing, ofResponse: true, missing(scores, practices)),
      section(.steps, ofResponse: true, steps(scores, practices)),
      section(.next, ofResponse: true, next(scores, practices)),
      // Without an index the dimensions are the answer already.
      section(
        .scores, ofResponse: true, (isSmall ? [] : figuresOfDimensions(scores)) + groups(scores) + composites(scores)),
      section(.advice, ofResponse: true, advice(scores.advice.filter { !isPrintedWithStep($0, practices) })),
      section(.method, ofResponse: true, method(ofResponse: true)),
    ]
    let safeID = SafeText.line(id)
    return Report(
      survey: survey.survey.id.text, version: SafeText.line(survey.survey.version), fingerprint: survey.fingerprint,
      language: language, title: text(survey.survey.title), subject: .response(id: safeID),
      subtitle: wording.yourAnswers(safeID), sections: sections.compactMap { $0 })
  }

  // MARK: - The answer

  private func answer(_ scores: ResponseScores, _ block: ProgramBlock, _ row: Int) -> [ReportBlock] {
    var blocks: [ReportBlock] = []
    let figures = answerFigures(scores)
    if !figures.isEmpty { blocks.append(.figures(figures)) }
    for (score, maturity) in maturities {
      guard let result = scores.maturity(score) else { continue }
      blocks += sentences(result, score, maturity)
    }
    if figures.isEmpty { blocks += figuresOfDimensions(scores) }
    blocks += extremes(dimensions.compactMap { index in scores.percent(index).map { (index, $0) } }, count: 1)
    var states = StateCounts()
    for (index, item) in survey.items.enumerated() where item.role == .answer {
      states.add(block.state(ofItem: index, row: row))
    }
    blocks.append(
      .sentence(
        ReportSentence(
          "questions-answered", wording.questionsAnswered(states),
          ["answered": Double(states[.value]), "asked": Double(states.total - states[.notAsked])])))
    return blocks
  }

  /// The indices, and the index of a maturity that no declared index repeats.
  private func answerFigures(_ scores: ResponseScores) -> [ReportFigure] {
    let ofIndices = indices.compactMap { figure(ofIndex: $0, scores) }
    let ofMaturities = maturities.compactMap { score, _ -> ReportFigure? in
      guard !hasIndexOfSameParts(score), let value = scores.maturity(score)?.percent else { return nil }
      return ReportFigure(
        id: scoring.scores[score].id.text, label: label(ofScore: score), unit: .percent,
        value: percent(value, ofScore: score))
    }
    return ofIndices + ofMaturities
  }

  private func sentences(_ result: MaturityScore, _ score: Int, _ maturity: Maturity) -> [ReportBlock] {
    var blocks: [ReportBlock] = []
    if let level = result.level, let bounds = scorer.plan.levelBounds(ofMaturity: score) {
      let lowest = result.steps.filter { $0.level == level }.map { label(ofScore: $0.score) }
      blocks.append(
        .sentence(
          ReportSentence(
            "overall-level",
            wording.overallLevel(
              level, of: bounds.greatest, lowest: lowest, steps: result.steps.count { $0.level != nil }),
            ["level": Double(level), "greatest": Double(bounds.greatest)])))
    }
    let target = wording.number(exact: maturity.target)
    if let first = result.firstBlocking, let value = result.steps[first].percent {
      let step = result.steps[first]
      blocks.append(
        .sentence(
          ReportSentence(
            "first-blocking",
            wording.startHere(
              first + 1, label(ofScore: step.score), percent(value, ofScore: step.score).text, target: target.text),
            ["step": Double(first + 1), "percent": value.doubleValue, "target": target.value])))
    } else if result.percent != nil {
      blocks.append(
        .sentence(ReportSentence("none-blocking", wording.noneBelow(target: target.text), ["target": target.value])))
    }
    let open = result.unscoredBefore
    if !open.isEmpty {
      let labels = open.map { label(ofScore: result.steps[$0].score) }
      blocks.append(
        .sentence(
          ReportSentence("not-scored", wording.notScored(labels, before: result.firstBlocking != nil))))
    }
    return blocks
  }

  // MARK: - Figures

  func figure(ofIndex index: Int, _ scores: ResponseScores) -> ReportFigure? {
    guard let result = scores.index(index) else { return nil }
    var notes: [String] = []
    switch result.state {
    case .scored: break
    case .prorated: notes.append(wording.rests(on: result.counted, of: result.inScope, isIndex: true))
    case .unscored(let reason): notes.append(wording.reason(reason, isIndex: true))
    }
    return ReportFigure(
      id: scoring.scores[index].id.text, label: label(ofScore: index), unit: .percent,
      value: result.percent.map { percent($0, ofScore: index) }, band: band(result.band, ofScore: index), notes: notes)
  }

  /// The dimensions that are no steps, in document order.
  private func figuresOfDimensions(_ scores: ResponseScores) -> [ReportBlock] {
    let steps = steps
    let figures = dimensions.filter { !steps.contains($0) }.compactMap { index in
      scores.dimension(index).flatMap { figure(ofDimension: index, $0) }
    }
    return figures.isEmpty ? [] : [.figures(figures)]
  }

  /// In which group of a net score the response is.
  private func groups(_ scores: ResponseScores) -> [ReportBlock] {
    scoring.scores.enumerated().compactMap { index, score in
      guard case .netScore(let net) = score, case .netScore(let answer) = scores.scores[index],
        let value = answer.answer.value, let group = answer.group
      else { return nil }
      let title = net.groups[group].title.map(text) ?? net.groups[group].id.text
      return .sentence(
        ReportSentence(
          "group", wording.pair(label(ofScore: index), "\(wording.number(exact: value).text) (\(title))."),
          ["answer": value.doubleValue]))
    }
  }

  func figure(
    ofDimension index: Int, _ result: DimensionScore, place: Int? = nil, level: ReportFigure.Level? = nil,
    target: ReportNumber? = nil
  ) -> ReportFigure? {
    guard case .dimension(let dimension) = scoring.scores[index] else { return nil }
    var notes = dimension.direction == .lowerBetter ? [wording.lowerIsBetter] : []
    switch result.state {
    case .scored: break
    case .prorated: notes.append(wording.rests(on: result.counted, of: result.inScope, isIndex: isComposed(index)))
    case .unscored(let reason): notes.append(wording.reason(reason, isIndex: isComposed(index)))
    }
    if result.assumedLeast > 0 { notes.append(wording.dontKnowCounted(result.assumedLeast)) }
    let isRaw = dimension.unit == .raw && place == nil
    let bounds = isRaw ? scorer.plan.rawBounds(ofDimension: index, inScope: result.inScope) : nil
    let value =
      isRaw
      ? result.raw.map { wording.number($0.doubleValue, exact: $0, places: $0.denominator == 1 ? 0 : 1) }
      : result.percent.map { percent($0, ofScore: index) }
    return ReportFigure(
      id: dimension.id.text, label: label(ofScore: index), unit: isRaw ? .raw : .percent,
      place: place, value: value,
      least: bounds?.least.doubleValue ?? 0, greatest: bounds?.greatest.doubleValue ?? 100,
      band: band(result.band, ofScore: index), level: level, target: target,
      isLowerBetter: dimension.direction == .lowerBetter, notes: notes)
  }
}
