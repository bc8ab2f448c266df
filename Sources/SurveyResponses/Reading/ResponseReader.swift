public import SurveyFormats
public import SurveyModel

/// Reads one file of collected responses, piece by piece, and replays each through the survey.
///
/// ```swift
/// var reader = ResponseReader(survey: survey, now: now)
/// while let chunk = file.next() {
///   reader.read(chunk) { event in handle(event) }
/// }
/// reader.finish { event in handle(event) }
/// ```
///
/// Every format is read in bounded memory, whatever the file's length: the reader holds one piece and one record. One bad
/// record never ends the reading of the others. What is said does not depend on where the pieces are cut.
public struct ResponseReader: Sendable {
  private enum Source: Sendable {
    /// The beginning, until it shows the format.
    case head([UInt8])
    case elements(JSONElementsReader)
    case lines(JSONLinesReader)
    case table(DelimitedReader, mapping: ColumnMapping?)
    case document(ResponseDocumentReader)
  }

  /// How much of a file is looked at to find out its format.
  private static let headLength = 64 << 10

  private let records: RecordReader
  private var decoder: TextDecoder
  private var tellsEncoding = true
  private var source: Source
  private var count = 0

  /// The file's format, once it is known.
  public private(set) var format: ResponseFormat?

  /// Makes a reader of one file.
  ///
  /// - Parameters:
  ///   - survey: The survey that the responses answer.
  ///   - now: The moment that `now()` means for responses that carry no time of their own.
  ///   - format: The file's format; `nil` finds out.
  ///   - map: What foreign columns stand for, and how their fields are written.
  ///   - encoding: The file's encoding; `nil` finds out.
  public init(
    survey: CompiledSurvey, now: LocalDateTime, format: ResponseFormat? = nil, map: ColumnMap = ColumnMap(),
    encoding: TextDecoder.Encoding? = nil
  ) {
    self.init(RecordReader(survey: survey, now: now, map: map), format: format, encoding: encoding)
  }

  /// Makes a reader of one file.
  ///
  /// - Parameters:
  ///   - records: Reads the records that the file is cut into.
  ///   - format: The file's format; `nil` finds out.
  ///   - encoding: The file's encoding; `nil` finds out.
  public init(_ records: RecordReader, format: ResponseFormat? = nil, encoding: TextDecoder.Encoding? = nil) {
    self.records = records
    self.format = format
    decoder = TextDecoder(encoding: encoding)
    source = format.map { Self.source(of: $0, records) } ?? .head([])
  }

  private static func source(of format: ResponseFormat, _ records: RecordReader) -> Source {
    switch format {
    case .json: .elements(JSONElementsReader())
    case .jsonLines: .lines(JSONLinesReader(limits: records.lineLimits))
    case .table: .table(DelimitedReader(options: records.tableLimits), mapping: nil)
    case .xml: .document(ResponseDocumentReader())
    }
  }

  /// Takes the next bytes of the file.
  ///
  /// - Parameters:
  ///   - chunk: The bytes; a record may be cut anywhere.
  ///   - handle: Takes what they complete, in the order of the file.
  public mutating func read(_ chunk: [UInt8], _ handle: (ResponseEvent) -> Void) {
    let text = decoder.read(chunk)
    tellEncoding(handle)
    take(text, handle)
  }

  /// Says that the file has ended.
  ///
  /// - Parameter handle: Takes what is left.
  public mutating func finish(_ handle: (ResponseEvent) -> Void) {
    let rest = decoder.finish()
    tellEncoding(handle)
    take(rest, handle)
    if case .head(let head) = source { open(head, handle) }
    switch source {
    case .head: break
    case .elements(var elements): for element in elements.finish() { take(element, handle) }
    case .lines(var lines): for line in lines.finish() { take(line, handle) }
    case .table(var table, var mapping):
      for event in table.finish() { take(event, of: table, &mapping, handle) }
    case .document(var document): for event in document.finish() { take(event, handle) }
    }
  }

  private mutating func tellEncoding(_ handle: (ResponseEvent) -> Void) {
    guard tellsEncoding, let guessed = decoder.guessed else { return }
    tellsEncoding = false
    handle(.remark(ResponseIssue(.converted(from: guessed.name), response: nil)))
  }

  private mutating func take(_ text: [UInt8], _ handle: (ResponseEvent) -> Void) {
    guard !text.isEmpty else { return }
    // What changes is taken out of the source meanwhile, so that nothing is copied.
    switch source {
    case .head(var head):
      source = .head([])
      head += text
      if head.count < Self.headLength { source = .head(head) } else { open(head, handle) }
    case .elements(var elements):
      source = .head([])
      for element in elements.read(text) { take(element, handle) }
      source = .elements(elements)
    case .lines(var lines):
      source = .head([])
      for line in lines.read(text) { take(line, handle) }
      source = .lines(lines)
    case .table(var table, var mapping):
      source = .head([])
      for event in table.read(text) { take(event, of: table, &mapping, handle) }
      source = .table(table, mapping: mapping)
    case .document(var document):
      source = .head([])
      for event in document.read(text) { take(event, handle) }
      source = .document(document)
    }
  }

  private mutating func open(_ head: [UInt8], _ handle: (ResponseEvent) -> Void) {
    let found = ResponseFormat(sniffing: head.prefix(Self.headLength))
    format = found
    source = Self.source(of: found, records)
    take(head, handle)
  }

  // MARK: - Records

  private mutating func take(_ element: JSONElement, _ handle: (ResponseEvent) -> Void) {
    count += 1
    let source = RecordSource(element.bytes, .json)
    switch element.result {
    case .success(let node):
      handle(records.event(of: node, place: element.place, number: count, source: source))
    case .failure(let error):
      // What is wrong between two records is the file's fault.
      let response = source == nil ? nil : "#\(count)"
      handle(
        .rejected(
          ResponseIssue(.unreadable(error.message), response: response, place: error.place), source: source))
    }
  }

  private mutating func take(_ line: JSONLine, _ handle: (ResponseEvent) -> Void) {
    count += 1
    handle(records.event(of: line, record: count))
  }

  private mutating func take(_ event: ResponseDocumentReader.Event, _ handle: (ResponseEvent) -> Void) {
    count += 1
    handle(records.event(of: event, number: count))
  }

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
    .rejected(ResponseIssue(.unreadable(error.message), response: nil, place: error.place), source: nil)
  }
}
