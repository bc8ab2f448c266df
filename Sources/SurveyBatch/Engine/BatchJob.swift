import SurveyModel
public import SurveyResponses
public import SurveyScoring

/// What is done with millions of responses: how they are read, replayed, scored and written.
public struct BatchJob: Sendable {
  /// Reads records one by one, where they are out of the ordinary.
  public let records: RecordReader

  /// Scores responses.
  public let scorer: ResponseScorer

  /// The breakdowns.
  public let segmentation: Segmentation

  /// How scores become rows; `nil` where nobody wants them.
  public let rows: ScoreRowFormat?

  /// How many issues of a kind and item are told with their places; the others are counted.
  public let issuesInFull: Int

  let domains: [AnswerDomain]
  let route: RoutePlan
  let reads: ProgramReads
  /// How blocks are scored; `nil` where each response has to be read by itself.
  let blocks: BlockScoringPlan?
  let breakdowns: CellSources?
  /// Whether rows tell which advice holds.
  let tellsAdvice: Bool

  /// Makes a job.
  ///
  /// - Parameters:
  ///   - records: Reads records.
  ///   - scorer: Scores responses to the same survey.
  ///   - segmentation: The breakdowns.
  ///   - rows: How scores become rows; `nil` where nobody wants them.
  ///   - issuesInFull: How many issues of a kind and item are told with their places.
  public init(
    records: RecordReader, scorer: ResponseScorer, segmentation: Segmentation, rows: ScoreRowFormat?, issuesInFull: Int
  ) {
    self.records = records
    self.scorer = scorer
    self.segmentation = segmentation
    self.rows = rows
    self.issuesInFull = issuesInFull
    let survey = records.survey
    domains = survey.items.indices.map { AnswerDomain(item: $0, of: survey) }
    route = RoutePlan(survey, domains: domains)
    let sources = CellSources(segmentation, domains: domains)
    breakdowns = sources
    // The moment of a response is its own; a block has one for all its rows.
    let isReadable =
      survey.entries.isEmpty && !survey.program.readsClock && !domains.contains { $0.isUncountable(in: survey) }
    tellsAdvice = rows?.tellsAdvice == true && !survey.scoring.advice.isEmpty
    let canAdvise = !tellsAdvice || AdviceReplay(route, capacity: 1) != nil
    blocks =
      isReadable && canAdvise && sources != nil
      ? BlockScoringPlan(scorer, domains: domains, segmentation: segmentation) : nil
    let kinds = Set(survey.scoring.flags.map(\.flag.kind))
    reads = ProgramReads(
      numbers: Set(domains.filter { !$0.isCoded }.map(\.item).filter { survey.holdsNumber($0) }),
      texts: survey.program.itemsReadAsText(advice: tellsAdvice)
        .union(kinds.contains(.duplicate) ? survey.items.indices.filter { survey.holdsText($0) } : []),
      readsTimes: kinds.contains(.speeder), readsIDs: kinds.contains(.sameID))
  }

  /// Whether responses are read and scored many at a time.
  public var isFast: Bool { blocks != nil }
}

extension AnswerDomain {
  /// Whether its values are sets or orders of so many choices that they have no symbols, or depend on the day.
  func isUncountable(in survey: CompiledSurvey) -> Bool {
    switch survey.items[item].kind {
    case .choice, .choices, .ranking: !isCoded
    case .date(let limits): limits.readClock
    case .time(let limits): limits.readClock
    case .datetime(let limits): limits.readClock
    case .point, .number, .text, .calculated, .none: false
    }
  }
}

extension CompiledSurvey {
  /// Whether an item is answered by a text.
  func holdsText(_ item: Int) -> Bool { if case .text = items[item].kind { true } else { false } }

  /// Whether an item holds a number, or a day or time, as the program sees it.
  func holdsNumber(_ item: Int) -> Bool {
    switch items[item].kind {
    case .number, .date, .time, .datetime: true
    case .choice, .choices, .ranking, .point, .text, .calculated, .none: false
    }
  }
}
