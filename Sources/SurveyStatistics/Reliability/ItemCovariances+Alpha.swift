extension ItemCovariances {
  /// Cronbach's α (1951): k/(k − 1)·(1 − Σs²ᵢ/s²_T).
  ///
  /// At most 1 and possibly negative, which asks for a look at reverse coding. An item without variation stays in k.
  /// `nil` for fewer than two items and when the total does not vary.
  public var cronbachAlpha: Double? {
    let total = totalVariance
    guard itemCount > 1, total > 0 else { return nil }
    let k = Double(itemCount)
    let value = k / (k - 1) * (1 - variances.compensatedSum() / total)
    return value.isFinite ? value : nil
  }

  /// Standardised α: k·r̄ / (1 + (k − 1)·r̄) with the mean inter-item correlation r̄.
  ///
  /// `nil` for fewer than two items, when an item does not vary and when r̄ = −1/(k − 1).
  public var standardizedAlpha: Double? {
    guard let mean = meanCorrelation else { return nil }
    let denominator = 1 + Double(itemCount - 1) * mean
    guard denominator > 0 else { return nil }
    return Double(itemCount) * mean / denominator
  }

  /// The mean of the correlations between different items, or `nil` as for standardised α.
  public var meanCorrelation: Double? {
    guard itemCount > 1, let correlations else { return nil }
    let pairs = Double(itemCount * (itemCount - 1))
    return (correlations.elementSum - Double(itemCount)) / pairs
  }
}
