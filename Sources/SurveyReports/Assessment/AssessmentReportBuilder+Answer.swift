import SurveyModel
import SurveyScoring
import SurveyStatistics

extension AssessmentReportBuilder {
  /// The verdict with what it rests on, the headlines, and what was not measured.
  var answer: [ReportBlock] {
    var blocks = verdict
    let figures = results.headlines.map { headline in
      figure(
        headline.whole, of: headline.entry.measure, id: headline.entry.measure.name, label: label(of: headline.entry))
    }
    // Nets run from −100 and are drawn from the middle, so that they stand by themselves.
    for nets in [false, true] {
      let some = figures.filter { ($0.unit == .net) == nets }
      if !some.isEmpty { blocks.append(.figures(some)) }
    }
    blocks += results.blocking.map { .sentence(blocking($0)) }
    let missing = results.surveys.indices.filter { results.surveys[$0].count == 0 }
    let measured = results.surveys.count - missing.count
    blocks.append(
      .sentence(
        ReportSentence(
          "measured",
          wording.measured(measured, of: results.surveys.count, missing: missing.map { title(ofSurvey: $0) }),
          ["measured": Double(measured), "surveys": Double(results.surveys.count)])))
    return blocks
  }

  private var verdict: [ReportBlock] {
    guard let verdict = results.verdict else { return [] }
    var sentences: [ReportSentence] = []
    if let outcome = verdict.outcome {
      sentences.append(ReportSentence("verdict", wording.verdict(text(outcome.title).withoutStop)))
      if let advice = said(outcome.text) { sentences.append(ReportSentence("verdict-text", advice)) }
    } else {
      let reasons = verdict.obstacles.map { obstacle in
        switch obstacle {
        case .notMeasured(let survey): wording.notMeasured(title(ofSurvey: survey))
        case .notJudged(let measure): wording.notJudged(label(of: measure))
        case .notDeclared: wording.notDeclared
        }
      }
      sentences.append(ReportSentence("no-verdict", wording.noVerdict(reasons)))
    }
    return (sentences + [axis(verdict.ready), axis(verdict.loyal)].compactMap(\.self)).map { .sentence($0) }
  }

  /// How an axis is judged; nothing for one that cannot be.
  private func axis(_ axis: VerdictResult.Axis) -> ReportSentence? {
    guard let number = axis.figure.number, let isReached = axis.isReached, let limits = interval(number) else {
      return nil
    }
    let rest = [wording.interval(limits), wording.answers(number.count)].joined(separator: ", ")
    let places = wording.places(for: limits.lower.value, exact: nil, count: number.count, edges: [axis.from])
    return ReportSentence(
      "axis.\(axis.measure.name)",
      wording.axis(
        label(of: axis.measure), "\(wording.outOf(shown(number, edges: [axis.from]).text, "100")) (\(rest))",
        lower: wording.number(max(0, limits.lower.value), places: places).text,
        from: wording.number(exact: axis.from).text, isReached: isReached),
      [
        "value": number.value, "lower": limits.lower.value, "threshold": axis.from.doubleValue,
        "answers": Double(number.count),
      ])
  }

  /// Where to start.
  private func blocking(_ step: AssessmentResults.BlockingStep) -> ReportSentence {
    let target = wording.number(exact: step.target)
    return ReportSentence(
      "first-blocking",
      wording.startHere(
        step.place, label(of: step.step), shown(step.number, edges: [step.target]).text, target: target.text),
      ["step": Double(step.place), "percent": step.number.value, "target": target.value])
  }

  // MARK: - Units and periods

  /// The headlines of each unit.
  var units: [ReportBlock] {
    results.headlines.flatMap { headline -> [ReportBlock] in
      guard !headline.units.isEmpty else { return [] }
      let name = headline.entry.measure.name
      let figures = headline.units.map { one in
        figure(
          one.figure, of: headline.entry.measure, id: "\(name)@\(one.unit ?? "")", label: label(ofUnit: one.unit))
      }
      return [.heading(label(of: headline.entry)), .figures(figures)]
    }
  }

  /// The headlines in each period, where there are several.
  var waves: [ReportBlock] {
    guard results.periods.count > 1 else { return [] }
    return results.headlines.flatMap { headline -> [ReportBlock] in
      let name = headline.entry.measure.name
      let figures = headline.periods.map { one in
        figure(
          one.figure, of: headline.entry.measure, id: "\(name)@\(one.period)", label: wording.period(one.period))
      }
      return [.heading(label(of: headline.entry)), .figures(figures)]
    }
  }
}

extension String {
  /// Without a full stop at the end, where a sentence adds its own.
  fileprivate var withoutStop: String { hasSuffix(".") ? String(dropLast()) : self }
}
