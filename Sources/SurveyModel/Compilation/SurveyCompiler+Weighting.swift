extension SurveyCompiler {
  mutating func resolveWeighting() {
    guard let weighting = survey.scoring.weighting else { return }
    if let trim = weighting.trim, trim < 1 {
      report(.badValue(attribute: "trim", value: trim.text, expected: "a number from 1"), at: weighting.range)
    }
    guard weighting.method != .column else { return resolveColumn(weighting) }
    if let item = weighting.item {
      report(.idleAttribute("of", because: "the margins give the weights"), at: item.range)
    }
    guard let first = weighting.margins.first else {
      report(.missingPart(element: "weights", part: "margin"), at: weighting.range)
      return
    }
    if weighting.method == .poststratify, weighting.margins.count > 1 {
      report(
        .badMargin(
          "post-stratification takes one margin, and these are \(weighting.margins.count); let one be 'of' several "
            + "questions, or rake"), at: weighting.margins[1].range)
    }
    let resolved = weighting.margins.map { (declared: $0, items: categoricalItems(of: $0)) }
    let all = Set(resolved.flatMap { $0.items ?? [] }).sorted()
    var margins: [CompiledWeighting.Margin] = []
    for (declared, items) in resolved {
      if let items, let margin = resolve(declared, items, among: all) { margins.append(margin) }
    }
    checkTotals(weighting.margins, first)
    scoring.weighting = CompiledWeighting(weighting: weighting, margins: margins, items: all, weight: nil)
  }

  private mutating func resolveColumn(_ weighting: Weighting) {
    if let margin = weighting.margins.first {
      report(.idleAttribute("margin", because: "each respondent's weight is given"), at: margin.range)
    }
    if weighting.trim != nil {
      report(.idleAttribute("trim", because: "given weights are taken as they are"), at: weighting.range)
    }
    guard let ref = weighting.item else {
      report(.missingAttribute("of", element: "weights", expected: "the id of a number"), at: weighting.range)
      return
    }
    guard let item = item(named: ref) else { return }
    switch items[item].kind {
    case .number, .calculated(.number):
      scoring.weighting = CompiledWeighting(weighting: weighting, margins: [], items: [], weight: item)
    default: report(.badMargin("'\(ref.text)' is no number, so it holds no weights"), at: ref.range)
    }
  }

  /// The items of a margin; `nil` where one of them is none that a margin can be of.
  private mutating func categoricalItems(of margin: Weighting.Margin) -> [Int]? {
    reportRepeated(margin.items, in: Name("margin"))
    let found = margin.items.compactMap { ref -> Int? in
      guard let item = item(named: ref) else { return nil }
      guard list(ofCategories: item) != nil else {
        report(
          .badMargin("'\(ref.text)' has no categories: a margin is of questions with one choice or point"),
          at: ref.range)
        return nil
      }
      return item
    }
    return found.count == margin.items.count && !found.isEmpty ? found : nil
  }

  /// The list whose choices are the categories of a question.
  private func list(ofCategories item: Int) -> Int? {
    switch items[item].kind {
    case .choice(let list), .point(let list): list
    default: nil
    }
  }

  private mutating func resolve(
    _ margin: Weighting.Margin, _ items: [Int], among all: [Int]
  ) -> CompiledWeighting.Margin? {
    let lists = items.compactMap { list(ofCategories: $0) }.map { choiceLists[$0] }
    var categories: [[Int]] = []
    var targets: [Ratio] = []
    for share in margin.shares {
      if share.value < 0 { report(.negativeWeight(share.value.text), at: share.range) }
      guard let category = category(share, lists, items) else { return nil }
      if categories.contains(category) {
        let name = share.codes.isEmpty ? "without an answer" : share.codes.map(\.text).joined(separator: " ")
        report(.repeatedReference(name, whole: "margin"), at: share.range)
      }
      categories.append(category)
      targets.append(share.value)
    }
    reportMissing(of: margin, lists, categories)
    return CompiledWeighting.Margin(
      items: items, places: items.compactMap { all.firstIndex(of: $0) }, categories: categories, targets: targets)
  }

  /// The answers that a share is of, by index in their lists; `nil` where they are not all known.
  private mutating func category(_ share: Weighting.Margin.Share, _ lists: [ChoiceList], _ items: [Int]) -> [Int]? {
    guard !share.codes.isEmpty else { return [] }
    guard share.codes.count == lists.count else {
      report(
        .badMargin(
          "the share names \(share.codes.count) \(share.codes.count == 1 ? "code" : "codes"), and the margin is of "
            + "\(lists.count) \(lists.count == 1 ? "question" : "questions")"), at: share.range)
      return nil
    }
    var choices: [Int] = []
    for (code, (list, item)) in zip(share.codes, zip(lists, items)) {
      guard let choice = list.choices.firstIndex(where: { $0.code.text == code.text }) else {
        let codes = list.choices.map(\.code.text)
        report(
          .unknownChoice(code.text, item: "'\(self.items[item].id)'", codes: codes), at: code.range,
          suggestion: NameSuggestion.nearest(to: code.text, among: codes))
        return nil
      }
      choices.append(choice)
    }
    return choices
  }

  /// More missing shares than this are not looked for.
  private static var mostCategories: Int { 10_000 }

  /// Reports answers without a share: those who give them could not be weighted.
  private mutating func reportMissing(of margin: Weighting.Margin, _ lists: [ChoiceList], _ known: [[Int]]) {
    let count = lists.reduce(1) { $0 > Self.mostCategories ? $0 : $0 * $1.choices.count }
    guard count <= Self.mostCategories else { return }
    let all = lists.reduce([[]]) { categories, list in
      categories.flatMap { category in list.choices.indices.map { category + [$0] } }
    }
    let taken = Set(known)
    let missing = all.filter { !taken.contains($0) }.map { category in
      zip(category, lists).map { $1.choices[$0].code.text }.joined(separator: " ")
    }
    guard !missing.isEmpty else { return }
    report(.badMargin("the margin has no share for \(missing.shortList)"), at: margin.range)
  }

  /// Reports margins that speak of populations of different sizes. A thousandth is taken for rounding.
  private mutating func checkTotals(_ margins: [Weighting.Margin], _ first: Weighting.Margin) {
    func total(_ margin: Weighting.Margin) -> Ratio { margin.shares.map(\.value).reduce(0, +) }
    let expected = total(first)
    for margin in margins where total(margin).isZero {
      report(.badMargin("the shares of the margin add up to 0"), at: margin.range)
    }
    for margin in margins.dropFirst() {
      let difference = total(margin) - expected
      guard max(difference, -difference) * 1000 > expected else { continue }
      report(
        .badMargin(
          "the margins do not agree: these shares add up to \(total(margin).text), those of the first margin to "
            + "\(expected.text)"), at: margin.range, notes: [.init("the first margin is here", at: first.range)])
    }
  }
}
