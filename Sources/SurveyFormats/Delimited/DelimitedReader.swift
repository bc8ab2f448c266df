/// Reads comma-, semicolon- or tab-separated tables (RFC 4180) that arrive in pieces.
///
/// ```swift
/// var reader = DelimitedReader()
/// while let chunk = readBlock() {
///   for event in reader.read(chunk) { use(event) }
/// }
/// for event in reader.finish() { use(event) }
///
/// func use(_ event: DelimitedEvent) {
///   switch event {
///   case .record(let record): rows.append(record.fields)       // the first is the header
///   case .rejected(_, let errors): report(errors)
///   case .stopped(let error): report("\(error.line):\(error.column): \(error.message)")
///   }
/// }
/// ```
///
/// The events do not depend on where the chunks are cut. The reader holds one chunk and one record.
///
/// - Lines end with CR LF, LF or CR; blank lines are skipped. A field may hold line ends inside quotation marks.
/// - A quotation mark opens a quoted field only at the very beginning of a field; elsewhere it is text, as in `5" pipe`.
/// - The first record is the header: it decides how many fields each record has. When it is broken, reading stops.
/// - A first line such as `sep=;`, which Excel takes for the name of the delimiter, is that and no record.
/// - Text is UTF-8, with or without a byte-order mark. UTF-16 is refused at once. A file in which the first byte beyond
///   ASCII stands alone is taken for Windows-1252 and refused there, rather than rejected record by record; where a
///   ``TextDecoder`` stands before the reader, it has decided that.
public struct DelimitedReader: Sendable {
  /// How a table is read, and what is too large.
  public struct Options: Sendable, Hashable {
    /// What separates the fields; `nil` finds out from the header.
    public var delimiter: Delimiter?

    /// The most bytes of one field.
    public var maximumFieldBytes: Int

    /// The most bytes of one record, and so the most that the reader holds.
    public var maximumRecordBytes: Int

    /// The most fields of one record; at least 1.
    public var maximumColumns: Int

    /// Whether the text is known to be UTF-8, so that what is not spoils its record alone.
    public var isUTF8: Bool

    /// Makes options.
    public init(
      delimiter: Delimiter? = nil, maximumFieldBytes: Int = 1 << 20, maximumRecordBytes: Int = 16 << 20,
      maximumColumns: Int = 16_384, isUTF8: Bool = false
    ) {
      self.delimiter = delimiter
      self.isUTF8 = isUTF8
      self.maximumFieldBytes = maximumFieldBytes
      self.maximumRecordBytes = maximumRecordBytes
      self.maximumColumns = max(1, maximumColumns)
    }
  }

  private enum Stage: Sendable { case head, body, stopped }

  private let options: Options
  private var stage = Stage.head

  /// The beginning of the file, kept until encoding and delimiter are known; ``examined`` bytes of it are.
  private var head: [UInt8] = []
  private var examined = 0
  private var detector = DelimiterDetector()
  private var boundaries = RecordBoundaries()

  /// The part of the current record that earlier chunks brought; dropped once the record is too long.
  private var pending: [UInt8] = []
  private var pendingCount = 0

  /// How many fields the header has, once it was read.
  private var columns: Int?

  /// Whether text beyond ASCII was seen that is UTF-8, after which a stray byte is a fault and not an encoding.
  private var hasSeenUTF8 = false

  /// What separates the fields; before the header has been read, the one that was asked for.
  public private(set) var delimiter: Delimiter?

  /// Makes a reader.
  ///
  /// - Parameter options: How the table is read, and what is too large.
  public init(options: Options = Options()) {
    self.options = options
    delimiter = options.delimiter
    hasSeenUTF8 = options.isUTF8
  }

  /// Takes the next bytes of the file.
  ///
  /// - Parameter chunk: The bytes; a record may be cut anywhere.
  /// - Returns: What they complete, in the order of the file.
  public mutating func read(_ chunk: [UInt8]) -> [DelimitedEvent] {
    var events: [DelimitedEvent] = []
    switch stage {
    case .head:
      head += chunk
      examineHead(isWhole: false, &events)
    case .body: scan(chunk, &events)
    case .stopped: break
    }
    return events
  }

  /// Says that the file has ended.
  ///
  /// - Returns: The last record when no line end follows it, and what is wrong with the table as a whole.
  public mutating func finish() -> [DelimitedEvent] {
    var events: [DelimitedEvent] = []
    if stage == .head { examineHead(isWhole: true, &events) }
    if stage == .body {
      if pendingCount > 0 { endRecord(pending, pending.indices, line: boundaries.recordLine, &events) }
      if stage == .body, columns == nil { stop(DelimitedError(.empty, at: TextPlace(line: 1, column: 1)), &events) }
    }
    stage = .stopped
    return events
  }

  /// Reads a table that is all in memory.
  ///
  /// - Parameters:
  ///   - bytes: The whole file.
  ///   - options: How the table is read, and what is too large.
  /// - Returns: Header, records, and everything that is wrong.
  public static func table(_ bytes: [UInt8], options: Options = Options()) -> DelimitedTable {
    var reader = DelimitedReader(options: options)
    let events = reader.read(bytes) + reader.finish()
    var table = DelimitedTable(delimiter: reader.delimiter ?? .comma)
    var hasHeader = false
    for event in events {
      switch event {
      case .record(let record) where hasHeader: table.records.append(record)
      case .record(let record):
        table.header = record.fields
        hasHeader = true
      case .rejected(let record, let errors): table.rejected.append(.init(record: record, errors: errors))
      case .stopped(let error): table.failure = error
      }
    }
    return table
  }

  // MARK: - Head

  private mutating func examineHead(isWhole: Bool, _ events: inout [DelimitedEvent]) {
    // A byte-order mark, and a line such as `sep=;` with the line end after it.
    guard isWhole || head.count >= 9 else { return }
    if examined == 0 {
      if let encoding = TextEncoding.wide(head) {
        return stop(DelimitedError(.encoding(encoding, byte: nil), at: TextPlace(line: 1, column: 1)), &events)
      }
      if head.starts(with: ByteOrderMark.utf8) { head.removeFirst(3) }
      if let declared = Delimiter(declaration: head) {
        delimiter = options.delimiter ?? declared
        // The line end stays, so that lines are counted on.
        head.removeFirst(Delimiter.declarationLength)
      }
    }
    if delimiter == nil {
      // A header without end would be held for ever; past the limit it is a broken one, whatever separates its fields.
      let limit = options.maximumRecordBytes
      while examined < head.count, examined <= limit, !detector.take(head[examined]) { examined += 1 }
      guard examined < head.count || examined > limit || isWhole else { return }
      delimiter = detector.delimiter
    }
    stage = .body
    var bytes: [UInt8] = []
    swap(&bytes, &head)
    scan(bytes, &events)
  }

  // MARK: - Body

  private mutating func scan(_ chunk: [UInt8], _ events: inout [DelimitedEvent]) {
    guard let delimiter else { return }
    var start = 0
    var at = 0
    while stage == .body {
      let line = boundaries.recordLine
      guard let end = boundaries.next(in: chunk, from: &at, delimiter: delimiter.rawValue) else { break }
      if pendingCount > 0 {
        hold(chunk[start..<end])
        endRecord(pending, pending.indices, line: line, &events)
      } else {
        endRecord(chunk, start..<end, line: line, &events)
      }
      start = at
    }
    if stage == .body { hold(chunk[start...]) }
  }

  private mutating func hold(_ slice: ArraySlice<UInt8>) {
    pendingCount += slice.count
    if pendingCount <= options.maximumRecordBytes { pending += slice } else { pending = [] }
  }

  private mutating func endRecord(
    _ bytes: [UInt8], _ range: Range<Int>, line: Int, _ events: inout [DelimitedEvent]
  ) {
    let count = max(pendingCount, range.count)
    pending.removeAll(keepingCapacity: true)
    pendingCount = 0
    guard count <= options.maximumRecordBytes else {
      let fact = DelimitedError.Fact.recordTooLong(limit: options.maximumRecordBytes)
      let error = DelimitedError(fact, at: TextPlace(line: line, column: 1))
      return reject(DelimitedRecord(line: line, fields: []), [error], &events)
    }
    guard !range.isEmpty, let delimiter else { return }
    let splitter = RecordSplitter(
      bytes, range, line: line, columns: columns, delimiter: delimiter, options: options)
    if !hasSeenUTF8, let lone = splitter.loneByte, case .notUTF8(let byte) = lone.fact {
      return stop(DelimitedError(.encoding(.latin1, byte: byte), at: lone.place), &events)
    }
    hasSeenUTF8 = hasSeenUTF8 || splitter.hasUTF8
    switch splitter.event {
    case .rejected(let record, let errors): reject(record, errors, &events)
    case let sound:
      columns = columns ?? splitter.fields.count
      events.append(sound)
    }
  }

  /// Reads one record that somebody else has cut out of a table: what this reader says of the same record.
  ///
  /// - Parameters:
  ///   - bytes: A buffer that holds the record.
  ///   - range: The record, without the line end that closes it; not empty.
  ///   - line: The line that it begins on, from 1.
  ///   - columns: How many fields the header has.
  ///   - delimiter: What separates the fields.
  ///   - options: What is too large.
  /// - Returns: The record, sound or rejected.
  public static func record(
    _ bytes: [UInt8], _ range: Range<Int>, line: Int, columns: Int, delimiter: Delimiter, options: Options = Options()
  ) -> DelimitedEvent {
    guard range.count <= options.maximumRecordBytes else {
      let fact = DelimitedError.Fact.recordTooLong(limit: options.maximumRecordBytes)
      let error = DelimitedError(fact, at: TextPlace(line: line, column: 1))
      return .rejected(DelimitedRecord(line: line, fields: []), errors: [error])
    }
    return RecordSplitter(bytes, range, line: line, columns: columns, delimiter: delimiter, options: options).event
  }

  private mutating func reject(
    _ record: DelimitedRecord, _ errors: [DelimitedError], _ events: inout [DelimitedEvent]
  ) {
    if columns == nil, let first = errors.first { return stop(first, &events) }
    events.append(.rejected(record, errors: errors))
  }

  private mutating func stop(_ error: DelimitedError, _ events: inout [DelimitedEvent]) {
    events.append(.stopped(error))
    stage = .stopped
    pending = []
    head = []
  }
}
