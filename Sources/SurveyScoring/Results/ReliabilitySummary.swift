public import SurveyModel
public import SurveyStatistics

/// How well the items of a dimension go together, over the responses that answer all of them.
///
/// Alpha and omega are those of the weighted sum that the score is made of, the items coded as they enter it.
public struct ReliabilitySummary: Sendable, Hashable {
  /// From fewer complete responses than this, omega is shown with a caution.
  public static let factorCaution = 100

  /// What limits the numbers.
  public enum Warning: String, Sendable, Hashable, CaseIterable {
    /// Fewer than two complete responses, fewer than two items, or no variation: there is no alpha.
    case undetermined
    /// Alpha is negative: an item is probably keyed the wrong way round.
    case negativeAlpha
    /// Two items have no alpha worth the name; their correlation says it all.
    case twoItems
    /// An item has the same answer in every response.
    case constantItem
    /// The factor model wanted an error variance of zero or below.
    case heywood
    /// There are fewer complete responses than ``factorCaution``.
    case fewForOmega
  }

  /// An item.
  public struct Item: Sendable, Hashable {
    /// Where its answers come from.
    public let source: CompiledScoring.Part.Source
    /// The correlation with the sum of the others; `nil` where either does not vary.
    public let restCorrelation: Double?
    /// Alpha of the others; `nil` for fewer than three items.
    public let alphaIfDropped: Double?
    /// Whether it has the same answer in every response.
    public let isConstant: Bool
  }

  /// The dimension, by score index.
  public let score: Int
  /// How many responses answer all items.
  public let count: Int
  /// Cronbach's alpha (1951).
  public let alpha: Double?
  /// Its 95 % interval (Feldt, 1965).
  public let interval: ConfidenceInterval?
  /// Alpha of the items brought to equal variance; for two items the prophecy of Spearman and Brown.
  public let standardizedAlpha: Double?
  /// McDonald's omega of a one-factor model (1999); `nil` for fewer than three items and where there is no such model.
  public let omega: Double?
  /// The items with a weight, in document order.
  public let items: [Item]
  /// What limits the numbers.
  public let warnings: [Warning]

  init(_ tally: ReliabilityTally, score: Int, parts: [CompiledScoring.Part]) {
    let parts = parts.filter { !$0.weight.isZero }
    let covariances = tally.products.covariances?.weighted(by: parts.map(\.weight.doubleValue))
    let model = covariances.flatMap { try? OneFactorModel($0) }
    let constant = Set(covariances?.constantItems ?? [])
    self.score = score
    count = tally.products.rowCount
    alpha = covariances?.cronbachAlpha
    interval = covariances?.cronbachAlphaInterval()
    standardizedAlpha = covariances?.standardizedAlpha
    omega = model?.omega
    items = parts.enumerated().map { index, part in
      Item(
        source: part.source, restCorrelation: covariances?.itemRestCorrelation(index),
        alphaIfDropped: covariances?.cronbachAlphaIfDropped(index), isConstant: constant.contains(index))
    }
    var warnings: [Warning] = []
    if let alpha {
      if alpha < 0 { warnings.append(.negativeAlpha) }
      if parts.count == 2 { warnings.append(.twoItems) }
    } else {
      warnings.append(.undetermined)
    }
    if alpha != nil, !constant.isEmpty { warnings.append(.constantItem) }
    if model?.isHeywoodCase == true { warnings.append(.heywood) }
    if model != nil, count < Self.factorCaution { warnings.append(.fewForOmega) }
    self.warnings = warnings
  }
}
