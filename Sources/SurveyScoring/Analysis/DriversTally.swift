import SurveyModel
import SurveyStatistics

/// What many responses say about a score and its drivers: exact sums of products over those that have all of them, and
/// for each driver over those that have the two, with how often each pair of values occurs.
public struct DriversTally: Sendable, Hashable {
  /// How often the values of a driver and of the outcome occur together.
  struct Pairs: Sendable, Hashable {
    private struct Key: Sendable, Hashable {
      let driver: Ratio
      let outcome: Ratio
    }

    /// More different pairs than this are not kept: ranks would then take more memory than they are worth.
    static let limit = 65_536

    private var counts: [Key: Int] = [:]
    /// Whether there were more; it does not hang on the order of adding, as it is more of all that were ever added.
    private(set) var isOverfull = false

    mutating func add(_ driver: Ratio, _ outcome: Ratio, times: Int) {
      guard !isOverfull else { return }
      counts[Key(driver: driver, outcome: outcome), default: 0] += times
      drop()
    }

    mutating func merge(_ other: Pairs) {
      guard !isOverfull else { return }
      counts.merge(other.counts, uniquingKeysWith: +)
      isOverfull = other.isOverfull
      drop()
    }

    private mutating func drop() {
      guard isOverfull || counts.count > Self.limit else { return }
      isOverfull = true
      counts = [:]
    }

    /// The pairs in ascending order; `nil` where there were too many.
    var entries: [Correlation.Pair]? {
      guard !isOverfull else { return nil }
      return counts.sorted { ($0.key.driver, $0.key.outcome) < ($1.key.driver, $1.key.outcome) }
        .map { .init($0.key.driver.doubleValue, $0.key.outcome.doubleValue, count: $0.value) }
    }
  }

  /// A driver and the outcome, over the responses that have both.
  struct Driver: Sendable, Hashable {
    var products = CrossProducts(itemCount: 2)
    var pairs = Pairs()
  }

  /// The drivers and behind them the outcome, over the responses that have all of them.
  private(set) var products: CrossProducts
  private(set) var drivers: [Driver]
  private let declared: CompiledDrivers

  init(_ declared: CompiledDrivers) {
    self.declared = declared
    products = CrossProducts(itemCount: declared.drivers.count + 1)
    drivers = declared.drivers.map { _ in Driver() }
  }

  /// Adds a response, several times over.
  mutating func add(_ scores: ResponseScores, times: Int = 1) {
    guard let outcome = scores.percent(declared.outcome) else { return }
    let percents = declared.drivers.map { scores.percent($0) }
    for (index, percent) in percents.enumerated() {
      guard let percent else { continue }
      try? drivers[index].products.add([Self.units(percent), Self.units(outcome)], times: times)
      drivers[index].pairs.add(percent, outcome, times: times)
    }
    let row = percents.compactMap(\.self).map(Self.units) + [Self.units(outcome)]
    // A row of another length is not complete, and is left out.
    if row.count == products.itemCount { try? products.add(row, times: times) }
  }

  /// Adds everything that a tally of the same plan holds.
  mutating func merge(_ other: DriversTally) {
    try? products.merge(other.products)
    for (index, driver) in zip(drivers.indices, other.drivers) {
      try? drivers[index].products.merge(driver.products)
      drivers[index].pairs.merge(driver.pairs)
    }
  }

  /// A percent in the units of ``ReliabilityTally/unitsPerPercent``.
  private static func units(_ percent: Ratio) -> Int {
    let half = Ratio(1, over: 2) ?? 0
    return (percent * Ratio(ReliabilityTally.unitsPerPercent) + half).floor
  }
}
