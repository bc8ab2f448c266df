/// A linear regression of one outcome on its possible drivers, all standardised, from their covariances.
public struct DriverModel: Hashable, Sendable {
  /// The correlations of the drivers with each other.
  public let driverCorrelations: Matrix
  /// The correlation of each driver with the outcome.
  public let outcomeCorrelations: [Double]
  /// The number of complete rows.
  public let rowCount: Int
  /// The standardised coefficient β of each driver.
  public let coefficients: [Double]
  /// R², the share of the outcome's variance that the drivers explain together.
  public let rSquared: Double
  /// The variance inflation factor of each driver, 1/(1 − R² on the other drivers).
  public let varianceInflation: [Double]

  /// The regression of the item with index `outcome` on all other items.
  ///
  /// Throws `singularMatrix` with the index among `items` of an item that is constant or determined by the others.
  public init(_ items: ItemCovariances, outcome: Int) throws(StatisticsError) {
    guard (0..<items.itemCount).contains(outcome) else {
      throw .outOfRange("the index of the outcome", value: Double(outcome))
    }
    guard items.itemCount > 1 else { throw .tooFew("drivers", needed: 1, found: 0) }
    guard let correlations = items.correlations else {
      throw .singularMatrix(index: items.constantItems.first ?? outcome)
    }
    let drivers = (0..<items.itemCount).filter { $0 != outcome }
    let among = correlations.submatrix(drivers)
    let factor: CholeskyFactor
    do {
      factor = try CholeskyFactor(among)
    } catch .singularMatrix(let index) {
      throw .singularMatrix(index: drivers[index])
    }
    let withOutcome = drivers.map { correlations[$0, outcome] }
    let projection = try factor.forwardSolve(withOutcome)
    driverCorrelations = among
    outcomeCorrelations = withOutcome
    rowCount = items.rowCount
    coefficients = try factor.solve(withOutcome)
    rSquared = min(1, compensatedSum(projection.count) { projection[$0] * projection[$0] })
    varianceInflation = factor.inverse.diagonal
  }

  /// The number of drivers p.
  public var driverCount: Int { outcomeCorrelations.count }

  /// 1 − (1 − R²)(n − 1)/(n − p − 1), or `nil` unless n > p + 1.
  public var adjustedRSquared: Double? {
    let residualDegrees = rowCount - driverCount - 1
    guard residualDegrees > 0 else { return nil }
    return 1 - (1 - rSquared) * Double(rowCount - 1) / Double(residualDegrees)
  }

  /// Whether there are at least 100 rows and ten for each driver; below, show correlations only.
  public var hasEnoughRows: Bool { rowCount >= 100 && rowCount >= 10 * driverCount }
}
