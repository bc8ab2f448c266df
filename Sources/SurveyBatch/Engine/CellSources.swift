import SurveyModel
import SurveyScoring

/// How the cell of each row is found in every breakdown: by the symbols and numbers that its keys are read from.
struct CellSources: Sendable {
  /// Where a part of a key comes from.
  enum Source: Sendable {
    case item(Int)
    /// The day of an answer that is a date, with a time or without.
    case dayOfItem(Int, hasTime: Bool)
    case language
    case version
    case day

    /// How many bits of a key it needs.
    var bits: UInt64 {
      switch self {
      case .item, .language, .version, .day: 16
      case .dayOfItem: 32
      }
    }
  }

  let segmentation: Segmentation
  let domains: [AnswerDomain]
  let sources: [[Source]]

  /// - Returns: `nil` where a key is read from what has no symbols.
  init?(_ segmentation: Segmentation, domains: [AnswerDomain]) {
    var sources: [[Source]] = []
    for breakdown in segmentation.breakdowns {
      var parts: [Source] = []
      for source in breakdown.sources {
        switch source {
        case .item(let item):
          guard domains[item].isCoded else { return nil }
          parts.append(.item(item))
        case .period(let item, _):
          switch segmentation.survey.items[item].kind {
          case .date: parts.append(.dayOfItem(item, hasTime: false))
          case .datetime: parts.append(.dayOfItem(item, hasTime: true))
          default: return nil
          }
        case .language: parts.append(.language)
        case .version: parts.append(.version)
        case .submitted: parts.append(.day)
        }
      }
      guard parts.reduce(0, { $0 + $1.bits }) <= UInt64.bitWidth else { return nil }
      sources.append(parts)
    }
    self.segmentation = segmentation
    self.domains = domains
    self.sources = sources
  }
}

/// Finds the cells of rows; one for each worker.
final class CellFinder {
  private let plan: CellSources
  private let known: [KeyMemo]

  init(_ plan: CellSources) {
    self.plan = plan
    known = plan.sources.map { _ in KeyMemo() }
  }

  /// Finds the cell of every row in every breakdown.
  func find(_ columns: RowColumns, _ metadata: MetadataNumbers, _ cells: RowCells) {
    let rows = columns.rowCount
    withUnsafeTemporaryAllocation(of: UInt64.self, capacity: max(1, rows)) { room in
      guard let keys = room.baseAddress else { return }
      for breakdown in plan.sources.indices {
        let known = known[breakdown]
        // The scorer forgets its cells when it turns counts into tallies.
        if cells.keys[breakdown].isEmpty { known.removeAll() }
        guard let target = cells.column(breakdown) else { continue }
        fill(keys, breakdown, columns)
        var row = known.find(keys, target, from: 0, to: rows)
        while row < rows {
          known.set(keys[row], to: cell(breakdown, row, columns, metadata, cells))
          row = known.find(keys, target, from: row, to: rows)
        }
      }
    }
  }

  private func fill(_ keys: UnsafeMutablePointer<UInt64>, _ breakdown: Int, _ columns: RowColumns) {
    keys.initialize(repeating: 0, count: columns.rowCount)
    for source in plan.sources[breakdown] {
      let part: UnsafeMutablePointer<UInt16>
      switch source {
      case .item(let item): part = columns.answers.column(item)
      case .dayOfItem(let item, let hasTime):
        for row in 0..<columns.rowCount { keys[row] = keys[row] << source.bits }
        for row in 0..<columns.rowCount {
          // No day is the number 0, and those before 1970 are negative.
          if let day = day(ofItem: item, hasTime: hasTime, row, columns) {
            keys[row] |= UInt64(UInt32(bitPattern: day)) ^ 1 << 31
          }
        }
        continue
      case .language: part = columns.languages
      case .version: part = columns.versions
      case .day: part = columns.days
      }
      for row in 0..<columns.rowCount { keys[row] = keys[row] << source.bits | UInt64(part[row]) }
    }
  }

  /// The day that a row answers; `nil` where it answers none.
  private func day(ofItem item: Int, hasTime: Bool, _ row: Int, _ columns: RowColumns) -> Int32? {
    guard columns.answers.column(item)[row] == plan.domains[item].symbol(of: AnswerState.value),
      let number = columns.answers.numbers(item)?[row]
    else { return nil }
    return Int32(exactly: hasTime ? (number / 86_400).rounded(.down) : number)
  }

  private func cell(
    _ breakdown: Int, _ row: Int, _ columns: RowColumns, _ metadata: MetadataNumbers, _ cells: RowCells
  ) -> Int32 {
    let segment = key(breakdown, row, columns, metadata)
    // Many days are one month.
    let place = cells.keys[breakdown].firstIndex(of: segment)
    return place.map { Int32($0) } ?? cells.addCell(segment, toBreakdown: breakdown)
  }

  private func key(_ breakdown: Int, _ row: Int, _ columns: RowColumns, _ metadata: MetadataNumbers) -> SegmentKey {
    let survey = plan.segmentation.survey
    var block = ProgramBlock(for: survey.program, rowCount: 1, now: LocalDateTime(secondNumber: 0))
    for source in plan.sources[breakdown] {
      switch source {
      case .item(let item):
        block.place(plan.domains[item].answer(of: columns.answers.column(item)[row]), item: item, of: survey)
      case .dayOfItem(let item, let hasTime):
        guard let number = day(ofItem: item, hasTime: hasTime, row, columns) else { continue }
        let day = CalendarDate(dayNumber: Int(number))
        let value = hasTime ? AnswerValue.datetime(LocalDateTime(day)) : .date(day)
        block.place(.value(value), item: item, of: survey)
      case .language, .version, .day: break
      }
    }
    let keys = plan.segmentation.keys(
      language: metadata.languageNames.texts[Int(columns.languages[row])].flatMap { LanguageTag($0) },
      version: metadata.versionNames.texts[Int(columns.versions[row])] ?? "",
      submitted: metadata.dayNames.texts[Int(columns.days[row])], in: block)
    return keys[breakdown]
  }
}
