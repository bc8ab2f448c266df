import Foundation
import SurveyModel
import SurveyResponses
import SurveyScoring
import SurveySimulation
import SurveyTestSupport
import SurveyXML
import Testing

/// The shipped surveys, rehearsed: every question has someone who is asked it, no check is in anybody's way, and what is
/// written is read back without an issue.
///
/// 30 respondents a survey, or 500 with `SONDE_FULL=1` in the environment, when every choice, band, type, flag and piece of
/// advice must be reached as well. `.ci/rehearse` has ten thousand.
@Suite struct ShippedSurveyTests {
  static let isFull = ProcessInfo.processInfo.environment["SONDE_FULL"] == "1"
  static let count = isFull ? 500 : 30
  static let names = [
    "customer-insight", "employee-climate", "initiative-register", "loyalty-readiness", "loyalty", "service-quality",
    "service-tree",
  ]

  private static let folder = URL(fileURLWithPath: #filePath)
    .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
    .appendingPathComponent("Surveys")

  private static func survey(_ name: String) throws -> CompiledSurvey {
    let bytes = [UInt8](try Data(contentsOf: folder.appendingPathComponent("\(name).xml")))
    let reading = SurveyReader.read(SourceText(name: name, bytes: bytes)) { path in
      guard let data = try? Data(contentsOf: folder.appendingPathComponent(path)) else {
        return .missing(place: path, reason: "No such file or directory")
      }
      return .file(SourceText(name: path, bytes: [UInt8](data)))
    }
    let declared = try #require(reading.survey)
    return try #require(SurveyCompiler.compile(declared, sources: reading.sources).survey)
  }

  @Test(arguments: names) func everyQuestionIsReachedAndNothingIsAmiss(name: String) throws {
    let survey = try Self.survey(name)
    var settings = SimulationSettings(count: Self.count, seed: 2026)
    settings.languages = survey.survey.languages
    settings.straightlining = 0.02
    settings.hurrying = 0.02
    settings.repeating = 0.02
    var simulation = Simulation(of: survey, settings)
    let scorer = ResponseScorer(survey: survey)
    var watch = FlagWatch(scorer)
    var coverage = SurveyCoverage(scorer.plan)
    var left: [Response] = []
    while let record = simulation.next() {
      let block = survey.replay(record.response, now: record.moment)
      let flags = watch.flags(of: record.response, block)
      coverage.add(record.response, block, scores: scorer.score(block), flags: flags)
      left.append(record.response)
    }
    let table = try ReadBack(left, of: survey, as: .table)
    #expect(table.issues == [])
    #expect(table.isWhole(left, of: survey))
    #expect(simulation.abandoned == [:])
    #expect(coverage.count == Self.count)
    guard Self.isFull else { return }
    #expect(coverage.reachesAllItems)
    // Every choice of the last entries of a roster takes more respondents than there are here.
    guard survey.entries.isEmpty else { return }
    #expect(coverage.unreached.map { survey.name(of: $0) } == [])
  }
}
