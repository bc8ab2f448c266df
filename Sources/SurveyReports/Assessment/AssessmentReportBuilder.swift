public import SurveyModel
public import SurveyScoring
import SurveyStatistics

/// Turns the joined results of several surveys into a report: the verdict and the headlines, what is claimed against
/// what is experienced, the chain, steps and what they show in, units and periods, and where every number comes from.
public struct AssessmentReportBuilder: Sendable {
  let results: AssessmentResults
  let language: LanguageTag
  let wording: ReportWording
  let rejected: [Int]

  /// Makes a builder.
  ///
  /// - Parameters:
  ///   - results: The results.
  ///   - language: The language of the report; texts that a survey does not have in it are marked with their own.
  ///   - rejected: How many records could not be used, by survey; none where that is not known.
  public init(_ results: AssessmentResults, language: LanguageTag, rejected: [Int] = []) {
    self.results = results
    self.language = language
    self.rejected = rejected
    wording = ReportWording(language)
  }

  /// The report.
  public var report: Report {
    let declared = assessment.assessment
    let count = results.surveys.reduce(0) { $0 + $1.count }
    let sections = [
      section(.answer, answer), section(.gaps, gaps), section(.chain, chain), section(.linkages, linkages),
      section(.units, units), section(.waves, waves), section(.sources, sources), section(.method, method),
    ]
    return Report(
      survey: declared.id.text, version: SafeText.line(declared.version), fingerprint: assessment.fingerprint,
      language: language, title: text(declared.title), subject: .responses(count: count),
      subtitle: wording.joined(count, surveys: results.surveys.count { $0.count > 0 }, period: results.period),
      sections: sections.compactMap(\.self))
  }

  var assessment: CompiledAssessment { results.assessment }

  private func section(_ id: ReportSection.ID, _ blocks: [ReportBlock]) -> ReportSection? {
    blocks.isEmpty ? nil : ReportSection(id: id, title: wording.title(of: id, ofResponse: false), blocks: blocks)
  }

  // MARK: - Names

  func text(_ text: LocalizedText) -> String { SafeText.line(text.plainText(in: language)) }

  /// A text where it says something.
  func said(_ text: LocalizedText?) -> String? {
    text.map(self.text).flatMap { $0.isEmpty ? nil : $0 }
  }

  /// What a number is called in its survey.
  func label(of measure: CompiledAssessment.Measure) -> String {
    let survey = assessment.surveys[measure.survey]
    switch measure.source {
    case .score(let score): return said(survey.scoring.scores[score].title) ?? SafeText.line(measure.name)
    case .type(let score, let quadrant):
      guard case .quadrants(let typology) = survey.scoring.scores[score] else { return SafeText.line(measure.name) }
      let type = typology.quadrants[quadrant]
      return wording.pair(
        said(typology.title) ?? SafeText.line(typology.id.text), said(type.title) ?? SafeText.line(type.id.text))
    case .item(let item):
      return said(survey.question(of: survey.items[item]).prompt) ?? SafeText.line(measure.name)
    }
  }

  func label(of entry: CompiledAssessment.Entry) -> String { said(entry.title) ?? label(of: entry.measure) }

  /// What a unit is called; those who do not tell theirs are called so.
  func label(ofUnit code: String?) -> String {
    guard let code else { return wording.unitNotTold }
    return said(assessment.units.first { $0.code.text == code }?.label) ?? SafeText.line(code)
  }

  func title(ofSurvey survey: Int) -> String { text(assessment.surveys[survey].survey.title) }

  // MARK: - Numbers

  func places(_ number: JoinedNumber) -> Int { number.count < 100 ? 0 : 1 }

  /// A number with the decimals that it deserves, on the right side of some edges.
  func shown(_ number: JoinedNumber, edges: [Ratio] = []) -> ReportNumber {
    let places = wording.places(for: number.value, exact: number.exact, count: number.count, edges: edges)
    return wording.number(number.value, exact: number.exact, places: places)
  }

  /// A signed number of points.
  func points(_ value: Double, places: Int = 0) -> ReportNumber {
    let number = wording.number(value, places: places)
    let isZero = !number.text.contains { ("1"..."9").contains($0) }
    return value > 0 && !isZero ? ReportNumber(value: value, text: "+\(number.text)") : number
  }

  func interval(_ number: JoinedNumber) -> ReportFigure.Interval? {
    let range = isSigned(number.kind) ? -100.0...100.0 : 0.0...100.0
    return number.interval.map { interval in
      func limit(_ value: Double) -> ReportNumber {
        let clipped = min(range.upperBound, max(range.lowerBound, value))
        return ReportNumber(value: clipped, text: wording.number(clipped, places: places(number)).text)
      }
      return ReportFigure.Interval(lower: limit(interval.lower), upper: limit(interval.upper))
    }
  }

  func isSigned(_ kind: JoinedNumber.Kind) -> Bool { kind == .net || kind == .points }

  /// A number as a row: with its answers, its interval and its band, or why there is none.
  func figure(
    _ figure: JoinedFigure, of measure: CompiledAssessment.Measure, id: String, label: String, place: Int? = nil,
    target: ReportNumber? = nil, notes: [String] = []
  ) -> ReportFigure {
    guard let number = figure.number else {
      return ReportFigure(
        id: id, label: label, unit: .percent, place: place, value: nil, target: target,
        notes: [wording.absence(of: figure)].compactMap(\.self) + notes)
    }
    var remarks: [String] = []
    if number.count < MeanResult.caution { remarks.append(wording.fewAnswers) }
    if number.hasNoVariation { remarks.append(wording.noVariation) }
    let unit: ReportFigure.Unit =
      switch number.kind {
      case .percent: .percent
      case .share: .share
      case .net, .points: .net
      }
    return ReportFigure(
      id: id, label: label, unit: unit, place: place, value: shown(number, edges: edges(of: measure)),
      least: isSigned(number.kind) ? -100 : 0, count: number.count, interval: interval(number),
      band: band(of: number, measure), target: target, isLowerBetter: isLowerBetter(measure), notes: notes + remarks)
  }

  private func isLowerBetter(_ measure: CompiledAssessment.Measure) -> Bool {
    guard case .score(let score) = measure.source,
      case .dimension(let dimension) = assessment.surveys[measure.survey].scoring.scores[score]
    else { return false }
    return dimension.direction == .lowerBetter
  }

  private func bands(of measure: CompiledAssessment.Measure) -> Bands? {
    guard case .score(let score) = measure.source else { return nil }
    return assessment.surveys[measure.survey].scoring.bands[score]
  }

  private func edges(of measure: CompiledAssessment.Measure) -> [Ratio] { bands(of: measure)?.bands.map(\.from) ?? [] }

  private func band(of number: JoinedNumber, _ measure: CompiledAssessment.Measure) -> ReportFigure.Band? {
    guard let bands = bands(of: measure), let index = number.band(in: bands) else { return nil }
    let band = bands.bands[index]
    return ReportFigure.Band(id: band.id.text, title: said(band.title) ?? SafeText.line(band.id.text))
  }
}
