import SurveyModel

/// A number that says everything that a dimension's score depends on, and is a sum over its items.
///
/// Counts of states, of what is in scope and of what counts, and the weighted sum of the coded answers stand in fields of
/// one 64-bit word, so that a row costs one addition an item, and the score itself is worked out once for each sum that
/// occurs. Fields that say nothing new, because they are constant or follow from another, are left out.
struct AdditiveKey: Sendable {
  /// What each number of each part's column adds.
  private(set) var terms: KeyTerms

  /// How many bits the key has, without a pattern.
  private let bits: Int

  /// From which bit on a ``PatternKey`` stands above the key; `nil` where none does.
  private(set) var patternShift: UInt64?

  /// Works out the key of a dimension.
  ///
  /// - Parameters:
  ///   - dimension: The dimension; all its parts are slots.
  ///   - columns: The column of each part.
  /// - Returns: The key; `nil` where the score is no function of sums, or they do not fit a word.
  init?(_ dimension: ScoringPlan.DimensionPlan, columns: [SlotColumn]) {
    switch dimension.dimension.method {
    case .mean, .sum, .count: break
    case .min, .max: return nil
    }
    guard let fields = Self.fields(dimension, columns) else { return nil }
    var kept: [[[Int128]]] = []
    for field in fields where !Self.isConstant(field) && !kept.contains(where: { Self.isMultiple(field, of: $0) }) {
      kept.append(field)
    }
    var terms = columns.map { Array(repeating: UInt64(0), count: $0.answers.count) }
    var shift = 0
    for field in kept {
      let most = field.reduce(Int128(0)) { $0 + ($1.max() ?? 0) }
      let bits = Int128.bitWidth - most.leadingZeroBitCount
      guard shift + bits <= UInt64.bitWidth else { return nil }
      for part in field.indices {
        for number in field[part].indices { terms[part][number] |= UInt64(field[part][number]) << UInt64(shift) }
      }
      shift += bits
    }
    self.terms = KeyTerms(terms)
    bits = shift
  }

  /// The part of a word that is the key.
  var mask: UInt64 { bits == UInt64.bitWidth ? .max : 1 << UInt64(bits) - 1 }

  /// Puts a pattern of the same parts above the key, so that both are summed in one pass; where there is room for it.
  mutating func add(_ pattern: PatternKey) {
    guard bits + PatternKey.bits <= UInt64.bitWidth else { return }
    patternShift = UInt64(bits)
    terms.add(pattern.terms, above: UInt64(bits))
  }

  /// What the score depends on: a value for each number of each part's column, none negative.
  private static func fields(
    _ dimension: ScoringPlan.DimensionPlan, _ columns: [SlotColumn]
  ) -> [[[Int128]]]? {
    let coded = zip(dimension.parts, columns).map { part, column in column.answers.map { dimension.coded($0, part) } }
    var denominator: Int128 = 1
    for value in coded.joined() {
      guard let value else { continue }
      let step = value.denominator / WeightUnits.divisor(denominator, value.denominator)
      guard step <= 1 << 20, denominator * step <= 1 << 20, value >= dimension.least else { return nil }
      denominator *= step
    }
    func field(_ value: (ScoringPlan.Part, ScoredAnswer, Ratio?) -> Int128) -> [[Int128]] {
      zip(zip(dimension.parts, columns), coded).map { pair, coded in
        zip(pair.1.answers, coded).map { value(pair.0, $0, $1) }
      }
    }
    func counts(_ part: ScoringPlan.Part, _ answer: ScoredAnswer, _ coded: Ratio?) -> Bool {
      part.units > 0 && !answer.state.isOutOfScope && coded != nil
    }
    var fields = AnswerState.allCases.map { state in field { _, answer, _ in answer.state == state ? 1 : 0 } }
    fields.append(field { part, answer, _ in part.units > 0 && !answer.state.isOutOfScope ? 1 : 0 })
    fields.append(field { counts($0, $1, $2) ? 1 : 0 })
    fields.append(field { counts($0, $1, $2) && $1.value == nil ? 1 : 0 })
    fields.append(field { counts($0, $1, $2) ? $0.units : 0 })
    fields.append(
      field { part, answer, coded in
        guard counts(part, answer, coded), let coded else { return 0 }
        let above = (coded - dimension.least) * Ratio(Int(denominator))
        return Int128(above.floor) * part.units
      })
    if dimension.dimension.method == .count {
      fields.append(
        field { part, answer, coded in
          guard counts(part, answer, coded), let coded else { return 0 }
          return coded > dimension.least ? part.units : 0
        })
    }
    guard fields.joined().joined().allSatisfy({ $0 >= 0 && $0 < 1 << 56 }) else { return nil }
    return fields
  }

  /// Whether each part adds the same whatever its answer.
  private static func isConstant(_ field: [[Int128]]) -> Bool {
    field.allSatisfy { values in values.allSatisfy { $0 == values.first } }
  }

  /// Whether a field is always the same multiple of another.
  private static func isMultiple(_ field: [[Int128]], of other: [[Int128]]) -> Bool {
    let pairs = zip(field.joined(), other.joined())
    guard let first = pairs.first(where: { $0 != 0 || $1 != 0 }), first.1 != 0 else { return false }
    return pairs.allSatisfy { $0 * first.1 == $1 * first.0 }
  }
}

/// The pattern of complete answers to a dimension's items as one number, by which they are counted: all that reliability
/// needs to know.
struct PatternKey: Sendable {
  /// More patterns than this would not stay in the cache.
  private static let mostPatterns = 1 << 17

  /// What is added for an answer that does not count, so that the sum is no pattern.
  static let incomplete: UInt64 = 1 << 17

  /// How many bits the sum of all that 127 parts can add has.
  static let bits = 24

  /// The columns of the dimension's parts.
  let columns: [SlotColumn]

  /// What each number of each part's column adds; nothing for a part without a weight.
  let terms: KeyTerms

  /// How many patterns there are.
  let count: Int

  /// The coded answers of each part in the units of a ``ReliabilityTally``, by digit.
  private let digits: [[Int]]

  /// Works out the patterns of a dimension; `nil` where there are too many.
  init?(_ dimension: ScoringPlan.DimensionPlan, columns: [SlotColumn]) {
    var size = 1
    var digits: [[Int]] = []
    var terms: [[UInt64]] = []
    for (part, column) in zip(dimension.parts, columns) {
      guard part.units > 0 else {
        terms.append(column.answers.map { _ in 0 })
        continue
      }
      let coded = column.answers.map { dimension.coded($0, part) }
      let values = Set(coded.compactMap(\.self)).sorted()
      let radix = size
      size *= max(1, values.count)
      guard size <= Self.mostPatterns, dimension.parts.count < 128 else { return nil }
      terms.append(
        coded.map { value in
          value.flatMap { values.firstIndex(of: $0) }.map { UInt64($0 * radix) } ?? Self.incomplete
        })
      let units = values.compactMap { ReliabilityTally.units($0, of: dimension) }
      guard units.count == values.count else { return nil }
      digits.append(units)
    }
    count = size
    self.columns = columns
    self.terms = KeyTerms(terms)
    self.digits = digits
  }

  /// The coded answers that a pattern stands for, in units, a part with a weight each.
  func units(of pattern: Int) -> [Int] {
    var rest = pattern
    return digits.map { values in
      defer { rest /= max(1, values.count) }
      return values[rest % max(1, values.count)]
    }
  }
}
