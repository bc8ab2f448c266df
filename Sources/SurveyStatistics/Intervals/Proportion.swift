/// A count of cases among a number of trials, such as top-box answers among valid answers.
public struct Proportion: Hashable, Sendable {
  /// The number of cases, 0…`trials`.
  public let successes: Int
  /// The number of trials, possibly 0.
  public let trials: Int

  /// A proportion, or `nil` unless 0 ≤ successes ≤ trials.
  public init?(_ successes: Int, of trials: Int) {
    guard successes >= 0, trials >= successes else { return nil }
    self.successes = successes
    self.trials = trials
  }

  /// successes / trials, or `nil` without trials.
  public var value: Double? {
    trials > 0 ? Double(successes) / Double(trials) : nil
  }

  /// The score interval without continuity correction (Wilson, 1927), or `nil` without trials.
  ///
  /// (p + z²/2n ± z·√(p(1 − p)/n + z²/4n²)) / (1 + z²/n). Always inside 0…1, and never of width 0.
  public func wilsonInterval(level: ConfidenceLevel = .ninetyFive) -> ConfidenceInterval? {
    guard trials > 0 else { return nil }
    let z = level.normalQuantile
    let n = Double(trials)
    let p = Double(successes) / n
    let square = z * z
    let center = p + square / (2 * n)
    let margin = z * (p * (1 - p) / n + square / (4 * n * n)).squareRoot()
    let scale = 1 + square / n
    // The limits at the ends are exactly 0 and 1; rounding must not push p outside its own interval.
    let lower = successes == 0 ? 0 : max(0, (center - margin) / scale)
    let upper = successes == trials ? 1 : min(1, (center + margin) / scale)
    return ConfidenceInterval(lower: min(lower, p), upper: max(upper, p))
  }

  /// The exact interval (Clopper and Pearson, 1934), or `nil` without trials. Wider than needed for small samples.
  ///
  /// Its limits are beta quantiles: Beta(k, n − k + 1) and Beta(k + 1, n − k).
  public func clopperPearsonInterval(level: ConfidenceLevel = .ninetyFive) -> ConfidenceInterval? {
    guard trials > 0 else { return nil }
    let k = Double(successes)
    let n = Double(trials)
    let lower = BetaDistribution(alpha: k, beta: n - k + 1)?.quantile(level.lowerProbability) ?? 0
    let upper = BetaDistribution(alpha: k + 1, beta: n - k)?.quantile(level.upperProbability) ?? 1
    return ConfidenceInterval(lower: lower, upper: upper)
  }
}
