import SurveyModel
import SurveyResponses

/// Members that are one answer together, as the columns of a ``PartGroup`` are; they are found one by one.
final class JSONPartGroup {
  let item: Int
  private let symbols: Symbols
  private var members: [ColumnMapping.Column] = []
  private var numbers: [UnsafeMutablePointer<UInt16>] = []
  private var texts: [PartGroup.TextList] = []
  private let answers: PartAnswers

  /// How many of its members a line has.
  let seen: UnsafeMutablePointer<Int>

  /// The most texts that a member can hold, so that eight members make a word; of more members, each holds fewer.
  private static let mostTexts = 256

  init(item: Int, symbols: Symbols, columns: RowColumns) {
    self.item = item
    self.symbols = symbols
    answers = PartAnswers(item: item, symbols: symbols, columns: columns)
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
    answers.removeAll()
    let reader = ColumnReader { text in
      guard !text.isEmpty, list.texts.count < Self.mostTexts else { return ColumnReader.alone }
      list.texts.append(text)
      return UInt16(list.texts.count - 1)
    }
    return (target, reader)
  }

  /// Begins a line, of which no member has been seen.
  func begin() { seen.pointee = 0 }

  /// Gives a row its answer, but for the symbol.
  ///
  /// - Returns: The symbol; ``ColumnReader/alone`` where there is something to say; `nil` where none of the members is
  ///   there.
  func symbol(_ row: Int) -> UInt16? {
    guard seen.pointee > 0 else { return nil }
    let bits = UInt64(min(8, 64 / members.count))
    guard seen.pointee == members.count, bits > 0 else { return ColumnReader.alone }
    var key: UInt64 = 0
    for column in numbers {
      guard column[row] < 1 << bits else { return ColumnReader.alone }
      key = key << bits | UInt64(column[row])
    }
    return answers.take(row, key) {
      let values = zip(members, zip(numbers, texts)).map { ($0, $1.1.texts[Int($1.0[row])]) }
      return symbols.records.answer(toJSONParts: values, item: item)
    }
  }
}
