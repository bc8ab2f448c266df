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

  /// The shares of an allocation or a ranking that weight the parts of a score, by the choices' codes; reported when it
  /// has none.
  mutating func importance(_ question: Name, _ codes: [Name], in whole: Name) -> CompiledScoring.Importance? {
    guard let found = shares(ofAllocation: question) ?? shares(ofRanking: question) else {
      if case .faulty? = symbols[question.text] { return nil }
      let rankings = items.compactMap { if case .ranking = $0.kind { $0.id } else { nil } }
      report(
        .unknownReference(question.text, kind: "allocation or ranking"), at: question.range,
        suggestion: NameSuggestion.nearest(
          to: question.text, among: allocations.map { name(ofAllocation: $0.items) } + rankings))
      return nil
    }
    let shares = codes.compactMap { code -> CompiledScoring.Importance.Share? in
      guard let place = found.codes.firstIndex(of: code.text) else {
        report(
          .unknownPoints(code.text, question: question.text, codes: found.codes), at: code.range,
          suggestion: NameSuggestion.nearest(to: code.text, among: found.codes))
        return nil
      }
      return found.all[place]
    }
    reportRepeated(codes, in: whole)
    return CompiledScoring.Importance(shares: shares, all: found.all, total: found.total)
  }

  /// What a question shares out, by the codes of its choices.
  private typealias Shares = (codes: [String], all: [CompiledScoring.Importance.Share], total: Ratio)

  private func shares(ofAllocation name: Name) -> Shares? {
    guard let found = allocations.first(where: { self.name(ofAllocation: $0.items) == name.text }) else { return nil }
    let prefix = name.text + "."
    return (
      found.items.map { String(items[$0].id.dropFirst(prefix.count)) }, found.items.map { .init(item: $0) },
      found.limits.total
    )
  }

  /// Rank sum: the last of k choices has 1 point, the first k (Stillwell, Seaver and Edwards, 1981).
  private func shares(ofRanking name: Name) -> Shares? {
    guard case .item(let item, _)? = symbols[name.text], case .ranking(let list, _) = items[item].kind else {
      return nil
    }
    let codes = choiceLists[list].choices.map(\.code.text)
    return (
      codes, codes.indices.map { .init(item: item, choice: $0) }, Ratio(codes.count * (codes.count + 1) / 2)
    )
  }

  /// The name of an allocation: that of its shares without the choice, which holds no point.
  private func name(ofAllocation shares: Range<Int>) -> String {
    String(items[shares.lowerBound].id.reversed().drop { $0 != "." }.dropFirst().reversed())
  }

  /// Reports points where no allocation or ranking is named that they could be of.
  mutating func reportIdlePoints(_ points: [Name?], _ attribute: String) {
    for code in points.compactMap(\.self) {
      report(.idleAttribute("points", because: "no allocation or ranking is named by '\(attribute)'"), at: code.range)
    }
  }
}
