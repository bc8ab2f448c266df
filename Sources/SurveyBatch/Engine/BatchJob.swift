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
  var blocks: BlockScoringPlan?
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
    // Of the moment at which a response was given, blocks keep the day.
    let clock = route.clock
    let isReadable =
      survey.entries.isEmpty && clock != .moment && !domains.contains { $0.isUncountable(in: survey) }
    tellsAdvice = rows?.tellsAdvice == true && !survey.scoring.advice.isEmpty
    let canAdvise = !tellsAdvice || AdviceReplay(route, capacity: 1) != nil
    blocks =
      isReadable && canAdvise && sources != nil
      ? BlockScoringPlan(scorer, domains: domains, tables: route.tables, segmentation: segmentation) : nil
    let kinds = Set(survey.scoring.flags.map(\.flag.kind))
    reads = ProgramReads(
      numbers: Set(domains.filter { !$0.isCoded }.map(\.item).filter { survey.holdsNumber($0) }),
      sets: Set(domains.filter { !$0.isCoded }.map(\.item).filter { survey.holdsChoices($0) }),
      readsDays: clock != .nothing,
      texts: survey.program.itemsReadAsText(advice: tellsAdvice || !survey.scoring.gates.isEmpty)
        .union(kinds.contains(.duplicate) ? survey.items.indices.filter { survey.holdsText($0) } : []),
      readsTimes: kinds.contains(.speeder), readsIDs: kinds.contains(.sameID))
  }

  /// Whether responses are read and scored many at a time.
  public var isFast: Bool { blocks != nil }
}

extension AnswerDomain {
  /// Whether its values are single choices, but so many that they have no symbols.
  func isUncountable(in survey: CompiledSurvey) -> Bool {
    if case .choice = survey.items[item].kind { !isCoded } else { false }
  }
}

extension CompiledSurvey {
  /// Whether an item is answered by a text.
  func holdsText(_ item: Int) -> Bool { if case .text = items[item].kind { true } else { false } }

  /// Whether an item holds several choices, in an order or in none.
  func holdsChoices(_ item: Int) -> Bool {
    switch items[item].kind {
    case .choices, .ranking: true
    case .number, .date, .time, .datetime, .choice, .point, .text, .calculated, .none: false
    }
  }

  /// Whether an item holds a number, or a day or time, as the program sees it.
  func holdsNumber(_ item: Int) -> Bool {
    switch items[item].kind {
    case .number, .date, .time, .datetime: true
    case .choice, .choices, .ranking, .point, .text, .calculated, .none: false
    }
  }
}
