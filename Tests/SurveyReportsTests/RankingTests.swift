import SurveyModel
import SurveyReports
import SurveyScoring
import Testing

/// What a report calls strongest and weakest.
@Suite struct RankingTests {
  /// Four dimensions of one item each; of the last, less is better.
  private func report(_ values: [Int]) throws -> Report {
    let ids = ["a", "b", "c", "d"]
    let source = Survey(
      id: "s", version: "1", sourceLanguage: try language("en"), languages: [try language("en")],
      title: try words("T", "T", "T"),
      choiceLists: [
        ChoiceList(
          id: "m", isScale: true, choices: (0...4).map { Choice(code: Name(String($0)), value: Ratio($0), label: nil) })
      ],
      elements: try ids.map {
        .question(Question(id: Name($0), kind: .rating(scale: "m"), prompt: try words($0, $0, $0)))
      },
      scoring: Scoring(
        scores: ids.map {
          .dimension(
            Dimension(
              id: Name("\($0)-score"), items: [.init(ref: Name($0))],
              direction: $0 == "d" ? .lowerBetter : .higherBetter))
        }))
    let survey = try #require(SurveyCompiler.compile(source).survey)
    var block = ProgramBlock(for: survey.program, rowCount: 1, now: LocalDateTime(SampleSurvey.today))
    for (id, value) in zip(ids, values) {
      block.set(.value(.number(Double(value))), item: try #require(survey.itemIndex[id]), of: survey)
    }
    block.run(survey.program)
    let scorer = ResponseScorer(survey: survey)
    return ReportBuilder(scorer: scorer, language: try language("en")).report(
      ofResponse: "", scorer.score(block), block)
  }

  private func sentences(_ report: Report) -> [String] {
    (report.section(.answer)?.blocks ?? []).compactMap {
      if case .sentence(let sentence) = $0, ["strongest", "weakest"].contains(sentence.id) {
        sentence.text
      } else {
        nil
      }
    }
  }

  @Test func lessIsBetterWhereTheSurveySaysSo() throws {
    #expect(
      sentences(try report([4, 2, 1, 0]))
        == ["Strongest: a-score (100) and d-score (0).", "Weakest: c-score (25) and b-score (50)."])
    #expect(
      sentences(try report([3, 3, 3, 4]))
        == ["Strongest: a-score (75) and b-score (75).", "Weakest: d-score (100) and c-score (75)."])
  }

  @Test func equalScoresHaveNeither() throws {
    #expect(sentences(try report([2, 2, 2, 2])) == [])
  }
}
