import SurveyModel
import SurveyStatistics

/// The values that several distributions are counted on, in ascending order.
///
/// A score takes on much the same values in every segment. Where these stand in one list, a segment is counts alone, and
/// segments are added, taken apart and ranked without comparing or reducing a fraction.
final class ValueSupport: Sendable {
  /// The values, ascending and each once.
  let values: [Ratio]

  private let grid: Grid?

  /// The values as whole numbers over one denominator.
  private struct Grid: Sendable {
    /// Each value in units of 1 / ``denominator``.
    var units: [Int64]
    let denominator: Int64
    /// The denominators of the values, each once.
    let own: [Int64]
    /// For each value, which of ``own`` is its own.
    var places: [Int32]
    /// The greatest size of a unit.
    let greatest: Int64

    /// - Returns: `nil` where the denominator is so large that squares would hardly be summed in 128 bits, be it for a single
    ///   value that is unlike the others: then each distribution finds a denominator of its own.
    init?(_ values: some Sequence<Ratio>) {
      let memo = KeyMemo()
      var (own, places): ([Int64], [Int32]) = ([], [])
      var denominator: Int128 = 1
      for value in values {
        guard let bottom = Int64(exactly: value.denominator) else { return nil }
        if let place = memo.number(of: UInt64(bottom)) {
          places.append(place)
          continue
        }
        memo.set(UInt64(bottom), to: Int32(own.count))
        places.append(Int32(own.count))
        own.append(bottom)
        guard let common = ValueDistribution.common(denominator, value.denominator) else { return nil }
        denominator = common
      }
      let whole = Int64(denominator)
      var units: [Int64] = []
      units.reserveCapacity(places.count)
      for (value, place) in zip(values, places) {
        guard let top = Int64(exactly: value.numerator) else { return nil }
        let (unit, overflow) = top.multipliedReportingOverflow(by: whole / own[Int(place)])
        if overflow || unit == .min { return nil }
        units.append(unit)
      }
      self.denominator = whole
      self.own = own
      self.places = places
      greatest = units.reduce(0) { max($0, abs($1)) }
      self.units = units
    }
  }

  /// Puts values in order.
  ///
  /// - Parameter outcomes: Values in any order, some of them the same; `nil` for what has none.
  /// - Returns: The support, and for each outcome the place of its value, -1 where it has none.
  static func placing(_ outcomes: [Ratio?]) -> (support: ValueSupport, places: [Int32]) {
    let given = outcomes.indices.filter { outcomes[$0] != nil }
    let values = given.map { outcomes[$0] ?? 0 }
    let grid = Grid(values)
    let order = grid.map { ascending($0.units) } ?? values.indices.sorted { values[$0] < values[$1] }
    var places = [Int32](repeating: -1, count: outcomes.count)
    var kept: [Int] = []
    for index in order {
      if kept.last.map({ values[$0] != values[index] }) ?? true { kept.append(index) }
      places[given[index]] = Int32(kept.count - 1)
    }
    var ordered = grid
    ordered?.units = kept.compactMap { grid?.units[$0] }
    ordered?.places = kept.compactMap { grid?.places[$0] }
    return (ValueSupport(kept.map { values[$0] }, ordered), places)
  }

  private static func ascending(_ units: [Int64]) -> [Int] {
    var keyed = units.enumerated().map { (unit: $1, index: $0) }
    keyed.sort { $0.unit < $1.unit }
    return keyed.map(\.index)
  }

  private init(_ values: [Ratio], _ grid: Grid?) {
    self.values = values
    self.grid = grid
  }

  /// The places of values; `nil` where one of them is not here.
  ///
  /// - Parameter entries: The values, ascending.
  func places(of entries: [ValueDistribution.Entry]) -> [Int]? {
    var places: [Int] = []
    places.reserveCapacity(entries.count)
    for (value, _) in entries {
      let place = values.firstPlace(from: places.last ?? 0) { $0 >= value }
      guard place < values.count, values[place] == value else { return nil }
      places.append(place)
    }
    return places
  }

  /// Σx and Σx² over the common denominator of the values that occur; `nil` where they need more than 128 bits, or all
  /// values of the support have no denominator that is worked with.
  ///
  /// - Parameters:
  ///   - counts: How often each value occurs.
  ///   - count: How often all of them do.
  func moments(_ counts: [Int], count: Int) -> (moments: IntegerMoments, denominator: Int128)? {
    guard let grid, let denominator = Self.denominator(of: counts, grid) else { return nil }
    guard let (sum, squares) = Self.sums(counts, count: count, grid) else { return nil }
    // Exact, because everything that was added is a whole number over the smaller denominator.
    let factor = Int128(grid.denominator) / denominator
    return IntegerMoments(count: count, sum: sum / factor, sumOfSquares: squares / (factor * factor))
      .map { ($0, denominator) }
  }

  /// The common denominator of the values that occur.
  private static func denominator(of counts: [Int], _ grid: Grid) -> Int128? {
    var occurs = [Bool](repeating: false, count: grid.own.count)
    for (place, count) in zip(grid.places, counts) where count > 0 { occurs[Int(place)] = true }
    var denominator: Int128 = 1
    for (own, occurs) in zip(grid.own, occurs) where occurs {
      guard let common = ValueDistribution.common(denominator, Int128(own)) else { return nil }
      denominator = common
    }
    return denominator
  }

  private static func sums(_ counts: [Int], count: Int, _ grid: Grid) -> (sum: Int128, squares: Int128)? {
    let (square, first) = grid.greatest.multipliedReportingOverflow(by: grid.greatest)
    if !first, !square.multipliedReportingOverflow(by: Int64(count)).overflow {
      var (sum, squares) = (Int64(0), Int64(0))
      for (unit, times) in zip(grid.units, counts) {
        let once = unit &* Int64(times)
        sum &+= once
        squares &+= once &* unit
      }
      return (Int128(sum), Int128(squares))
    }
    var (sum, squares) = (Int128(0), Int128(0))
    for (unit, times) in zip(grid.units, counts) {
      // Of 126 bits at most.
      let once = Int128(unit) * Int128(times)
      let (twice, second) = once.multipliedReportingOverflow(by: Int128(unit))
      let (next, third) = squares.addingReportingOverflow(twice)
      if second || third { return nil }
      sum += once
      squares = next
    }
    return (sum, squares)
  }
}

extension Array {
  /// The first place of an element that belongs to the upper part of an array of two parts, found by halving; the number
  /// of elements where none does.
  ///
  /// - Parameters:
  ///   - start: A place before which all elements are in the lower part.
  ///   - isUpper: Whether an element is in the upper part.
  func firstPlace(from start: Int = 0, where isUpper: (Element) -> Bool) -> Int {
    var (low, high) = (start, count)
    while low < high {
      let middle = (low + high) / 2
      if isUpper(self[middle]) { high = middle } else { low = middle + 1 }
    }
    return low
  }
}
