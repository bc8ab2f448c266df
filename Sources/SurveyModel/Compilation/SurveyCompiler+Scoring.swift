extension SurveyCompiler {
  /// The scope of scoring expressions: the survey's names, and scores with their members.
  struct ScoringScope: ExpressionScope {
    let survey: Scope
    let scoring: CompiledScoring
    /// The input of each member, by score index.
    let inputs: [Int: [CompiledScoring.Member: Int]]
    var candidate: ExpressionSymbol? { nil }
    var kind: String { "question or score" }

    var names: [String] {
      scoring.scores.enumerated().flatMap { index, score in
        [score.id.text] + scoring.members(of: index).map { "\(score.id.text).\($0.name)" }
      } + survey.names
    }

    func choiceList(_ index: Int) -> ChoiceList { survey.choiceList(index) }

    func symbol(named name: String) -> ExpressionSymbol? {
      let parts = name.split(separator: ".", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
      guard let score = scoring.index[parts[0]] else { return survey.symbol(named: name) }
      let members = scoring.members(of: score)
      let member = parts.count == 1 ? members.first : members.first { $0.name == parts[1] }
      guard let member, let input = inputs[score]?[member] else {
        return .scoreWithoutMember(members.map(\.name))
      }
      return .score(input, scoring.inputs[input].type)
    }
  }

  mutating func resolveScoring() {
    declareMaps()
    declareScores()
    for (index, score) in scoring.scores.enumerated() { resolve(score, index) }
    orderScores()
    checkMaps()
    checkSteps()
    resolveBands()
    resolveConditions()
    resolveFlags()
    resolveAnalysis()
    resolveComparisons()
    resolveAgreements()
    resolveDrivers()
    resolveWeighting()
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
      scoring.scores.append(spread(score))
    }
  }

  /// A dimension with an item for each of those that one name stands for: the rows of a grid, or a question in all
  /// passes of a loop. What is off the route is out of scope, so that a missing rule counts what was asked.
  private func spread(_ score: Score) -> Score {
    guard case .dimension(let dimension) = score else { return score }
    let items = dimension.items.flatMap { item -> [Dimension.Item] in
      guard case .composite(let parts)? = symbols[item.ref.text], isSpread(parts) else { return [item] }
      return parts.map { part in
        Dimension.Item(
          ref: Name(part, at: item.ref.range), isReversed: item.isReversed, weight: item.weight, map: item.map)
      }
    }
    return .dimension(
      Dimension(
        id: dimension.id, title: dimension.title, items: items, method: dimension.method, missing: dimension.missing,
        unit: dimension.unit, direction: dimension.direction))
  }

  /// Whether parts are answers of one kind side by side; the shares of an allocation are not, as they add up.
  private func isSpread(_ parts: [String]) -> Bool {
    parts.allSatisfy { part in
      guard case .item(let item, _)? = symbols[part] else { return false }
      if case .allocation = questions[items[item].question].kind { return false }
      return true
    }
  }

  private mutating func resolve(_ score: Score, _ index: Int) {
    switch score {
    case .dimension(let dimension):
      scoring.parts[index] = dimension.items.compactMap { self.part($0) }
      reportRepeated(dimension.items.map(\.ref), in: dimension.id)
      if dimension.method == .mean || dimension.method == .sum {
        checkWeights(dimension.items.map(\.weight), of: dimension.id)
      }
    case .index(let composite):
      reportRepeated(composite.components.map(\.ref), in: composite.id)
      checkWeights(composite.components.map(\.weight), of: composite.id)
      scoring.components[index] = composite.components.compactMap { component($0.ref, of: "component") }
      if let weights = composite.weights {
        scoring.importance[index] = importance(
          weights, composite.components.map { $0.points ?? $0.ref }, in: composite.id)
      } else {
        reportIdlePoints(composite.components.map(\.points), "weights")
      }
    case .maturity(let maturity):
      reportRepeated(maturity.steps, in: maturity.id)
      scoring.components[index] = maturity.steps.compactMap { step($0) }
    case .topBox(let box):
      scoring.components[index] = item(named: box.item).flatMap { item in
        guard let bounds = bounds(of: item, box.item) else { return nil }
        checkLimits(from: box.from, to: box.to, at: box.limits, within: bounds, of: box.item)
        return [item]
      }
    case .netScore(let net):
      checkGroups(net)
      scoring.components[index] = item(named: net.item).flatMap { item in
        guard let bounds = bounds(of: item, net.item) else { return nil }
        for group in net.groups {
          checkLimits(from: group.from, to: group.to, at: group.limits, within: bounds, of: net.item)
        }
        reportUngrouped(in: net, item)
        return [item]
      }
    case .gap(let gap): resolve(gap, index)
    case .importancePerformance(let map): resolve(map, index)
    case .quadrants(let quadrants): resolve(quadrants, index)
    }
  }

  /// A part of a dimension: another dimension, or an item.
  private mutating func part(_ declared: Dimension.Item) -> CompiledScoring.Part? {
    if let score = scoring.index[declared.ref.text] {
      guard case .dimension = scoring.scores[score] else {
        report(.notScorable(declared.ref.text, reason: "an item is a question or a dimension"), at: declared.ref.range)
        return nil
      }
      if let map = declared.map {
        report(
          .notScorable(declared.ref.text, reason: "a map is for answers, and a dimension has its percent"),
          at: map.range
        )
      }
      return CompiledScoring.Part(
        source: .score(score), coding: nil, isReversed: declared.isReversed, weight: declared.weight, least: 0,
        greatest: 100)
    }
    guard let item = item(named: declared.ref, kind: "question or dimension") else { return nil }
    guard let name = declared.map else {
      guard let bounds = bounds(of: item, declared.ref) else { return nil }
      return CompiledScoring.Part(
        source: .item(item), coding: nil, isReversed: declared.isReversed, weight: declared.weight,
        least: bounds.least, greatest: bounds.greatest)
    }
    guard let coding = coding(of: item, declared.ref, by: name) else { return nil }
    return CompiledScoring.Part(
      source: .item(item), coding: coding, isReversed: declared.isReversed, weight: declared.weight,
      least: coding.least, greatest: coding.greatest)
  }

  /// The item of a reference in a score, reported when there is none.
  mutating func item(named ref: Name, kind: String = "question") -> Int? {
    switch symbols[ref.text] {
    case .item(let index, _)?: return index
    case .faulty?: return nil
    case .composite(let parts)?:
      report(.notScorable(ref.text, reason: "its parts have the numbers: \(parts.shortList)"), at: ref.range)
      return nil
    default: break
    }
    var names = items.map(\.id)
    if kind != "question" { names += scoring.scores.map(\.id.text) }
    report(
      .unknownReference(ref.text, kind: kind), at: ref.range,
      suggestion: NameSuggestion.nearest(to: ref.text, among: names))
    return nil
  }

  /// The declared bounds of an item that has a number of its own; `nil` for any other.
  func declaredBounds(ofItem index: Int) -> (least: Ratio, greatest: Ratio)? {
    switch items[index].kind {
    case .point(let list): choiceLists[list].bounds
    case .choice(let list), .calculated(.choice(let list)): BuiltInLists.isYesNo(choiceLists[list]) ? (0, 1) : nil
    case .number(let limits): limits.minimum.flatMap { least in limits.maximum.map { (least, $0) } }
    case .calculated(.boolean): (0, 1)
    case .calculated(.number): questions[items[index].question].variable?.bounds
    case .choices, .ranking, .text, .date, .time, .datetime, .calculated, .none: nil
    }
  }

  /// The declared bounds of an item that is scored; reported when it has none.
  mutating func bounds(of index: Int, _ ref: Name) -> (least: Ratio, greatest: Ratio)? {
    var reason = "only points of a scale, yes or no, and numbers with min and max have a number of their own; "
    reason += "a map can give choices theirs"
    switch items[index].kind {
    case .number, .calculated(.number): reason = "its number needs min and max"
    default: break
    }
    guard let bounds = declaredBounds(ofItem: index) else {
      let definition = questions[items[index].question].id
      report(
        .notScorable(ref.text, reason: reason), at: ref.range,
        notes: [.init("'\(definition.text)' is defined here", at: definition.range)])
      return nil
    }
    guard bounds.least < bounds.greatest else {
      report(.notScorable(ref.text, reason: "its scale has only one value"), at: ref.range)
      return nil
    }
    return bounds
  }

  /// Whether a name is that of something left out for a fault of its own.
  func isIncomplete(_ ref: Name) -> Bool { survey.incomplete.contains { $0.text == ref.text } }

  mutating func component(_ ref: Name, of role: String) -> Int? {
    guard let index = scoring.index[ref.text] else {
      if isIncomplete(ref) { return nil }
      report(
        .unknownReference(ref.text, kind: "score"), at: ref.range,
        suggestion: NameSuggestion.nearest(to: ref.text, among: scoring.scores.map(\.id.text)))
      return nil
    }
    switch scoring.scores[index] {
    case .dimension, .index: return index
    case .maturity, .topBox, .netScore, .gap, .importancePerformance, .quadrants:
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

  /// Reports steps that are made of other dimensions: levels are those of answers.
  private mutating func checkSteps() {
    for case .maturity(let maturity) in scoring.scores {
      for step in maturity.steps {
        guard let parts = scoring.index[step.text].flatMap({ scoring.parts[$0] }) else { continue }
        guard parts.contains(where: { $0.score != nil }) else { continue }
        report(
          .notScorable(step.text, reason: "a step has levels, so its items are questions, not dimensions"),
          at: step.range)
      }
    }
  }

  /// Orders scores so that what a score is made of comes first; a score that contains itself is a cycle.
  private mutating func orderScores() {
    var done: Set<Int> = []
    var open: [Int] = []
    func visit(_ index: Int, _ compiler: inout SurveyCompiler) {
      if let start = open.firstIndex(of: index) {
        let names = open[start...].map { compiler.scoring.scores[$0].id }
        let notes = names.indices.dropFirst().map { index in
          let needed = names[(index + 1) % names.count].text
          return Diagnostic.Note("'\(names[index].text)' needs '\(needed)'", at: names[index].range)
        }
        compiler.report(.dependencyCycle(names.map(\.text)), at: names[0].range, notes: notes)
        return
      }
      guard !done.contains(index) else { return }
      open.append(index)
      switch compiler.scoring.scores[index] {
      case .index, .maturity, .gap, .importancePerformance, .quadrants:
        for part in compiler.scoring.components[index] ?? [] { visit(part, &compiler) }
        for part in compiler.scoring.counterparts[index] ?? [] { visit(part, &compiler) }
      case .dimension: for part in compiler.scoring.parts[index] ?? [] { part.score.map { visit($0, &compiler) } }
      case .topBox, .netScore: break
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
            .repeatedBands(name.text), at: name.range, notes: [.init("its bands are declared here", at: other.range)])
        }
        let ascending = bands.bands.sorted { $0.from < $1.from }
        scoring.bands[index] = Bands(scores: bands.scores, bands: ascending, range: bands.range)
      }
    }
  }
}
