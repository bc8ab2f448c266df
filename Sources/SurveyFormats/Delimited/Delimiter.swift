/// What separates the fields of a table.
public enum Delimiter: UInt8, Sendable, Hashable, CaseIterable {
  case comma = 0x2C
  case semicolon = 0x3B
  case tab = 0x09

  /// The length of a line that names the delimiter, without its line end.
  public static let declarationLength = 5

  /// The delimiter that a first line such as `sep=;` names; `nil` where the table begins otherwise.
  ///
  /// - Parameter head: The beginning of the file, behind a byte-order mark: six bytes, or all.
  public init?(declaration head: [UInt8]) {
    guard head.count >= Self.declarationLength, String(decoding: head.prefix(4), as: UTF8.self).lowercased() == "sep=",
      head.count == Self.declarationLength
        || [Byte.lineFeed, Byte.carriageReturn].contains(head[Self.declarationLength])
    else { return nil }
    self.init(rawValue: head[4])
  }
}

/// Finds a table's delimiter in its first record: the candidate that occurs most often outside quotation marks.
///
/// Bytes are taken one at a time, so a header may arrive in any number of pieces.
struct DelimiterDetector: Sendable {
  private enum State { case fieldStart, plain, quoted, afterQuote }

  private var state = State.fieldStart
  private var counts = [Int](repeating: 0, count: Delimiter.allCases.count)
  private var hasContent = false

  /// The most frequent candidate; of equally frequent ones the first, and the comma when there is none.
  var delimiter: Delimiter {
    let best = counts.max() ?? 0
    return zip(Delimiter.allCases, counts).first { $0.1 == best }?.0 ?? .comma
  }

  /// Takes a byte.
  ///
  /// - Returns: Whether the byte ends the first record that is not blank.
  mutating func take(_ byte: UInt8) -> Bool {
    if state == .quoted {
      if byte == Byte.quote { state = .afterQuote }
      return false
    }
    switch byte {
    case Byte.lineFeed, Byte.carriageReturn:
      state = .fieldStart
      return hasContent
    case Byte.quote where state != .plain: state = .quoted
    default:
      if let index = Delimiter.allCases.firstIndex(where: { $0.rawValue == byte }) {
        counts[index] += 1
        state = .fieldStart
      } else {
        state = .plain
      }
    }
    hasContent = true
    return false
  }
}
