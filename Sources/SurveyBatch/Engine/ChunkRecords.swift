import SurveyFormats
public import SurveyResponses

/// A file on its way through the batch.
public struct BatchFile: Sendable {
  /// How its records are told apart, and what they are.
  public enum Form: Sendable {
    /// A table with these columns.
    case table(ColumnMapping)
    /// JSON Lines.
    case lines
  }

  /// Which file it is, from 0.
  public let index: Int

  /// How its records are told apart.
  public let form: Form

  /// Makes a file.
  public init(index: Int, form: Form) {
    self.index = index
    self.form = form
  }

  /// Whether records say when they were submitted, so that silence means that they were not.
  var tellsSubmission: Bool {
    switch form {
    case .table(let mapping): mapping.tellsSubmission
    case .lines: false
    }
  }
}

/// The records of one chunk.
struct ChunkRecords {
  let buffer: ChunkBuffer
  let place: ChunkPlace
  let file: BatchFile
  private let lines: LineCursor

  init(buffer: ChunkBuffer, place: ChunkPlace, file: BatchFile) {
    self.buffer = buffer
    self.place = place
    self.file = file
    lines = LineCursor(line: place.line)
  }

  var start: UnsafePointer<UInt8> { UnsafePointer(buffer.bytes) }
  var end: UnsafePointer<UInt8> { start + buffer.count }

  /// Where a record ends, without and with its line end.
  func record(
    from at: UnsafePointer<UInt8>, delimiter: Delimiter
  ) -> (end: UnsafePointer<UInt8>, next: UnsafePointer<UInt8>) {
    let (next, isOpen) =
      place.isIrregular
      ? irregularEnd(at, delimiter: delimiter) : RecordCutter.recordEnd(at, end, delimiter: delimiter.rawValue)
    // In a quoted field that is never closed, line ends are text: all that the file has belongs to it.
    if isOpen { return (place.endsWithoutLineFeed ? next - 1 : next, next) }
    var end = next
    if end > at, end[-1] == FieldScan.lineFeed { end -= 1 }
    if end > at, end[-1] == FieldScan.carriageReturn { end -= 1 }
    return (end, next)
  }

  /// Where a record ends that a carriage return alone may end, and whether a quoted field is still open there.
  private func irregularEnd(
    _ at: UnsafePointer<UInt8>, delimiter: Delimiter
  ) -> (next: UnsafePointer<UInt8>, isOpen: Bool) {
    var isQuoted = false
    var startsField = true
    var next = at
    while next < end {
      let byte = next[0]
      next += 1
      if isQuoted {
        guard byte == FieldScan.quote else { continue }
        if next < end, next[0] == FieldScan.quote { next += 1 } else { isQuoted = false }
      } else if byte == FieldScan.quote, startsField {
        isQuoted = true
      } else if byte == FieldScan.lineFeed || byte == FieldScan.carriageReturn {
        return (next, false)
      }
      startsField = byte == delimiter.rawValue
    }
    return (end, isQuoted)
  }

  /// A record without the line end that closes it, which a line of JSON comes without.
  func withoutLineEnd(_ span: RowColumns.Span) -> RowColumns.Span {
    guard case .table = file.form else { return span }
    var length = span.length
    let first = start + Int(span.start)
    if length > 0, first[Int(length) - 1] == FieldScan.lineFeed { length -= 1 }
    if length > 0, first[Int(length) - 1] == FieldScan.carriageReturn { length -= 1 }
    return RowColumns.Span(start: span.start, length: length)
  }

  /// What the reader of single records says of a record that is too long to be held.
  func eventOfTooLong(_ records: RecordReader) -> ResponseEvent {
    switch file.form {
    case .table(let mapping):
      records.event(ofRowTooLong: place.line, number: place.records + 1, mapping: mapping)
    case .lines: records.event(ofLineTooLong: place.line, record: place.records + 1)
    }
  }

  /// What the reader of single records says of a record.
  func event(_ span: RowColumns.Span, _ number: Int32, _ records: RecordReader) -> ResponseEvent {
    let bytes = Array(UnsafeBufferPointer(start: start + Int(span.start), count: Int(span.length)))
    let line = line(of: span)
    let number = place.records + Int(number) + 1
    switch file.form {
    case .table(let mapping):
      return records.event(ofRow: bytes, bytes.indices, line: line, number: number, mapping: mapping)
    case .lines:
      let own = bytes.last == FieldScan.carriageReturn ? Array(bytes.dropLast()) : bytes
      return records.event(ofLine: own, number: line, record: number)
    }
  }

  /// The line on which a record begins.
  private func line(of span: RowColumns.Span) -> Int {
    // Those that come before the last one are counted from the beginning again.
    if Int(span.start) < lines.offset { lines.move(to: 0, line: place.line) }
    let lineEnds = lineEnds(from: start + lines.offset, to: start + Int(span.start))
    lines.move(to: Int(span.start), line: lines.line + lineEnds)
    return lines.line
  }

  private func lineEnds(from first: UnsafePointer<UInt8>, to last: UnsafePointer<UInt8>) -> Int {
    guard place.isIrregular else { return LineTally.lineFeeds(first, last) }
    var count = 0
    var at = first
    while at < last {
      if at[0] == FieldScan.lineFeed || at[0] == FieldScan.carriageReturn && at[1] != FieldScan.lineFeed { count += 1 }
      at += 1
    }
    return count
  }
}

/// The line up to which lines were counted: records that are read by themselves mostly follow each other.
private final class LineCursor {
  /// Where that is, in bytes from the start of the chunk.
  private(set) var offset = 0
  /// The line there.
  private(set) var line: Int

  init(line: Int) { self.line = line }

  func move(to offset: Int, line: Int) {
    self.offset = offset
    self.line = line
  }
}
