import SurveyModel
import SurveyScoring

/// What combinations of the parts of one answer mean, each of which is asked about once.
final class PartAnswers {
  private let item: Int
  private let symbols: Symbols
  /// Where the choices go of an item whose sets of choices have no symbols.
  private let sets: UnsafeMutablePointer<ChoiceSet>?
  private let memo = KeyMemo()
  private var known: [(symbol: UInt16, set: ChoiceSet)] = []

  init(item: Int, symbols: Symbols, columns: RowColumns) {
    self.item = item
    self.symbols = symbols
    sets = columns.answers.sets(item)
  }

  /// Gives a row its answer, but for the symbol.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - key: The combination.
  ///   - answer: Says what it means; `nil` where there is something to say about it.
  /// - Returns: The symbol; ``ColumnReader/alone`` where there is something to say.
  func take(_ row: Int, _ key: UInt64, _ answer: () -> Answer?) -> UInt16 {
    let meaning: (symbol: UInt16, set: ChoiceSet)
    if let number = memo.number(of: key) {
      meaning = known[Int(number)]
    } else {
      let answer = answer()
      meaning = (
        symbols.symbol(of: answer, item: item), sets == nil ? ChoiceSet() : symbols.set(of: answer, item: item)
      )
      if known.count < TextMemo.mostTexts {
        memo.set(key, to: Int32(known.count))
        known.append(meaning)
      }
    }
    sets?[row] = meaning.set
    return meaning.symbol
  }

  /// Forgets all combinations, which mean something else from now on.
  func removeAll() {
    memo.removeAll()
    known = []
  }
}
