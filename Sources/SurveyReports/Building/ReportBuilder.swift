public import SurveyModel
public import SurveyScoring

/// Turns scores into a report: one response's, or an aggregate's of many.
///
/// ```swift
/// let scorer = ResponseScorer(survey: survey)
/// let block = survey.replay(response, now: now)
/// let report = ReportBuilder(scorer: scorer, language: language)
///   .report(ofResponse: response.id, scorer.score(block), block)
/// print(TextReport(report, width: 80).text)
/// ```
public struct ReportBuilder: Sendable {
  let scorer: ResponseScorer
  let language: LanguageTag
  let wording: ReportWording

  /// Makes a builder.
  ///
  /// - Parameters:
  ///   - scorer: The scorer whose results are reported.
  ///   - language: The language of the report; texts that the survey does not have in it are marked with their own.
  public init(scorer: ResponseScorer, language: LanguageTag) {
    self.scorer = scorer
    self.language = language
    wording = ReportWording(language)
  }

  var survey: CompiledSurvey { scorer.survey }
  var scoring: CompiledScoring { survey.scoring }

  // MARK: - Author text

  func text(_ text: LocalizedText) -> String { SafeText.line(text.plainText(in: language)) }

  /// A score's title, or its id.
  func label(ofScore score: Int) -> String {
    let declared = scoring.scores[score]
    return declared.title.map(text).flatMap { $0.isEmpty ? nil : $0 } ?? SafeText.line(declared.id.text)
  }

  /// An item's question; for a row of a grid or a share of an allocation, the question with the row's label.
  func label(ofItem item: Int) -> String {
    let prompt = text(survey.question(of: survey.items[item]).prompt)
    guard let label = survey.rowLabel(of: survey.items[item], in: language) else {
      return prompt.isEmpty ? survey.items[item].id : prompt
    }
    return [prompt, SafeText.line(label)].filter { !$0.isEmpty }.joined(separator: " — ")
  }

  func band(_ index: Int?, ofScore score: Int) -> ReportFigure.Band? {
    guard let index, let bands = scoring.bands[score]?.bands, bands.indices.contains(index) else { return nil }
    return ReportFigure.Band(id: bands[index].id.text, title: title(of: bands[index]))
  }

  func title(of band: Bands.Band) -> String {
    band.title.map(text).flatMap { $0.isEmpty ? nil : $0 } ?? SafeText.line(band.id.text)
  }

  // MARK: - Numbers

  /// The values that a rounded number must stay on the right side of: band edges, and targets of maturities.
  func edges(ofScore score: Int) -> [Ratio] {
    var edges = scoring.bands[score]?.bands.map(\.from) ?? []
    for (index, other) in scoring.scores.enumerated() {
      guard case .maturity(let maturity) = other, scoring.components[index]?.contains(score) == true else { continue }
      edges.append(maturity.target)
    }
    return edges
  }

  /// A score in percent, with the decimals that it deserves.
  func percent(_ exact: Ratio, ofScore score: Int, count: Int = 1) -> ReportNumber {
    let places = wording.places(
      for: exact.doubleValue, exact: exact, count: count, edges: edges(ofScore: score))
    return wording.number(exact.doubleValue, exact: exact, places: places)
  }

  // MARK: - The kinds of score

  var maturities: [(score: Int, maturity: Maturity)] {
    scoring.scores.enumerated().compactMap { index, score in
      if case .maturity(let maturity) = score { (index, maturity) } else { nil }
    }
  }

  var indices: [Int] {
    scoring.scores.indices.filter { if case .index = scoring.scores[$0] { true } else { false } }
  }

  var dimensions: [Int] {
    scoring.scores.indices.filter { if case .dimension = scoring.scores[$0] { true } else { false } }
  }

  /// The dimensions that are steps of a maturity.
  var steps: Set<Int> { Set(maturities.flatMap { scoring.components[$0.score] ?? [] }) }

  /// The scores that say what was expected, not how good something is.
  var expectations: Set<Int> { Set(scoring.counterparts.values.joined()) }

  /// Whether a dimension is made of other dimensions, at least in part.
  func isComposed(_ score: Int) -> Bool { scoring.parts[score]?.contains { $0.score != nil } ?? false }

  /// Whether an index is made of the same scores as a maturity, so that the two would print one number twice.
  func hasIndexOfSameParts(_ maturity: Int) -> Bool {
    let parts = Set(scoring.components[maturity] ?? [])
    return indices.contains { Set(scoring.components[$0] ?? []) == parts }
  }

  func isLowerBetter(_ score: Int) -> Bool {
    if case .dimension(let dimension) = scoring.scores[score] { dimension.direction == .lowerBetter } else { false }
  }

  func section(_ id: ReportSection.ID, ofResponse: Bool, _ blocks: [ReportBlock]) -> ReportSection? {
    blocks.isEmpty
      ? nil : ReportSection(id: id, title: wording.title(of: id, ofResponse: ofResponse), blocks: blocks)
  }

  // MARK: - Strongest and weakest

  /// The three best and the three worst of at least four dimensions; fewer where there are fewer than six, none where
  /// all are equal.
  func extremes(_ scores: [(score: Int, percent: Ratio)], count: Int) -> [ReportBlock] {
    // A dimension that is made of others would only repeat what is strong or weak in them.
    let rated = scores.filter { !isComposed($0.score) && !expectations.contains($0.score) }
    let ranked = rated.sorted { left, right in
      let (a, b) = (goodness(left), goodness(right))
      return a == b ? left.score < right.score : a > b
    }
    guard ranked.count >= 4, let best = ranked.first, let worst = ranked.last, goodness(best) > goodness(worst) else {
      return []
    }
    let share = min(3, ranked.count / 2)
    func sentence(
      _ id: String, _ part: [(score: Int, percent: Ratio)], _ words: ([String]) -> String
    ) -> ReportBlock {
      let entries = part.map {
        "\(label(ofScore: $0.score)) (\(percent($0.percent, ofScore: $0.score, count: count).text))"
      }
      return .sentence(
        ReportSentence(
          id, words(entries),
          part.map { .init(name: scoring.scores[$0.score].id.text, value: $0.percent.doubleValue) }))
    }
    return [
      sentence("strongest", Array(ranked.prefix(share)), wording.strongest),
      sentence("weakest", Array(ranked.suffix(share).reversed()), wording.weakest),
    ]
  }

  private func goodness(_ entry: (score: Int, percent: Ratio)) -> Ratio {
    isLowerBetter(entry.score) ? 100 - entry.percent : entry.percent
  }
}
