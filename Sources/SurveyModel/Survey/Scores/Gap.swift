/// What was perceived less what was expected (Parasuraman, Zeithaml and Berry, 1988, SERVQUAL), over one or more pairs,
/// in points of percent: −100 to 100.
///
/// Per respondent: the mean of the pairs' gaps, weighted by the respondent's own points or ranks where an allocation or a
/// ranking is named.
/// Differences are less reliable than perceptions alone (Cronin and Taylor, 1992).
public struct Gap: Sendable, Hashable {
  /// A perception and the expectation that it is compared with.
  public struct Pair: Sendable, Hashable {
    /// The dimension or index that was perceived.
    public let perception: Name
    /// The dimension or index that was expected.
    public let expectation: Name
    /// The choice whose points or rank give its weight; the one of the perception's name, when left out.
    public let points: Name?

    /// Makes a pair.
    public init(perception: Name, expectation: Name, points: Name? = nil) {
      self.perception = perception
      self.expectation = expectation
      self.points = points
    }
  }

  /// The id.
  public let id: Name
  /// The title.
  public let title: LocalizedText?
  /// The pairs.
  public let pairs: [Pair]
  /// The allocation or ranking by which each respondent weights the pairs; equal weights, when left out.
  public let importance: Name?
  /// How many pairs must have both parts.
  public let missing: MissingRule

  /// Makes a gap.
  public init(
    id: Name, title: LocalizedText? = nil, pairs: [Pair], importance: Name? = nil, missing: MissingRule = .half
  ) {
    self.id = id
    self.title = title
    self.pairs = pairs
    self.importance = importance
    self.missing = missing
  }
}
