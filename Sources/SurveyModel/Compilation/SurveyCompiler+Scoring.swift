extension SurveyCompiler {
  /// The scope of scoring expressions: the survey's names, and scores with their members.
  struct ScoringScope: ExpressionScope {
    let survey: Scope
    let scoring: CompiledScoring
    let inputs: [CompiledScoring.Input: Int]
    var candidate: ExpressionSymbol? { nil }
    var names: [String] { scoring.scores.map(\.id.text) + survey.names }

    func choiceList(_ index: Int) -> ChoiceList { survey.choiceList(index) }

    func symbol(named name: String) -> ExpressionSymbol? {
      let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let score = scoring.index[parts[0]] else { return survey.symbol(named: name) }
      let members = CompiledScoring.members(of: scoring.scores[score])
      let member = parts.count == 1 ? members.first : CompiledScoring.Member(rawValue: parts[1])
      guard let member, let input = inputs[.init(score: score, member: member)] else {
        return .scoreWithoutMember(members.map(\.rawValue))
      }
      return .score(input)
    }
  }

  mutating func resolveScoring() {
    declareScores()
    for (index, score) in scoring.scores.enumerated() { resolve(score, index) }
    orderScores()
    resolveBands()
    resolveAdvice()
  }

  private mutating func declareScores() {
    for score in survey.scoring.scores {
      let id = score.id
      if let first = places[id.text] {
        report(.duplicateID(id.text), at: id.range, notes: [.init("'\(id.text)' is first used here", at: first)])
        continue
      }
      places[id.text] = id.range
      scoring.index[id.text] = scoring.scores.count
      scoring.scores.append(score)
    }
  }

  private mutating func resolve(_ score: Score, _ index: Int) {
    switch score {
    case .dimension(let dimension):
      scoring.items[index] = dimension.items.compactMap { part in
        guard let item = item(named: part.ref), let bounds = bounds(of: item, part.ref, unit: dimension.unit) else {
          return nil
        }
        if dimension.items.first(where: { $0.ref.text == part.ref.text })?.ref.range != part.ref.range {
          report(.duplicateID(part.ref.text), at: part.ref.range)
        }
        return CompiledScoring.ScoredItem(
          item: item, isReversed: part.isReversed, weight: part.weight, least: bounds.least, greatest: bounds.greatest)
      }
    case .index(let composite):
      scoring.components[index] = composite.components.compactMap { component($0.ref, of: "component") }
    case .maturity(let maturity): scoring.components[index] = maturity.steps.compactMap { step($0) }
    case .topBox(let box):
      scoring.components[index] = item(named: box.item).flatMap {
        bounds(of: $0, box.item, unit: .raw) == nil ? nil : [$0]
      }
      if box.from > box.to { report(.emptyRange("from \(box.from.text) is above to \(box.to.text)"), at: box.id.range) }
    case .netScore(let net):
      scoring.components[index] = item(named: net.item).flatMap {
        bounds(of: $0, net.item, unit: .raw) == nil ? nil : [$0]
      }
      checkGroups(net)
    }
  }

  private mutating func checkGroups(_ net: NetScore) {
    for (index, group) in net.groups.enumerated() {
      if group.from > group.to {
        report(.emptyRange("from \(group.from.text) is above to \(group.to.text)"), at: group.id.range)
      }
      if let other = net.groups[..<index].first(where: { $0.from <= group.to && group.from <= $0.to }) {
        report(
          .groupOverlap(first: other.id.text, second: group.id.text), at: group.id.range,
          notes: [.init("'\(other.id.text)' is defined here", at: other.id.range)])
      }
    }
  }

  /// The item of a reference in a score, reported when there is none.
  private mutating func item(named ref: Name) -> Int? {
    switch symbols[ref.text] {
    case .item(let index, _)?: return index
    case .faulty?: return nil
    default: break
    }
    report(
      .unknownReference(ref.text, kind: "question"), at: ref.range,
      suggestion: NameSuggestion.nearest(to: ref.text, among: items.map(\.id)))
    return nil
  }

  /// The declared bounds of an item that is scored; reported when it has none.
  private mutating func bounds(of index: Int, _ ref: Name, unit: Dimension.Unit) -> (least: Ratio, greatest: Ratio)? {
    var bounds: (least: Ratio, greatest: Ratio)?
    var reason = "only points of a scale, yes or no, and numbers with min and max have a number of their own"
    switch items[index].kind {
    case .point(let list): bounds = choiceLists[list].bounds
    case .choice(let list) where BuiltInLists.isYesNo(choiceLists[list]): bounds = (0, 1)
    case .number(let limits):
      reason = "its number needs min and max"
      if let least = limits.minimum, let greatest = limits.maximum { bounds = (least, greatest) }
    default: break
    }
    guard let bounds else {
      report(.notScorable(ref.text, reason: reason), at: ref.range)
      return nil
    }
    guard bounds.least < bounds.greatest else {
      report(.notScorable(ref.text, reason: "its scale has only one value"), at: ref.range)
      return nil
    }
    return bounds
  }

  private mutating func component(_ ref: Name, of role: String) -> Int? {
    guard let index = scoring.index[ref.text] else {
      report(
        .unknownReference(ref.text, kind: "score"), at: ref.range,
        suggestion: NameSuggestion.nearest(to: ref.text, among: scoring.scores.map(\.id.text)))
      return nil
    }
    switch scoring.scores[index] {
    case .dimension, .index: return index
    case .maturity, .topBox, .netScore:
      report(.notScorable(ref.text, reason: "a \(role) is a dimension or an index"), at: ref.range)
      return nil
    }
  }

  private mutating func step(_ ref: Name) -> Int? {
    guard let index = component(ref, of: "step") else { return nil }
    guard case .dimension = scoring.scores[index] else {
      report(.notScorable(ref.text, reason: "a step is a dimension"), at: ref.range)
      return nil
    }
    return index
  }

  /// Orders scores so that components come first; an index that contains itself is a cycle.
  private mutating func orderScores() {
    var done: Set<Int> = []
    var open: [Int] = []
    func visit(_ index: Int, _ compiler: inout SurveyCompiler) {
      if let start = open.firstIndex(of: index) {
        let names = open[start...].map { compiler.scoring.scores[$0].id }
        compiler.report(.dependencyCycle(names.map(\.text)), at: names[0].range)
        return
      }
      guard !done.contains(index) else { return }
      open.append(index)
      switch compiler.scoring.scores[index] {
      case .index, .maturity: for part in compiler.scoring.components[index] ?? [] { visit(part, &compiler) }
      case .dimension, .topBox, .netScore: break
      }
      open.removeLast()
      if done.insert(index).inserted { compiler.scoring.order.append(index) }
    }
    for index in scoring.scores.indices { visit(index, &self) }
  }

  private mutating func resolveBands() {
    for bands in survey.scoring.bands {
      checkBands(bands)
      for name in bands.scores {
        guard let index = component(name, of: "score with bands") else { continue }
        if let other = scoring.bands[index] {
          report(
            .duplicateID(name.text), at: name.range, notes: [.init("its bands are declared here", at: other.range)])
        }
        let ascending = bands.bands.sorted { $0.from < $1.from }
        scoring.bands[index] = Bands(scores: bands.scores, bands: ascending, range: bands.range)
      }
    }
  }

  private mutating func checkBands(_ bands: Bands) {
    let ascending = bands.bands.sorted { ($0.from, $0.to) < ($1.from, $1.to) }
    var end: Ratio = 0
    for (index, band) in ascending.enumerated() {
      if band.from >= band.to {
        report(.emptyRange("from \(band.from.text) is not below to \(band.to.text)"), at: band.range)
        return
      }
      if band.from >= 100 || band.to <= 0 { report(.bandOutOfReach(band.id.text), at: band.range) }
      if band.from > end { report(.bandGap(from: end.text, to: band.from.text), at: band.range) }
      if index > 0, band.from < end { report(.bandOverlap(from: band.from.text, to: end.text), at: band.range) }
      end = max(end, band.to)
    }
    if end < 100, let last = ascending.last { report(.bandGap(from: end.text, to: "100"), at: last.range) }
  }

  private mutating func resolveAdvice() {
    var inputs: [CompiledScoring.Input: Int] = [:]
    for (index, score) in scoring.scores.enumerated() {
      for member in CompiledScoring.members(of: score) {
        inputs[.init(score: index, member: member)] = scoring.inputs.count
        scoring.inputs.append(.init(score: index, member: member))
      }
    }
    let scope = ScoringScope(survey: scope(), scoring: scoring, inputs: inputs)
    for advice in survey.scoring.advice {
      let about = advice.score.flatMap { ref -> Int? in
        guard let index = scoring.index[ref.text] else {
          report(
            .unknownReference(ref.text, kind: "score"), at: ref.range,
            suggestion: NameSuggestion.nearest(to: ref.text, among: scoring.scores.map(\.id.text)))
          return nil
        }
        return index
      }
      guard let condition = condition(advice.condition, in: scope) else { continue }
      scoring.advice.append(.init(advice: advice, score: about, readsScoresOnly: condition.itemsRead.isEmpty))
      adviceConditions.append(condition)
    }
  }
}
