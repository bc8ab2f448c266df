import Foundation
import SurveyFormats
import SurveyInterview
import SurveyModel
import SurveyResponses
import SurveySimulation
import SurveyTestSupport
import Testing

/// What holds for the made-up respondents of every survey that means something.
@Suite struct SimulationLawTests {
  static let seeds: Range<UInt64> = 0..<60

  private static func settings(_ seed: UInt64, count: Int = 25) -> SimulationSettings {
    var settings = SimulationSettings(count: count, seed: seed)
    settings.missing = 0.15
    settings.straightlining = 0.1
    return settings
  }

  private static func records(_ survey: CompiledSurvey, _ settings: SimulationSettings) -> [SimulatedRecord] {
    var simulation = Simulation(of: survey, settings)
    var records: [SimulatedRecord] = []
    while let record = simulation.next() { records.append(record) }
    #expect(simulation.abandoned == [:])
    #expect(simulation.made == settings.count)
    return records
  }

  /// An interview that is given all answers at once finds nothing wrong, and submits the same response.
  @Test(arguments: seeds) func nobodyBreaksTheRules(seed: UInt64) throws {
    var random = RandomForms(seed: seed)
    let survey = try random.form().compiled()
    let records = Self.records(survey, Self.settings(seed))
    #expect(records.count == 25)
    for record in records {
      let response = record.response
      var filled = Interview(
        of: survey, id: response.id, language: english, now: record.moment, seed: response.seed)
      #expect(filled.fill(from: response).isEmpty, "\(response.id)")
      #expect(filled.apply(.submit) == [.submitted])
      #expect(filled.submission?.response.answers == response.answers)
      #expect(filled.submission?.response.confirmed == response.confirmed)
    }
  }

  /// What is written is read back without an issue, in both forms.
  @Test(arguments: seeds) func whatIsWrittenIsReadBackWhole(seed: UInt64) throws {
    var random = RandomForms(seed: seed)
    let survey = try random.form().compiled()
    var settings = Self.settings(seed)
    let lines = Self.records(survey, settings).map(\.response)
    #expect(try ReadBack(lines, of: survey, as: .jsonLines).isWhole(lines, of: survey))
    let table = ResponseTable(of: survey)
    settings.states = table.states
    let rows = Self.records(survey, settings).map(\.response)
    #expect(try ReadBack(rows, of: survey, as: .table).isWhole(rows, of: survey))
  }

  @Test(arguments: seeds.prefix(10)) func theSameSeedGivesTheSameAndAnotherOneOthers(seed: UInt64) throws {
    var random = RandomForms(seed: seed)
    let survey = try random.form().compiled()
    let once = Self.records(survey, Self.settings(seed))
    #expect(once == Self.records(survey, Self.settings(seed)))
    #expect(once != Self.records(survey, Self.settings(seed + 1)))
  }

  /// Respondents are as they are, however many come after them.
  @Test func theFirstRespondentsAnswerAlikeHoweverManyThereAre() throws {
    let form = Form {
      scale("points", 1...5)
      rating("a", "points")
      rating("b", "points")
      text("why")
    }
    let survey = try form.compiled()
    let few = Self.records(survey, Self.settings(3, count: 5))
    let many = Self.records(survey, Self.settings(3, count: 50))
    #expect(few.map(\.response.answers) == many.prefix(5).map(\.response.answers))
    #expect(few.map(\.response.id) == ["s0001", "s0002", "s0003", "s0004", "s0005"])
  }
}

/// Responses that were written and read again.
struct ReadBack {
  private(set) var responses: [Response] = []
  private(set) var issues: [ResponseIssue] = []

  /// Writes responses in a format and reads them.
  init(_ written: [Response], of survey: CompiledSurvey, as format: ResponseFormat) throws {
    var bytes: [UInt8] = []
    if format == .table {
      let table = ResponseTable(of: survey)
      var writer = DelimitedWriter()
      writer.row(table.header)
      for response in written { writer.row(table.row(response)) }
      bytes = writer.bytes
    } else {
      for response in written { bytes += JSONWriter.bytes(ResponseWriter.json(response, of: survey), .compact) }
    }
    var reader = ResponseReader(survey: survey, now: moment("2030-01-01"), format: format)
    var responses: [Response] = []
    var issues: [ResponseIssue] = []
    func take(_ event: ResponseEvent) {
      switch event {
      case .response(let collected):
        responses.append(collected.response)
        issues += collected.issues
      case .rejected(let issue, _), .remark(let issue): issues.append(issue)
      case .columns: break
      }
    }
    reader.read(bytes, take)
    reader.finish(take)
    self.responses = responses
    self.issues = issues
  }

  /// Whether nothing was lost or found fault with.
  func isWhole(_ written: [Response], of survey: CompiledSurvey) -> Bool {
    func answers(_ response: Response) -> [Answer] {
      // What was not asked and what was left empty look alike in a table.
      response.answers.map { answer in
        switch answer {
        case nil, .notAsked?, .skipped?: .skipped
        case let answer?: answer
        }
      }
    }
    return issues.isEmpty && responses.map(answers) == written.map(answers)
      && responses.map(\.confirmed) == written.map(\.confirmed) && responses.map(\.seed) == written.map(\.seed)
  }
}
