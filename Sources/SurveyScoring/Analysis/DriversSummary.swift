import SurveyModel
import SurveyStatistics

/// What goes together with a score, and how much of its variance each driver explains: association, never cause.
public struct DriversSummary: Sendable, Hashable {
  /// What limits the numbers.
  public enum Warning: String, Sendable, Hashable, CaseIterable {
    /// Fewer than 100 complete responses, or fewer than ten for each driver: there are only correlations.
    case fewResponses
    /// A driver does not vary, or is determined by the others: there are only correlations.
    case notSeparable
    /// More than 15 drivers: there are relative weights, but no Shapley values.
    case manyDrivers
    /// Drivers overlap so much (VIF above 10) that their coefficients say little; shares of R² bear that better.
    case overlapping
    /// Too many different pairs of values for ranks.
    case tooManyValues
  }

  /// A driver.
  public struct Driver: Sendable, Hashable {
    /// The score, by index.
    public let score: Int
    /// How many responses have it and the outcome.
    public let count: Int
    /// Pearson's correlation with the outcome; `nil` where one of them does not vary.
    public let pearson: Double?
    /// Spearman's rank correlation; `nil` as there, and where there are too many different pairs.
    public let spearman: Double?
    /// The standardised coefficient of the regression on all drivers.
    public let coefficient: Double?
    /// Its share of R² as a Shapley value (Lindeman, Merenda and Gold, 1980); these add up to R².
    public let shapley: Double?
    /// Its relative weight (Johnson, 2000); these add up to R².
    public let relativeWeight: Double?
    /// How much the overlap with the other drivers inflates the variance of its coefficient.
    public let varianceInflation: Double?
  }

  /// The score that is to be explained, by index.
  public let outcome: Int
  /// How many responses have it and all drivers.
  public let count: Int
  /// The share of its variance that the drivers explain together.
  public let rSquared: Double?
  /// The same, adjusted for their number.
  public let adjustedRSquared: Double?
  /// The drivers, in document order.
  public let drivers: [Driver]
  /// What limits the numbers.
  public let warnings: [Warning]

  /// Above this the coefficients of overlapping drivers deserve a warning.
  public static let inflationLimit = 10.0

  init(_ tally: DriversTally, _ declared: CompiledDrivers) {
    let count = tally.products.rowCount
    let isEnough = count >= 100 && count >= 10 * declared.drivers.count
    let model =
      isEnough
      ? tally.products.covariances.flatMap { try? DriverModel($0, outcome: declared.drivers.count) } : nil
    let shapley = model.flatMap { try? $0.shapleyValues() }
    let weights = model.flatMap { try? $0.relativeWeights() }
    outcome = declared.outcome
    self.count = count
    rSquared = model?.rSquared
    adjustedRSquared = model?.adjustedRSquared
    drivers = zip(declared.drivers, tally.drivers).enumerated().map { index, pair in
      let (score, found) = pair
      return Driver(
        score: score, count: found.products.rowCount,
        pearson: found.products.covariances?.correlations?[0, 1],
        spearman: found.pairs.entries.flatMap { Correlation.spearman($0) }?.coefficient,
        coefficient: model?.coefficients[index], shapley: shapley?[index], relativeWeight: weights?[index],
        varianceInflation: model?.varianceInflation[index])
    }
    var warnings: [Warning] = []
    if !isEnough { warnings.append(.fewResponses) } else if model == nil { warnings.append(.notSeparable) }
    if model != nil, shapley == nil { warnings.append(.manyDrivers) }
    if model?.varianceInflation.contains(where: { $0 > Self.inflationLimit }) == true { warnings.append(.overlapping) }
    if tally.drivers.contains(where: \.pairs.isOverfull) { warnings.append(.tooManyValues) }
    self.warnings = warnings
  }
}
