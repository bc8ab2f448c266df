import SurveyModel
import SurveyResponses

/// What has to be looked at once a block of responses has been replayed.
struct RoutePlan: Sendable {
  /// Something that can be said of a row as it stands, without reading it again.
  struct Finding: Sendable, Hashable {
    /// What it is.
    let kind: ResponseIssue.Kind
    /// The item, by index; `nil` where it is about the response as a whole.
    let item: Int?
  }

  let survey: CompiledSurvey
  let domains: [AnswerDomain]
  let tables: ProgramTables

  /// The items that a condition can take off the route.
  let conditional: [Int]

  /// The items of whose choices some are offered only beside certain answers.
  let offered: [Int]

  /// The items that must be answered, or whose absence has to be confirmed.
  let required: [(item: Int, kind: ResponseIssue.Kind)]

  /// The declared constraints.
  let constraints: [(constraint: Int, item: Int, isWarning: Bool)]

  /// What has to be known of the moment at which each response was given.
  let clock: ClockReading

  /// The days that may not be before, or not after, the one on which a response was given.
  let dayLimits: [(item: Int, isEarliest: Bool, isLatest: Bool)]

  /// The sums of allocations, whose faults are read response by response.
  let sums: [Int]

  init(_ survey: CompiledSurvey, domains: [AnswerDomain]) {
    self.survey = survey
    self.domains = domains
    tables = ProgramTables(survey, domains: domains)
    let answerable = survey.items.indices.filter { survey.items[$0].takesAnswer }
    conditional = answerable.filter(survey.program.isConditional)
    offered = answerable.filter(survey.hasOffer)
    clock = survey.clockReading
    dayLimits = answerable.compactMap { item in
      guard case .date(let limits) = survey.items[item].kind, limits.readClock else { return nil }
      return (item, limits.minimum == .present, limits.maximum == .present)
    }
    required = answerable.compactMap { item in
      switch survey.items[item].requirement {
      case .yes: (item, .required)
      case .soft: (item, .wanted)
      case .no: nil
      }
    }
    var constraints: [(constraint: Int, item: Int, isWarning: Bool)] = []
    var sums: [Int] = []
    for (index, constraint) in survey.constraints.enumerated() {
      switch constraint.rule {
      case .declared: constraints.append((index, constraint.item, constraint.severity != .error))
      case .sum: sums.append(index)
      }
    }
    self.constraints = constraints
    self.sums = sums
  }
}

/// What was found in the rows of a block.
struct RowFindings {
  /// What was found, in which row.
  var found: [(finding: RoutePlan.Finding, row: Int)] = []

  /// The rows that have to be read by themselves.
  var alone: Set<Int> = []
}

/// Replays blocks of responses: runs the survey's program on all rows at once and takes what is off the route away.
struct Replay {
  private let plan: RoutePlan
  private var block: ProgramBlock

  init(_ plan: RoutePlan, capacity: Int) {
    self.plan = plan
    block = ProgramBlock(for: plan.survey.program, rowCount: capacity, now: LocalDateTime(secondNumber: 0))
  }

  /// Replays the rows.
  ///
  /// - Parameters:
  ///   - columns: The rows; answers off the route are gone from them afterwards.
  ///   - metadata: What the numbers of days, languages and versions are.
  ///   - tellsSubmission: Whether the file says when responses were submitted.
  /// - Returns: What was found.
  mutating func run(_ columns: RowColumns, _ metadata: MetadataNumbers, tellsSubmission: Bool) -> RowFindings {
    let program = plan.survey.program
    let rows = columns.rowCount
    var findings = RowFindings()
    if plan.clock != .nothing { tellDays(columns, metadata, &findings) }
    if !program.isEmpty {
      block.load(columns.answers, plan.tables, program)
      block.run(program)
    }
    takeOffRoute(columns, &findings)
    let (versions, current) = (metadata.versionNames.texts, plan.survey.survey.version)
    for row in 0..<rows where columns.versions[row] != 0 && versions[Int(columns.versions[row])] != current {
      findings.add(.otherVersion, nil, row)
    }
    if tellsSubmission { for row in 0..<rows where columns.days[row] == 0 { findings.add(.unfinished, nil, row) } }
    for (item, kind) in plan.required {
      let column = columns.answers.column(item)
      let skipped = plan.domains[item].symbol(of: AnswerState.skipped)
      for row in 0..<rows where column[row] == skipped && columns.days[row] != 0 {
        let isConfirmed = kind == .wanted && metadata.confirmations.contains(item, columns.confirmations[row])
        if !isConfirmed { findings.add(kind, item, row) }
      }
    }
    for (constraint, item, isWarning) in plan.constraints {
      let column = columns.answers.column(item)
      let values = UInt16(plan.domains[item].valueCount)
      for row in 0..<rows where column[row] < values {
        if !block.holds(constraint: constraint, row: row, in: program),
          !(isWarning && metadata.confirmations.contains(item, columns.confirmations[row]))
        {
          findings.add(isWarning ? .doubted : .constraint, item, row)
        }
      }
    }
    for constraint in plan.sums {
      for row in 0..<rows where !block.holds(constraint: constraint, row: row, in: program) {
        findings.alone.insert(row)
      }
    }
    return findings
  }

  /// Tells each row the day on which it was given, and leaves those alone of which that is not known, and those with a
  /// day beyond limits that depend on it.
  private func tellDays(_ columns: RowColumns, _ metadata: MetadataNumbers, _ findings: inout RowFindings) {
    guard var moments = columns.answers.moments else { return }
    columns.answers.moments = nil
    for row in 0..<columns.rowCount {
      if let moment = metadata.beginning(ofDay: columns.days[row]) {
        moments[row] = moment
      } else {
        findings.alone.insert(row)
      }
    }
    for (item, isEarliest, isLatest) in plan.dayLimits {
      guard let numbers = columns.answers.numbers(item) else { continue }
      let column = columns.answers.column(item)
      let value = plan.domains[item].symbol(of: AnswerState.value)
      for row in 0..<columns.rowCount where column[row] == value {
        let day = moments[row].date.number
        if isEarliest && numbers[row] < day || isLatest && numbers[row] > day { findings.alone.insert(row) }
      }
    }
    columns.answers.moments = moments
  }

  private func takeOffRoute(_ columns: RowColumns, _ findings: inout RowFindings) {
    let program = plan.survey.program
    for item in plan.conditional {
      let column = columns.answers.column(item)
      let domain = plan.domains[item]
      let (skipped, notAsked) = (domain.symbol(of: AnswerState.skipped), domain.symbol(of: AnswerState.notAsked))
      for row in 0..<columns.rowCount where !block.isRelevant(item: item, row: row, in: program) {
        if column[row] != skipped, column[row] != notAsked { findings.add(.offRoute, item, row) }
        column[row] = notAsked
        columns.lengths[item]?[row] = 0
      }
    }
    for item in plan.offered {
      let column = columns.answers.column(item)
      let values = UInt16(plan.domains[item].valueCount)
      let isChoice = if case .choice = plan.survey.items[item].kind { true } else { false }
      for row in 0..<columns.rowCount where column[row] < values {
        // How much is enough depends on what is offered; only a single choice is decided at a glance.
        if !isChoice || !block.isOffered(choice: Int(column[row]), ofItem: item, row: row, in: program) {
          findings.alone.insert(row)
        }
      }
    }
  }
}

extension RowFindings {
  mutating func add(_ kind: ResponseIssue.Kind, _ item: Int?, _ row: Int) {
    found.append((RoutePlan.Finding(kind: kind, item: item), row))
  }
}
