extension SurveyCompiler {
  mutating func resolveAnalysis() {
    var first: [Int: SourceRange] = [:]
    for name in survey.scoring.analysis.reliabilities.flatMap(\.dimensions) {
      guard let score = dimension(name, "reliability is that of a dimension's items") else { continue }
      if let place = first[score] {
        report(
          .repeatedReference(name.text, whole: "analysis"), at: name.range,
          notes: [.init("the first is here", at: place)])
        continue
      }
      first[score] = name.range
      checkReliability(of: score, name)
      scoring.reliabilities.append(score)
    }
  }

  private mutating func checkReliability(of score: Int, _ name: Name) {
    guard case .dimension(let dimension) = scoring.scores[score], let parts = scoring.parts[score] else { return }
    let count = parts.count { !$0.weight.isZero }
    // Items with a fault of their own are reported already, and may be what is lacking.
    if count < 2, parts.count >= dimension.items.count {
      report(
        .idleLimit("'\(name.text)' has no reliability: that needs 2 items with a weight, and it has \(count)"),
        at: name.range)
    }
    switch dimension.method {
    case .mean, .sum: break
    case .min, .max, .count:
      report(
        .idleLimit(
          "the reliability of '\(name.text)' is not that of its score: it is about means and sums of items, and the "
            + "method is '\(dimension.method.rawValue)'"), at: name.range)
    }
  }

  /// The dimension of a reference, reported when there is none.
  private mutating func dimension(_ ref: Name, _ reason: String) -> Int? {
    guard let index = scoring.index[ref.text] else {
      if isIncomplete(ref) { return nil }
      let dimensions = scoring.scores.compactMap { if case .dimension(let one) = $0 { one.id.text } else { nil } }
      report(
        .unknownReference(ref.text, kind: "dimension"), at: ref.range,
        suggestion: NameSuggestion.nearest(to: ref.text, among: dimensions))
      return nil
    }
    guard case .dimension = scoring.scores[index] else {
      report(.notScorable(ref.text, reason: reason), at: ref.range)
      return nil
    }
    return index
  }
}
