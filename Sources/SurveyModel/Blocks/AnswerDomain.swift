/// The answers that one item can hold, numbered from 0, so that millions of them are columns of small integers.
///
/// A choice, a point, a whole number from a short range, several choices and a short ranking are coded: each value has a
/// symbol of its own. Any other value shares the symbol 0 with all values of the item. The states without a value follow
/// in the order of ``AnswerState``.
public struct AnswerDomain: Sendable, Hashable {
  /// A number that stands for an answer.
  public typealias Symbol = UInt16

  /// The most combinations that are given a symbol each: what fits a few pages of memory.
  private static let mostCombinations = 1024

  /// The most choices that are given a symbol each, which leaves room for the states.
  private static let mostChoices = 60_000

  /// The item, by index.
  public let item: Int

  /// The values, by symbol; empty where values have no symbols of their own.
  public let values: [AnswerValue]

  private let symbols: [AnswerValue: Symbol]

  /// Numbers the answers to an item.
  public init(item: Int, of survey: CompiledSurvey) {
    self.item = item
    values = Self.values(of: survey.items[item].kind, in: survey)
    symbols = Dictionary(
      values.enumerated().map { ($1, Symbol($0)) }, uniquingKeysWith: { first, _ in first })
  }

  /// Whether each value has a symbol of its own.
  public var isCoded: Bool { !values.isEmpty }

  /// How many symbols stand for values.
  public var valueCount: Int { max(1, values.count) }

  /// How many symbols there are.
  public var symbolCount: Int { valueCount + AnswerState.allCases.count - 1 }

  /// The symbol of a state without a value; of ``AnswerState/value``, the first value's.
  public func symbol(of state: AnswerState) -> Symbol {
    state == .value ? 0 : Symbol(valueCount + Int(state.rawValue) - 1)
  }

  /// The symbol of an answer; `nil` for a value outside the item's domain.
  public func symbol(of answer: Answer) -> Symbol? {
    guard case .value(let value) = answer else { return symbol(of: answer.state) }
    return isCoded ? symbols[value] : 0
  }

  /// The state that a symbol stands for.
  public func state(of symbol: Symbol) -> AnswerState {
    let place = Int(symbol) - valueCount
    return place < 0 ? .value : AnswerState(rawValue: UInt8(place + 1)) ?? .invalid
  }

  /// The answer that a symbol stands for; `nil` for a value that is not coded, and for an invalid answer.
  public func answer(of symbol: Symbol) -> Answer? {
    if Int(symbol) < valueCount { return isCoded ? .value(values[Int(symbol)]) : nil }
    return Answer(state: state(of: symbol))
  }

  // MARK: - Values

  private static func values(of kind: Item.Kind, in survey: CompiledSurvey) -> [AnswerValue] {
    switch kind {
    case .choice(let list):
      let codes = survey.choiceLists[list].choices.map(\.code.text)
      return codes.count <= mostChoices ? codes.map { .code($0) } : []
    case .point(let list):
      return survey.choiceLists[list].numbers.prefix(mostChoices).map { .number($0) }
    case .number(let limits): return values(within: limits)
    case .choices(let list, _, _):
      let codes = survey.choiceLists[list].choices.map(\.code.text)
      guard codes.count < Int.bitWidth - 1, 1 << codes.count <= mostCombinations else { return [] }
      return (0..<(1 << codes.count)).map { chosen in
        .codes(codes.indices.filter { chosen >> $0 & 1 == 1 }.map { codes[$0] })
      }
    case .ranking(let list, let count):
      return rankings(of: survey.choiceLists[list].choices.map(\.code.text), count).map { .ranking($0) }
    case .text, .date, .time, .datetime, .calculated, .none: return []
    }
  }

  private static func values(within limits: NumberLimits) -> [AnswerValue] {
    guard limits.isInteger, let least = limits.minimum?.floor, let greatest = limits.maximum?.floor,
      greatest - least < mostCombinations / 4
    else { return [] }
    return (least...max(least, greatest)).map(Double.init).filter { limits.invalidity(of: $0) == nil }
      .map { .number($0) }
  }

  private static func rankings(of codes: [String], _ count: Int) -> [[String]] {
    var size = 1
    for place in 0..<max(0, min(count, codes.count)) {
      size *= codes.count - place
      guard size <= mostCombinations else { return [] }
    }
    var rankings: [[String]] = [[]]
    for _ in 0..<min(count, codes.count) {
      rankings = rankings.flatMap { ranking in codes.filter { !ranking.contains($0) }.map { ranking + [$0] } }
    }
    return rankings
  }
}
