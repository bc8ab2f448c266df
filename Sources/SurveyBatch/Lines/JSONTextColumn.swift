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
  /// How many Unicode scalars each row's text has.
  let lengths: UnsafeMutablePointer<Int32>?

  /// What `null` is, where nothing has to be kept of it but that and a length of 0; else ``ColumnReader/alone``.
  var null: UInt16 { rules.isKept ? ColumnReader.alone : skipped }

  init(_ column: ColumnMapping.Column, _ item: Int, _ limits: TextLimits, _ symbols: Symbols, _ columns: RowColumns) {
    self.column = column
    self.item = item
    self.symbols = symbols
    self.columns = columns
    lengths = columns.lengths[item]
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
    lengths?[row] = 0
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
    lengths?[row] = Int32(scalars)
    guard rules.needsText(scalars) else { return value }
    let text = String(decoding: UnsafeBufferPointer(start: start, count: length + 2), as: UTF8.self)
    let answer = symbols.records.answer(toJSON: text, in: column)
    if rules.isKept, case .value(.text(let decoded))? = answer { columns.answers.texts[item]?[row] = decoded }
    let symbol = symbols.symbol(of: answer, item: item)
    if symbol != value { lengths?[row] = 0 }
    return symbol
  }

  /// How many Unicode scalars a JSON text has; `nil` where something about it is unusual or wrong, or nothing in it is sure
  /// to be visible: what a score makes of white space alone is the scorer's to say.
  private func scalars(_ text: UnsafePointer<UInt8>, _ length: Int) -> Int? {
    guard let all = FieldScan.scalarCount(text, length), Self.isVisible(text, length) else { return nil }
    // Of the two characters of an escape, the second alone is one of the text.
    var escapes = 0
    var at = text
    let end = text + length
    while true {
      at = FieldScan.controlOrBackslash(from: at, to: end)
      guard at < end else { return all - escapes }
      guard at[0] == UInt8(ascii: "\\"), at + 1 < end else { return nil }
      switch at[1] {
      case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"), UInt8(ascii: "b"), UInt8(ascii: "f"),
        UInt8(ascii: "n"), UInt8(ascii: "r"), UInt8(ascii: "t"):
        escapes += 1
        at += 2
      default: return nil
      }
    }
  }

  /// Whether an ASCII character that can be seen is in a text, and not behind a backslash.
  private static func isVisible(_ text: UnsafePointer<UInt8>, _ length: Int) -> Bool {
    var at = 0
    while at < length {
      if text[at] == UInt8(ascii: "\\") {
        at += 2
      } else if 0x21...0x7E ~= text[at] {
        return true
      } else {
        at += 1
      }
    }
    return false
  }
}
