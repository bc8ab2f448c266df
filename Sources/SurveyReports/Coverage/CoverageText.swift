public import SurveyModel
public import SurveyScoring

/// What responses reach of a survey, as text for its author: how many come to each part, and why nobody comes to some.
public struct CoverageText: Sendable {
  private let coverage: SurveyCoverage
  private let survey: CompiledSurvey
  private let sources: SourceMap
  private let diagnostics: [Diagnostic]
  private let layout: TextLayout

  /// Makes the text.
  ///
  /// - Parameters:
  ///   - coverage: What was reached.
  ///   - survey: The survey.
  ///   - sources: The files that its places are in.
  ///   - diagnostics: What the checker says of it, which may be why something is not reached.
  ///   - width: How many columns a line has.
  public init(
    _ coverage: SurveyCoverage, of survey: CompiledSurvey, sources: SourceMap, diagnostics: [Diagnostic], width: Int
  ) {
    self.coverage = coverage
    self.survey = survey
    self.sources = sources
    self.diagnostics = diagnostics
    layout = TextLayout(width: width, isASCII: false)
  }

  /// The whole text.
  public var text: String {
    let count = coverage.count == 1 ? "1 response" : "\(coverage.count) responses"
    let lines =
      ["\(survey.survey.id.text) \(survey.survey.version): \(count)", ""] + questions + scores + notices + unreached
    return lines.map { DiagnosticRenderer.safe($0) }.joined(separator: "\n") + "\n"
  }

  /// What no response reaches although the checker knows no reason.
  public var unexplained: [CoverageSubject] { coverage.unreached.filter { explanations(of: $0).isEmpty } }

  // MARK: - What is reached

  private var questions: [String] {
    let columns = max(8, String(coverage.count).count)
    var lines = [TextLayout.right("asked", columns) + TextLayout.right("answered", columns + 2) + "  item"]
    for (index, item) in survey.items.enumerated() where item.isAsked {
      let asked = TextLayout.right(String(coverage.responses(reaching: .item(index))), columns)
      let answered = item.takesAnswer ? String(coverage.responses(answering: index)) : ""
      let choices = (survey.choiceList(of: item)?.choices ?? []).enumerated().map { place, choice in
        "\(choice.code.text) \(coverage.responses(reaching: .choice(item: index, place)))"
      }
      let name = item.id + (choices.isEmpty ? "" : ": ") + choices.joined(separator: ", ")
      lines += layout.wrapped(
        name, first: asked + TextLayout.right(answered, columns + 2) + "  ", rest: 2 * columns + 6)
    }
    return lines
  }

  private var scores: [String] {
    var parts: [(score: Int, text: String)] = []
    for subject in survey.coverageSubjects {
      let (score, part): (Int, String?) =
        switch subject {
        case .band(let score, let band): (score, survey.scoring.bands[score]?.bands[band].id.text)
        case .group(let score, let group): (score, self.group(score, group))
        case .quadrant(let score, let quadrant): (score, self.quadrant(score, quadrant))
        case .section, .item, .choice, .flag, .advice: (0, nil)
        }
      if let part { parts.append((score, "\(part) \(coverage.responses(reaching: subject))")) }
    }
    let scores = survey.scoring.scores.enumerated().compactMap { index, score -> String? in
      let own = parts.filter { $0.score == index }.map(\.text)
      return own.isEmpty ? nil : "\(score.id.text): \(own.joined(separator: ", "))"
    }
    return block("Bands, groups and types", scores)
  }

  private func group(_ score: Int, _ group: Int) -> String? {
    if case .netScore(let net) = survey.scoring.scores[score] { net.groups[group].id.text } else { nil }
  }

  private func quadrant(_ score: Int, _ quadrant: Int) -> String? {
    if case .quadrants(let typology) = survey.scoring.scores[score] {
      typology.quadrants[quadrant].id.text
    } else {
      nil
    }
  }

  private var notices: [String] {
    let flags = survey.scoring.flags.indices.map { line(.flag($0)) }
    let advice = survey.scoring.advice.indices.map { line(.advice($0)) }
    return block("Flags", flags) + block("Advice, by its condition", advice)
  }

  private func line(_ subject: CoverageSubject) -> String {
    "\(SafeText.line(survey.name(of: subject))): \(coverage.responses(reaching: subject))"
  }

  private func block(_ title: String, _ lines: [String]) -> [String] {
    lines.isEmpty ? [] : ["", title] + lines.flatMap { layout.wrapped($0, first: "  ", rest: 4) }
  }

  // MARK: - What is not

  private var unreached: [String] {
    let subjects = coverage.unreached
    guard !subjects.isEmpty else { return ["", "Everything is reached by someone."] }
    var lines = ["", "Reached by nobody"]
    for subject in subjects {
      lines.append("  \(sources.place(of: survey.place(of: subject))): \(noun(of: subject)) \(reasons(for: subject))")
    }
    return lines
  }

  private func noun(of subject: CoverageSubject) -> String {
    let name = SafeText.line(survey.name(of: subject))
    return switch subject {
    case .section: "section '\(name)'"
    case .item(let item): survey.items[item].takesAnswer ? "question '\(name)'" : "page '\(name)'"
    case .choice: "choice \(name)"
    case .band: "band \(name)"
    case .group: "group \(name)"
    case .quadrant: "type \(name)"
    case .flag: "flag '\(name)'"
    case .advice: "advice when \(name)"
    }
  }

  /// What the checker says where a subject or one of its conditions is declared.
  private func explanations(of subject: CoverageSubject) -> [String] {
    let places = survey.conditions(of: subject).map(\.range) + [survey.place(of: subject)]
    return diagnostics.filter { diagnostic in places.contains { $0 != .none && $0.holds(diagnostic.range) } }
      .map { $0.problem.message }
  }

  /// What the checker says of a subject, else its conditions themselves.
  private func reasons(for subject: CoverageSubject) -> String {
    let said = explanations(of: subject)
    if !said.isEmpty { return "– " + said.joined(separator: "; ") }
    if case .advice = subject { return "– never so" }
    let written = survey.conditions(of: subject).map { SafeText.line($0.text) }
    return written.isEmpty ? "" : "– only where \(written.joined(separator: " and "))"
  }
}

extension SourceRange {
  /// Whether another range lies inside this one.
  fileprivate func holds(_ other: SourceRange) -> Bool {
    source == other.source && lower <= other.lower && other.upper <= upper
  }
}
