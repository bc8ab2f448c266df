import SurveyModel
import SurveyReports
import SurveyResponses
import SurveyScoring

/// Responses on their way into a report: the only one is kept whole, many are added up.
struct ReportCollection {
  private let scorer: ResponseScorer
  private var aggregate: ScoreAggregate
  private var count = 0
  private var first: (response: Response, block: ProgramBlock, scores: ResponseScores)?

  init(scorer: ResponseScorer) {
    self.scorer = scorer
    aggregate = ScoreAggregate(scorer.plan)
  }

  mutating func add(_ collected: CollectedResponse) {
    let scores = scorer.score(collected.block)
    aggregate.add(scores)
    if count == 0 { first = (collected.response, collected.block, scores) }
    count += 1
  }

  func report(in language: LanguageTag, _ outcome: ResponseFiles.Outcome, today: CalendarDate) -> SurveyReports.Report?
  {
    guard let first else { return nil }
    let builder = ReportBuilder(scorer: scorer, language: language)
    return builder.report(ofResponse: first.response.id, first.scores, first.block)
  }
}
