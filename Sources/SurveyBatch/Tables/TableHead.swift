public import SurveyFormats
public import SurveyResponses

/// The beginning of a table: its header, and where its records begin.
public struct TableHead: Sendable {
  /// What the columns stand for.
  public let mapping: ColumnMapping

  /// The bytes behind the header.
  public let rest: [UInt8]

  /// The line that the first record begins on.
  public let line: Int

  /// What came of looking for a header.
  public enum Outcome: Sendable {
    /// It is there.
    case head(TableHead)
    /// More bytes are needed to tell.
    case incomplete
    /// There is none, and nothing of the table can be read.
    case stopped(DelimitedError)
  }

  /// Looks for the header of a table.
  ///
  /// - Parameters:
  ///   - bytes: The beginning of the file.
  ///   - isWhole: Whether nothing follows.
  ///   - records: Knows what columns stand for.
  public static func find(in bytes: [UInt8], isWhole: Bool, for records: RecordReader) -> Outcome {
    var reader = DelimitedReader(
      options: .init(maximumRecordBytes: records.maximumRecordBytes, isUTF8: true))
    var at = 0
    var events: [DelimitedEvent] = []
    // In small pieces, because the reader would read on, record by record.
    while events.isEmpty, at < bytes.count {
      let end = min(bytes.count, at + 4096)
      events = reader.read(Array(bytes[at..<end]))
      at = end
    }
    if events.isEmpty, isWhole { events = reader.finish() }
    switch events.first {
    case nil: return .incomplete
    case .stopped(let error)?: return .stopped(error)
    case .rejected(_, let errors)?:
      return errors.first.map { .stopped($0) } ?? .incomplete
    case .record(let header)?:
      let delimiter = reader.delimiter ?? .comma
      let end = end(ofHeader: bytes, delimiter)
      return .head(
        TableHead(
          mapping: records.mapping(ofHeader: header, delimiter: delimiter), rest: Array(bytes[end.offset...]),
          line: end.line))
    }
  }

  /// Where the first record ends that is not blank, and the line behind it.
  private static func end(ofHeader bytes: [UInt8], _ delimiter: Delimiter) -> (offset: Int, line: Int) {
    var at = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    if Delimiter(declaration: Array(bytes[at...].prefix(Delimiter.declarationLength + 1))) != nil {
      at += Delimiter.declarationLength
    }
    var line = 1
    var isQuoted = false
    // Two quotation marks within a quoted field are one of its text.
    var closesQuote = false
    var startsField = true
    var hasContent = false
    while at < bytes.count {
      let byte = bytes[at]
      at += 1
      let closes = byte == FieldScan.quote && isQuoted
      if byte == FieldScan.quote, isQuoted || startsField || closesQuote { isQuoted.toggle() }
      closesQuote = closes
      if byte == FieldScan.lineFeed || byte == FieldScan.carriageReturn {
        if byte == FieldScan.carriageReturn, at < bytes.count, bytes[at] == FieldScan.lineFeed { at += 1 }
        line += 1
        if hasContent, !isQuoted { break }
      } else {
        hasContent = true
      }
      startsField =
        !isQuoted
        && (byte == delimiter.rawValue || byte == FieldScan.lineFeed || byte == FieldScan.carriageReturn)
    }
    return (at, line)
  }
}
