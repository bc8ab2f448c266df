/// One field to be written; the case says who made it, which decides whether it has to be defused.
public enum DelimitedCell: Sendable, Hashable {
  /// Text that somebody else wrote: an answer, a label, a remark.
  case text(String)
  /// Text of our own making, such as an id, a date or an exact decimal: quoted where needed, never defused.
  case verbatim(String)
  /// A whole number.
  case integer(Int)
  /// A number in its shortest form; empty when it is not finite.
  case number(Double)
  /// A number with a fixed count of decimals; empty when it is not finite.
  case fixed(Double, places: Int)
  /// Nothing.
  case empty
}

extension DelimitedCell: ExpressibleByStringLiteral, ExpressibleByIntegerLiteral, ExpressibleByNilLiteral {
  /// Text of our own making.
  public init(stringLiteral value: String) { self = .verbatim(value) }

  /// A whole number.
  public init(integerLiteral value: Int) { self = .integer(value) }

  /// Nothing.
  public init(nilLiteral: ()) { self = .empty }
}

/// Writes comma-, semicolon- or tab-separated tables (RFC 4180) with LF line ends.
///
/// ```swift
/// var writer = DelimitedWriter()
/// writer.row(["item", "n", "mean", "remark"])
/// for item in items {
///   writer.row([.verbatim(item.id), .integer(item.n), .fixed(item.mean, places: 2), .text(item.remark)])
/// }
/// file.write(writer.bytes)
/// ```
public struct DelimitedWriter: Sendable {
  /// What suits the reader of the file.
  public struct Options: Sendable, Hashable {
    /// What separates the fields.
    public var delimiter: Delimiter

    /// What stands before decimals; a comma goes with a delimiter that is not one.
    public var separator: DecimalText.Separator

    /// Whether text that a spreadsheet would take for a formula gets an apostrophe in front.
    public var defusesFormulas: Bool

    /// Whether the file begins with a byte-order mark, without which Excel takes UTF-8 for something else.
    public var hasByteOrderMark: Bool

    /// Makes options.
    public init(
      delimiter: Delimiter = .comma, separator: DecimalText.Separator = .point, defusesFormulas: Bool = true,
      hasByteOrderMark: Bool = false
    ) {
      self.delimiter = delimiter
      self.separator = separator
      self.defusesFormulas = defusesFormulas
      self.hasByteOrderMark = hasByteOrderMark
    }
  }

  /// Everything written so far and not taken.
  public private(set) var bytes: [UInt8]

  private let options: Options

  /// Makes a writer.
  ///
  /// - Parameter options: What suits the reader of the file.
  public init(options: Options = Options()) {
    self.options = options
    bytes = options.hasByteOrderMark ? ByteOrderMark.utf8 : []
  }

  /// Hands over what was written, for a caller that writes to a file piece by piece.
  public mutating func takeBytes() -> [UInt8] {
    var taken: [UInt8] = []
    swap(&taken, &bytes)
    return taken
  }

  /// Writes a record.
  ///
  /// - Parameter cells: The fields; a record without any is not written.
  public mutating func row(_ cells: [DelimitedCell]) {
    guard !cells.isEmpty else { return }
    let start = bytes.count
    for (index, cell) in cells.enumerated() {
      if index > 0 { bytes.append(options.delimiter.rawValue) }
      write(cell)
    }
    // A lone empty field would be a blank line, which readers skip.
    if bytes.count == start { bytes += [Byte.quote, Byte.quote] }
    bytes.append(Byte.lineFeed)
  }

  private mutating func write(_ cell: DelimitedCell) {
    switch cell {
    case .text(let text): field(options.defusesFormulas && Self.looksLikeFormula(text) ? "'" + text : text)
    case .verbatim(let text): field(text)
    case .integer(let value): field(String(value))
    case .number(let value):
      if value.isFinite { field(DecimalText.shortest(value, separator: options.separator)) }
    case .fixed(let value, let places):
      if value.isFinite { field(DecimalText.fixed(value, places: places, separator: options.separator)) }
    case .empty: break
    }
  }

  private static func looksLikeFormula(_ text: String) -> Bool {
    switch text.unicodeScalars.first {
    case "=", "+", "-", "@", "\t", "\r", "\n": true
    // Full-width forms, which spreadsheets in Asian locales accept as well.
    case "\u{FF1D}", "\u{FF0B}", "\u{FF0D}", "\u{FF20}": true
    default: false
    }
  }

  /// Writes a field, in quotation marks where a reader would otherwise take it for something else. A zero byte becomes
  /// U+FFFD, because no reader of tables takes one.
  private mutating func field(_ text: String) {
    let needsQuotes =
      text.unicodeScalars.first == "\u{FEFF}"
      || text.utf8.contains { byte in
        byte == options.delimiter.rawValue || byte == Byte.quote || byte == Byte.lineFeed || byte == Byte.carriageReturn
      }
    if needsQuotes { bytes.append(Byte.quote) }
    for byte in text.utf8 {
      switch byte {
      case 0: bytes += [0xEF, 0xBF, 0xBD]
      case Byte.quote: bytes += [Byte.quote, Byte.quote]
      default: bytes.append(byte)
      }
    }
    if needsQuotes { bytes.append(Byte.quote) }
  }
}
