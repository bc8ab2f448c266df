import SurveyStatistics
import Testing

@Suite struct MetricTests {
  /// By hand: CES 2.0 on 1–7.
  @Test func effortScore() throws {
    let counts = try #require(AnswerCounts(lowest: 1, counts: [80, 210, 140, 110, 160, 180, 120]))
    expectClose(
      [
        Figure("mean", counts.moments.mean, 4.08), Figure("POMP", counts.percentOfMaximum, 51 + 1.0 / 3),
        Figure("% ≥ 5", counts.share(of: 5...)?.value, 0.46), Figure("bottom 2", counts.bottomBoxes(2)?.value, 0.29),
        Figure("top 0", counts.topBoxes(0)?.value, 0), Figure("top 9", counts.topBoxes(9)?.value, 1),
      ])
  }

  @Test func answerCountEdges() {
    #expect(AnswerCounts(lowest: 1, counts: []) == nil)
    #expect(AnswerCounts(lowest: 1, counts: [1, -1]) == nil)
    let empty = AnswerCounts([], scale: 1...5)
    #expect(empty.moments.mean == nil && empty.percentOfMaximum == nil && empty.topBoxes(2)?.value == nil)
    #expect(AnswerCounts([0, 1, 5, 6], scale: 1...5).total == 2)
    #expect(empty.netScore(detractorsThrough: 4, promotersFrom: 4) == nil)
    #expect(PercentOfMaximum.value(3, lowest: 1, highest: 1) == nil)
    expectClose([Figure("reversed", PercentOfMaximum.reversed(2, lowest: 1, highest: 6), 5)])
  }
}
