extension SurveyCompiler {
  mutating func resolve(_ gap: Gap, _ index: Int) {
    reportRepeated(gap.pairs.map(\.perception), in: gap.id)
    scoring.components[index] = gap.pairs.compactMap { component($0.perception, of: "perception") }
    scoring.counterparts[index] = gap.pairs.compactMap { component($0.expectation, of: "expectation") }
    if let allocation = gap.importance {
      scoring.importance[index] = importance(allocation, gap.pairs.map { $0.points ?? $0.perception }, in: gap.id)
    } else {
      reportIdlePoints(gap.pairs.map(\.points), "importance")
    }
  }

  mutating func resolve(_ map: ImportancePerformance, _ index: Int) {
    reportRepeated(map.aspects.map(\.performance), in: map.id)
    scoring.components[index] = map.aspects.compactMap { component($0.performance, of: "performance") }
    guard let allocation = map.importance else {
      reportIdlePoints(map.aspects.map(\.points), "importance")
      scoring.counterparts[index] = map.aspects.compactMap { aspect in
        guard let ref = aspect.importance else {
          report(
            .missingAttribute("importance", element: "aspect", expected: "the id of a dimension or index"),
            at: aspect.performance.range)
          return nil
        }
        return component(ref, of: "importance")
      }
      return
    }
    scoring.importance[index] = importance(allocation, map.aspects.map { $0.points ?? $0.performance }, in: map.id)
    for ref in map.aspects.compactMap(\.importance) {
      report(.idleAttribute("importance", because: "the points of '\(allocation.text)' say it"), at: ref.range)
    }
  }

  mutating func resolve(_ quadrants: Quadrants, _ index: Int) {
    scoring.components[index] = [quadrants.x, quadrants.y].compactMap { component($0.ref, of: "quadrants' score") }
    for (name, axis) in [("x", quadrants.x), ("y", quadrants.y)] where axis.cut <= 0 || axis.cut > 100 {
      let side = axis.cut <= 0 ? "high" : "low"
      report(
        .idleLimit("\(name)-cut=\"\(axis.cut.text)\" makes every score \(side): scores run from 0 to 100"),
        at: axis.range)
    }
    for (place, quadrant) in quadrants.quadrants.enumerated() {
      let before = quadrants.quadrants[..<place]
      if let first = before.first(where: { $0.id.text == quadrant.id.text }) {
        report(
          .duplicateID(quadrant.id.text), at: quadrant.id.range,
          notes: [.init("'\(quadrant.id.text)' is first used here", at: first.id.range)])
      }
      if let other = before.first(where: { $0.x == quadrant.x && $0.y == quadrant.y }) {
        report(
          .quadrantOverlap(first: other.id.text, second: quadrant.id.text), at: quadrant.range,
          notes: [.init("'\(other.id.text)' is defined here", at: other.range)])
      }
    }
    let sides = Quadrants.Side.allCases
    let open = sides.flatMap { x in
      sides.filter { y in !quadrants.quadrants.contains { $0.x == x && $0.y == y } }
        .map { "x=\"\(x.rawValue)\" y=\"\($0.rawValue)\"" }
    }
    if !open.isEmpty { report(.quadrantGap(quadrants.id.text, sides: open), at: quadrants.id.range) }
  }

  /// The shares of an allocation that weight the parts of a score, by the choices' codes; reported when it has none.
  mutating func importance(_ allocation: Name, _ codes: [Name], in whole: Name) -> CompiledScoring.Importance? {
    guard let found = allocations.first(where: { name(ofAllocation: $0.items) == allocation.text }) else {
      if case .faulty? = symbols[allocation.text] { return nil }
      report(
        .unknownReference(allocation.text, kind: "allocation"), at: allocation.range,
        suggestion: NameSuggestion.nearest(
          to: allocation.text, among: allocations.map { name(ofAllocation: $0.items) }))
      return nil
    }
    let prefix = allocation.text + "."
    let known = found.items.map { String(items[$0].id.dropFirst(prefix.count)) }
    let shares = codes.compactMap { code -> Int? in
      guard let place = known.firstIndex(of: code.text) else {
        report(
          .unknownPoints(code.text, allocation: allocation.text, codes: known), at: code.range,
          suggestion: NameSuggestion.nearest(to: code.text, among: known))
        return nil
      }
      return found.items.lowerBound + place
    }
    reportRepeated(codes, in: whole)
    return CompiledScoring.Importance(shares: shares, all: Array(found.items), total: found.limits.total)
  }

  /// The name of an allocation: that of its shares without the choice, which holds no point.
  private func name(ofAllocation shares: Range<Int>) -> String {
    String(items[shares.lowerBound].id.reversed().drop { $0 != "." }.dropFirst().reversed())
  }

  /// Reports points where no allocation is named that they could be of.
  mutating func reportIdlePoints(_ points: [Name?], _ attribute: String) {
    for code in points.compactMap(\.self) {
      report(.idleAttribute("points", because: "no allocation is named by '\(attribute)'"), at: code.range)
    }
  }
}
