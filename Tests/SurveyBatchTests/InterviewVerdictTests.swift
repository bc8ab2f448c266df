import Foundation
import SurveyInterview
import SurveyModel
import SurveyResponses
import SurveyScoring
import SurveyTestSupport
import SurveyXML
import Testing

/// The batch holds responses to the survey as the interview would have: here each is given to an interview, answer by
/// answer, and both must find the same faults and the same route.
///
/// The survey is that of the benchmark: ten conditions, five checks, three calculations.
@Suite("Batch: the same as the interview")
struct InterviewVerdictTests {
  private static let file = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .appending(path: "Benchmarks/routed.xml")

  private static func bench() throws -> BatchBench {
    let reading = SurveyReader.read(SourceText(name: "routed.xml", bytes: Array(try Data(contentsOf: file))))
    let compilation = SurveyCompiler.compile(try #require(reading.survey), sources: reading.sources)
    return try BatchBench(try #require(compilation.survey))
  }

  /// A random answer to an item, often none, and how a table writes it.
  private static func answer(
    to item: Item, of survey: CompiledSurvey, _ random: inout SplitMix64
  ) -> (field: String, answer: Answer?) {
    func isLucky(_ percent: Int) -> Bool { Int.random(in: 0..<100, using: &random) < percent }
    if isLucky(15) { return ("", nil) }
    switch item.kind {
    case .choice(let list):
      let codes = survey.choiceLists[list].choices.map(\.code.text)
      let code = codes[Int.random(in: 0..<codes.count, using: &random)]
      return (code, .value(.code(code)))
    case .point:
      let point = Int.random(in: 1...4, using: &random)
      return (String(point), .value(.number(Double(point))))
    case .choices(let list, _, _):
      let codes = survey.choiceLists[list].choices.map(\.code.text).filter { _ in isLucky(40) }
      return codes.isEmpty ? ("", nil) : (codes.joined(separator: "|"), .value(.codes(codes)))
    case .ranking(let list, _):
      let codes = survey.choiceLists[list].choices.map(\.code.text).shuffled(using: &random)
      return (codes.joined(separator: "|"), .value(.ranking(codes)))
    case .number:
      let number = Int.random(in: 0...10, using: &random)
      return (String(number), .value(.number(Double(number))))
    case .text: return ("so so", .value(.text("so so")))
    case .date, .time, .datetime, .calculated, .none: return ("", nil)
    }
  }

  private static func verdicts(_ problems: [FillProblem], _ survey: CompiledSurvey) -> [String] {
    problems.flatMap { problem -> [String] in
      switch problem {
      case .offRoute(let item): ["offRoute \(survey.items[item].id)"]
      case .constraint(let item, _): ["constraint \(survey.items[item].id)"]
      case .questioned(let item, let concerns): concerns.map { _ in "doubted \(survey.items[item].id)" }
      default: ["\(problem)"]
      }
    }
  }

  @Test func sameFaultsAndRoute() throws {
    let bench = try Self.bench()
    let survey = bench.survey
    #expect(bench.isFast)
    let rows = ProcessInfo.processInfo.environment["SONDE_FULL"] != nil ? 20_000 : 1000
    let items = survey.items.indices.filter { survey.items[$0].takesAnswer }
    let blank = Interview(of: survey, id: "0", language: survey.survey.sourceLanguage, now: BatchBench.now)
    var random = SplitMix64(seed: 20)
    var lines = [(["response-id", "submitted"] + items.map { survey.items[$0].id }).joined(separator: ",")]
    var expected: [String: [String]] = [:]
    var asked = Array(repeating: 0, count: survey.items.count)
    for row in 0..<rows {
      var response = Response(to: survey, id: "r\(row)", language: survey.survey.sourceLanguage)
      var fields = [response.id, "2026-03-01T10:00:00Z"]
      for item in items {
        let (field, answer) = Self.answer(to: survey.items[item], of: survey, &random)
        fields.append(field)
        response.answers[item] = answer
      }
      lines.append(fields.joined(separator: ","))
      var interview = blank.anew(id: response.id, language: survey.survey.sourceLanguage, now: BatchBench.now)
      let found = Self.verdicts(interview.fill(from: response), survey)
      if !found.isEmpty { expected[response.id] = found.sorted() }
      for item in interview.route { asked[item] += 1 }
    }
    let verdict = try bench.batch(
      lines.joined(separator: "\n") + "\n", .table, threads: 2, chunk: 1 << 14, issuesInFull: .max)
    let found = Dictionary(grouping: verdict.issues) { $0.response ?? "-" }
      .mapValues { $0.map { "\($0.kind) \($0.item ?? "-")" }.sorted() }
    let differing = expected.keys.filter { expected[$0] != found[$0] } + found.keys.filter { expected[$0] == nil }
    #expect(
      differing.isEmpty,
      "\(differing.sorted().prefix(3).map { "\($0): \(expected[$0] ?? []), the batch \(found[$0] ?? [])" })")
    #expect(verdict.accepted == rows)
    #expect(expected.count > rows / 4 && expected.count < rows, "some have faults, some have none")
    for item in items {
      #expect(
        verdict.answers.items[item].states[.notAsked] == rows - asked[item], "\(survey.items[item].id)")
    }
  }
}
