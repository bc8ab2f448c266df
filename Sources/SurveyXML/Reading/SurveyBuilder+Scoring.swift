internal import SurveyModel

extension SurveyBuilder {
  /// What is computed from the answers. A score without what it cannot do without is left out.
  mutating func scoring(_ node: Int) -> Scoring {
    var scores: [Score] = []
    var bands: [Bands] = []
    var advice: [Advice] = []
    for child in tree.children(of: node) {
      switch document.kinds[child] {
      case .dimension: scores.append(.dimension(dimension(child)))
      case .index: scores.append(.index(index(child)))
      case .maturity: scores.append(.maturity(maturity(child)))
      case .topBox: if let score = topBox(child) { scores.append(.topBox(score)) }
      case .netScore: if let score = netScore(child) { scores.append(.netScore(score)) }
      case .bands: bands.append(self.bands(child))
      case .advice: if let piece = self.advice(child) { advice.append(piece) }
      default: continue
      }
    }
    return Scoring(scores: scores, bands: bands, advice: advice)
  }

  private mutating func dimension(_ node: Int) -> Dimension {
    var items: [Dimension.Item] = []
    for child in parts(.item, of: node) {
      guard let ref = document.name(.ref, of: child) else { continue }
      items.append(
        Dimension.Item(ref: ref, isReversed: isYes(.reversed, of: child), weight: weight(of: child)))
    }
    return Dimension(
      id: id(of: node), title: collectTexts(of: node)[.title], items: items,
      method: document.value(.method, of: node).flatMap(Dimension.Method.init) ?? .mean,
      missing: missingRule(node),
      unit: document.value(.report, of: node).flatMap(Dimension.Unit.init) ?? .percent,
      direction: document.value(.direction, of: node).flatMap(Dimension.Direction.init) ?? .higherBetter)
  }

  private mutating func index(_ node: Int) -> CompositeIndex {
    var components: [CompositeIndex.Component] = []
    for child in parts(.component, of: node) {
      guard let ref = document.name(.ref, of: child) else { continue }
      components.append(CompositeIndex.Component(ref: ref, weight: weight(of: child)))
    }
    return CompositeIndex(
      id: id(of: node), title: collectTexts(of: node)[.title], components: components, missing: missingRule(node))
  }

  private mutating func maturity(_ node: Int) -> Maturity {
    Maturity(
      id: id(of: node), title: collectTexts(of: node)[.title],
      steps: parts(.step, of: node).compactMap { document.name(.ref, of: $0) },
      target: number(.target, of: node) ?? 75,
      dontKnow: document.value(.dontKnow, of: node).flatMap(Maturity.DontKnowRule.init) ?? .lowest,
      rule: document.value(.rule, of: node) == "share" ? .share(number(.share, of: node) ?? 1) : .staged)
  }

  private mutating func topBox(_ node: Int) -> TopBox? {
    let title = collectTexts(of: node)[.title]
    guard let item = document.name(.item, of: node) else { return nil }
    guard let from = number(.from, of: node), let to = number(.to, of: node) else { return nil }
    return TopBox(id: id(of: node), title: title, item: item, from: from, to: to)
  }

  private mutating func netScore(_ node: Int) -> NetScore? {
    let title = collectTexts(of: node)[.title]
    var groups: [NetScore.Group] = []
    for child in parts(.group, of: node) {
      let title = collectTexts(of: child)[.title]
      guard let from = number(.from, of: child), let to = number(.to, of: child) else { continue }
      guard let sign = integer(.sign, of: child) else { continue }
      groups.append(NetScore.Group(id: id(of: child), title: title, from: from, to: to, sign: sign.signum()))
    }
    return document.name(.item, of: node).map { NetScore(id: id(of: node), title: title, item: $0, groups: groups) }
  }

  private mutating func bands(_ node: Int) -> Bands {
    var bands: [Bands.Band] = []
    for child in parts(.band, of: node) {
      let title = collectTexts(of: child)[.title]
      guard let from = number(.from, of: child), let to = number(.to, of: child) else { continue }
      bands.append(
        Bands.Band(id: id(of: child), title: title, from: from, to: to, range: tree.tagRange(of: child)))
    }
    return Bands(scores: document.names(.of, of: node), bands: bands, range: tree.tagRange(of: node))
  }

  private mutating func advice(_ node: Int) -> Advice? {
    let text = collectTexts(of: node)[.adviceText]
    guard let condition = document.fragment(.when, of: node) else { return nil }
    return Advice(
      condition: condition, score: document.name(.of, of: node), priority: integer(.priority, of: node) ?? 1,
      text: text ?? LocalizedText([]))
  }

  // MARK: Values

  private func parts(_ kind: ElementKind, of node: Int) -> [Int] {
    tree.children(of: node).filter { document.kinds[$0] == kind }
  }

  private func missingRule(_ node: Int) -> MissingRule {
    document.value(.missing, of: node).flatMap { MissingRule(declared: $0) } ?? .half
  }

  /// A weight; a negative one is reported and counts as 0.
  private mutating func weight(of node: Int) -> Ratio {
    guard let weight = number(.weight, of: node), let index = document.attribute(.weight, of: node) else { return 1 }
    guard weight < 0 else { return weight }
    diagnostics.append(Diagnostic(.negativeWeight(weight.text), at: tree.attributeValueRange(index)))
    return 0
  }
}
