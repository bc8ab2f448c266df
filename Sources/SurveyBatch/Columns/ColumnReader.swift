import SurveyModel

/// How the fields of one column become symbols: by a table for fields of one byte, by memory for the others, and by
/// asking once for each text that is new.
///
/// One worker owns it.
final class ColumnReader {
  /// Not a symbol: the field has to be looked at more closely.
  static let unknown: UInt16 = .max

  /// Not a symbol: the record has to be read by itself.
  static let alone: UInt16 = .max - 1

  /// What fields of one byte are.
  let single: UnsafeMutablePointer<UInt16>

  /// What an empty field is.
  let empty: UInt16

  /// The symbols that stand in the column, as the numbers of texts.
  let memo = TextMemo()

  /// Says what a text is: a symbol, or ``alone``.
  private let meaning: (String) -> UInt16

  init(_ meaning: @escaping (String) -> UInt16) {
    self.meaning = meaning
    single = .allocate(capacity: 256)
    single.initialize(repeating: Self.unknown, count: 256)
    empty = meaning("")
  }

  deinit { single.deallocate() }

  /// What a text is.
  func symbol(ofText text: String) -> UInt16 {
    let bytes = Array(text.utf8) + Array(repeating: 0, count: FieldScan.padding)
    return bytes.withUnsafeBufferPointer { padded in
      padded.baseAddress.map { symbol(of: $0, padded.count - FieldScan.padding) } ?? empty
    }
  }

  /// What a text is.
  @inline(__always)
  func symbol(of text: UnsafePointer<UInt8>, _ length: Int) -> UInt16 {
    if length == 0 { return empty }
    if let number = memo.number(of: text, length) { return UInt16(truncatingIfNeeded: number) }
    return learn(text, length)
  }

  /// Asks what a text is that has not stood in the column before.
  @inline(never)
  func learn(_ text: UnsafePointer<UInt8>, _ length: Int) -> UInt16 {
    let bytes = UnsafeBufferPointer(start: text, count: length)
    // A zero byte is no text, and what is not UTF-8 is the reader's to refuse.
    guard !bytes.contains(0), let decoded = String(validating: bytes, as: UTF8.self) else { return Self.alone }
    let symbol = meaning(decoded)
    memo.set(text, length, to: Int32(symbol))
    // What may end a field stands for itself within quotation marks alone, where the table of bytes is not asked.
    if length == 1, text[0] > 0x20, text[0] != FieldScan.quote, text[0] != UInt8(ascii: ","),
      text[0] != UInt8(ascii: ";")
    {
      single[Int(text[0])] = symbol
    }
    return symbol
  }
}
