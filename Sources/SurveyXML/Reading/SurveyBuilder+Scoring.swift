internal import SurveyModel

extension SurveyBuilder {
  /// What is computed from the answers. A score without what it cannot do without is left out.
  mutating func scoring(_ node: Int) -> Scoring {
    var maps: [ScoreMap] = []
    var scores: [Score] = []
    var bands: [Bands] = []
    var advice: [Advice] = []
    var gates: [Gate] = []
    var flags: [QualityFlag] = []
    var weighting: Weighting?
    var reliabilities: [Analysis.Reliability] = []
    var agreements: [Analysis.Agreement] = []
    var drivers: [Analysis.Drivers] = []
    var comparisons: [GroupComparison] = []
    var minimumGroup: Int?
    for child in tree.children(of: node) {
      switch document.kinds[child] {
      case .map: maps.append(map(child))
      case .dimension: scores.append(.dimension(dimension(child)))
      case .index: scores.append(.index(index(child)))
      case .maturity: scores.append(.maturity(maturity(child)))
      case .topBox: keep(topBox(child).map(Score.topBox), of: child, in: &scores)
      case .netScore: keep(netScore(child).map(Score.netScore), of: child, in: &scores)
      case .gap: scores.append(.gap(gap(child)))
      case .importancePerformance: scores.append(.importancePerformance(importancePerformance(child)))
      case .quadrants: keep(quadrants(child).map(Score.quadrants), of: child, in: &scores)
      case .weights: weighting = weighting ?? self.weighting(child)
      case .gate: if let gate = gate(child) { gates.append(gate) }
      case .flag: if let flag = flag(child) { flags.append(flag) }
      case .analysis:
        reliabilities += self.reliabilities(child)
        agreements += self.agreements(child)
        drivers += self.drivers(child)
        comparisons += self.comparisons(child)
        minimumGroup = [minimumGroup, integer(.minGroup, of: child)].compactMap(\.self).max()
      case .bands: if let declared = self.bands(child) { bands.append(declared) }
      case .advice: if let piece = self.advice(child) { advice.append(piece) }
      default: continue
      }
    }
    return Scoring(
      maps: maps, scores: scores, bands: bands, advice: advice, gates: gates, flags: flags,
      weighting: weighting,
      analysis: Analysis(
        reliabilities: reliabilities, agreements: agreements, drivers: drivers, comparisons: comparisons,
        minimumGroup: minimumGroup))
  }

  private mutating func keep(_ score: Score?, of node: Int, in scores: inout [Score]) {
    if let score { scores.append(score) } else { incomplete.append(id(of: node)) }
  }

  private func map(_ node: Int) -> ScoreMap {
    let entries = parts(.entry, of: node).compactMap { child in
      number(.value, of: child).map { value in
        ScoreMap.Entry(
          code: document.reference(.code, of: child),
          state: document.value(.state, of: child).flatMap { AnswerState(name: $0) }, value: value,
          range: range(of: [.code, .state, .value], in: child))
      }
    }
    return ScoreMap(
      id: id(of: node), entries: entries,
      several: document.value(.several, of: node).flatMap(ScoreMap.Several.init) ?? .sum)
  }

  private mutating func dimension(_ node: Int) -> Dimension {
    var items: [Dimension.Item] = []
    for child in parts(.item, of: node) {
      guard let ref = document.reference(.ref, of: child) else { continue }
      items.append(
        Dimension.Item(
          ref: ref, isReversed: isYes(.reversed, of: child), weight: weight(of: child),
          map: document.reference(.map, of: child)))
    }
    return Dimension(
      id: id(of: node), title: collectTexts(of: node)[.title], items: items,
      method: document.value(.method, of: node).flatMap(Dimension.Method.init) ?? .mean,
      missing: missingRule(node, of: items.count),
      unit: document.value(.report, of: node).flatMap(Dimension.Unit.init) ?? .percent,
      direction: document.value(.direction, of: node).flatMap(Dimension.Direction.init) ?? .higherBetter)
  }

  private mutating func index(_ node: Int) -> CompositeIndex {
    var components: [CompositeIndex.Component] = []
    for child in parts(.component, of: node) {
      guard let ref = document.reference(.ref, of: child) else { continue }
      components.append(
        CompositeIndex.Component(
          ref: ref, weight: weight(of: child), points: document.reference(.points, of: child)))
    }
    return CompositeIndex(
      id: id(of: node), title: collectTexts(of: node)[.title], components: components,
      missing: missingRule(node, of: components.count), weights: document.reference(.weights, of: node),
      withoutWeights: document.value(.withoutWeights, of: node).flatMap(CompositeIndex.WithoutWeights.init)
        ?? .unscored)
  }

  private mutating func maturity(_ node: Int) -> Maturity {
    Maturity(
      id: id(of: node), title: collectTexts(of: node)[.title],
      steps: parts(.step, of: node).compactMap { document.reference(.ref, of: $0) },
      target: target(of: node) ?? 75,
      dontKnow: document.value(.dontKnow, of: node).flatMap(Maturity.DontKnowRule.init) ?? .lowest,
      rule: document.value(.rule, of: node) == "share" ? .share(number(.share, of: node) ?? 1) : .staged,
      evidenceCap: number(.evidenceCap, of: node))
  }

  private mutating func topBox(_ node: Int) -> TopBox? {
    let title = collectTexts(of: node)[.title]
    guard let item = document.reference(.item, of: node) else { return nil }
    guard let from = number(.from, of: node), let to = number(.to, of: node) else { return nil }
    return TopBox(
      id: id(of: node), title: title, item: item, from: from, to: to, limits: range(of: [.from, .to], in: node))
  }

  private mutating func netScore(_ node: Int) -> NetScore? {
    let title = collectTexts(of: node)[.title]
    var groups: [NetScore.Group] = []
    for child in parts(.group, of: node) {
      let title = collectTexts(of: child)[.title]
      guard let from = number(.from, of: child), let to = number(.to, of: child) else { return nil }
      guard let sign = integer(.sign, of: child) else { return nil }
      groups.append(
        NetScore.Group(
          id: id(of: child), title: title, from: from, to: to, sign: sign.signum(),
          limits: range(of: [.from, .to], in: child)))
    }
    return document.reference(.item, of: node).map {
      NetScore(id: id(of: node), title: title, item: $0, groups: groups)
    }
  }

  /// Bands; `nil` when one of them cannot be read, because the others would seem to leave a gap.
  private mutating func bands(_ node: Int) -> Bands? {
    var bands: [Bands.Band] = []
    for child in parts(.band, of: node) {
      let title = collectTexts(of: child)[.title]
      guard let from = number(.from, of: child), let to = number(.to, of: child) else { return nil }
      bands.append(
        Bands.Band(id: id(of: child), title: title, from: from, to: to, range: range(of: [.from, .to], in: child)))
    }
    return Bands(scores: document.names(.of, of: node), bands: bands, range: tree.tagRange(of: node))
  }

  private mutating func advice(_ node: Int) -> Advice? {
    let text = collectTexts(of: node)[.adviceText]
    guard let condition = document.fragment(.when, of: node) else { return nil }
    return Advice(
      condition: condition, score: document.reference(.of, of: node), priority: integer(.priority, of: node) ?? 1,
      text: text ?? LocalizedText([]))
  }

  // MARK: Values

  func parts(_ kind: ElementKind, of node: Int) -> [Int] {
    tree.children(of: node).filter { document.kinds[$0] == kind }
  }

  /// How many parts must be answered; a number that the parts never reach is reported.
  mutating func missingRule(_ node: Int, of parts: Int) -> MissingRule {
    let rule = document.value(.missing, of: node).flatMap { MissingRule(declared: $0) } ?? .half
    if case .atLeast(let count) = rule, count > parts, parts > 0, let index = document.attribute(.missing, of: node) {
      let detail = "missing=\"n:\(count)\" asks for more than the \(parts) there \(parts == 1 ? "is" : "are")"
      diagnostics.append(
        Diagnostic(.idleLimit(detail + ": there is never a score"), at: tree.attributeValueRange(index)))
    }
    return rule
  }

  /// The target of a maturity; one that is no percentage is reported.
  private mutating func target(of node: Int) -> Ratio? {
    guard let target = number(.target, of: node), let index = document.attribute(.target, of: node) else { return nil }
    guard target < 0 || target > 100 else { return target }
    let expected = "a number from 0 to 100, in percent"
    diagnostics.append(
      Diagnostic(
        .badValue(attribute: "target", value: target.text, expected: expected), at: tree.attributeValueRange(index)))
    return nil
  }

  /// A weight; a negative one is reported and counts as 1, so that nothing else is said about it.
  private mutating func weight(of node: Int) -> Ratio {
    guard let weight = number(.weight, of: node), let index = document.attribute(.weight, of: node) else { return 1 }
    guard weight < 0 else { return weight }
    diagnostics.append(Diagnostic(.negativeWeight(weight.text), at: tree.attributeValueRange(index)))
    return 1
  }
}
