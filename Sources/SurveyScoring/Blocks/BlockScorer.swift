public import SurveyModel

/// Scores blocks of responses and counts what comes of it; one for each worker.
///
/// For every score it keeps the outcomes that occurred, each made by ``ResponseScorer``, and for every row the number of
/// its outcome. What many responses say together follows from how often each outcome occurs.
public final class BlockScorer {
  /// The plan.
  public let plan: BlockScoringPlan

  /// Which cell of each breakdown the rows are in; filled before ``score(_:lengths:facts:)``.
  public let cells: RowCells

  let capacity: Int
  let scores: [OutcomeColumn]
  let flags: [FlagOutcomes]
  private var gates: GateColumns?
  private let completeness: OutcomeColumn.Numbers
  private let completenessCounts: BreakdownCounts
  private let answerCounts: AnswerCounts
  private var answers: AnswerAggregate
  /// By score index, how often each pattern of answers occurs, where reliability is asked for.
  private let patternCounts: [PatternCounts?]
  private struct PatternCounts {
    let pattern: PatternKey
    let counts: CellCounts
  }

  let keys: UnsafeMutablePointer<UInt64>
  private var each: SegmentedAggregate
  private var eachCells: CellAggregates
  /// What the scorer of single responses is given; of no row in particular.
  private var response: ResponseScores
  private var rows = 0

  /// Makes a scorer for blocks of at most so many rows.
  public init(_ plan: BlockScoringPlan, capacity: Int) {
    self.plan = plan
    self.capacity = capacity
    let breakdowns = plan.segmentation.breakdowns.count
    cells = RowCells(breakdowns: breakdowns, capacity: capacity)
    scores = plan.nodes.map { OutcomeColumn($0, capacity: capacity, breakdowns: breakdowns) }
    flags = plan.flags.map { FlagOutcomes($0, capacity: capacity, breakdowns: breakdowns) }
    gates = plan.gates.map {
      GateColumns($0, of: plan.scorer.survey, tables: plan.tables, capacity: capacity)
    }
    completeness = OutcomeColumn.Numbers(capacity)
    completenessCounts = BreakdownCounts(breakdowns: breakdowns)
    answerCounts = AnswerCounts(plan, breakdowns: breakdowns)
    answers = AnswerAggregate(plan.scorer.survey)
    patternCounts = plan.nodes.indices.map { score in
      plan.patterns[score].map { PatternCounts(pattern: $0, counts: CellCounts(outcomes: $0.count + 1)) }
    }
    keys = .allocate(capacity: capacity)
    keys.initialize(repeating: 0, count: capacity)
    each = SegmentedAggregate(plan.scorer.plan, plan.segmentation)
    eachCells = CellAggregates(plan.scorer.plan, breakdowns: breakdowns)
    response = ResponseScores(
      answers: plan.slots.map { $0.answers[0] }, scores: Array(repeating: .nothing, count: plan.nodes.count))
  }

  deinit {
    keys.deallocate()
  }

  /// Scores the rows of a block, and counts them.
  ///
  /// - Parameters:
  ///   - columns: The rows.
  ///   - lengths: How many Unicode scalars each row's text has, for the items that are texts.
  ///   - facts: What flags ask beside answers.
  public func score(_ columns: AnswerColumns, lengths: [UnsafeMutablePointer<Int32>?], facts: RowFacts) {
    let count = columns.rowCount
    guard count > 0 else { return }
    cells.rowCount = count
    scoreAll(columns)
    for index in flags.indices { flags[index].find(columns, facts, keys, plan.scorer) }
    if !plan.eachScores.isEmpty { for row in 0..<count { scoreEach(row, columns) } }
    cells.findJoint(keys)
    answerCounts.add(columns, lengths: lengths, in: cells)
    if each.suspects != nil { countSuspects(columns) }
    for column in scores { column.count(in: cells) }
    for flag in flags { flag.count(in: cells) }
    countCompleteness(count)
    countOtherPatterns(columns)
    rows += count
    if rows > 1 << 30 || size > plan.mostCounts { flush(threads: 1) }
  }

  // MARK: - One score

  /// Finds the scores of all rows; those that gates hang on first, since none of them is behind a gate.
  private func scoreAll(_ columns: AnswerColumns) {
    let (order, read) = (plan.scorer.survey.scoring.order, plan.gates?.scoresRead ?? [])
    for index in order where read.contains(index) { score(index, columns) }
    gates?.find(columns, self)
    for index in order where !read.contains(index) {
      score(index, columns)
      // What is scored row by row is not known yet.
      guard let gates, gates.areOver(index), scores[index].sharedNumbers != nil else { continue }
      for row in 0..<columns.rowCount where gates.isClosed(index, row: row) { scores[index].close(row) }
    }
  }

  private func score(_ index: Int, _ columns: AnswerColumns) {
    switch plan.nodes[index] {
    case .dimension(let key, let slots):
      fill(key.terms, slots, columns)
      if let shift = key.patternShift {
        countPatterns(index, from: shift, columns.rowCount)
        let (keys, mask) = (keys, key.mask)
        for row in 0..<columns.rowCount { keys[row] &= mask }
      }
      find(index, of: [], columns)
    case .slot(let slot):
      let column = columns.column(slot.item)
      let keys = keys
      for row in 0..<columns.rowCount { keys[row] = UInt64(column[row]) }
      find(index, of: [], columns)
    case .index(let components, let weighting): scoreIndex(index, components, weighting, columns)
    case .each: break
    }
  }

  private func fill(_ terms: KeyTerms, _ slots: [SlotColumn], _ columns: AnswerColumns) {
    let (rows, keys) = (columns.rowCount, keys)
    for row in 0..<rows { keys[row] = 0 }
    let symbols = slots.map { UnsafePointer(columns.column($0.item)) }
    guard slots.contains(where: { $0.evidence != nil }) else { return terms.add(symbols, to: keys, rows: rows) }
    for (place, slot) in slots.enumerated() {
      terms.add(place, symbols[place], evidence: slot.evidence.map(columns.column), to: keys, rows: rows)
    }
  }

  /// Finds the outcomes of a score by the keys of the rows; what a new key stands for is said by the scorer of single
  /// responses.
  private func find(_ index: Int, of parts: [Int], _ columns: AnswerColumns) {
    let (column, rows) = (scores[index], columns.rowCount)
    var row = column.find(keys, from: 0, to: rows)
    while row < rows {
      prepare(row, columns, slots: plan.slotsOfScore[index], parts: parts)
      column.learn(keys[row], row, plan.scorer.result(of: index, in: response))
      row = column.find(keys, from: row, to: rows)
    }
  }

  private func scoreIndex(
    _ index: Int, _ components: [Int], _ weighting: IndexKey.Weighting, _ columns: AnswerColumns
  ) {
    var key = scores[index].indexKey ?? IndexKey(components: components.count, weighting: weighting)
    for (place, component) in components.enumerated() {
      while key.known(place) < scores[component].outcomes.count, !key.isTooLarge {
        let part = scores[component].outcomes[key.known(place)].part
        if key.learn((part.percent, part.state), of: place) { scores[index].forgetKeys() }
      }
    }
    scores[index].indexKey = key
    guard !key.isTooLarge else {
      for row in 0..<columns.rowCount {
        prepare(row, columns, slots: plan.slotsOfScore[index], parts: components)
        scores[index].set(row, plan.scorer.result(of: index, in: response))
      }
      return
    }
    key.fill(keys, rows: columns.rowCount, outcomes: components.map { scores[$0].numbers.pointer }, columns: columns)
    guard case .index(let composite) = plan.scorer.survey.scoring.scores[index] else { return }
    let (column, rows) = (scores[index], columns.rowCount)
    var row = column.find(keys, from: 0, to: rows)
    while row < rows {
      let parts = key.parts(of: keys[row], isEqualWithout: composite.withoutWeights == .equal)
      let outcome = plan.scorer.outcome(of: composite, index, parts)
      column.learn(
        keys[row], row,
        .index(
          IndexScore(
            state: outcome.state, percent: outcome.percent, counted: parts.counted, inScope: parts.inScope,
            answered: 0, missing: [], weights: [], band: outcome.band)))
      row = column.find(keys, from: row, to: rows)
    }
  }

  /// Gives the scorer of single responses what it works on.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - columns: The answers.
  ///   - slots: The slots whose answers are needed.
  ///   - parts: The scores that are needed.
  private func prepare(_ row: Int, _ columns: AnswerColumns, slots: [Int], parts: [Int]) {
    for slot in slots {
      let column = plan.slots[slot]
      let symbol = Int(columns.column(column.item)[row])
      let number = column.evidence.map { 2 * symbol + (columns.column($0)[row] == 0 ? 1 : 0) } ?? symbol
      response.answers[slot] = column.answers[number]
    }
    for part in parts { response.scores[part] = scores[part].result(row) }
  }

  private func scoreEach(_ row: Int, _ columns: AnswerColumns) {
    prepare(row, columns, slots: plan.readByEach.slots, parts: plan.readByEach.scores)
    for index in plan.eachScores {
      var result = plan.scorer.result(of: index, in: response)
      if gates?.isClosed(index, row: row) == true { result = result.gated }
      response.scores[index] = result
      scores[index].set(row, alone: result)
      each.add(result, of: index)
      eachCells.add(result, of: index, row: row, in: cells)
    }
  }

  // MARK: - Counting

  private func countCompleteness(_ count: Int) {
    let worst = completeness.pointer
    for row in 0..<count { worst[row] = 0 }
    for column in scores { column.raise(worst, rows: count) }
    completenessCounts.add(UnsafePointer(worst), of: 3, in: cells)
  }

  /// Adds the rows that show several signs of inattention, which are few.
  private func countSuspects(_ columns: AnswerColumns) {
    for row in 0..<columns.rowCount {
      // Without a list of results for every row.
      guard Screening.isSuspect(flags.lazy.map { $0.outcome(row) }) else { continue }
      prepare(row, columns, slots: Array(plan.slots.indices), parts: Array(scores.indices))
      each.addSuspect(response)
    }
  }

  /// Counts the patterns that stand in the keys, from a bit on.
  private func countPatterns(_ score: Int, from shift: UInt64, _ rows: Int) {
    guard let entry = patternCounts[score] else { return }
    // Answers behind a closed gate do not say how items go together.
    if let gates, gates.areOver(score) {
      for row in 0..<rows where gates.isClosed(score, row: row) { keys[row] |= PatternKey.incomplete << shift }
    }
    entry.counts.add(keys: keys, from: shift, last: UInt64(entry.pattern.count), rows: rows)
  }

  /// Counts the patterns of the scores whose keys have no room for them.
  private func countOtherPatterns(_ columns: AnswerColumns) {
    for (score, entry) in patternCounts.enumerated() {
      guard let entry else { continue }
      if case .dimension(let key, _) = plan.nodes[score], key.patternShift != nil { continue }
      fill(entry.pattern.terms, entry.pattern.columns, columns)
      countPatterns(score, from: 0, columns.rowCount)
    }
  }

  private var size: Int {
    scores.reduce(0) { $0 + $1.counts.size } + answerCounts.size + eachCells.size
      + patternCounts.reduce(0) { $0 + ($1?.counts.size ?? 0) }
  }

  // MARK: - Results

  /// Takes over what another scorer with the same plan has counted, which must not be asked any more; afterwards no more
  /// rows may come.
  ///
  /// Counts are added before they become tallies: tallies of all segments are most of the memory of a batch.
  public func take(_ other: BlockScorer) {
    if rows + other.rows > 1 << 31 { flush(threads: 1) }
    rows += other.rows
    let cellNumbers = cells.take(other.cells)
    for (column, more) in zip(scores, other.scores) { column.take(more, cellNumbers: cellNumbers) }
    for (flag, more) in zip(flags, other.flags) { flag.take(more, cellNumbers: cellNumbers) }
    completenessCounts.add(other.completenessCounts, cellNumbers: cellNumbers)
    answerCounts.take(other.answerCounts, cellNumbers: cellNumbers)
    for case (let entry?, let more?) in zip(patternCounts, other.patternCounts) {
      entry.counts.add(more.counts, outcomeNumbers: nil, cellNumbers: [0])
    }
    each.merge(other.each)
    eachCells.merge(other.eachCells, cellNumbers: cellNumbers)
    answers.merge(other.answers)
  }

  /// Everything that was counted, as exact tallies; afterwards no more rows may come.
  ///
  /// - Parameter threads: How many threads make the tallies.
  public func take(threads: Int = 1) -> (scores: SegmentedAggregate, answers: AnswerAggregate) {
    for column in scores { column.close() }
    flush(threads: threads)
    return (each, answers)
  }

  /// Turns counts into tallies, which needs less memory where there are many cells.
  ///
  /// - Parameter threads: How many threads do it.
  private func flush(threads: Int) {
    var segments: [(breakdown: Int, cell: Int)] = []
    for (breakdown, keys) in cells.keys.enumerated() { segments += keys.indices.map { (breakdown, $0) } }
    // Each score makes its own table, and what was counted is only read meanwhile.
    nonisolated(unsafe) let counted = self
    let tables = concurrentMap(scores.count, threads: threads) { counted.scores[$0].makeTable() }
    // Every segment, and last, as it is the most work, all together.
    let tallies = concurrentMap(segments.count + 1, threads: threads) { [segments] number in
      if number < segments.count {
        let (breakdown, cell) = segments[number]
        let empty = ScoreAggregate(counted.plan.scorer.plan, isSegment: true)
        return counted.aggregate(empty, breakdown: breakdown, cells: cell..<(cell + 1), tables)
      }
      let all = 0..<max(1, counted.cells.keys.first?.count ?? 1)
      return counted.aggregate(ScoreAggregate(counted.plan.scorer.plan), breakdown: 0, cells: all, tables)
    }
    each.mergeTotal(tallies[segments.count])
    for ((breakdown, cell), tally) in zip(segments, tallies) {
      each.merge(tally, into: breakdown, cells.keys[breakdown][cell])
      if let more = eachCells.aggregate(breakdown: breakdown, cell: cell) {
        each.merge(more, into: breakdown, cells.keys[breakdown][cell])
      }
    }
    eachCells.removeAll()
    answers.merge(answerCounts.take(cells: cells))
    let reliabilities = concurrentMap(scores.count, threads: threads) { counted.reliability(of: $0) }
    var total = ScoreAggregate(plan.scorer.plan)
    for (score, tally) in reliabilities.enumerated() { if let tally { total.addReliability(tally, of: score) } }
    each.mergeTotal(total)
    for column in scores { column.counts.clear() }
    for flag in flags { flag.clear() }
    completenessCounts.clear()
    for entry in patternCounts { entry?.counts.clear() }
    cells.removeAll()
    rows = 0
  }

  /// What was counted of how the items of a dimension go together; `nil` where that is not asked.
  private func reliability(of score: Int) -> ReliabilityTally? {
    guard let entry = patternCounts[score], let dimension = plan.scorer.plan.dimensions[score] else { return nil }
    var tally = ReliabilityTally(dimension)
    for (pattern, count) in entry.counts.entries(inCell: 0) where pattern < entry.pattern.count {
      tally.add(entry.pattern.units(of: pattern), times: count)
    }
    return tally
  }

  /// What the counts of some cells of a breakdown say together.
  ///
  /// - Parameters:
  ///   - empty: What they are added to.
  ///   - breakdown: The breakdown.
  ///   - cells: The cells.
  ///   - tables: What each score's outcomes say to tallies.
  private func aggregate(
    _ empty: ScoreAggregate, breakdown: Int, cells range: Range<Int>, _ tables: [OutcomeTable?]
  ) -> ScoreAggregate {
    var aggregate = empty
    for (severity, count) in completenessCounts.entries(breakdown, range, in: cells) {
      aggregate.addResponses(count, severity: ScoreResult.Severity(rawValue: Int32(severity)) ?? .complete)
    }
    answerCounts.add(to: &aggregate, breakdown: breakdown, cells: range, in: cells)
    for (index, column) in scores.enumerated() {
      let counts = column.counts.sums(breakdown, range, in: cells)
      if let table = tables[index] {
        aggregate.add(table, counts, of: index)
      } else {
        for (outcome, count) in zip(column.outcomes, counts) { aggregate.add(outcome, of: index, times: count) }
      }
    }
    for (index, flag) in flags.enumerated() {
      aggregate.updateFlag(index) { flag.add(to: &$0, breakdown: breakdown, cells: range, in: cells) }
    }
    return aggregate
  }
}
