import SurveyModel
import SurveyScoring
import SurveyStatistics

extension AssessmentReportBuilder {
  // MARK: - Perception gaps

  /// What is claimed against what is experienced, then by unit, then what to do about it.
  var gaps: [ReportBlock] {
    guard !results.gaps.isEmpty else { return [] }
    let advice = results.gaps.filter { $0.difference?.reading == .claimedHigher }.compactMap { result in
      said(result.gap.gap.text).map { (result, $0) }
    }
    // Of units only what was found over all: among many small groups something always stands out.
    let found: Set<PerceptionGapResult.Reading> = [.claimedHigher, .measuredHigher]
    let byUnit = results.gaps.filter { $0.difference.map { found.contains($0.reading) } ?? false }
      .compactMap { unitGaps($0) }
    return [.sentence(ReportSentence("perception-legend", wording.perceptionLegend))]
      + [.figures(results.gaps.map { figure($0) })] + byUnit.map { .sentence($0) }
      + (advice.isEmpty
        ? []
        : [
          .advice(
            advice.enumerated().map { place, pair in
              ReportAdvice(
                score: pair.0.gap.measured.name, label: title(of: pair.0), priority: place + 1, text: pair.1)
            })
        ])
  }

  private func title(of result: PerceptionGapResult) -> String {
    said(result.gap.gap.title) ?? label(of: result.gap.measured)
  }

  private func figure(_ result: PerceptionGapResult) -> ReportFigure {
    let id = "\(result.gap.claimed.name)-\(result.gap.measured.name)"
    let sides = wording.sides(claimed: side(result.claimed), measured: side(result.measured))
    guard let difference = result.difference else {
      return ReportFigure(id: id, label: title(of: result), unit: .net, value: nil, least: -100, notes: [sides])
    }
    let seen = difference.detectable.map { wording.number($0.rounded(.up), places: 0).text }
    let limits = difference.interval.map {
      ReportFigure.Interval(lower: wording.number($0.lower), upper: wording.number($0.upper))
    }
    return ReportFigure(
      id: id, label: title(of: result), unit: .net, value: wording.number(difference.value), least: -100,
      interval: limits, notes: [sides, wording.reading(difference.reading, detectable: seen)])
  }

  /// A side of a gap: its number with its answers, or why there is none.
  private func side(_ figure: JoinedFigure) -> String {
    figure.number.map { wording.number(shown($0).text, count: $0.count) } ?? wording.absence(of: figure) ?? ""
  }

  private func unitGaps(_ result: PerceptionGapResult) -> ReportSentence? {
    guard !result.units.isEmpty else { return nil }
    let entries = result.units.map { one in
      wording.unitGap(
        label(ofUnit: one.unit), points(one.difference.value).text, claimed: one.claimed.count,
        measured: one.measured.count)
    }
    return ReportSentence(
      "gap-units.\(result.gap.measured.name)", wording.byUnit(title(of: result), entries),
      result.units.map { .init(name: $0.unit, value: $0.difference.value) })
  }

  // MARK: - The chain

  /// The chain as a strip, its links with their intervals, and how they go together.
  var chain: [ReportBlock] {
    guard let chain = results.chain else { return [] }
    let strip = chain.links.map { link in
      "\(label(of: link.entry)) \(link.whole.number.map { shown($0).text } ?? "–")"
    }
    var blocks: [ReportBlock] = [
      .sentence(
        ReportSentence(
          "chain", strip.joined(separator: " → "),
          chain.links.compactMap { link in
            link.whole.number.map { .init(name: link.entry.measure.name, value: $0.value) }
          })),
      .figures(
        chain.links.map { link in
          figure(
            link.whole, of: link.entry.measure, id: link.entry.measure.name, label: label(of: link.entry))
        }),
    ]
    let enough = ChainResult.enough
    guard chain.pairs.contains(where: { $0.units >= enough }) else {
      let most = chain.pairs.map(\.units).max() ?? 0
      blocks.append(
        .sentence(
          ReportSentence(
            "chain-described", wording.chainDescribed(most, needed: enough),
            ["units": Double(most), "needed": Double(enough)])))
      return blocks
    }
    for (place, pair) in chain.pairs.enumerated() {
      blocks.append(.sentence(association(pair, chain.links[place], chain.links[place + 1])))
    }
    return blocks
  }

  private func association(
    _ pair: ChainResult.Pair, _ first: ChainResult.Link, _ second: ChainResult.Link
  ) -> ReportSentence {
    let (from, to) = (label(of: first.entry), label(of: second.entry))
    let id = "association.\(first.entry.measure.name)-\(second.entry.measure.name)"
    guard let pearson = pair.pearson, let spearman = pair.spearman else {
      return ReportSentence(
        id, wording.notAssociated(from, to, units: pair.units, needed: ChainResult.enough),
        ["units": Double(pair.units)])
    }
    func number(_ value: Double) -> ReportNumber { wording.number(value, places: 2) }
    let limits = pair.interval.map {
      wording.interval(ReportFigure.Interval(lower: number($0.lower), upper: number($0.upper)))
    }
    return ReportSentence(
      id,
      wording.associated(
        from, to, units: pair.units, pearson: number(pearson.coefficient).text, interval: limits,
        spearman: number(spearman.coefficient).text),
      ["pearson": pearson.coefficient, "spearman": spearman.coefficient, "units": Double(pair.units)])
  }

  // MARK: - Linkages

  /// Each step with what it should show in, and what to do where it does not.
  var linkages: [ReportBlock] {
    guard !results.linkages.isEmpty else { return [] }
    var blocks: [ReportBlock] = [.sentence(ReportSentence("linkage-legend", wording.linkageLegend))]
    for (place, result) in results.linkages.enumerated() {
      blocks.append(.figures([step(result), outcome(result)]))
      guard result.asksForAction, let advice = said(result.linkage.linkage.text) else { continue }
      blocks.append(
        .advice([
          ReportAdvice(
            score: result.linkage.step.name, label: label(of: result.linkage.step), priority: place + 1, text: advice)
        ]))
    }
    return blocks
  }

  private func step(_ result: LinkageResult) -> ReportFigure {
    let measure = result.linkage.step
    let target = wording.number(exact: result.linkage.target)
    let standing = result.standing.map { [wording.standing($0, target: target.text)] } ?? []
    return figure(
      result.step, of: measure, id: measure.name, label: label(of: measure), place: place(ofStep: measure),
      target: target, notes: standing)
  }

  private func outcome(_ result: LinkageResult) -> ReportFigure {
    let measure = result.linkage.outcome
    return figure(
      result.outcome, of: measure, id: measure.name,
      label: "→ \(said(result.linkage.linkage.title) ?? label(of: measure))",
      notes: result.field.flatMap { $0 == .undetermined ? nil : [wording.mapped(to: $0)] } ?? [])
  }

  /// The place of a score among the steps of a maturity, 1 first.
  private func place(ofStep measure: CompiledAssessment.Measure) -> Int? {
    let scoring = assessment.surveys[measure.survey].scoring
    guard case .score(let score) = measure.source else { return nil }
    for (index, declared) in scoring.scores.enumerated() {
      if case .maturity = declared, let place = scoring.components[index]?.firstIndex(of: score) { return place + 1 }
    }
    return nil
  }

  // MARK: - Surveys and method

  /// What came of each survey, and where every number comes from.
  var sources: [ReportBlock] {
    let parts = results.surveys.enumerated().map { place, part in
      let rejected = rejected.indices.contains(place) ? rejected[place] : 0
      let said = wording.part(
        part, rejected: rejected, minimum: assessment.minimums[place], weights: weights(ofSurvey: place, part))
      return ReportSentence(
        "survey.\(assessment.assessment.uses[place].key.text)",
        "\(wording.pair(title(ofSurvey: place), said)).",
        [
          "responses": Double(part.count), "elsewhere": Double(part.elsewhere), "undated": Double(part.undated),
          "rejected": Double(rejected), "minimum": Double(assessment.minimums[place]),
        ])
    }
    let numbers = assessment.measures.map { measure in
      let survey = assessment.surveys[measure.survey].survey
      let version = survey.version.isEmpty ? survey.id.text : "\(survey.id.text) \(SafeText.line(survey.version))"
      return ReportSentence(
        "source.\(measure.name)", "\(wording.pair(SafeText.line(measure.name), label(of: measure))) [\(version)]")
    }
    return parts.map { .sentence($0) } + [.heading(wording.whereNumbersComeFrom)] + numbers.map { .sentence($0) }
  }

  /// What is said of a survey's weights; `nil` where it declares none, or all weigh the same.
  private func weights(ofSurvey survey: Int, _ part: AssessmentResults.SurveyPart) -> String? {
    if let effect = part.effect {
      return wording.weighted(effective: wording.number(effect.effectiveSize, places: 0).text)
    }
    return part.weightingFailure.map { failure in
      let builder = ReportBuilder(scorer: ResponseScorer(survey: assessment.surveys[survey]), language: language)
      return wording.unweighted(because: wording.reason(failure, builder.margins))
    }
  }

  var method: [ReportBlock] {
    let join = assessment.assessment.join
    var sentences = [
      ReportSentence("join", wording.joinExplained(hasUnits: join.unit != nil, hasPeriods: join.period != nil)),
      ReportSentence("percent", wording.percentExplained),
      ReportSentence("interval", wording.intervalExplained, ["level": 0.95]),
      ReportSentence("formulas", wording.intervalFormulas),
      ReportSentence("suppression", wording.suppressionExplained),
    ]
    if results.surveys.contains(where: { $0.effect != nil }) {
      sentences.append(ReportSentence("weights", wording.weightsExplained))
    }
    if !results.gaps.isEmpty { sentences.append(ReportSentence("gaps", wording.gapsExplained)) }
    if results.verdict != nil { sentences.append(ReportSentence("verdict", wording.verdictExplained)) }
    let caution = MeanResult.caution
    sentences.append(ReportSentence("few-answers", wording.fewExplained(caution), ["answers": Double(caution)]))
    let declared = assessment.assessment
    sentences.append(
      ReportSentence(
        "definition",
        wording.assessment(declared.id.text, SafeText.line(declared.version), assessment.fingerprint)))
    return sentences.map { .sentence($0) }
  }
}
