extension AssessmentCompiler {
  typealias Measure = CompiledAssessment.Measure

  /// What a number must be for the place in which it is used.
  enum Need {
    /// Any number.
    case number
    /// A percent of what is possible.
    case percent
    /// Such a percent, of which more is better.
    case goodPercent
  }

  /// Finds the number that a reference means; `nil` where there is none, which is reported.
  mutating func measure(_ name: Name, _ need: Need) -> Measure? {
    let keys = assessment.uses.map(\.key.text)
    guard let dot = name.text.firstIndex(of: ".") else {
      report(
        .unknownReference(name.text, kind: "result", hint: "write survey.score, as in quality.csat"), at: name.range,
        suggestion: everyResult(named: name.text))
      return nil
    }
    let (key, id) = (String(name.text[..<dot]), String(name.text[name.text.index(after: dot)...]))
    guard let place = keys.firstIndex(of: key) else {
      let meant = NameSuggestion.nearest(to: key, among: keys)
      report(
        .unknownReference(key, kind: "survey that is used"), at: name.range, suggestion: meant.map { "\($0).\(id)" })
      return nil
    }
    referred.insert(place)
    guard let survey = surveys[place] else { return nil }
    if let score = survey.scoring.index[id] {
      guard fits(survey.scoring.scores[score], name, need) else { return nil }
      return Measure(name: name.text, survey: place, source: .score(score))
    }
    if let type = survey.scoring.types.first(where: { $0.name == id }) {
      guard need != .goodPercent else {
        report(
          .typeMismatch("'\(name.text)' is the share of a type, of which more is not said to be good"), at: name.range)
        return nil
      }
      return Measure(name: name.text, survey: place, source: .type(score: type.score, quadrant: type.quadrant))
    }
    if let item = survey.items.firstIndex(where: { $0.id == id }) {
      guard fits(item, of: survey, name) else { return nil }
      return Measure(name: name.text, survey: place, source: .item(item))
    }
    let meant = NameSuggestion.nearest(
      to: id, among: survey.scoring.scores.map(\.id.text) + survey.scoring.types.map(\.name))
    report(
      .unknownReference(id, kind: "score of '\(key)'"), at: name.range, suggestion: meant.map { "\(key).\($0)" })
    return nil
  }

  /// The one survey that has a score of a name, as a reference to it.
  private func everyResult(named id: String) -> String? {
    let found = zip(assessment.uses, surveys).filter { $1?.scoring.index[id] != nil }
    return found.count == 1 ? found.first.map { "\($0.0.key.text).\(id)" } : nil
  }

  private mutating func fits(_ score: Score, _ name: Name, _ need: Need) -> Bool {
    switch score {
    case .importancePerformance:
      report(.unknownMember("", score: name.text, members: []), at: name.range)
      return false
    case .quadrants(let typology):
      report(.unknownMember("", score: name.text, members: typology.quadrants.map(\.id.text)), at: name.range)
      return false
    case .netScore where need != .number:
      report(.typeMismatch("'\(name.text)' is a net score and has no percent"), at: name.range)
      return false
    case .gap where need != .number:
      report(.typeMismatch("'\(name.text)' is a gap and has no percent"), at: name.range)
      return false
    case .dimension(let dimension) where need == .goodPercent && dimension.direction == .lowerBetter:
      report(
        .typeMismatch("less is better in '\(name.text)', so that its lower limit says nothing good"), at: name.range)
      return false
    default: return true
    }
  }

  /// Whether a question has a percent of its own: it stands on a scale, is scored, and is not turned in its score.
  private mutating func fits(_ item: Int, of survey: CompiledSurvey, _ name: Name) -> Bool {
    let parts = survey.scoring.parts.sorted { $0.key < $1.key }.flatMap { score, parts in
      parts.filter { $0.item == item && $0.coding == nil }.map { (score: score, part: $0) }
    }
    guard case .point = survey.items[item].kind, let first = parts.first else {
      report(
        .notScorable(name.text, reason: "a question is referred to where it is on a scale and part of a score"),
        at: name.range)
      return false
    }
    if let turned = parts.first(where: \.part.isReversed) {
      let score = survey.scoring.scores[turned.score].id.text
      report(
        .notScorable(name.text, reason: "it is reversed in '\(score)', which is the score to refer to"),
        at: name.range)
      return false
    }
    return first.part.least < first.part.greatest
  }

  // MARK: - What is shown

  mutating func resolve(_ entries: [Assessment.Entry]) -> [CompiledAssessment.Entry] {
    reportRepeated(entries.map(\.score), in: assessment.id.text)
    return entries.compactMap { entry in
      measure(entry.score, .number).map { CompiledAssessment.Entry(measure: $0, title: entry.title) }
    }
  }

  mutating func resolve(_ chain: Assessment.Chain?) -> [CompiledAssessment.Entry] {
    guard let chain else { return [] }
    if chain.links.count == 1 { report(.shortChain, at: chain.range) }
    reportRepeated(chain.links.map(\.score), in: "chain")
    return chain.links.compactMap { link in
      measure(link.score, .number).map { CompiledAssessment.Entry(measure: $0, title: link.title) }
    }
  }

  mutating func resolve(_ gap: Assessment.PerceptionGap) -> CompiledAssessment.Gap? {
    if gap.claimed.text == gap.measured.text {
      report(.repeatedReference(gap.measured.text, whole: "perception-gap"), at: gap.measured.range)
      return nil
    }
    let (claimed, measured) = (measure(gap.claimed, .percent), measure(gap.measured, .percent))
    return claimed.flatMap { claimed in
      measured.map { CompiledAssessment.Gap(gap: gap, claimed: claimed, measured: $0) }
    }
  }

  mutating func resolve(_ linkages: [Assessment.Linkage]) -> [CompiledAssessment.Linkage] {
    for (place, linkage) in linkages.enumerated() {
      let same = { (other: Assessment.Linkage) in
        other.step.text == linkage.step.text && other.outcome.text == linkage.outcome.text
      }
      guard let first = linkages[..<place].first(where: same) else { continue }
      report(
        .repeatedReference(linkage.outcome.text, whole: "linkages of \(linkage.step.text)"), at: linkage.outcome.range,
        notes: [.init("the first is here", at: first.outcome.range)])
    }
    return linkages.compactMap { linkage in
      let (step, outcome) = (measure(linkage.step, .goodPercent), measure(linkage.outcome, .percent))
      guard let step, let outcome else { return nil }
      return CompiledAssessment.Linkage(
        linkage: linkage, step: step, outcome: outcome, target: linkage.target ?? target(of: step) ?? 50)
    }
  }

  /// The target of the maturity that a score is a step of.
  private func target(of step: Measure) -> Ratio? {
    guard let scoring = surveys[step.survey]?.scoring, case .score(let score) = step.source else { return nil }
    for (index, declared) in scoring.scores.enumerated() {
      if case .maturity(let maturity) = declared, scoring.components[index]?.contains(score) == true {
        return maturity.target
      }
    }
    return nil
  }

  // MARK: - The verdict

  mutating func resolve(_ verdict: Assessment.Verdict) -> CompiledAssessment.Verdict? {
    for axis in [verdict.ready, verdict.loyal] where axis.from <= 0 || axis.from > 100 {
      let outcome = axis.from <= 0 ? "always" : "never"
      report(.idleLimit("\(axis.from.text) % is \(outcome) reached: scores run from 0 to 100"), at: axis.range)
    }
    checkOutcomes(verdict)
    let (ready, loyal) = (measure(verdict.ready.score, .goodPercent), measure(verdict.loyal.score, .goodPercent))
    if verdict.ready.score.text == verdict.loyal.score.text {
      report(.repeatedReference(verdict.loyal.score.text, whole: "verdict"), at: verdict.loyal.score.range)
    }
    reportRepeated(verdict.requires, in: "requires")
    let keys = assessment.uses.map(\.key.text)
    var required: Set<Int> = []
    for name in verdict.requires {
      guard let place = keys.firstIndex(of: name.text) else {
        report(
          .unknownReference(name.text, kind: "survey that is used"), at: name.range,
          suggestion: NameSuggestion.nearest(to: name.text, among: keys))
        continue
      }
      required.insert(place)
    }
    guard let ready, let loyal else { return nil }
    return CompiledAssessment.Verdict(
      verdict: verdict, ready: ready, loyal: loyal, required: required.union([ready.survey, loyal.survey]).sorted())
  }

  private mutating func checkOutcomes(_ verdict: Assessment.Verdict) {
    let all = verdict.outcomes + [verdict.otherwise].compactMap(\.self)
    for (place, outcome) in all.enumerated() {
      guard let first = all[..<place].first(where: { $0.id.text == outcome.id.text }) else { continue }
      report(
        .duplicateID(outcome.id.text), at: outcome.id.range,
        notes: [.init("'\(outcome.id.text)' is first used here", at: first.id.range)])
    }
    let sides = [true, false]
    let fields = sides.flatMap { ready in sides.map { (ready: ready, loyal: $0) } }
    for (place, outcome) in verdict.outcomes.enumerated() {
      let overlap = verdict.outcomes[..<place].first { other in
        fields.contains {
          outcome.holds(ready: $0.ready, loyal: $0.loyal) && other.holds(ready: $0.ready, loyal: $0.loyal)
        }
      }
      guard let overlap else { continue }
      report(
        .verdictOverlap(first: overlap.id.text, second: outcome.id.text), at: outcome.id.range,
        notes: [.init("'\(overlap.id.text)' is defined here", at: overlap.id.range)])
    }
    let open = fields.filter { field in
      !verdict.outcomes.contains { $0.holds(ready: field.ready, loyal: field.loyal) }
    }
    if let otherwise = verdict.otherwise {
      if open.isEmpty {
        report(
          .idleSetting("'\(otherwise.id.text)' never holds: the others leave nothing over"), at: otherwise.id.range)
      }
    } else if !open.isEmpty {
      let names = open.map { "ready=\"\($0.ready ? "yes" : "no")\" loyal=\"\($0.loyal ? "yes" : "no")\"" }
      report(.verdictGap(sides: names), at: verdict.range)
    }
  }
}
