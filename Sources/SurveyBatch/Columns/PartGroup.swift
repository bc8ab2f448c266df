import SurveyModel
import SurveyResponses

/// Columns that are one answer together: 0 or 1 for each choice, or a place for each.
///
/// Each column numbers its texts, and each combination of numbers is asked about once.
final class PartGroup {
  let item: Int
  let members: [ColumnMapping.Column]
  /// Where each member's numbers go, a row each.
  let numbers: [UnsafeMutablePointer<UInt16>]
  let readers: [ColumnReader]
  private let texts: [TextList]
  private let bits: UInt64
  private let answers: PartAnswers
  private let symbols: Symbols

  /// The texts that a member has held, by number.
  final class TextList {
    var texts: [String] = []
  }

  init(item: Int, members: [ColumnMapping.Column], symbols: Symbols, columns: RowColumns, capacity: Int) {
    self.item = item
    answers = PartAnswers(item: item, symbols: symbols, columns: columns)
    self.members = members
    self.symbols = symbols
    let bits = UInt64(min(8, 64 / max(1, members.count)))
    self.bits = bits
    let lists = members.map { _ in TextList() }
    texts = lists
    readers = lists.map { list in
      ColumnReader { text in
        guard bits > 0, list.texts.count < 1 << bits else { return ColumnReader.alone }
        list.texts.append(text)
        return UInt16(list.texts.count - 1)
      }
    }
    numbers = members.map { _ in
      let column = UnsafeMutablePointer<UInt16>.allocate(capacity: capacity)
      column.initialize(repeating: 0, count: capacity)
      return column
    }
  }

  deinit { for column in numbers { column.deallocate() } }

  /// Gives a row its answer, but for the symbol.
  ///
  /// - Returns: The symbol; ``ColumnReader/alone`` where there is something to say.
  func symbol(_ row: Int) -> UInt16 {
    var key: UInt64 = 0
    for place in numbers.indices { key = key << bits | UInt64(numbers[place][row]) }
    return answers.symbol(row, key)
      ?? answers.learn(row, key) {
        let fields = members.indices.map { (members[$0], texts[$0].texts[Int(numbers[$0][row])]) }
        return symbols.records.answer(toParts: fields, item: item)
      }
  }
}
