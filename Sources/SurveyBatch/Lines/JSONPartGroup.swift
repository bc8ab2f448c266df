import SurveyModel
import SurveyResponses
import SurveyScoring

/// Members that are one answer together, as the columns of a ``PartGroup`` are; they are found one by one.
final class JSONPartGroup {
  let item: Int
  private let symbols: Symbols
  private var members: [ColumnMapping.Column] = []
  private var numbers: [UnsafeMutablePointer<UInt16>] = []
  private var texts: [PartGroup.TextList] = []
  private let memo = KeyMemo()

  /// How many of its members a line has.
  let seen: UnsafeMutablePointer<Int>

  /// The most texts that a member can hold, so that eight of them make a word.
  private static let mostTexts = 256

  init(item: Int, symbols: Symbols) {
    self.item = item
    self.symbols = symbols
    seen = .allocate(capacity: 1)
    seen.initialize(to: 0)
  }

  deinit {
    seen.deallocate()
    for column in numbers { column.deallocate() }
  }

  /// Adds a member.
  func add(
    _ column: ColumnMapping.Column, capacity: Int
  ) -> (numbers: UnsafeMutablePointer<UInt16>, reader: ColumnReader) {
    let list = PartGroup.TextList()
    let target = UnsafeMutablePointer<UInt16>.allocate(capacity: capacity)
    target.initialize(repeating: 0, count: capacity)
    members.append(column)
    numbers.append(target)
    texts.append(list)
    memo.removeAll()
    let reader = ColumnReader { text in
      guard !text.isEmpty, list.texts.count < Self.mostTexts else { return ColumnReader.alone }
      list.texts.append(text)
      return UInt16(list.texts.count - 1)
    }
    return (target, reader)
  }

  /// Begins a line, of which no member has been seen.
  func begin() { seen.pointee = 0 }

  /// The symbol of the item in a row; `nil` where none of its members is there.
  func symbol(_ row: Int) -> UInt16? {
    guard seen.pointee > 0 else { return nil }
    guard seen.pointee == members.count, members.count <= 8 else { return ColumnReader.alone }
    var key: UInt64 = 0
    for column in numbers { key = key << 8 | UInt64(column[row]) }
    if let symbol = memo.number(of: key) { return UInt16(truncatingIfNeeded: symbol) }
    let values = zip(members, zip(numbers, texts)).map { ($0, $1.1.texts[Int($1.0[row])]) }
    let symbol = symbols.symbol(of: symbols.records.answer(toJSONParts: values, item: item), item: item)
    if memo.count < TextMemo.mostTexts { memo.set(key, to: Int32(symbol)) }
    return symbol
  }
}
