import SurveyFormats

/// What the columns of a table stand for.
struct TableHeader: Sendable {
  private let columns: [Column]
  private let tellsSubmission: Bool

  private enum Column: Sendable {
    case metadata(String)
    case answer(String)
    /// Of no item; reported once, for the whole table.
    case unknown
  }

  /// The columns that are of no item.
  let unknown: [String]

  /// The columns that stand twice; the first of each counts.
  let repeated: [String]

  /// Reads a header; an item of the survey comes before metadata of the same name.
  init(_ fields: [String], resolver: RecordResolver) {
    let names = Set(fields)
    var seen: Set<String> = []
    var repeated: [String] = []
    columns = fields.map { field in
      guard seen.insert(field).inserted else {
        repeated.append(field)
        return .unknown
      }
      if resolver.isKnown(field, among: names) { return .answer(field) }
      return RawRecord.metadata.contains(field) ? .metadata(field) : .unknown
    }
    self.repeated = repeated
    unknown = zip(columns, fields).compactMap { column, field in
      if case .unknown = column, !repeated.contains(field) { field } else { nil }
    }
    tellsSubmission = fields.contains("submitted")
  }

  /// A row as a record; an empty field is an item left empty.
  func record(_ row: DelimitedRecord) -> RawRecord {
    var record = RawRecord()
    record.place = TextPlace(line: row.line, column: 1)
    record.entries.reserveCapacity(columns.count)
    record.tellsSubmission = tellsSubmission
    for (column, field) in zip(columns, row.fields) {
      switch column {
      case .metadata(let name): _ = record.setMetadata(name, to: field.isEmpty ? nil : field)
      case .answer(let name):
        record.entries.append(.init(name: name, answer: field.isEmpty ? .empty : .field(field), place: nil))
      case .unknown: break
      }
    }
    return record
  }
}
