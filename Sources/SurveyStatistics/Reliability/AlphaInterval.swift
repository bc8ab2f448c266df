extension ConfidenceInterval {
  /// The interval for raw Cronbach's α (Feldt, 1965): 1 − (1 − α)·F with n − 1 and (n − 1)(k − 1) degrees of freedom.
  ///
  /// - Parameters:
  ///   - alpha: Raw α, at most 1; not standardised α, whose sampling distribution is another one.
  ///   - itemCount: The number of items k, at least 2.
  ///   - rowCount: The number of rows that α was computed from, at least 2: complete rows for listwise α.
  ///   - level: The confidence level.
  /// - Returns: The interval, or `nil` when the counts are too small or α is above 1.
  public static func feldt(
    alpha: Double, itemCount: Int, rowCount: Int, level: ConfidenceLevel = .ninetyFive
  ) -> ConfidenceInterval? {
    guard itemCount > 1, rowCount > 1, alpha <= 1, alpha.isFinite else { return nil }
    let rows = Double(rowCount - 1)
    guard
      let distribution = FDistribution(numerator: rows, denominator: rows * Double(itemCount - 1)),
      let high = distribution.quantile(level.upperProbability),
      let low = distribution.quantile(level.lowerProbability)
    else { return nil }
    return ConfidenceInterval(lower: 1 - (1 - alpha) * high, upper: 1 - (1 - alpha) * low)
  }
}

extension ItemCovariances {
  /// Feldt's interval for `cronbachAlpha` with the number of rows that the covariances rest on.
  public func cronbachAlphaInterval(level: ConfidenceLevel = .ninetyFive) -> ConfidenceInterval? {
    cronbachAlpha.flatMap { .feldt(alpha: $0, itemCount: itemCount, rowCount: rowCount, level: level) }
  }
}
