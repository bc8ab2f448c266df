import SurveyModel

/// How the fields of a column whose values have no symbols, such as amounts and dates, become states and numbers.
final class NumberReader {
  /// What a text is: the symbol of its state, or ``ColumnReader/alone``, and its number.
  typealias Meaning = (symbol: UInt16, number: Double)

  let empty: Meaning
  private let memo = TextMemo()
  private var known: [Meaning] = []
  private let meaning: (String) -> Meaning

  init(_ meaning: @escaping (String) -> Meaning) {
    self.meaning = meaning
    empty = meaning("")
  }

  /// What a text is.
  func value(of text: UnsafePointer<UInt8>, _ length: Int) -> Meaning {
    if length == 0 { return empty }
    if let number = memo.number(of: text, length) { return known[Int(number)] }
    let bytes = UnsafeBufferPointer(start: text, count: length)
    guard !bytes.contains(0), let decoded = String(validating: bytes, as: UTF8.self) else {
      return (ColumnReader.alone, 0)
    }
    let value = meaning(decoded)
    if memo.set(text, length, to: Int32(known.count)) { known.append(value) }
    return value
  }
}
