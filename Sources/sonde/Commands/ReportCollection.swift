import SurveyModel
import SurveyReports
import SurveyResponses
import SurveyScoring

/// Responses on their way into a report: the only one is kept whole, many are added up.
struct ReportCollection {
  private let scorer: ResponseScorer
  private let request: SegmentRequest
  private var aggregate: SegmentedAggregate
  private var watch: FlagWatch
  private var count = 0
  private var first: (id: String, block: ProgramBlock, scores: ResponseScores)?

  init(scorer: ResponseScorer, request: SegmentRequest) {
    self.scorer = scorer
    self.request = request
    aggregate = request.empty
    watch = FlagWatch(scorer)
  }

  mutating func add(_ collected: CollectedResponse) {
    let scores = scorer.score(collected.block)
    aggregate.add(
      scores, flags: watch.flags(of: collected.response, collected.block),
      keys: request.segmentation.keys(of: collected.response, in: collected.block))
    if count == 0 { first = (collected.response.id, collected.block, scores) }
    count += 1
  }

  /// What was asked for and cannot be told apart, in one message each.
  var complaints: [String] { request.complaints(about: aggregate) }

  /// The report of what was added; `nil` when that is nothing.
  func report(
    in language: LanguageTag, _ outcome: ResponseFiles.Outcome, now: LocalDateTime
  ) -> SurveyReports.Report? {
    guard let first else { return nil }
    let builder = ReportBuilder(scorer: scorer, language: language)
    guard count > 1 else { return builder.report(ofResponse: first.id, first.scores, first.block) }
    let results = AggregateResults(aggregate.total, plan: scorer.plan, now: now)
    return builder.report(
      of: results, segments: request.results(of: aggregate, now: now),
      counts: ResponseCounts(read: outcome.accepted + outcome.rejected, rejected: outcome.rejected))
  }
}
