extension SurveyCompiler {
  mutating func resolveComparisons() {
    scoring.minimumGroup = survey.scoring.analysis.minimumGroup
    var first: [ComparedPair: SourceRange] = [:]
    var rates: [String: (rate: Ratio, place: SourceRange)] = [:]
    for comparison in survey.scoring.analysis.comparisons {
      let breakdowns = comparison.breakdowns.compactMap { breakdown($0, of: comparison.kind) }
      let identity = comparison.identity.flatMap { question($0) }
      var scores: [Int] = []
      for name in comparison.scores {
        guard let score = comparable(name) else { continue }
        let pairs = breakdowns.map { ComparedPair(kind: comparison.kind, score: score, breakdown: $0.id) }
        if let place = pairs.lazy.compactMap({ first[$0] }).first {
          report(
            .repeatedReference(name.text, whole: comparison.kind.rawValue), at: name.range,
            notes: [.init("the first is here", at: place)])
          continue
        }
        for pair in pairs { first[pair] = name.range }
        scores.append(score)
      }
      check(comparison, scores, &rates)
      if !scores.isEmpty, !breakdowns.isEmpty {
        scoring.comparisons.append(
          CompiledComparison(
            comparison.kind, of: scores, by: breakdowns, identity: identity, family: comparison.family?.text,
            rate: comparison.rate, meaningful: comparison.meaningful))
      }
    }
  }

  private mutating func check(
    _ comparison: GroupComparison, _ scores: [Int], _ rates: inout [String: (rate: Ratio, place: SourceRange)]
  ) {
    if let family = comparison.family {
      if let other = rates[family.text], other.rate != comparison.rate {
        report(
          .badValue(
            attribute: "q", value: comparison.rate.text,
            expected: "\(other.rate.text), as for the rest of the family '\(family.text)'"), at: family.range,
          notes: [.init("the family is first named here", at: other.place)])
      } else {
        rates[family.text] = (comparison.rate, family.range)
      }
    }
    if comparison.rate.isZero {
      report(.idleLimit("q is 0, so no difference is ever pointed out"), at: comparison.range)
    }
    let reach = scores.map { greatestDifference($0) }.max()
    if let reach, comparison.meaningful > reach {
      report(
        .idleLimit("no difference can be \(comparison.meaningful.text) points, so none is ever pointed out"),
        at: comparison.range)
    }
  }

  /// The greatest difference between two groups, in points.
  private func greatestDifference(_ score: Int) -> Ratio {
    switch scoring.scores[score] {
    case .netScore, .gap: 200
    default: 100
    }
  }

  /// The score of a reference, reported where it is none that groups can be compared by.
  private mutating func comparable(_ ref: Name) -> Int? {
    guard let index = scoring.index[ref.text] else {
      if isIncomplete(ref) { return nil }
      report(
        .unknownReference(ref.text, kind: "score"), at: ref.range,
        suggestion: NameSuggestion.nearest(to: ref.text, among: scoring.scores.map(\.id.text)))
      return nil
    }
    guard CompiledScoring.isComparable(scoring.scores[index]) else {
      report(
        .notScorable(
          ref.text,
          reason: "groups are compared by scores that are one number or a typology, and this one is several"),
        at: ref.range)
      return nil
    }
    return index
  }

  /// What a breakdown reads, reported where it cannot be.
  ///
  /// - Parameters:
  ///   - ref: The breakdown.
  ///   - kind: What is compared by it; `nil` where nothing is.
  mutating func breakdown(_ ref: Name, of kind: GroupComparison.Kind? = nil) -> CompiledBreakdown? {
    let names = ref.text.split(separator: ",").map { $0.prefix { $0 != ":" } }
    // What is faulty in itself is reported already.
    if names.contains(where: { symbols[String($0)] == .faulty }) { return nil }
    let index = Dictionary(items.enumerated().map { ($1.id, $0) }, uniquingKeysWith: { first, _ in first })
    let breakdown: CompiledBreakdown
    do throws(BreakdownFault) {
      breakdown = try CompiledBreakdown(ref.text, items: items, index: index)
    } catch {
      report(error, at: ref)
      return nil
    }
    if kind == .trend, breakdown.isCrossed {
      report(
        .badValue(attribute: "by", value: ref.text, expected: "one key: waves follow each other along one"),
        at: ref.range)
      return nil
    }
    return breakdown
  }

  /// What the answers to questions tell apart, reported where it is anything else: what responses say of themselves is no
  /// respondent and nothing that somebody assesses.
  mutating func question(_ ref: Name) -> CompiledBreakdown? {
    guard let breakdown = breakdown(ref) else { return nil }
    guard breakdown.readsItemsAlone else {
      report(.unknownReference(ref.text, kind: "question"), at: ref.range)
      return nil
    }
    return breakdown
  }

  private mutating func report(_ fault: BreakdownFault, at ref: Name) {
    switch fault {
    case .unknown(let name, let near):
      report(.unknownReference(name, kind: "question"), at: ref.range, suggestion: near)
    case .notCategorical(let name, let reason): report(.notCategorical(name, reason: reason), at: ref.range)
    case .repeated(let name): report(.repeatedReference(name, whole: ref.text), at: ref.range)
    case .empty:
      report(
        .badValue(attribute: "by", value: ref.text, expected: "ids of questions with one comma between two"),
        at: ref.range)
    case .unknownPeriod(_, let name):
      report(
        .badValue(
          attribute: "by", value: ref.text,
          expected: BreakdownFault.periods(of: name)), at: ref.range)
    case .noPeriods(let name):
      report(
        .badValue(attribute: "by", value: ref.text, expected: "\(name): it is no day, so it has no periods"),
        at: ref.range)
    }
  }
}

/// A score and what it is compared by: each pair is asked for once.
private struct ComparedPair: Hashable {
  let kind: GroupComparison.Kind
  let score: Int
  let breakdown: String
}
