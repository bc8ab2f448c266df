extension SurveyCompiler {
  mutating func resolveFlags() {
    for flag in survey.scoring.flags {
      if let first = places[flag.id.text] {
        report(
          .duplicateID(flag.id.text), at: flag.id.range,
          notes: [.init("'\(flag.id.text)' is first used here", at: first)])
        continue
      }
      places[flag.id.text] = flag.id.range
      let count = diagnostics.count
      let items = flag.over.flatMap { self.items(of: $0, numbersOnly: flag.kind == .inconsistent) }
      // What is faulty in itself is left out, and its absence says nothing about the flag.
      if diagnostics.count == count, !flag.over.contains(where: isFaulty) { check(flag, items) }
      scoring.flags.append(CompiledScoring.CompiledFlag(flag: flag, items: items.sorted { $0.item < $1.item }))
    }
  }

  /// Whether a question, a grid or a dimension is, or holds, something faulty.
  private func isFaulty(_ ref: Name) -> Bool {
    guard let score = scoring.index[ref.text], case .dimension(let dimension) = scoring.scores[score] else {
      return symbols[ref.text] == .faulty
    }
    return (scoring.parts[score] ?? []).count < dimension.items.count
  }

  private mutating func check(_ flag: QualityFlag, _ items: [CompiledScoring.CompiledFlag.Item]) {
    if let threshold = flag.threshold, threshold <= 0 {
      report(
        .badValue(attribute: "threshold", value: threshold.text, expected: "a number above 0"), at: flag.range)
    }
    if flag.kind == .sameID, flag.threshold != nil {
      report(.idleAttribute("threshold", because: "two responses with one id are enough"), at: flag.range)
    }
    if let share = flag.medianShare {
      if flag.kind != .speeder {
        report(.idleAttribute("of-median", because: "only a speeder is about time"), at: flag.range)
      } else if share.isZero {
        report(.badValue(attribute: "of-median", value: "0", expected: "a share above 0 and up to 1"), at: flag.range)
      }
    }
    if flag.kind.needsItems, flag.over.isEmpty {
      report(
        .missingAttribute("over", element: "flag", expected: "the ids of questions, grids or dimensions"),
        at: flag.range)
      return
    }
    if !flag.kind.needsItems, let first = flag.over.first {
      report(
        .idleAttribute("over", because: "a \(flag.kind.rawValue) is found over the whole response"), at: first.range)
    }
    if flag.missing != nil, flag.kind != .straightline {
      report(.idleAttribute("missing", because: "only a straightline asks for so many answers"), at: flag.range)
    }
    let needed: Ratio =
      switch flag.kind {
      case .straightline, .longstring: flag.threshold ?? (flag.kind == .straightline ? flag.kind.usual : 2)
      case .inconsistent: 2
      case .speeder, .duplicate, .sameID: 0
      }
    if Ratio(items.count) < needed {
      report(
        .idleLimit(
          "the flag '\(flag.id.text)' needs \(needed.text) items, and is given \(items.count): it is never raised"),
        at: flag.range)
    } else if flag.kind == .straightline, !items.contains(where: \.isReversed) {
      report(
        .idleLimit(
          "no item of '\(flag.id.text)' is reversed, so one answer to all may be honest and is never flagged; "
            + "let 'over' name a dimension with a reversed item"
        ), at: flag.range)
    }
  }

  /// The items of a question, a grid or a dimension.
  private mutating func items(of ref: Name, numbersOnly: Bool) -> [CompiledScoring.CompiledFlag.Item] {
    if let score = scoring.index[ref.text] {
      guard case .dimension = scoring.scores[score] else {
        report(.notScorable(ref.text, reason: "a flag looks at questions, grids and dimensions"), at: ref.range)
        return []
      }
      return items(ofDimension: score)
    }
    switch symbols[ref.text] {
    case .composite(let parts)?:
      return parts.compactMap { items.map(\.id).firstIndex(of: $0) }.map { item($0) }
    default:
      guard let index = item(named: ref, kind: "question or dimension") else { return [] }
      let found = item(index)
      if numbersOnly, found.least == nil, bounds(of: index, ref) == nil { return [] }
      return [found]
    }
  }

  private func items(ofDimension score: Int, depth: Int = 0) -> [CompiledScoring.CompiledFlag.Item] {
    guard depth <= scoring.scores.count else { return [] }
    return (scoring.parts[score] ?? []).flatMap { part -> [CompiledScoring.CompiledFlag.Item] in
      switch part.source {
      case .score(let nested): return items(ofDimension: nested, depth: depth + 1)
      case .item(let index):
        return [item(index, isReversed: part.isReversed)]
      }
    }
  }

  private func item(_ index: Int, isReversed: Bool = false) -> CompiledScoring.CompiledFlag.Item {
    let bounds = declaredBounds(ofItem: index)
    return .init(item: index, isReversed: isReversed, least: bounds?.least, greatest: bounds?.greatest)
  }
}
