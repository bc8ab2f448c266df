/// The places of many offsets in one text.
///
/// ``TextPlace/init(of:in:firstLine:)`` counts from the start of the text, which for every answer of a large file is too
/// often; this counts once and remembers the place every few hundred bytes.
public struct TextPlaces: Sendable {
  private let bytes: [UInt8]
  private var marks: [TextPlace] = []

  private static let step = 512

  /// Makes the table of a text.
  ///
  /// - Parameter bytes: The whole text.
  public init(of bytes: [UInt8]) {
    self.bytes = bytes
    var mark = TextPlace(line: 1, column: 1)
    for start in stride(from: 0, through: bytes.count, by: Self.step) {
      if start > 0 { mark = advanced(mark, from: start - Self.step, to: start) }
      marks.append(mark)
    }
  }

  /// The line and column of an offset; one outside the text is moved to its nearest end.
  public func place(of offset: Int) -> TextPlace {
    let offset = min(max(offset, 0), bytes.count)
    let mark = offset / Self.step
    return advanced(marks[mark], from: mark * Self.step, to: offset)
  }

  /// A line ends after its line feed, or after a carriage return that no line feed follows.
  private func advanced(_ place: TextPlace, from start: Int, to end: Int) -> TextPlace {
    var (line, column) = (place.line, place.column)
    for index in start..<end {
      switch bytes[index] {
      case Byte.carriageReturn where index + 1 < bytes.count && bytes[index + 1] == Byte.lineFeed: break
      case Byte.lineFeed, Byte.carriageReturn: (line, column) = (line + 1, 1)
      default:
        // A byte-order mark has no column of its own.
        let isMark = index < 3 && bytes.starts(with: ByteOrderMark.utf8)
        column += bytes[index] & 0xC0 == 0x80 || isMark ? 0 : 1
      }
    }
    return TextPlace(line: line, column: column)
  }
}
