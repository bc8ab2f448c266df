/// A line and a column of a text, both from 1.
///
/// Columns count Unicode scalars, as they do in survey definitions; LF, CR LF and CR each end a line. A byte-order mark
/// has no column of its own.
public struct TextPlace: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public let line: Int

  /// The column in Unicode scalars, from 1.
  public let column: Int

  /// Makes a place.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// The place of a byte. Takes time in proportion to the offset, so it is for messages, not for every value.
  ///
  /// - Parameters:
  ///   - offset: Bytes from the start; an offset outside the bytes is moved to the nearest end.
  ///   - bytes: The text, or the part of it that begins on `firstLine`.
  ///   - firstLine: The number of the line that the bytes begin with.
  public init(of offset: Int, in bytes: [UInt8], firstLine: Int = 1) {
    self.init(of: offset, in: bytes, from: bytes.starts(with: ByteOrderMark.utf8) ? 3 : 0, line: firstLine)
  }

  /// The place of a byte in a text whose line `line` begins at `start`.
  init(of offset: Int, in bytes: [UInt8], from start: Int, line: Int) {
    var line = line
    var column = 1
    var afterReturn = false
    for byte in bytes[start..<min(max(offset, start), bytes.count)] {
      switch byte {
      case Byte.lineFeed where afterReturn: column = 1
      case Byte.lineFeed, Byte.carriageReturn:
        line += 1
        column = 1
      default: column += byte & 0xC0 == 0x80 ? 0 : 1
      }
      afterReturn = byte == Byte.carriageReturn
    }
    self.init(line: line, column: column)
  }

  /// Text order: by line, then by column.
  public static func < (left: TextPlace, right: TextPlace) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
