import SurveyModel
import SurveyResponses

/// The values of a member that is free text: whether there is one, how long it is, and the text itself where a program
/// reads it.
final class JSONTextColumn {
  private let column: ColumnMapping.Column
  private let item: Int
  private let symbols: Symbols
  private let columns: RowColumns
  private let value: UInt16
  private let skipped: UInt16
  private let rules: TextRules

  init(_ column: ColumnMapping.Column, _ item: Int, _ limits: TextLimits, _ symbols: Symbols, _ columns: RowColumns) {
    self.column = column
    self.item = item
    self.symbols = symbols
    self.columns = columns
    value = symbols.domains[item].symbol(of: AnswerState.value)
    skipped = symbols.domains[item].symbol(of: AnswerState.skipped)
    rules = TextRules(column, item, limits, symbols.survey, isKept: columns.answers.texts[item] != nil)
  }

  /// Takes a value.
  ///
  /// - Parameters:
  ///   - start: Where the value begins.
  ///   - end: Where it ends.
  ///   - row: The row.
  /// - Returns: The symbol, or ``ColumnReader/alone``.
  func take(_ start: UnsafePointer<UInt8>, _ end: UnsafePointer<UInt8>, _ row: Int) -> UInt16 {
    columns.lengths[item]?[row] = 0
    if end - start == 4, start[0] == UInt8(ascii: "n") {
      guard start[1] == UInt8(ascii: "u"), start[2] == UInt8(ascii: "l"), start[3] == UInt8(ascii: "l") else {
        return ColumnReader.alone
      }
      if rules.isKept { columns.answers.texts[item]?[row] = "" }
      return skipped
    }
    let length = end - start - 2
    guard start[0] == UInt8(ascii: "\""), length > 0, length < 1 << 20, let scalars = scalars(start + 1, length)
    else { return ColumnReader.alone }
    columns.lengths[item]?[row] = Int32(scalars)
    guard rules.needsText(scalars) else { return value }
    let text = String(decoding: UnsafeBufferPointer(start: start, count: length + 2), as: UTF8.self)
    let answer = symbols.records.answer(toJSON: text, in: column)
    if rules.isKept, case .value(.text(let decoded))? = answer { columns.answers.texts[item]?[row] = decoded }
    let symbol = symbols.symbol(of: answer, item: item)
    if symbol != value { columns.lengths[item]?[row] = 0 }
    return symbol
  }

  /// How many Unicode scalars a JSON text has; `nil` where something about it is unusual or wrong, or nothing in it is sure
  /// to be visible: what a score makes of white space alone is the scorer's to say.
  private func scalars(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int? {
    guard FieldScan.isUTF8(text, length) else { return nil }
    var count = 0
    var at = 0
    var isVisible = false
    while at < length {
      let byte = text[at]
      guard byte >= 0x20 else { return nil }
      if 0x21...0x7E ~= byte, byte != UInt8(ascii: "\\") { isVisible = true }
      count &+= byte & 0xC0 != 0x80 ? 1 : 0
      at += 1
      guard byte == UInt8(ascii: "\\") else { continue }
      guard at < length else { return nil }
      switch text[at] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
        UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
        at += 1
      default: return nil
      }
    }
    return isVisible ? count : nil
  }
}
