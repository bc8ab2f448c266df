/// Finds where records end: at a line end that no quotation marks enclose. Its whole state is a few words, so a record
/// can be cut between any two bytes.
package struct RecordBoundaries: Sendable {
  private enum State: Sendable { case fieldStart, plain, quoted, afterQuote }

  private var state = State.fieldStart

  /// Whether the last byte was a carriage return, whose line feed, if one follows, belongs to it.
  private var afterReturn = false
  private var line = 1

  /// The physical line on which the current record begins.
  package private(set) var recordLine = 1

  /// Begins with the first line.
  package init() {}

  /// Moves past the current record.
  ///
  /// The line feed of a CR LF comes out as an empty record, which no caller wants either.
  ///
  /// - Parameters:
  ///   - chunk: The bytes at hand.
  ///   - at: Where to begin; on return, past the record's line end, or at the chunk's end.
  ///   - delimiter: What separates the fields.
  /// - Returns: Where the record's line end stands; `nil` when it lies beyond the chunk.
  package mutating func next(in chunk: [UInt8], from at: inout Int, delimiter: UInt8) -> Int? {
    while at < chunk.count {
      let byte = chunk[at]
      at += 1
      if state == .quoted {
        pass(quoted: byte)
        continue
      }
      switch byte {
      case delimiter: state = .fieldStart
      case Byte.quote where state == .fieldStart || state == .afterQuote: state = .quoted
      case Byte.lineFeed, Byte.carriageReturn:
        pass(lineEnd: byte)
        state = .fieldStart
        recordLine = line
        return at - 1
      default: state = .plain
      }
      afterReturn = false
    }
    return nil
  }

  private mutating func pass(quoted byte: UInt8) {
    switch byte {
    case Byte.quote:
      state = .afterQuote
      afterReturn = false
    case Byte.lineFeed, Byte.carriageReturn: pass(lineEnd: byte)
    default: afterReturn = false
    }
  }

  private mutating func pass(lineEnd byte: UInt8) {
    if byte == Byte.carriageReturn || !afterReturn { line += 1 }
    afterReturn = byte == Byte.carriageReturn
  }
}
