import SurveyFormats
public import SurveyModel

/// Reads one file of collected responses, piece by piece, and replays each through the survey.
///
/// ```swift
/// var reader = ResponseReader(survey: survey, now: now, format: .table)
/// while let chunk = file.next() {
///   reader.read(chunk) { event in handle(event) }
/// }
/// reader.finish { event in handle(event) }
/// ```
///
/// Tables and JSON Lines are read in bounded memory, whatever their length; a JSON document is held whole. One bad
/// record never ends the reading of the others.
public struct ResponseReader: Sendable {
  private enum Source: Sendable {
    case document([UInt8])
    case lines(JSONLinesReader)
    case table(DelimitedReader, mapping: ColumnMapping?)
  }

  private let records: RecordReader
  private var source: Source
  private var count = 0

  /// Makes a reader of one file.
  ///
  /// - Parameters:
  ///   - survey: The survey that the responses answer.
  ///   - now: The moment that `now()` means for responses that carry no time of their own.
  ///   - format: The file's format.
  ///   - map: What foreign columns stand for, and how their fields are written.
  public init(survey: CompiledSurvey, now: LocalDateTime, format: ResponseFormat, map: ColumnMap = ColumnMap()) {
    self.init(RecordReader(survey: survey, now: now, map: map), format: format)
  }

  /// Makes a reader of one file.
  ///
  /// - Parameters:
  ///   - records: Reads the records that the file is cut into.
  ///   - format: The file's format.
  public init(_ records: RecordReader, format: ResponseFormat) {
    self.records = records
    source =
      switch format {
      case .json: .document([])
      case .jsonLines: .lines(JSONLinesReader())
      case .table: .table(DelimitedReader(), mapping: nil)
      }
  }

  /// Takes the next bytes of the file.
  ///
  /// - Parameters:
  ///   - chunk: The bytes; a record may be cut anywhere.
  ///   - handle: Takes what they complete, in the order of the file.
  public mutating func read(_ chunk: [UInt8], _ handle: (ResponseEvent) -> Void) {
    switch source {
    case .document(var held):
      source = .document([])
      held += chunk
      source = .document(held)
    case .lines(var lines):
      source = .document([])
      for line in lines.read(chunk) { take(line, handle) }
      source = .lines(lines)
    case .table(var table, var mapping):
      source = .document([])
      for event in table.read(chunk) { take(event, of: table, &mapping, handle) }
      source = .table(table, mapping: mapping)
    }
  }

  /// Says that the file has ended.
  ///
  /// - Parameter handle: Takes what is left.
  public mutating func finish(_ handle: (ResponseEvent) -> Void) {
    switch source {
    case .document(let bytes): readDocument(bytes, handle)
    case .lines(var lines): for line in lines.finish() { take(line, handle) }
    case .table(var table, var mapping):
      for event in table.finish() { take(event, of: table, &mapping, handle) }
    }
  }

  // MARK: - JSON

  private mutating func readDocument(_ bytes: [UInt8], _ handle: (ResponseEvent) -> Void) {
    do throws(JSONError) {
      let root = try JSONParser.parse(bytes)
      let places = TextPlaces(of: bytes)
      for node in root.array ?? [root] {
        count += 1
        handle(
          records.event(of: node, place: places.place, number: count, source: JSONWriter.bytes(node.value, .compact)))
      }
    } catch {
      handle(.rejected(ResponseIssue(.unreadable(error.message), response: nil, place: error.place), source: bytes))
    }
  }

  private mutating func take(_ line: JSONLine, _ handle: (ResponseEvent) -> Void) {
    count += 1
    handle(records.event(of: line, record: count))
  }

  // MARK: - Tables

  private mutating func take(
    _ event: DelimitedEvent, of table: DelimitedReader, _ mapping: inout ColumnMapping?,
    _ handle: (ResponseEvent) -> Void
  ) {
    if let mapping {
      count += 1
      return handle(records.event(of: event, number: count, mapping: mapping))
    }
    switch event {
    case .record(let header):
      let read = records.mapping(ofHeader: header, delimiter: table.delimiter ?? .comma)
      handle(.columns(read))
      for issue in read.issues { handle(.remark(issue)) }
      mapping = read
    case .rejected(_, let errors):
      for error in errors.prefix(1) { handle(.stopped(error)) }
    case .stopped(let error): handle(.stopped(error))
    }
  }
}

extension ResponseEvent {
  /// What ends the reading of a file.
  fileprivate static func stopped(_ error: DelimitedError) -> ResponseEvent {
    .rejected(ResponseIssue(.unreadable(error.message), response: nil, place: error.place), source: [])
  }
}
