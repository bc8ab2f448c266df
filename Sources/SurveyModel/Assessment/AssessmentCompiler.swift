/// Turns a declared assessment into one with a meaning, and says everything that stands in the way.
public struct AssessmentCompiler {
  /// What was found where a survey is said to be.
  public enum UsedSurvey: Sendable {
    /// The survey.
    case survey(CompiledSurvey)
    /// Something else, or nothing: what should be there instead, after "write".
    case refused(String)
    /// Nothing usable, and that is reported already.
    case reported
  }

  let assessment: Assessment
  var diagnostics: [Diagnostic] = []
  /// The survey of each use; `nil` where there is none, which is reported.
  var surveys: [CompiledSurvey?] = []
  /// The uses that something refers to.
  var referred: Set<Int> = []

  /// Compiles an assessment.
  ///
  /// - Parameters:
  ///   - assessment: The assessment as declared.
  ///   - sources: The files it was read from, for its fingerprint.
  ///   - survey: Gives the survey of a use.
  /// - Returns: Its meaning, unless there is an error, and the diagnostics.
  public static func compile(
    _ assessment: Assessment, sources: SourceMap = SourceMap(), survey: (Assessment.Use) -> UsedSurvey
  ) -> (assessment: CompiledAssessment?, diagnostics: [Diagnostic]) {
    var compiler = AssessmentCompiler(assessment: assessment)
    compiler.resolveUses(survey)
    let units = compiler.resolveUnits()
    let headlines = compiler.resolve(assessment.headlines)
    let gaps = assessment.gaps.compactMap { compiler.resolve($0) }
    let chain = compiler.resolve(assessment.chain)
    let linkages = compiler.resolve(assessment.linkages)
    let verdict = assessment.verdict.flatMap { compiler.resolve($0) }
    compiler.reportUnused()
    let diagnostics = compiler.diagnostics.sortedByPlace()
    let surveys = compiler.surveys.compactMap(\.self)
    guard !diagnostics.containsError, surveys.count == assessment.uses.count else { return (nil, diagnostics) }
    let fingerprints = [Fingerprint.of(sources)] + surveys.map(\.fingerprint)
    let compiled = CompiledAssessment(
      assessment: assessment, fingerprint: Fingerprint.of(fingerprints.joined(separator: " ").utf8), surveys: surveys,
      minimums: zip(assessment.uses, surveys).map { Self.minimum(of: $0, $1) }, unitItems: units,
      headlines: headlines, gaps: gaps, chain: chain, linkages: linkages, verdict: verdict)
    return (compiled, diagnostics)
  }

  /// The least number of answers that is shown: what the assessment asks for, else what the survey promised, else what is
  /// usual.
  private static func minimum(of use: Assessment.Use, _ survey: CompiledSurvey) -> Int {
    max(1, use.minimum ?? survey.scoring.minimumGroup ?? CompiledScoring.usualMinimumGroup)
  }

  private init(assessment: Assessment) { self.assessment = assessment }

  mutating func report(
    _ problem: Problem, at range: SourceRange, suggestion: String? = nil, notes: [Diagnostic.Note] = []
  ) {
    diagnostics.append(Diagnostic(problem, at: range, suggestion: suggestion, notes: notes))
  }

  /// Reports names that stand twice.
  mutating func reportRepeated(_ names: [Name], in whole: String) {
    for (place, name) in names.enumerated() {
      guard let first = names[..<place].first(where: { $0.text == name.text }) else { continue }
      report(
        .repeatedReference(name.text, whole: whole), at: name.range,
        notes: [.init("the first is here", at: first.range)])
    }
  }

  // MARK: - Surveys and units

  private mutating func resolveUses(_ survey: (Assessment.Use) -> UsedSurvey) {
    for (place, use) in assessment.uses.enumerated() {
      let before = assessment.uses[..<place]
      if let first = before.first(where: { $0.key.text == use.key.text }) {
        report(
          .duplicateID(use.key.text), at: use.key.range,
          notes: [.init("'\(use.key.text)' is first used here", at: first.key.range)])
      }
      switch use.path == nil ? .reported : survey(use) {
      case .survey(let found):
        let id = found.survey.id.text
        if let first = surveys.firstIndex(where: { $0?.survey.id.text == id }) {
          report(
            .repeatedReference(id, whole: assessment.id.text), at: use.survey.range,
            notes: [.init("the first is here", at: assessment.uses[first].survey.range)])
        }
        surveys.append(found)
        if let minimum = use.minimum, let promised = found.scoring.minimumGroup, minimum < promised {
          report(
            .badValue(
              attribute: "min-group", value: String(minimum),
              expected: "\(promised) or more: '\(id)' shows no group of fewer, as its respondents were promised"),
            at: use.minimumRange)
        }
      case .refused(let expected):
        report(.badValue(attribute: "survey", value: use.survey.text, expected: expected), at: use.survey.range)
        surveys.append(nil)
      case .reported: surveys.append(nil)
      }
    }
  }

  private mutating func resolveUnits() -> [Int?] {
    guard let unit = assessment.join.unit else { return surveys.map { _ in nil } }
    let items = surveys.map { survey in survey?.items.firstIndex { $0.id == unit.text } }
    guard items.contains(where: { $0 != nil }) else {
      // A survey that cannot be read may be the one that asks.
      if surveys.allSatisfy({ $0 != nil }) {
        let choices = surveys.compactMap(\.self).flatMap { survey in
          survey.items.filter { if case .choice = $0.kind { true } else { false } }.map(\.id)
        }
        report(
          .unknownReference(unit.text, kind: "question of these surveys"), at: unit.range,
          suggestion: NameSuggestion.nearest(to: unit.text, among: choices))
      }
      return items
    }
    for (place, survey) in surveys.enumerated() {
      guard let survey else { continue }
      let key = assessment.uses[place].key.text
      guard let item = items[place] else {
        report(
          .idleSetting("'\(key)' does not ask '\(unit.text)', so that it is shown as a whole only"),
          at: assessment.uses[place].survey.range)
        continue
      }
      guard case .choice = survey.items[item].kind else {
        report(
          .typeMismatch("a unit is the answer to a question with one choice, which '\(unit.text)' in '\(key)' is not"),
          at: unit.range)
        continue
      }
    }
    return items
  }

  /// Reports the surveys that nothing refers to.
  private mutating func reportUnused() {
    for (place, use) in assessment.uses.enumerated() where !referred.contains(place) {
      // What has the name of another is reported already.
      guard !assessment.uses[..<place].contains(where: { $0.key.text == use.key.text }) else { continue }
      // A survey without scores can only say how many took part.
      guard surveys[place]?.scoring.scores.isEmpty == false else { continue }
      report(.idleSetting("no result of '\(use.key.text)' is shown"), at: use.key.range)
    }
  }
}
