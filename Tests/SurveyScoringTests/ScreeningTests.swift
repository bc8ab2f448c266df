import SurveyModel
import SurveyScoring
import SurveyStatistics
import Testing

/// Results with and without responses that show two signs of inattention.
@Suite struct ScreeningTests {
  private static let ids = (1...6).map { "q\($0)" }

  /// A straightline of five and a run of five, over six questions of which the last is worded the other way.
  private static let signs = [
    QualityFlag(id: "straight", kind: .straightline, over: ["d"]),
    QualityFlag(id: "long", kind: .longstring, over: ["d"], threshold: 5),
  ]

  private static func survey(_ flags: [QualityFlag]) throws -> CompiledSurvey {
    try compiled(
      scales: [("five", 1...5)], questions: ids.map { ($0, .rating(scale: "five")) },
      scores: [
        .dimension(
          Dimension(
            id: "d", items: ids.map { .init(ref: Name($0), isReversed: $0 == "q6") }, missing: .all)),
        .topBox(TopBox(id: "top", item: "q1", from: 5, to: 5)),
      ], flags: flags)
  }

  /// One after the other: five and a run of five that is no straightline, then so many who vary, and so many straightliners.
  private static func screening(
    _ flags: [QualityFlag] = signs, varied: Int = 10, straight: Int = 3, minimum: Int = 1
  ) throws -> Screening? {
    let survey = try survey(flags)
    let scorer = ResponseScorer(survey: survey)
    let segmentation = Segmentation(declaredIn: survey)
    var aggregates = (0..<2).map { _ in SegmentedAggregate(scorer.plan, segmentation) }
    let rows =
      Array(repeating: [1, 2, 1, 2, 1, 2], count: varied) + Array(repeating: [5, 5, 5, 5, 5, 5], count: straight)
    for (place, row) in rows.enumerated() {
      let block = block(
        survey, Dictionary(uniqueKeysWithValues: zip(ids, row.map { .value(.number(Double($0))) })))
      aggregates[place % 2].add(
        scorer.score(block), flags: scorer.flags(of: Response(to: survey, id: ""), block), keys: [])
    }
    aggregates[0].merge(aggregates[1])
    return SegmentResults(
      aggregates[0], segmentation: segmentation, plan: scorer.plan, comparisons: [], minimum: minimum,
      now: LocalDateTime(today)
    ).screening
  }

  /// Who varies has (0 + 25 + 0 + 25 + 0 + 75) / 6 = 125/6 percent, a straightliner 500/6.
  @Test func withAndWithout() throws {
    let screening = try #require(try Self.screening())
    #expect(screening.suspects == 3 && screening.scores.map(\.score) == [0, 1])
    let mean = try #require(screening.scores.first)
    #expect(mean.count == 10)
    #expect((mean.all - (1250.0 / 6 + 1500.0 / 6) / 13).magnitude < 1e-12)
    #expect(((mean.value ?? 0) - 125.0 / 6).magnitude < 1e-12)
    let top = try #require(screening.scores.last)
    #expect(top.value == 0 && (top.all - 300.0 / 13).magnitude < 1e-12)
    // Wilson of none among ten (published).
    #expect(((top.interval?.upper ?? 0) - 27.75327999).magnitude < 1e-6)
  }

  @Test func nothingIsToldThatGivesSomebodyAway() throws {
    let few = try #require(try Self.screening(minimum: 4))
    #expect(few.suspects == 3 && few.scores.isEmpty)
    #expect(try #require(try Self.screening(minimum: 3)).scores.count == 2)
    // Nor what is left where that is too few.
    #expect(try #require(try Self.screening(varied: 2, minimum: 3)).scores.isEmpty)
    #expect(try #require(try Self.screening(straight: 0)).scores.isEmpty)
    #expect(try #require(try Self.screening(varied: 0)).scores.map(\.value) == [nil, nil])
  }

  @Test func oneSignIsNone() throws {
    #expect(try Self.screening([Self.signs[0]]) == nil)
    // A copy is no sign of the response itself.
    #expect(try Self.screening([Self.signs[0], QualityFlag(id: "copy", kind: .duplicate)]) == nil)
    let other = QualityFlag(id: "long", kind: .longstring, over: ["d"], threshold: 7)
    #expect(try #require(try Self.screening([Self.signs[0], other])).suspects == 0)
  }
}
