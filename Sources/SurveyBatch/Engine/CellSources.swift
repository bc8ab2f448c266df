import SurveyModel
import SurveyScoring

/// How the cell of each row is found in every breakdown: by the symbols and numbers that its keys are read from.
struct CellSources: Sendable {
  /// Where a part of a key comes from.
  enum Source: Sendable {
    case item(Int)
    case language
    case version
    case day
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
        case .period: return nil
        case .language: parts.append(.language)
        case .version: parts.append(.version)
        case .submitted: parts.append(.day)
        }
      }
      guard parts.count <= 4 else { return nil }
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
  private var known: [[UInt64: Int32]]
  private var cellCounts: [Int]

  init(_ plan: CellSources) {
    self.plan = plan
    known = plan.sources.map { _ in [:] }
    cellCounts = plan.sources.map { _ in 0 }
  }

  /// Finds the cell of every row in every breakdown.
  func find(_ columns: RowColumns, _ metadata: MetadataNumbers, _ cells: RowCells) {
    for breakdown in plan.sources.indices {
      // The scorer forgets its cells when it turns counts into tallies.
      if cells.keys[breakdown].isEmpty { known[breakdown] = [:] }
      guard let target = cells.column(breakdown) else { continue }
      let parts = plan.sources[breakdown].map { source in
        switch source {
        case .item(let item): UnsafePointer(columns.answers.column(item))
        case .language: UnsafePointer(columns.languages)
        case .version: UnsafePointer(columns.versions)
        case .day: UnsafePointer(columns.days)
        }
      }
      var last: (key: UInt64, cell: Int32) = (.max, 0)
      for row in 0..<columns.rowCount {
        var key: UInt64 = 0
        for part in parts { key = key << 16 | UInt64(part[row]) }
        if key != last.key { last = (key, cell(key, breakdown, row, columns, metadata, cells)) }
        target[row] = last.cell
      }
    }
  }

  private func cell(
    _ key: UInt64, _ breakdown: Int, _ row: Int, _ columns: RowColumns, _ metadata: MetadataNumbers, _ cells: RowCells
  ) -> Int32 {
    if let cell = known[breakdown][key] { return cell }
    let segment = self.key(breakdown, row, columns, metadata)
    // Many days are one month.
    let place = cells.keys[breakdown].firstIndex(of: segment)
    let cell = place.map { Int32($0) } ?? cells.addCell(segment, toBreakdown: breakdown)
    known[breakdown][key] = cell
    return cell
  }

  private func key(_ breakdown: Int, _ row: Int, _ columns: RowColumns, _ metadata: MetadataNumbers) -> SegmentKey {
    let survey = plan.segmentation.survey
    var block = ProgramBlock(for: survey.program, rowCount: 1, now: LocalDateTime(secondNumber: 0))
    for source in plan.sources[breakdown] {
      guard case .item(let item) = source else { continue }
      block.place(plan.domains[item].answer(of: columns.answers.column(item)[row]), item: item, of: survey)
    }
    let keys = plan.segmentation.keys(
      language: metadata.languageNames.texts[Int(columns.languages[row])].flatMap { LanguageTag($0) },
      version: metadata.versionNames.texts[Int(columns.versions[row])] ?? "",
      submitted: metadata.dayNames.texts[Int(columns.days[row])], in: block)
    return keys[breakdown]
  }
}
