import SurveyModel
import SurveyScoring
import SurveyStatistics

extension ReportBuilder {
  /// How segments and waves differ: what to read first, then a table and its sentences for each comparison.
  func segments(_ segments: SegmentResults) -> [ReportBlock] {
    let tooFine = segments.breakdowns.filter(\.isTooFine).map { breakdown in
      ReportBlock.sentence(
        ReportSentence(
          "too-fine",
          wording.tooFine(label(of: breakdown.breakdown), SegmentedAggregate.Cells.greatestCount)))
    }
    let comparisons = segments.comparisons.filter { comparison in
      !segments.breakdowns.contains { $0.isTooFine && $0.breakdown == comparison.breakdown }
    }
    guard !comparisons.isEmpty else { return tooFine }
    var legend = [ReportBlock.sentence(ReportSentence("segments-legend", wording.segmentsLegend))]
    if segments.minimum > 1 {
      legend.append(
        .sentence(
          ReportSentence(
            "minimum-group", wording.minimumGroup(segments.minimum), ["answers": Double(segments.minimum)])))
    }
    legend.append(.sentence(ReportSentence("segments-formulas", wording.segmentFormulas)))
    if comparisons.contains(where: \.isPaired) {
      legend.append(.sentence(ReportSentence("paired-formulas", wording.pairedFormulas)))
    }
    legend += weighting(comparisons, segments).map { .sentence($0) }
    return tooFine + legend + comparisons.flatMap { blocks(of: $0, segments) }
  }

  private func blocks(of comparison: SegmentComparison, _ segments: SegmentResults) -> [ReportBlock] {
    let heading = ReportBlock.heading(
      "\(label(ofScore: comparison.score)) — \(label(of: comparison.breakdown))")
    guard comparison.segments.contains(where: { !$0.isHidden && ($0.count ?? 0) > 0 }) else {
      return [heading, .sentence(ReportSentence("no-segment", wording.noSegment))]
    }
    if comparison.isTypology { return [heading] + typology(comparison) }
    return [heading, .comparison(table(comparison))] + verdicts(comparison).map { .sentence($0) }
  }

  private func table(_ comparison: SegmentComparison) -> ReportComparison {
    ReportComparison(
      kind: comparison.kind == .compare ? .compare : .trend, score: scoring.scores[comparison.score].id.text,
      label: label(ofScore: comparison.score), breakdown: comparison.breakdown.id,
      breakdownLabel: label(of: comparison.breakdown), unit: comparison.reportUnit,
      rows: comparison.segments.map { row($0, comparison) })
  }

  private func row(_ segment: SegmentComparison.Segment, _ comparison: SegmentComparison) -> ReportComparison.Row {
    let difference = segment.difference
    var notes: [String] = []
    if segment.isHidden {
      notes.append(wording.hidden)
    } else if (segment.count ?? 0) > 0, segment.isFew {
      notes.append(wording.fewAnswers)
    }
    if comparison.hasOtherVersions(segment) { notes.append(wording.otherVersions(versions(of: segment))) }
    if let pairs = difference?.pairs {
      notes.append(wording.pairs(pairs))
    } else if comparison.isPaired, before(segment, comparison) != nil, (segment.count ?? 0) > 0 {
      notes.append(wording.tooFewPairs)
    }
    return ReportComparison.Row(
      key: segment.key.values.map { $0.text ?? "" }, label: label(of: segment.key, comparison.breakdown),
      isHidden: segment.isHidden, count: segment.count,
      value: segment.value.map { value in number(value, segment.exactValue, segment, comparison) },
      interval: segment.interval.map { limits($0, segment, comparison) },
      difference: difference.map { signed($0, segment, comparison) },
      differenceInterval: difference?.interval.map { limits($0, segment, comparison, isDifference: true) },
      effect: difference?.effect.map { .init(name: $0.name, number: wording.number($0.value, places: 2)) },
      pValue: difference?.test?.pValue, qValue: difference?.qValue.map { wording.probability($0) },
      detectable: difference?.detectable.map { detectable($0, comparison) }, verdict: difference?.verdict.rawValue,
      notes: notes)
  }

  private func versions(of segment: SegmentComparison.Segment) -> [String] {
    segment.versions.map { $0.isEmpty ? wording.unknownVersion : SafeText.line($0) }
  }

  // MARK: - What can be said

  private func verdicts(_ comparison: SegmentComparison) -> [ReportSentence] {
    let differences = comparison.segments.compactMap { segment in
      segment.difference.map { (segment: segment, difference: $0) }
    }
    func those(_ verdict: GroupDifference.Verdict) -> [(
      segment: SegmentComparison.Segment, difference: GroupDifference
    )] {
      differences.filter { $0.difference.verdict == verdict }
    }
    var sentences = overall(comparison)
    if comparison.segments.contains(where: comparison.hasOtherVersions) {
      sentences.append(ReportSentence("other-versions", wording.otherVersionsExplained))
    }
    // Of two segments one sentence says it all.
    let notable = those(.notable).filter { !comparison.isPair || $0.difference.value > 0 }
    for (segment, difference) in notable {
      let name = label(of: segment.key, comparison.breakdown)
      sentences.append(
        ReportSentence(
          "difference",
          wording.difference(
            name, before: before(segment, comparison), unsigned(difference, segment, comparison),
            isAbove: difference.value > 0, facts: facts(difference, segment, comparison)),
          values(difference)))
    }
    let small = those(.small)
    if !small.isEmpty {
      let least = wording.number(exact: comparison.meaningful)
      sentences.append(
        ReportSentence(
          "small-difference",
          wording.smallDifferences(
            small.map {
              "\(label(of: $0.segment.key, comparison.breakdown)) "
                + "(\(signed($0.difference, $0.segment, comparison).text))"
            }, least: wording.points(least, comparison.isInPoints)),
          small.map { .init(name: $0.segment.key.name, value: $0.difference.value) }))
    }
    let undetected = those(.undetected)
    if let greatest = undetected.compactMap(\.difference.detectable).max() {
      let seen = detectable(greatest, comparison)
      sentences.append(
        ReportSentence(
          "no-difference",
          wording.noDifference(
            wording.points(seen, comparison.isInPoints), isElsewhere: undetected.count < differences.count),
          ["detectable": greatest]))
    }
    let untested = those(.untested)
    if !untested.isEmpty {
      sentences.append(
        ReportSentence(
          "untested", wording.untested(untested.map { label(of: $0.segment.key, comparison.breakdown) })))
    }
    return sentences
  }

  /// The wave before, in words.
  private func before(_ segment: SegmentComparison.Segment, _ comparison: SegmentComparison) -> String? {
    comparison.wave(before: segment).map { label(of: $0.key, comparison.breakdown) }
  }

  /// What one must know to believe a difference: interval, effect, q.
  private func facts(
    _ difference: GroupDifference, _ segment: SegmentComparison.Segment, _ comparison: SegmentComparison
  ) -> [String] {
    [
      difference.interval.map { wording.interval(limits($0, segment, comparison, isDifference: true)) },
      difference.effect.map { "\($0.name) \(wording.number($0.value, places: 2).text)" },
      difference.qValue.map { "q \(wording.probability($0).text)" },
    ].compactMap(\.self)
  }

  private func values(_ difference: GroupDifference) -> [ReportSentence.NamedValue] {
    var values: [ReportSentence.NamedValue] = [.init(name: "difference", value: difference.value)]
    if let interval = difference.interval {
      values += [.init(name: "lower", value: interval.lower), .init(name: "upper", value: interval.upper)]
    }
    if let effect = difference.effect { values.append(.init(name: effect.name, value: effect.value)) }
    if let qValue = difference.qValue { values.append(.init(name: "q", value: qValue)) }
    return values
  }

  /// Whether several segments differ at all, or waves have a trend.
  func overall(_ comparison: SegmentComparison) -> [ReportSentence] {
    guard let test = comparison.overall else { return [] }
    var values: [ReportSentence.NamedValue] = [.init(name: "p", value: test.pValue)]
    if let statistic = test.statistic { values.append(.init(name: "statistic", value: statistic)) }
    if let effect = test.effect { values.append(.init(name: effect.name, value: effect.value)) }
    if let slope = test.slope { values.append(.init(name: "slope", value: slope)) }
    if let qValue = comparison.overallQValue { values.append(.init(name: "q", value: qValue)) }
    let p = wording.probability(test.pValue).text
    let text =
      comparison.kind == .trend && !comparison.isTypology
      ? wording.trend(
        isRising: (test.statistic ?? 0) > 0,
        isSure: (comparison.overallQValue ?? 1) < comparison.rate.doubleValue,
        slope: test.slope.map { wording.points(wording.number($0.magnitude, places: 1), comparison.isInPoints) },
        p: p, q: comparison.overallQValue.map { wording.probability($0).text }, wording.name(of: test.method))
      : wording.overall(
        p: p, wording.name(of: test.method), ranks: test.rankPValue.map { wording.probability($0).text },
        effect: comparison.isTypology
          ? test.effect.map { "\($0.name) \(wording.number($0.value, places: 2).text)" } : nil,
        q: comparison.isTypology ? comparison.overallQValue.map { wording.probability($0).text } : nil,
        isRough: test.isRough)
    return [ReportSentence(comparison.kind == .trend && !comparison.isTypology ? "trend" : "overall", text, values)]
  }

  // MARK: - Numbers

  private func places(_ segment: SegmentComparison.Segment, _ comparison: SegmentComparison) -> Int {
    ((segment.count ?? 0) < 100 ? 0 : 1) + (comparison.unit == .raw ? 1 : 0)
  }

  private func number(
    _ value: Double, _ exact: Ratio?, _ segment: SegmentComparison.Segment, _ comparison: SegmentComparison
  ) -> ReportNumber {
    wording.number(value, exact: exact, places: places(segment, comparison))
  }

  private func limits(
    _ interval: ConfidenceInterval, _ segment: SegmentComparison.Segment, _ comparison: SegmentComparison,
    isDifference: Bool = false
  ) -> ReportFigure.Interval {
    let places = places(segment, comparison)
    let range = comparison.range(in: scorer.plan)
    func limit(_ value: Double) -> ReportNumber {
      let shown = isDifference ? value : min(range.upperBound, max(range.lowerBound, value))
      return ReportNumber(value: value, text: wording.number(shown, places: places).text)
    }
    return .init(lower: limit(interval.lower), upper: limit(interval.upper))
  }

  /// A difference without its sign, with the decimals it takes to stay on its side of what is meaningful.
  private func unsigned(
    _ difference: GroupDifference, _ segment: SegmentComparison.Segment, _ comparison: SegmentComparison
  ) -> String {
    let exact = difference.exactValue.map { $0 < 0 ? -$0 : $0 }
    let fewest = places(segment, comparison)
    let needed = wording.places(
      for: difference.value.magnitude, exact: exact, count: segment.count ?? 0, edges: [comparison.meaningful])
    let number = wording.number(difference.value.magnitude, exact: exact, places: max(fewest, needed))
    return wording.points(number, comparison.isInPoints)
  }

  private func signed(
    _ difference: GroupDifference, _ segment: SegmentComparison.Segment, _ comparison: SegmentComparison
  ) -> ReportNumber {
    let exact = difference.exactValue
    let fewest = places(segment, comparison)
    let needed = wording.places(
      for: difference.value, exact: exact, count: segment.count ?? 0,
      edges: [comparison.meaningful, -comparison.meaningful])
    let number = wording.number(difference.value, exact: exact, places: max(fewest, needed))
    return ReportNumber(value: number.value, text: difference.value > 0 ? "+\(number.text)" : number.text)
  }

  private func detectable(_ value: Double, _ comparison: SegmentComparison) -> ReportNumber {
    wording.number(value, places: comparison.unit == .raw ? 1 : 0)
  }

  // MARK: - Names

  /// What tells segments apart, in words.
  func label(of breakdown: CompiledBreakdown) -> String {
    breakdown.sources.map { source in
      switch source {
      case .item(let item): label(ofItem: item)
      case .period(let item, let period): "\(label(ofItem: item)) (\(wording.name(of: period)))"
      case .language: wording.languageOfResponse
      case .version: wording.version
      case .submitted(let period): wording.submitted(wording.name(of: period))
      }
    }.joined(separator: " × ")
  }

  /// A segment in words.
  func label(of key: SegmentKey, _ breakdown: CompiledBreakdown) -> String {
    zip(breakdown.sources, key.values).map { source, value in label(of: value, source) }.joined(separator: " × ")
  }

  private func label(of value: SegmentValue, _ source: CompiledBreakdown.Source) -> String {
    guard let text = value.text else { return wording.noValue }
    if case .item(let item) = source {
      switch (value, survey.items[item].valueType) {
      case (.choice(let index, _), .choice(let list)?) where survey.choiceLists[list].choices.indices.contains(index):
        return SafeText.line(StandardWording(language).label(of: survey.choiceLists[list].choices[index]))
      case (.choice(let index, _), .boolean?):
        return index == 0 ? StandardWording(language).yes : StandardWording(language).no
      case (.number(let number), _):
        let point = survey.choiceList(of: survey.items[item])?.choices.first { $0.value == number }
        let shown = wording.number(exact: number).text
        return point?.label.map { "\(shown) (\(self.text($0)))" } ?? shown
      default: break
      }
    }
    return SafeText.line(text)
  }
}

extension SegmentKey {
  /// A name for JSON.
  var name: String { values.map { $0.text ?? "" }.joined(separator: ",") }
}

extension SegmentComparison {
  /// Whether differences are points of a hundred; else they are in the items' own unit.
  var isInPoints: Bool { unit != .raw }

  /// What the numbers count, as reports name it.
  var reportUnit: ReportFigure.Unit {
    switch unit {
    case .percent: .percent
    case .raw: .raw
    case .share: .share
    case .points: .net
    }
  }

  /// What the score can be.
  func range(in plan: ScoringPlan) -> ClosedRange<Double> {
    switch unit {
    case .percent, .share: return 0...100
    case .points: return -100...100
    case .raw:
      guard let bounds = plan.rawBounds(ofDimension: score) else { return 0...100 }
      return bounds.least.doubleValue...bounds.greatest.doubleValue
    }
  }
}
