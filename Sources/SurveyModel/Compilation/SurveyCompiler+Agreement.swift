extension SurveyCompiler {
  mutating func resolveAgreements() {
    for agreement in survey.scoring.analysis.agreements {
      reportRepeated(agreement.scores, in: Name("agreement"))
      let scores = agreement.scores.compactMap { ratedScore($0) }
      guard scores.count == agreement.scores.count, let unit = unit(of: agreement) else { continue }
      var items: [CompiledAgreement.Item] = []
      for part in scores.flatMap(dimensions).flatMap({ scoring.parts[$0] ?? [] }) {
        guard let item = part.item, part.coding == nil, !items.contains(where: { $0.item == item }) else { continue }
        items.append(.init(item: item, least: part.least, greatest: part.greatest, isReversed: part.isReversed))
      }
      check(agreement, items)
      scoring.agreements.append(
        CompiledAgreement(scores: scores, items: items, optionCount: optionCount(of: items), unit: unit.breakdown))
    }
  }

  /// A dimension or a maturity; reported when it is none.
  private mutating func ratedScore(_ ref: Name) -> Int? {
    if let index = scoring.index[ref.text], case .maturity = scoring.scores[index] { return index }
    guard let index = component(ref, of: "score that is rated") else { return nil }
    guard case .dimension = scoring.scores[index] else {
      report(
        .notScorable(ref.text, reason: "agreement is about the items of dimensions and maturities"), at: ref.range)
      return nil
    }
    return index
  }

  /// The dimensions of a score that is rated.
  private func dimensions(_ score: Int) -> [Int] {
    if case .maturity = scoring.scores[score] { return scoring.components[score] ?? [] }
    return [score]
  }

  /// Where the unit is read; `nil` where that is faulty, which is reported.
  private mutating func unit(of agreement: Analysis.Agreement) -> (breakdown: CompiledBreakdown?, Void)? {
    guard let ref = agreement.unit else { return (nil, ()) }
    return question(ref).map { ($0, ()) }
  }

  private mutating func check(_ agreement: Analysis.Agreement, _ items: [CompiledAgreement.Item]) {
    guard let name = agreement.scores.first else { return }
    if items.count < 2 {
      report(.idleLimit("agreement needs 2 items, and these have \(items.count)"), at: name.range)
    }
    guard let first = items.first,
      let other = items.first(where: { $0.least != first.least || $0.greatest != first.greatest })
    else { return }
    let (one, two) = (self.items[first.item].id, self.items[other.item].id)
    report(
      .idleLimit(
        "agreement compares ratings on one scale: '\(one)' runs from \(first.least.text) to \(first.greatest.text), "
          + "'\(two)' from \(other.least.text) to \(other.greatest.text)"), at: name.range)
  }

  /// How many points the one scale of all items has.
  private func optionCount(of items: [CompiledAgreement.Item]) -> Int? {
    let counts = Set(
      items.map { item -> Int? in
        if case .point(let list) = self.items[item.item].kind { choiceLists[list].choices.count } else { nil }
      })
    return counts.count == 1 ? counts.first ?? nil : nil
  }
}
