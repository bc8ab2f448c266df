/// How much a group of raters agrees, compared with ratings spread evenly over the scale (James, Demaree and Wolf, 1984).
///
/// The even spread is a contested yardstick: people use the ends less.
public enum WithinGroupAgreement {
  /// σ²ᵤ = (A² − 1)/12, the variance of an even spread over A answer options; `nil` for fewer than 2 options.
  public static func uniformVariance(optionCount: Int) -> Double? {
    optionCount > 1 ? (Double(optionCount) * Double(optionCount) - 1) / 12 : nil
  }

  /// r_wg = 1 − s²/σ²ᵤ of one item, not below 0; `nil` for fewer than two ratings or options.
  public static func singleItem(_ ratings: [Int], optionCount: Int) -> Double? {
    guard
      let variance = IntegerMoments(ratings).variance, let uniform = uniformVariance(optionCount: optionCount)
    else { return nil }
    return max(0, 1 - variance / uniform)
  }

  /// r_wg(J) = J·(1 − q)/(J·(1 − q) + q) with q the mean item variance over σ²ᵤ, not below 0.
  ///
  /// `items` holds one list of ratings for each item. `nil` without items or for fewer than two ratings of one.
  public static func severalItems(_ items: [[Int]], optionCount: Int) -> Double? {
    let variances = items.compactMap { IntegerMoments($0).variance }
    return variances.count == items.count ? severalItems(variances: variances, optionCount: optionCount) : nil
  }

  /// The same from the variance of each item's ratings, divisor n − 1.
  public static func severalItems(variances: [Double], optionCount: Int) -> Double? {
    guard !variances.isEmpty, let uniform = uniformVariance(optionCount: optionCount) else { return nil }
    let count = Double(variances.count)
    let quotient = variances.compensatedSum() / count / uniform
    guard quotient < 1 else { return 0 }
    return count * (1 - quotient) / (count * (1 - quotient) + quotient)
  }
}
