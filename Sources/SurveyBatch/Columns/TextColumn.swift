import SurveyModel
import SurveyResponses

/// The fields of a column of free text: whether there is one, how long it is, and the text itself where a program reads
/// it.
final class TextColumn {
  /// What an empty field is.
  let empty: UInt16

  private let column: ColumnMapping.Column
  private let item: Int
  private let symbols: Symbols
  private let columns: RowColumns
  private let value: UInt16
  private let rules: TextRules
  /// How many Unicode scalars each row's text has.
  private let lengths: UnsafeMutablePointer<Int32>?

  init(_ column: ColumnMapping.Column, _ item: Int, _ limits: TextLimits, _ symbols: Symbols, _ columns: RowColumns) {
    self.column = column
    self.item = item
    self.symbols = symbols
    self.columns = columns
    lengths = columns.lengths[item]
    empty = symbols.symbol(of: symbols.records.answer(toField: "", in: column), item: item)
    value = symbols.domains[item].symbol(of: AnswerState.value)
    rules = TextRules(column, item, limits, symbols.survey, isKept: columns.answers.texts[item] != nil)
  }

  /// Takes a text.
  ///
  /// - Parameters:
  ///   - text: The text, in which quotation marks stand twice.
  ///   - length: Its bytes.
  ///   - doubled: How many quotation marks stand twice.
  ///   - isASCII: Whether it is ASCII.
  ///   - row: The row.
  /// - Returns: The symbol, or ``ColumnReader/alone``.
  func take(_ text: UnsafePointer<UInt8>, _ length: Int, doubled: Int, isASCII: Bool, _ row: Int) -> UInt16 {
    lengths?[row] = 0
    guard length > 0 else {
      if rules.isKept { columns.answers.texts[item]?[row] = "" }
      return empty
    }
    guard length < 1 << 20 else { return ColumnReader.alone }
    var scalars = length
    if !isASCII {
      guard let count = FieldScan.scalarCount(text, length) else { return ColumnReader.alone }
      scalars = count
    }
    let bytes = UnsafeBufferPointer(start: text, count: length)
    // White space alone is rare, and what a score makes of it is the scorer's to say.
    guard !FieldScan.hasZero(text, length), bytes.contains(where: { 0x21...0x7E ~= $0 }) else {
      return ColumnReader.alone
    }
    lengths?[row] = Int32(scalars - doubled)
    guard rules.needsText(scalars - doubled) else { return value }
    let decoded = doubled > 0 ? Self.undoubled(bytes) : String(decoding: bytes, as: UTF8.self)
    if rules.isKept { columns.answers.texts[item]?[row] = decoded }
    let symbol = symbols.symbol(of: symbols.records.answer(toField: decoded, in: column), item: item)
    if symbol != value { lengths?[row] = 0 }
    return symbol
  }

  /// A text in which quotation marks no longer stand twice.
  private static func undoubled(_ bytes: UnsafeBufferPointer<UInt8>) -> String {
    var plain: [UInt8] = []
    var isSecond = false
    for byte in bytes {
      isSecond = byte == FieldScan.quote && !isSecond
      if byte != FieldScan.quote || isSecond { plain.append(byte) }
    }
    return String(decoding: plain, as: UTF8.self)
  }
}
