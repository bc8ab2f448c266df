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
    case table(DelimitedReader, header: TableHeader?)
  }

  private let resolver: RecordResolver
  private var source: Source
  private var count = 0

  /// Makes a reader of one file.
  ///
  /// - Parameters:
  ///   - survey: The survey that the responses answer.
  ///   - now: The moment that `now()` means for responses that carry no time of their own.
  ///   - format: The file's format.
  public init(survey: CompiledSurvey, now: LocalDateTime, format: ResponseFormat) {
    resolver = RecordResolver(survey: survey, now: now)
    source =
      switch format {
      case .json: .document([])
      case .jsonLines: .lines(JSONLinesReader())
      case .table: .table(DelimitedReader(), header: nil)
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
    case .table(var table, var header):
      source = .document([])
      for event in table.read(chunk) { take(event, &header, handle) }
      source = .table(table, header: header)
    }
  }

  /// Says that the file has ended.
  ///
  /// - Parameter handle: Takes what is left.
  public mutating func finish(_ handle: (ResponseEvent) -> Void) {
    switch source {
    case .document(let bytes): readDocument(bytes, handle)
    case .lines(var lines): for line in lines.finish() { take(line, handle) }
    case .table(var table, var header): for event in table.finish() { take(event, &header, handle) }
    }
  }

  // MARK: - JSON

  private mutating func readDocument(_ bytes: [UInt8], _ handle: (ResponseEvent) -> Void) {
    do throws(JSONError) {
      let root = try JSONParser.parse(bytes)
      let places = TextPlaces(of: bytes)
      for node in root.array ?? [root] { take(node, places.place, handle) }
    } catch {
      handle(.rejected(ResponseIssue(.unreadable(error.message), response: nil, place: error.place)))
    }
  }

  private mutating func take(_ line: JSONLine, _ handle: (ResponseEvent) -> Void) {
    switch line.result {
    case .success(let node): take(node, line.place, handle)
    case .failure(let error):
      handle(.rejected(ResponseIssue(.unreadable(error.message), response: nil, place: error.place)))
    }
  }

  private mutating func take(_ node: JSONNode, _ place: (Int) -> TextPlace, _ handle: (ResponseEvent) -> Void) {
    switch RawRecord.read(node, place: place) {
    case .success(let record): resolve(record, handle)
    case .failure(let fault):
      handle(.rejected(ResponseIssue(.unreadable(fault.message), response: nil, place: fault.place)))
    }
  }

  private mutating func resolve(_ record: RawRecord, _ handle: (ResponseEvent) -> Void) {
    count += 1
    var record = record
    if record.id?.isEmpty ?? true { record.id = "#\(count)" }
    handle(resolver.resolve(record))
  }

  // MARK: - Tables

  private mutating func take(
    _ event: DelimitedEvent, _ header: inout TableHeader?, _ handle: (ResponseEvent) -> Void
  ) {
    switch event {
    case .record(let record):
      guard let header else {
        let read = TableHeader(record.fields, resolver: resolver)
        for column in read.repeated {
          let place = TextPlace(line: record.line, column: 1)
          handle(.remark(ResponseIssue(.repeatedColumn, response: nil, item: column, place: place)))
        }
        for column in read.unknown {
          let place = TextPlace(line: record.line, column: 1)
          handle(.remark(ResponseIssue(resolver.unknown(column), response: nil, item: column, place: place)))
        }
        header = read
        return
      }
      resolve(header.record(record), handle)
    case .rejected(let record, let errors):
      let message = errors.map(\.message).joined(separator: "; ")
      let place = errors.first?.place ?? TextPlace(line: record.line, column: 1)
      handle(.rejected(ResponseIssue(.unreadable(message), response: record.fields.first, place: place)))
    case .stopped(let error):
      handle(.rejected(ResponseIssue(.unreadable(error.message), response: nil, place: error.place)))
    }
  }
}
