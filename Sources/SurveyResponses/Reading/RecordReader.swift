public import SurveyFormats
public import SurveyModel

/// Reads single records of a file that somebody has cut into records: rows of a table, lines of JSON Lines.
///
/// It is a value without state, so several threads may use one at once, and what it says of a record does not depend on
/// the records before it. ``ResponseReader`` says the same of the same record, because it asks here.
///
/// ```swift
/// let records = RecordReader(survey: survey, now: now)
/// let mapping = records.mapping(ofHeader: header, delimiter: .semicolon)
/// let event = records.event(ofRow: bytes, range, line: 17, number: 16, mapping: mapping)
/// ```
public struct RecordReader: Sendable {
  /// The survey that the records answer.
  public let survey: CompiledSurvey

  /// The most bytes of a record, without its line end; one that has more is rejected and not kept.
  public let maximumRecordBytes: Int

  let resolver: RecordResolver

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - survey: The survey that the records answer.
  ///   - now: The moment that `now()` means for responses that carry no time of their own.
  ///   - map: What foreign columns stand for, and how their fields are written.
  ///   - maximumRecordBytes: The most bytes of a row of a table or a line of JSON Lines.
  public init(
    survey: CompiledSurvey, now: LocalDateTime, map: ColumnMap = ColumnMap(), maximumRecordBytes: Int = 16 << 20
  ) {
    self.survey = survey
    self.maximumRecordBytes = maximumRecordBytes
    resolver = RecordResolver(survey: survey, now: now, map: map)
  }

  /// What is too large in a table.
  var tableLimits: DelimitedReader.Options { .init(maximumRecordBytes: maximumRecordBytes, isUTF8: true) }

  /// What is too large in a line of JSON Lines.
  var lineLimits: JSONLimits { JSONLimits(bytes: maximumRecordBytes) }

  /// What the columns of a table stand for.
  ///
  /// - Parameters:
  ///   - header: The first record of the table.
  ///   - delimiter: What separates its fields.
  public func mapping(ofHeader header: DelimitedRecord, delimiter: Delimiter) -> ColumnMapping {
    ColumnMapping(header: header, delimiter: delimiter, roles: resolver.roles, answers: resolver.knownAnswers)
  }

  /// Reads one row of a table.
  ///
  /// - Parameters:
  ///   - bytes: A buffer that holds the row, in UTF-8.
  ///   - range: The row, without the line end that closes it; not empty.
  ///   - line: The line that it begins on, from 1.
  ///   - number: Which record of the file it is, from 1, the header not counted; a response without an id is called `#`
  ///     and this number.
  ///   - mapping: What the columns stand for.
  /// - Returns: The response, or why there is none.
  public func event(
    ofRow bytes: [UInt8], _ range: Range<Int>, line: Int, number: Int, mapping: ColumnMapping
  ) -> ResponseEvent {
    event(
      of: DelimitedReader.record(
        bytes, range, line: line, columns: mapping.columns.count, delimiter: mapping.delimiter, options: tableLimits),
      number: number, mapping: mapping)
  }

  /// Reads one row of a table whose fields are known already.
  ///
  /// - Parameters:
  ///   - row: The row, or why it is none.
  ///   - number: Which record of the file it is, from 1.
  ///   - mapping: What the columns stand for.
  /// - Returns: The response, or why there is none.
  public func event(of row: DelimitedEvent, number: Int, mapping: ColumnMapping) -> ResponseEvent {
    switch row {
    case .record(let row):
      return resolved(record(row, mapping), number: number, source: RecordSource(row.source, .table))
    case .rejected(let row, let errors):
      let message = errors.map(\.message).joined(separator: "; ")
      let place = errors.first?.place ?? row.place(ofField: 0)
      let named = mapping.columns.first { $0.role == .metadata(.id) }
      let id = named.flatMap { row.fields.indices.contains($0.index) ? row.fields[$0.index] : nil }
      let source = RecordSource(row.source, .table)
      return .rejected(
        ResponseIssue(
          .unreadable(Self.told(message, source)), response: id?.isEmpty == false ? id : "#\(number)", place: place),
        source: source)
    case .stopped(let error):
      return .rejected(ResponseIssue(.unreadable(error.message), response: nil, place: error.place), source: nil)
    }
  }

  /// What there is to say of a row that is too long to be held.
  ///
  /// - Parameters:
  ///   - line: The line that it begins on, from 1.
  ///   - number: Which record of the file it is, from 1.
  ///   - mapping: What the columns stand for.
  public func event(ofRowTooLong line: Int, number: Int, mapping: ColumnMapping) -> ResponseEvent {
    let fact = DelimitedError.Fact.recordTooLong(limit: maximumRecordBytes)
    let error = DelimitedError(fact, at: TextPlace(line: line, column: 1))
    return event(
      of: .rejected(DelimitedRecord(line: line, fields: []), errors: [error]), number: number, mapping: mapping)
  }

  /// What is said of a record that cannot be read: also that it is not kept, where it is too long for that.
  private static func told(_ message: String, _ source: RecordSource?) -> String {
    source == nil ? "\(message) (passed over; too long to be kept among the rejects)" : message
  }

  /// Reads one line of JSON Lines.
  ///
  /// - Parameters:
  ///   - line: The line, in UTF-8, without its line end; not blank.
  ///   - number: The line's number, from 1.
  ///   - record: Which record of the file it is, from 1; a response without an id is called `#` and this number.
  /// - Returns: The response, or why there is none.
  public func event(ofLine line: [UInt8], number: Int, record: Int) -> ResponseEvent {
    event(of: JSONLine(line, number: number, limits: lineLimits), record: record)
  }

  /// What there is to say of a line that is too long to be held.
  ///
  /// - Parameters:
  ///   - number: The line's number, from 1.
  ///   - record: Which record of the file it is, from 1.
  public func event(ofLineTooLong number: Int, record: Int) -> ResponseEvent {
    event(of: JSONLine(tooLong: number, limits: lineLimits), record: record)
  }

  func event(of line: JSONLine, record: Int) -> ResponseEvent {
    let source = RecordSource(line.bytes, .jsonLines)
    switch line.result {
    case .success(let node): return event(of: node, place: line.place, number: record, source: source)
    case .failure(let error):
      return .rejected(
        ResponseIssue(.unreadable(Self.told(error.message, source)), response: "#\(record)", place: error.place),
        source: source)
    }
  }

  /// Reads a JSON value.
  func event(of node: JSONNode, place: (Int) -> TextPlace, number: Int, source: RecordSource?) -> ResponseEvent {
    switch RawRecord.read(node, place: place) {
    case .success(let record): resolved(record, number: number, source: source)
    case .failure(let fault):
      .rejected(
        ResponseIssue(.unreadable(fault.message), response: "#\(number)", place: fault.place), source: source)
    }
  }

  /// Reads what an XML file was cut into.
  func event(of event: ResponseDocumentReader.Event, number: Int) -> ResponseEvent {
    switch event {
    case .fault(let message, let place):
      return .rejected(ResponseIssue(.unreadable(message), response: nil, place: place), source: nil)
    case .element(let bytes, let start, let common):
      switch RawRecord.read(xml: bytes, start: start, common: common) {
      case .success(let record): return resolved(record, number: number, source: RecordSource(bytes, .xml))
      case .failure(let fault):
        let issue = ResponseIssue(.unreadable(fault.message), response: "#\(number)", place: fault.place)
        return .rejected(issue, source: RecordSource(bytes, .xml))
      }
    }
  }

  private func resolved(_ read: consuming RawRecord, number: Int, source: RecordSource?) -> ResponseEvent {
    var record = read
    if record.id?.isEmpty ?? true {
      record.id = "#\(number)"
      record.isNumbered = true
    }
    return resolver.resolve(record, source: source)
  }

  /// A row as a record; an empty field is an item left empty.
  private func record(_ row: DelimitedRecord, _ mapping: ColumnMapping) -> RawRecord {
    var record = RawRecord()
    record.row = row
    record.place = row.place(ofField: 0)
    record.entries.reserveCapacity(mapping.columns.count)
    record.tellsSubmission = mapping.tellsSubmission
    for (subject, field) in zip(mapping.subjects, row.fields) {
      guard let subject else { continue }
      if case .metadata(let metadata) = subject.role {
        record.set(metadata, to: field.isEmpty ? nil : field)
      } else {
        record.entries.append(.init(subject, answer: field.isEmpty ? .empty : .field(field)))
      }
    }
    return record
  }
}
