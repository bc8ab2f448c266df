import SurveyModel

/// How the fields of a column whose values have no symbols, such as amounts, dates and sets of many choices, become
/// states and values.
final class ValueReader<Value> {
  /// What a text is: the symbol of its state, or ``ColumnReader/alone``, and its value.
  typealias Meaning = (symbol: UInt16, value: Value)

  let empty: Meaning
  private let none: Value
  private let memo = TextMemo()
  private var known: [Meaning] = []
  private let meaning: (String) -> Meaning

  /// Makes a reader.
  ///
  /// - Parameters:
  ///   - none: What stands beside a state without a value.
  ///   - meaning: Says what a text is.
  init(none: Value, _ meaning: @escaping (String) -> Meaning) {
    self.none = none
    self.meaning = meaning
    empty = meaning("")
  }

  /// What a text is.
  func value(of text: UnsafePointer<UInt8>, _ length: Int) -> Meaning {
    if length == 0 { return empty }
    if let number = memo.number(of: text, length) { return known[Int(number)] }
    let bytes = UnsafeBufferPointer(start: text, count: length)
    guard !bytes.contains(0), let decoded = String(validating: bytes, as: UTF8.self) else {
      return (ColumnReader.alone, none)
    }
    let value = meaning(decoded)
    if memo.set(text, length, to: Int32(known.count)) { known.append(value) }
    return value
  }
}
