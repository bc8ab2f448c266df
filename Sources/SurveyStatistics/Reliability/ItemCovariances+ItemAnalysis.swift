extension ItemCovariances {
  /// The correlation of an item with the sum of the others, or `nil` when either does not vary.
  ///
  /// Below .30, and certainly below 0, an item deserves a look; the threshold is a rule of thumb.
  public func itemRestCorrelation(_ item: Int) -> Double? {
    let own = matrix[item, item]
    let withOthers = compensatedSum(itemCount) { $0 == item ? 0 : matrix[item, $0] }
    return correlationCoefficient(covariance: withOthers, own, dropping(item).totalVariance)
  }

  /// α of the other items, or `nil` for fewer than three items.
  public func cronbachAlphaIfDropped(_ item: Int) -> Double? {
    itemCount > 2 ? dropping(item).cronbachAlpha : nil
  }

  /// Guttman's λ₆ of the standardised items: 1 − Σ(1 − R²ⱼ)/Σrᵢⱼ, where R²ⱼ is what the other items explain of item j.
  ///
  /// `nil` for fewer than two items and when an item is constant or determined by the others.
  public var guttmanLambda6: Double? {
    guard itemCount > 1, let correlations, let factor = try? CholeskyFactor(correlations) else { return nil }
    let errors = factor.inverse.diagonal.map { 1 / $0 }.compensatedSum()
    return 1 - errors / correlations.elementSum
  }
}
