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

  var start: UnsafePointer<UInt8> { UnsafePointer(buffer.bytes) }
  var end: UnsafePointer<UInt8> { start + buffer.count }

  /// Where a record ends, without and with its line end.
  func record(
    from at: UnsafePointer<UInt8>, delimiter: Delimiter
  ) -> (end: UnsafePointer<UInt8>, next: UnsafePointer<UInt8>) {
    let next =
      place.isIrregular
      ? irregularEnd(at, delimiter: delimiter) : RecordCutter.recordEnd(at, end, delimiter: delimiter.rawValue)
    var end = next
    if end > at, end[-1] == FieldScan.lineFeed { end -= 1 }
    if end > at, end[-1] == FieldScan.carriageReturn { end -= 1 }
    return (end, next)
  }

  /// Where a record ends that a carriage return alone may end.
  private func irregularEnd(_ at: UnsafePointer<UInt8>, delimiter: Delimiter) -> UnsafePointer<UInt8> {
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
        return next
      }
      startsField = byte == delimiter.rawValue
    }
    return end
  }

  /// What the reader of single records says of a record.
  func event(_ span: RowColumns.Span, _ number: Int32, _ records: RecordReader) -> ResponseEvent {
    let bytes = Array(UnsafeBufferPointer(start: start + Int(span.start), count: Int(span.length)))
    let line = line(of: span)
    let number = place.records + Int(number) + 1
    switch file.form {
    case .table(let mapping):
      // A row comes with its line end, which is none of its fields.
      var range = bytes.indices
      while let last = range.last, bytes[last] == FieldScan.lineFeed || bytes[last] == FieldScan.carriageReturn {
        range = range.dropLast()
      }
      return records.event(ofRow: bytes, range, line: line, number: number, mapping: mapping)
    case .lines:
      let own = bytes.last == FieldScan.carriageReturn ? Array(bytes.dropLast()) : bytes
      return records.event(ofLine: own, number: line, record: number)
    }
  }

  /// The line on which a record begins.
  private func line(of span: RowColumns.Span) -> Int {
    guard place.isIrregular else { return place.line + LineTally.lineFeeds(start, start + Int(span.start)) }
    var line = place.line
    var at = start
    while at < start + Int(span.start) {
      if at[0] == FieldScan.lineFeed || at[0] == FieldScan.carriageReturn && at[1] != FieldScan.lineFeed { line += 1 }
      at += 1
    }
    return line
  }
}
