/// An encoding that is recognised in order to be refused: everything here is read as UTF-8.
public enum TextEncoding: Sendable, Hashable {
  case utf16LittleEndian
  case utf16BigEndian
  case utf32
  /// Windows-1252 or its subset Latin-1; single bytes above 0x7F cannot tell them apart.
  case latin1

  /// The name that messages print.
  public var name: String {
    switch self {
    case .utf16LittleEndian: "UTF-16 (little-endian)"
    case .utf16BigEndian: "UTF-16 (big-endian)"
    case .utf32: "UTF-32"
    case .latin1: "Windows-1252 or Latin-1"
    }
  }

  /// Looks at the first four bytes of a text for a byte-order mark, or for the zeros that wide encodings leave.
  static func wide(_ head: some Collection<UInt8>) -> TextEncoding? {
    let head = Array(head.prefix(4))
    if head == [0xFF, 0xFE, 0, 0] || head == [0, 0, 0xFE, 0xFF] { return .utf32 }
    if head.starts(with: [0xFF, 0xFE]) { return .utf16LittleEndian }
    if head.starts(with: [0xFE, 0xFF]) { return .utf16BigEndian }
    guard head.count == 4 else { return nil }
    return switch head.map({ $0 == 0 }) {
    case [true, false, true, false]: .utf16BigEndian
    case [false, true, false, true]: .utf16LittleEndian
    case [true, true, true, false], [false, true, true, true]: .utf32
    default: nil
    }
  }
}
