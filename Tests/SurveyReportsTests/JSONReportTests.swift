import SurveyFormats
import SurveyModel
import SurveyReports
import SurveyScoring
import SurveyStatistics
import Testing

@Suite struct JSONReportTests {
  private func parsed(_ report: Report) throws -> JSONNode {
    try JSONParser.parse(JSONWriter.bytes(JSONReport(report), .pretty))
  }

  private func figures(_ node: JSONNode) -> [JSONNode] {
    (node["sections"]?.array ?? []).flatMap { $0["blocks"]?.array ?? [] }.flatMap { $0["figures"]?.array ?? [] }
  }

  @Test func everyNumberOfAnAggregateIsThere() throws {
    let tests = try AggregateReportTests()
    let results = tests.results()
    let json = try parsed(try tests.report("fr"))
    #expect(json["schema"]?.string == "sonde-report/1")
    #expect(json["subject"]?["kind"]?.string == "responses")
    #expect(json["subject"]?["count"]?.number?.intValue == 12)
    #expect(json["language"]?.string == "fr")
    let scoring = tests.sample.survey.scoring
    for (index, score) in scoring.scores.enumerated() {
      let found = figures(json).filter { $0["id"]?.string == score.id.text }
      switch results.scores[index] {
      case .score(let summary):
        let mean = try #require(summary.percent)
        #expect(!found.isEmpty)
        for figure in found {
          // Written as the shortest text, so what is read back is the same double.
          #expect(figure["value"]?["value"]?.number?.doubleValue == mean.mean)
          #expect(figure["n"]?.number?.intValue == mean.count)
          #expect(figure["interval"]?["lower"]?["value"]?.number?.doubleValue == mean.interval?.lower)
          #expect(figure["interval"]?["upper"]?["value"]?.number?.doubleValue == mean.interval?.upper)
        }
      case .netScore(let summary):
        #expect(found.count == 2)
        #expect(found.allSatisfy { $0["value"]?["value"]?.number?.doubleValue == summary.net })
        #expect(found.allSatisfy { $0["interval"]?["lower"]?["value"]?.number?.doubleValue == summary.interval?.lower })
      case .topBox(let summary):
        #expect(found.count == 1)
        #expect(found[0]["n"]?.number?.intValue == summary.answered)
      case .maturity(let summary):
        #expect(summary.levels?.median == 1)
      case .gap, .importancePerformance, .quadrants: Issue.record("the sample has none of these")
      }
    }
  }

  @Test func everyNumberOfAResponseIsThere() throws {
    let tests = try ResponseReportTests()
    let block = tests.sample.block(ResponseReportTests.answers)
    let scores = tests.sample.scorer.score(block)
    let json = try parsed(
      ReportBuilder(scorer: tests.sample.scorer, language: try language("en")).report(ofResponse: "r-01", scores, block)
    )
    #expect(json["subject"]?["id"]?.string == "r-01")
    for (index, score) in tests.sample.survey.scoring.scores.enumerated() {
      guard let percent = scores.percent(index) else { continue }
      for figure in figures(json) where figure["id"]?.string == score.id.text {
        #expect(figure["value"]?["value"]?.number?.doubleValue == percent.doubleValue)
        #expect(figure["n"]?.isNull == true)
      }
    }
    let actions = (json["sections"]?.array ?? []).flatMap { $0["blocks"]?.array ?? [] }
      .flatMap { $0["actions"]?.array ?? [] }
    #expect(actions.compactMap { $0["item"]?.string } == ["vision-clear", "tools", "vision-shared"])
    #expect(actions[1]["state"]?.string == "dont-know")
    #expect(actions[1]["nextLevel"]?.number?.intValue == 1)
    #expect(actions[1]["owner"]?.isNull == true)
  }

  @Test func theSameReportIsTheSameBytes() throws {
    let first = JSONWriter.bytes(JSONReport(try AggregateReportTests().report("en")))
    let second = JSONWriter.bytes(JSONReport(try AggregateReportTests().report("en")))
    #expect(first == second)
  }
}
