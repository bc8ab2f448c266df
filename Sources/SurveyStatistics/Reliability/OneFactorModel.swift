/// A one-factor model of a set of items, fitted by maximum likelihood, and the reliability ω that follows from it.
///
/// Σ = λλᵀ + diag(θ) with a factor of variance 1 (Jöreskog, 1967). Three items are just identified; from 100 rows on
/// the estimates are worth reading.
public struct OneFactorModel: Hashable, Sendable {
  /// The loadings λ on the raw scale of the items, their sum not negative.
  public let loadings: [Double]
  /// The error variances θ on the raw scale of the items.
  public let uniquenesses: [Double]
  /// The items whose error variance was held at its bound because the fit wanted it at 0 or below.
  public let heywoodItems: [Int]
  /// The number of iterations used.
  public let iterationCount: Int
  private let items: ItemCovariances

  /// Fits the model to at least three items, none constant and none determined by the others.
  public init(_ items: ItemCovariances) throws(StatisticsError) {
    guard items.itemCount > 2 else { throw .tooFew("items", needed: 3, found: items.itemCount) }
    guard let correlations = items.correlations else {
      throw .singularMatrix(index: items.constantItems.first ?? 0)
    }
    // Maximum likelihood does not depend on the units, so the fit is done on correlations, where bounds mean the same
    // for every item.
    let fit = try OneFactorFit(correlations: correlations)
    let deviations = items.variances.map { $0.squareRoot() }
    loadings = zip(fit.loadings, deviations).map { $0 * $1 }
    uniquenesses = zip(fit.uniquenesses, items.variances).map { $0 * $1 }
    heywoodItems = fit.boundItems
    iterationCount = fit.iterationCount
    self.items = items
  }

  /// Whether an error variance had to be held at its bound; the model then fits badly or the sample is small.
  public var isHeywoodCase: Bool { !heywoodItems.isEmpty }

  /// ω = (Σλ)²/((Σλ)² + Σθ), the share of the model's total variance that is due to the factor (McDonald, 1999).
  public var omega: Double {
    Self.omega(loadings, uniquenesses)
  }

  /// ω of the standardised items.
  public var standardizedOmega: Double {
    let deviations = items.variances.map { $0.squareRoot() }
    return Self.omega(
      zip(loadings, deviations).map { $0 / $1 }, zip(uniquenesses, items.variances).map { $0 / $1 })
  }

  /// (Σλ)²/s²_T with the observed variance of the total, which is smaller than ω when the model misses correlation.
  ///
  /// `nil` when the total does not vary.
  public var omegaOfObservedVariance: Double? {
    let sum = loadings.compensatedSum()
    let total = items.totalVariance
    return total > 0 ? sum * sum / total : nil
  }

  private static func omega(_ loadings: [Double], _ uniquenesses: [Double]) -> Double {
    let sum = loadings.compensatedSum()
    return sum * sum / (sum * sum + uniquenesses.compensatedSum())
  }
}
