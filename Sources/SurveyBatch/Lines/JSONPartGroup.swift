import SurveyModel
import SurveyResponses

/// Members that are one answer together, as the columns of a ``PartGroup`` are; they are found one by one.
final class JSONPartGroup {
  let item: Int
  private let symbols: Symbols
  private var members: [ColumnMapping.Column] = []
  /// Where the numbers of every member go, a row each.
  private var numbers: [UnsafeMutablePointer<UInt16>] = []
  private let layout: UnsafeMutablePointer<Layout>
  private var texts: [PartGroup.TextList] = []
  private let answers: PartAnswers

  /// The members as every line asks for them: in raw memory, where nothing is checked or counted for being read.
  private struct Layout {
    /// How many members there are.
    var count = 0
    /// Where the numbers of the first members go, as many as can have a bit of a key each.
    let numbers: UnsafeMutablePointer<UnsafeMutablePointer<UInt16>>
    /// The bits of a key that each member has; 0 where there are too many members.
    var bits: UInt64 = 0
  }

  /// How many of its members a line has.
  let seen: UnsafeMutablePointer<Int>

  /// The most texts that a member can hold, so that eight members make a word; of more members, each holds fewer.
  private static let mostTexts = 256
  /// The most members of which each has a bit of a key; groups of more are read by the reader of single records.
  private static let mostMembers = UInt64.bitWidth

  init(item: Int, symbols: Symbols, columns: RowColumns) {
    self.item = item
    self.symbols = symbols
    answers = PartAnswers(item: item, symbols: symbols, columns: columns)
    seen = .allocate(capacity: 1)
    seen.initialize(to: 0)
    layout = .allocate(capacity: 1)
    layout.initialize(to: Layout(numbers: .allocate(capacity: Self.mostMembers)))
  }

  deinit {
    seen.deallocate()
    for column in numbers { column.deallocate() }
    layout.pointee.numbers.deallocate()
    layout.deallocate()
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
    if members.count <= Self.mostMembers { layout.pointee.numbers[members.count - 1] = target }
    layout.pointee.count = members.count
    layout.pointee.bits = UInt64(min(8, UInt64.bitWidth / members.count))
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
  /// - Parameters:
  ///   - row: The row.
  ///   - seen: How many of the members its line has.
  /// - Returns: The symbol; ``ColumnReader/alone`` where there is something to say; `nil` where none of the members is
  ///   there.
  func symbol(_ row: Int, seen: Int) -> UInt16? {
    guard seen > 0 else { return nil }
    let layout = layout.pointee
    let bits = layout.bits
    guard seen == layout.count, bits > 0 else { return ColumnReader.alone }
    var (key, all): (UInt64, UInt64) = (0, 0)
    for place in 0..<seen {
      let number = UInt64(layout.numbers[place][row])
      key = key << bits | number
      all |= number
    }
    guard all < 1 << bits else { return ColumnReader.alone }
    return answers.symbol(row, key)
      ?? answers.learn(row, key) {
        let values = members.indices.map { (members[$0], texts[$0].texts[Int(numbers[$0][row])]) }
        return symbols.records.answer(toJSONParts: values, item: item)
      }
  }
}
