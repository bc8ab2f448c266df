/// What is shared out over the choices of an allocation.
public struct AllocationLimits: Sendable, Hashable {
  /// What the shares add up to.
  public let total: Ratio

  /// Whether every share is a whole number.
  public let isInteger: Bool

  /// The least that one choice may get; 0 where nothing is said.
  public let minimum: Ratio?

  /// The most that one choice may get; the total where nothing is said.
  public let maximum: Ratio?

  /// The unit, printed after numbers.
  public let unit: String?

  /// Where the limits stand, for messages.
  public let range: SourceRange

  /// Makes limits.
  public init(
    total: Ratio = 100, isInteger: Bool = true, minimum: Ratio? = nil, maximum: Ratio? = nil, unit: String? = nil,
    range: SourceRange = .none
  ) {
    self.total = total
    self.isInteger = isInteger
    self.minimum = minimum
    self.maximum = maximum
    self.unit = unit
    self.range = range
  }

  /// What one share may be.
  var share: NumberLimits {
    NumberLimits(
      isInteger: isInteger, minimum: minimum ?? 0, maximum: min(maximum ?? total, total), unit: unit, range: range)
  }
}

/// The rule that the shares of an allocation add up.
///
/// It is a constraint on each share: no share may bring those before it above the total, and the last one makes the sum
/// exact. A share whose choice is not offered is none. What was left empty is nothing, not 0, and the sum is still the total; a share that the respondent does not
/// know, or refuses, leaves the sum open upwards. An allocation without a single share is one that was left empty.
public struct AllocationSum: Sendable, Hashable {
  /// The shares that are added, by item.
  public let items: [Int]

  /// What they may be at most.
  public let total: Ratio

  /// The shares that are asked after these, by item.
  public let following: [Int]

  /// Whether these are all shares that there can be.
  public var coversAll: Bool { following.isEmpty }

  /// Whether these are all shares that are asked, so that they must be exactly the total.
  ///
  /// - Parameter isAsked: Whether an item is on the route.
  public func isComplete(_ isAsked: (Int) -> Bool) -> Bool { !following.contains(where: isAsked) }

  /// The sum of the shares that have a value, exact to nine decimals; `nil` when none has.
  ///
  /// - Parameter value: The value of an item.
  public func sum(_ value: (Int) -> Double?) -> Ratio? {
    var sum: Int128?
    for item in items {
      guard let share = value(item) else { continue }
      sum = (sum ?? 0) + Self.billionths(share)
    }
    return sum.flatMap { Ratio($0, over: 1_000_000_000) }
  }

  /// A share as a whole number of billionths: 0.1 + 0.2 + 0.7 is 1, as respondents count.
  static func billionths(_ share: Double) -> Int128 {
    Int128(exactly: (share * 1e9).rounded()) ?? 0
  }
}
