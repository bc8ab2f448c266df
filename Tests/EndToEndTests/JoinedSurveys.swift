import SurveyModel
import SurveyResponses
import SurveyScoring
import SurveyXML
import Testing

/// An assessment of small surveys with responses to them, read from XML and tables as a command would.
struct JoinedSurveys {
  static let now = LocalDateTime(Journey.today)

  let assessment: CompiledAssessment
  private(set) var cells: [SurveyCells]

  /// - Parameters:
  ///   - content: What stands in `<assessment>` behind the title.
  ///   - surveys: The content of each survey by its file name.
  init(_ content: String, surveys: [String: String]) throws {
    let text = """
      <assessment xmlns="urn:sonde:survey:1" id="joined" version="1" xml:lang="en" languages="en fr it">
      <title>Joined</title><title xml:lang="fr">Bilan</title><title xml:lang="it">Bilancio</title>
      \(content)
      </assessment>
      """
    let reading = SurveyReader.read(SourceText(name: "a.xml", bytes: Array(text.utf8)))
    let declared = try #require(reading.assessment, "\(reading.diagnostics)")
    let compiled = AssessmentCompiler.compile(declared, sources: reading.sources) { use in
      guard let content = surveys[use.path ?? ""] else { return .refused("a survey") }
      let id = use.survey.text.split(separator: ".").first.map(String.init) ?? ""
      let survey = """
        <survey xmlns="urn:sonde:survey:1" id="\(id)" xml:lang="en"><title>Survey \(id)</title>\(content)</survey>
        """
      let reading = SurveyReader.read(SourceText(name: use.survey.text, bytes: Array(survey.utf8)))
      return reading.survey.flatMap { SurveyCompiler.compile($0, sources: reading.sources).survey }.map { .survey($0) }
        ?? .refused("a survey without mistakes")
    }
    assessment = try #require(compiled.assessment, "\(compiled.diagnostics) \(reading.diagnostics)")
    let cells = assessment.surveys.indices.map { [assessment] in SurveyCells(assessment, survey: $0) }
    self.cells = cells
  }

  /// Adds the responses of a table.
  mutating func add(_ table: String, to survey: Int, isReversed: Bool = false) {
    var reader = ResponseReader(survey: assessment.surveys[survey], now: Self.now, format: .table)
    var found: [CollectedResponse] = []
    func take(_ event: ResponseEvent) { if case .response(let response) = event { found.append(response) } }
    reader.read(Array(table.utf8), take)
    reader.finish(take)
    for one in isReversed ? found.reversed() : found { cells[survey].add(one.response, in: one.block) }
  }

  func results(period: String? = nil) -> AssessmentResults {
    AssessmentResults(assessment, cells, period: period, now: Self.now)
  }
}
