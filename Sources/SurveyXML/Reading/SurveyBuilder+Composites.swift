internal import SurveyModel

extension SurveyBuilder {
  mutating func gap(_ node: Int) -> Gap {
    let pairs = parts(.pair, of: node).compactMap { child -> Gap.Pair? in
      guard let perception = document.reference(.perception, of: child),
        let expectation = document.reference(.expectation, of: child)
      else { return nil }
      return Gap.Pair(
        perception: perception, expectation: expectation, points: document.reference(.points, of: child))
    }
    return Gap(
      id: id(of: node), title: collectTexts(of: node)[.title], pairs: pairs,
      importance: document.reference(.importance, of: node), missing: missingRule(node, of: pairs.count))
  }

  mutating func importancePerformance(_ node: Int) -> ImportancePerformance {
    let aspects = parts(.aspect, of: node).compactMap { child in
      document.reference(.performance, of: child).map {
        ImportancePerformance.Aspect(
          performance: $0, importance: document.reference(.importance, of: child),
          points: document.reference(.points, of: child))
      }
    }
    return ImportancePerformance(
      id: id(of: node), title: collectTexts(of: node)[.title], aspects: aspects,
      importance: document.reference(.importance, of: node),
      cross: document.value(.cross, of: node).flatMap(ImportancePerformance.Cross.init) ?? .mean)
  }

  /// A typology; `nil` when an axis or a quadrant cannot be read, because the others would seem to leave a gap.
  mutating func quadrants(_ node: Int) -> Quadrants? {
    let title = collectTexts(of: node)[.title]
    var quadrants: [Quadrants.Quadrant] = []
    for child in parts(.quadrant, of: node) {
      let title = collectTexts(of: child)[.title]
      guard let x = document.value(.x, of: child).flatMap(Quadrants.Side.init),
        let y = document.value(.y, of: child).flatMap(Quadrants.Side.init)
      else { return nil }
      quadrants.append(
        Quadrants.Quadrant(id: id(of: child), title: title, x: x, y: y, range: range(of: [.x, .y], in: child)))
    }
    guard let x = axis(.x, .xCut, of: node), let y = axis(.y, .yCut, of: node) else { return nil }
    return Quadrants(id: id(of: node), title: title, x: x, y: y, quadrants: quadrants)
  }

  private func axis(_ name: AttributeName, _ cut: AttributeName, of node: Int) -> Quadrants.Axis? {
    guard let ref = document.reference(name, of: node), let value = number(cut, of: node) else { return nil }
    return Quadrants.Axis(ref, cut: value, range: range(of: [cut], in: node))
  }

  func gate(_ node: Int) -> Gate? {
    document.fragment(.when, of: node).map {
      Gate(scores: document.names(.of, of: node), condition: $0, range: tree.tagRange(of: node))
    }
  }

  mutating func flag(_ node: Int) -> QualityFlag? {
    let title = collectTexts(of: node)[.title]
    guard let kind = document.value(.type, of: node).flatMap(QualityFlag.Kind.init) else { return nil }
    return QualityFlag(
      id: id(of: node), title: title, kind: kind, over: document.names(.over, of: node),
      threshold: number(.threshold, of: node), medianShare: number(.ofMedian, of: node),
      missing: document.value(.missing, of: node).flatMap { MissingRule(declared: $0) },
      range: range(of: [.type, .over, .threshold, .ofMedian], in: node))
  }
}
