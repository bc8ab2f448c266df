/// Counts lines and columns byte by byte, as ``TextPlace`` does for a whole text.
public struct PlaceCounter: Sendable {
  private var line = 1
  private var column = 1
  private var afterReturn = false

  /// Begins at the start of a text.
  public init() {}

  /// Where the next byte stands.
  public var place: TextPlace { TextPlace(line: line, column: column) }

  /// Moves past a byte.
  public mutating func pass(_ byte: UInt8) {
    switch byte {
    case Byte.lineFeed where afterReturn: column = 1
    case Byte.lineFeed, Byte.carriageReturn:
      line += 1
      column = 1
    default: column += byte & 0xC0 == 0x80 ? 0 : 1
    }
    afterReturn = byte == Byte.carriageReturn
  }
}

extension TextPlace {
  /// The place of a byte in a part of a file.
  ///
  /// - Parameters:
  ///   - offset: Bytes from the start of the part.
  ///   - bytes: The part.
  ///   - start: Where the part begins in the file.
  public init(of offset: Int, in bytes: [UInt8], from start: TextPlace) {
    self = TextPlace(of: offset, in: bytes, from: 0, line: 1).moved(to: start)
  }

  /// A place in a text, as a place in the file in which the text begins at `start`.
  func moved(to start: TextPlace) -> TextPlace {
    TextPlace(line: start.line + line - 1, column: line == 1 ? start.column + column - 1 : column)
  }
}
