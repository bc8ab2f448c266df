/// An interval for a net score and whether it had to be cut off at −1 or 1.
public struct NetScoreInterval: Hashable, Sendable {
  /// The interval inside −1…1, the one to show.
  public let interval: ConfidenceInterval
  /// The interval as the formula gives it.
  public let unclipped: ConfidenceInterval

  init(unclipped: ConfidenceInterval) {
    self.unclipped = unclipped
    interval = unclipped.clipped(to: -1...1)
  }

  /// Whether a limit was moved to the end of the scale.
  public var isClipped: Bool { interval != unclipped }
}

extension NetScore {
  /// The counts that the adjusted Wald interval adds to detractors, twice to passives and to promoters.
  static let waldAdjustment = 0.75

  /// NPS ± z·SE, or `nil` without answers. Useless when all answers agree: its width is then 0.
  public func waldInterval(level: ConfidenceLevel = .ninetyFive) -> NetScoreInterval? {
    guard let value, let standardError else { return nil }
    return NetScoreInterval(
      unclipped: ConfidenceInterval(around: value, margin: level.normalQuantile * standardError))
  }

  /// The Wald interval after adding ¾ detractor, 1½ passives and ¾ promoter, or `nil` without answers.
  ///
  /// It is centred on the adjusted score (Rocks, 2016, "Interval estimation for the net promoter score").
  public func adjustedWaldInterval(level: ConfidenceLevel = .ninetyFive) -> NetScoreInterval? {
    guard let error = adjustedWaldStandardError else { return nil }
    let center = components(adjustedBy: Self.waldAdjustment).value
    return NetScoreInterval(unclipped: ConfidenceInterval(around: center, margin: level.normalQuantile * error))
  }

  /// The standard error of the score after adding ¾ detractor, 1½ passives and ¾ promoter, or `nil` without answers.
  public var adjustedWaldStandardError: Double? {
    guard count > 0 else { return nil }
    let adjusted = components(adjustedBy: Self.waldAdjustment)
    return (adjusted.variance / adjusted.count).squareRoot()
  }

  /// The score interval (Tango, 1998, for the difference of paired proportions), or `nil` without answers.
  ///
  /// It holds the values Δ that the score test (p − d − Δ)/√(variance under Δ) does not reject; always inside −1…1.
  public func scoreInterval(level: ConfidenceLevel = .ninetyFive) -> ConfidenceInterval? {
    guard let value else { return nil }
    let z = level.normalQuantile
    let lower = value <= -1 ? -1 : bisectionPoint(low: -1, high: value) { scoreStatistic($0) > z }
    let upper = value >= 1 ? 1 : bisectionPoint(low: value, high: 1) { scoreStatistic($0) > -z }
    return ConfidenceInterval(lower: lower, upper: upper)
  }

  /// Tango's statistic for the hypothesis that the net score is `delta`: large for small `delta`.
  private func scoreStatistic(_ delta: Double) -> Double {
    let n = Double(count)
    let b = Double(promoters)
    let c = Double(detractors)
    let linear = (2 * n - b + c) * delta - b - c
    let constant = -c * delta * (1 - delta)
    let detractorShare = ((linear * linear - 8 * n * constant).squareRoot() - linear) / (4 * n)
    let variance = n * (2 * detractorShare + delta * (1 - delta))
    let distance = b - c - n * delta
    guard variance > 0 else { return distance == 0 ? 0 : distance * .infinity }
    return distance / variance.squareRoot()
  }
}
