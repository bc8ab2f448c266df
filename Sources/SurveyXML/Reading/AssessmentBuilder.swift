internal import SurveyModel

/// Makes the model of an assessment.
///
/// As with surveys, a value that cannot be read has been reported before, and what depends on it is left out here without
/// a word.
struct AssessmentBuilder {
  let document: CheckedTree
  /// Reads the texts, and knows the languages.
  private var texts: SurveyBuilder
  private var own: [Diagnostic] = []

  private var tree: XMLTree { document.tree }

  /// What is wrong with what was built.
  var diagnostics: [Diagnostic] {
    (texts.diagnostics + own).filter { !document.isGuess($0.range) } + texts.translationGaps
  }

  init(_ document: CheckedTree) {
    self.document = document
    texts = SurveyBuilder(document)
  }

  /// Builds the assessment; `nil` only when no language tag can be made at all.
  mutating func build() -> Assessment? {
    guard let language = texts.languages.first else { return nil }
    let title = texts.collectTexts(of: 0)[.title]
    var uses: [Assessment.Use] = []
    var join = Assessment.Join()
    var headlines: [Assessment.Entry] = []
    var gaps: [Assessment.PerceptionGap] = []
    var chain: Assessment.Chain?
    var linkages: [Assessment.Linkage] = []
    var verdict: Assessment.Verdict?
    for child in tree.children(of: 0) {
      switch document.kinds[child] {
      case .use: if let use = use(child) { uses.append(use) }
      case .join:
        let period = document.value(.period, of: child).flatMap(CalendarPeriod.init(rawValue:))
        join = Assessment.Join(unit: document.reference(.by, of: child), period: period)
      case .headline: if let entry = entry(child) { headlines.append(entry) }
      case .perceptionGap: if let gap = gap(child) { gaps.append(gap) }
      case .chain:
        let links = texts.parts(.link, of: child)
        let entries = links.compactMap { entry($0) }
        // A link that cannot be read may be the one that a chain lacks.
        if entries.count == links.count { chain = .init(links: entries, range: tree.nameRange(of: child)) }
      case .linkage: if let linkage = linkage(child) { linkages.append(linkage) }
      case .verdict: verdict = self.verdict(child)
      default: continue
      }
    }
    return Assessment(
      id: texts.id(of: 0), version: document.value(.version, of: 0) ?? "", sourceLanguage: language,
      languages: texts.languages, title: title ?? LocalizedText([]), uses: uses, join: join, headlines: headlines,
      gaps: gaps, chain: chain, linkages: linkages, verdict: verdict)
  }

  private mutating func use(_ node: Int) -> Assessment.Use? {
    guard let survey = document.name(.survey, of: node), let key = document.name(.variable, of: node) else {
      return nil
    }
    let file = ImportPath(file: "assessment.xml")
    let path = ImportPath(survey.text, from: file)
    if path == nil {
      let expected = "a path inside the assessment's folder, such as service-quality.xml"
      own.append(Diagnostic(.badValue(attribute: "survey", value: survey.text, expected: expected), at: survey.range))
    }
    return Assessment.Use(
      survey: survey, path: path?.text, key: key, minimum: texts.integer(.minGroup, of: node),
      minimumRange: document.name(.minGroup, of: node)?.range ?? .none)
  }

  private mutating func entry(_ node: Int) -> Assessment.Entry? {
    let title = texts.collectTexts(of: node)[.title]
    return document.reference(.score, of: node).map { Assessment.Entry(score: $0, title: title) }
  }

  private mutating func gap(_ node: Int) -> Assessment.PerceptionGap? {
    let found = texts.collectTexts(of: node)
    guard let claimed = document.reference(.claimed, of: node),
      let measured = document.reference(.measured, of: node)
    else { return nil }
    return Assessment.PerceptionGap(
      claimed: claimed, measured: measured, title: found[.title], text: found[.adviceText])
  }

  private mutating func linkage(_ node: Int) -> Assessment.Linkage? {
    let found = texts.collectTexts(of: node)
    guard let step = document.reference(.step, of: node), let outcome = document.reference(.outcome, of: node) else {
      return nil
    }
    return Assessment.Linkage(
      step: step, outcome: outcome, target: target(of: node), title: found[.title], text: found[.adviceText])
  }

  /// The target of a linkage; one that is no percentage is reported.
  private mutating func target(of node: Int) -> Ratio? {
    guard let target = texts.number(.target, of: node), target < 0 || target > 100 else {
      return texts.number(.target, of: node)
    }
    own.append(
      Diagnostic(
        .badValue(attribute: "target", value: target.text, expected: "a number from 0 to 100, in percent"),
        at: texts.range(of: [.target], in: node)))
    return nil
  }

  // MARK: - The verdict

  /// The verdict; `nil` where an axis or an outcome cannot be read, because the others would seem to leave a gap.
  private mutating func verdict(_ node: Int) -> Assessment.Verdict? {
    let whens = texts.parts(.when, of: node)
    let outcomes = whens.map { outcome($0) }
    let otherwise = texts.parts(.otherwise, of: node).first.map { outcome($0) }
    guard let ready = axis(.ready, .readyFrom, of: node), let loyal = axis(.loyal, .loyalFrom, of: node) else {
      return nil
    }
    return Assessment.Verdict(
      ready: ready, loyal: loyal, requires: document.names(.requires, of: node), outcomes: outcomes,
      otherwise: otherwise, range: tree.nameRange(of: node))
  }

  private func axis(_ score: AttributeName, _ from: AttributeName, of node: Int) -> Assessment.Verdict.Axis? {
    document.reference(score, of: node).map {
      Assessment.Verdict.Axis(
        score: $0, from: texts.number(from, of: node) ?? 50, range: texts.range(of: [from], in: node))
    }
  }

  private mutating func outcome(_ node: Int) -> Assessment.Verdict.Outcome {
    let found = texts.collectTexts(of: node)
    func side(_ name: AttributeName) -> Bool? { document.value(name, of: node).map { $0 == "yes" } }
    return Assessment.Verdict.Outcome(
      id: texts.id(of: node), ready: side(.ready), loyal: side(.loyal), title: found[.title] ?? LocalizedText([]),
      text: found[.adviceText])
  }
}
