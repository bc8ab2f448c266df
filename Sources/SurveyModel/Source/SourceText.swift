/// The bytes of one definition file, and the way from a byte offset to the line and column a person sees.
///
/// Columns and lines count from 1; a column counts Unicode scalars, so `é` is one column whatever it takes in UTF-8.
public struct SourceText: Sendable, Hashable {
  /// The name that messages print: a path as the user gave it, or `<stdin>`.
  public let name: String

  /// The whole file, byte-order mark included.
  public let bytes: [UInt8]

  /// The offset at which each line begins; the first is 0.
  private let lineStarts: [Int]

  /// Makes a source text; the table of line starts is built once, here.
  ///
  /// - Parameters:
  ///   - name: The name that messages print.
  ///   - bytes: The whole file.
  public init(name: String, bytes: [UInt8]) {
    self.name = name
    self.bytes = bytes
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") {
      starts.append(offset + 1)
    }
    self.lineStarts = starts
  }

  /// How many lines the text has; a final line feed opens an empty last line.
  public var lineCount: Int { lineStarts.count }

  /// The line and column of a byte offset; an offset outside the file is moved to its nearest end.
  ///
  /// - Parameter offset: Bytes from the start of the file.
  /// - Returns: Line and column, both from 1.
  public func position(at offset: Int) -> SourcePosition {
    let offset = min(max(offset, 0), bytes.count)
    let line = lineIndex(of: offset)
    return SourcePosition(line: line + 1, column: scalarCount(from: lineStarts[line], to: offset) + 1)
  }

  /// The column of a byte offset in UTF-16 code units, as language servers count, from 1.
  public func utf16Column(at offset: Int) -> Int {
    let position = position(at: offset)
    let start = lineStarts[position.line - 1]
    // Scalars of four bytes are the only ones that take two units.
    let wide = bytes[start..<min(max(offset, start), bytes.count)].count { $0 & 0xF8 == 0xF0 }
    return position.column + wide
  }

  /// The byte range of a line, without its line end.
  ///
  /// - Parameter line: The line's number, from 1; a number outside the text is moved to its nearest end.
  /// - Returns: Offsets into ``bytes``.
  public func byteRange(ofLine line: Int) -> Range<Int> {
    let index = min(max(line, 1), lineCount) - 1
    var upper = index + 1 < lineCount ? lineStarts[index + 1] - 1 : bytes.count
    if upper > lineStarts[index], bytes[upper - 1] == UInt8(ascii: "\r") { upper -= 1 }
    return lineStarts[index]..<max(upper, lineStarts[index])
  }

  /// The text of a byte range, with what is not UTF-8 replaced by U+FFFD.
  public func text(in range: Range<Int>) -> String {
    String(decoding: bytes[range.clamped(to: 0..<bytes.count)], as: UTF8.self)
  }

  private func lineIndex(of offset: Int) -> Int {
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    return low
  }

  /// Counts the bytes that begin a scalar; a byte-order mark at the head of the file has no column of its own.
  private func scalarCount(from lower: Int, to upper: Int) -> Int {
    let start = lower == 0 && bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? min(3, upper) : lower
    return bytes[start..<upper].reduce(0) { $0 + ($1 & 0xC0 == 0x80 ? 0 : 1) }
  }
}

/// A line and a column, both from 1; columns count Unicode scalars.
public struct SourcePosition: Sendable, Hashable, Comparable {
  /// The line, from 1.
  public let line: Int

  /// The column in Unicode scalars, from 1.
  public let column: Int

  /// Makes a position.
  public init(line: Int, column: Int) {
    self.line = line
    self.column = column
  }

  /// Text order: by line, then by column.
  public static func < (left: SourcePosition, right: SourcePosition) -> Bool {
    (left.line, left.column) < (right.line, right.column)
  }
}
