import SurveyModel

/// How often each answer was given in blocks of responses; one for each scorer of blocks.
final class AnswerCounts {
  /// An item that scores read.
  private struct Scored {
    let item: Int
    /// How many symbols it has. It stands here too, because all threads use the plan, and counting who uses its parts for
    /// every block would have them wait for each other.
    let symbols: Int
    /// The slots that it is.
    let slots: [Int]
    let counts: BreakdownCounts
  }

  private let plan: BlockScoringPlan
  /// The items that scores read, in every cell.
  private let scored: [Scored]
  /// The other items, in all cells.
  private let others: [(item: Int, counts: CellCounts)]
  /// The items whose sets of choices are too many to have symbols.
  private var choices: [ChoiceCounts]
  private var lengths: AnswerAggregate

  init(_ plan: BlockScoringPlan, breakdowns: Int) {
    self.plan = plan
    let survey = plan.scorer.survey
    let items = Set(plan.slots.map(\.item))
    scored = items.sorted().map { item in
      let symbols = plan.domains[item].symbolCount
      return Scored(
        item: item, symbols: symbols, slots: plan.slots.indices.filter { plan.slots[$0].item == item },
        counts: BreakdownCounts(breakdowns: breakdowns, outcomes: symbols))
    }
    others = survey.items.indices.filter { survey.items[$0].takesAnswer && !items.contains($0) }.map { item in
      let counts = CellCounts(outcomes: plan.domains[item].symbolCount)
      counts.reserve(cells: 1, outcomes: plan.domains[item].symbolCount)
      return (item, counts)
    }
    choices = plan.domains.filter { !$0.isCoded }.compactMap { ChoiceCounts($0.item, of: survey) }
    lengths = AnswerAggregate(survey)
  }

  /// Counts the answers of a block, whose rows' cells are known.
  ///
  /// - Parameters:
  ///   - columns: The rows.
  ///   - lengths: How many Unicode scalars each row's text has, for the items that are texts.
  ///   - cells: The cells.
  func add(_ columns: AnswerColumns, lengths lanes: [UnsafeMutablePointer<Int32>?], in cells: RowCells) {
    let rows = columns.rowCount
    var joint: [CellCounts.Lane<AnswerDomain.Symbol>] = []
    for entry in scored {
      let column = UnsafePointer(columns.column(entry.item))
      if let table = entry.counts.jointTable(of: entry.symbols, in: cells) {
        joint.append(table.lane(column))
      } else {
        entry.counts.add(column, of: entry.symbols, in: cells)
      }
    }
    if let places = cells.joint { CellCounts.add(joint, cells: places, rows: rows) }
    for (item, counts) in others { counts.add(UnsafePointer(columns.column(item)), rows: rows) }
    for index in choices.indices { choices[index].add(columns) }
    for (item, lane) in lanes.enumerated() {
      guard let lane else { continue }
      var characters = 0
      for row in 0..<rows { characters &+= Int(lane[row]) }
      lengths.add(characters: characters, toItem: item)
    }
  }

  /// Takes over what others of the same plan have counted.
  ///
  /// - Parameters:
  ///   - other: The others.
  ///   - cellNumbers: Which cell each of theirs is here.
  func take(_ other: AnswerCounts, cellNumbers: RowCells.Numbers) {
    for (entry, more) in zip(scored, other.scored) { entry.counts.add(more.counts, cellNumbers: cellNumbers) }
    for (entry, more) in zip(others, other.others) {
      entry.counts.add(more.counts, outcomeNumbers: nil, cellNumbers: [0])
    }
    for (index, more) in zip(choices.indices, other.choices) { choices[index].add(more) }
    lengths.merge(other.lengths)
  }

  /// Adds to an aggregate the answers to the items that scores read, in some cells of a breakdown.
  func add(to aggregate: inout ScoreAggregate, breakdown: Int, cells range: Range<Int>, in cells: RowCells) {
    for entry in scored {
      for (symbol, count) in entry.counts.entries(breakdown, range, in: cells) {
        for slot in entry.slots {
          let column = plan.slots[slot]
          aggregate.add(column.answers[column.evidence == nil ? symbol : 2 * symbol], toSlot: slot, times: count)
        }
      }
    }
  }

  /// How many counts there are in cells.
  var size: Int { scored.reduce(0) { $0 + $1.counts.size } }

  /// Everything that was counted; afterwards nothing is.
  func take(cells: RowCells) -> AnswerAggregate {
    let survey = plan.scorer.survey
    var answers = AnswerAggregate(survey)
    swap(&answers, &lengths)
    for entry in scored {
      for (symbol, count) in entry.counts.entries(0, 0..<max(1, cells.keys.first?.count ?? 1), in: cells) {
        answers.add(AnswerDomain.Symbol(symbol), of: plan.domains[entry.item], survey, times: count)
      }
      entry.counts.clear()
    }
    for entry in others {
      for (symbol, count) in entry.counts.entries(inCell: 0) {
        answers.add(AnswerDomain.Symbol(symbol), of: plan.domains[entry.item], survey, times: count)
      }
      entry.counts.clear()
      entry.counts.reserve(cells: 1, outcomes: plan.domains[entry.item].symbolCount)
    }
    for index in choices.indices { answers.add(choices[index].take(), toItem: choices[index].item) }
    return answers
  }
}
