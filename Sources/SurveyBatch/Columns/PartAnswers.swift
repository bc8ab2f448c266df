import SurveyModel
import SurveyScoring

/// What combinations of the parts of one answer mean, each of which is asked about once.
final class PartAnswers {
  private let item: Int
  private let symbols: Symbols
  /// Where the choices go of an item whose sets of choices have no symbols.
  private let sets: UnsafeMutablePointer<ChoiceSet>?
  /// The symbols of combinations; of an item whose sets have none, where its meaning stands.
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
  /// - Returns: The symbol; ``ColumnReader/alone`` where there is something to say; `nil` for a combination that has not
  ///   been asked about.
  @inline(__always)
  func symbol(_ row: Int, _ key: UInt64) -> UInt16? {
    guard let number = memo.number(of: key) else { return nil }
    guard let sets else { return UInt16(truncatingIfNeeded: number) }
    sets[row] = known[Int(number)].set
    return known[Int(number)].symbol
  }

  /// Asks what a combination means, and gives a row its answer, but for the symbol.
  ///
  /// - Parameters:
  ///   - row: The row.
  ///   - key: The combination.
  ///   - answer: Says what it means; `nil` where there is something to say about it.
  /// - Returns: The symbol; ``ColumnReader/alone`` where there is something to say.
  @inline(never)
  func learn(_ row: Int, _ key: UInt64, _ answer: () -> Answer?) -> UInt16 {
    let answer = answer()
    let symbol = symbols.symbol(of: answer, item: item)
    guard let sets else {
      if memo.count < TextMemo.mostTexts { memo.set(key, to: Int32(symbol)) }
      return symbol
    }
    let set = symbols.set(of: answer, item: item)
    sets[row] = set
    if known.count < TextMemo.mostTexts {
      memo.set(key, to: Int32(known.count))
      known.append((symbol, set))
    }
    return symbol
  }

  /// Forgets all combinations, which mean something else from now on.
  func removeAll() {
    memo.removeAll()
    known = []
  }
}
