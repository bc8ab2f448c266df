public import SurveyModel

/// The value of one key by which responses are told apart.
///
/// In order: choices as their list has them, numbers and periods ascending, texts alphabetically with the numbers in them
/// as numbers (`2.9` before `2.10`), and last those that have no value.
public enum SegmentValue: Sendable, Hashable, Comparable {
  /// A choice, by its index in the list, or a truth value, true first; with the code that responses store.
  case choice(Int, code: String)
  /// A number, or a point of a scale.
  case number(Ratio)
  /// A period, by its number among those of its kind, with its name.
  case period(Int, name: String)
  /// A text.
  case text(String)
  /// No value, for whichever reason.
  case missing

  /// The value as text: a code, a decimal, the name of a period; `nil` where there is none.
  public var text: String? {
    switch self {
    case .choice(_, let code): code
    case .number(let number): number.text
    case .period(_, let name): name
    case .text(let text): text
    case .missing: nil
    }
  }

  /// Where the value lies on an axis; `nil` for texts and where there is none.
  public var position: Double? {
    switch self {
    case .choice(let index, _): Double(index)
    case .number(let number): number.doubleValue
    case .period(let number, _): Double(number)
    case .text, .missing: nil
    }
  }

  /// The order of a list, of numbers, of time, of the alphabet.
  public static func < (left: SegmentValue, right: SegmentValue) -> Bool {
    switch (left, right) {
    case (.choice(let a, let first), .choice(let b, let second)): (a, first) < (b, second)
    case (.number(let a), .number(let b)): a < b
    case (.period(let a, _), .period(let b, _)): a < b
    case (.text(let a), .text(let b)): NaturalOrder.precedes(a, b)
    default: left.kind < right.kind
    }
  }

  private var kind: Int {
    switch self {
    case .choice: 0
    case .number: 1
    case .period: 2
    case .text: 3
    case .missing: 4
    }
  }
}

/// What the responses of a segment have in common: one value for each key of a breakdown.
public struct SegmentKey: Sendable, Hashable, Comparable {
  /// The values, in the order of the keys.
  public let values: [SegmentValue]

  /// Makes a key.
  public init(_ values: [SegmentValue]) { self.values = values }

  /// Whether a value is missing, so that the responses belong to no segment.
  public var isMissing: Bool { values.contains(.missing) }

  /// Whether a text in it is too long to be what responses are told apart by.
  var isTooLong: Bool {
    values.contains {
      if case .text(let text) = $0 { text.utf8.count > SegmentedAggregate.Cells.longestText } else { false }
    }
  }

  /// Whether texts in it could be written in several ways that are equal.
  var hasSpellings: Bool { spelling.contains { !$0.isASCII } }

  /// The texts in it as they are written.
  var spelling: [Unicode.Scalar] {
    values.flatMap { value in if case .text(let text) = value { Array(text.unicodeScalars) } else { [Unicode.Scalar]() }
    }
  }

  /// The order of the first values, then that of the second.
  public static func < (left: SegmentKey, right: SegmentKey) -> Bool {
    left.values.lexicographicallyPrecedes(right.values)
  }
}

extension Dictionary where Key == SegmentKey {
  /// One text can be written in several ways, as `é` with one code point or with two; which one is shown must not
  /// depend on the order of responses.
  mutating func keepFirstSpelling(of key: SegmentKey) {
    guard key.hasSpellings, let index = index(forKey: key),
      key.spelling.lexicographicallyPrecedes(self[index].key.spelling)
    else { return }
    self[key] = remove(at: index).value
  }
}
